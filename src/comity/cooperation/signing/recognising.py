"""What the register knows of a signed file or a scan: of which original it is."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from comity.cooperation import pades
from comity.cooperation.models import Original, Signing


@dataclass(frozen=True, slots=True)
class Recognised:
    """Of which original a file is, and whether it is one that is kept here byte for byte."""

    original: Original
    is_as_kept: bool


def recognise(verdict: pades.Verdict) -> Recognised | None:
    """The original with which a file begins; None for a file of which nothing is known here."""
    original = Original.objects.filter(sha256__in=[verdict.sha256, *verdict.first_sha256]).first()
    if original is None:
        return None
    kept = {original.sha256, *original.signings.values_list("sha256", flat=True)}
    return Recognised(original, verdict.sha256 in kept)


def recognise_scan(sha256: str) -> Signing | None:
    """The signature by hand whose scan has that hash; None if none is kept here."""
    found = Signing.objects.filter(by_hand=True, sha256=sha256).select_related("original__draft")
    return found.order_by("pk").first()


def trusted_authorities() -> tuple[object, ...]:
    """The root certificates of the settings."""
    if not settings.TRUSTED_AUTHORITIES:
        return ()
    return pades.authorities_in(settings.TRUSTED_AUTHORITIES.read_bytes())


def revocation_lists() -> tuple[bytes, ...]:
    """The lists of revoked certificates of the settings, in DER."""
    files = settings.REVOCATION_LISTS
    return tuple(each for file in files for each in pades.lists_in(file.read_bytes()))
