"""Drafts: the list, beginning one, its page, what is done with it, and its papers."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from comity.cooperation import drafting
from comity.cooperation.drafting.closing import close, hindrances_of
from comity.cooperation.drafting.originals import one_after_another, side_by_side, to_work_on
from comity.cooperation.drafting.returned import bring_back
from comity.cooperation.drafting.state import state_of_draft, visible_drafts
from comity.cooperation.models import Draft, Original, Signing
from comity.cooperation.pades import TimestampError
from comity.cooperation.queries import follow
from comity.cooperation.signing import NotToSign, complete, content_of, keep_at, may_look
from comity.cooperation.texts import digest_of, templates
from comity.cooperation.texts.akoma import to_akoma_ntoso
from comity.cooperation.texts.xliff import to_xliff
from comity.desk.cooperation.draft_sheets import sheet_of, title_of
from comity.desk.cooperation.signing_sheets import signings_of
from comity.desk.cooperation.signing_words import WHY
from comity.desk.pages.accounts import seats
from comity.desk.pages.answering import at_desk, at_drafting, number_in, show
from comity.desk.problems import refused_words, tried
from comity.desk.shown import language, of_record
from comity.desk.viewer import Viewer
from comity.desk.words import language_name
from comity.papers import to_docx, to_pdf
from comity.register.models import Agreement
from comity.register.permissions import NotAllowed, Right

_PAPERS = {
    "docx": (
        lambda text: to_docx(to_work_on(text, timezone.localdate())),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "consecutive": (
        lambda text: to_docx(one_after_another(text, timezone.localdate())),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "pdf": (lambda text: to_pdf(side_by_side(text, timezone.localdate())), "application/pdf"),
}


@at_drafting
def drafts(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Every draft that the reader may see."""
    found = visible_drafts(viewer.user).select_related("agreement").order_by("-begun_at")
    rows = [(each, title_of(each, state_of_draft(each))) for each in found[:200]]
    return show(request, "desk/drafts.html", {"drafts": rows})


