"""Originals signed by hand: who signed and saw it, the scan, and where the paper is kept."""

from __future__ import annotations

from django.db import models

from comity.protocol.models.internal import Internal
from comity.register.fields import EdtfField
from comity.register.models import Agreement, Encounter, Party, Person, Signatory, Source


class SignedOriginal(Internal):
    """One party's original of an agreement with ink on it.

    The scan's own SHA-256 is that of its content. `printed_sha256` is the hash of the
    clauses that stands at the foot of the pages, where the text was closed here.
    """

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="signed_originals"
    )
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    signed_on = EdtfField()
    encounter = models.ForeignKey(
        Encounter, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    scan = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    printed_sha256 = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        ordering = ["pk"]


class HandSignature(Internal):
    """Somebody signed an original by hand; others may have signed theirs electronically."""

    original = models.ForeignKey(
        SignedOriginal, on_delete=models.CASCADE, related_name="hand_signatures"
    )
    signatory = models.ForeignKey(Signatory, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]


class OriginalWitness(Internal):
    """Somebody who saw an original being signed, and in which office."""

    original = models.ForeignKey(SignedOriginal, on_delete=models.CASCADE, related_name="witnesses")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    capacity_text = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ["pk"]


class Keeping(Internal):
    """Where an original is kept and who holds it, since a day; the latest holds now."""

    original = models.ForeignKey(SignedOriginal, on_delete=models.CASCADE, related_name="keepings")
    kept_at = models.CharField(max_length=300)
    holder = models.CharField(max_length=200)
    since = EdtfField()
    note = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["since_sort", "pk"]
