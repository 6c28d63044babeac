"""The agenda: what is to come, as a month, a week or a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from comity.agenda.entries import Entry, What, entries_between, in_order, overdue, undated
from comity.agenda.sheets import Sheet, chapters, sheet_of
from comity.agenda.spans import month_of, week_of
from comity.agenda.words import WHATS, what_word
from comity.desk.badges import modality_badge
from comity.desk.cooperation.terms_ahead import terms_between
from comity.desk.pages.agenda.feeds import feeds_of
from comity.desk.pages.answering import at_desk, show
from comity.desk.shown import Line, Shown, capitalised, language, of_date, of_record, present
from comity.desk.viewer import Viewer
from comity.register.models import Encounter, Record

# Far enough from the ends of the calendar for the ways on and back.
FIRST_DAY, LAST_DAY = date(1001, 1, 1), date(9000, 12, 31)
VIEWS = ("month", "week", "list")
ICONS = {
    What.ENCOUNTER: "handshake",
    What.EVENT: "ticket",
    What.INVITATION: "mail",
    What.REPLY: "mail",
    What.PROMISE: "list-checks",
    What.AGREEMENT: "scroll-text",
    What.NOTICE: "flag",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: the view, a day in it, and a sort of entry (empty: all)."""

    view: str
    day: date
    what: str

    @property
    def whats(self) -> tuple[str, ...]:
        """The sorts of entry that are shown; none for all."""
        return (self.what,) if self.what else ()

    def url(self, **changed: str) -> str:
        """The address of the page with some of it changed; what is usual is left out."""
        told = {"view": self.view, "on": self.day.isoformat(), "what": self.what, **changed}
        usual = {"view": "month", "on": timezone.localdate().isoformat(), "what": ""}
        kept = {name: value for name, value in told.items() if value != usual[name]}
        return f"{reverse('desk:agenda')}?{urlencode(kept)}" if kept else reverse("desk:agenda")


@dataclass(frozen=True, slots=True)
class Link:
    """A link above the agenda."""

    text: str
    url: str
    is_on: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class DayShown:
    """A day of a month or week with its entries."""

    day: date
    name: str
    entries: tuple[Line, ...]
    is_outside: bool
    is_today: bool


@at_desk
def agenda(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The page; its address says what is looked at."""
    asked = _asked(request)
    today = timezone.localdate()
    context = {
        "asked": asked,
        "views": [Link(text, asked.url(view=name), name == asked.view, name[0])
                  for name, text in _view_names().items()],
        "whats": [Link(_("All"), asked.url(what=""), not asked.what),
                  *(Link(str(word), asked.url(what=what), what == asked.what)
                    for what, word in WHATS.items())],
        "feeds": feeds_of(request, viewer),
    }  # fmt: skip
    made = _list(asked, viewer, today) if asked.view == "list" else _sheet(asked, viewer, today)
    return show(request, "desk/agenda.html", {**context, **made})


def _view_names() -> dict[str, str]:
    return {"month": _("Month"), "week": _("Week"), "list": _("List")}


def _asked(request: HttpRequest) -> Asked:
    view, what = request.GET.get("view", ""), request.GET.get("what", "")
    try:
        day = date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        day = timezone.localdate()
    day = min(max(day, FIRST_DAY), LAST_DAY)
    return Asked(view if view in VIEWS else "month", day, what if what in WHATS else "")


def _between(asked: Asked, viewer: Viewer, first: date, last: date | None) -> list[Entry]:
    given = {"sees": viewer.sees(), "whats": asked.whats}
    return in_order([*entries_between(first, last, **given), *terms_between(first, last, **given)])


# ---------------------------------------------------------------- month and week


def _sheet(asked: Asked, viewer: Viewer, today: date) -> dict[str, object]:
    bounds: Callable[[date], tuple[date, date]] = month_of if asked.view == "month" else week_of
    first, last = bounds(asked.day)
    sheet = sheet_of(_between(asked, viewer, first, last), first, last)
    before, after = first - timedelta(days=1), last + timedelta(days=1)
    return {
        "heading": _heading(asked, first, last),
        "previous": Link(_("Earlier"), asked.url(on=bounds(before)[0].isoformat()), key="p"),
        "next": Link(_("Later"), asked.url(on=after.isoformat()), key="n"),
        "now": Link(_("Today"), asked.url(on=today.isoformat()), first <= today <= last, "t"),
        "head": lines_of(sheet.head, viewer),
        "days": _days(sheet, today),
        "is_empty": sheet.is_empty,
    }


def _heading(asked: Asked, first: date, last: date) -> str:
    told = f"{first:%Y-%m}" if asked.view == "month" else f"{first}/{last}"
    return capitalised(str(of_date(told)), language())


def _days(sheet: Sheet, today: date) -> list[DayShown]:
    return [
        DayShown(
            each.day,
            str(of_date(each.day.isoformat())),
            tuple(_line(entry, is_dated=False) for entry in each.entries),
            each.is_outside,
            each.day == today,
        )
        for each in sheet.days
    ]


# ---------------------------------------------------------------- the list


def _list(asked: Asked, viewer: Viewer, today: date) -> dict[str, object]:
    coming = _between(asked, viewer, today, None)
    late = overdue(today, sees=viewer.sees(), whats=asked.whats)
    unsaid = undated(sees=viewer.sees(), whats=asked.whats)
    parts = [
        (capitalised(str(of_date(each.edtf)), language()), lines_of(each.entries, viewer))
        for each in chapters(coming, today)
    ]
    if late:
        parts.insert(0, (_("Overdue"), lines_of(late, viewer)))
    if unsaid:
        parts.append((_("No date is known"), [_plain_line(each, viewer) for each in unsaid]))
    return {"heading": _("From today on"), "parts": parts, "is_empty": not parts}


# ---------------------------------------------------------------- entries as lines


def lines_of(entries: Iterable[Entry], viewer: Viewer) -> list[Line]:
    """Entries as lines that lead to their records, and of encounters to their protocol."""
    return [_line(entry, _protocol(entry.record, viewer)) for entry in entries]


def _protocol(record: Record, viewer: Viewer) -> Shown | None:
    if not isinstance(record, Encounter) or not viewer.reads_at(record):
        return None
    return Shown(_("Protocol"), url=reverse("desk:protocol", args=[record.pk]))


def _line(entry: Entry, protocol: Shown | None = None, *, is_dated: bool = True) -> Line:
    record = entry.record
    sort = Shown(what_word(entry.what), tone="wait") if entry.what.is_deadline else None
    place = getattr(record, "place", None)
    return Line(
        title=of_record(record),
        date=of_date(entry.edtf) if is_dated else None,
        more=present(of_record(place, url="") if place and _is_open(place) else None, protocol),
        badges=present(sort, _state(record, entry)),
        icon=ICONS[entry.what],
    )


def _plain_line(encounter: Encounter, viewer: Viewer) -> Line:
    return Line(
        title=of_record(encounter),
        date=of_date(encounter.date),
        more=present(_protocol(encounter, viewer)),
        badges=present(modality_badge(encounter)),
        icon=ICONS[What.ENCOUNTER],
    )


def _state(record: Record, entry: Entry) -> Shown | None:
    if isinstance(record, Encounter):
        return modality_badge(record)
    is_late = entry.what.is_deadline and entry.span.last < timezone.localdate()
    return Shown(_("Overdue"), tone="late", icon="clock") if is_late else None


def _is_open(place: Record) -> bool:
    return place.is_live and not place.confidential
