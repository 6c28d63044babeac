"""Recording a step of an agreement, its procedures and terms, and trying a date of signature."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from comity.cooperation.actions import GateShut, NewAct, NewStep, record_step
from comity.cooperation.procedures import (
    TURNS,
    Gate,
    LeadTimeWarning,
    Station,
    lead_time_warnings,
    signing_gate,
)
from comity.cooperation.queries import Followed, follow
from comity.desk.addresses import record_address
from comity.desk.cooperation.procedure_words import LACK, TURN
from comity.desk.forms.controls import date_from
from comity.desk.pages.answering import at_desk, show
from comity.desk.problems import refused_words
from comity.desk.shown import language, of_date, of_record
from comity.desk.uploads import paper_of
from comity.desk.viewer import Viewer
from comity.intake.actions import HeldElsewhere
from comity.register.models import Agreement, Source, StepProof
from comity.register.permissions import NotAllowed, Right

# Turns that one side takes by itself.
_OWN_TURNS = ("suspended", "ended")


@at_desk
def record(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """The form that records a step with what shows it, and what came of it."""
    agreement = get_object_or_404(viewer.live(Agreement).select_related("desk"), pk=key)
    followed = follow(agreement)
    if not viewer.may(Right.STEP, agreement):
        return show(request, "desk/step.html", {"agreement": of_record(agreement)}, status=403)
    if request.method != "POST":
        return _form(request, viewer, followed, {"step": request.GET.get("step", "")})
    try:
        with transaction.atomic():
            _record(request, viewer, followed)
    except GateShut as shut:
        gates = gates_in_words(shut.gates)
        return _form(request, viewer, followed, request.POST, status=409, gates=gates)
    except ValidationError as error:
        wrong = {name: _advice(name) for name in error.message_dict}
        return _form(request, viewer, followed, request.POST, status=400, wrong=wrong)
    except (NotAllowed, HeldElsewhere):
        messages.error(request, refused_words(Right.STEP, followed.agreement))
        return _form(request, viewer, followed, request.POST, status=403)
    messages.success(request, _("Recorded"))
    return redirect(record_address(agreement.kind, agreement.pk) + "#way")


def _record(request: HttpRequest, viewer: Viewer, followed: Followed) -> None:
    asked = request.POST
    code, _bar, side = asked.get("step", "").partition("|")
    written = asked.get("date", "").strip()
    told = (date_from(written) or written) or None
    document = paper_of(request.FILES.get("document"), viewer, followed.agreement)
    act = _act(asked, code, followed, told, document)
    step = NewStep(
        step=code,
        date=told,
        paper=asked.get("paper", StepProof.ENTERED),
        party=followed.parties.get(side),
        act=act,
        document=document if act is None else None,
    )
    record_step(
        followed.agreement,
        step,
        by=viewer.user,
        reason=asked.get("reason", "").strip(),
        override=asked.get("override", ""),
    )


def _act(
    asked: Mapping[str, Any], code: str, followed: Followed, told: str | None, scan: Source | None
) -> NewAct | None:
    """The act, if the form names one; its kind is that which proves the step."""
    body, number = asked.get("body", "").strip(), asked.get("number", "").strip()
    if not (body or number):
        return None
    steps = (own.step(code) for own in followed.state.path.sides.values())
    kind = next((step.act for step in steps if step and step.act), "other")
    return NewAct(kind, body_text=body, number=number[:80], date=told, scan=scan)


def _form(
    request: HttpRequest,
    viewer: Viewer,
    followed: Followed,
    asked: Mapping[str, Any],
    *,
    status: int = 200,
    gates: list[str] | None = None,
    wrong: Mapping[str, str] | None = None,
) -> HttpResponse:
    context = {
        "may_write": True,
        "agreement": of_record(followed.agreement),
        "groups": _choices(followed),
        "papers": StepProof.choices,
        "asked": {"paper": StepProof.TEXT, **{name: asked.get(name, "") for name in asked}},
        "gates": gates or [],
        "may_override": viewer.may(Right.OVERRIDE, followed.agreement),
        "wrong": wrong or {},
    }
    return show(request, "desk/step.html", context, status=status)


def _choices(followed: Followed) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """What can be recorded: what is waited for first, then every step, then the turns."""
    waited = [w.station for w in followed.state.waits_for]
    rest = [each.station for each in followed.state.progress if each.station not in waited]
    return (
        (_("What it waits for"), tuple(_choice(station, followed) for station in waited)),
        (_("Every step"), tuple(_choice(station, followed) for station in rest)),
        (_("Afterwards"), tuple(_turns(followed))),
    )


def _choice(station: Station, followed: Followed) -> tuple[str, str]:
    party = followed.party_of(station)
    name = station.step.name(language())
    whose = f" ({of_record(party.who)})" if party else ""
    return f"{station.step.key}|{station.side}", name + whose


def _turns(followed: Followed) -> Iterator[tuple[str, str]]:
    for turn in TURNS:
        yield f"{turn}|", str(TURN[turn])
        if turn in _OWN_TURNS:
            for side, party in followed.parties.items():
                by = _("%(what)s by %(who)s") % {"what": TURN[turn], "who": of_record(party.who)}
                yield f"{turn}|{side}", by


def _advice(name: str) -> str:
    """What to write instead, in the reader's language."""
    advice = {
        "step": _("Choose a step."),
        "date": _("Write the date as exactly as it is known: 2024-11-14, 2024-11 or 2024."),
        "act_date": _("Write the date as exactly as it is known: 2024-11-14, 2024-11 or 2024."),
    }
    return advice.get(name, _("Look at this once more."))


def gates_in_words(gates: Iterable[Gate]) -> list[str]:
    """What is lacking before a signature, each as a line."""
    return [f"{each.station.step.name(language())}: {LACK[each.lack]}" for each in gates]


@at_desk
def ceremony(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """Whether a day for the ceremony leaves the time that the steps ahead usually take."""
    agreement = get_object_or_404(viewer.live(Agreement), pk=key)
    asked = request.GET.get("date", "")
    day = _day(asked)
    context: dict[str, Any] = {"agreement": of_record(agreement), "asked": asked, "day": day}
    if day is not None:
        state = follow(agreement).state
        warnings = lead_time_warnings(state, day, timezone.localdate())
        context["warnings"] = [_warning(each) for each in warnings]
        context["gates"] = gates_in_words(signing_gate(state, day))
    return show(request, "desk/ceremony.html", context, status=400 if asked and not day else 200)


def _warning(warning: LeadTimeWarning) -> str:
    span = {
        "step": warning.station.step.name(language()),
        "earliest": of_date(warning.earliest.isoformat()),
        "latest": of_date(warning.latest.isoformat()),
    }
    if warning.is_out_of_reach:
        return _("%(step)s: usually not before %(earliest)s") % span
    return _("%(step)s: may take until %(latest)s") % span


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
