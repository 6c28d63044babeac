"""What is arranged for a visit or a ceremony: who in which part, when, where, with what."""

from __future__ import annotations

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from comity.protocol.models.internal import Internal
from comity.protocol.order import Form
from comity.register.fields import EdtfField, LanguageMapField, ListedField
from comity.register.models import (
    Agreement,
    Answer,
    Attendance,
    Encounter,
    Invitation,
    Place,
    Record,
)
from comity.register.words import Worded


class ClockField(models.CharField):  # type: ignore[type-arg]
    """A time of day as the clock of the place shows it (`14:30`); empty is not set.

    Kept as wall time: a programme says 14:30 whatever becomes of the zone's rules.
    """

    default_validators = [RegexValidator(r"^([01]\d|2[0-3]):[0-5]\d$", _("Write a time as 14:30."))]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"max_length": 5, "blank": True, "default": "", **options})


class Seating(Worded):
    """How the room is set."""

    HEAD_TABLE = str(Form.HEAD_TABLE)
    FACING = str(Form.FACING)
    ROWS = str(Form.ROWS)


class Arrangement(Internal):
    """How an encounter is held. `agreement` is signed there; answers come to `invitation`.

    `time_zone` is an IANA name, the zone of the programme's clock. The press sheet is kept
    back until the agreement is signed, unless `is_embargoed` is False.
    """

    same_if = ("encounter",)

    encounter = models.ForeignKey(Encounter, on_delete=models.CASCADE, related_name="arrangements")
    agreement = models.ForeignKey(
        Agreement, null=True, blank=True, on_delete=models.PROTECT, related_name="arrangements"
    )
    invitation = models.ForeignKey(
        Invitation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    time_zone = models.CharField(max_length=64, default="UTC")
    seating = ListedField(max_length=16, choices=Seating, default=Seating.HEAD_TABLE)
    head_seats = models.PositiveSmallIntegerField(default=7)
    row_seats = models.PositiveSmallIntegerField(default=10)
    alternates = models.BooleanField(default=True)
    is_embargoed = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["encounter"], name="one_arrangement_per_encounter")
        ]


class DelegationPart(Worded):
    """In which part somebody comes; what they do there (sign, speak) is told by their roles."""

    HEAD = "head"
    MEMBER = "member"
    INTERPRETER = "interpreter"
    ACCOMPANYING = "accompanying"
    INVITED = "invited"
    PRESS = "press"


class Participant(Internal):
    """What the protocol office notes of somebody who attends.

    `ranked_as` is an office of the desk's precedence list; empty follows from the capacity.
    `place` (from 1) and `seat` (`head/1/2`) are given by hand, each with its reason.
    `answer` holds only where no invitation in the register has one.
    """

    same_if = ("attendance",)

    attendance = models.ForeignKey(Attendance, on_delete=models.CASCADE, related_name="noted")
    part = ListedField(max_length=16, choices=DelegationPart, default=DelegationPart.MEMBER)
    answer = ListedField(max_length=16, choices=Answer, default=Answer.AWAITED)
    ranked_as = models.CharField(max_length=60, blank=True, default="")
    place = models.PositiveSmallIntegerField(null=True, blank=True, default=None)
    place_reason = models.CharField(max_length=400, blank=True, default="")
    seat = models.CharField(max_length=40, blank=True, default="")
    seat_reason = models.CharField(max_length=400, blank=True, default="")
    tongues = models.CharField(max_length=80, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["attendance"], name="one_note_per_attendance")
        ]


class ProgrammeItem(Internal):
    """One item of the programme. `in_ceremony` items make up the running order."""

    encounter = models.ForeignKey(Encounter, on_delete=models.CASCADE, related_name="programme")
    day = models.DateField(null=True, blank=True, default=None)
    starts = ClockField()
    ends = ClockField()
    what = LanguageMapField()
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    where = LanguageMapField()
    responsible = models.CharField(max_length=200, blank=True, default="")
    in_ceremony = models.BooleanField(default=False)
    note = LanguageMapField()
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["day", "starts", "order", "pk"]


class Interpretation(Internal):
    """Who interprets at an item of the programme, between which languages (`tr, ru`)."""

    item = models.ForeignKey(
        ProgrammeItem, on_delete=models.CASCADE, related_name="interpretations"
    )
    interpreter = models.ForeignKey(
        Attendance, on_delete=models.PROTECT, related_name="interpretations"
    )
    tongues = models.CharField(max_length=80, blank=True, default="")

    class Meta:
        ordering = ["pk"]


class Lodging(Internal):
    """Where somebody stays, from one day to another."""

    attendance = models.ForeignKey(Attendance, on_delete=models.CASCADE, related_name="lodgings")
    hotel = models.CharField(max_length=200)
    room = models.CharField(max_length=40, blank=True, default="")
    from_day = models.DateField(null=True, blank=True, default=None)
    to_day = models.DateField(null=True, blank=True, default=None)
    note = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["pk"]


class GiftWay(Worded):
    """Whether our side gave a gift or was given it."""

    GIVEN = "given"
    RECEIVED = "received"


class Gift(Internal):
    """A gift. What is meant for the city is the city's; `is_personal` ones are declared."""

    encounter = models.ForeignKey(Encounter, on_delete=models.CASCADE, related_name="gifts")
    way = ListedField(max_length=8, choices=GiftWay)
    what = LanguageMapField()
    giver = models.ForeignKey(
        Record, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    receiver = models.ForeignKey(
        Record, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    given_on = EdtfField()
    worth = models.CharField(max_length=60, blank=True, default="")
    is_personal = models.BooleanField(default=False)
    kept_at = models.CharField(max_length=300, blank=True, default="")
    note = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["pk"]
