"""The protocol office's page of an encounter, and how the encounter is held."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import available_timezones

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from comity.desk.forms.protocol import ArrangementForm, MinutesForm, PressForm
from comity.desk.pages.answering import at_desk, number_in, show
from comity.desk.problems import DONE, Problem, refused_words, sent, tried
from comity.desk.protocol import issues, sheets
from comity.desk.protocol.minutes import keep_minutes
from comity.desk.shown import of_date, of_record
from comity.desk.viewer import Viewer
from comity.intake.actions import HeldElsewhere
from comity.protocol import actions
from comity.protocol.issuing import issue_papers, may_see_press, write_for_press
from comity.protocol.occasion import Occasion, occasion_of
from comity.register.models import Attendance, Encounter, Record
from comity.register.permissions import Right, may

Deed = Callable[[HttpRequest, Viewer, Encounter], object]


def address_of(encounter: int) -> str:
    """The protocol office's page of an encounter."""
    return reverse("desk:protocol", args=[encounter])


def encounter_or_404(viewer: Viewer, key: int) -> Encounter:
    """An encounter whose protocol is the viewer's to see: one of a desk where they read."""
    found = viewer.live(Encounter).select_related("place", "desk__institution__place", "event")
    encounter = found.filter(pk=key).first()
    if encounter is None or not has_protocol(viewer, encounter):
        raise Http404(f"there is no encounter {key} that is yours to see")
    return encounter


def has_protocol(viewer: Viewer, record: Record) -> bool:
    """Whether the viewer may see what the protocol office has: readers of the record's desk."""
    return viewer.may(Right.READ) and viewer.reads_at(record)


def may_arrange(viewer: Viewer, encounter: Encounter) -> bool:
    """Whether the viewer may write about the encounter."""
    return may(viewer.user, Right.WRITE, encounter)


