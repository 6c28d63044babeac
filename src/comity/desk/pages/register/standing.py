"""How a record stands: deleted with a reason, kept confidential, as it was on a past day,
and its history taken back entry by entry."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from comity.desk.addresses import ROUTES, record_address
from comity.desk.history import can_be_undone, told_of
from comity.desk.kinds import BY_ROUTE
from comity.desk.pages.answering import at_desk, show
from comity.desk.problems import tried
from comity.desk.shown import Fact, Line, Section, Shown, line_of, of_date, of_record
from comity.desk.values import Values
from comity.desk.viewer import Viewer
from comity.desk.words import say
from comity.register import actions, rows
from comity.register.history import Past, as_of, entries_of
from comity.register.kinds import specific
from comity.register.links import linking
from comity.register.models import Deed, Entry, Kind, Record, State, Tenure
from comity.register.permissions import Right

MOST_USED = 12


def record_of(viewer: Viewer, route: str, key: int) -> Record:
    """A live record of a kind that the viewer may see; else there is no such page."""
    seen = viewer.live(Record).select_related("desk")
    return get_object_or_404(seen.filter(kind=BY_ROUTE[route].kind), pk=key)


@at_desk
def delete(request: HttpRequest, viewer: Viewer, route: str, key: int) -> HttpResponse:
    """Mark a record as deleted; a reason is asked for, and nothing leaves the history."""
    record = record_of(viewer, route, key)
    reason = request.POST.get("reason", "").strip()
    problem, wanting = None, ""
    if request.method == "POST" and not reason:
        wanting = _("Say why. Whoever looks for the record later will ask.")
    elif request.method == "POST":
        problem = tried(viewer, lambda: actions.delete(record, by=viewer.user, reason=reason))
        if problem is None:
            messages.success(request, _("Deleted; the history keeps it"))
            return redirect(reverse("desk:past", args=[route, key]))
    used = linking(type(specific(record)), [record.pk])
    context = {
        "record": record,
        "title": of_record(record),
        "used": [line_of(each) for each in viewer.live(Record).filter(pk__in=used)[:MOST_USED]],
        "problem": problem,
        "wanting": wanting,
        "may_write": viewer.may(Right.WRITE, record),
    }
    status = 409 if problem else 422 if wanting else 200
    return show(request, "desk/delete.html", context, status=status)


@at_desk
def confidential(request: HttpRequest, viewer: Viewer, route: str, key: int) -> HttpResponse:
    """Keep a record for the members of the desk, or open it to all desks again."""
    record = record_of(viewer, route, key)
    desk = None if record.confidential else viewer.desk
    problem = None
    if request.method == "POST":
        reason = request.POST.get("reason", "").strip()
        problem = tried(
            viewer,
            lambda: actions.mark_confidential(record, by=viewer.user, desk=desk, reason=reason),
        )
        if problem is None:
            told = _("Confidential now") if desk else _("Open to all desks now")
            messages.success(request, told)
            return redirect(record_address(record.kind, record.pk))
    context = {
        "record": record,
        "title": of_record(record),
        "desk": viewer.desk,
        "problem": problem,
        "may_write": viewer.may(Right.WRITE, record) and viewer.desk is not None,
    }
    return show(request, "desk/confidential.html", context, status=409 if problem else 200)


@at_desk
def past(request: HttpRequest, viewer: Viewer, route: str, key: int) -> HttpResponse:
    """What the register had of a record at the end of a day (`day`); today if none is asked."""
    seen = viewer.records().filter(kind=BY_ROUTE[route].kind)
    record = get_object_or_404(seen.select_related("desk", "merged_into"), pk=key)
    asked = request.GET.get("day", "")
    day = _day_of(asked) or timezone.localdate()
    moment = timezone.make_aware(datetime.combine(day, time.max))
    own = specific(record)
    found = as_of(own, moment)
    facts, sections = _told(found, own, viewer) if found.existed else ((), ())
    sections = (*_offices(own, moment, viewer), *sections)
    context = {
        "record": record,
        "title": of_record(record),
        "day": day,
        "day_shown": of_date(day.isoformat()),
        "is_wrong": bool(asked) and _day_of(asked) is None,
        "existed": found.existed,
        "state": found.fields.get("state", State.LIVE),
        "facts": facts,
        "sections": sections,
        "days": _days(record),
        "is_gone": not record.is_live,
        "may_write": viewer.may(Right.WRITE, record),
        "undo_url": _way_back(record),
    }
    return show(request, "desk/past.html", context)


def _way_back(record: Record) -> str:
    """Where the deed is undone that took a record away; empty for one that stands."""
    for entry in entries_of(record).filter(deed__in=(Deed.DELETED, Deed.UNDONE))[:10]:
        if record.state == State.DELETED and can_be_undone(entry):
            return reverse("desk:undo", args=[record.pk, entry.pk])
    return reverse("desk:unmerge", args=[record.pk]) if record.state == State.MERGED else ""


def _day_of(asked: str) -> Any:
    try:
        return parse_date(asked)
    except ValueError:
        return None


def _is_told(table: str) -> bool:
    """Rows of the record itself; its proofs and the intake's bookkeeping go without."""
    return table != "register.proof" and not table.startswith("intake.")


