"""How far a due date lies from what the promise hangs on, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from comity.desk.kinds.agreements import duration_in_words
from comity.desk.shown import Shown


def offset_in_words(iso: str) -> str:
    """An ISO offset in words: `P3M` is "3 months after", `-P14D` "14 days before"."""
    time = iso.removeprefix("-")
    if not any(letter in "123456789" for letter in time):
        return _("with it")
    told = {"time": duration_in_words(time)}
    return (_("%(time)s before") if iso.startswith("-") else _("%(time)s after")) % told


def hanging_in_words(iso: str, on: str) -> Shown:
    """On what a promise hangs, and how: "3 months after: Forum"."""
    return Shown(_("%(offset)s: %(what)s") % {"offset": offset_in_words(iso), "what": on})
