"""Reading a source again at the desk, and keeping one as a test of the reader."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

import comity.reading
from comity.intake.actions import Incoming, accept_all, add_source, correct
from comity.intake.models import Finding
from comity.register.models import Membership, Role, Source

NEWS = (
    "Ayşe Kaya, Mayor of Bursa, visited Kazan on 5 May 2024 and met Mayor Ivan Orlov. "
    "“We want to send ten students to Kazan next year”, Kaya said."
)


@pytest.fixture
def source(register: Any) -> Source:
    incoming = Incoming(NEWS.encode(), "visit.txt")
    return add_source(incoming, by=register.officer, desk=register.desk).source


@pytest.fixture
def wrong(source: Source) -> Finding:
    """A finding as an older reader gave it."""
    person = source.findings.filter(kind="people").first()
    assert person is not None
    person.payload["name"] = "Kaya Mayor"
    person.save()
    return person


def test_the_same_reading_says_that_nothing_would_change(officer: Client, source: Source):
    page = officer.get(f"/sources/{source.pk}/read-again/").text
    assert "The reader says the same" in page
    assert "Take it over" not in page


def test_what_would_change_is_shown_and_changes_nothing(
    officer: Client, source: Source, wrong: Finding
):
    page = officer.get(f"/sources/{source.pk}/read-again/").text
    gone = page.split("No longer said, will wait no longer")[1]
    assert "Kaya Mayor" in gone
    assert "Ayşe Kaya" in page.split("New, will wait for you")[1].split("<section")[0]
    assert Finding.objects.get(pk=wrong.pk).is_waiting


def test_it_is_taken_over_when_asked(officer: Client, source: Source, wrong: Finding):
    answer = officer.post(f"/sources/{source.pk}/read-again/")
    assert answer["Location"] == f"/sources/{source.pk}/"
    assert Finding.objects.get(pk=wrong.pk).state == "outdated"
    assert source.findings.filter(payload__name="Ayşe Kaya", state="waiting").exists()


def test_what_a_person_corrected_stays_and_waits(
    register: Any, officer: Client, source: Source, wrong: Finding
):
    correct(wrong, {"name": "Ayşe Kaya Demir"}, by=register.officer)
    page = officer.get(f"/sources/{source.pk}/read-again/").text
    assert "Ayşe Kaya Demir" in page.split("decided or corrected by a person")[1]
    officer.post(f"/sources/{source.pk}/read-again/")
    held = Finding.objects.get(pk=wrong.pk)
    assert held.is_waiting and held.stated["name"] == "Ayşe Kaya Demir"


def test_what_the_reader_now_says_as_a_person_corrected_it_is_not_new(
    register: Any, officer: Client, source: Source, wrong: Finding
):
    correct(wrong, {"name": "Ayşe Kaya"}, by=register.officer)
    assert "The reader says the same" in officer.get(f"/sources/{source.pk}/read-again/").text


def test_a_text_in_another_language_says_so_at_the_page(register: Any, officer: Client):
    text = "Der Oberbürgermeister der Stadt Köln hat am Montag eine Delegation empfangen. " * 4
    incoming = Incoming(text.encode(), "koeln.txt")
    source = add_source(incoming, by=register.officer, desk=register.desk).source
    answer = officer.get(f"/sources/{source.pk}/read-again/")
    assert "is in a language that is not read" in answer.text


def test_who_may_only_read_takes_nothing_over(officer: Client, source: Source, wrong: Finding):
    Membership.objects.update(role=Role.READER)
    assert "Take it over" not in officer.get(f"/sources/{source.pk}/read-again/").text
    assert officer.post(f"/sources/{source.pk}/read-again/").status_code == 409
    assert Finding.objects.get(pk=wrong.pk).is_waiting


def test_a_source_with_its_decisions_is_kept_as_an_article_of_the_corpus(
    register: Any, officer: Client, source: Source, wrong: Finding
):
    correct(wrong, {"name": "Ayşe Kaya"}, by=register.officer)
    accept_all(source, by=register.officer)
    answer = officer.get(f"/sources/{source.pk}/test-case/")
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer)))
    stems = {Path(name).stem for name in archive.namelist()}
    assert len(stems) == 1 and len(archive.namelist()) == 2
    stem = stems.pop()
    gold = json.loads(archive.read(f"{stem}.json"))
    assert archive.read(f"{stem}.txt").decode() == source.text
    assert gold["id"] == stem and gold["language"] == "en"
    assert "Ayşe Kaya" in [person["name"] for person in gold["people"]]
    assert "proof" not in json.dumps(gold) and "confidence" not in json.dumps(gold)
    schema = Path(comity.reading.__file__).with_name("findings.schema.json")
    assert list(Draft202012Validator(json.loads(schema.read_text())).iter_errors(gold)) == []


def test_what_was_rejected_or_still_waits_is_not_in_the_gold(officer: Client, source: Source):
    answer = officer.get(f"/sources/{source.pk}/test-case/")
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer)))
    (name,) = (name for name in archive.namelist() if name.endswith(".json"))
    assert json.loads(archive.read(name))["people"] == []
