"""A newer reader adds what it finds and takes back only what nobody decided."""

from __future__ import annotations

import pytest

from comity.intake.actions import Incoming, accept, add_source, reject
from comity.intake.models import Finding, FindingState
from comity.intake.reading_again import difference, read_again
from comity.register.models import Desk, Source, User
from comity.register.permissions import NotAllowed

pytestmark = pytest.mark.django_db

NEWS = "Ayşe Kaya, Mayor of Bursa, visited Kazan on 5 May 2024 and met Mayor Ivan Orlov.\n"


@pytest.fixture
def read(desk: Desk, officer: User) -> Source:
    return add_source(Incoming(NEWS.encode(), "visit.txt"), by=officer, desk=desk).source


def as_an_older_reader_gave_it(source: Source) -> tuple[Finding, Finding]:
    """One finding that is no longer reported, and one that is missing."""
    missing, wrong = source.findings.filter(kind="people")
    missing.delete()
    wrong.payload["name"] = "Kaya Mayor"
    wrong.save()
    return missing, wrong


def test_the_same_reader_says_the_same(read: Source) -> None:
    found = difference(read)
    assert (found.new, found.gone) == ((), ())
    assert len(found.kept) == read.findings.count()


def test_what_would_change_can_be_seen_before_anything_does(read: Source) -> None:
    _, wrong = as_an_older_reader_gave_it(read)
    found = difference(read)
    assert [finding.pk for finding in found.gone] == [wrong.pk]
    assert sorted(payload["name"] for _, payload in found.new) == ["Ayşe Kaya", "Ivan Orlov"]
    wrong.refresh_from_db()
    assert wrong.is_waiting


def test_new_findings_wait_and_waiting_ones_that_are_gone_are_outdated(
    read: Source, officer: User
) -> None:
    _, wrong = as_an_older_reader_gave_it(read)
    read_again(read, by=officer)
    wrong.refresh_from_db()
    assert wrong.state == FindingState.OUTDATED
    people = read.findings.filter(kind="people", state=FindingState.WAITING)
    assert {each.payload["name"] for each in people} == {"Ayşe Kaya", "Ivan Orlov"}
    assert difference(read).new == ()


def test_what_a_person_decided_stays_decided(read: Source, officer: User) -> None:
    _, wrong = as_an_older_reader_gave_it(read)
    record = accept(wrong, by=officer)
    rejected = read.findings.filter(kind="encounters").first()
    if rejected is not None:
        reject(rejected, by=officer)
    read_again(read, by=officer)
    wrong.refresh_from_db()
    assert (wrong.state, wrong.record) == (FindingState.ACCEPTED, record.base)
    if rejected is not None:
        rejected.refresh_from_db()
        assert rejected.state == FindingState.REJECTED


def test_a_reader_of_the_desk_may_not_read_again(read: Source, reader: User) -> None:
    with pytest.raises(NotAllowed):
        read_again(read, by=reader)