@at_desk
def begin(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """The form that begins a draft of an agreement's text."""
    agreement = get_object_or_404(viewer.live(Agreement).select_related("desk"), pk=key)
    context = {
        "agreement": of_record(agreement),
        "may_write": viewer.may(Right.WRITE, agreement),
        "drafts": [(d, title_of(d, state_of_draft(d))) for d in agreement.drafts.order_by("-pk")],
        "templates": [(t.key, t.titles[language()].replace("{parties}", "…")) for t in
                      templates().values()],
        "kind": agreement.agreement_kind,
        "languages": [(tag, language_name(tag)) for tag in settings.TEXT_LANGUAGES],
    }  # fmt: skip
    if request.method != "POST" or not context["may_write"]:
        status = 403 if request.method == "POST" else 200
        return show(request, "desk/draft_begin.html", context, status=status)
    languages = _ticked(request, "languages")
    binding = tuple(tag for tag in _ticked(request, "authentic") if tag in languages)
    try:
        begun = drafting.begin(
            agreement, by=viewer.user, languages=languages,
            template=request.POST.get("template", ""), authentic=binding,
            prevailing=request.POST.get("prevailing", ""),
        )  # fmt: skip
    except ValidationError:
        messages.error(request, _("Choose the languages of the text; one of them may prevail."))
        return show(request, "desk/draft_begin.html", context, status=400)
    except NotAllowed:
        messages.error(request, refused_words())
        return show(request, "desk/draft_begin.html", context, status=403)
    return redirect("desk:draft", begun.pk)


def _ticked(request: HttpRequest, name: str) -> tuple[str, ...]:
    chosen = request.POST.getlist(name)
    return tuple(tag for tag in settings.TEXT_LANGUAGES if tag in chosen)


@at_drafting
def draft(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """The page of a draft."""
    found = draft_of(viewer, key)
    drafting.name_new_parties(found)
    sheet = sheet_of(found, viewer.user)
    stands = found.agreement.is_live
    context = {
        "sheet": sheet,
        "draft": found,
        "agreement": None if viewer.is_guest else of_record(found.agreement),
        "hindered": bool(hindrances_of(sheet.state)),
        "too_few_parties": sheet.state.has_too_few_parties,
        "stands": stands,
        "lacks_seat": (
            sheet.speaks_for is None
            and stands
            and not found.is_closed
            and viewer.may(Right.WRITE, found.agreement)
        ),
        "may_close": stands and viewer.may(Right.STEP, found.agreement) and not found.is_closed,
        "signed_already": not found.is_closed and follow(found.agreement).state.is_signed,
        "may_open": stands and viewer.may(Right.STEP, found.agreement),
        "may_seat": stands and viewer.may(Right.ADMINISTER, found.agreement),
        "originals": [(o, of_record(o.party.who)) for o in
                      found.originals.select_related("party__who").defer("content")],
        "signings": signings_of(found, viewer),
        "terms": "\n".join(
            " = ".join(words.get(tag, "") for tag in found.languages) for words in found.terms
        ),
        "seats": found.seats.select_related("user", "party__who"),
        "own_seat": found.seats.filter(user=viewer.user).select_related("password_by").first(),
        "languages": [(tag, language_name(tag)) for tag in found.languages],
    }  # fmt: skip
    return show(request, "desk/draft.html", context)


def draft_of(viewer: Viewer, key: int) -> Draft:
    """The draft of that number, if the reader may see it."""
    seen = visible_drafts(viewer.user).values("pk")
    return get_object_or_404(Draft.objects.filter(pk__in=seen).select_related("agreement"), pk=key)


@require_POST
@at_drafting
def act(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """Do what the form says with a draft, and come back to its page."""
    found = draft_of(viewer, key)
    acts = {"close": _close, "add": _add, "names": _names, "terms": _terms, "back": _back,
            "stamp": _stamp, "seat": seats.seat, "unseat": seats.unseat, "keep": _keep,
            "guest-password": seats.give_password}  # fmt: skip
    chosen = acts.get(request.POST.get("act", ""))
    if chosen is None:
        return HttpResponseBadRequest(f"act: write one of {', '.join(acts)}")
    attempt(request, viewer, lambda: chosen(request, viewer, found))
    return redirect("desk:draft", key)


def attempt(request: HttpRequest, viewer: Viewer, do: Callable[[], object]) -> bool:
    """Do it, or tell the person why it cannot be done; whether it was done."""
    problem = tried(viewer, do, refused_words())
    if problem is not None:
        messages.error(request, problem.text)
    return problem is None


def _close(request: HttpRequest, viewer: Viewer, found: Draft) -> None:
    close(found, by=viewer.user)
    messages.success(request, _("The text is closed, and each party has its original."))


def _add(request: HttpRequest, viewer: Viewer, found: Draft) -> None:
    asked = request.POST
    drafting.add_clause(
        found, asked.get("language", ""), by=viewer.user,
        title=asked.get("title", ""), text=asked.get("text", ""),
    )  # fmt: skip


@transaction.atomic
def _names(request: HttpRequest, viewer: Viewer, found: Draft) -> None:
    for name in found.names.all():
        words = {tag: request.POST.get(f"name-{name.pk}-{tag}", "") for tag in found.languages}
        drafting.name_party(name, words, by=viewer.user)
    titles = {tag: request.POST.get(f"title-{tag}", "") for tag in found.languages}
    drafting.set_titles(found, titles, by=viewer.user)
    messages.success(request, _("Saved"))


def _terms(request: HttpRequest, viewer: Viewer, found: Draft) -> None:
    lines = [line.split("=") for line in request.POST.get("terms", "").splitlines() if line.strip()]
    terms = [dict(zip(found.languages, line, strict=False)) for line in lines]
    drafting.set_terms(found, terms, by=viewer.user)
    messages.success(request, _("Saved"))


def _back(request: HttpRequest, viewer: Viewer, found: Draft) -> None:
    upload = request.FILES.get("file")
    if upload is None:
        raise ValidationError({"file": _("Choose the file.")})
    made = bring_back(found, upload.read(), by=viewer.user)
    told = ngettext("%(n)d suggestion from the file", "%(n)d suggestions from the file", len(made))
    messages.success(request, told % {"n": len(made)})


def _keep(request: HttpRequest, viewer: Viewer, found: Draft) -> None:
    original = get_object_or_404(found.originals, pk=number_in(request.POST.get("original")))
    keep_at(original, request.POST.get("kept_at", "")[:400], by=viewer.user)
    messages.success(request, _("Saved"))


def _stamp(request: HttpRequest, viewer: Viewer, found: Draft) -> None:
    wanted = number_in(request.POST.get("signing"))
    signing = get_object_or_404(Signing, pk=wanted, original__draft=found)
    try:
        complete(signing, by=viewer.user)
    except TimestampError:
        messages.error(request, _("The timestamp authority does not answer. Try again later."))
    except NotToSign as error:
        messages.error(request, WHY[error.reason])
    else:
        messages.success(request, _("The timestamp is added."))


@at_drafting
def paper(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """The draft as a file to read and work on (`format`: docx, consecutive or pdf)."""
    found = draft_of(viewer, key)
    wanted = request.GET.get("format", "docx")
    if wanted not in _PAPERS:
        raise Http404(f"there is no paper as {wanted!r}")
    write, media_type = _PAPERS[wanted]
    content = write(state_of_draft(found).text)
    ending = "docx" if wanted == "consecutive" else wanted
    return _file(content, media_type, f"draft-{found.pk}.{ending}")


@at_drafting
def akoma_ntoso(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """One language of the draft as Akoma Ntoso (`language`: a language of the text)."""
    found = draft_of(viewer, key)
    wanted = request.GET.get("language", found.languages[0])
    if wanted not in found.languages:
        raise Http404(f"the text is not in {wanted!r}")
    text = state_of_draft(found).text
    day = timezone.localdate(found.closed_at or found.begun_at)
    digest = found.frozen_sha256 or digest_of(text)
    content = to_akoma_ntoso(text, wanted, key=found.key.hex, day=day, digest=digest)
    return _file(content, "application/akn+xml", f"draft-{found.pk}-{wanted}.xml")


@at_drafting
def original(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """A party's own original: as it was made when the text was closed, or with its signatures.

    Who is still to sign does not look at the file before their turn.
    """
    found = get_object_or_404(Original, pk=key, draft__in=visible_drafts(viewer.user).values("pk"))
    if not may_look(found, viewer.user):
        raise Http404(_("It is not your turn yet."))
    name = f"original-{found.sha256[:12]}.pdf"
    return _file(content_of(found), "application/pdf", name)


@at_drafting
def xliff(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """The draft for a translator (`source`, `target`: two languages of the text)."""
    found = draft_of(viewer, key)
    pair = [request.GET.get(name, "") for name in ("source", "target")]
    if pair[0] == pair[1] or not set(pair) <= set(found.languages):
        messages.error(request, _("Choose two different languages of the text."))
        return redirect("desk:draft", key)
    state = state_of_draft(found)
    stale = [each.row.key for each in state.clauses if each.is_stale(pair[1])]
    content = to_xliff(state.text, *pair, key=found.key.hex, stale=stale)
    return _file(content, "application/x-xliff+xml", f"draft-{found.pk}-{'-'.join(pair)}.xlf")


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
