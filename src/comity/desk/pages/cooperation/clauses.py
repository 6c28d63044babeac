"""One clause of a draft: writing it, comparing its versions, accepting, commenting."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from comity.cooperation import drafting
from comity.cooperation.drafting.state import visible_drafts
from comity.cooperation.models import ClauseWording, DraftClause, Suggestion
from comity.cooperation.texts import compare
from comity.desk.pages.answering import at_drafting, number_in, show
from comity.desk.pages.cooperation.drafts import attempt
from comity.desk.viewer import Viewer
from comity.desk.words import language_name
from comity.register.models import User


def _clause_of(viewer: Viewer, key: int) -> DraftClause:
    seen = visible_drafts(viewer.user).values("pk")
    rows = DraftClause.objects.filter(draft__in=seen).select_related("draft__agreement__desk")
    return get_object_or_404(rows, pk=key)


def _language_of(request: HttpRequest, clause: DraftClause) -> str:
    asked = request.POST.get("language") or request.GET.get("language", "")
    if asked not in clause.draft.languages:
        raise Http404(f"the text is not in {asked!r}")
    return asked


def _back(clause: DraftClause) -> HttpResponse:
    return redirect(reverse("desk:draft", args=[clause.draft_id]) + f"#clause-{clause.pk}")


@at_drafting
def write(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """The form that writes or suggests a clause in one language."""
    clause = _clause_of(viewer, key)
    tongue = _language_of(request, clause)
    present = clause.wordings.filter(language=tongue).order_by("-version").first()
    if request.method == "POST" and _written(request, viewer, clause, tongue):
        return _back(clause)
    others = [
        (language_name(each.language), each)
        for other in clause.draft.languages
        if other != tongue
        for each in clause.wordings.filter(language=other).order_by("-version")[:1]
    ]
    asked = request.POST
    context = {
        "clause": clause,
        "tongue": tongue,
        "language_name": language_name(tongue),
        "others": others,
        "base": asked.get("base", present.version if present else 0),
        "title": asked.get("title", present.title if present else ""),
        "text": asked.get("text", present.text if present else ""),
        "may_write": drafting.party_of(clause.draft, viewer.user) is not None,
    }
    return show(
        request, "desk/clause_write.html", context, status=400 if request.method == "POST" else 200
    )


def _written(request: HttpRequest, viewer: Viewer, clause: DraftClause, tongue: str) -> bool:
    """Whether the words were taken; if not, the form comes back with them."""
    asked = request.POST
    base = number_in(asked.get("base")) or 0
    words = {"title": asked.get("title", ""), "text": asked.get("text", "")}
    done: list[drafting.Written] = []
    if asked.get("as") == "suggestion":
        if not attempt(
            request, viewer,
            lambda: drafting.suggest(clause, tongue, by=viewer.user, base=base, **words),
        ):  # fmt: skip
            return False
        messages.success(request, _("Your suggestion stands beside the clause."))
        return True
    changes_meaning = asked.get("as") != "slip"
    if not attempt(
        request, viewer,
        lambda: done.append(drafting.write(
            clause, tongue, by=viewer.user, base=base, changes_meaning=changes_meaning, **words,
        )),
    ):  # fmt: skip
        return False
    if done[0].wording is None:
        messages.warning(
            request,
            _("Somebody was faster. What you wrote is kept as a suggestion beside the clause."),
        )
    return True


@at_drafting
def versions(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """Two versions of a clause in one language, word by word; the last two without a choice."""
    clause = _clause_of(viewer, key)
    tongue = _language_of(request, clause)
    found = list(clause.wordings.filter(language=tongue).select_related("by").order_by("version"))
    if not found:
        raise Http404(_("This clause has no words in this language yet."))
    earlier = _chosen(request, "from", found, max(len(found) - 2, 0))
    later = _chosen(request, "to", found, len(found) - 1)
    context = {
        "clause": clause,
        "tongue": tongue,
        "language_name": language_name(tongue),
        "versions": found,
        "earlier": earlier,
        "later": later,
        "pieces": compare(f"{earlier.title}\n{earlier.text}", f"{later.title}\n{later.text}"),
    }
    return show(request, "desk/clause_versions.html", context)


def _chosen(
    request: HttpRequest, name: str, found: list[ClauseWording], otherwise: int
) -> ClauseWording:
    asked = request.GET.get(name, "")
    return next((each for each in found if str(each.version) == asked), found[otherwise])


@require_POST
@at_drafting
def act(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """Do what the form says with a clause, and come back to it."""
    clause = _clause_of(viewer, key)
    asked, by = request.POST, viewer.user
    version = number_in(asked.get("version")) or 0
    tongue = asked.get("language", "")
    acts = {
        "accept": lambda: drafting.accept(clause, tongue, by=by, version=version),
        "accept-all": lambda: _accept_all(asked, clause, by),
        "withdraw": lambda: drafting.withdraw(clause, tongue, by=by, version=version),
        "confirm": lambda: drafting.confirm(clause, tongue, by=by, base=version),
        "comment": lambda: drafting.comment(clause, asked.get("text", ""), by=by),
        "remove": lambda: drafting.remove_clause(clause, by=by),
        "accept-removal": lambda: drafting.accept_removal(clause, by=by),
        "put-back": lambda: drafting.put_back(clause, by=by),
        "take": lambda: drafting.take(_suggestion(clause, asked.get("suggestion")), by=by),
        "leave": lambda: drafting.leave(_suggestion(clause, asked.get("suggestion")), by=by),
    }
    chosen = acts.get(asked.get("act", ""))
    if chosen is None:
        return HttpResponseBadRequest(f"act: write one of {', '.join(acts)}")
    attempt(request, viewer, chosen)
    return _back(clause)


@transaction.atomic
def _accept_all(asked: QueryDict, clause: DraftClause, by: User) -> None:
    """Accept the versions that were shown, in every language of the text."""
    for tongue in clause.draft.languages:
        version = number_in(asked.get(f"version-{tongue}")) or 0
        drafting.accept(clause, tongue, by=by, version=version)


def _suggestion(clause: DraftClause, key: str | None) -> Suggestion:
    return get_object_or_404(Suggestion, pk=number_in(key), clause=clause)
