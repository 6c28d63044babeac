"""Whose a record is: ours, or that of the partner of a report. Conditions without joins."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from comity.register.models import Attendance, Invitee, Party, PromiseEnd, PromiseParty, Side

_ALL = Q(pk__isnull=False)


@dataclass(frozen=True, slots=True)
class Sides:
    """The keys of all who stand on our side, and of all who stand with the partner.

    What the partner does with others is none of ours. A desk of which nobody has said whose
    it is has no side of its own: for it everything of the partner counts.
    """

    ours: Collection[int]
    theirs: Collection[int]

    def met(self) -> Q:
        """Encounters at which both sides were, or one of them where the other is at home."""
        here = self._attended(self.theirs) & (self._attended(self.ours) | Q(place__in=self.ours))
        there = self._attended(self.ours) & Q(place__in=self.theirs)
        return (here | there) if self.ours else self._attended(self.theirs)

    def came(self) -> Q:
        """Encounters to which the partner's side came as guests."""
        return self._attended(self.theirs, Side.GUEST)

    def went(self) -> Q:
        """Encounters to which our side went as guests."""
        return self._attended(self.ours, Side.GUEST)

    def are_party(self) -> Q:
        """Agreements to which both sides are parties."""
        theirs = self._party(self.theirs)
        return theirs & self._party(self.ours) if self.ours else theirs

    def promised(self, whose: str) -> Q:
        """Promises by the partner's side (`theirs`) to us or to nobody named, or the reverse.

        What both promise together counts on both sides.
        """
        by, to = (self.ours, self.theirs) if whose == "ours" else (self.theirs, self.ours)
        ends = PromiseParty.objects.filter(promise=OuterRef("pk"))
        with_us = Exists(ends.filter(who__in=to)) | ~Exists(ends.filter(end=PromiseEnd.TO))
        if whose == "ours":
            with_us = Exists(ends.filter(who__in=to))
        promised = Q(Exists(ends.filter(end=PromiseEnd.BY, who__in=by)))
        return promised & (Q(with_us) if self.ours else _ALL)

    def invited(self, whose: str) -> Q:
        """Invitations by us to the partner's side (`ours`), or by them to us."""
        inviters, guests = (self.ours, self.theirs) if whose == "ours" else (self.theirs, self.ours)
        asked = Invitee.objects.filter(invitation=OuterRef("pk"), who__in=guests)
        return Q(Exists(asked), inviter__in=inviters)

    def answered(self, whose: str, answer: str) -> Q:
        """Invitations of which one of those invited gave this answer."""
        guests = self.theirs if whose == "ours" else self.ours
        asked = Invitee.objects.filter(invitation=OuterRef("pk"), who__in=guests, answer=answer)
        return Q(Exists(asked))

    def _attended(self, who: Collection[int], side: str = "") -> Q:
        rows = Attendance.objects.filter(encounter=OuterRef("pk"), who__in=who)
        return Q(Exists(rows.filter(side=side) if side else rows))

    def _party(self, who: Collection[int]) -> Q:
        return Q(Exists(Party.objects.filter(agreement=OuterRef("pk"), who__in=who)))