@at_desk
def protocol(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """Guests, seating, programme, rooms, gifts, minutes and papers on one page."""
    encounter = encounter_or_404(viewer, key)
    return page(request, viewer, encounter)


def page(
    request: HttpRequest, viewer: Viewer, encounter: Encounter, problem: Problem | None = None,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    """The page, with what stood in the way of a deed."""
    occasion = occasion_of(encounter)
    here = address_of(encounter.pk)
    may_write = may_arrange(viewer, encounter)
    context = {
        "encounter": encounter,
        "title": of_record(encounter),
        "when": of_date(encounter.date),
        "where": of_record(encounter.place) if encounter.place else None,
        "arrangement": occasion.arrangement,
        "agreement": _agreement(occasion),
        "may_write": may_write,
        "problem": problem,
        "here": here,
        **_rows(occasion, viewer),
        **(_inside(occasion, viewer, here) if viewer.is_inside(encounter) else {}),
        "is_inside": viewer.is_inside(encounter),
        "press": _press(occasion, viewer, may_write),
        "minutes_form": MinutesForm(),
    }
    return show(request, "desk/protocol.html", context, status=status)


def _inside(occasion: Occasion, viewer: Viewer, here: str) -> dict[str, object]:
    """What is the desk's own business: rooms, gifts, minutes."""
    encounter = occasion.encounter
    rows = encounter.minutes.select_related("source")
    return {
        "lodgings": sheets.lodgings(encounter, here),
        "gifts": sheets.gifts(encounter, here),
        "minutes": [row.source for row in rows if viewer.may(Right.READ, row.source)],
    }


def _rows(occasion: Occasion, viewer: Viewer) -> dict[str, object]:
    here = address_of(occasion.encounter.pk)
    return {
        "guests": sheets.guest_lines(occasion),
        "seated": [(each.key, of_record(each.attendance.who, url="").text)
                   for each in occasion.guests.coming],
        "tables": sheets.tables(occasion),
        "days": sheets.programme(occasion, here),
        "has_running_order": bool(occasion.running_order),
        "interpreters": sheets.interpreters(occasion),
        "issue": issues.issue_shown(occasion, viewer),
        "earlier": issues.earlier_issues(occasion, viewer),
    }  # fmt: skip


def _agreement(occasion: Occasion) -> object:
    agreement = occasion.arrangement.agreement
    return of_record(agreement) if agreement else None


def _press(occasion: Occasion, viewer: Viewer, may_write: bool) -> dict[str, object]:
    """The words for the press, if they may be seen, and whether they are kept back."""
    may_see = may_see_press(occasion, viewer.user)
    return {
        "is_kept_back": occasion.is_kept_back,
        "may_see": may_see,
        "words": dict(occasion.press) if may_see else {},
        "form": PressForm(occasion) if may_write else None,
    }


@require_POST
@at_desk
def act(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """One deed of the page, named by `deed`; what stands in the way is shown there."""
    encounter = encounter_or_404(viewer, key)
    deed = _DEEDS.get(request.POST.get("deed", ""))
    if deed is None:
        raise Http404("there is no such deed")
    if not may_arrange(viewer, encounter):
        return page(request, viewer, encounter, Problem(refused_words()), 403)
    problem = tried(viewer, lambda: deed(request, viewer, encounter))
    if problem is not None:
        return page(request, viewer, encounter, problem, 409)
    return redirect(address_of(key) + _ANCHORS.get(request.POST["deed"], ""))


def _issue(request: HttpRequest, viewer: Viewer, encounter: Encounter) -> None:
    made = issue_papers(encounter, by=viewer.user, reason=request.POST.get("reason", ""))
    messages.success(request, _("Issued: version %(n)d") % {"n": made.number})


def _swap(request: HttpRequest, viewer: Viewer, encounter: Encounter) -> None:
    one, two = (_guest(request, encounter, name) for name in ("one", "two"))
    actions.swap_seats(one, two, by=viewer.user, reason=request.POST.get("reason", ""))
    messages.success(request, _("The two have changed seats"))


def _guest(request: HttpRequest, encounter: Encounter, name: str) -> Attendance:
    key = number_in(request.POST.get(name))
    found = encounter.attendances.filter(pk=key or 0).first()
    if found is None:
        raise ValidationError(_("Choose two different people who both have a seat."))
    return found


def _invitees(request: HttpRequest, viewer: Viewer, encounter: Encounter) -> None:
    made = actions.put_down_invitees(encounter, by=viewer.user)
    messages.success(request, _("Put down from the invitation: %(n)d") % {"n": len(made)})


def _running_order(request: HttpRequest, viewer: Viewer, encounter: Encounter) -> None:
    try:
        start = datetime.fromisoformat(request.POST.get("start", "")).replace(tzinfo=None)
    except ValueError as error:
        raise ValidationError(_("Say on which day and at what time it begins.")) from error
    actions.begin_running_order(encounter, start, by=viewer.user)
    messages.success(request, _("The usual order is in; change it as you need"))


def _press_words(request: HttpRequest, viewer: Viewer, encounter: Encounter) -> None:
    form = PressForm(occasion_of(encounter), request.POST)
    if not form.is_valid():
        raise ValidationError(_("Look at this once more."))
    write_for_press(encounter, form.cleaned_data["words"], by=viewer.user)
    messages.success(request, _("Kept"))


def _minutes(request: HttpRequest, viewer: Viewer, encounter: Encounter) -> None:
    form = MinutesForm(request.POST, request.FILES)
    if not form.is_valid():
        raise ValidationError(form.non_field_errors() or _("Look at this once more."))
    told = form.cleaned_data
    try:
        keep_minutes(encounter, viewer, told["file"], told["text"], told["tongue"])
    except HeldElsewhere as error:
        raise ValidationError(_("Another desk keeps this file confidential.")) from error
    messages.success(request, _("The minutes are in; what they state waits for your decision"))


_DEEDS: dict[str, Deed] = {
    "issue": _issue,
    "swap": _swap,
    "invitees": _invitees,
    "running-order": _running_order,
    "press": _press_words,
    "minutes": _minutes,
}
_ANCHORS = {
    "issue": "#papers",
    "swap": "#seating",
    "invitees": "#guests",
    "running-order": "#programme",
    "press": "#press",
    "minutes": "#minutes",
}


@at_desk
def held(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """How the encounter is held: which agreement, whose replies, the clock, the room."""
    encounter = encounter_or_404(viewer, key)
    arrangement = occasion_of(encounter).arrangement
    form = ArrangementForm(arrangement, viewer, request.POST or None)
    may_write = may_arrange(viewer, encounter)
    problem, status = sent(
        request, viewer, form,
        lambda: actions.arrange(encounter, by=viewer.user, **form.values()), may=may_write,
    )  # fmt: skip
    if status == DONE:
        messages.success(request, _("Kept"))
        return redirect(address_of(key))
    context = {
        "form": form,
        "problem": problem,
        "title": of_record(encounter, url=address_of(key)),
        "zones": sorted(name for name in available_timezones() if "/" in name),
        "may_write": may_write,
        "heading": _("How it is held"),
    }
    return show(request, "desk/protocol_form.html", context, status=status)
