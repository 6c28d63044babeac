"""Taking a promise up, closing it with evidence, opening it again: what the register keeps."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from comity.cooperation.promises.deeds import Shows, begin, drop, fulfil, halt, lapse, reopen
from comity.cooperation.promises.states import NotNow, State, Unsaid, Unshown
from comity.cooperation.scans import keep_scan
from comity.register.actions import Gone, delete, enter, undo
from comity.register.history import entries_of, origin_of
from comity.register.models import Act, Desk, Encounter, Promise, User
from comity.register.permissions import NotAllowed
from comity.register.wording import LanguageMap

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()


@pytest.fixture
def promise(desk: Desk, officer: User) -> Promise:
    made = Promise(what=LanguageMap(en="send two experts"), grade="will-do", due=TODAY.isoformat())
    return enter(made, by=officer, desk=desk)


@pytest.fixture
def visit(desk: Desk, officer: User) -> Encounter:
    return enter(Encounter(encounter_kind="visit", date=TODAY.isoformat()), by=officer, desk=desk)


def test_words_alone_show_nothing(promise: Promise, officer: User):
    with pytest.raises(Unshown):
        fulfil(promise, [Shows(words="they were there, I saw them")], by=officer)
    promise.refresh_from_db()
    assert promise.fulfilment == State.OPEN
    assert not promise.evidence.exists()


def test_an_encounter_a_scan_and_an_act_show_a_fulfilment(
    promise: Promise, visit: Encounter, officer: User, desk: Desk
):
    scan = keep_scan(b"\x89PNG", "list.png", by=officer, desk=desk, confidential=False)
    act = enter(Act(act_kind="permission", number="7"), by=officer, desk=desk)
    shown = [Shows(encounter=visit), Shows(source=scan, words="the list"), Shows(act=act)]
    assert fulfil(promise, shown, by=officer, outcome="both came") is State.DONE
    assert promise.outcome == "both came"
    assert promise.closed_on == TODAY.isoformat()
    assert [each.words for each in promise.evidence.all()] == ["", "the list", ""]
    assert promise.evidence.all()[1].source.content.sha256 == scan.content_id
    origin = origin_of(promise, "fulfilment")
    assert origin is not None
    assert origin.entry.by == officer


def test_only_what_is_surely_after_the_due_date_is_late(
    desk: Desk, officer: User, visit: Encounter
):
    last_month = (TODAY.replace(day=1) - timedelta(days=1)).isoformat()[:7]
    for on, state in ((TODAY.isoformat(), State.LATE), (last_month, State.DONE)):
        made = Promise(what=LanguageMap(en="x"), grade="will-do", due=last_month)
        enter(made, by=officer, desk=desk)
        assert fulfil(made, [Shows(encounter=visit)], by=officer, on=on) is state


def test_a_day_that_is_yet_to_come_and_what_is_no_day_are_refused(
    promise: Promise, visit: Encounter, officer: User
):
    for on in ((TODAY + timedelta(days=1)).isoformat(), "soon"):
        with pytest.raises(ValidationError):
            fulfil(promise, [Shows(encounter=visit)], by=officer, on=on)


def test_a_promise_is_begun_halted_given_up_and_opened_again(promise: Promise, officer: User):
    assert begin(promise, by=officer) is State.UNDER_WAY
    assert halt(promise, by=officer) is State.OPEN
    assert drop(promise, by=officer, reason="the minister withdrew it") is State.DROPPED
    assert (promise.outcome, promise.closed_on) == ("the minister withdrew it", TODAY.isoformat())
    assert reopen(promise, by=officer, reason="a misunderstanding") is State.OPEN
    assert (promise.outcome, promise.closed_on) == ("", None)
    assert lapse(promise, by=officer, reason="the fair was cancelled") is State.LAPSED
    told = [entry.reason for entry in entries_of(promise)]
    assert told[0] == "the fair was cancelled"


def test_of_two_who_close_it_the_second_is_told(promise: Promise, visit: Encounter, officer: User):
    stale = Promise.objects.get(pk=promise.pk)
    fulfil(promise, [Shows(encounter=visit)], by=officer)
    with pytest.raises(NotNow):
        drop(stale, by=officer, reason="not wanted")
    with pytest.raises(Unsaid):
        reopen(stale, by=officer, reason="")


def test_taking_the_closing_back_takes_its_evidence_back(
    promise: Promise, visit: Encounter, officer: User
):
    fulfil(promise, [Shows(encounter=visit)], by=officer)
    undo(entries_of(promise)[0], by=officer)
    promise.refresh_from_db()
    assert promise.fulfilment == State.OPEN
    assert promise.closed_on is None
    assert not promise.evidence.exists()


def test_who_only_reads_closes_nothing_and_a_deleted_promise_is_gone(
    promise: Promise, visit: Encounter, officer: User, desk: Desk, a_member: Any
):
    reader = a_member(desk, "reader", "reader")
    with pytest.raises(NotAllowed):
        fulfil(promise, [Shows(encounter=visit)], by=reader)
    delete(promise, by=officer, reason="twice")
    with pytest.raises(Gone):
        begin(promise, by=officer)
