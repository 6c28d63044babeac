"""What is said where a disk is full: which place has no room, and what to do.

Nothing is lost by it: what the register was to write is one transaction, which is kept whole
or not at all.
"""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

FULL = 507  # HTTP: Insufficient Storage
_ERRORS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_SQLITE = "database or disk is full"  # SQLITE_FULL
_POSTGRESQL = "53100"  # disk_full


def is_full(error: BaseException | None) -> bool:
    """Whether an error, or what it comes of, says that there was no room on the disk."""
    if error is None:
        return False
    if isinstance(error, OSError) and error.errno in _ERRORS:
        return True
    if _SQLITE in str(error) or getattr(error, "sqlstate", None) == _POSTGRESQL:
        return True
    return is_full(error.__cause__)


def told(place: Path | str) -> str:
    """The sentence for a person who works at a terminal."""
    return (
        f"the disk is full: there is no room to write in {place}. Free some there, or move the "
        "data to a larger disk (COMITY_DATA), and do it again. Nothing was lost: what could not "
        "be written whole was not written at all"
    )


class TellsOfAFullDisk:
    """Middleware: a page that could not be saved says why, and that nothing was lost."""

    def __init__(self, get_response: Callable[[Any], Any]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> Any:
        return self.get_response(request)

    def process_exception(self, _request: Any, error: Exception) -> Any:
        """The page that is shown instead, or None for any other error."""
        if not is_full(error):
            return None
        from django.conf import settings
        from django.http import HttpResponse
        from django.template.loader import render_to_string

        page = render_to_string("507.html", {"place": settings.DATA})
        return HttpResponse(page, status=FULL)
