"""From an agreement to its ceremony: the one that is arranged, or a new one to arrange."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from comity.desk.forms.by_hand import CeremonyForm
from comity.desk.pages.answering import at_desk, show
from comity.desk.pages.protocol.office import has_protocol
from comity.desk.problems import DONE, sent
from comity.desk.shown import of_record
from comity.desk.viewer import Viewer
from comity.protocol.ceremonies import begin_ceremony, ceremony_of
from comity.register.models import Agreement
from comity.register.permissions import Right, may


@at_desk
def ceremony(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """To the ceremony of an agreement; the form that begins one if there is none."""
    agreement = get_object_or_404(viewer.live(Agreement).select_related("desk"), pk=key)
    if not has_protocol(viewer, agreement):
        raise Http404(f"the ceremony of the agreement {key} is another desk's business")
    found = ceremony_of(agreement)
    if found is not None:
        return redirect("desk:protocol", found.pk)
    may_write = may(viewer.user, Right.WRITE, agreement)
    form = CeremonyForm(request.POST or None)
    problem, status = sent(
        request, viewer, form, lambda: _begin(form, viewer, agreement), may=may_write
    )
    if status == DONE:
        messages.success(request, _("The signatories are on the list; put down the guests"))
        return redirect("desk:agreement-protocol", key)
    context = {
        "form": form,
        "problem": problem,
        "title": of_record(agreement),
        "may_write": may_write,
        "heading": _("Prepare the ceremony"),
    }
    return show(request, "desk/protocol_form.html", context, status=status)


def _begin(form: CeremonyForm, viewer: Viewer, agreement: Agreement) -> None:
    begin_ceremony(
        agreement, by=viewer.user, date=form.cleaned_data["date"], home=viewer.home,
    )  # fmt: skip
