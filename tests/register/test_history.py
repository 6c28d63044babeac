"""Every change is kept: who, when, before, after, on what it rests, and how it was before."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from comity.passages import Passage
from comity.register import actions
from comity.register.actions import Gone
from comity.register.basis import ByHand, Stated, Unproven
from comity.register.history import as_of, entries_of, origin_of, proofs_of
from comity.register.journal import writing
from comity.register.models import (
    Attendance,
    Change,
    Deed,
    Desk,
    Encounter,
    Entry,
    IdentityKey,
    Person,
    Place,
    Proof,
    Record,
    SearchEntry,
    Source,
    Spelling,
    State,
    Statement,
    Tenure,
    User,
)
from comity.register.permissions import NotAllowed
from comity.register.rows import content_fields, is_empty, value_of
from comity.register.undoing import AlreadyUndone, StillUsed, is_in_force, undo
from comity.register.wording import LanguageMap

pytestmark = pytest.mark.django_db


def a_person(by: User, name: str = "Tunç Soyer") -> Person:
    return actions.enter(Person(name=LanguageMap(en=name)), by=by)


def test_a_record_entered_by_hand_says_who_entered_it(officer: User) -> None:
    person = a_person(officer)
    origin = origin_of(person, "name")
    assert origin is not None
    assert (origin.entry.by, origin.entry.deed) == (officer, Deed.ADDED)
    assert [proof.by for proof in origin.proofs] == [officer]


def test_a_field_stated_by_a_source_leads_to_the_very_words(officer: User, stated: Stated) -> None:
    with writing(Deed.ACCEPTED, by=officer, source=stated.source) as pen:
        person = pen.create(Person(name=LanguageMap(en="Tunç Soyer")), stated)
    (proof,) = proofs_of(person, "name")
    (quote,) = proof.quotes
    assert quote.words == "Sergey Cheremin visited Tunç Soyer, Mayor of İzmir."
    assert quote.passage.of(stated.source.text) == quote.words


def test_every_field_that_says_something_has_a_proof(officer: User, stated: Stated) -> None:
    with writing(Deed.ACCEPTED, by=officer) as pen:
        record = pen.create(Encounter(encounter_kind="visit", date="2021-06"), stated)
    said = {n for n in content_fields(Encounter) if not is_empty(value_of(record, n))}
    assert said == {"encounter_kind", "date", "modality"}
    assert {proof.field for proof in Proof.objects.filter(record=record)} == said


def test_a_machine_made_fact_without_a_passage_cannot_even_be_said(source: Source) -> None:
    with pytest.raises(Unproven, match="at least one passage"):
        Stated(source, (), 0.9, "1")


@pytest.mark.parametrize("passage", [Passage(5, 5), Passage(0, 10_000)])
def test_a_passage_without_words_proves_nothing(source: Source, passage: Passage) -> None:
    with pytest.raises(Unproven, match="no words"):
        Stated(source, (passage,), 0.9, "1")


def test_a_field_with_passages_of_its_own_is_proven_by_them(source: Source, officer: User) -> None:
    whole, date = Passage(0, 30), Passage(0, 6)
    basis = Stated(source, (whole,), 0.9, "1", {"date": (date,)})
    with writing(Deed.ACCEPTED, by=officer) as pen:
        record = pen.create(Encounter(encounter_kind="visit", date="2021"), basis)
    assert [quote.passage for quote in proofs_of(record, "date")[0].quotes] == [date]
    assert [quote.passage for quote in proofs_of(record, "modality")[0].quotes] == [whole]


def test_an_edit_keeps_what_stood_there_before(officer: User) -> None:
    person = a_person(officer)
    changed = actions.edit(person, by=officer, reason="from his card", family_name="Soyer")
    assert changed == ("family_name",)
    change = Change.objects.get(field="family_name")
    assert (change.before, change.after) == ("", "Soyer")
    assert (change.entry.by, change.entry.reason) == (officer, "from his card")


def test_setting_a_field_to_what_it_says_already_is_no_change(officer: User) -> None:
    person = a_person(officer)
    assert actions.edit(person, by=officer, name=LanguageMap(en="Tunç Soyer")) == ()
    assert not Change.objects.filter(field="name").exists()


def test_nothing_is_kept_of_an_entry_that_fails_halfway(officer: User, stated: Stated) -> None:
    with pytest.raises(RuntimeError), writing(Deed.ACCEPTED, by=officer) as pen:
        pen.create(Person(name=LanguageMap(en="Tunç Soyer")), stated)
        raise RuntimeError("the power went")
    counts = [model.objects.count() for model in (Record, Person, Proof, Entry, Change)]
    assert counts == [0, 0, 0, 0, 0]


def test_what_was_known_on_a_past_day_can_be_told(officer: User) -> None:
    person = a_person(officer)
    spelling = actions.add_part(Spelling(record=person, text="Soyer"), by=officer)
    then = timezone.now()
    Entry.objects.update(at=then - timedelta(days=3))
    actions.edit(person, by=officer, family_name="Soyer", name=LanguageMap(tr="Tunç Soyer"))
    actions.remove_part(spelling, by=officer)
    past = as_of(person, then - timedelta(days=1))
    assert (past.fields["name"], past.fields["family_name"]) == ({"en": "Tunç Soyer"}, "")
    spellings = [v["text"] for (table, _), v in past.parts.items() if table == "register.spelling"]
    assert spellings == ["Soyer"]
    assert as_of(person, timezone.now()).fields["family_name"] == "Soyer"


def test_before_it_came_a_record_did_not_exist(officer: User) -> None:
    person = a_person(officer)
    past = as_of(person, timezone.now() - timedelta(days=1))
    assert (past.existed, past.parts) == (False, {})


def test_undoing_an_edit_brings_back_the_old_value(officer: User) -> None:
    person = a_person(officer)
    actions.edit(person, by=officer, family_name="Soyer")
    entry = entries_of(person)[0]
    undone = undo(entry, by=officer)
    person.refresh_from_db()
    assert (person.family_name, undone.kept, is_in_force(entry)) == ("", (), False)


def test_undoing_the_undoing_does_it_again(officer: User) -> None:
    person = a_person(officer)
    actions.edit(person, by=officer, family_name="Soyer")
    entry = entries_of(person)[0]
    undo(undo(entry, by=officer).entry, by=officer)
    person.refresh_from_db()
    assert (person.family_name, is_in_force(entry)) == ("Soyer", True)


def test_an_entry_is_undone_once(officer: User) -> None:
    person = a_person(officer)
    entry = entries_of(person)[0]
    undo(entry, by=officer)
    with pytest.raises(AlreadyUndone, match="zeynep"):
        undo(entry, by=officer)


def test_a_later_correction_outlives_the_undoing_of_an_earlier_edit(officer: User) -> None:
    person = a_person(officer)
    actions.edit(person, by=officer, family_name="Soyar", given_name="Tunç")
    entry = entries_of(person)[0]
    actions.edit(person, by=officer, family_name="Soyer")
    undone = undo(entry, by=officer)
    person.refresh_from_db()
    assert (person.family_name, person.given_name) == ("Soyer", "")
    assert [change.field for change in undone.kept] == ["family_name"]


def test_undoing_what_made_a_record_marks_it_deleted_and_leaves_it_in_history(
    officer: User,
) -> None:
    person = a_person(officer)
    undo(entries_of(person)[0], by=officer)
    record = Record.objects.get(pk=person.pk)
    assert (record.state, "undone" in record.deletion_reason) == (State.DELETED, True)
    assert [entry.deed for entry in entries_of(record)] == [Deed.UNDONE, Deed.ADDED]


def test_what_others_rest_on_cannot_be_undone(officer: User) -> None:
    person = a_person(officer)
    actions.enter(Tenure(person=person, title=LanguageMap(en="Mayor")), by=officer)
    with pytest.raises(StillUsed, match="Mayor"):
        undo(entries_of(person).last(), by=officer)
    person.refresh_from_db()
    assert person.is_live


def test_deleting_needs_a_reason_and_removes_nothing(officer: User) -> None:
    person = a_person(officer)
    with pytest.raises(ValidationError, match="say why"):
        actions.delete(person, by=officer, reason=" ")
    actions.delete(person, by=officer, reason="no such person")
    assert Record.objects.get(pk=person.pk).deletion_reason == "no such person"
    with pytest.raises(Gone):
        actions.edit(person, by=officer, family_name="X")


def test_a_reader_may_not_write(officer: User, reader: User) -> None:
    person = a_person(officer)
    with pytest.raises(NotAllowed, match="reader may not write records"):
        actions.edit(person, by=reader, family_name="Soyer")


def test_another_desk_may_not_write_what_is_ours(officer: User, desk: Desk, stranger: User) -> None:
    visit = actions.enter(Encounter(encounter_kind="visit"), by=officer, desk=desk)
    with pytest.raises(NotAllowed):
        actions.edit(visit, by=stranger, date="2021")


def test_what_is_not_a_field_cannot_be_edited(officer: User) -> None:
    person = a_person(officer)
    for name in ("state", "label", "kind", "id", "nonsense"):
        with pytest.raises(ValidationError, match="no such field"):
            actions.edit(person, by=officer, **{name: "x"})


def test_a_date_that_is_none_is_refused_with_what_to_write(officer: User, desk: Desk) -> None:
    visit = actions.enter(Encounter(encounter_kind="visit"), by=officer, desk=desk)
    with pytest.raises(ValidationError, match="write YYYY"):
        actions.edit(visit, by=officer, date="last June")


def test_a_record_cannot_be_taken_out_of_the_table(officer: User) -> None:
    person = a_person(officer)
    with pytest.raises(TypeError, match="never removed"), writing(Deed.EDITED, by=officer) as pen:
        pen.remove(person)


def test_a_proof_by_hand_is_told_apart_from_one_by_a_source(officer: User, stated: Stated) -> None:
    with writing(Deed.EDITED, by=officer) as pen:
        person = pen.create(Person(name=LanguageMap(en="A")), stated)
        pen.change(person, ByHand(officer), family_name="B")
    assert proofs_of(person, "name")[0].source == stated.source
    assert proofs_of(person, "family_name")[0].source is None


def many_visits(officer: User, count: int) -> tuple[list[Encounter], Entry]:
    """Encounters with two people each, made by one entry."""
    said = ByHand(officer)
    with writing(Deed.ADDED, by=officer) as pen:
        people = [Person(name=LanguageMap(en=f"Guest {n}")) for n in range(count)]
        visits = [Encounter(encounter_kind="visit") for _ in range(count)]
        pen.create_all(people, [said] * count)
        pen.create_all(visits, [said] * count)
        seats = [
            Attendance(encounter=visit, who=who, side="guest", order=0)
            for visit, who in zip(visits, people, strict=True)
        ]
        pen.create_all(seats, [said] * count)
    return visits, pen.entry


def test_what_is_written_together_says_the_same_as_what_is_written_one_by_one(
    officer: User,
) -> None:
    (together,), entry = many_visits(officer, 1)
    with writing(Deed.ADDED, by=officer) as pen:
        person = pen.create(Person(name=LanguageMap(en="Guest 0")), ByHand(officer))
        alone = pen.create(Encounter(encounter_kind="visit"), ByHand(officer))
        pen.create(Attendance(encounter=alone, who=person, side="guest", order=0), ByHand(officer))
    for each in (together, alone):
        each.refresh_from_db()
        assert each.label["en"] == "Visit: Guest 0"
    tables = [sorted(one.changes.values_list("table", "field")) for one in (entry, pen.entry)]
    assert tables[0] == tables[1]
    words = SearchEntry.objects.filter(record__in=(together, alone)).values_list("body", flat=True)
    assert len(set(words)) == 1
    keys = IdentityKey.objects.filter(record__in=(together, alone)).values_list("key", "record")
    assert {key for key, owner in keys if owner == together.pk} == {
        key for key, owner in keys if owner == alone.pk
    }


def test_undoing_a_large_entry_and_undoing_that_gives_everything_back(officer: User) -> None:
    visits, entry = many_visits(officer, 12)
    before = as_of(visits[7], timezone.now())
    undone = undo(entry, by=officer)
    assert not undone.kept and not Record.objects.live().exists()
    assert not Attendance.objects.exists()
    again = undo(undone.entry, by=officer)
    assert not again.kept and Record.objects.live().count() == 24
    visits[7].refresh_from_db()
    assert visits[7].label["en"] == "Visit: Guest 7"
    assert as_of(visits[7], timezone.now()) == before


def test_writing_undoing_and_renaming_many_asks_as_few_questions_as_writing_a_few(
    officer: User, django_assert_max_num_queries: Any
) -> None:
    with CaptureQueriesContext(connection) as few:
        _visits, entry = many_visits(officer, 2)
        undo(entry, by=officer)
    with django_assert_max_num_queries(len(few) + 12):  # portions are filled
        _visits, entry = many_visits(officer, 60)
        undo(entry, by=officer)


def test_a_new_name_of_a_place_reaches_everything_that_shows_it(officer: User) -> None:
    place = actions.enter(Place(name=LanguageMap(en="Izmir")), by=officer)
    visits = [Encounter(encounter_kind="visit", place=place) for _ in range(3)]
    with writing(Deed.ADDED, by=officer) as pen:
        pen.create_all(visits, [ByHand(officer)] * 3)
        said = pen.create(
            Statement(text="Welcome", language="en", encounter=visits[1]), ByHand(officer)
        )
    actions.edit(place, by=officer, name=LanguageMap(en="Smyrna"))
    labels = Encounter.objects.values_list("label", flat=True)
    assert [label["en"] for label in labels] == ["Visit: Smyrna"] * 3
    assert "smyrna" in SearchEntry.objects.get(record=said).body
