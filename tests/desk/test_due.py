"""What is due and what waits: wishes bind nobody, and what is over awaits no answer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from comity.register.actions import add_part, enter
from comity.register.models import Event, Grade, Invitation, Invitee, Promise
from comity.register.wording import LanguageMap


def day(days: int) -> str:
    return (timezone.localdate() + timedelta(days)).isoformat()


def promise(register: Any, name: str, grade: Grade) -> Promise:
    made = Promise(what=LanguageMap(en=name), grade=grade, due=day(-3))
    return enter(made, by=register.officer, desk=register.desk)


def test_a_wish_is_never_overdue(register: Any, officer: Client):
    promise(register, "Open a market one day", Grade.INTENDS)
    promise(register, "Send the programme", Grade.WILL_DO)
    late = officer.get("/promises/?state=overdue").text
    assert "Send the programme" in late and "Open a market" not in late
    # Today and the agenda have one rule: what is not overdue on one is not on the other.
    for page in ("/", "/agenda/?view=list", f"/agenda/?on={day(-3)}"):
        assert "Open a market" not in officer.get(page).text, page
    assert "Send the programme" in officer.get("/agenda/?view=list").text
    wished = officer.get("/promises/?state=wished").text
    assert "Open a market one day" in wished and "Only wished" in wished
    assert "Open a market" not in officer.get("/promises/?state=open").text


def invitation(register: Any, name: str, **fields: Any) -> Invitation:
    made = Invitation(event_text=LanguageMap(en=name), **fields)
    enter(made, by=register.officer, desk=register.desk)
    add_part(Invitee(invitation=made, who=register["soyer"]), by=register.officer)
    return made


@pytest.fixture
def past_event(register: Any) -> Event:
    made = Event(name=LanguageMap(en="Autumn fair"), date="2021-09")
    return enter(made, by=register.officer, desk=register.desk)


def test_what_is_over_awaits_no_answer_any_more(register: Any, officer: Client, past_event: Event):
    invitation(register, "by its day", date="2021-07-01")
    invitation(register, "by its event", event=past_event)
    invitation(register, "told long ago", made_on="2021")
    invitation(register, "still ahead", date=day(20))
    invitation(register, "told lately", made_on=day(-20))
    waits = officer.get("/invitations/?answer=awaited").text
    never = officer.get("/invitations/?answer=never").text
    today = officer.get("/").text
    for name in ("By its day", "Told long ago"):
        assert name not in waits and name in never and name not in today
    for name in ("Still ahead", "Told lately"):
        assert name in waits and name not in never and name in today
    assert "Autumn fair" in never and "Autumn fair" not in waits
    assert "Answer not known" in never
