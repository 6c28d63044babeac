"""The originals of an agreement: signed by hand, electronically or both, and where they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from comity.cooperation.actions import GateShut, NewStep, record_step
from comity.cooperation.models import Draft, Signing
from comity.desk.forms.by_hand import KeepingForm, OriginalForm
from comity.desk.forms.choosing import entered
from comity.desk.pages.answering import at_desk, show
from comity.desk.pages.cooperation.steps import gates_in_words
from comity.desk.problems import EXPECTED, Problem, problem_of, refused_words, tried
from comity.desk.shown import Shown, of_date, of_record, of_text, present
from comity.desk.uploads import paper_of
from comity.desk.viewer import Viewer
from comity.intake.actions import HeldElsewhere
from comity.protocol.ceremonies import ceremony_of
from comity.protocol.guests import Guest, guest_list
from comity.protocol.models import Keeping, SignedOriginal
from comity.protocol.originals import NewOriginal, SeenBy, keep_elsewhere, record_original
from comity.register.models import Agreement, Person, Stage, StepProof
from comity.register.permissions import Right, may

_UNSIGNED = (Stage.PROPOSED, Stage.PREPARING, Stage.READY)


@dataclass(frozen=True, slots=True)
class OriginalShown:
    """An original as the page shows it: who signed and saw it, its hashes, where it is kept."""

    key: int
    party: Shown
    signed_on: Shown | None
    signers: tuple[Shown, ...]
    witnesses: tuple[str, ...]
    scan: Shown | None
    scan_sha256: str
    printed_sha256: str
    keepings: tuple[Keeping, ...]


@at_desk
def originals(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """The originals, and the form that records one that was signed by hand."""
    agreement = _agreement(viewer, key)
    form = (
        _form(agreement, viewer, request.POST, request.FILES)
        if request.method == "POST"
        else (_form(agreement, viewer))
    )
    if request.method != "POST":
        return _page(request, viewer, agreement, form)
    if not may(viewer.user, Right.WRITE, agreement):
        return _page(request, viewer, agreement, form, Problem(refused_words()), status=403)
    if not form.is_valid():
        return _page(request, viewer, agreement, form, status=422)
    try:
        with transaction.atomic():
            _record(request, form, viewer, agreement)
    except GateShut as shut:
        gates = gates_in_words(shut.gates)
        return _page(request, viewer, agreement, form, gates=gates, status=409)
    except HeldElsewhere:
        told = Problem(_("Another desk keeps this file confidential."))
        return _page(request, viewer, agreement, form, told, status=409)
    except EXPECTED as error:
        problem = problem_of(error, viewer)
        return _page(request, viewer, agreement, form, problem, status=409)
    messages.success(request, _("Recorded"))
    return redirect("desk:originals", key)


def _form(agreement: Agreement, viewer: Viewer, *sent: object) -> OriginalForm:
    is_open = _signings(agreement).exists()
    return OriginalForm(agreement, viewer, _guests(agreement), *sent, is_open=is_open)


def _signings(agreement: Agreement) -> QuerySet[Signing]:
    """The signatures that the closed texts of an agreement are to bear."""
    return Signing.objects.filter(original__draft__agreement=agreement.pk)


def _agreement(viewer: Viewer, key: int) -> Agreement:
    """An agreement whose originals are the viewer's to see."""
    agreement = get_object_or_404(viewer.live(Agreement).select_related("desk"), pk=key)
    if not viewer.is_inside(agreement):
        raise Http404(f"the originals of the agreement {key} are another desk's business")
    return agreement


def _guests(agreement: Agreement) -> tuple[Guest, ...]:
    encounter = ceremony_of(agreement)
    return guest_list(encounter).coming if encounter else ()


def _record(request: HttpRequest, form: OriginalForm, viewer: Viewer, agreement: Agreement) -> None:
    """The original, and with the first one the step that the agreement was signed."""
    told = form.cleaned_data
    scan = paper_of(told["scan"], viewer, agreement)
    encounter = ceremony_of(agreement)
    if agreement.stage in _UNSIGNED and not _signings(agreement).exists():
        step = NewStep(
            "signed", told["signed_on"], StepProof.TEXT, document=scan, encounter=encounter
        )
        record_step(agreement, step, by=viewer.user, override=request.POST.get("override", ""))
        agreement.refresh_from_db()
    new = NewOriginal(
        party=agreement.parties.get(pk=told["party"]),
        signatories=list(agreement.signatories.filter(pk__in=told.get("signatories", ()))),
        signed_on=told["signed_on"],
        witnesses=list(_witnesses(form, viewer, agreement)),
        scan=scan,
        printed_sha256=told["printed_sha256"],
        encounter=encounter,
        kept_at=told["kept_at"].strip(),
        holder=told["holder"].strip(),
    )
    record_original(agreement, new, by=viewer.user)


