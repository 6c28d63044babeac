"""Counts that hold and cost nothing while nobody writes.

A list of a million rows is counted in a tenth of a second, which is too long for every
page. So a count is kept until the register changes: each change is an entry of its
history, and the number of the last entry is part of what the count is kept under.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache
from django.utils import timezone

from comity.desk.viewer import Viewer
from comity.register.models import Entry

T = TypeVar("T")

KEPT = 3600  # seconds


def counted(viewer: Viewer, name: str, count: Callable[[], T]) -> T:
    """What `count` gives for this viewer; `name` says what is counted, whole.

    Counted anew after any change of the register, and on another day, since what is
    overdue depends on it.
    """
    told = f"{viewer.user.pk} {viewer.desks} {timezone.localdate()} {_last_entry(viewer)} {name}"
    key = "count:" + hashlib.sha256(told.encode()).hexdigest()
    kept = cache.get(key)
    if kept is None:
        kept = count()
        cache.set(key, kept, KEPT)
    return kept  # type: ignore[no-any-return]


def _last_entry(viewer: Viewer) -> int:
    """The number of the last change; asked once for a page."""
    if viewer.last_entry is None:
        viewer.last_entry = Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    return viewer.last_entry
