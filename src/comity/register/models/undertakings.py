"""What was said and is to come: events, invitations, promises, statements, relations, figures."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from comity.register.fields import EdtfField, LanguageMapField, ListedField
from comity.register.models.agreements import Act, Agreement
from comity.register.models.encounters import Encounter, Mode
from comity.register.models.parties import Institution, Person, Place, Tenure
from comity.register.models.records import Kind, Record, base_of
from comity.register.models.sources import Source
from comity.register.words import Worded


class Event(Record):
    """A forum, summit, fair, festival or olympiad."""

    record_kind = Kind.EVENT
    base = base_of("as_event")

    name = LanguageMapField()
    date = EdtfField()
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    organiser = models.ForeignKey(
        Record, null=True, blank=True, on_delete=models.PROTECT, related_name="organises"
    )
    mode = ListedField(max_length=16, choices=Mode, blank=True, default="")
    link = models.URLField(blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["date_upper"], name="event_by_end")]


class Invitation(Record):
    """Somebody invited somebody to an event; what it is to stands in `event` or `event_text`."""

    record_kind = Kind.INVITATION
    base = base_of("as_invitation")

    inviter = models.ForeignKey(
        Record, null=True, blank=True, on_delete=models.PROTECT, related_name="invitations_made"
    )
    event = models.ForeignKey(
        Event, null=True, blank=True, on_delete=models.PROTECT, related_name="invitations"
    )
    event_text = LanguageMapField()
    date = EdtfField()
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_on = EdtfField()
    made_at = models.ForeignKey(
        Encounter, null=True, blank=True, on_delete=models.PROTECT, related_name="invitations"
    )
    reply_by = EdtfField()


class Answer(Worded):
    """How somebody answered an invitation; none yet is told apart from no."""

    AWAITED = "awaited"
    ACCEPTED = "accepted"
    TENTATIVE = "tentative"
    DEPUTY = "sends-deputy"
    DECLINED = "declined"
    UNANSWERED = "unanswered"


class Invitee(models.Model):
    """Somebody invited, and their answer."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="invitees")
    who = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="invited_to")
    as_named = models.CharField(max_length=400, blank=True, default="")
    answer = ListedField(max_length=16, choices=Answer, default=Answer.AWAITED)
    answered_on = EdtfField()
    deputy = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        indexes = [models.Index(fields=["answer", "invitation"], name="invitee_by_answer")]


class Grade(Worded):
    """How firm a promise is."""

    INTENDS = "intends"
    SUPPORTS = "supports"
    WILL_STUDY = "will-study"
    WILL_DO = "will-do"
    DID = "did"


class Fulfilment(Worded):
    """What became of a promise. Overdue is a due date in the past while it is pending, no state."""

    OPEN = "open"
    UNDER_WAY = "under-way"
    DONE = "done"
    LATE = "late"
    LAPSED = "lapsed"
    DROPPED = "dropped"


class Promise(Record):
    """Something a party said it would do.

    `due` is a date of its own, or, where `due_offset` is set, so long after (`P3M`), before
    (`-P14D`) or with (`P0D`) what it hangs on, and moves with that. `owner` sees to it at our
    desk, `department` is who does it. A promise out of an agreement's text names the clause
    by its key and the SHA-256 of its wordings. What shows the fulfilment is an `Evidence`
    row, or a source as the proof of `fulfilment`.
    """

    record_kind = Kind.PROMISE
    base = base_of("as_promise")

    what = LanguageMapField()
    due = EdtfField()
    due_offset = models.CharField(max_length=12, blank=True, default="")
    grade = ListedField(max_length=16, choices=Grade, default=Grade.INTENDS)
    fulfilment = ListedField(max_length=16, choices=Fulfilment, default=Fulfilment.OPEN)
    closed_on = EdtfField()
    outcome = models.TextField(blank=True, default="")
    depends_on = models.ForeignKey(
        Record, null=True, blank=True, on_delete=models.PROTECT, related_name="dependents",
        db_index=False,
    )  # fmt: skip
    depends_on_text = LanguageMapField()
    said_at = models.ForeignKey(
        Encounter, null=True, blank=True, on_delete=models.PROTECT, related_name="promises"
    )
    said_on = EdtfField()
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="promises_owned",
    )
    department = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="promises_to_do"
    )
    department_text = models.CharField(max_length=200, blank=True, default="")
    agreement = models.ForeignKey(
        Agreement, null=True, blank=True, on_delete=models.PROTECT, related_name="promises"
    )
    clause = models.CharField(max_length=40, blank=True, default="")
    clause_sha256 = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        indexes = [
            models.Index(fields=["fulfilment", "due_upper"], name="promise_by_fulfilment"),
            models.Index(
                fields=["depends_on"],
                name="promise_by_what_it_hangs_on",
                condition=models.Q(depends_on__isnull=False),
            ),
        ]


class Evidence(models.Model):
    """What shows that a promise was fulfilled: a source (a page, a scan), an encounter or an act.

    `words` says what it shows; of a source the hash of its bytes is kept with it.
    """

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="evidence")
    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    encounter = models.ForeignKey(
        Encounter, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    act = models.ForeignKey(Act, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(source__isnull=False)
                | models.Q(encounter__isnull=False)
                | models.Q(act__isnull=False),
                name="evidence_is_something_to_look_at",
            )
        ]


class PromiseEnd(Worded):
    """Which end of a promise somebody is at."""

    BY = "by"
    TO = "to"


class PromiseParty(models.Model):
    """Who promises, or to whom."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="parties")
    who = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="party_to_promises")
    end = ListedField(max_length=4, choices=PromiseEnd)
    as_named = models.CharField(max_length=400, blank=True, default="")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["end", "order", "pk"]


class Statement(Record):
    """Words quoted as they were said. `text` is the source's, errors included."""

    record_kind = Kind.STATEMENT
    base = base_of("as_statement")

    speaker = models.ForeignKey(
        Record, null=True, blank=True, on_delete=models.PROTECT, related_name="said"
    )
    capacity = models.ForeignKey(
        Tenure, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    text = models.TextField()
    language = models.CharField(max_length=12)
    said_on = EdtfField()
    encounter = models.ForeignKey(
        Encounter, null=True, blank=True, on_delete=models.PROTECT, related_name="statements"
    )


class Relation(Record):
    """Two or more parties have had relations; `since` is EDTF (`2019/..`)."""

    record_kind = Kind.RELATION
    base = base_of("as_relation")

    since = EdtfField()
    nature = LanguageMapField()


class RelationParty(models.Model):
    """A party to a relation."""

    relation = models.ForeignKey(Relation, on_delete=models.CASCADE, related_name="parties")
    who = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="party_to_relations")
    as_named = models.CharField(max_length=400, blank=True, default="")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]


class Figure(Record):
    """A number that somebody named in the talks; `value` is as said (`80`, `more than 50`)."""

    record_kind = Kind.FIGURE
    base = base_of("as_figure")

    value = models.CharField(max_length=80)
    unit = models.CharField(max_length=80, blank=True, default="")
    what = LanguageMapField()
    is_target = models.BooleanField(default=False)
    date = EdtfField()
    speaker = models.ForeignKey(
        Record, null=True, blank=True, on_delete=models.PROTECT, related_name="figures_named"
    )
    encounter = models.ForeignKey(
        Encounter, null=True, blank=True, on_delete=models.PROTECT, related_name="figures"
    )
