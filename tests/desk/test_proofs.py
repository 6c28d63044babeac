"""How we know: the sentence behind each field, or the person who entered it."""

from __future__ import annotations

from typing import Any

from django.test import Client

from comity.register.actions import edit
from comity.register.models import Entry


def proof(officer: Client, record: Any, asked: str, **headers: str) -> str:
    return str(officer.get(f"/records/{record.pk}/proof/?{asked}", headers=headers).text)


def test_the_sentence_stands_in_its_paragraph_with_the_words_marked(register: Any, officer: Client):
    shown = proof(officer, register["visit"], "field=encounter_kind")
    assert '<blockquote class="excerpt" lang="en">' in shown
    assert "<mark>Sergey Cheremin, Moscow Government Minister" in shown
    assert "</mark>, Mayor of İzmir Metropolitan Municipality." in shown


def test_a_field_with_words_of_its_own_shows_those(register: Any, officer: Client):
    shown = proof(officer, register["visit"], "field=first")
    assert "Stating that he <mark>visits İzmir for the first time</mark>" in shown


def test_the_proof_leads_to_the_passage_in_the_source(register: Any, officer: Client):
    source = register.sources["izmir"]
    words = "visits İzmir for the first time"
    start = source.text.index(words)
    span = f"{start}-{start + len(words)}"
    shown = proof(officer, register["visit"], "field=first")
    assert f'href="/sources/{source.pk}/?passage={span}#p{span}"' in shown
    page = officer.get(f"/sources/{source.pk}/?passage={span}").text
    assert "looked-at" in page and f'id="p{span}"' in page


def test_how_sure_the_reader_is_stands_in_words(register: Any, officer: Client):
    assert ">Clear<" in proof(officer, register["visit"], "field=first")
    assert ">Unsure<" in proof(officer, register["students"], "field=what")


def test_what_was_entered_by_hand_names_the_person(register: Any, officer: Client):
    shown = proof(officer, register["experts"], "field=due")
    assert "Entered by hand: Zeynep Arslan" in shown
    assert "<blockquote" not in shown


def test_a_row_beside_a_record_has_its_own_proof(register: Any, officer: Client):
    row = register["protocol"].signatories.first()
    shown = proof(officer, register["protocol"], f"part=register.signatory&row={row.pk}")
    assert "<mark>Akçabay ve Cheremin’in imzalarıyla hayata geçen protokol</mark>" in shown


def test_a_corrected_field_shows_both_the_person_and_the_sentence(register: Any, officer: Client):
    edit(register["forum"], by=register.officer, mode="online")
    shown = proof(officer, register["forum"], "field=mode")
    assert shown.index("Entered by hand") < shown.index("<blockquote")
    assert "before:" in shown and "after:" in shown


def test_the_panel_gets_only_the_proof_and_a_browser_the_whole_page(register: Any, officer: Client):
    part = proof(officer, register["visit"], "field=first", **{"HX-Request": "true"})
    whole = proof(officer, register["visit"], "field=first")
    assert "<html" not in part and 'data-shut="panel"' in part
    assert "<html" in whole and 'data-shut="panel"' not in whole


def test_a_field_that_nothing_proves_has_no_proof_page(register: Any, officer: Client):
    address = f"/records/{register['visit'].pk}/proof/"
    for asked in ("?field=nothing", "?part=register.attendance&row=99999999999999999999", ""):
        assert officer.get(address + asked).status_code == 404


def test_who_set_a_field_can_be_taken_back_from_its_proof(register: Any, officer: Client):
    visit = register["visit"]
    edit(visit, by=register.officer, date="2021-06")
    page = officer.get(f"/records/{visit.pk}/proof/?field=date").text
    history = page.split('id="field-history"')[1]
    entry = Entry.objects.latest("pk")
    assert f"/records/{visit.pk}/history/{entry.pk}/undo/" in history
    assert "taken back" not in history
    officer.post(f"/records/{visit.pk}/history/{entry.pk}/undo/")
    page = officer.get(f"/records/{visit.pk}/proof/?field=date").text
    assert "taken back" in page.split('id="field-history"')[1]


def test_the_title_of_an_office_is_called_an_office(register: Any, officer: Client):
    page = officer.get(f"/records/{register['minister'].pk}/proof/?field=title").text
    assert "How we know: Office" in page
