"""Encounters: the list, and the page with both sides, roles and what came of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.desk.badges import modality_badge
from comity.desk.lists.listing import Choice, Column, Filter, Listing, Row, choices_of
from comity.desk.proofs import Proofs
from comity.desk.sheets import Sheet, in_office, plain, section, tied
from comity.desk.shown import (
    Fact,
    Line,
    Page,
    Section,
    Shown,
    of_code,
    of_date,
    of_record,
    of_text,
    present,
)
from comity.desk.ties import Ties, records_of_encounter
from comity.desk.viewer import Viewer
from comity.desk.words import ICON, say
from comity.register.models import (
    Attendance,
    Encounter,
    EncounterKind,
    Kind,
    Modality,
    Record,
    Side,
)

NAMES = 3  # of each side in a list


def _rows(viewer: Viewer) -> QuerySet[Encounter]:
    return viewer.live(Encounter).select_related("place")


def _show(encounters: Sequence[Encounter]) -> list[Row]:
    sides = attended_by(encounters)
    rows = []
    for encounter in encounters:
        date = present(of_date(encounter.date))
        rows.append(
            Row(
                of_record(encounter),
                {
                    "date": date,
                    "kind": present(plain(of_code("EncounterKind", encounter.encounter_kind))),
                    "hosts": _names(sides[encounter.pk, Side.HOST]),
                    "guests": _names(sides[encounter.pk, Side.GUEST]),
                    "place": present(of_record(encounter.place) if encounter.place else None),
                    "state": present(modality_badge(encounter)),
                },
                lead=(*date, *present(modality_badge(encounter))),
            )
        )
    return rows


def attended_by(encounters: Sequence[Encounter]) -> dict[tuple[int, str], list[Record]]:
    """Who attended, by encounter and side; one query."""
    sides: dict[tuple[int, str], list[Record]] = defaultdict(list)
    attended = Attendance.objects.filter(encounter__in=[each.pk for each in encounters])
    for each in attended.select_related("who"):
        sides[each.encounter_id, each.side].append(each.who)
    return sides


def _names(records: list[Record]) -> tuple[Shown, ...]:
    shown = tuple(of_record(record) for record in records[:NAMES])
    more = len(records) - len(shown)
    return (*shown, Shown(f"+{more}")) if more > 0 else shown


def ahead(today: str) -> Q:
    """Encounters that are still to come: planned, and not dated before `today` (ISO)."""
    return Q(modality=Modality.PLANNED) & (Q(date_upper__gte=today) | Q(date_upper=None))


def _filters(_viewer: Viewer) -> tuple[Filter, ...]:
    to_come = ahead(timezone.localdate().isoformat())
    return (
        Filter(
            "time",
            _("When"),
            (
                Choice("ahead", _("Ahead"), to_come),
                Choice("past", _("Taken place"), Q(modality=Modality.HAPPENED)),
                Choice("wished", _("Wished for"), Q(modality=Modality.WISHED)),
            ),
        ),
        Filter(
            "kind", _("Kind"), choices_of("EncounterKind", "encounter_kind", EncounterKind.values)
        ),
    )


LISTING = Listing(
    name="encounters",
    heading=gettext_lazy("Encounters"),
    lead=gettext_lazy("Visits, meetings, ceremonies and calls, with who stood on which side."),
    icon="handshake",
    kinds=(Kind.ENCOUNTER,),
    rows=_rows,
    show=_show,
    columns=(
        Column("title", gettext_lazy("Encounter"), sort="label"),
        Column("date", gettext_lazy("Date"), sort="when_sort", newest_first=True),
        Column("kind", gettext_lazy("Kind")),
        Column("hosts", gettext_lazy("Hosts")),
        Column("guests", gettext_lazy("Guests")),
        Column("place", gettext_lazy("Place")),
        Column("state", gettext_lazy("State")),
    ),
    filters=_filters,
    default_sort="-date",
    empty_heading=gettext_lazy("No encounter is in the register yet"),
    empty_text=gettext_lazy(
        "Accept a visit or a meeting from a source, and it stands here with its delegations."
    ),
)


def page_of(encounter: Encounter, viewer: Viewer, proofs: Proofs) -> Page:
    """The page of an encounter."""
    ties = Ties(viewer.live(Record), records_of_encounter(encounter.pk))
    kinds = (Kind.AGREEMENT, Kind.PROMISE, Kind.INVITATION, Kind.STATEMENT, Kind.FIGURE)
    return Page(
        title=of_record(encounter, url=""),
        badges=present(
            plain(of_code("EncounterKind", encounter.encounter_kind)),
            of_code("Modality", encounter.modality),
            Shown(_("First visit"), tone="known") if encounter.first else None,
        ),
        lead=present(of_date(encounter.date), _place(encounter)),
        facts=_facts(encounter, proofs),
        sides=_sides(encounter, proofs),
        sections=tuple(each for kind in kinds for each in tied(ties, kind)),
    )


def _place(encounter: Encounter) -> Shown | None:
    return of_record(encounter.place) if encounter.place else None


def _facts(encounter: Encounter, proofs: Proofs) -> tuple[Fact, ...]:
    sheet = Sheet(encounter, proofs).map("title").date("date").link("place")
    sheet.code("encounter_kind", "EncounterKind").code("modality", "Modality").code("mode", "Mode")
    if encounter.first is not None:
        sheet.add("first", of_text(_("yes") if encounter.first else _("no")))
    return sheet.link("event").map("summary").text("note").done()


def _sides(encounter: Encounter, proofs: Proofs) -> tuple[Section, ...]:
    attended = (
        encounter.attendances.select_related("who", "capacity__institution", "capacity__place")
        .prefetch_related("roles__capacity")
        .order_by("order", "pk")
    )
    by_side: dict[str, list[Line]] = defaultdict(list)
    for each in attended:
        by_side[each.side].append(_attendance_line(each, proofs))
    return tuple(
        part
        for side in (Side.HOST, Side.GUEST, Side.OTHER)
        for part in section(say("sides", side), by_side[side])
    )


def _attendance_line(attended: Attendance, proofs: Proofs) -> Line:
    return Line(
        title=of_record(attended.who),
        more=present(in_office(attended.who, attended.capacity, attended.capacity_text)),
        badges=tuple(
            Shown(say("RoleKind", taken.role), mark=proofs.of_row(taken))
            for taken in attended.roles.all()
        ),
        icon=ICON.get(attended.who.kind, ""),
        mark=proofs.of_row(attended),
    )
