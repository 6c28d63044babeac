"""Dates that need not be exact, words in several languages, and words of closed lists."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from comity.edtf import parse
from comity.intake import models as intake_models
from comity.register import actions, models
from comity.register.fields import bounds_of, overlapping
from comity.register.models import Encounter, Event, User
from comity.register.wording import LanguageMap, Wording
from comity.register.words import LANGUAGES, Worded, word

DATES = ["2023-10", "2019/..", "../2021-22", "2021-09-09/2021-09-11", "2024-05-12", "2019/"]


@pytest.fixture
def events(officer: User) -> None:
    for said in [*DATES, "XXXX-07-01", None]:
        actions.enter(Event(name=LanguageMap(en=said or "unknown"), date=said), by=officer)


def found(first: date | None, last: date | None) -> set[str]:
    events = Event.objects.filter(overlapping("date", first, last))
    return {event.date or "" for event in events}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2023, 10, 31), date(2023, 11, 1), {"2023-10", "2019/..", "2019/"}),
        (date(2021, 9, 10), date(2021, 9, 10), {"2019/..", "2021-09-09/2021-09-11", "2019/"}),
        (None, date(2018, 1, 1), {"../2021-22"}),
        (date(2024, 5, 12), None, {"2024-05-12", "2019/..", "2019/"}),
        (None, None, set(DATES)),
    ],
)
def test_dates_are_found_by_the_days_that_they_may_cover(
    events: None, first: date | None, last: date | None, expected: set[str]
) -> None:
    assert found(first, last) == expected


@pytest.mark.django_db
def test_dates_sort_by_their_first_day_and_unsaid_years_come_last(events: None) -> None:
    ordered = Event.objects.exclude(date=None).order_by("date_sort")
    assert [event.date for event in ordered] == [
        "2019/", "2019/..", "../2021-22", "2021-09-09/2021-09-11", "2023-10", "2024-05-12",
        "XXXX-07-01",
    ]  # fmt: skip


@given(st.dates(min_value=date(1, 1, 1)), st.dates(min_value=date(1, 1, 1)))
def test_bounds_hold_exactly_the_days_that_were_said(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert bounds_of(parse(f"{first.isoformat()}/{last.isoformat()}")) == (first, last)


@pytest.mark.django_db
def test_changing_a_date_changes_the_columns_beside_it(officer: User) -> None:
    event = actions.enter(Event(name=LanguageMap(en="Forum"), date="2021"), by=officer)
    actions.edit(event, by=officer, date="2022-03")
    event.refresh_from_db()
    assert (event.date_lower, event.date_upper) == (date(2022, 3, 1), date(2022, 3, 31))
    assert (event.when, event.when_lower) == ("2022-03", date(2022, 3, 1))
    actions.edit(event, by=officer, date=None)
    event.refresh_from_db()
    assert (event.date_sort, event.when_lower) == (None, None)


def test_a_missing_language_is_said_and_never_faked() -> None:
    words = LanguageMap(en="Moscow", ru="Москва")
    assert words.wording("ru") == Wording("Москва", "ru")
    assert words.wording("tr") == Wording("Moscow", "en", is_missing=True)
    assert LanguageMap().wording("tr") is None


def test_an_empty_wording_is_a_missing_one() -> None:
    assert LanguageMap(tr=" ", en="Moscow") == {"en": "Moscow"}


def test_any_language_will_do_when_nothing_better_is_there() -> None:
    assert LanguageMap(de="Moskau").text("tr") == "Moskau"


@pytest.mark.django_db
def test_a_language_map_comes_back_as_one(officer: User) -> None:
    event = actions.enter(Event(name=LanguageMap(tr="Forum")), by=officer)
    assert isinstance(Event.objects.get(pk=event.pk).name, LanguageMap)


def closed_lists() -> list[type[Worded]]:
    return [
        each
        for module in (models, intake_models)
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, Worded) and each is not Worded
    ]


@pytest.mark.parametrize("closed", closed_lists(), ids=lambda closed: closed.__name__)
def test_every_value_has_a_word_in_every_language(closed: type[Worded]) -> None:
    for value in closed.values:
        assert all(word(closed.__name__, value, language) for language in LANGUAGES)


def test_labels_follow_the_reader() -> None:
    visit = Encounter(encounter_kind="visit")
    said = {}
    for language in LANGUAGES:
        with translation.override(language):
            said[language] = str(visit.get_encounter_kind_display())
    assert said == {"tr": "Ziyaret", "en": "Visit", "ru": "Визит"}


@pytest.mark.django_db
def test_sqlite_writes_ahead_so_that_readers_never_wait() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite has a journal mode")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        assert cursor.fetchone()[0] in ("wal", "memory")


def test_a_kind_of_record_can_be_sorted_by_the_companions_that_it_inherits():
    names = {column.name for column in Encounter._meta.get_fields()}
    assert {"when_sort", "when_lower", "when_upper"} <= names