def _witnesses(form: OriginalForm, viewer: Viewer, agreement: Agreement) -> Iterator[SeenBy]:
    chosen = {int(key) for key in form.cleaned_data["witnesses"]}
    for guest in _guests(agreement):
        if guest.attendance.who_id in chosen:
            person = Person.objects.get(pk=guest.attendance.who_id)
            yield SeenBy(person, guest.office.text("tr"))
    other = entered(form.cleaned_data["witness"], viewer, agreement)
    if other is not None:
        yield SeenBy(Person.objects.get(pk=other.pk))


def _page(
    request: HttpRequest, viewer: Viewer, agreement: Agreement, form: OriginalForm,
    problem: Problem | None = None, *, gates: list[str] | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    drafts = Draft.objects.filter(agreement=agreement.pk).exclude(frozen_sha256="")
    closed = drafts.order_by("-closed_at").first()
    ceremony = ceremony_of(agreement)
    context = {
        "form": form,
        "problem": problem,
        "gates": gates or [],
        "agreement": of_record(agreement),
        "originals": [_shown(each) for each in _rows(agreement)],
        "with_the_text": _with_the_text(agreement),
        "frozen": closed.frozen_sha256 if closed else "",
        "draft": closed,
        "ceremony": of_record(ceremony, url=reverse("desk:protocol", args=[ceremony.pk]))
        if ceremony
        else None,
        "keeping": KeepingForm(),
        "here": reverse("desk:originals", args=[agreement.pk]),
        "may_write": may(viewer.user, Right.WRITE, agreement),
        "may_override": viewer.may(Right.OVERRIDE, agreement),
    }
    return show(request, "desk/originals.html", context, status=status)


def _rows(agreement: Agreement) -> list[SignedOriginal]:
    rows = agreement.signed_originals.select_related("party__who", "scan__content")
    return list(
        rows.prefetch_related("hand_signatures__signatory__person", "witnesses__person", "keepings")
    )


def _shown(row: SignedOriginal) -> OriginalShown:
    return OriginalShown(
        row.pk,
        of_record(row.party.who),
        of_date(row.signed_on),
        tuple(of_record(each.signatory.person) for each in row.hand_signatures.all()),
        tuple(
            ", ".join(filter(None, (of_record(each.person).text, each.capacity_text)))
            for each in row.witnesses.all()
        ),
        Shown(str(row.scan), url=reverse("desk:source", args=[row.scan_id])) if row.scan else None,
        row.scan.content_id if row.scan else "",
        row.printed_sha256,
        tuple(reversed(row.keepings.all())),
    )


def _with_the_text(agreement: Agreement) -> list[tuple[Shown, tuple[Shown, ...], Shown]]:
    """The signatures of the closed text: whose, on which original and how, whether made."""
    rows = _signings(agreement).order_by("original", "turn").defer("content", "original__content")
    rows = rows.select_related("original__party__who", "signatory__person")
    return [
        (
            of_record(row.signatory.person, url=""),
            present(
                Shown(_("Original of %(party)s") % {"party": of_record(row.original.party.who)}),
                Shown(_("by hand") if row.by_hand else _("electronically")),
                of_text(row.witnesses),
                of_text(row.original.kept_at),
            ),
            Shown(_("Signed"), tone="good") if row.signed_at else Shown(_("not yet"), tone="wait"),
        )
        for row in rows
    ]


@require_POST
@at_desk
def keep(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """Say where an original is kept from a day on."""
    row = SignedOriginal.objects.select_related("agreement").filter(pk=key).first()
    if row is None:
        raise Http404("there is no such original")
    agreement = _agreement(viewer, row.agreement_id)
    form, told = _form(agreement, viewer), KeepingForm(request.POST)
    if not may(viewer.user, Right.WRITE, agreement):
        return _page(request, viewer, agreement, form, Problem(refused_words()), status=403)
    problem = tried(viewer, lambda: _keep(row, told, viewer))
    if problem is not None:
        return _page(request, viewer, agreement, form, problem, status=409)
    messages.success(request, _("Kept"))
    return redirect("desk:originals", agreement.pk)


def _keep(row: SignedOriginal, form: KeepingForm, viewer: Viewer) -> None:
    if not form.is_valid():
        raise ValidationError(_("Say both where it is kept and who holds it."))
    told = form.cleaned_data
    keep_elsewhere(row, told["kept_at"], told["holder"], told["since"], by=viewer.user)
