"""When an agreement ends, renews, and by when notice must be given, from its clauses' figures."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from comity.edtf import Duration, Edtf, parse


@dataclass(frozen=True, slots=True)
class Terms:
    """What the clauses say; texts are EDTF dates and ISO durations, empty or None is unknown.

    `renews` is `automatic`, `by-notice`, `new-text`, `none` or empty.
    """

    begins: str | None = None
    until: str | None = None
    duration: str = ""
    notice: str = ""
    renews: str = ""
    renewal_term: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """When the present term ends: between two days, which are one where it is known exactly.

    `notice_by` is the last day on which notice is surely in time (against a renewal, or
    for one); None where no notice is asked for. `renewals` counts how often it renewed by
    itself up to now.
    """

    ends_from: date
    ends_to: date
    notice_by: date | None
    renewals: int

    @property
    def ends(self) -> Edtf:
        """The end as a date that is no more exact than what it follows from."""
        return parse(_edtf_of(self.ends_from, self.ends_to))

    def is_over(self, today: date) -> bool:
        """Whether the term has run out for certain."""
        return self.ends_to < today

    def notice_is_too_late(self, today: date) -> bool:
        """Whether the last day for notice has gone by."""
        return self.notice_by is not None and self.notice_by < today


_ASKS_NOTICE = ("automatic", "by-notice", "")


def term_of(terms: Terms, today: date) -> Term | None:
    """The term that runs on `today`; None for one without an end, or whose end is not known.

    Raises EdtfError and DurationError for figures that are none.
    """
    anchored = _anchored(terms)
    if anchored is None:
        return None
    anchor, time = anchored
    again = terms.renewal_term or terms.duration
    renewals = 0
    if terms.renews == "automatic" and again:
        time, renewals = _renewed(anchor[1], time, Duration.parse(again), today)
    ends = time.after(anchor[0]), time.after(anchor[1])
    by = None
    if terms.notice and terms.renews in _ASKS_NOTICE:
        by = Duration.parse(terms.notice).before(ends[0])
    return Term(*ends, by, renewals)


_Days = tuple[date, date]


def _anchored(terms: Terms) -> tuple[_Days, Duration] | None:
    """The days between which something known lies, and how long after it the first term ends."""
    if terms.until:
        until = parse(terms.until)
        first = _first_day(until)
        return ((first, until.upper), Duration(0, 0)) if first and until.upper else None
    if not (terms.begins and terms.duration):
        return None
    begins = parse(terms.begins.partition("/")[0] or terms.begins)
    if begins.lower is None or begins.upper is None:
        return None
    return (begins.lower, begins.upper), Duration.parse(terms.duration)


def _first_day(until: Edtf) -> date | None:
    """The first day on which an end can fall: of an interval, that of its later end."""
    if not until.is_interval:
        return until.lower
    return parse(until.text.partition("/")[2]).lower if until.end else None


def _renewed(anchor: date, time: Duration, by: Duration, today: date) -> tuple[Duration, int]:
    """The time after the anchor at which the term of today ends, and how often it renewed.

    Reckoned from the anchor each time, so that a term begun on the 31st keeps its day.
    """
    count = 0
    while not by.is_nothing and time.after(anchor) < today:
        count += 1
        time = Duration(time.months + by.months, time.days + by.days)
    return time, count


def _edtf_of(first: date, last: date) -> str:
    if first == last:
        return first.isoformat()
    whole_month = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if whole_month and (first.year, first.month) == (last.year, last.month):
        return f"{first.year:04}-{first.month:02}"
    if whole_month and first.year == last.year and (first.month, last.month) == (1, 12):
        return f"{first.year:04}"
    return f"{first.isoformat()}/{last.isoformat()}"
