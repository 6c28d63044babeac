"""A letter about a promise: the right kind, to the right person, in three languages, as a file."""

from __future__ import annotations

import io
from typing import Any

import pypdfium2
import pytest
from django.test import Client
from docx import Document

from comity.register.actions import add_part, edit, enter, mark_confidential
from comity.register.models import Encounter, Membership, Person, Promise, PromiseParty, Record
from comity.register.wording import LanguageMap


@pytest.fixture
def theirs(register: Any) -> Promise:
    """What Moscow's minister has promised to Istanbul."""
    made = Promise(
        what=LanguageMap(tr="iki uzman göndermek", ru="направить двух специалистов"),
        due="2021-09", grade="will-do",
        said_at=Encounter.objects.get(pk=register["visit"].pk),
    )  # fmt: skip
    register.put_by_hand(made)
    for end, who in (("by", "cheremin"), ("to", "ibb")):
        row = PromiseParty(promise=made, who=Record.objects.get(pk=register[who].pk), end=end)
        add_part(row, by=register.officer)
    minister = Person.objects.get(pk=register["cheremin"].pk)
    name = LanguageMap(en="Sergey Cheremin", ru="Сергей Черёмин")
    told = {"given_name": "Сергей", "patronymic": "Евгеньевич", "family_name": "Черёмин"}
    edit(minister, by=register.officer, name=name, **told)
    return made


def page(promise: Any, asked: str = "") -> str:
    return f"/promises/{promise.pk}/letter/{asked}"


def form_of(text: str) -> dict[str, str]:
    """What a browser would send of the letter's form."""
    body = text.split('name="body"')[1].split(">", 1)[1].split("</textarea")[0]
    line, subject = (
        text.split(f'name="{name}" value="')[1].split('"')[0] for name in ("salutation", "subject")
    )
    return {"subject": subject, "salutation": line, "body": body, "to": "", "signer": "Zeynep"}


@pytest.mark.parametrize(
    ("tongue", "line", "says"),
    [
        ("en", "Dear Minister Cheremin,", "Your side then undertook"),
        ("ru", "Глубокоуважаемый Сергей Евгеньевич!", "направить двух специалистов"),
        ("tr", "Sayın Bakan Sergey Cheremin,", "iki uzman göndermek"),
    ],
)
def test_a_reminder_addresses_the_minister_as_each_language_does(
    tongue: str, line: str, says: str, officer: Client, theirs: Promise
):
    shown = officer.get(page(theirs, f"?tongue={tongue}")).text
    assert line in shown
    assert says in shown


def test_a_promise_without_words_in_the_language_says_so(officer: Client, theirs: Promise):
    assert "no words in this language" in officer.get(page(theirs, "?tongue=en")).text
    assert "no words in this language" not in officer.get(page(theirs, "?tongue=ru")).text


def test_of_our_own_promise_a_report_or_more_time_is_offered(officer: Client, register: Any):
    experts = register["experts"]
    asked = officer.get(page(experts, "?until=May 2027")).text
    assert "May 2027" in asked
    assert '<option value="extension" selected>' in asked
    edit(experts, by=register.officer, fulfilment="done", outcome="Both came")
    assert "Both came" in officer.get(page(experts)).text


@pytest.mark.parametrize("tongue", ["tr", "en", "ru"])
def test_the_letter_leaves_as_docx_and_pdf_with_the_words_of_the_officer(
    tongue: str, officer: Client, theirs: Promise
):
    told = form_of(officer.get(page(theirs, f"?tongue={tongue}")).text) | {"tongue": tongue}
    told["body"] += "\n\nWe look forward to it: Ş ğ İ Ж."
    word = officer.post(page(theirs), told | {"ending": "docx"})
    lines = [each.text for each in Document(io.BytesIO(word.content)).paragraphs]
    assert told["salutation"] in lines
    assert "We look forward to it: Ş ğ İ Ж." in lines
    paper = officer.post(page(theirs), told | {"ending": "pdf"})
    text = pypdfium2.PdfDocument(io.BytesIO(paper.content))[0].get_textpage().get_text_bounded()
    assert "Ş ğ İ Ж" in text
    assert f"-{tongue}.pdf" in paper["Content-Disposition"]


def test_a_letter_without_text_and_a_date_that_is_none_come_back(officer: Client, theirs: Promise):
    told = form_of(officer.get(page(theirs)).text) | {"body": " "}
    assert officer.post(page(theirs), told).status_code == 422
    assert "This is no date" in officer.get(page(theirs, "?until=soon")).text


def test_without_anybody_on_the_other_side_it_is_to_colleagues(officer: Client, register: Any):
    alone = Promise(what=LanguageMap(en="help"), grade="will-do")
    enter(alone, by=register.officer, desk=register.desk)
    assert "Dear colleagues," in officer.get(page(alone)).text


def test_a_letter_names_nothing_that_its_writer_may_not_know(
    neighbour: Client, register: Any, theirs: Promise
):
    mark_confidential(register["visit"], by=register.officer, desk=register.desk)
    shown = neighbour.get(page(theirs, "?tongue=en")).text
    assert "following occasion" not in shown


def test_a_guest_writes_no_letter_and_a_hidden_promise_has_none(
    officer: Client, neighbour: Client, register: Any, theirs: Promise
):
    mark_confidential(theirs, by=register.officer, desk=register.desk)
    assert neighbour.get(page(theirs)).status_code == 404
    Membership.objects.filter(user=register.officer).update(role="guest")
    assert officer.get(page(theirs)).status_code == 302
