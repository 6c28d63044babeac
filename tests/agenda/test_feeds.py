"""Calendars by a secret address, read back by a calendar library that is not ours."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
import vobject
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comity.agenda.feeds import feed_at, open_feed, revoke_feed, token_of
from comity.register.actions import add_part, delete, edit, mark_confidential
from comity.register.models import (
    Agreement,
    Attendance,
    Encounter,
    Event,
    Institution,
    Invitation,
    Invitee,
    Membership,
    Party,
    Person,
    Place,
    Record,
)

SOON = date.today() + timedelta(days=20)
NEXT_YEAR = str(date.today().year + 1)


@pytest.fixture
def fetch(officer: Any, desk: Any) -> Any:
    """Fetches a feed as a calendar program does, and gives its events by their summary."""

    def fetching(*whats: str, language: str = "en") -> dict[str, Any]:
        feed = open_feed(by=officer, desk=desk, whats=whats, language=language)
        answer = Client().get(f"/calendar/{token_of(feed)}.ics")
        assert answer.status_code == 200
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        calendar = vobject.readOne(answer.content.decode())
        return {each.summary.value: each for each in calendar.contents.get("vevent", [])}

    return fetching


def test_a_day_is_a_day_and_several_are_a_span(fetch: Any, visit: Any, put: Any, officer: Any):
    place = put(Place(name={"en": "Moscow"}))
    one = visit(SOON.isoformat(), "One day")
    edit(one, by=officer, place=place)
    visit(f"{SOON}/{SOON + timedelta(days=2)}", "Three days")
    events = fetch()
    day, days = events["One day"], events["Three days"]
    assert (day.dtstart.value, day.dtend.value) == (SOON, SOON + timedelta(days=1))
    assert days.dtend.value - days.dtstart.value == timedelta(days=3)
    assert day.location.value == "Moscow"
    assert day.url.value == f"http://testserver/encounters/{one.pk}/"
    assert day.transp.value == "TRANSPARENT"


def test_a_date_without_a_day_is_not_made_one(fetch: Any, visit: Any):
    visit(f"{NEXT_YEAR}-10", "Visit")
    (event,) = fetch().values()
    assert event.summary.value == f"Visit (October {NEXT_YEAR}, no exact day)"
    assert (event.dtstart.value, event.dtend.value) == (
        date(int(NEXT_YEAR), 10, 1), date(int(NEXT_YEAR), 11, 1),
    )  # fmt: skip
    assert "No exact day is known" in event.description.value


def test_a_deadline_says_that_it_is_one(fetch: Any, promise: Any, put: Any):
    promise(SOON.isoformat())
    put(
        Agreement(
            agreement_kind="memorandum", stage="in-force", title={"en": "Memorandum"},
            in_force_from="2020-01-01", until=f"{NEXT_YEAR}-12-31", notice="P3M",
            renews="automatic",
        )
    )  # fmt: skip
    events = fetch()
    assert "Promise due: open the office" in events
    assert "Agreement ends: Memorandum" in events
    notice = events["Notice by: Memorandum"].dtstart.value
    assert notice < events["Agreement ends: Memorandum"].dtstart.value


@pytest.mark.parametrize(
    ("language", "summary"),
    [
        ("tr", f"Ziyaret (Ekim {NEXT_YEAR}, kesin gün belli değil)"),
        ("ru", f"Визит (октябрь {NEXT_YEAR} г., точный день не назван)"),
    ],
)
def test_a_feed_speaks_the_language_in_which_it_was_made(
    language: str, summary: str, fetch: Any, visit: Any
):
    visit(f"{NEXT_YEAR}-10", "Visit")
    assert list(fetch(language=language)) == [summary]


def test_a_feed_holds_only_its_sorts_of_entry(fetch: Any, visit: Any, promise: Any):
    visit(SOON.isoformat(), "Visit")
    promise(SOON.isoformat())
    assert list(fetch("encounter")) == ["Visit"]


def test_an_event_keeps_its_id_when_its_date_moves(fetch: Any, visit: Any, officer: Any):
    encounter = visit(SOON.isoformat(), "Visit")
    before = fetch()["Visit"].uid.value
    edit(encounter, by=officer, date=str(SOON + timedelta(days=3)))
    assert fetch()["Visit"].uid.value == before


def test_what_is_confidential_or_deleted_never_leaves_in_a_feed(
    fetch: Any, visit: Any, officer: Any, desk: Any
):
    secret, gone = visit(SOON.isoformat(), "Secret"), visit(SOON.isoformat(), "Gone")
    mark_confidential(secret, by=officer, desk=desk)
    delete(gone, by=officer, reason="entered twice")
    assert fetch() == {}


@pytest.fixture
def people(put: Any) -> dict[str, Record]:
    """A guest, a host, the city, an event, and a mission that only its sender's name tells."""
    made: dict[str, Record] = {
        "guest": put(Person(name={"en": "Secret Guest"})),
        "host": put(Person(name={"en": "Open Host"})),
        "city": put(Place(name={"en": "Quietville"})),
        "event": put(Event(name={"en": "Closed Forum"}, date=SOON.isoformat())),
    }
    mission = Institution(institution_kind="consulate", represents=made["city"])
    return {**made, "mission": put(mission)}


