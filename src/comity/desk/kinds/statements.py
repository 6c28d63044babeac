"""Statements: the list, and the page that sets the words as they were said."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.desk.lists.listing import Choice, Column, Filter, Listing, Row
from comity.desk.proofs import Proofs
from comity.desk.sheets import Sheet, capacity_of, section
from comity.desk.shown import Page, Shown, line_of, of_date, of_record, of_text, present
from comity.desk.viewer import Viewer
from comity.desk.words import LANGUAGE, language_name
from comity.register.models import Kind, Statement

LONGEST = 150  # characters of a quotation in a list


def _rows(viewer: Viewer) -> QuerySet[Statement]:
    return viewer.live(Statement).select_related("speaker", "encounter")


def _show(statements: Sequence[Statement]) -> list[Row]:
    rows = []
    for statement in statements:
        speaker = present(of_record(statement.speaker) if statement.speaker else None)
        words = of_text(f"“{_shortened(statement.text)}”", statement.language)
        assert words is not None
        rows.append(
            Row(
                Shown(words.text, words.language, url=of_record(statement).url),
                {
                    "speaker": speaker,
                    "date": present(of_date(statement.said_on)),
                    "language": (Shown(language_name(statement.language)),),
                },
                lead=tuple(Shown(each.text) for each in speaker),
            )
        )
    return rows


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + "…"


def _filters(_viewer: Viewer) -> tuple[Filter, ...]:
    choices = (Choice(tag, language_name(tag), Q(language=tag)) for tag in LANGUAGE)
    return (Filter("language", _("Language"), tuple(choices)),)


LISTING = Listing(
    name="statements",
    heading=gettext_lazy("Statements"),
    lead=gettext_lazy("Words as they were said, with who said them and when."),
    icon="quote",
    kinds=(Kind.STATEMENT,),
    rows=_rows,
    show=_show,
    columns=(
        Column("title", gettext_lazy("Words"), sort="label"),
        Column("speaker", gettext_lazy("Speaker")),
        Column("date", gettext_lazy("Said on"), sort="when_sort", newest_first=True),
        Column("language", gettext_lazy("Language"), sort="language"),
    ),
    filters=_filters,
    default_sort="-date",
    empty_heading=gettext_lazy("No statement is in the register yet"),
    empty_text=gettext_lazy("Accept a quotation from a source to keep who said what."),
)


def page_of(statement: Statement, viewer: Viewer, proofs: Proofs) -> Page:
    """The page of a statement."""
    del viewer
    speaker = of_record(statement.speaker) if statement.speaker else None
    sheet = Sheet(statement, proofs).add("speaker", speaker)
    sheet.add("capacity", capacity_of(statement.capacity, ""), also=["speaker"])
    sheet.add("language", Shown(language_name(statement.language)), also=["text"])
    sheet.date("said_on")
    marks = proofs.of_field(statement, "text")
    encounter = statement.encounter
    return Page(
        title=Shown(
            _("Words of %(speaker)s") % {"speaker": speaker} if speaker else _("Statement")
        ),
        lead=present(capacity_of(statement.capacity, ""), of_date(statement.said_on)),
        quotation=of_text(statement.text, statement.language, mark=marks[0] if marks else None),
        facts=sheet.text("note").done(),
        sections=section(_("Said at"), [line_of(encounter)] if encounter else []),
    )
