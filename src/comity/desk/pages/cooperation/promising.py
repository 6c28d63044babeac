"""What became of a promise: taking it up, closing it with evidence, opening it again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.cooperation.promises import deeds
from comity.cooperation.promises.states import NEED_REASON, Deed, State, deeds_in
from comity.desk.addresses import record_address
from comity.desk.badges import promise_badge
from comity.desk.forms.promises import KeptForm
from comity.desk.kinds.promises import due_of
from comity.desk.lists.listing import Words
from comity.desk.pages.answering import at_desk, show
from comity.desk.problems import Problem, tried
from comity.desk.shown import of_record, present
from comity.desk.uploads import paper_of
from comity.desk.viewer import Viewer
from comity.register.models import Promise
from comity.register.permissions import Right

_ACTS: dict[Deed, Callable[..., State]] = {
    Deed.BEGIN: deeds.begin,
    Deed.HALT: deeds.halt,
    Deed.LAPSE: deeds.lapse,
    Deed.DROP: deeds.drop,
    Deed.REOPEN: deeds.reopen,
}


@dataclass(frozen=True, slots=True)
class Button:
    """A deed as the page offers it; `lead` says what it means."""

    deed: Deed
    text: Words
    lead: Words

    @property
    def needs_reason(self) -> bool:
        """Whether somebody must say why."""
        return self.deed in NEED_REASON


_BUTTONS = (
    Button(Deed.BEGIN, gettext_lazy("Take it up"), gettext_lazy("Somebody is at work on it.")),
    Button(Deed.HALT, gettext_lazy("Lay it aside"), gettext_lazy("It is still owed, but rests.")),
    Button(
        Deed.LAPSE,
        gettext_lazy("It has lapsed"),
        gettext_lazy("It can no longer be kept: what it was for is over."),
    ),
    Button(
        Deed.DROP,
        gettext_lazy("It was withdrawn"),
        gettext_lazy("Whoever promised it took it back."),
    ),
    Button(
        Deed.REOPEN,
        gettext_lazy("Open it again"),
        gettext_lazy("It is owed after all. What was shown stays with it."),
    ),
)


@at_desk
def follow(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """The page on which a promise is taken up, closed or opened again."""
    found = viewer.live(Promise).select_related("desk", "depends_on")
    promise = get_object_or_404(found, pk=key)
    if request.method != "POST":
        return _page(request, viewer, promise, KeptForm(viewer))
    wanted = request.POST.get("deed", "")
    if wanted not in list(Deed):
        return HttpResponseBadRequest(f"deed: write one of {', '.join(Deed)}")
    if wanted == Deed.FULFIL:
        return _fulfil(request, viewer, promise)
    reason = request.POST.get("reason", "").strip()[:400]
    problem = tried(viewer, lambda: _ACTS[Deed(wanted)](promise, by=viewer.user, reason=reason))
    return _answer(request, viewer, promise, KeptForm(viewer), problem)


def _fulfil(request: HttpRequest, viewer: Viewer, promise: Promise) -> HttpResponse:
    form = KeptForm(viewer, request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, viewer, promise, form, status=422)
    return _answer(
        request, viewer, promise, form, tried(viewer, lambda: _keep(form, viewer, promise))
    )


@transaction.atomic
def _keep(form: KeptForm, viewer: Viewer, promise: Promise) -> None:
    told = form.cleaned_data
    scan = paper_of(told["scan"], viewer, promise)
    deeds.fulfil(promise, form.shows(scan), by=viewer.user, on=told["on"], outcome=told["outcome"])


def _answer(
    request: HttpRequest, viewer: Viewer, promise: Promise, form: KeptForm, problem: Problem | None
) -> HttpResponse:
    if problem is not None:
        status = 409 if viewer.may(Right.WRITE, promise) else 403
        return _page(request, viewer, promise, form, problem, status)
    messages.success(request, _("Recorded"))
    return redirect(record_address(promise.kind, promise.pk))


def _page(
    request: HttpRequest,
    viewer: Viewer,
    promise: Promise,
    form: KeptForm,
    problem: Problem | None = None,
    status: int = 200,
) -> HttpResponse:
    possible = deeds_in(State(promise.fulfilment))
    context = {
        "promise": of_record(promise),
        "record": promise,
        "standing": present(promise_badge(promise), due_of(promise)),
        "form": form if Deed.FULFIL in possible else None,
        "buttons": [each for each in _BUTTONS if each.deed in possible],
        "problem": problem,
        "asked": request.POST.get("reason", ""),
        "tried": request.POST.get("deed", ""),
        "may_write": viewer.may(Right.WRITE, promise),
    }
    return show(request, "desk/promise_follow.html", context, status=status)
