"""Opening a closed text for signature, signing it, and the page that verifies a signed file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import date

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from comity.cooperation.actions import GateShut
from comity.cooperation.drafting.state import visible_drafts
from comity.cooperation.models import Draft, Signing
from comity.cooperation.pades import (
    BadKeyError,
    NotAPdf,
    SignatureReport,
    TimestampError,
    key_in_file,
)
from comity.cooperation.pades import verify as read_signatures
from comity.cooperation.signing import (
    EMPOWERING,
    NotToSign,
    Paper,
    Reason,
    Signer,
    bring_signed,
    is_in_turn,
    open_signing,
    recognise,
    recognise_scan,
    record_by_hand,
    revocation_lists,
    sign_original,
    trusted_authorities,
)
from comity.desk.cooperation.procedure_words import LACK
from comity.desk.cooperation.signing_words import WHY
from comity.desk.pages.answering import at_desk, at_drafting, number_in, show
from comity.desk.pages.cooperation.drafts import draft_of
from comity.desk.problems import problem_of, refused_words
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
    except NotToSign as error:
        messages.error(request, WHY[error.reason])
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
        "may_write": viewer.may(Right.STEP, draft.agreement) and draft.is_closed,
        "may_override": viewer.may(Right.OVERRIDE, draft.agreement),
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
        if act is None:
            told = f"{signatory.person} has no written authority"
            raise NotToSign(Reason.NO_AUTHORITY, told)
        by_hand = asked.get(f"way-{signatory.pk}") == "hand"
        found.append((turn, Signer(signatory, None if by_hand else user, act, by_hand)))
    yield from (signer for _turn, signer in sorted(found, key=lambda each: each[0]))


@at_drafting
def sign(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """The form with which a signatory signs an original: with a key, or with a signed file."""
    signing = get_object_or_404(_signings(viewer), pk=key, user=viewer.user, by_hand=False)
    context = {
        "signing": signing,
        "signatory": of_record(signing.signatory.person, url=""),
        "original": of_record(signing.original.party.who, url=""),
        "in_turn": is_in_turn(signing),
    }
    if request.method != "POST" or not {"key", "signed"} & set(request.FILES):
        return show(request, "desk/sign.html", context)
    problem = _refused(lambda: _sign(request, viewer, signing), viewer)
    if problem is not None:
        messages.error(request, problem[1])
        return show(request, "desk/sign.html", context, status=problem[0])
    messages.success(request, _("Signed"))
    return redirect("desk:draft", signing.original.draft_id)


def _signings(viewer: Viewer) -> QuerySet[Signing]:
    """The signatures to the drafts that the reader may see."""
    rows = Signing.objects.select_related("original__draft__agreement", "signatory__person")
    return rows.filter(original__draft__in=visible_drafts(viewer.user).values("pk"))


def _sign(request: HttpRequest, viewer: Viewer, signing: Signing) -> None:
    if "signed" in request.FILES:
        bring_signed(signing, request.FILES["signed"].read(), by=viewer.user)
        return
    upload = request.FILES["key"].read()
    sign_original(
        signing, by=viewer.user, key=key_in_file(upload, request.POST.get("password", "")),
        without_stamp=request.POST.get("without_stamp") == "on",
    )  # fmt: skip


def _refused(act: Callable[[], object], viewer: Viewer) -> tuple[int, str] | None:
    """Do it; the status and the words of what stood in the way, if anything did."""
    try:
        act()
    except BadKeyError:
        return 400, _("The key cannot be opened: check the file and its password.")
    except TimestampError:
        return 503, _(
            "The timestamp authority does not answer. Sign without it; it is added later."
        )
    except (NotAllowed, Gone) as error:
        told = problem_of(error, viewer, refused_words()).text
        return (403 if isinstance(error, NotAllowed) else 409), told
    except NotToSign as error:
        return 409, str(WHY[error.reason])
    return None


@at_desk
def by_hand(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """The form that records what was signed by hand: the scan, the day, who saw it."""
    signing = get_object_or_404(_signings(viewer), pk=key, by_hand=True)
    context = {
        "signing": signing,
        "signatory": of_record(signing.signatory.person, url=""),
        "original": of_record(signing.original.party.who, url=""),
        "in_turn": is_in_turn(signing),
        "may_write": viewer.may(Right.STEP, signing.original.draft.agreement),
        "asked": request.POST or {"day": timezone.localdate().isoformat()},
    }
    if request.method != "POST":
        return show(request, "desk/sign_by_hand.html", context)
    day = parse_date(request.POST.get("day", "")) if context["may_write"] else timezone.localdate()
    if day is None:
        messages.error(request, _("Write the day of the signature, such as 2024-11-14."))
        return show(request, "desk/sign_by_hand.html", context, status=400)
    paper = _paper(request, day)
    problem = _refused(lambda: record_by_hand(signing, paper, by=viewer.user), viewer)
    if problem is not None:
        messages.error(request, problem[1])
        return show(request, "desk/sign_by_hand.html", context, status=problem[0])
    messages.success(request, _("Recorded"))
    return redirect("desk:draft", signing.original.draft_id)


def _paper(request: HttpRequest, day: date) -> Paper:
    upload = request.FILES.get("scan")
    return Paper(
        scan=upload.read() if upload else b"",
        name=(upload.name if upload else "") or _("file"),
        day=day,
        witnesses=request.POST.get("witnesses", ""),
        kept_at=request.POST.get("kept_at", "")[:400],
    )


def verify(request: HttpRequest) -> HttpResponse:
    """Whether a signed file holds: open to all. Nothing that is sent is kept."""
    upload = request.FILES.get("file")
    if request.method != "POST" or upload is None:
        return render(request, "desk/verify.html", {})
    if (upload.size or 0) > MOST_BYTES:
        return render(request, "desk/verify.html", {"too_large": True}, status=413)
    content = upload.read()
    scan = recognise_scan(hashlib.sha256(content).hexdigest())
    if scan is not None:
        return render(request, "desk/verify.html", _about_scan(scan))
    try:
        verdict = read_signatures(
            content, trusted=trusted_authorities(), revoked=revocation_lists()
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


def _about_scan(scan: Signing) -> dict[str, object]:
    """What is told of a scan: the same bytes are kept here; that somebody signed, it shows."""
    return {"scan": scan, "party": of_record(scan.original.party.who, url="")}


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
