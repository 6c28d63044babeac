"""The one badge that says how a record stands: an agreement's stage, a promise's state."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from comity.desk.shown import Shown, of_code
from comity.register.models import (
    Agreement,
    Encounter,
    Modality,
    Promise,
    Record,
)
from comity.register.promises import is_overdue_on, is_wish


def badge_of(record: Record) -> Shown | None:
    """How a record, given as its own kind, stands; None for kinds that do not say."""
    if isinstance(record, Agreement):
        return of_code("Stage", record.stage)
    if isinstance(record, Promise):
        return promise_badge(record)
    return modality_badge(record) if isinstance(record, Encounter) else None


def modality_badge(encounter: Encounter) -> Shown | None:
    """How real an encounter is, unless it simply took place."""
    is_plain = encounter.modality == Modality.HAPPENED
    return None if is_plain else of_code("Modality", encounter.modality)


def promise_badge(promise: Promise) -> Shown | None:
    """Open, only wished, overdue, kept or dropped."""
    if is_wish(promise):
        return Shown(_("Only wished"), tone="rest")
    if is_overdue_on(promise, timezone.localdate()):
        return Shown(_("Overdue"), tone="late", icon="clock")
    return of_code("Fulfilment", promise.fulfilment)
