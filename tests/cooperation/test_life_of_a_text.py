"""No sequence of what two sides do with a text reaches an impossible state or loses a word.

From the first clause to the last signature: each run of the machine is a draft on which both
sides write, suggest, accept, take out and close in any order, before and after it is closed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any, ClassVar

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from comity.cooperation import drafting
from comity.cooperation.actions import NewAct, NewStep, record_step
from comity.cooperation.drafting import Closed, Decided, Moved
from comity.cooperation.drafting.closing import NotReady, close, hindrances_of, is_intact
from comity.cooperation.drafting.state import DraftState, state_of_draft
from comity.cooperation.models import (
    Acceptance,
    ClauseWording,
    Draft,
    DraftClause,
    Signing,
    Suggestion,
)
from comity.cooperation.procedures.steps import STAGES
from comity.cooperation.queries import follow
from comity.cooperation.signing import NotToSign, Paper, Signer, open_signing, record_by_hand
from comity.register.actions import add_part, enter
from comity.register.models import (
    Act,
    Agreement,
    AgreementStep,
    Desk,
    Membership,
    Person,
    Role,
    Signatory,
    User,
)

LANGUAGES = ("tr", "ru")
SIDES = st.sampled_from([0, 1])
TONGUES = st.sampled_from(LANGUAGES)
PLACES = st.integers(0, 2)
MANNERS = st.sampled_from(["change", "slip", "late"])
_words = count()


class LifeOfAText(RuleBasedStateMachine):
    """One draft between two sides, as long as it lives."""

    agreement: ClassVar[Agreement]
    people: ClassVar[tuple[User, User]]
    plan: ClassVar[list[Signer]]

    @initialize()
    def begin(self) -> None:
        self.held = transaction.atomic()
        self.held.__enter__()
        ours, guest = self.people
        agreement = Agreement.objects.get(pk=self.agreement.pk)
        self.draft = drafting.begin(agreement, by=ours, languages=LANGUAGES)
        drafting.seat(self.draft, guest, agreement.parties.all()[1], by=ours)
        for row, words in zip(self.draft.names.all(), ("İstanbul", "Moskova"), strict=True):
            drafting.name_party(row, dict.fromkeys(LANGUAGES, words), by=ours)
        drafting.set_titles(self.draft, dict.fromkeys(LANGUAGES, "Protokol"), by=ours)
        self.written: set[str] = set()
        self.frozen = ""
        self.add(0)

    def teardown(self) -> None:
        if hasattr(self, "held"):
            transaction.set_rollback(True)
            self.held.__exit__(None, None, None)

    # ------------------------------------------------------------ what people do

    @rule(side=SIDES)
    def add(self, side: int) -> None:
        if self.draft.clauses.count() < 3:
            words = self.said()
            with self.unless_closed(words):
                drafting.add_clause(
                    self.draft, "tr", by=self.people[side], title="Madde", text=words
                )

    @rule(
        side=SIDES, place=PLACES, tongue=TONGUES, manner=st.sampled_from("change slip late".split())
    )
    def write(self, side: int, place: int, tongue: str, manner: str) -> None:
        clause, words = self.clause(place), self.said()
        base = self.version(clause, tongue) + 5 * (manner == "late")
        with self.unless_closed(words):
            drafting.write(
                clause, tongue, by=self.people[side], base=base, title="Madde", text=words,
                changes_meaning=manner != "slip",
            )  # fmt: skip

    @rule(side=SIDES, place=PLACES, tongue=TONGUES)
    def suggest(self, side: int, place: int, tongue: str) -> None:
        clause, words = self.clause(place), self.said()
        told = {"base": self.version(clause, tongue), "title": "Madde", "text": words}
        with self.unless_closed(words):
            drafting.suggest(clause, tongue, by=self.people[side], **told)

    @rule(side=SIDES, is_taken=st.booleans())
    def decide(self, side: int, is_taken: bool) -> None:
        waiting = Suggestion.objects.filter(clause__draft=self.draft).order_by("-pk").first()
        if waiting is not None:
            with expecting(Decided), self.unless_closed():
                (drafting.take if is_taken else drafting.leave)(waiting, by=self.people[side])

    @rule(side=SIDES, place=PLACES, tongue=TONGUES)
    def confirm(self, side: int, place: int, tongue: str) -> None:
        clause = self.clause(place)
        if base := self.version(clause, tongue):
            with self.unless_closed():
                drafting.confirm(clause, tongue, by=self.people[side], base=base)

    @rule(side=SIDES, place=PLACES, tongue=TONGUES, ahead=st.integers(0, 1))
    def accept(self, side: int, place: int, tongue: str, ahead: int) -> None:
        clause = self.clause(place)
        if version := self.version(clause, tongue):
            with expecting(Moved), self.unless_closed():
                drafting.accept(clause, tongue, by=self.people[side], version=version + ahead)
                assert ahead == 0

    @rule()
    def agree(self) -> None:
        """Both bring everything in line and accept it, as at the end of the talks."""
        for waiting in Suggestion.objects.filter(clause__draft=self.draft, accepted=None):
            with self.unless_closed():
                drafting.leave(waiting, by=self.people[0])
        for clause in self.draft.clauses.filter(removed_at=None):
            for tongue in LANGUAGES:
                self.bring_in_line(clause, tongue)
        for clause in self.draft.clauses.exclude(removed_at=None):
            for person in self.people:
                with self.unless_closed():
                    drafting.accept_removal(clause, by=person)

    def bring_in_line(self, clause: DraftClause, tongue: str) -> None:
        version = self.version(clause, tongue)
        with self.unless_closed():
            if version:
                drafting.confirm(clause, tongue, by=self.people[0], base=version)
            else:
                told = {"base": 0, "title": "Madde", "text": self.said()}
                drafting.write(clause, tongue, by=self.people[0], **told)
                self.written.add(told["text"])
            for person in self.people:
                drafting.accept(clause, tongue, by=person, version=version + 1)

    @rule(side=SIDES, place=PLACES, tongue=TONGUES)
    def withdraw(self, side: int, place: int, tongue: str) -> None:
        clause = self.clause(place)
        if version := self.version(clause, tongue):
            with self.unless_closed():
                drafting.withdraw(clause, tongue, by=self.people[side], version=version)

    @rule(side=SIDES, place=PLACES, is_back=st.booleans())
    def take_out_or_put_back(self, side: int, place: int, is_back: bool) -> None:
        act = drafting.put_back if is_back else drafting.remove_clause
        with self.unless_closed():
            act(self.clause(place), by=self.people[side])

    @rule(side=SIDES)
    def call_it_otherwise(self, side: int) -> None:
        titles = dict.fromkeys(LANGUAGES, f"Protokol {next(_words)}")
        with self.unless_closed():
            drafting.set_titles(self.draft, titles, by=self.people[side])
            given = Acceptance.objects.filter(wording__clause__draft=self.draft)
            assert not given.filter(withdrawn_at=None).exists()

    @rule()
    def close(self) -> None:
        hindered = bool(hindrances_of(state_of_draft(self.draft)))
        with self.unless_closed():
            try:
                close(self.draft, by=self.people[0])
            except NotReady:
                assert hindered
            else:
                assert not hindered
                self.draft.refresh_from_db()
                self.frozen = self.draft.frozen_sha256

    @precondition(lambda self: self.is_closed)
    @rule()
    def open_for_signature(self) -> None:
        is_open = Signing.objects.filter(original__draft=self.draft).exists()
        try:
            open_signing(self.draft, self.plan, by=self.people[0])
        except NotToSign:
            assert is_open
        else:
            assert not is_open

    @rule(place=st.integers(0, 3))
    def sign(self, place: int) -> None:
        rows = list(Signing.objects.filter(original__draft=self.draft).order_by("pk"))
        if place < len(rows):
            paper = Paper(f"scan {rows[place].pk}".encode(), "scan.png", timezone.localdate())
            with expecting(NotToSign):
                record_by_hand(rows[place], paper, by=self.people[0])

    # ------------------------------------------------------------ what always holds

    @invariant()
    def no_word_is_lost(self) -> None:
        kept = {*ClauseWording.objects.values_list("text", flat=True),
                *Suggestion.objects.values_list("text", flat=True)}  # fmt: skip
        assert self.written <= kept

    @invariant()
    def versions_follow_one_another_and_say_which_change_they_follow(self) -> None:
        for clause in self.draft.clauses.all():
            revisions = clause.wordings.values_list("revision", flat=True)
            assert max(revisions) == clause.revision
            for tongue in LANGUAGES:
                own = clause.wordings.filter(language=tongue).order_by("version")
                versions = list(own.values_list("version", flat=True))
                assert versions == list(range(1, len(versions) + 1))

    @invariant()
    def what_is_agreed_is_accepted_by_all_and_stale_in_no_language(self) -> None:
        for clause in self.state.clauses:
            assert not clause.is_agreed or all(
                clause.acceptances[tongue] == clause.parties and not clause.is_stale(tongue)
                for tongue in LANGUAGES
            )

    @invariant()
    def a_closed_text_is_whole_agreed_and_never_changes(self) -> None:
        assert bool(self.frozen) == self.is_closed
        if self.is_closed:
            self.draft.refresh_from_db()
            assert self.draft.frozen_sha256 == self.frozen and is_intact(self.draft)
            assert not hindrances_of(self.state) and self.draft.originals.count() == 2

    @invariant()
    def each_original_is_signed_in_turn_and_the_agreement_when_all_are(self) -> None:
        rows = list(Signing.objects.filter(original__draft=self.draft).order_by("original", "turn"))
        for original in {row.original_id for row in rows}:
            signed = [row.signed_at is not None for row in rows if row.original_id == original]
            assert signed == sorted(signed, reverse=True)
        steps = AgreementStep.objects.filter(agreement=self.agreement, step="signed")
        assert steps.count() == (bool(rows) and all(row.signed_at for row in rows))

    @invariant()
    def the_agreement_stands_at_a_stage_that_its_steps_show(self) -> None:
        followed = follow(Agreement.objects.get(pk=self.agreement.pk))
        # An act that was entered by itself may show more than the steps.
        held, shown = followed.agreement.stage, followed.state.stage
        assert STAGES.index(held) <= STAGES.index(shown)
        assert followed.state.is_signed == (followed.state.stage == "signed")

    # ------------------------------------------------------------ how it is told

    @property
    def state(self) -> DraftState:
        return state_of_draft(Draft.objects.get(pk=self.draft.pk))

    @property
    def is_closed(self) -> bool:
        return Draft.objects.get(pk=self.draft.pk).is_closed

    def said(self) -> str:
        return f"Sözler {'abcdefghij'[next(_words) % 10]}{'x' * (next(_words) % 97)}"

    def clause(self, place: int) -> DraftClause:
        rows = list(self.draft.clauses.order_by("order"))
        return rows[place % len(rows)]

    def version(self, clause: DraftClause, tongue: str) -> int:
        last = clause.wordings.filter(language=tongue).order_by("-version").first()
        return last.version if last else 0

    @contextmanager
    def unless_closed(self, *words: str) -> Iterator[None]:
        """What is done either works or is refused because the text is closed; never half."""
        was_closed = self.is_closed
        try:
            with transaction.atomic():
                yield
        except Closed:
            assert was_closed
        else:
            assert not was_closed
            self.written.update(words)


@contextmanager
def expecting(*refusals: type[Exception]) -> Iterator[None]:
    try:
        with transaction.atomic():
            yield
    except refusals:
        pass


def a_signer(agreement: Agreement, name: str, order: int, by: User, desk: Desk) -> Signer:
    """Somebody who signs by hand for a party, with written authority."""
    party = agreement.parties.all()[order]
    person = enter(Person(name={"en": name}), by=by)
    signatory = Signatory(agreement=agreement, person=person, party=party, order=order)
    add_part(signatory, by=by)
    act = Act(act_kind="authority-to-sign", number=str(order), agreement=agreement)
    return Signer(signatory, None, enter(act, by=by, desk=desk), by_hand=True)


def test_no_sequence_of_acts_loses_a_word_or_reaches_an_impossible_state(
    protocol: Agreement, desk: Desk, head: User, a_member: Any
):
    for kind in ("council-decision", "permission", "consent", "government-order"):
        told = NewStep(kind, act=NewAct(kind, number="7", date="2024-03-01"))
        record_step(protocol, told, by=head)
    guest = a_member(desk, "ivan", Role.GUEST)
    assert Membership.objects.filter(user=guest).exists()
    LifeOfAText.agreement, LifeOfAText.people = protocol, (head, guest)
    LifeOfAText.plan = [
        a_signer(protocol, name, order, head, desk)
        for order, name in enumerate(("akcabay", "cheremin"))
    ]
    run_state_machine_as_test(
        LifeOfAText,
        settings=settings(
            max_examples=8, stateful_step_count=20, deadline=None, database=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate],  # to shrink would take minutes
        ),
    )  # fmt: skip


pytestmark = [pytest.mark.django_db, pytest.mark.slow]
