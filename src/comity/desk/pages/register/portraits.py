"""The photograph of a person: shown, put in place, taken away."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from comity.desk.addresses import record_address
from comity.desk.pages.answering import at_desk, show
from comity.desk.problems import Problem, refused_words, tried
from comity.desk.shown import of_record
from comity.desk.viewer import Viewer
from comity.register import portraits
from comity.register.actions import remove_part
from comity.register.models import Person, Portrait
from comity.register.permissions import Right
from comity.register.portraits import NoPhotograph, Photograph


class PortraitForm(forms.Form):
    """A file and whom to credit for it."""

    file = forms.FileField(
        label=gettext_lazy("Photograph"),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    credit = forms.CharField(
        label=gettext_lazy("Whom to credit for it"), required=False, max_length=200
    )


@require_safe
@at_desk
def portrait_file(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """The photograph itself, for those who may see the person."""
    del request
    person = _person(viewer, key)
    portrait = Portrait.objects.filter(person=person).select_related("photograph").last()
    if portrait is None:
        raise Http404(f"the register has no photograph of {person}")
    response = HttpResponse(bytes(portrait.photograph.content), content_type="image/jpeg")
    response["Cache-Control"] = "private, max-age=300"
    response["Content-Security-Policy"] = "default-src 'none'"
    return response


@at_desk
def portrait(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """The form with which a photograph is put in place or taken away."""
    person = _person(viewer, key)
    form, problem, status = PortraitForm(), None, 200
    may_write = viewer.may(Right.WRITE, person)
    if request.method == "POST" and not may_write:
        problem, status = Problem(refused_words(thing=person)), 403
    elif request.method == "POST" and "remove" in request.POST:
        problem = tried(viewer, lambda: _remove(person, viewer))
        if problem is None:
            messages.success(request, _("The photograph is taken away; the history keeps it"))
            return redirect(record_address(person.kind, person.pk))
        status = 409
    elif request.method == "POST":
        form = PortraitForm(request.POST, request.FILES)
        problem = _put(person, viewer, form) if form.is_valid() else None
        if problem is None and form.is_valid():
            messages.success(request, _("The photograph is in place"))
            return redirect(record_address(person.kind, person.pk))
        status = 422
    context = {
        "form": form,
        "record": person,
        "person": of_record(person),
        "key": person.pk,
        "portrait": Portrait.objects.filter(person=person).last(),
        "problem": problem,
        "may_write": may_write,
    }
    return show(request, "desk/portrait.html", context, status=status)


def _person(viewer: Viewer, key: int) -> Person:
    return get_object_or_404(viewer.live(Person), pk=key)


def _put(person: Person, viewer: Viewer, form: PortraitForm) -> Problem | None:
    given: Any = form.cleaned_data["file"]
    try:
        photograph = portraits.photograph_of(given.name, given.read(portraits.MOST_BYTES + 1))
    except NoPhotograph as error:
        return Problem(_fault(error))
    return tried(viewer, lambda: _portray(person, photograph, viewer, form.cleaned_data["credit"]))


def _portray(person: Person, photograph: Photograph, viewer: Viewer, credit: str) -> None:
    portraits.portray(person, photograph, by=viewer.user, credit=credit.strip())


@transaction.atomic
def _remove(person: Person, viewer: Viewer) -> None:
    for each in portraits.portraits_of(person):
        remove_part(each, by=viewer.user)


def _fault(error: NoPhotograph) -> str:
    told = {
        "size": _("%(name)s is larger than 15 MB. Make it smaller and try again."),
        "format": _("%(name)s is no photograph as JPEG, PNG or WebP. Save it as JPEG first."),
        "dots": _("%(name)s has more than 60 million dots. Make it smaller and try again."),
        "broken": _("%(name)s is broken and cannot be opened. Send or save it once more."),
    }
    return told[error.fault] % {"name": error.name}