@pytest.fixture
def hide(officer: Any, desk: Any) -> Any:
    return lambda record: mark_confidential(record, by=officer, desk=desk)


def untitled(put: Any, officer: Any, people: Any, *guests: str, **more: Any) -> Any:
    """A visit that nobody gave a title."""
    visit = put(
        Encounter(encounter_kind="visit", date=SOON.isoformat(), modality="planned", **more)
    )
    for name in guests:
        side = "host" if name == "host" else "guest"
        add_part(Attendance(encounter=visit, who=people[name], side=side), by=officer)
    return visit


def test_a_confidential_guest_and_place_of_an_open_visit_stay_in_the_house(
    fetch: Any, put: Any, officer: Any, people: Any, hide: Any
):
    untitled(put, officer, people, "guest", "host", place=people["city"])
    assert list(fetch("encounter")) == ["Visit: Secret Guest – Open Host, Quietville"]
    hide(people["guest"])
    assert list(fetch("encounter")) == ["Visit: Open Host, Quietville"]
    hide(people["city"])
    assert list(fetch("encounter")) == ["Visit: Open Host"]
    hide(people["host"])
    assert list(fetch("encounter")) == ["Visit"]


def test_a_title_in_one_language_does_not_let_the_guest_out_in_another(
    fetch: Any, put: Any, officer: Any, people: Any, hide: Any
):
    untitled(put, officer, people, "guest", title={"tr": "Ziyaret"})
    hide(people["guest"])
    told = [*fetch("encounter", language="en"), *fetch("encounter", language="tr")]
    assert told == ["Visit", "Ziyaret"]


def test_a_mission_is_not_called_by_whom_it_is_not_to_name(
    fetch: Any, put: Any, officer: Any, people: Any, hide: Any
):
    untitled(put, officer, people, "mission")
    assert list(fetch("encounter")) == ["Visit: Consulate: Quietville"]
    hide(people["city"])
    assert list(fetch("encounter")) == ["Visit: Consulate"]


def test_confidential_parties_and_events_stay_in_the_house(
    fetch: Any, put: Any, officer: Any, people: Any, hide: Any
):
    agreement = put(Agreement(agreement_kind="memorandum", stage="in-force", until=str(SOON)))
    add_part(Party(agreement=agreement, who=people["city"]), by=officer)
    invitation = put(Invitation(inviter=people["host"], event=people["event"], reply_by=str(SOON)))
    add_part(Invitee(invitation=invitation, who=people["guest"], answer="awaited"), by=officer)
    before = " ".join(fetch())
    for name in ("city", "event", "guest"):
        hide(people[name])
    after = " ".join(fetch())
    for words in ("Quietville", "Closed Forum", "Secret Guest"):
        assert words in before and words not in after
    assert "Memorandum" in after and "Open Host" in after


def test_a_calendar_asks_no_more_for_many_entries_than_for_one(
    fetch: Any, put: Any, officer: Any, people: Any, django_assert_max_num_queries: Any
):
    fetch()
    untitled(put, officer, people, "guest", "host")
    with CaptureQueriesContext(connection) as one:
        fetch()
    for _ in range(5):
        untitled(put, officer, people, "guest", "host")
    with django_assert_max_num_queries(len(one)):
        fetch()


def test_a_revoked_address_leads_nowhere(officer: Any, desk: Any):
    feed = open_feed(by=officer, desk=desk, whats=(), language="en")
    address = f"/calendar/{token_of(feed)}.ics"
    assert Client().get(address).status_code == 200
    revoke_feed(feed, by=officer)
    assert Client().get(address).status_code == 404


def test_an_address_cannot_be_guessed_from_another(officer: Any, desk: Any):
    first = open_feed(by=officer, desk=desk, whats=(), language="en")
    second = open_feed(by=officer, desk=desk, whats=(), language="en")
    key, secret = token_of(first).split("-")
    for wrong in (f"{second.pk}-{secret}", f"{key}-", key, f"{key}-{secret[:-1]}0x", "x", "9" * 40):
        assert feed_at(wrong) is None


def test_a_feed_of_somebody_who_left_is_empty(fetch: Any, visit: Any, officer: Any):
    visit(SOON.isoformat(), "Visit")
    Membership.objects.filter(user=officer).delete()
    assert fetch() == {}


def test_only_its_owner_revokes_a_feed(officer: Any, desk: Any, django_user_model: Any):
    feed = open_feed(by=officer, desk=desk, whats=(), language="en")
    with pytest.raises(PermissionError):
        revoke_feed(feed, by=django_user_model.objects.create_user("other"))
