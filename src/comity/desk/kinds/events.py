"""Events: forums, summits, fairs and festivals; the list and the page."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.desk.lists.listing import Choice, Column, Filter, Listing, Row, choices_of
from comity.desk.proofs import Proofs
from comity.desk.sheets import Sheet, plain, tied
from comity.desk.shown import Fact, Page, Shown, of_code, of_date, of_record, present
from comity.desk.ties import Ties, records_of_event
from comity.desk.viewer import Viewer
from comity.register.models import Event, Kind, Mode, Record


def _rows(viewer: Viewer) -> QuerySet[Event]:
    return viewer.live(Event).select_related("place", "organiser")


def _show(events: Sequence[Event]) -> list[Row]:
    return [
        Row(
            of_record(event),
            {
                "date": present(of_date(event.date)),
                "place": present(of_record(event.place) if event.place else None),
                "organiser": present(of_record(event.organiser) if event.organiser else None),
                "mode": present(plain(of_code("Mode", event.mode))),
            },
            lead=present(of_date(event.date)),
        )
        for event in events
    ]


def _filters(_viewer: Viewer) -> tuple[Filter, ...]:
    today = timezone.localdate()
    return (
        Filter(
            "time",
            _("When"),
            (
                Choice("ahead", _("Ahead"), Q(date_upper__gte=today)),
                Choice("past", _("Past"), Q(date_upper__lt=today)),
                Choice("unsaid", _("Date not known"), Q(date_upper=None)),
            ),
        ),
        Filter("mode", _("Attended"), choices_of("Mode", "mode", Mode.values)),
    )


LISTING = Listing(
    name="events",
    heading=gettext_lazy("Events"),
    lead=gettext_lazy("Forums, summits, fairs and festivals to which cities ask each other."),
    icon="ticket",
    kinds=(Kind.EVENT,),
    rows=_rows,
    show=_show,
    columns=(
        Column("title", gettext_lazy("Event"), sort="label"),
        Column("date", gettext_lazy("Date"), sort="when_sort", newest_first=True),
        Column("place", gettext_lazy("Place")),
        Column("organiser", gettext_lazy("Organiser")),
        Column("mode", gettext_lazy("Attended")),
    ),
    filters=_filters,
    default_sort="-date",
    empty_heading=gettext_lazy("No event is in the register yet"),
    empty_text=gettext_lazy("Accept one from a source; invitations to it gather on its page."),
)


def page_of(event: Event, viewer: Viewer, proofs: Proofs) -> Page:
    """The page of an event."""
    ties = Ties(viewer.live(Record), records_of_event(event))
    kinds = (Kind.INVITATION, Kind.ENCOUNTER, Kind.PROMISE)
    return Page(
        title=of_record(event, url=""),
        badges=present(plain(of_code("Mode", event.mode))),
        lead=present(of_date(event.date), of_record(event.place) if event.place else None),
        facts=_facts(event, proofs),
        sections=tuple(each for kind in kinds for each in tied(ties, kind)),
    )


def _facts(event: Event, proofs: Proofs) -> tuple[Fact, ...]:
    sheet = Sheet(event, proofs).map("name").date("date").link("place").link("organiser")
    sheet.code("mode", "Mode")
    if event.link:
        sheet.add("link", Shown(event.link))
    return sheet.text("note").done()
