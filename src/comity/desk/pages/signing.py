"""Opening a closed text for signature, signing it, and the page that verifies a signed file."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from comity.cooperation.actions import GateShut
from comity.cooperation.drafting.state import visible_drafts
from comity.cooperation.models import Draft, Signing
from comity.cooperation.pades import BadKeyError, SignatureReport, TimestampError
from comity.cooperation.pades import verify as read_signatures
from comity.cooperation.pades.verifying import NotAPdf
from comity.cooperation.signing import (
    EMPOWERING,
    NotToSign,
    Signer,
    is_in_turn,
    open_signing,
    recognise,
    revocation_lists,
    sign_original,
    trusted_authorities,
)
from comity.desk.pages.answering import at_desk, at_drafting, number_in, show
from comity.desk.pages.drafts import draft_of
from comity.desk.problems import problem_of, refused_words
from comity.desk.procedure_words import LACK
from comity.desk.shown import language, of_record
from comity.desk.viewer import Viewer
from comity.register.actions import Gone
from comity.register.models import Act, User
from comity.register.permissions import NotAllowed, Right

MOST_BYTES = 20 * 1024 * 1024


@at_desk
def open_for_signature(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """The form that says who signs in which turn, by which authority."""
    draft = draft_of(viewer, key)
    context = _plan(draft, viewer)
    if request.method != "POST":
        return show(request, "desk/open_signing.html", context)
    try:
        open_signing(
            draft, list(_signers(request, draft)), by=viewer.user,
            override=request.POST.get("override", ""),
        )  # fmt: skip
    except GateShut as shut:
        context["gates"] = [
            f"{each.station.step.name(language())}: {LACK[each.lack]}" for each in shut.gates
        ]
        return show(request, "desk/open_signing.html", context, status=409)
    except NotToSign:
        messages.error(
            request,
            _(
                "Each signatory needs an account that sees this draft (a guest needs a seat), and "
                "a written authority recorded as an act."
            ),
        )
        return show(request, "desk/open_signing.html", context, status=400)
    except (NotAllowed, Gone) as error:
        messages.error(request, problem_of(error, viewer, refused_words()).text)
        status = 403 if isinstance(error, NotAllowed) else 409
        return show(request, "desk/open_signing.html", context, status=status)
    messages.success(request, _("Open for signature"))
    return redirect("desk:draft", key)


def _plan(draft: Draft, viewer: Viewer) -> dict[str, object]:
    agreement = draft.agreement
    signatories = agreement.signatories.select_related("person").order_by("order", "pk")
    acts = agreement.acts.filter(act_kind__in=EMPOWERING, state="live")
    return {
        "draft": draft,
        "agreement": of_record(agreement),
        "signatories": [(each, of_record(each.person)) for each in signatories],
        "acts": [(act.pk, of_record(act)) for act in acts],
        "may_write": viewer.may(Right.WRITE) and draft.is_closed,
        "may_override": viewer.may(Right.OVERRIDE),
        "gates": [],
    }


def _signers(request: HttpRequest, draft: Draft) -> Iterator[Signer]:
    """The signatories in the order of their turns; who has no turn does not sign."""
    asked = request.POST
    found = []
    for signatory in draft.agreement.signatories.select_related("person"):
        turn = number_in(asked.get(f"turn-{signatory.pk}", "").strip())
        if turn is None:
            continue
        user = User.objects.filter(username=asked.get(f"user-{signatory.pk}", "").strip()).first()
        act = Act.objects.filter(pk=number_in(asked.get(f"act-{signatory.pk}"))).first()
        if user is None or act is None:
            raise NotToSign(f"{signatory.person} has no account or no written authority")
        found.append((turn, Signer(signatory, user, act)))
    yield from (signer for _turn, signer in sorted(found, key=lambda each: each[0]))


@at_drafting
def sign(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """The form with which a signatory signs an original with their own key."""
    signing = get_object_or_404(
        Signing.objects.select_related("original__draft__agreement", "signatory__person"),
        pk=key, user=viewer.user,
        original__draft__in=visible_drafts(viewer.user).values("pk"),
    )  # fmt: skip
    context = {
        "signing": signing,
        "signatory": of_record(signing.signatory.person, url=""),
        "original": of_record(signing.original.party.who, url=""),
        "in_turn": is_in_turn(signing),
    }
    upload = request.FILES.get("key")
    if request.method != "POST" or upload is None:
        return show(request, "desk/sign.html", context)
    try:
        sign_original(
            signing, by=viewer.user, key=upload.read(), password=request.POST.get("password", ""),
            without_stamp=request.POST.get("without_stamp") == "on",
        )  # fmt: skip
    except BadKeyError:
        messages.error(request, _("The key cannot be opened: check the file and its password."))
        return show(request, "desk/sign.html", context, status=400)
    except TimestampError:
        told = _("The timestamp authority does not answer. Sign without it; it is added later.")
        messages.error(request, told)
        return show(request, "desk/sign.html", context, status=503)
    except (NotAllowed, Gone) as error:
        messages.error(request, problem_of(error, viewer, refused_words()).text)
        status = 403 if isinstance(error, NotAllowed) else 409
        return show(request, "desk/sign.html", context, status=status)
    except NotToSign:
        messages.error(request, _("It cannot be signed now: it is not your turn, or was signed."))
        return show(request, "desk/sign.html", context, status=409)
    messages.success(request, _("Signed"))
    return redirect("desk:draft", signing.original.draft_id)


def verify(request: HttpRequest) -> HttpResponse:
    """Whether a signed file holds: open to all. Nothing that is sent is kept."""
    upload = request.FILES.get("file")
    if request.method != "POST" or upload is None:
        return render(request, "desk/verify.html", {})
    if (upload.size or 0) > MOST_BYTES:
        return render(request, "desk/verify.html", {"too_large": True}, status=413)
    try:
        verdict = read_signatures(
            upload.read(), trusted=trusted_authorities(), revoked=revocation_lists()
        )
    except NotAPdf:
        return render(request, "desk/verify.html", {"no_pdf": True}, status=400)
    known = recognise(verdict)
    context = {
        "verdict": verdict,
        "reports": [(report, _problems(report)) for report in verdict.signatures],
        "known": known,
        "checks_revocation": bool(settings.REVOCATION_LISTS),
        "party": of_record(known.original.party.who, url="") if known else None,
    }
    return render(request, "desk/verify.html", context)


def _problems(report: SignatureReport) -> list[str]:
    words = {
        "altered": _("the file was changed after this signature"),
        "invalid": _("the signature itself does not hold"),
        "untrusted": _("certified by nobody whom this register trusts"),
        "revoked": _("the certificate had been revoked"),
        "expired": _("the certificate had expired"),
        "wrong-time": _("the certificate was not valid yet"),
    }
    return [words[problem] for problem in report.problems]
