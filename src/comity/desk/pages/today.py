"""Today: what waits for this officer, each line with a way to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, F, Max, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comity.agenda.models import Reminder
from comity.agenda.reminders import reminders_of
from comity.desk.addresses import ROUTES, list_address, source_address
from comity.desk.badges import modality_badge, promise_badge
from comity.desk.kinds.agreements import WAITING, parties_of
from comity.desk.kinds.encounters import ahead
from comity.desk.kinds.invitations import invited_to, invitees_of, unanswered
from comity.desk.kinds.promises import due_of, due_soon, overdue
from comity.desk.kinds.promises import parties_of as promise_parties
from comity.desk.ordering import latest
from comity.desk.pages.answering import at_desk, show
from comity.desk.pages.register.proposals import open_pairs
from comity.desk.shown import (
    Line,
    Section,
    Shown,
    of_code,
    of_date,
    of_record,
    of_text,
    present,
)
from comity.desk.viewer import Viewer
from comity.desk.words import ICON, say
from comity.intake.models import FindingState
from comity.register.models import (
    Agreement,
    Encounter,
    Event,
    Invitation,
    Kind,
    Modality,
    Promise,
    PromiseEnd,
    Source,
)

SHOWN = 6  # lines of each section
REMIND = 3  # days before an answer is due


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the page and what it says when nothing waits in it."""

    name: str
    section: Section
    empty: str = ""


