"""Confirming promises: clause by clause from a closed text, and from any source."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from comity.cooperation import drafting
from comity.cooperation.drafting.closing import close
from comity.cooperation.models import Draft, Seat
from comity.intake.models import Finding
from comity.register.actions import add_part
from comity.register.history import proofs_of
from comity.register.models import (
    Agreement,
    Encounter,
    Membership,
    Minutes,
    Promise,
    Role,
    User,
)

WORDS = "İzmir shall send two experts to Moscow by the end of 2027."


@pytest.fixture
def text(register: Any) -> Draft:
    """A text of the example's protocol with two clauses, not closed yet."""
    agreement = Agreement.objects.get(pk=register["protocol"].pk)
    agreement.parties.all().update(procedure="general")
    begun = drafting.begin(agreement, by=register.officer, languages=("en",))
    drafting.set_titles(begun, {"en": "Protocol"}, by=register.officer)
    for name, words in zip(begun.names.all(), ("Istanbul", "Moscow"), strict=True):
        drafting.name_party(name, {"en": words}, by=register.officer)
    words = "Istanbul shall open an office in Moscow by the end of 2027."
    drafting.add_clause(begun, "en", by=register.officer, title="Office", text=words)
    drafting.add_clause(begun, "en", by=register.officer, title="Term", text="Three years.")
    return begun


@pytest.fixture
def closed(register: Any, text: Draft) -> Draft:
    guest = User.objects.create_user("sergey")
    Membership.objects.create(user=guest, desk=register.desk, role=Role.GUEST)
    Seat.objects.create(draft=text, user=guest, party=text.agreement.parties.all()[1])
    for clause in text.clauses.all():
        for user in (register.officer, guest):
            drafting.accept(clause, "en", by=user, version=1)
    close(text, by=register.officer)
    return text


def sent(page: str, **more: str) -> dict[str, str]:
    """What a browser would send of the first clause's form."""
    key = page.split('-take"')[0].rsplit('name="', 1)[1]
    told = {"take": "on", "what": "open an office in Moscow", "who": "all", "grade": "will-do"}
    return {f"{key}-{name}": value for name, value in {**told, **more}.items()}


def test_a_text_in_drafting_offers_no_promises_yet(officer: Client, text: Draft):
    page = officer.get(f"/drafts/{text.pk}/promises/")
    assert "not closed yet" in page.text
    assert officer.post(f"/drafts/{text.pk}/promises/", {}).status_code == 409


def test_the_clauses_of_a_closed_text_are_confirmed_as_promises(
    officer: Client, closed: Draft, register: Any
):
    address = f"/drafts/{closed.pk}/promises/"
    page = officer.get(address).text
    assert "shall open an office" in page
    assert "Nothing was read in this clause" in page
    istanbul = closed.agreement.parties.first()
    assert istanbul is not None
    told = sent(page, who=str(istanbul.who_id), owner=str(register.officer.pk), due="2027")
    assert officer.post(address, told).status_code == 302
    promise = Promise.objects.get(agreement=closed.agreement_id)
    assert promise.owner == register.officer
    assert [row.end for row in promise.parties.all()] == ["by", "to"]
    assert proofs_of(promise, "what")[0].quotes[0].words.startswith("Istanbul shall open")
    assert "Already a promise" in officer.get(address).text
    shown = officer.get(f"/promises/{promise.pk}/").text
    assert "Out of the agreement" in shown
    assert promise.clause_sha256[:16] in shown
    assert "open an office" in officer.get(f"/agreements/{closed.agreement_id}/").text.lower()


def test_a_promise_of_a_clause_may_fall_due_from_entry_into_force(officer: Client, closed: Draft):
    address = f"/drafts/{closed.pk}/promises/"
    told = sent(officer.get(address).text, offset="3 months after")
    assert officer.post(address, told).status_code == 302
    promise = Promise.objects.get(agreement=closed.agreement_id)
    assert (promise.due_offset, promise.depends_on_id) == ("P3M", closed.agreement_id)


def test_nothing_is_kept_if_nothing_is_ticked_or_one_is_wrong(officer: Client, closed: Draft):
    address = f"/drafts/{closed.pk}/promises/"
    assert officer.post(address, {}).status_code == 422
    page = officer.get(address).text
    for wrong in ({"who": ""}, {"due": "someday"}, {"what": " "}):
        answer = officer.post(address, sent(page, **wrong))
        assert answer.status_code == 422
        assert "nothing was kept yet" in answer.text
    assert not Promise.objects.filter(agreement=closed.agreement_id).exists()


def plan(register: Any, **more: Any) -> Finding:
    source = register.sources["izmir"]
    words = "We aim to send students from İzmir to the Olympics."
    start = source.text.index(words)
    proof = [{"start": start, "end": start + len(words)}]
    payload = {
        "who": ["İzmir Metropolitan Municipality"], "what": "send students to Moscow",
        "grade": "will-do", "to": [], "proof": proof, "confidence": 0.9, **more,
    }  # fmt: skip
    return Finding.objects.create(
        source=source, kind="plans", payload=payload, passages=[[start, start + len(words)]],
        reader_version="1", confidence=0.9, order=90,
    )  # fmt: skip


