"""Every role on everything that is done with a draft and its originals: its rights, no more."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from comity.cooperation import drafting
from comity.cooperation.models import (
    Acceptance,
    ClauseWording,
    Comment,
    Draft,
    DraftClause,
    Original,
    RemovalAcceptance,
    Seat,
    Signing,
    Suggestion,
)
from comity.register.models import Act, Agreement, AgreementStep, Membership, Role, User
from comity.register.permissions import RIGHTS, Right

WORDS = {"language": "tr", "base": "1", "title": "Süre", "text": "5 yıl."}
KEPT = (Draft, ClauseWording, Suggestion, Comment, Acceptance, DraftClause, Seat, AgreementStep)


@dataclass(frozen=True)
class Deed:
    """Something that is sent: to where, with what, and the right that it needs."""

    right: Right
    address: Callable[[Draft], str]
    given: Callable[[Draft], dict[str, Any]]


def clause_act(act: str, **more: str) -> Deed:
    return Deed(
        Right.DRAFT,
        lambda d: f"/clauses/{d.clauses.first().pk}/act/",
        lambda _d: {"act": act, "language": "tr", "version": "1", **more},
    )


def draft_act(right: Right, act: str, given: Callable[[Draft], dict[str, Any]]) -> Deed:
    return Deed(right, lambda d: f"/drafts/{d.pk}/act/", lambda d: {"act": act, **given(d)})


def write(manner: str) -> Deed:
    return Deed(
        Right.DRAFT,
        lambda d: f"/clauses/{d.clauses.first().pk}/write/?language=tr",
        lambda _d: {**WORDS, "as": manner},
    )


def signing(draft: Draft) -> int:
    """A signature by hand that is in turn."""
    agreement = draft.agreement
    act = Act.objects.create(act_kind="authority-to-sign", agreement=agreement, desk=agreement.desk)
    original = Original.objects.create(
        draft=draft, party=agreement.parties.first(), content=b"%PDF",
        sha256=hashlib.sha256(b"%PDF").hexdigest(),
    )  # fmt: skip
    row = Signing.objects.create(
        original=original, signatory=agreement.signatories.first(), authority=act, turn=1,
        by_hand=True,
    )  # fmt: skip
    # As a closed text that nobody altered.
    Draft.objects.filter(pk=draft.pk).update(
        canonical=b"x", frozen_sha256=hashlib.sha256(b"x").hexdigest()
    )
    return row.pk


DEEDS = {
    "begin": Deed(
        Right.WRITE,
        lambda d: f"/agreements/{d.agreement_id}/draft/",
        lambda _d: {"languages": ["tr"], "template": ""},
    ),
    "write": write("change"),
    "suggest": write("suggestion"),
    "accept": clause_act("accept"),
    "accept in every language": clause_act("accept-all", **{"version-tr": "1"}),
    "comment": clause_act("comment", text="Why?"),
    "add a clause": draft_act(Right.DRAFT, "add", lambda _d: WORDS),
    "give a seat": draft_act(
        Right.ADMINISTER,
        "seat",
        lambda d: {"user": "olga", "party": d.agreement.parties.first().pk},
    ),
    "take a seat away": draft_act(
        Right.ADMINISTER, "unseat", lambda d: {"seat": d.seats.get(user__username="ivan").pk}
    ),
    "record a step": Deed(
        Right.STEP,
        lambda d: f"/agreements/{d.agreement_id}/step/",
        lambda _d: {"step": "drafting|", "date": "2024", "paper": "text"},
    ),
    "record a signature by hand": Deed(
        Right.STEP,
        lambda d: f"/signings/{signing(d)}/by-hand/",
        lambda _d: {"day": "2025-01-15", "scan": SimpleUploadedFile("scan.png", b"the scan")},
    ),
}


@pytest.fixture
def draft(register: Any) -> Draft:
    """A draft of one clause, in which a guest of the counterpart has a seat."""
    agreement = Agreement.objects.get(pk=register["protocol"].pk)
    begun = drafting.begin(agreement, by=register.officer, languages=("tr",))
    drafting.add_clause(begun, "tr", by=register.officer, title="Süre", text="3 yıl.")
    User.objects.create_user("olga")
    ivan = User.objects.create_user("ivan")
    Seat.objects.create(draft=begun, user=ivan, party=agreement.parties.all()[1])
    return begun


def written() -> tuple[int, ...]:
    signed = Signing.objects.exclude(signed_at=None).count()
    counts = tuple(model._default_manager.count() for model in (*KEPT, RemovalAcceptance))
    return (*counts, signed)


@pytest.mark.parametrize("role", Role.values)
@pytest.mark.parametrize("name", DEEDS)
def test_a_role_does_what_its_rights_say_and_nothing_more(
    name: str, role: str, register: Any, draft: Draft, officer: Client
):
    deed = DEEDS[name]
    address, given = deed.address(draft), deed.given(draft)
    Membership.objects.update(role=role)
    if role == Role.GUEST:  # whoever speaks for the counterpart has a seat
        party = draft.agreement.parties.all()[1]
        Seat.objects.create(draft=draft, user=register.officer, party=party)
    before = written()
    officer.post(address, given)
    assert (written() != before) == (deed.right in RIGHTS[role]), f"{role} and {name}"
