"""How lively a partnership is and what to do next, by rules that an officer can check. Pure.

The classes are those by which offices judge their ties: active, low, at rest, ended. Each
comes with its reason, and each proposal names the record that it comes from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

YEAR = timedelta(days=365)
# Within a year of the last contact a partnership is active, after three it is at rest.
ACTIVE, AT_REST = YEAR, 3 * YEAR
AHEAD = YEAR  # anniversaries, ends of terms and meetings as far ahead as plans are made
NEW = YEAR / 2  # so long a new head of a house may still be congratulated
# The years that cities celebrate: each fifth.
ROUND = 5


class Life(Enum):
    """How lively a partnership is."""

    ACTIVE = "active"
    LOW = "low"
    AT_REST = "at-rest"
    ENDED = "ended"
    NEW = "new"


class Why(Enum):
    """Why it is taken for that."""

    PLANNED = "planned"
    LATELY = "lately"
    SOME_YEARS = "some-years"
    LONG_AGO = "long-ago"
    NEVER_MET = "never-met"
    ALL_ENDED = "all-ended"
    NOTHING = "nothing"


class Do(Enum):
    """What to do next, the most pressing first."""

    KEEP = "keep-ours"
    ANSWER = "answer"
    DECIDE_TERM = "decide-term"
    PREPARE = "prepare"
    ASK = "ask-theirs"
    CONGRATULATE = "congratulate"
    CELEBRATE = "celebrate"
    REVIVE = "revive"


@dataclass(frozen=True, slots=True)
class Dated:
    """A record and a day of it that counts here."""

    key: int
    day: date


@dataclass(frozen=True, slots=True)
class Promised:
    """Promises of one side: kept, open, and of the open ones overdue."""

    kept: int = 0
    open: int = 0
    overdue: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """What the register has about a partnership.

    `first` is the earliest agreement, relation or encounter with a date; `last` and `next`
    are encounters that took place and that are planned. `came` and `went` count the
    encounters at which they were our guests and we theirs.
    """

    first: Dated | None = None
    last: Dated | None = None
    next: Dated | None = None
    came: int = 0
    went: int = 0
    ours: Promised = Promised()
    theirs: Promised = Promised()
    unanswered: tuple[int, ...] = ()
    signed: Dated | None = None
    running: int = 0
    ended: int = 0
    terms: tuple[Dated, ...] = ()
    new_heads: tuple[Dated, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something to do: what, the record to begin with, by when, and how many or which year."""

    do: Do
    key: int | None = None
    day: date | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a partnership stands and what to do next."""

    life: Life
    why: Why
    years: int
    proposals: tuple[Proposal, ...]


def judge(figures: Figures, today: date) -> Judgement:
    """What follows from the figures on a day."""
    life, why = _life(figures, today)
    since = figures.last or figures.first
    years = (today - since.day).days // 365 if since else 0
    return Judgement(life, why, max(years, 0), tuple(_proposals(figures, life, today)))


def _life(figures: Figures, today: date) -> tuple[Life, Why]:
    is_tied = figures.running or figures.ended or figures.first
    if figures.next is not None:
        return Life.ACTIVE, Why.PLANNED
    if figures.last is not None and today - figures.last.day <= ACTIVE:
        return Life.ACTIVE, Why.LATELY
    if figures.ended and not figures.running:
        return Life.ENDED, Why.ALL_ENDED
    if figures.last is not None:
        is_long = today - figures.last.day > AT_REST
        return (Life.AT_REST, Why.LONG_AGO) if is_long else (Life.LOW, Why.SOME_YEARS)
    if not is_tied:
        return Life.NEW, Why.NOTHING
    is_young = figures.first is not None and today - figures.first.day <= ACTIVE
    return (Life.ACTIVE, Why.LATELY) if is_young else (Life.AT_REST, Why.NEVER_MET)


def _proposals(figures: Figures, life: Life, today: date) -> Iterator[Proposal]:
    if figures.ours.overdue:
        yield Proposal(Do.KEEP, figures.ours.overdue[0], number=len(figures.ours.overdue))
    if figures.unanswered:
        yield Proposal(Do.ANSWER, figures.unanswered[0], number=len(figures.unanswered))
    for term in figures.terms:
        if today <= term.day <= today + AHEAD:
            yield Proposal(Do.DECIDE_TERM, term.key, term.day)
    if figures.next is not None:
        yield Proposal(Do.PREPARE, figures.next.key, figures.next.day)
    if figures.theirs.overdue:
        yield Proposal(Do.ASK, figures.theirs.overdue[0], number=len(figures.theirs.overdue))
    if life is Life.ENDED:
        return
    for head in figures.new_heads:
        if timedelta(0) <= today - head.day <= NEW:
            yield Proposal(Do.CONGRATULATE, head.key, head.day)
    if figures.signed is not None and (day := anniversary(figures.signed.day, today)):
        yield Proposal(Do.CELEBRATE, figures.signed.key, day, day.year - figures.signed.day.year)
    if life is Life.AT_REST:
        yield Proposal(Do.REVIVE, figures.last.key if figures.last else None)


def anniversary(signed: date, today: date) -> date | None:
    """The next day within a year on which a signature is 5, 10, 15, ... years old."""
    for year in (today.year, today.year + 1):
        day = _same_day(signed, year)
        is_round = year > signed.year and (year - signed.year) % ROUND == 0
        if is_round and today <= day <= today + AHEAD:
            return day
    return None


def _same_day(day: date, year: int) -> date:
    """The same day of another year; 29 February is kept on the 28th."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
