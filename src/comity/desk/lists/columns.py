"""The columns that any list can show beside its own: when something changed, who sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.desk.lists.listing import Column, Listing, Row
from comity.desk.shown import Shown, of_date, of_text, present

COLUMNS = "column"  # the name under which an address says which columns are shown

_MORE = (
    Column("changed", gettext_lazy("Changed"), sort="updated_at", newest_first=True),
    Column("entered", gettext_lazy("Entered"), sort="created_at", newest_first=True),
    Column("note", gettext_lazy("Note")),
    Column("confidential", gettext_lazy("Confidential")),
)


def columns_of(listing: Listing) -> tuple[Column, ...]:
    """Every column of a list: its own, and those that all records have."""
    own = {column.name for column in listing.columns}
    more = _MORE if listing.kinds else ()
    return (*listing.columns, *(column for column in more if column.name not in own))


def with_more(listing: Listing, found: Sequence[Any]) -> list[Row]:
    """The rows of a list with their keys and what all records have."""
    shown = listing.show(found)
    return [
        replace(row, key=each.pk, cells={**_more(listing, each), **row.cells})
        for each, row in zip(found, shown, strict=True)
    ]


def _more(listing: Listing, record: Any) -> dict[str, tuple[Shown, ...]]:
    if not listing.kinds:
        return {}
    return {
        "changed": present(_day(record.updated_at)),
        "entered": present(_day(record.created_at)),
        "note": present(of_text(record.note)),
        "confidential": (Shown(_("Confidential"), tone="late"),) if record.confidential else (),
    }


def _day(moment: Any) -> Shown | None:
    return of_date(timezone.localtime(moment).date().isoformat())
