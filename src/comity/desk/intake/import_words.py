"""What the import wizard calls the meanings of columns and what becomes of rows."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MEANING: Mapping[str, Promise] = {
    "city": _("Partner city"),
    "partner": _("Partner institution"),
    "country": _("Country"),
    "kind": _("Kind of agreement"),
    "title": _("Subject"),
    "signed": _("Signed on"),
    "until": _("Runs until"),
    "decision-date": _("Council decision: date"),
    "decision-number": _("Council decision: number"),
    "approval-date": _("Ministry approval: date"),
    "approval-number": _("Ministry approval: number"),
    "note": _("Note"),
}
VERDICT: Mapping[str, Promise] = {
    "new": _("New"),
    "same": _("In the register"),
    "unsure": _("Unsure"),
    "failed": _("Cannot be read"),
}
VERDICT_TONE: Mapping[str, str] = {
    "new": "good",
    "same": "known",
    "unsure": "wait",
    "failed": "late",
}
