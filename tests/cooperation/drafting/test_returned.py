"""A DOCX goes out, is edited elsewhere, and comes back as suggestions per clause."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from django.core.exceptions import ValidationError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from comity.cooperation import drafting
from comity.cooperation.drafting import docx_table, returned
from comity.cooperation.drafting.originals import side_by_side, to_work_on
from comity.cooperation.drafting.returned import NotThisDraft, Unfit, bring_back
from comity.cooperation.drafting.state import state_of_draft
from comity.cooperation.drafting.words import LONGEST_TEXT
from comity.cooperation.models import Draft, Suggestion
from comity.cooperation.texts.xliff import to_xliff
from comity.papers import to_docx
from comity.register.models import Agreement, User
from comity.register.permissions import NotAllowed


@pytest.fixture
def draft(protocol: Agreement, officer: User) -> Draft:
    languages = ("tr", "en", "ru")
    return drafting.begin(
        protocol, by=officer, languages=languages, template="cooperation-protocol"
    )


def out(draft: Draft) -> bytes:
    return to_docx(to_work_on(state_of_draft(draft).text, date(2024, 11, 14)))


def edited(content: bytes, before: str, after: str) -> bytes:
    """The file with some words replaced, as a person would."""
    document = docx.Document(BytesIO(content))
    for table in document.tables:
        for cell in (cell for row in table.rows for cell in row.cells):
            for run in (run for paragraph in cell.paragraphs for run in paragraph.runs):
                run.text = run.text.replace(before, after)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def test_a_file_that_nobody_changed_suggests_nothing(draft: Draft, officer: User):
    assert bring_back(draft, out(draft), by=officer) == []


def test_what_was_changed_is_suggested_for_its_clause_and_language(draft: Draft, officer: User):
    (made,) = bring_back(draft, edited(out(draft), "for 3 years", "for 5 years"), by=officer)
    assert (made.clause.key, made.language, made.base) == ("duration", "en", 1)
    assert "for 5 years" in made.text and made.title == "Duration and renewal"


def test_the_marks_of_the_parties_come_back_as_marks(draft: Draft, officer: User):
    (made,) = bring_back(draft, edited(out(draft), "Bu metnin tarafları", "Taraflar"), by=officer)
    assert "{parties}" in made.text and "\n{party-1}" not in made.title


def test_words_that_stand_in_the_draft_meanwhile_are_not_suggested_again(
    draft: Draft, officer: User
):
    content = edited(out(draft), "for 3 years", "for 5 years")
    (made,) = bring_back(draft, content, by=officer)
    drafting.take(made, by=officer)
    assert bring_back(draft, content, by=officer) == []


def test_the_suggestion_is_for_the_version_that_went_out(draft: Draft, officer: User):
    content = edited(out(draft), "for 3 years", "for 5 years")
    clause = draft.clauses.get(key="duration")
    drafting.write(clause, "en", by=officer, base=1, title="Duration", text="For 4 years.")
    (made,) = bring_back(draft, content, by=officer)
    assert made.base == 1


def test_changes_that_word_tracks_are_taken_as_made(draft: Draft, officer: User):
    document = docx.Document(BytesIO(out(draft)))
    row = next(r for r in document.tables[0].rows if r.cells[0].text.startswith("disputes"))
    run = row.cells[2].paragraphs[0].runs[-1]._r
    added = OxmlElement("w:ins")
    run.addnext(added)
    words = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = " within 60 days"
    words.append(text)
    added.append(words)
    gone = OxmlElement("w:del")
    run.addprevious(gone)
    gone.append(run)
    for each in run.findall(qn("w:t")):
        each.tag = qn("w:delText")
    saved = BytesIO()
    document.save(saved)
    (made,) = bring_back(draft, saved.getvalue(), by=officer)
    assert (made.clause.key, made.language) == ("disputes", "en")
    assert "within 60 days" in f"{made.title}{made.text}" and "settled by talks" not in made.text


@pytest.mark.parametrize("content", [b"no docx", b"PK\x03\x04broken"])
def test_a_file_that_is_no_docx_is_refused(content: bytes, draft: Draft, officer: User):
    with pytest.raises(NotThisDraft, match="no DOCX"):
        bring_back(draft, content, by=officer)


def translated(draft: Draft, before: str, after: str) -> bytes:
    """The XLIFF of a translator who changed some words of the Russian."""
    content = to_xliff(state_of_draft(draft).text, "tr", "ru", key=draft.key.hex)
    return content.decode().replace(before, after).encode()


def test_a_translation_comes_back_as_suggestions_for_its_language(draft: Draft, officer: User):
    assert bring_back(draft, translated(draft, "", ""), by=officer) == []
    content = translated(draft, "в течение 3 лет", "в течение 5 лет")
    (made,) = bring_back(draft, content, by=officer)
    assert (made.clause.key, made.language, made.base) == ("duration", "ru", 1)
    assert "в течение 5 лет" in made.text and made.title == "Срок действия и продление"


def test_a_translation_of_another_draft_or_into_another_language_is_refused(
    draft: Draft, officer: User
):
    for before, after, why in (
        (draft.key.hex, "0" * 32, Unfit.ANOTHER_DRAFT),
        ('target-language="ru"', 'target-language="de"', Unfit.OTHER_LANGUAGES),
        ("</body>", "", Unfit.UNREADABLE),
        ('trans-unit id="', 'trans-unit id="x', Unfit.NO_CLAUSE),
    ):
        with pytest.raises(NotThisDraft) as told:
            bring_back(draft, translated(draft, before, after), by=officer)
        assert told.value.why == why
    assert not Suggestion.objects.exists()


def test_another_table_is_refused(draft: Draft, officer: User):
    other = to_docx(side_by_side(state_of_draft(draft).text, date(2024, 11, 14)))
    with pytest.raises(NotThisDraft, match="no clause of this draft"):
        bring_back(draft, other, by=officer)
    assert not Suggestion.objects.exists()


def test_who_has_no_seat_brings_nothing_back(draft: Draft, reader: User):
    with pytest.raises(NotAllowed):
        bring_back(draft, out(draft), by=reader)


def with_the_document(content: bytes, document: bytes) -> bytes:
    """The file with another `word/document.xml`."""
    saved = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(saved, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            is_text = name == "word/document.xml"
            after.writestr(name, document if is_text else before.read(name))
    return saved.getvalue()


@pytest.mark.parametrize("document", [b"<w:document", b"", b"<a/>", b"\x00"])
def test_a_file_with_a_broken_inside_is_refused(document: bytes, draft: Draft, officer: User):
    with pytest.raises(NotThisDraft):
        bring_back(draft, with_the_document(out(draft), document), by=officer)


def test_a_small_file_that_unpacks_to_gigabytes_is_not_unpacked(
    draft: Draft, officer: User, monkeypatch: pytest.MonkeyPatch
):
    content = with_the_document(out(draft), b" " * (docx_table.MOST_UNPACKED + 1))
    assert len(content) < returned.MOST_BYTES
    monkeypatch.setattr(docx_table, "_rows", lambda *_told: pytest.fail("it was unpacked"))
    with pytest.raises(NotThisDraft, match="larger than 100 MB"):
        bring_back(draft, content, by=officer)


def test_the_same_file_twice_suggests_once(draft: Draft, officer: User):
    content = edited(out(draft), "for 3 years", "for 5 years")
    assert len(bring_back(draft, content, by=officer)) == 1
    assert bring_back(draft, content, by=officer) == []
    other = edited(out(draft), "for 3 years", "for 6 years")
    assert len(bring_back(draft, other, by=officer)) == 1


def test_a_file_of_which_one_clause_cannot_be_taken_suggests_nothing(draft: Draft, officer: User):
    content = edited(out(draft), "for 3 years", "for 5 years")
    content = edited(content, "by talks", "by t" + "a" * LONGEST_TEXT + "lks")
    content = edited(content, "share with each other", "share")
    with pytest.raises(ValidationError):
        bring_back(draft, content, by=officer)
    assert not Suggestion.objects.exists()
