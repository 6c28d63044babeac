"""Promises out of the clauses of a closed text: read, confirmed by a person, proved."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from comity.cooperation.models import Draft
from comity.cooperation.promises.clauses import (
    NotClosed,
    Proposed,
    confirm_clause,
    proposed_by,
    source_of,
)
from comity.cooperation.promises.confirming import Told, confirm, passage_of
from comity.register.actions import mark_confidential
from comity.register.basis import Stated
from comity.register.history import proofs_of
from comity.register.models import Agreement, Desk, PromiseEnd, Source, User
from comity.register.permissions import NotAllowed
from comity.register.wording import LanguageMap

pytestmark = pytest.mark.django_db


def told_of(each: Proposed, **more: Any) -> Told:
    what = LanguageMap({each.language: each.what})
    return Told(**{"what": what, "by": each.by, "due": each.due, "grade": each.grade, **more})


def test_every_clause_is_there_and_what_was_read_in_it_is_proposed(closed: Draft):
    found = proposed_by(closed)
    assert [each.number for each in found] == [1, 2, 3]
    exchange, office, language = found
    assert "exchange at least two delegations" in exchange.what
    assert [who.label.text("en") for who in exchange.by] == ["Istanbul", "Правительство Москвы"]
    assert office.due == "../2027"
    assert [who.label.text("en") for who in office.by] == ["Istanbul"]
    assert (language.confidence, language.by) == (None, ())


def test_a_text_that_still_changes_promises_nothing(draft: Draft):
    with pytest.raises(NotClosed, match="close the text first"):
        proposed_by(draft)


def test_a_confirmed_promise_is_proved_by_the_sentence_of_its_clause(
    closed: Draft, protocol: Agreement, officer: User
):
    office = proposed_by(closed)[1]
    promise = confirm_clause(closed, office, told_of(office, owner=officer), by=officer)
    proof = proofs_of(promise, "what")[0]
    assert proof.source is not None
    assert "shall open an office in Moscow" in proof.quotes[0].words
    assert promise.agreement_id == protocol.pk
    assert promise.clause == office.clause.key
    assert promise.owner == officer
    assert str(promise.due_upper) == "2027-12-31"
    assert [(row.end, row.who_id) for row in promise.parties.all()] == [
        (PromiseEnd.BY, office.by[0].pk)
    ]
    # Whoever has the frozen text can make the same hash of the same clause.
    clauses = json.loads(bytes(closed.canonical))["clauses"]
    same = next(each for each in clauses if each["key"] == promise.clause)
    told = json.dumps(same, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert hashlib.sha256(told.encode()).hexdigest() == promise.clause_sha256


def test_a_clause_in_which_nothing_was_read_is_promised_by_hand(
    closed: Draft, officer: User, protocol: Agreement
):
    clause = proposed_by(closed)[2]
    theirs = protocol.parties.all()[1].who
    told = told_of(clause, by=(theirs,), due_offset="P3M", on=protocol)
    promise = confirm_clause(closed, clause, told, by=officer)
    assert promise.depends_on_id == protocol.pk
    assert promise.due is None  # neither signed nor in force yet
    assert proofs_of(promise, "what")[0].quotes[0].words.startswith("3. ")


def test_the_same_words_of_a_clause_become_one_promise(closed: Draft, officer: User):
    office = proposed_by(closed)[1]
    first = confirm_clause(closed, office, told_of(office), by=officer)
    assert confirm_clause(closed, office, told_of(office), by=officer).pk == first.pk
    more = told_of(office, what=LanguageMap(en="send two people"))
    assert confirm_clause(closed, office, more, by=officer).pk != first.pk
    assert Source.objects.filter(title="Protocol").count() == 1


def test_a_promise_of_nobody_or_of_nothing_is_refused(closed: Draft, officer: User):
    language = proposed_by(closed)[2]
    for lacks in ({"by": ()}, {"what": LanguageMap(en=" ")}):
        with pytest.raises(ValidationError):
            confirm_clause(closed, language, told_of(language, **lacks), by=officer)


def test_what_a_confidential_agreement_promises_is_confidential(
    closed: Draft, protocol: Agreement, desk: Desk, officer: User
):
    mark_confidential(protocol, by=officer, desk=desk)
    closed = Draft.objects.get(pk=closed.pk)
    office = proposed_by(closed)[1]
    promise = confirm_clause(closed, office, told_of(office), by=officer)
    assert promise.confidential and promise.desk == desk


def test_what_a_confidential_source_promises_is_confidential(closed: Draft, officer: User):
    office = proposed_by(closed)[1]
    source = source_of(closed, office.language, by=officer)
    for hidden in (True, False):
        source.confidential = hidden
        basis = Stated(source, (office.passage,), 1.0, source.reader_version)
        promise = confirm(told_of(office), basis, by=officer, desk=source.desk)
        assert promise.confidential is hidden


def test_who_only_reads_confirms_nothing(closed: Draft, desk: Desk, a_member: Any):
    office = proposed_by(closed)[1]
    with pytest.raises(NotAllowed):
        confirm_clause(closed, office, told_of(office), by=a_member(desk, "reader", "reader"))


def test_words_are_found_in_a_source_whatever_the_spaces_between_them(closed: Draft, officer: User):
    source = source_of(closed, "en", by=officer)
    assert passage_of(source, "Office  The\nIstanbul").of(source.text) == "Office\nThe Istanbul"
    for words in ("  ", "nobody wrote this"):
        with pytest.raises(ValidationError):
            passage_of(source, words)
