"""Reading a source again, and keeping one with its decisions as a test of the reader."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from comity.desk.addresses import source_address
from comity.desk.intake.stated import Stated, stated
from comity.desk.pages.answering import at_desk, show
from comity.desk.pages.intake.decisions import source_of
from comity.desk.problems import Problem, tried
from comity.desk.viewer import Viewer
from comity.intake.corpus_case import case_of
from comity.intake.models import Finding
from comity.intake.reading_again import Difference, difference, read_again
from comity.reading import READER_VERSION, UnreadLanguage, language_of
from comity.register.models import Source
from comity.register.permissions import Right


@at_desk
def reread(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """What the reader of today says otherwise about a source; taken over only when asked."""
    source = source_of(viewer, key)
    problem = _unread(source)
    if request.method == "POST" and problem is None:
        problem = tried(viewer, lambda: _take_over(request, viewer, source))
        if problem is None:
            return redirect(source_address(key))
    found = difference(source) if problem is None else None
    context = {
        "source": source,
        "problem": problem,
        "may_decide": viewer.may(Right.DECIDE, source),
        "is_same": found is not None and not found.new and not found.outdated,
        **(_told(source, found) if found else {}),
        "version": READER_VERSION,
    }
    return show(request, "desk/reread.html", context, status=409 if problem else 200)


def _unread(source: Source) -> Problem | None:
    try:
        language_of(source.text, source.language or None)
    except UnreadLanguage:
        return Problem(_("The text is in a language that is not read, so nothing would change."))
    return None


def _take_over(request: HttpRequest, viewer: Viewer, source: Source) -> None:
    found = read_again(source, by=viewer.user)
    told = ngettext("%(n)d new finding waits", "%(n)d new findings wait", len(found.new))
    messages.success(request, told % {"n": len(found.new)})


def _told(source: Source, found: Difference) -> dict[str, object]:
    new = [Finding(source=source, kind=kind, payload=payload) for kind, payload in found.new]
    return {
        "new": _with_words(new),
        "outdated": _with_words(found.outdated),
        "held": _with_words(found.held),
        "kept": len(found.kept),
    }


def _with_words(findings: Iterable[Finding]) -> list[tuple[Finding, Stated]]:
    return [(finding, stated(finding)) for finding in findings]


@require_GET
@at_desk
def case(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """The source's text and what was decided of it, as two files in one archive."""
    source = source_of(viewer, key)
    made = case_of(source, source.findings.all())
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{made.name}.txt", made.text)
        archive.writestr(f"{made.name}.json", made.gold)
    response = HttpResponse(packed.getvalue(), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{made.name}.zip"'
    return response