@at_desk
def today(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The officer's first page."""
    day = timezone.localdate()
    parts = [
        _to_decide(viewer),
        _promises(viewer),
        _invitations(viewer),
        _agreements(viewer),
        _ahead(viewer),
        _recent(viewer),
    ]
    context = {
        "day": of_date(day.isoformat()),
        "weekday": day,
        "parts": {part.name: part for part in parts},
        "summary": _summary(parts),
        "is_new": not viewer.sources().exists(),
    }
    return show(request, "desk/today.html", context)


def _summary(parts: Sequence[Part]) -> list[str]:
    counts = {part.name: part.section.count for part in parts}
    phrases = {
        "decide": ngettext(
            "%(n)d finding waits for a decision",
            "%(n)d findings wait for a decision",
            counts["decide"],
        ),
        "promises": ngettext(
            "%(n)d promise is overdue or due soon",
            "%(n)d promises are overdue or due soon",
            counts["promises"],
        ),
        "invitations": ngettext(
            "%(n)d invitation awaits an answer",
            "%(n)d invitations await an answer",
            counts["invitations"],
        ),
    }
    return [text % {"n": counts[name]} for name, text in phrases.items() if counts[name]]


def _to_decide(viewer: Viewer) -> Part:
    waiting = viewer.findings().filter(state=FindingState.WAITING)
    by_source = list(
        waiting.values("source").annotate(n=Count("pk"), at=Max("source__added_at")).order_by("-at")
    )
    shown = {row["source"]: row["n"] for row in by_source[:SHOWN]}
    kinds: dict[int, list[tuple[str, int]]] = {key: [] for key in shown}
    for row in waiting.filter(source__in=shown).values("source", "kind").annotate(n=Count("pk")):
        kinds[row["source"]].append((row["kind"], row["n"]))
    found = viewer.sources().light().in_bulk(list(shown))
    lines = [_source_line(found[key], kinds[key], n) for key, n in shown.items()]
    lines += _pairs(viewer)
    section = Section(
        _("Findings to decide"),
        tuple(lines),
        sum(row["n"] for row in by_source),
        reverse("desk:sources") + "?state=waiting",
    )
    return Part("decide", section, _("Every finding is decided. New sources will bring more."))


def _pairs(viewer: Viewer) -> list[Line]:
    count = open_pairs(viewer).count()
    title = Shown(_("Records that are perhaps the same"), url=reverse("desk:proposals"))
    badge = Shown(str(count), tone="wait", icon="hourglass")
    return [Line(title=title, badges=(badge,), icon="link-2")] if count else []


def _source_line(source: Source, kinds: list[tuple[str, int]], count: int) -> Line:
    title = of_text(str(source), source.language)
    assert title is not None
    told = ", ".join(f"{say('findings', kind)} {n}" for kind, n in sorted(kinds, key=_by_count))
    return Line(
        title=Shown(title.text, title.language, url=source_address(source.pk)),
        date=of_date(source.published),
        more=(Shown(told),),
        badges=(Shown(str(count), tone="wait", icon="hourglass"),),
        icon="newspaper",
    )


def _by_count(pair: tuple[str, int]) -> tuple[int, str]:
    return -pair[1], pair[0]


def _promises(viewer: Viewer) -> Part:
    urgent = (
        viewer.live(Promise, few=True).filter(overdue() | due_soon()).select_related("depends_on")
    )
    found = list(urgent.order_by("due_upper", "pk")[:SHOWN])
    ends = promise_parties(found)
    told = reminders_of(promise.pk for promise in found)
    lines = [
        Line(
            title=of_record(promise),
            date=due_of(promise),
            more=(
                *(of_record(who) for who in ends[promise.pk, PromiseEnd.BY]),
                *present(_reminded(told.get(promise.pk, ()), viewer)),
            ),
            badges=present(promise_badge(promise)),
            icon=ICON[Kind.PROMISE],
        )
        for promise in found
    ]
    count = urgent.count() if len(found) == SHOWN else len(found)
    section = Section(
        _("Promises due"), tuple(lines), count, list_address(Kind.PROMISE) + "?state=open"
    )
    return Part("promises", section, _("No promise is overdue, and none falls due within 30 days."))


def _reminded(told: Iterable[Reminder], viewer: Viewer) -> Shown | None:
    """When the viewer was last reminded by mail, if they were."""
    for row in told:
        if row.to_id == viewer.user.pk:
            day = of_date(timezone.localtime(row.sent_at).date().isoformat())
            return Shown(_("reminded by mail: %(date)s") % {"date": day})
    return None


def _invitations(viewer: Viewer) -> Part:
    open_ones = (
        viewer.live(Invitation, few=True).filter(unanswered()).select_related("event", "inviter")
    )
    found = list(open_ones.order_by(F("reply_by_sort").asc(nulls_last=True), "when_sort")[:SHOWN])
    invitees = invitees_of(found)
    lines = []
    for invitation in found:
        to = invited_to(invitation) or of_record(invitation)
        invited = ", ".join(of_record(each.who).text for each in invitees[invitation.pk])
        inviter = of_record(invitation.inviter).text if invitation.inviter else ""
        lines.append(
            Line(
                title=Shown(to.text, to.language, to.is_missing, of_record(invitation).url),
                date=of_date(invitation.date or (invitation.event and invitation.event.date)),
                more=(Shown(" → ".join(filter(None, (inviter, invited)))),),
                badges=present(_reply_by(invitation)),
                icon=ICON[Kind.INVITATION],
            )
        )
    count = open_ones.count() if len(found) == SHOWN else len(found)
    section = Section(
        _("Invitations to answer"),
        tuple(lines),
        count,
        list_address(Kind.INVITATION) + "?answer=awaited",
    )
    return Part("invitations", section, _("No invitation waits for an answer."))


def _reply_by(invitation: Invitation) -> Shown | None:
    date = of_date(invitation.reply_by)
    if date is None:
        return None
    last = invitation.reply_by_upper  # type: ignore[attr-defined]
    if last and last < timezone.localdate():
        return Shown(
            _("reply was due: %(date)s") % {"date": date}, tone="late", icon="triangle-alert"
        )
    is_near = last and last <= timezone.localdate() + timedelta(days=REMIND)
    told = _("reply by %(date)s") % {"date": date}
    return Shown(told, tone="wait", icon="clock" if is_near else "")


def _agreements(viewer: Viewer) -> Part:
    day = timezone.localdate()
    soon = Q(until_upper__gte=day, until_upper__lte=day + timedelta(days=180))
    found = viewer.live(Agreement, few=True).filter(Q(stage__in=WAITING) | soon)
    shown = list(found.order_by(F("until_upper").asc(nulls_last=True), "-when_sort")[:SHOWN])
    parties = parties_of(shown)
    lines = [
        Line(
            title=of_record(agreement),
            date=of_date(agreement.stage_date),
            more=tuple(of_record(who) for who in parties[agreement.pk][:3]),
            badges=present(of_code("Stage", agreement.stage), _ending(agreement)),
            icon=ICON[Kind.AGREEMENT],
        )
        for agreement in shown
    ]
    count = found.count() if len(shown) == SHOWN else len(shown)
    section = Section(
        _("Agreements on their way"),
        tuple(lines),
        count,
        list_address(Kind.AGREEMENT) + "?life=waiting",
    )
    return Part("agreements", section, _("No agreement waits for a step, and none ends soon."))


def _ending(agreement: Agreement) -> Shown | None:
    if agreement.stage in WAITING or not agreement.until:
        return None
    return Shown(_("ends: %(date)s") % {"date": of_date(agreement.until)}, tone="wait")


def _ahead(viewer: Viewer) -> Part:
    day = timezone.localdate()
    encounters = (
        viewer.live(Encounter, few=True).filter(ahead(day.isoformat())).select_related("place")
    )
    events = viewer.live(Event, few=True).filter(date_upper__gte=day)
    records: list[Encounter | Event] = [
        *encounters.order_by(F("when_sort").asc(nulls_last=True))[:SHOWN],
        *events.select_related("place").order_by("when_sort")[:SHOWN],
    ]
    records.sort(key=lambda record: (record.when_sort is None, record.when_sort or ""))
    section = Section(
        _("Ahead"),
        tuple(_coming_line(record, viewer) for record in records[:SHOWN]),
        len(records),
        list_address(Kind.ENCOUNTER) + "?time=ahead",
    )
    return Part("ahead", section, _("Nothing is planned. What sources announce will stand here."))


def _coming_line(record: Encounter | Event, viewer: Viewer) -> Line:
    badge = modality_badge(record) if isinstance(record, Encounter) else None
    return Line(
        title=of_record(record),
        date=of_date(record.date),
        more=present(
            of_record(record.place) if record.place else None,
            _ahead_of(record, _("Dossier"), "desk:dossier", ROUTES[Kind.ENCOUNTER]),
            _ahead_of(record, _("Protocol"), "desk:protocol") if viewer.reads_at(record) else None,
        ),
        badges=present(badge if badge and badge.tone != "known" else None),
        icon=ICON[record.kind],
    )


def _ahead_of(record: Encounter | Event, name: str, page: str, *route: str) -> Shown | None:
    """The way to what is prepared for an encounter that is still to come."""
    if not isinstance(record, Encounter) or record.modality != Modality.PLANNED:
        return None
    return Shown(name, url=reverse(page, args=[*route, record.pk]))


def _recent(viewer: Viewer) -> Part:
    held: QuerySet[Encounter] = viewer.live(Encounter).filter(modality=Modality.HAPPENED)
    found = latest(held.select_related("place"), "when_sort", SHOWN)
    lines = tuple(_coming_line(record, viewer) for record in found)
    section = Section(
        _("Recent encounters"), lines, len(lines), list_address(Kind.ENCOUNTER) + "?time=past"
    )
    return Part("recent", section, _("No encounter is in the register yet."))
