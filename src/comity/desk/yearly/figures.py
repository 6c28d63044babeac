"""The figures of a year with a partner, each by the records that it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from comity.desk.shown import Line, line_of
from comity.desk.ties import circle_of
from comity.desk.viewer import Viewer
from comity.desk.words import say
from comity.desk.yearly.sides import Sides
from comity.register.kinds import specific
from comity.register.models import (
    Agreement,
    Answer,
    Encounter,
    EncounterKind,
    Invitation,
    Modality,
    Promise,
    Record,
    Stage,
)
from comity.register.promises import KEPT, overdue_on, undertaken

MOST_LISTED = 500  # records of one figure in a list; the figure counts them all


@dataclass(frozen=True)
class Figure:
    """A number and the records that it counts. `code` is what its page is called."""

    code: str
    text: str
    rows: QuerySet[Any]

    @cached_property
    def count(self) -> int:
        """How many there are."""
        return self.rows.count()

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The records, the earliest first."""
        found = self.rows.order_by("when_sort", "pk")[:MOST_LISTED]
        return tuple(line_of(record) for record in found)


@dataclass(frozen=True)
class Chapter:
    """A heading and its figures."""

    heading: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Report:
    """A year with a partner as one person may see it. `confidential` is how many records in it
    are kept from other desks."""

    about: Record
    year: int
    day: date
    chapters: tuple[Chapter, ...]

    def figure(self, code: str) -> Figure | None:
        """The figure of a code."""
        return next((each for each in self.figures if each.code == code), None)

    @property
    def figures(self) -> Iterator[Figure]:
        """All figures in their order."""
        return (figure for chapter in self.chapters for figure in chapter.figures)

    @cached_property
    def confidential(self) -> int:
        """How many records counted here are kept from other desks: not for an open paper."""
        keys: set[int] = set()
        for figure in self.figures:
            keys |= set(figure.rows.filter(confidential=True).values_list("pk", flat=True))
        return len(keys)


def report_of(about: Record, year: int, viewer: Viewer) -> Report:
    """The year with a partner (a place, an institution, a person), as the viewer may see it.

    A record counts in the year in which its date begins; one without a date, or of which not
    even the year is known, in none. Stages and what is open or overdue are as of today.
    """
    own = specific(about)
    writer = _Writer(Sides(viewer.home, circle_of(own, viewer.sees)), year, viewer)
    chapters = (
        Chapter(_("Meetings and visits"), tuple(writer.encounters())),
        Chapter(_("Agreements"), tuple(writer.agreements())),
        Chapter(_("What we promised"), tuple(writer.promises("ours"))),
        Chapter(_("What they promised"), tuple(writer.promises("theirs"))),
        Chapter(_("Invitations that we sent"), tuple(writer.invitations("ours"))),
        Chapter(_("Invitations that we received"), tuple(writer.invitations("theirs"))),
    )
    return Report(own, year, timezone.localdate(), chapters)


class _Writer:
    """Makes the figures of one report."""

    def __init__(self, sides: Sides, year: int, viewer: Viewer) -> None:
        self.sides, self.year, self.viewer = sides, year, viewer

    def encounters(self) -> Iterator[Figure]:
        held = self.viewer.live(Encounter).filter(modality=Modality.HAPPENED)
        held = held.filter(self.sides.met(), self._in_year("date"))
        visits = held.filter(encounter_kind=EncounterKind.VISIT)
        came, went = self.sides.came(), self.sides.went()
        others = held.exclude(encounter_kind=EncounterKind.VISIT)
        yield Figure("encounters", _("Meetings and visits in all"), held)
        yield Figure("visits-theirs", _("Visits by them to us"), visits.filter(came))
        yield Figure("visits-ours", _("Visits by us to them"), visits.filter(went))
        rest = visits.exclude(came).exclude(went)
        yield Figure("visits-unsaid", _("Visits of which nobody says who came"), rest)
        for kind in EncounterKind.values:
            if kind != EncounterKind.VISIT:
                rows = others.filter(encounter_kind=kind)
                yield Figure(f"encounters-{kind}", say("EncounterKind", kind), rows)

    def agreements(self) -> Iterator[Figure]:
        found = self.viewer.live(Agreement).filter(self.sides.are_party())
        yield Figure(
            "agreements-signed", _("Signed in the year"), found.filter(self._in_year("signed_on"))
        )
        yield Figure("agreements", _("Agreements in all, as of today"), found)
        for stage in Stage.values:
            yield Figure(f"agreements-{stage}", say("Stage", stage), found.filter(stage=stage))

    def promises(self, whose: str) -> Iterator[Figure]:
        own = self.viewer.live(Promise).filter(self.sides.promised(whose))
        made = own.filter(self._in_year("said_on") | self._said_there())
        kept = own.filter(self._in_year("closed_on"), fulfilment__in=KEPT)
        today = timezone.localdate()
        yield Figure(f"promises-{whose}-made", _("Made in the year"), made)
        yield Figure(f"promises-{whose}-kept", _("Kept in the year"), kept)
        yield Figure(f"promises-{whose}-open", _("Open, as of today"), own.filter(undertaken()))
        yield Figure(
            f"promises-{whose}-overdue", _("Overdue, as of today"), own.filter(overdue_on(today))
        )

    def _said_there(self) -> Q:
        """Promises without a day of their own, said at an encounter or made by a text."""
        unsaid = Q(said_on=None)
        at = self._in_year("said_at__date")
        return unsaid & (at | (Q(said_at=None) & self._in_year("agreement__signed_on")))

    def invitations(self, whose: str) -> Iterator[Figure]:
        unsaid = Q(made_on=None) & self._in_year("date")
        sent = self.viewer.live(Invitation).filter(self._in_year("made_on") | unsaid)
        sent = sent.filter(self.sides.invited(whose))
        yield Figure(f"invitations-{whose}", _("In all"), sent)
        for answer in Answer.values:
            rows = sent.filter(self.sides.answered(whose, answer))
            yield Figure(f"invitations-{whose}-{answer}", say("Answer", answer), rows)

    def _in_year(self, field: str) -> Q:
        first, last = date(self.year, 1, 1), date(self.year, 12, 31)
        return Q(**{f"{field}_lower__range": (first, last)})


def years_of(about: Record, viewer: Viewer) -> Sequence[int]:
    """The years for which a report may say something, the latest first."""
    sides = Sides(viewer.home, circle_of(specific(about), viewer.sees))
    this = timezone.localdate().year
    earliest = [this - 1]
    for model, condition in (
        (Encounter, sides.met()),
        (Agreement, sides.are_party()),
        (Promise, sides.promised("ours") | sides.promised("theirs")),
        (Invitation, sides.invited("ours") | sides.invited("theirs")),
    ):
        rows = viewer.live(model).filter(condition, when_lower__gt=date.min)
        first = rows.order_by("when_lower").values_list("when_lower", flat=True).first()
        earliest += [first.year] if first else []
    return range(this, min(earliest) - 1, -1)
