"""What a draft rests on is not taken away under it."""

from __future__ import annotations

import pytest

from comity.cooperation import drafting
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
