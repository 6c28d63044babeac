"""What a draft rests on is not taken away under it."""

from __future__ import annotations

import pytest

from comity.cooperation import drafting
from comity.register.actions import remove_part
from comity.register.history import entries_of
from comity.register.models import Agreement, Record, State, User
from comity.register.undoing import StillUsed, undo

pytestmark = pytest.mark.django_db


def test_an_agreement_with_a_draft_is_not_undone(protocol: Agreement, officer: User) -> None:
    entered = entries_of(protocol).order_by("pk").first()
    assert entered is not None
    drafting.begin(protocol, by=officer, languages=("tr", "ru"))
    with pytest.raises(StillUsed):
        undo(entered, by=officer)
    protocol.refresh_from_db()
    assert protocol.state == State.LIVE and protocol.parties.count() == 2


def test_a_party_with_a_name_in_a_draft_is_not_undone(protocol: Agreement, officer: User) -> None:
    added = entries_of(protocol).order_by("pk").last()
    assert added is not None
    drafting.begin(protocol, by=officer, languages=("tr", "ru"))
    with pytest.raises(StillUsed):
        undo(added, by=officer)
    assert protocol.parties.count() == 2


def test_without_a_draft_it_is_undone(protocol: Agreement, officer: User) -> None:
    for entry in entries_of(protocol).order_by("-pk"):
        undo(entry, by=officer)
    assert not Record.objects.live().filter(pk=protocol.pk).exists()


def test_a_party_of_a_draft_is_not_taken_away(protocol: Agreement, officer: User) -> None:
    party = protocol.parties.all()[1]
    drafting.begin(protocol, by=officer, languages=("tr", "ru"))
    before = entries_of(protocol).count()
    with pytest.raises(StillUsed):
        remove_part(party, by=officer)
    assert protocol.parties.count() == 2 and entries_of(protocol).count() == before


def test_a_party_on_which_nothing_rests_is_taken_away(protocol: Agreement, officer: User) -> None:
    remove_part(protocol.parties.all()[1], by=officer)
    assert protocol.parties.count() == 1
