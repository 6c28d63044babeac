"""What a seat is called."""

from __future__ import annotations

from django.utils.translation import gettext as _

from comity.protocol.order import Seat


def table_in_words(table: str, row: int = 1) -> str:
    """The name of a table or row in the active language."""
    told = {
        "head": _("Head table"),
        "behind": _("Behind the head table"),
        "host": _("Host delegation"),
        "guest": _("Guest delegation"),
        "press": _("Press"),
        "row": _("Row %(row)d") % {"row": row},
    }
    return told[table]


def seat_in_words(seat: Seat | str | None) -> str:
    """A seat as people say it: `Head table, place 3`; a dash for none."""
    if isinstance(seat, str):
        parts = seat.split("/")
        if len(parts) != 3:
            return "–"
        seat = Seat(parts[0], int(parts[1]), int(parts[2]))
    if seat is None:
        return "–"
    where = table_in_words(seat.table, seat.row)
    return _("%(table)s, place %(number)d") % {"table": where, "number": seat.number}