def _told(
    found: Past, record: Record, viewer: Viewer
) -> tuple[tuple[Fact, ...], tuple[Section, ...]]:
    table = rows.table_of(record)
    beside = {key: values for key, values in found.parts.items() if _is_told(key[0])}
    kept = [(table, found.fields), *((key[0], values) for key, values in beside.items())]
    words = Values(viewer, kept)
    content = rows.content_fields(type(record))
    facts = tuple(
        Fact(say("fields", name), said)
        for name in (*content, "note", "deletion_reason")
        if (said := words.of_row(table, found.fields, name))
    )
    lists: dict[str, list[Line]] = {}
    for (part, _row), values in beside.items():
        first, *more = words.row(part, values) or (Shown("—"),)
        lists.setdefault(part, []).append(Line(first, more=tuple(more)))
    sections = tuple(
        Section(say("part_lists", part.rpartition(".")[2]), tuple(lines), len(lines))
        for part, lines in lists.items()
    )
    return facts, sections


def _offices(record: Record, moment: datetime, viewer: Viewer) -> tuple[Section, ...]:
    """The offices of a person, or at an institution, that the register had at that moment."""
    link = {Kind.PERSON: "person", Kind.INSTITUTION: "institution"}.get(Kind(record.kind))
    if link is None:
        return ()
    seen = viewer.records().filter(kind=Kind.TENURE).values("pk")
    found = Tenure.objects.filter(pk__in=seen, **{link: record.pk}).order_by("pk")[:MOST_USED]
    held = [past.fields for past in (as_of(each, moment) for each in found) if past.existed]
    standing = [each for each in held if each["state"] == State.LIVE and each[link] == record.pk]
    table = rows.table_of(Tenure)
    words = Values(viewer, ((table, fields) for fields in standing))
    other = "institution" if link == "person" else "person"
    lines = []
    for fields in standing:
        title = words.value(table, "title", fields["title"]) or (Shown("—"),)
        more = [*words.value(table, other, fields[other])]
        for name in ("began", "ended"):
            more += (
                Shown(f"{say('fields', name)}: {each.text}")
                for each in words.value(table, name, fields[name])
            )
        lines.append(Line(title[0], more=tuple(more)))
    return (Section(_("Offices"), tuple(lines), len(lines)),) if lines else ()


def _days(record: Record) -> list[tuple[str, Shown | None]]:
    """The latest days on which something was written about the record."""
    moments = entries_of(record).values_list("at", flat=True)[:60]
    days = dict.fromkeys(timezone.localtime(moment).date().isoformat() for moment in moments)
    return [(day, of_date(day)) for day in list(days)[:8]]


@at_desk
def undo(request: HttpRequest, viewer: Viewer, key: int, entry: int) -> HttpResponse:
    """Take back one entry of a record's history; says first what that is."""
    record = get_object_or_404(viewer.records(), pk=key)
    found = entries_of(record).filter(pk=entry).select_related("undone_by__by").first()
    if found is None:
        raise Http404("the record has no such entry")
    problem = None
    if request.method == "POST":
        reason = request.POST.get("reason", "").strip()
        kept: list[Any] = []

        def take_back() -> None:
            kept.extend(actions.undo(found, by=viewer.user, reason=reason).kept)

        problem = tried(viewer, take_back)
        if problem is None:
            _say(request, kept)
            return redirect(_after(record))
    context = {
        "record": record,
        "title": of_record(record),
        "entry": found,
        "told": told_of(found, viewer) if _sees_all(found, viewer) else (),
        "stands": can_be_undone(found),
        "problem": problem,
        "may_write": viewer.may(Right.WRITE, record),
    }
    return show(request, "desk/undo.html", context, status=409 if problem else 200)


def _sees_all(entry: Entry, viewer: Viewer) -> bool:
    """Whether the viewer may see every record that the entry changed."""
    keys = set(entry.changes.exclude(record=None).values_list("record", flat=True))
    return viewer.records().filter(pk__in=keys).count() == len(keys)


def _say(request: HttpRequest, kept: list[Any]) -> None:
    messages.success(request, _("Taken back"))
    names = dict.fromkeys(change.field for change in kept if change.field)
    fields = ", ".join(say("fields", name) for name in names)
    if fields:
        told = _("Changed since and left as it is: %(fields)s") % {"fields": fields}
        messages.info(request, told)


def _after(record: Record) -> str:
    held = Record.objects.get(pk=record.pk)
    page = "desk:record" if held.is_live else "desk:past"
    return reverse(page, args=[ROUTES[held.kind], held.pk])
