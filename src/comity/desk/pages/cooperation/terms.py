"""The form for what holds an agreement: procedures, figures of its term, what it stands under."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from comity.cooperation.actions import Circle, choose_procedure, set_terms, stand_under
from comity.cooperation.parties import PartyPlaces
from comity.cooperation.procedures import procedures
from comity.desk.addresses import record_address
from comity.desk.pages.answering import at_desk, number_in, show
from comity.desk.problems import refused_words
from comity.desk.shown import Shown, language, of_record
from comity.desk.viewer import Viewer
from comity.register.models import Agreement, Party, Renewal
from comity.register.permissions import NotAllowed, Right

_DATES = ("in_force_from", "until")
_SPANS = ("duration", "notice", "renewal_term")
_MOST_RELATED = 200


@at_desk
def terms(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """Choose the procedures and set the figures; nothing is changed if one of them is wrong."""
    agreement = get_object_or_404(viewer.live(Agreement).select_related("desk"), pk=key)
    if not viewer.may(Right.WRITE, agreement):
        return show(request, "desk/terms.html", {"agreement": of_record(agreement)}, status=403)
    if request.method != "POST":
        return _form(request, viewer, agreement, _held(agreement))
    try:
        with transaction.atomic():
            _set(request.POST, viewer, agreement)
    except ValidationError as error:
        return _form(request, viewer, agreement, request.POST, _wrong(error), 400)
    except Circle:
        told = _("An agreement cannot stand under itself, nor replace itself.")
        return _form(request, viewer, agreement, request.POST, {"under": told}, 400)
    except NotAllowed:
        messages.error(request, refused_words(Right.WRITE, agreement))
        return _form(request, viewer, agreement, request.POST, {}, 403)
    messages.success(request, _("Saved"))
    return redirect(record_address(agreement.kind, agreement.pk) + "#way")


def _set(asked: Mapping[str, str], viewer: Viewer, agreement: Agreement) -> None:
    for party in agreement.parties.all():
        chosen = asked.get(f"procedure-{party.pk}", party.procedure)
        if chosen != party.procedure:
            choose_procedure(party, chosen, by=viewer.user)
    figures = {name: asked.get(name, "").strip() or None for name in _DATES}
    spans = {name: _span(asked, name) for name in _SPANS}
    renews = asked.get("renews", "")
    set_terms(agreement, by=viewer.user, renews=renews, **spans, **figures)
    stand_under(
        agreement,
        by=viewer.user,
        under=_related(viewer, agreement).filter(pk=number_in(asked.get("under"))).first(),
        replaces=_related(viewer, agreement).filter(pk=number_in(asked.get("replaces"))).first(),
    )


def _span(asked: Mapping[str, str], name: str) -> str:
    """An ISO 8601 duration from a number and a unit."""
    number = asked.get(name, "").strip()
    return f"P{number}{asked.get(f'{name}-unit', 'M')}" if number else ""


def _related(viewer: Viewer, agreement: Agreement) -> QuerySet[Agreement]:
    """Other agreements with one of the parties."""
    who = agreement.parties.values("who")
    shared = Party.objects.filter(who__in=who).values("agreement")
    return viewer.live(Agreement).filter(pk__in=shared).exclude(pk=agreement.pk)


def _held(agreement: Agreement) -> dict[str, Any]:
    held: dict[str, Any] = {name: getattr(agreement, name) or "" for name in (*_DATES, "renews")}
    for name in _SPANS:
        iso = getattr(agreement, name)
        if len(iso) > 2 and iso[1:-1].isdecimal():
            held |= {name: iso[1:-1], f"{name}-unit": iso[-1]}
    return held | {
        "under": str(agreement.under_id or ""),
        "replaces": str(agreement.replaces_id or ""),
    }


def _form(
    request: HttpRequest,
    viewer: Viewer,
    agreement: Agreement,
    asked: Mapping[str, Any],
    wrong: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    related = _related(viewer, agreement).order_by("-pk")[:_MOST_RELATED]
    context = {
        "may_write": True,
        "agreement": of_record(agreement),
        "parties": list(_party_choices(agreement)),
        "renewals": Renewal.choices,
        "spans": [_span_field(name, asked) for name in _SPANS],
        "asked": asked,
        "related": [(str(each.pk), of_record(each)) for each in related],
        "wrong": wrong or {},
    }
    return show(request, "desk/terms.html", context, status=status)


def _party_choices(
    agreement: Agreement,
) -> Iterator[tuple[Party, Shown, str, list[tuple[str, str]]]]:
    parties = list(agreement.parties.select_related("who"))
    places = PartyPlaces.of(parties)
    chosen = [(key, procedure.name(language())) for key, procedure in procedures().items()]
    for party in parties:
        usual = places.procedure_of(party).name(language())
        by_itself = ("", _("As its place says: %(name)s") % {"name": usual})
        yield party, of_record(party.who), party.procedure, [by_itself, *chosen]


def _span_field(name: str, asked: Mapping[str, Any]) -> tuple[str, str, str, str]:
    labels = {
        "duration": _("Duration"),
        "notice": _("Notice period"),
        "renewal_term": _("Renews for"),
    }
    return name, labels[name], asked.get(name, ""), asked.get(f"{name}-unit", "M")


def _wrong(error: ValidationError) -> dict[str, str]:
    date = _("Write the date as exactly as it is known: 2024-11-14, 2024-11 or 2024.")
    number = _("Write a whole number, and choose years, months or days.")
    return {name: date if name in _DATES else number for name in error.message_dict}
