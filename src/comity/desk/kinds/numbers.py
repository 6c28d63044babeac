"""Relations and figures: what is said of two cities' standing, and numbers named in talks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.desk.lists.listing import Choice, Column, Filter, Listing, Row
from comity.desk.proofs import Proofs
from comity.desk.sheets import Sheet, section
from comity.desk.shown import Line, Page, Shown, line_of, of_date, of_record, present, wording
from comity.desk.viewer import Viewer
from comity.desk.words import ICON
from comity.register.models import Figure, Kind, Record, Relation, RelationParty


def _relations(viewer: Viewer) -> QuerySet[Relation]:
    return viewer.live(Relation)


def _show_relations(relations: Sequence[Relation]) -> list[Row]:
    parties: dict[int, list[Record]] = defaultdict(list)
    found = RelationParty.objects.filter(relation__in=[each.pk for each in relations])
    for party in found.select_related("who"):
        parties[party.relation_id].append(party.who)
    return [
        Row(
            of_record(relation),
            {
                "parties": tuple(of_record(who) for who in parties[relation.pk]),
                "since": present(of_date(relation.since)),
                "nature": present(wording(relation.nature)),
            },
            lead=present(of_date(relation.since)),
        )
        for relation in relations
    ]


RELATIONS = Listing(
    name="relations",
    heading=gettext_lazy("Relations"),
    lead=gettext_lazy("Since when two sides have had ties, as sources tell it."),
    icon="waypoints",
    kinds=(Kind.RELATION,),
    rows=_relations,
    show=_show_relations,
    columns=(
        Column("title", gettext_lazy("Relation"), sort="label"),
        Column("since", gettext_lazy("Since"), sort="when_sort"),
        Column("parties", gettext_lazy("Parties")),
        Column("nature", gettext_lazy("Nature")),
    ),
    empty_heading=gettext_lazy("No relation is in the register yet"),
    empty_text=gettext_lazy("Accept one from a source that says since when two cities have ties."),
)


def relation_page_of(relation: Relation, viewer: Viewer, proofs: Proofs) -> Page:
    """The page of a relation."""
    del viewer
    parties = [
        Line(of_record(each.who), icon=ICON.get(each.who.kind, ""), mark=proofs.of_row(each))
        for each in relation.parties.select_related("who")
    ]
    return Page(
        title=of_record(relation, url=""),
        lead=present(of_date(relation.since)),
        facts=Sheet(relation, proofs).date("since").map("nature").text("note").done(),
        sides=section(_("Parties"), parties),
    )


def _figures(viewer: Viewer) -> QuerySet[Figure]:
    return viewer.live(Figure).select_related("speaker", "encounter")


def _show_figures(figures: Sequence[Figure]) -> list[Row]:
    return [
        Row(
            of_record(figure),
            {
                "speaker": present(of_record(figure.speaker) if figure.speaker else None),
                "date": present(of_date(figure.date)),
                "target": (Shown(_("Target"), tone="known"),) if figure.is_target else (),
            },
            lead=present(of_date(figure.date)),
        )
        for figure in figures
    ]


def _figure_filters(_viewer: Viewer) -> tuple[Filter, ...]:
    choices = (
        Choice("target", _("Targets"), Q(is_target=True)),
        Choice("said", _("As it stands"), Q(is_target=False)),
    )
    return (Filter("nature", _("Nature"), choices),)


FIGURES = Listing(
    name="figures",
    heading=gettext_lazy("Figures"),
    lead=gettext_lazy("Numbers that somebody named in talks, and targets they set themselves."),
    icon="hash",
    kinds=(Kind.FIGURE,),
    rows=_figures,
    show=_show_figures,
    columns=(
        Column("title", gettext_lazy("Figure"), sort="label"),
        Column("speaker", gettext_lazy("Named by")),
        Column("date", gettext_lazy("Date"), sort="when_sort", newest_first=True),
        Column("target", gettext_lazy("Nature"), sort="is_target"),
    ),
    filters=_figure_filters,
    empty_heading=gettext_lazy("No figure is in the register yet"),
    empty_text=gettext_lazy("Accept one from a source, with who named it and what it counts."),
)


def figure_page_of(figure: Figure, viewer: Viewer, proofs: Proofs) -> Page:
    """The page of a figure."""
    del viewer
    sheet = Sheet(figure, proofs).text("value").text("unit").map("what").date("date")
    sheet.link("speaker")
    encounter = figure.encounter
    return Page(
        title=of_record(figure, url=""),
        badges=(Shown(_("Target"), tone="known"),) if figure.is_target else (),
        lead=present(of_date(figure.date)),
        facts=sheet.text("note").done(),
        sections=section(_("Named at"), [line_of(encounter)] if encounter else []),
    )
