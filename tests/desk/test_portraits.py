"""The photograph of a person at the desk: put in place, shown, in the dossier, taken away."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from comity.desk.addresses import record_address
from comity.register.actions import mark_confidential
from comity.register.models import Portrait, Record, SourceContent


def photograph(size: tuple[int, int] = (300, 400)) -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", size, (20, 90, 80)).save(out, "JPEG")
    return SimpleUploadedFile("cheremin.jpg", out.getvalue(), "image/jpeg")


def page_of(person: Any) -> str:
    return f"/people/{person.pk}/photograph/"


@pytest.fixture
def shown(register: Any, officer: Client) -> Any:
    """The one with a photograph."""
    person = register["cheremin"]
    answer = officer.post(page_of(person), {"file": photograph(), "credit": "İBB"}, follow=True)
    assert "The photograph is in place" in answer.text
    return person


def test_a_photograph_is_shown_on_the_persons_page_with_its_credit(shown: Any, officer: Client):
    page = officer.get(record_address(shown.kind, shown.pk)).text
    assert f"/people/{shown.pk}/photograph.jpg" in page
    assert "İBB" in page
    served = officer.get(f"/people/{shown.pk}/photograph.jpg")
    assert served["Content-Type"] == "image/jpeg"
    with Image.open(BytesIO(served.content)) as seen:
        assert seen.size == (300, 400)


def test_a_photograph_can_be_taken_away_and_the_history_tells_of_it(shown: Any, officer: Client):
    answer = officer.post(page_of(shown), {"remove": "1"}, follow=True)
    assert "taken away" in answer.text
    assert not Portrait.objects.exists()
    assert officer.get(f"/people/{shown.pk}/photograph.jpg").status_code == 404
    assert "Photograph" in answer.text


def test_a_file_that_is_no_photograph_is_refused_with_what_to_do(register: Any, officer: Client):
    text = SimpleUploadedFile("notes.jpg", b"just words", "image/jpeg")
    answer = officer.post(page_of(register["cheremin"]), {"file": text})
    assert answer.status_code == 422
    assert "notes.jpg is no photograph as JPEG, PNG or WebP" in answer.text
    assert not Portrait.objects.exists()


def test_nothing_chosen_is_said_beside_the_field(register: Any, officer: Client):
    answer = officer.post(page_of(register["cheremin"]), {})
    assert answer.status_code == 422
    assert "field-error" in answer.text


def test_the_dossier_shows_it_on_screen_and_on_both_papers(
    shown: Any, register: Any, officer: Client
):
    address = f"/encounters/{register['visit'].pk}/dossier"
    assert f"/people/{shown.pk}/photograph.jpg" in officer.get(f"{address}/").text
    paper = officer.get(f"{address}.pdf").content
    assert b"/Subtype /Image" in paper or b"/Subtype/Image" in paper
    written = docx.Document(BytesIO(officer.get(f"{address}.docx").content))
    (picture,) = written.inline_shapes
    assert picture._inline.docPr.get("descr") == "Sergey Cheremin"


def test_who_may_not_see_the_person_sees_no_photograph(
    shown: Any, register: Any, neighbour: Client
):
    assert neighbour.get(f"/people/{shown.pk}/photograph.jpg").status_code == 200
    mark_confidential(shown, by=register.officer, desk=register.desk)
    assert neighbour.get(f"/people/{shown.pk}/photograph.jpg").status_code == 404
    assert neighbour.get(page_of(shown)).status_code == 404


def test_who_may_not_write_the_person_is_offered_nothing_and_leaves_nothing(
    shown: Any, register: Any, neighbour: Client
):
    Record.objects.filter(pk=shown.pk).update(desk=register.desk)
    kept = SourceContent.objects.count()
    assert "multipart" not in neighbour.get(page_of(shown)).text
    for told in ({"file": photograph((70, 80))}, {"remove": "1"}):
        assert neighbour.post(page_of(shown), told).status_code == 403
    assert Portrait.objects.get().credit == "İBB"
    assert SourceContent.objects.count() == kept


def test_a_photograph_goes_with_a_person_who_is_joined_to_another(
    shown: Any, register: Any, officer: Client
):
    into = register["minister"].person if hasattr(register["minister"], "person") else None
    other = into if into is not None and into.pk != shown.pk else register["soyer"]
    officer.post(f"/people/{shown.pk}/join/", {"into": other.pk, "reason": "one and the same"})
    assert Portrait.objects.get().person_id == other.pk
