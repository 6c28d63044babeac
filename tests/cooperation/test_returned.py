"""A DOCX goes out, is edited elsewhere, and comes back as suggestions per clause."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from comity.cooperation import drafting
from comity.cooperation.drafts import state_of_draft
from comity.cooperation.models import Draft, Suggestion
from comity.cooperation.originals import side_by_side, to_work_on
from comity.cooperation.returned import NotThisDraft, bring_back
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


def test_another_table_is_refused(draft: Draft, officer: User):
    other = to_docx(side_by_side(state_of_draft(draft).text, date(2024, 11, 14)))
    with pytest.raises(NotThisDraft, match="no clause of this draft"):
        bring_back(draft, other, by=officer)
    assert not Suggestion.objects.exists()


def test_who_has_no_seat_brings_nothing_back(draft: Draft, reader: User):
    with pytest.raises(NotAllowed):
        bring_back(draft, out(draft), by=reader)
