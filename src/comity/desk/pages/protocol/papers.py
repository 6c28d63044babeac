"""The issued papers as files, and the desk's order of offices."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _

from comity.desk.pages.answering import at_desk, number_in, show
from comity.desk.pages.protocol.office import encounter_or_404
from comity.desk.problems import Problem, refused_words, tried
from comity.desk.shown import language, of_record
from comity.desk.viewer import Viewer
from comity.protocol.issuing import KeptBack, content_for
from comity.protocol.models import IssuedPaper, PaperKind
from comity.protocol.offices import ListedOffice, keep_precedence, precedence_of, shipped_list
from comity.register.models import Desk
from comity.register.permissions import Right, may
from comity.register.wording import LanguageMap
from comity.register.words import LANGUAGES

SPARE = 2  # empty lines for offices to come


@at_desk
def paper(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """A paper as it was issued; a press sheet only once it may be given out."""
    found = IssuedPaper.objects.select_related("issue").filter(pk=key).first()
    if found is None:
        raise Http404("there is no such paper")
    encounter = encounter_or_404(viewer, found.issue.encounter_id)
    try:
        content = content_for(found, viewer.user)
    except KeptBack:
        context = {"title": of_record(encounter), "is_press": found.kind == PaperKind.PRESS}
        return show(request, "desk/kept_back.html", context, status=403)
    name = slugify(of_record(encounter).text)[:50] or str(encounter.pk)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = (
        f'inline; filename="{name}-{found.kind}-{found.language}-v{found.issue.number}.pdf"'
    )
    response["Cache-Control"] = "private, no-store"
    return response


@at_desk
def precedence(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The desk's order of offices: renumber, rename, add, leave out."""
    desk = viewer.desk
    if desk is None:
        raise Http404("there is no desk yet")
    may_write = may(viewer.user, Right.WRITE, desk)
    problem, status = None, 200
    if request.method == "POST":
        problem = _keep(request, viewer, desk) if may_write else Problem(refused_words())
        if problem is None:
            messages.success(request, _("The order of precedence is kept"))
            return redirect("desk:precedence")
        status = 409 if may_write else 403
    context = {
        "offices": [
            (n, office, office.names.text(language()))
            for n, office in enumerate(precedence_of(desk), start=1)
        ],
        "spare": range(SPARE),
        "tongues": LANGUAGES,
        "may_write": may_write,
        "problem": problem,
        "is_shipped": precedence_of(desk) == shipped_list(),
    }
    return show(request, "desk/precedence.html", context, status=status)


def _keep(request: HttpRequest, viewer: Viewer, desk: Desk) -> Problem | None:
    offices = list(_asked(request, precedence_of(desk)))
    return tried(viewer, lambda: keep_precedence(desk, offices, by=viewer.user))


def _asked(request: HttpRequest, held: tuple[ListedOffice, ...]) -> Iterator[ListedOffice]:
    """The offices as the form says: by their numbers, those without one are left out."""
    told = []
    known = {each.key: each for each in held}
    for n, key in enumerate(request.POST.getlist("key")):
        number = number_in(_nth(request, "number", n))
        names = LanguageMap({tag: _nth(request, f"name-{tag}", n) for tag in LANGUAGES})
        if number is None or not names:
            continue
        own = known.get(key) or ListedOffice(_new_key(names), names)
        told.append((number, n, ListedOffice(own.key, names, own.office, own.rank)))
    yield from (office for _number, _n, office in sorted(told, key=lambda each: each[:2]))


def _nth(request: HttpRequest, name: str, n: int) -> str:
    values = request.POST.getlist(name)
    return values[n].strip()[:200] if n < len(values) else ""


def _new_key(names: LanguageMap) -> str:
    """A key that no other office of the list has."""
    words = re.sub(r"[^a-z0-9]+", "-", slugify(names.text("en"))).strip("-")[:40]
    return f"{words or 'office'}-{secrets.token_hex(3)}"
