"""Letters about a promise: drafted in three languages, put right by the officer, as a file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone, translation
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from comity.cooperation.promises.letters import KINDS
from comity.desk.cooperation.promise_letters import (
    Drafted,
    Finished,
    counterparts_of,
    drafted,
    kind_for,
    paper_of,
)
from comity.desk.dossier.sides import other_side
from comity.desk.forms.controls import date_from
from comity.desk.pages.answering import at_desk, download, number_in, show
from comity.desk.pages.partners.dossiers import DOCX
from comity.desk.shown import language, of_record
from comity.desk.viewer import Viewer
from comity.desk.words import language_name
from comity.papers import to_docx, to_pdf
from comity.register.kinds import specific
from comity.register.models import Person, Promise, Record
from comity.register.words import LANGUAGES

NAMES = {
    "reminder": gettext_lazy("Reminder to the other side"),
    "fulfilment": gettext_lazy("Report that it was done"),
    "extension": gettext_lazy("Request for more time"),
}
_FILES = {"pdf": (to_pdf, "application/pdf"), "docx": (to_docx, DOCX)}
_LINES = forms.Textarea(attrs={"rows": 3})


class LetterForm(forms.Form):
    """What goes onto the paper; each of it can be put right before."""

    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=300)
    to = forms.CharField(
        label=gettext_lazy("Addressee"), max_length=1000, required=False, widget=_LINES
    )
    salutation = forms.CharField(label=gettext_lazy("Form of address"), max_length=300)
    body = forms.CharField(
        label=gettext_lazy("Text"), max_length=20000, widget=forms.Textarea(attrs={"rows": 14})
    )
    signer = forms.CharField(
        label=pgettext_lazy("letter", "Signed by"), max_length=1000, required=False, widget=_LINES
    )

    def __init__(self, tongue: str, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for own in self.fields.values():
            own.widget.attrs["lang"] = tongue

    def finished(self) -> Finished:
        """The letter as it was put. The form is valid."""
        told = self.cleaned_data
        to, signer = (_lines(told[name]) for name in ("to", "signer"))
        return Finished(told["subject"], to, told["salutation"], told["body"], signer)


def _lines(words: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in words.splitlines() if line.strip())


@at_desk
def letter(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """Choose kind, language and addressee; put the draft right; take it as PDF or DOCX.

    Nothing is kept and nothing is sent: the letter leaves with whoever made it.
    """
    found = viewer.live(Promise).select_related("said_at", "agreement", "desk__institution")
    promise = get_object_or_404(found, pk=key)
    asked = request.POST if request.method == "POST" else request.GET
    tongue = asked.get("tongue", "")
    tongue = tongue if tongue in LANGUAGES else language()
    if request.method == "POST":
        form = LetterForm(tongue, request.POST)
        if form.is_valid():
            return _file(form.finished(), tongue, request.POST.get("ending", ""))
        return _page(request, viewer, promise, tongue, form, 422)
    return _page(request, viewer, promise, tongue)


def _file(finished: Finished, tongue: str, ending: str) -> HttpResponse:
    make, kind = _FILES.get(ending, _FILES["docx"])
    ending = ending if ending in _FILES else "docx"
    with translation.override(tongue):
        data = make(paper_of(finished, tongue, timezone.localdate()))
    name = slugify(finished.subject)[:60] or "letter"
    return download(data, kind, f"{name}-{tongue}.{ending}")


def _page(
    request: HttpRequest,
    viewer: Viewer,
    promise: Promise,
    tongue: str,
    form: LetterForm | None = None,
    status: int = 200,
) -> HttpResponse:
    asked = request.POST if request.method == "POST" else request.GET
    kind = asked.get("kind", "")
    kind = kind if kind in KINDS else kind_for(promise, viewer)
    people = _people(promise, viewer)
    wished = number_in(asked.get("who"))
    chosen = next((each for each in people if each.pk == wished), people[0] if people else None)
    until = asked.get("until", "").strip()
    with translation.override(tongue):
        draft = drafted(promise, kind, tongue, chosen, viewer, date_from(until) or "")
        first = _first(draft, viewer)
    context = {
        "promise": of_record(promise),
        "form": form or LetterForm(tongue, initial=first),
        **_choices(kind, tongue, people, chosen),
        "until": until,
        "wrong_until": _("This is no date.") if until and not date_from(until) else "",
        "lacks_wording": draft.lacks_wording,
    }
    return show(request, "desk/promise_letter.html", context, status=status)


def _first(draft: Drafted, viewer: Viewer) -> dict[str, str]:
    """What the form holds before anybody puts it right."""
    return {
        "subject": draft.subject,
        "to": "\n".join(draft.to_lines),
        "salutation": draft.salutation,
        "body": draft.body,
        "signer": "\n".join(_signer(viewer)),
    }


def _choices(kind: str, tongue: str, people: list[Record], chosen: Record | None) -> dict[str, Any]:
    return {
        "kinds": [(code, NAMES[code]) for code in KINDS],
        "kind": kind,
        "tongues": [(tag, language_name(tag)) for tag in LANGUAGES],
        "tongue": tongue,
        "people": [(each.pk, of_record(each)) for each in people],
        "chosen": chosen.pk if chosen else None,
    }


def _people(promise: Promise, viewer: Viewer) -> list[Record]:
    """To whom a letter may go: the other side, and first the people who head its bodies."""
    found: list[Record] = []
    for each in counterparts_of(promise, viewer):
        own, today = specific(each), timezone.localdate()
        heads = () if isinstance(own, Person) else other_side(own, viewer, today).people
        found += [*heads, own]
    return list({each.pk: each for each in found}.values())


def _signer(viewer: Viewer) -> list[str]:
    institution = viewer.desk.institution if viewer.desk else None
    own = [of_record(institution).text] if institution else []
    return [str(viewer.user), *own]
