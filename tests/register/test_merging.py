"""Merging moves everything to the record that stays; unmerging restores it exactly."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.passages import Passage
from comity.register import actions
from comity.register.basis import ByHand, Stated
from comity.register.history import entries_of, proofs_of
from comity.register.journal import writing
from comity.register.merging import CannotMerge, merge, survivor_of, unmerge
from comity.register.models import (
    Agreement,
    Attendance,
    Change,
    Deed,
    Desk,
    Encounter,
    Entry,
    IdentityKey,
    Institution,
    Membership,
    Minutes,
    Party,
    Person,
    Place,
    Record,
    RoleTaken,
    SearchEntry,
    Signatory,
    Source,
    Spelling,
    State,
    Statement,
    Tenure,
    User,
)
from comity.register.permissions import NotAllowed
from comity.register.rows import history_fields, value_of
from comity.register.wording import LanguageMap

pytestmark = pytest.mark.django_db


def the_register() -> dict[str, Any]:
    """Every row of every table that history keeps, and the labels that follow from them."""
    kept: dict[str, Any] = {}
    for model in apps.get_app_config("register").get_models():
        if model in (Entry, Change, SearchEntry, IdentityKey, User, Desk, Membership, Source):
            continue
        for row in model._default_manager.all():
            values = {name: value_of(row, name) for name in history_fields(model)}
            if isinstance(row, Record):
                values["label"] = dict(row.label)
            kept[f"{model.__name__} {row.pk}"] = values
    kept["keys"] = set(IdentityKey.objects.values_list("record", "key"))
    kept["search"] = dict(SearchEntry.objects.values_list("record", "body"))
    return kept


def a_person(by: User, **names: str) -> Person:
    person = actions.enter(Person(name=LanguageMap(names)), by=by)
    for language, text in names.items():
        actions.add_part(Spelling(record=person, text=text, language=language), by=by)
    return person


def test_links_proofs_and_spellings_move_to_the_record_that_stays(
    officer: User, stated: Stated
) -> None:
    stays, gone = a_person(officer, en="Sergey Cheremin"), a_person(officer, ru="Сергей Черемин")
    with writing(Deed.ACCEPTED, by=officer) as pen:
        tenure = pen.create(Tenure(person=gone, title=LanguageMap(en="Minister")), stated)
        pen.change(gone, stated, family_name="Черемин")
    merge(gone, into=stays, by=officer)
    tenure.refresh_from_db()
    stays.refresh_from_db()
    assert tenure.person == stays
    assert stays.name == {"en": "Sergey Cheremin", "ru": "Сергей Черемин"}
    assert {s.text for s in stays.spellings.all()} == {"Sergey Cheremin", "Сергей Черемин"}
    assert proofs_of(stays, "family_name")[0].source == stated.source


def test_what_the_record_that_stays_says_itself_is_left_as_it_is(officer: User) -> None:
    stays, gone = a_person(officer, en="Sergey Cheremin"), a_person(officer, en="S. Cheremin")
    merge(gone, into=stays, by=officer)
    stays.refresh_from_db()
    assert stays.name == {"en": "Sergey Cheremin"}


def test_both_histories_stay(officer: User) -> None:
    stays, gone = a_person(officer, en="Sergey Cheremin"), a_person(officer, en="S. Cheremin")
    before = {entry.pk for entry in [*entries_of(stays), *entries_of(gone)]}
    merge(gone, into=stays, by=officer, reason="same minister")
    after = {entry.pk: entry.reason for entry in entries_of(stays)}
    assert before < set(after)
    assert "same minister" in after.values()


def test_two_attendances_at_one_encounter_become_one_with_all_roles(
    officer: User, desk: Desk
) -> None:
    stays, gone = a_person(officer, en="Sergey Cheremin"), a_person(officer, ru="Сергей Черемин")
    visit = actions.enter(Encounter(encounter_kind="visit"), by=officer, desk=desk)
    for who, role in ((stays, "speaker"), (gone, "signatory")):
        attendance = Attendance(encounter=visit, who=who, side="guest", as_named=str(who))
        actions.add_part(attendance, by=officer)
        actions.add_part(RoleTaken(attendance=attendance, role=role), by=officer)
    merge(gone, into=stays, by=officer)
    (attendance,) = visit.attendances.all()
    assert attendance.who_id == stays.pk
    assert {taken.role for taken in attendance.roles.all()} == {"speaker", "signatory"}


def test_minutes_that_both_of_two_encounters_have_are_kept_once(
    officer: User, source: Source
) -> None:
    stays, gone = (
        actions.enter(Encounter(encounter_kind="meeting"), by=officer) for _each in range(2)
    )
    for encounter in (stays, gone):
        actions.add_part(Minutes(encounter=encounter, source=source), by=officer)
    merge(gone, into=stays, by=officer)
    assert [each.source for each in stays.minutes.all()] == [source]


def test_signatories_keep_their_party_when_two_parties_become_one(
    officer: User, desk: Desk
) -> None:
    person = a_person(officer, en="Sergey Cheremin")
    stays, gone = (
        actions.enter(Institution(name=LanguageMap(en=name)), by=officer) for name in "AB"
    )
    protocol = actions.enter(
        Agreement(agreement_kind="memorandum", stage="signed"), by=officer, desk=desk
    )
    kept, lost = (
        actions.add_part(Party(agreement=protocol, who=who), by=officer) for who in (stays, gone)
    )
    signature = Signatory(agreement=protocol, person=person, party=lost)
    actions.add_part(signature, by=officer)
    merge(gone, into=stays, by=officer)
    signature.refresh_from_db()
    assert (signature.party, list(protocol.parties.all())) == (kept, [kept])


def test_a_number_that_only_one_record_may_have_moves_along(officer: User) -> None:
    stays = actions.enter(Place(name=LanguageMap(en="Moscow")), by=officer)
    gone = actions.enter(Place(name=LanguageMap(ru="Москва"), gazetteer="524901"), by=officer)
    merge(gone, into=stays, by=officer)
    stays.refresh_from_db()
    assert stays.gazetteer == "524901"
    unmerge(Record.objects.get(pk=gone.pk), by=officer)
    stays.refresh_from_db()
    gone.refresh_from_db()
    assert (stays.gazetteer, gone.gazetteer) == (None, "524901")


def test_the_one_that_a_record_became_can_be_followed(officer: User) -> None:
    first, second, third = (a_person(officer, en=name) for name in ("A", "B", "C"))
    merge(first, into=second, by=officer)
    merge(second, into=third, by=officer)
    assert survivor_of(Record.objects.get(pk=first.pk)).pk == third.pk


def test_a_place_within_the_other_is_not_left_within_itself(officer: User) -> None:
    stays = actions.enter(Place(name=LanguageMap(en="Istanbul")), by=officer)
    gone = actions.enter(Place(name=LanguageMap(tr="İstanbul")), by=officer)
    actions.edit(stays, by=officer, within=gone)
    merge(gone, into=stays, by=officer)
    stays.refresh_from_db()
    assert stays.within is None


def test_what_is_confidential_stays_so(officer: User, desk: Desk) -> None:
    stays, gone = a_person(officer, en="A"), a_person(officer, en="B")
    actions.mark_confidential(gone, by=officer, desk=desk)
    merge(gone, into=stays, by=officer)
    stays.refresh_from_db()
    assert (stays.confidential, stays.desk) == (True, desk)


def test_only_two_standing_records_of_one_kind_can_be_one(officer: User) -> None:
    person = a_person(officer, en="A")
    place = actions.enter(Place(name=LanguageMap(en="A")), by=officer)
    with pytest.raises(CannotMerge, match="itself"):
        merge(person, into=person, by=officer)
    with pytest.raises(CannotMerge, match="person and A a place"):
        merge(person, into=place, by=officer)
    gone = a_person(officer, en="B")
    merge(gone, into=person, by=officer)
    with pytest.raises(CannotMerge, match="merged already"):
        merge(Record.objects.get(pk=gone.pk), into=person, by=officer)
    with pytest.raises(CannotMerge, match="not merged"):
        unmerge(person, by=officer)


def test_a_reader_may_not_merge(officer: User, reader: User) -> None:
    one, other = a_person(officer, en="A"), a_person(officer, en="B")
    with pytest.raises(NotAllowed):
        merge(one, into=other, by=reader)


def test_work_done_after_the_merge_outlives_the_unmerging(officer: User) -> None:
    stays, gone = a_person(officer, en="Cheremin"), a_person(officer, ru="Черемин")
    merge(gone, into=stays, by=officer)
    actions.edit(stays, by=officer, name=LanguageMap(en="Sergey Cheremin"))
    later = actions.enter(Tenure(person=stays, title=LanguageMap(en="Minister")), by=officer)
    undone = unmerge(Record.objects.get(pk=gone.pk), by=officer)
    stays.refresh_from_db()
    later.refresh_from_db()
    assert stays.name == {"en": "Sergey Cheremin"}
    assert later.person == stays
    assert [change.field for change in undone.kept] == ["name"]


NAMES = st.dictionaries(
    st.sampled_from(["tr", "en", "ru"]), st.sampled_from(["Cheremin", "Soyer", "Çelik"]), min_size=1
)
PIECES = st.lists(
    st.tuples(
        st.sampled_from(
            ["tenure", "attendance", "role", "signature", "statement", "proof", "name", "hidden"]
        ),
        st.booleans(),
        st.integers(0, 2),
    ),
    max_size=12,
)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(left=NAMES, right=NAMES, pieces=PIECES)
def test_unmerging_restores_the_register_exactly(
    officer: User, source: Source, left: dict[str, str], right: dict[str, str], pieces: list[Any]
) -> None:
    with transaction.atomic():
        merge_and_unmerge(officer, source, left, right, pieces)
        transaction.set_rollback(True)


def merge_and_unmerge(
    officer: User, source: Source, left: dict[str, str], right: dict[str, str], pieces: list[Any]
) -> None:
    one, other = a_person(officer, **left), a_person(officer, **right)
    scene = Scene(officer, source)
    for what, of_first, number in pieces:
        scene.add(what, one if of_first else other, number)
    before = the_register()
    merge(other, into=one, by=officer)
    assert Record.objects.get(pk=other.pk).state == State.MERGED
    assert not Attendance.objects.filter(who=other).exists()
    assert not Tenure.objects.filter(person=other).exists()
    for name in ("name", "family_name"):
        one.refresh_from_db()
        assert not getattr(one, name) or proofs_of(one, name)
    unmerge(Record.objects.get(pk=other.pk), by=officer)
    assert the_register() == before


class Scene:
    """Three encounters and an agreement, to which pieces about a person are added."""

    def __init__(self, officer: User, source: Source) -> None:
        self.officer, self.source = officer, source
        self.visits = [
            actions.enter(Encounter(encounter_kind="visit"), by=officer, desk=source.desk)
            for _ in range(3)
        ]
        self.protocol = actions.enter(
            Agreement(agreement_kind="memorandum", stage="signed"), by=officer, desk=source.desk
        )

    def add(self, what: str, person: Person, number: int) -> None:
        basis = Stated(self.source, (Passage(number, number + 8),), 0.9, "1")
        with writing(Deed.ACCEPTED, by=self.officer) as pen:
            if what == "tenure":
                pen.create(Tenure(person=person, title=LanguageMap(en=f"Mayor {number}")), basis)
            elif what == "attendance":
                self._attended(pen, person, number, basis)
            elif what == "role":
                attendance = self._attended(pen, person, number, basis)
                pen.create(RoleTaken(attendance=attendance, role="speaker"), basis)
            elif what == "signature":
                pen.create(Signatory(agreement=self.protocol, person=person), basis)
            elif what == "statement":
                words = Statement(speaker=person, text=f"words {number}", language="en")
                pen.create(words, basis)
            elif what == "proof":
                pen.prove(person, basis, "name")
            elif what == "name":
                pen.change(person, ByHand(self.officer), family_name=f"Name {number}")
            elif what == "hidden":
                pen.move(person, confidential=True, desk=self.source.desk)

    def _attended(self, pen: Any, person: Person, number: int, basis: Stated) -> Attendance:
        side = ("host", "guest", "other")[number]
        return pen.create(
            Attendance(encounter=self.visits[number], who=person, side=side, as_named=str(person)),
            basis,
        )
