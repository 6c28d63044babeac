"""The page of a source: its own words, the findings beside them, and adding another."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from comity.intake.models import Finding
from comity.register.models import Membership, Role, Source


@pytest.fixture
def page(register: Any, officer: Client) -> str:
    return str(officer.get(f"/sources/{register.sources['izmir'].pk}/").text)


def text_of(page: str) -> str:
    body = page.split('id="text"')[1].split('<footer class="colophon"')[0]
    return html.unescape(re.sub(r"<[^>]+>", "", body.split(">", 1)[1]))


def test_the_text_is_the_sources_own_in_full(register: Any, page: str):
    own = "".join(register.sources["izmir"].text.split())
    shown = "".join(text_of(page).split())
    assert shown.replace("5linesthatarenotthedocument'sown", "") == own


def test_what_is_not_the_documents_own_is_set_apart(page: str):
    furniture = page.split('<div class="furniture">')[1].split("</div>")[0]
    assert "official facebook account" in furniture
    assert "We Have A Guest" not in furniture


def test_each_waiting_finding_is_marked_and_leads_to_its_passage(register: Any, page: str):
    for finding in register.sources["izmir"].findings.filter(state="waiting"):
        assert f'id="finding-{finding.pk}"' in page
        assert re.search(rf'data-findings="[^"]*\b{finding.pk}\b', page)
        first = finding.proof[0]
        assert f'data-passage="{first.start}-{first.end}"' in page


def test_a_rejected_finding_stays_in_the_list_but_is_not_marked(register: Any, page: str):
    rejected = register.sources["izmir"].findings.get(state="rejected")
    assert f'id="finding-{rejected.pk}"' in page
    assert not re.search(rf'data-findings="[^"]*\b{rejected.pk}\b', page)


def test_a_finding_in_the_register_leads_to_its_record(register: Any, officer: Client):
    page = officer.get(f"/sources/{register.sources['istanbul'].pk}/").text
    assert f'href="/people/{register["imamoglu"].pk}/"' in page


def test_the_findings_can_stand_in_the_order_of_the_text(register: Any, officer: Client):
    page = officer.get(f"/sources/{register.sources['izmir'].pk}/?order=text").text
    starts = [int(start) for start in re.findall(r'data-passage="(\d+)-', page)]
    assert starts == sorted(starts) and len(starts) == 12


@pytest.mark.parametrize("asked", ["5-2", "x", "0-99999999", "-1-5", ""])
def test_a_passage_that_is_not_in_the_text_opens_the_page_all_the_same(
    asked: str, register: Any, officer: Client
):
    answer = officer.get(f"/sources/{register.sources['izmir'].pk}/?passage={asked}")
    assert answer.status_code == 200
    assert 'class="looked-at' not in answer.text


def test_a_finding_of_an_unknown_shape_is_shown_as_far_as_it_goes(register: Any, officer: Client):
    finding = Finding.objects.filter(kind="encounters", state="waiting").first()
    finding.payload = {"kind": "picnic", "hosts": "not a list", "roles": [3], "extra": {"a": 1}}
    finding.save()
    assert officer.get(f"/sources/{finding.source_id}/").status_code == 200
    for page in ("correct", "join"):
        assert officer.get(f"/findings/{finding.pk}/{page}/").status_code == 200


def test_hostile_words_of_a_source_are_shown_as_words(register: Any, officer: Client):
    hostile = "<script>alert(1)</script> visited <img src=x onerror=alert(2)> today."
    answer = officer.post("/sources/add/", {"text": hostile}, follow=True)
    assert "<script>alert" not in answer.text and "<img" not in answer.text
    assert "&lt;script&gt;alert(1)" in answer.text


def test_an_uploaded_page_is_kept_read_and_opened(officer: Client):
    content = (
        "<html><body><p>Mayor Anna Berg of Linden visited Mehmet Kaya, Mayor of Çamlıca, "
        "on 12 May 2024.</p></body></html>"
    )
    upload = SimpleUploadedFile("visit.html", content.encode())
    answer = officer.post("/sources/add/", {"files": [upload]}, follow=True)
    source = Source.objects.get(name="visit.html")
    assert answer.redirect_chain[-1][0] == f"/sources/{source.pk}/"
    assert bytes(source.content.content) == content.encode()
    assert "Mehmet Kaya" in answer.text


def test_the_same_file_twice_is_one_source_and_says_so(register: Any, officer: Client):
    known = bytes(register.sources["izmir"].content.content)
    answer = officer.post(
        "/sources/add/", {"files": [SimpleUploadedFile("again.txt", known)]}, follow=True
    )
    assert "The same file is here since" in answer.text
    assert Source.objects.count() == 2


def test_bytes_that_are_no_document_are_named_and_nothing_is_kept(officer: Client):
    upload = SimpleUploadedFile("picture.pdf", b"\x00\x01\x02 no pdf")
    answer = officer.post("/sources/add/", {"files": [upload]})
    assert answer.status_code == 422
    assert "picture.pdf" in answer.text
    assert Source.objects.count() == 2


def test_an_empty_form_asks_for_a_file_or_a_text(officer: Client):
    answer = officer.post("/sources/add/", {"text": "  "})
    assert answer.status_code == 400
    assert "Choose a file, or paste a text." in answer.text


def test_a_reader_cannot_add_sources(register: Any, officer: Client):
    Membership.objects.update(role=Role.READER)
    assert "Not for your role" in officer.get("/sources/add/").text
    assert officer.post("/sources/add/", {"text": "Some text."}).status_code == 403
    assert Source.objects.count() == 2


def test_what_is_known_of_a_pasted_text_counts_where_it_says_nothing_itself(officer: Client):
    given = {
        "text": "Mayor Anna Berg of Linden visited Mehmet Kaya, Mayor of Çamlıca, on 12 May.",
        "about-title": "A guest from Linden",
        "about-published": "14 May 2024",
        "about-language": "en",
    }
    officer.post("/sources/add/", given)
    source = Source.objects.latest("pk")
    assert (source.title, source.published) == ("A guest from Linden", "2024-05-14")
    assert source.findings.filter(kind="encounters", payload__date="2024-05-12").exists()


def test_a_day_of_publication_that_is_none_is_told_at_its_field_and_nothing_is_lost(
    officer: Client,
):
    answer = officer.post("/sources/add/", {"text": "Some text.", "about-published": "lately"})
    assert answer.status_code == 422
    assert "“lately” is no date" in answer.text.split('name="about-published"')[1]
    assert ">Some text.</textarea>" in answer.text
    assert Source.objects.count() == 2


@pytest.mark.parametrize("language", ["tr", "ru"])
def test_a_text_in_another_language_is_told_in_the_readers_own(language: str, officer: Client):
    officer.cookies["comity_language"] = language
    text = "Der Oberbürgermeister der Stadt Köln hat am Montag eine Delegation empfangen. " * 4
    answer = officer.post("/sources/add/", {"text": text}, follow=True)
    notice = answer.text.split('class="notice info"')[1].split("</div>")[0]
    assert "--language" not in answer.text and "the text is in" not in notice
