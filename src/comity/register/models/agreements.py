"""Agreements: parties, stages, signatories, language versions; and the acts behind them."""

from __future__ import annotations

from django.db import models

from comity.register.fields import EdtfField, LanguageMapField, ListedField
from comity.register.models.encounters import Encounter
from comity.register.models.parties import Institution, Person, Tenure
from comity.register.models.records import Kind, Record, base_of
from comity.register.models.sources import Source
from comity.register.words import Worded


class AgreementKind(Worded):
    """Kinds of instrument."""

    SISTER_CITY = "sister-city"
    FRIENDSHIP_CITY = "friendship-city"
    COOPERATION_PROTOCOL = "cooperation-protocol"
    MEMORANDUM = "memorandum"
    PROGRAMME = "programme"
    PLAN_OF_MEASURES = "plan-of-measures"
    JOINT_DECLARATION = "joint-declaration"
    LETTER_OF_INTENT = "letter-of-intent"
    OTHER = "other"


class Stage(Worded):
    """How far an agreement has come; in the order of its life."""

    PROPOSED = "proposed"
    PREPARING = "preparing"
    READY = "ready"
    SIGNED = "signed"
    IN_FORCE = "in-force"
    RENEWED = "renewed"
    DORMANT = "dormant"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    ENDED = "ended"


class Renewal(Worded):
    """What happens when an agreement's term runs out."""

    AUTOMATIC = "automatic"
    BY_NOTICE = "by-notice"
    NEW_TEXT = "new-text"
    NONE = "none"


class Agreement(Record):
    """An instrument between institutions. `stage` is the furthest that its steps show.

    `duration`, `notice` and `renewal_term` are ISO 8601 durations (`P3Y`, `P6M`); empty is
    unknown. `renewal` is what the text says of it, `renews` what that comes to.
    """

    record_kind = Kind.AGREEMENT
    base = base_of("as_agreement")

    title = LanguageMapField()
    agreement_kind = ListedField(max_length=24, choices=AgreementKind)
    number = models.CharField(max_length=80, blank=True, default="")
    stage = ListedField(max_length=16, choices=Stage)
    stage_date = EdtfField()
    signed_on = EdtfField()
    in_force_from = EdtfField()
    until = EdtfField()
    duration = models.CharField(max_length=20, blank=True, default="")
    notice = models.CharField(max_length=20, blank=True, default="")
    renewal = models.TextField(blank=True, default="")
    renews = ListedField(max_length=12, choices=Renewal, blank=True, default="")
    renewal_term = models.CharField(max_length=20, blank=True, default="")
    under = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="instruments"
    )
    under_text = models.TextField(blank=True, default="")
    replaces = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )

    class Meta:
        indexes = [
            models.Index(fields=["stage"], name="agreement_by_stage"),
            models.Index(fields=["until_upper"], name="agreement_by_end"),
        ]


class Party(models.Model):
    """A party to an agreement: an institution, or a city where the source says no more.

    `procedure` names the steps that this party's law asks of it (`turkey`); empty is not
    chosen yet. See `comity.cooperation.procedures`.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    who = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="party_in")
    as_named = models.CharField(max_length=400, blank=True, default="")
    procedure = models.CharField(max_length=80, blank=True, default="")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]


class CooperationField(models.Model):
    """A field of cooperation that an agreement names."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="fields")
    name = LanguageMapField()
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]


class Signatory(models.Model):
    """A person who signed, or is to sign, for a party."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="signatories")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="signatures")
    party = models.ForeignKey(
        Party, null=True, blank=True, on_delete=models.SET_NULL, related_name="signatories"
    )
    capacity = models.ForeignKey(
        Tenure, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    capacity_text = models.TextField(blank=True, default="")
    has_signed = models.BooleanField(default=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]


class ActKind(Worded):
    """What sort of legal step an act is."""

    COUNCIL_DECISION = "council-decision"
    PERMISSION = "permission"
    CONSENT = "consent"
    GOVERNMENT_ORDER = "government-order"
    REGISTRATION = "registration"
    AUTHORITY_TO_SIGN = "authority-to-sign"
    NOTICE = "notice"
    OTHER = "other"


class Act(Record):
    """A council decision, permission, order or registration, by the body as it was named then."""

    record_kind = Kind.ACT
    base = base_of("as_act")

    act_kind = ListedField(max_length=24, choices=ActKind, default=ActKind.OTHER)
    body = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="acts"
    )
    body_text = models.TextField(blank=True, default="")
    number = models.CharField(max_length=80, blank=True, default="")
    date = EdtfField()
    agreement = models.ForeignKey(
        Agreement, null=True, blank=True, on_delete=models.PROTECT, related_name="acts"
    )
    scan = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    subject = LanguageMapField()


class StepProof(Worded):
    """What kind of document shows a step: acts and texts prove law, news proves events."""

    NEWS = "news"
    MINUTES = "minutes"
    LETTER = "letter"
    ACT = "act"
    TEXT = "text"
    ENTERED = "entered"


class AgreementStep(models.Model):
    """One thing that happened in an agreement's life, as somebody reported it.

    `step` is finer than the stage it belongs to: idea, mandate, drafting, text-agreed,
    ready, signed, registered, in-force, ... Order is advice: any order may be recorded.
    `party` is whose step it is (a council decides for its own city; who suspends, ends);
    NULL is a step of all. What shows it: `act`, `encounter`, `document` (minutes, a scan),
    or the passages of its proofs. `override_reason` says why it was let pass although
    the procedure's gate was shut.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="steps")
    stage = ListedField(max_length=16, choices=Stage)
    step = models.CharField(max_length=40)
    date = EdtfField()
    proven_by = ListedField(max_length=16, choices=StepProof, default=StepProof.NEWS)
    encounter = models.ForeignKey(
        Encounter, null=True, blank=True, on_delete=models.PROTECT, related_name="steps"
    )
    act = models.ForeignKey(
        Act, null=True, blank=True, on_delete=models.PROTECT, related_name="steps"
    )
    party = models.ForeignKey(
        Party, null=True, blank=True, on_delete=models.SET_NULL, related_name="steps"
    )
    document = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    override_reason = models.TextField(blank=True, default="")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]


class LanguageVersion(models.Model):
    """One language in which an agreement is done; `source` holds the text if it is at hand."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="versions")
    language = models.CharField(max_length=12)
    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    prevails = models.BooleanField(default=False)
