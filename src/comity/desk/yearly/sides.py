"""Whose a record is: ours, or that of the partner of a report. Conditions without joins."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from comity.register.models import Attendance, Invitee, Party, PromiseEnd, PromiseParty


@dataclass(frozen=True, slots=True)
class Sides:
    """The keys of all who stand on our side, and of all who stand with the partner."""

    ours: Collection[int]
    theirs: Collection[int]

    def attended(self, who: Collection[int], side: str = "") -> Q:
        """Encounters that one of them attended (on a side: host, guest)."""
        rows = Attendance.objects.filter(encounter=OuterRef("pk"), who__in=who)
        return Q(Exists(rows.filter(side=side) if side else rows))

    def are_party(self) -> Q:
        """Agreements to which one of the partner's side is a party."""
        return Q(Exists(Party.objects.filter(agreement=OuterRef("pk"), who__in=self.theirs)))

    def promised(self, whose: str) -> Q:
        """Promises by the partner's side (`theirs`), or by us to them or to nobody named.

        What both promise together counts on both sides.
        """
        by = PromiseParty.objects.filter(promise=OuterRef("pk"), end=PromiseEnd.BY)
        with_them = PromiseParty.objects.filter(promise=OuterRef("pk"), who__in=self.theirs)
        if whose == "theirs":
            return Q(Exists(by.filter(who__in=self.theirs)))
        return Q(Exists(by.filter(who__in=self.ours)), Exists(with_them))

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
