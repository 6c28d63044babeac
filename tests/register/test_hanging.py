"""Promises that hang on an event, an encounter, an agreement or another promise."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.register.actions import delete, edit, enter, merge, undo
from comity.register.hanging import Circle, chain_of
from comity.register.history import entries_of
from comity.register.models import (
    Agreement,
    Desk,
    Encounter,
    Entry,
    Event,
    Promise,
    Record,
    User,
)
from comity.register.wording import LanguageMap

pytestmark = pytest.mark.django_db


def base(record: Record) -> Record:
    return Record.objects.get(pk=record.pk)


@pytest.fixture
def put(desk: Desk, officer: User) -> Any:
    def putting(record: Any) -> Any:
        return enter(record, by=officer, desk=desk)

    return putting


@pytest.fixture
def forum(put: Any) -> Event:
    return put(Event(name=LanguageMap(en="Forum"), date="2027-07-01/2027-07-04"))


def promise(on: Record | None, offset: str, name: str = "open an office") -> Promise:
    return Promise(
        what=LanguageMap(en=name), grade="will-do", due_offset=offset,
        depends_on=base(on) if on else None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("offset", "due"),
    [("P0D", "2027-07-01/2027-07-04"), ("P3M", "2027-10-04"), ("-P14D", "2027-06-17")],
)
def test_a_promise_falls_due_with_before_or_after_what_it_hangs_on(
    offset: str, due: str, put: Any, forum: Event
):
    assert put(promise(forum, offset)).due == due


def test_it_moves_with_the_event_and_both_histories_tell(put: Any, forum: Event, officer: User):
    office = put(promise(forum, "P0D"))
    edit(forum, by=officer, date="2027-09-10", reason="the hall burnt down")
    office.refresh_from_db()
    assert office.due == "2027-09-10"
    assert str(office.due_upper) == "2027-09-10"
    entry = entries_of(office)[0]
    assert entry.about_id == forum.pk
    assert entry.reason == "the hall burnt down"
    assert [c.field for c in entry.changes.filter(record=office)] == ["due"]


def test_taking_the_change_of_the_event_back_takes_back_the_due_date(
    put: Any, forum: Event, officer: User
):
    office = put(promise(forum, "P1M"))
    edit(forum, by=officer, date="2028-09-10")
    undo(Entry.objects.filter(about=forum.pk).latest("pk"), by=officer)
    office.refresh_from_db()
    assert office.due == "2027-08-04"


def test_a_chain_of_promises_moves_together_with_its_head(put: Any, forum: Event, officer: User):
    office = put(promise(forum, "P0D"))
    staff = put(promise(office, "P1M", "send two people"))
    report = put(promise(staff, "P10D", "report"))
    edit(forum, by=officer, date="2027-12-31")
    dues = [Promise.objects.get(pk=each.pk).due for each in (office, staff, report)]
    assert dues == ["2027-12-31", "2028-01-31", "2028-02-10"]
    assert [each.pk for each in chain_of(report)] == [staff.pk, office.pk, forum.pk]


def test_a_promise_on_a_kept_one_is_counted_from_the_day_it_was_kept(put: Any, officer: User):
    first = put(Promise(what=LanguageMap(en="send the draft"), due="2027-03-01"))
    answer = put(promise(first, "P14D", "answer to it"))
    edit(first, by=officer, fulfilment="late", closed_on="2027-03-20")
    answer.refresh_from_db()
    assert answer.due == "2027-04-03"


def test_of_an_agreement_entry_into_force_counts_before_signature(put: Any, officer: User):
    protocol = put(Agreement(agreement_kind="memorandum", stage="signed", signed_on="2027-01-10"))
    plan = put(promise(protocol, "P3M", "write a plan"))
    assert plan.due == "2027-04-10"
    edit(protocol, by=officer, in_force_from="2027-02-01")
    plan.refresh_from_db()
    assert plan.due == "2027-05-01"


def test_without_a_date_to_count_from_no_day_is_made_up(put: Any, officer: User):
    visit = put(Encounter(encounter_kind="visit", modality="planned"))
    gift = put(promise(visit, "P7D"))
    assert gift.due is None
    edit(visit, by=officer, date="2027-05")
    gift.refresh_from_db()
    assert gift.due == "2027-06-07~"


def test_what_is_closed_or_has_a_date_of_its_own_does_not_move(
    put: Any, forum: Event, officer: User
):
    own = put(promise(forum, ""))
    edit(own, by=officer, due="2027-01-01")
    kept = put(promise(forum, "P0D"))
    edit(kept, by=officer, fulfilment="done", closed_on="2027-07-02")
    edit(forum, by=officer, date="2029-01-01")
    for each in (own, kept):
        each.refresh_from_db()
    assert (own.due, kept.due) == ("2027-01-01", "2027-07-01/2027-07-04")


def test_what_hangs_on_a_deleted_event_keeps_its_last_date(put: Any, forum: Event, officer: User):
    office = put(promise(forum, "P0D"))
    delete(forum, by=officer, reason="never was")
    office.refresh_from_db()
    assert office.due == "2027-07-01/2027-07-04"


def test_a_promise_cannot_hang_on_itself_however_many_lie_between(put: Any, officer: User):
    first = put(Promise(what=LanguageMap(en="first")))
    second = put(promise(first, "P1D", "second"))
    third = put(promise(second, "P1D", "third"))
    with pytest.raises(Circle) as refused:
        edit(first, by=officer, depends_on=base(third))
    assert "“first” hangs on “third” hangs on “second” hangs on “first”" in str(refused.value)
    first.refresh_from_db()
    assert first.depends_on is None
    with pytest.raises(Circle):
        edit(first, by=officer, depends_on=base(first))


def test_joining_two_promises_makes_no_circle(put: Any, officer: User, desk: Desk):
    first = put(Promise(what=LanguageMap(en="first")))
    second = put(promise(first, "P1D", "second"))
    twin = put(promise(second, "", "first again"))
    with pytest.raises(Circle):
        merge(twin, first, by=officer)
    assert Promise.objects.get(pk=twin.pk).is_live


def test_joined_promises_keep_one_way_of_falling_due(put: Any, forum: Event, officer: User):
    own = put(Promise(what=LanguageMap(en="open"), due="2027-01-01"))
    hanging = put(promise(forum, "P0D"))
    merge(hanging, own, by=officer)
    own.refresh_from_db()
    assert (own.due, own.due_offset) == ("2027-01-01", "")


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(links=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=12))
def test_whatever_people_hang_on_whatever_there_is_never_a_circle(
    links: list[tuple[int, int]], put: Any, officer: User
):
    promises = [put(Promise(what=LanguageMap(en=f"{n}"), due="2027-01-01")) for n in range(5)]
    for one, other in links:
        try:
            edit(
                Promise.objects.get(pk=promises[one].pk),
                by=officer, depends_on=base(promises[other]), due_offset="P1D",
            )  # fmt: skip
        except Circle:
            continue
    for each in promises:
        held = Promise.objects.get(pk=each.pk)
        above = chain_of(held)
        assert each.pk not in {one.pk for one in above}
        if above:
            assert held.due == str(
                date.fromisoformat(Promise.objects.get(pk=above[0].pk).due or "") + timedelta(1)
            )
