"""Adding documents at the desk: files, or text that is pasted in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from comity.desk.addresses import source_address
from comity.desk.forms.controls import DateField
from comity.desk.pages.answering import at_desk, show
from comity.desk.problems import Problem
from comity.desk.shown import Shown, of_date
from comity.desk.viewer import Viewer
from comity.desk.words import LANGUAGE, language_name
from comity.intake.actions import Added, Failed, Incoming, add_sources
from comity.register.models import Way
from comity.register.permissions import Right

MOST_FILES = 50


class AboutForm(forms.Form):
    """What a person knows of a document that it may not say itself."""

    title = forms.CharField(label=gettext_lazy("Title"), required=False, max_length=400)
    published = DateField(label=gettext_lazy("Published on"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, prefix="about")
        named = [(tag, language_name(tag)) for tag in LANGUAGE]
        self.fields["language"].choices = [("", _("recognise it")), *named]  # type: ignore[attr-defined]


@at_desk
def add(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The form that takes documents in; what became of each is told on the next page."""
    may_add = viewer.desk is not None and viewer.may(Right.ADD)
    if request.method != "POST" or not may_add:
        return _page(request, may_add, AboutForm(), status=403 if request.method == "POST" else 200)
    about = AboutForm(request.POST)
    if not about.is_valid():
        return _page(request, True, about, status=422)
    incoming = list(_incoming(request, about))
    if not incoming:
        problem = Problem(_("Choose a file, or paste a text."))
        return _page(request, True, about, [problem], status=400)
    assert viewer.desk is not None
    way = Way.UPLOAD if request.FILES else Way.ENTERED
    outcomes = list(add_sources(incoming, by=viewer.user, desk=viewer.desk, way=way))
    added = [outcome for outcome in outcomes if isinstance(outcome, Added)]
    failed = [outcome for outcome in outcomes if isinstance(outcome, Failed)]
    for outcome in added:
        _tell(request, outcome)
    if failed:
        problems = [_problem(outcome) for outcome in failed]
        return _page(request, True, about, problems, status=422)
    if len(added) == 1:
        return redirect(source_address(added[0].source.pk))
    return redirect(reverse("desk:sources"))


def _page(
    request: HttpRequest,
    may_add: bool,
    about: AboutForm,
    problems: Sequence[Problem] = (),
    status: int = 200,
) -> HttpResponse:
    context = {"may_add": may_add, "form": about, "problems": problems, "given": request.POST}
    return show(request, "desk/add.html", context, status=status)


def _problem(outcome: Failed) -> Problem:
    told = _("Not added: %(name)s. It is no document that can be read, or is damaged.")
    return Problem(told % {"name": outcome.name}, (Shown(outcome.error, "en"),))


def _incoming(request: HttpRequest, about: AboutForm) -> Iterator[Incoming]:
    known = {
        "confidential": request.POST.get("confidential") == "on",
        "title": about.cleaned_data["title"].strip(),
        "published": about.cleaned_data["published"],
        "language": about.cleaned_data["language"],
    }
    for upload in request.FILES.getlist("files")[:MOST_FILES]:
        yield Incoming(upload.read(), upload.name or _("file"), **known)
    text = request.POST.get("text", "").strip()
    if text:
        name = f"{timezone.localtime():%Y-%m-%d %H.%M.%S}.txt"
        address = request.POST.get("address", "").strip()[:2000]
        yield Incoming(text.encode(), name, address=address, **known)


def _tell(request: HttpRequest, outcome: Added) -> None:
    for note in _notes(outcome):
        messages.info(request, note)
    if outcome.is_new:
        count = len(outcome.findings)
        told = ngettext("%(name)s: %(n)d finding waits", "%(name)s: %(n)d findings wait", count) % {
            "name": outcome.source,
            "n": count,
        }
        messages.success(request, told)
    for inside in outcome.attachments:
        _tell(request, inside)


def _notes(outcome: Added) -> Iterator[str]:
    """What is to be known of a document that came in, in the reader's language."""
    source = outcome.source
    if not outcome.is_new:
        since = of_date(timezone.localtime(source.added_at).date().isoformat())
        told = _("The same file is here since %(date)s, as %(name)s.")
        yield told % {"date": since, "name": source}
    if not outcome.is_read:
        yield _("Kept, but not read: its text is not in Turkish, English or Russian.")
    if outcome.is_new and source.same_text_as is not None:
        yield _("Its text is that of %(name)s: likely the same.") % {"name": source.same_text_as}
