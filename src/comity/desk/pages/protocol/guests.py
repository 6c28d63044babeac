"""One guest of an encounter: put down, change, put somebody in their stead, take off."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from comity.desk.forms.choosing import entered
from comity.desk.forms.protocol import GuestForm, NewGuestForm, SubstituteForm
from comity.desk.pages.answering import at_desk, number_in, show
from comity.desk.pages.protocol.office import address_of, encounter_or_404, may_arrange
from comity.desk.problems import DONE, Problem, refused_words, sent, tried
from comity.desk.protocol.sheets import reason_in_words
from comity.desk.sheets import in_office
from comity.desk.shown import Shown, of_record, wording
from comity.desk.viewer import Viewer
from comity.protocol import actions
from comity.protocol.guests import Guest
from comity.protocol.issuing import issue_papers
from comity.protocol.occasion import Occasion, occasion_of
from comity.register.models import Attendance, Encounter, Tenure


@at_desk
def add(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """Put somebody on the list."""
    encounter = encounter_or_404(viewer, key)
    form = NewGuestForm(viewer, request.POST or None)
    may_write = may_arrange(viewer, encounter)
    problem, status = sent(
        request, viewer, form, lambda: _put_down(form, viewer, encounter), may=may_write
    )
    if status == DONE:
        messages.success(request, _("On the list"))
        return redirect(address_of(key) + "#guests")
    context = {
        "form": form,
        "problem": problem,
        "title": of_record(encounter, url=address_of(key)),
        "may_write": may_write,
        "heading": _("Put down a guest"),
    }
    return show(request, "desk/protocol_form.html", context, status=status)


def _refusal(viewer: Viewer, encounter: Encounter) -> tuple[Problem, int] | None:
    return None if may_arrange(viewer, encounter) else (Problem(refused_words()), 403)


@transaction.atomic
def _put_down(form: NewGuestForm, viewer: Viewer, encounter: Encounter) -> None:
    told = form.cleaned_data
    who = entered(told["who"], viewer, encounter)
    assert who is not None  # the form asks for it
    guest = actions.NewGuest(
        who, told["side"], told["part"], capacity_text=told["capacity_text"].strip(),
        roles=frozenset(told["roles"]),
    )  # fmt: skip
    actions.put_down(encounter, guest, by=viewer.user)


def _found(viewer: Viewer, key: int) -> tuple[Occasion, Guest]:
    row = Attendance.objects.filter(pk=key).first()
    if row is None:
        raise Http404("nobody with this number is on a list")
    occasion = occasion_of(encounter_or_404(viewer, row.encounter_id))
    guest = occasion.guests.guest(key)
    assert guest is not None
    return occasion, guest


@at_desk
def guest(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """All that is noted of a guest, and who comes in their stead."""
    occasion, found = _found(viewer, key)
    if request.method != "POST":
        return _page(request, viewer, occasion, found)
    form = GuestForm(found, occasion, request.POST)
    refused = _refusal(viewer, occasion.encounter)
    if refused is not None:
        return _page(request, viewer, occasion, found, problem=refused[0], status=403)
    if not form.is_valid():
        return _page(request, viewer, occasion, found, form=form, status=422)
    problem = tried(viewer, lambda: _change(form, viewer, found))
    if problem is not None:
        return _page(request, viewer, occasion, found, form=form, problem=problem, status=409)
    messages.success(request, _("Saved"))
    return redirect(address_of(occasion.encounter.pk) + f"#guest-{key}")


def _change(form: GuestForm, viewer: Viewer, found: Guest) -> None:
    told: dict[str, Any] = dict(form.cleaned_data)
    if not told.get("answer"):
        told.pop("answer", None)
    key = number_in(str(told.pop("capacity")))
    person = getattr(found.attendance.who, "as_person", None)
    capacity = Tenure.objects.filter(pk=key, person=person).first() if key and person else None
    actions.change_guest(found.attendance, by=viewer.user, capacity=capacity, **told)


def _office(guest: Guest) -> Shown | None:
    """The office in which they come, as far as the reader may know of it."""
    row = guest.attendance
    return in_office(row.who, row.capacity, row.capacity_text)


def _page(
    request: HttpRequest, viewer: Viewer, occasion: Occasion, found: Guest, *,
    form: GuestForm | None = None, instead: SubstituteForm | None = None,
    problem: Problem | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    here = reverse("desk:protocol-guest", args=[found.key])
    interprets = {row.item_id for row in found.attendance.interpretations.all()}
    deputy = str(found.deputy.pk) if found.deputy else ""
    context = {
        "form": form or GuestForm(found, occasion),
        "instead": instead or SubstituteForm(viewer, who=deputy),
        "problem": problem,
        "guest": found,
        "name": of_record(found.attendance.who),
        "office": _office(found),
        "reason": reason_in_words(occasion, found),
        "title": of_record(occasion.encounter, url=address_of(occasion.encounter.pk)),
        "items": [(item, wording(item.what), item.pk in interprets) for item in occasion.items],
        "rooms": found.attendance.lodgings.all(),
        "here": here,
        "may_write": may_arrange(viewer, occasion.encounter),
    }
    return show(request, "desk/protocol_guest.html", context, status=status)


@require_POST
@at_desk
def substitute(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """Put one person in the place of another, and issue every paper anew."""
    occasion, found = _found(viewer, key)
    form = SubstituteForm(viewer, request.POST)
    refused = _refusal(viewer, occasion.encounter)
    if refused is not None:
        return _page(request, viewer, occasion, found, problem=refused[0], status=403)
    if not form.is_valid():
        return _page(request, viewer, occasion, found, instead=form, status=422)
    problem = tried(viewer, lambda: _substitute(request, form, viewer, found))
    if problem is not None:
        return _page(request, viewer, occasion, found, instead=form, problem=problem, status=409)
    return redirect(address_of(occasion.encounter.pk) + "#papers")


@transaction.atomic
def _substitute(request: HttpRequest, form: SubstituteForm, viewer: Viewer, found: Guest) -> None:
    told = form.cleaned_data
    who = entered(told["who"], viewer, found.attendance.encounter)
    assert who is not None  # the form asks for it
    new = actions.Substitute(
        who, capacity_text=told["capacity_text"].strip(), keeps_place=told["keeps_place"]
    )
    done = actions.substitute(found.attendance, new, by=viewer.user, reason=told["reason"])
    made = issue_papers(found.attendance.encounter, by=viewer.user, reason=told["reason"])
    messages.success(request, _("All papers are issued anew: version %(n)d") % {"n": made.number})
    if done.signs:
        messages.warning(
            request, _("The agreement names the new signatory too; check the written authority.")
        )
    if done.left:
        told_left = _(
            "The agreement still names the one before: a signature was opened for them already."
        )
        messages.error(request, told_left)


@require_POST
@at_desk
def interpret(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """Say at which items of the programme a guest interprets."""
    occasion, found = _found(viewer, key)
    asked = {number_in(each) for each in request.POST.getlist("item")}
    items = [item for item in occasion.items if item.pk in asked]
    return _done(
        request, viewer, occasion, found,
        lambda: actions.interpret(found.attendance, items, by=viewer.user), _("Saved"),
    )  # fmt: skip


@require_POST
@at_desk
def take_off(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """Take a guest off the list."""
    occasion, found = _found(viewer, key)
    reason = request.POST.get("reason", "").strip()
    return _done(
        request, viewer, occasion, found,
        lambda: actions.take_off(found.attendance, by=viewer.user, reason=reason),
        _("Taken away; the history keeps it"),
    )  # fmt: skip


def _done(
    request: HttpRequest, viewer: Viewer, occasion: Occasion, found: Guest, deed: Any, told: str
) -> HttpResponse:
    refused = _refusal(viewer, occasion.encounter)
    if refused is not None:
        return _page(request, viewer, occasion, found, problem=refused[0], status=403)
    problem = tried(viewer, deed)
    if problem is not None:
        return _page(request, viewer, occasion, found, problem=problem, status=409)
    messages.success(request, told)
    return redirect(address_of(occasion.encounter.pk) + "#guests")