def test_promises_that_minutes_tell_of_are_confirmed_with_their_meeting(
    officer: Client, register: Any
):
    visit = Encounter.objects.get(pk=register["visit"].pk)
    add_part(Minutes(encounter=visit, source=register.sources["izmir"]), by=register.officer)
    finding = plan(register)
    address = f"/sources/{finding.source_id}/promises/"
    page = officer.get(address).text
    assert "Minutes of" in page
    assert "send students to Moscow" in page
    told = {
        "deed": "confirm", "finding": finding.pk,
        f"finding-{finding.pk}-owner": register.officer.pk,
        f"finding-{finding.pk}-department_text": "Youth",
    }  # fmt: skip
    assert officer.post(address, told).status_code == 302
    finding.refresh_from_db()
    promise = Promise.objects.get(pk=finding.record_id)
    assert (promise.owner, promise.department_text) == (register.officer, "Youth")
    assert promise.said_at_id == visit.pk
    assert f"/promises/{promise.pk}/" in officer.get(address).text
    assert address in officer.get(f"/encounters/{visit.pk}/protocol/").text


def test_a_promise_that_was_not_read_is_added_by_its_words(officer: Client, register: Any):
    source = register.sources["izmir"]
    told = {
        "deed": "add", "words-words": "We aim to send students  from İzmir\nto the Olympics.",
        "words-what": "send students", "words-by": register["izbb"].pk,
        "words-to": register["moscowgov"].pk, "words-grade": "will-study", "words-due": "2027",
    }  # fmt: skip
    assert officer.post(f"/sources/{source.pk}/promises/", told).status_code == 302
    promise = Promise.objects.latest("pk")
    assert proofs_of(promise, "what")[0].quotes[0].words.startswith("We aim to send students")
    assert (promise.due, promise.grade) == ("2027", "will-study")


def test_somebody_whom_only_a_confidential_source_names_is_not_entered_openly(
    officer: Client, register: Any
):
    source = register.sources["izmir"]
    type(source).objects.filter(pk=source.pk).update(confidential=True)
    told = {
        "deed": "add", "words-words": "We aim to send students from İzmir to the Olympics.",
        "words-what": "send students", "words-by": "new:person:Quiet Adviser",
        "words-to": register["moscowgov"].pk, "words-grade": "will-study",
    }  # fmt: skip
    assert officer.post(f"/sources/{source.pk}/promises/", told).status_code == 302
    promise = Promise.objects.latest("pk")
    adviser = promise.parties.get(end="by").who
    assert adviser.confidential and adviser.desk == register.desk
    type(source).objects.filter(pk=source.pk).update(confidential=False)
    assert officer.post(
        f"/sources/{source.pk}/promises/",
        {**told, "words-what": "teach students", "words-by": "new:person:Known Adviser"},
    ).status_code == 302  # fmt: skip
    adviser = Promise.objects.latest("pk").parties.get(end="by").who
    assert not adviser.confidential and adviser.desk is None


def test_words_that_do_not_stand_in_the_source_prove_nothing(officer: Client, register: Any):
    source = register.sources["izmir"]
    told = {
        "deed": "add", "words-words": "Nobody wrote this.", "words-what": "x",
        "words-by": register["izbb"].pk, "words-grade": "will-do",
    }  # fmt: skip
    answer = officer.post(f"/sources/{source.pk}/promises/", told)
    assert answer.status_code == 409
    assert "do not stand in the source" in answer.text


def test_what_is_not_asked_for_properly_is_refused(officer: Client, register: Any):
    address = f"/sources/{register.sources['izmir'].pk}/promises/"
    assert officer.post(address, {"deed": "guess"}).status_code == 400
    assert officer.post(address, {"deed": "confirm"}).status_code == 409
    assert officer.post(address, {"deed": "add"}).status_code == 422


def test_who_only_reads_sees_no_forms_and_confirms_nothing(
    officer: Client, register: Any, closed: Draft
):
    finding = plan(register)
    Membership.objects.update(role=Role.READER)
    for address, told in (
        (f"/sources/{finding.source_id}/promises/", {"deed": "confirm", "finding": finding.pk}),
        (f"/drafts/{closed.pk}/promises/", {}),
    ):
        assert "Not for your role" in officer.get(address).text
        assert officer.post(address, told).status_code == 403
    finding.refresh_from_db()
    assert finding.is_waiting


def test_a_source_or_text_of_another_desk_that_is_confidential_is_not_there(
    neighbour: Client, register: Any, closed: Draft
):
    source = register.sources["izmir"]
    type(source).objects.filter(pk=source.pk).update(confidential=True)
    Agreement.objects.filter(pk=closed.agreement_id).update(confidential=True)
    assert neighbour.get(f"/sources/{source.pk}/promises/").status_code == 404
    assert neighbour.get(f"/drafts/{closed.pk}/promises/").status_code == 404
