"""What is compared: what one source, or one record, says of a thing.

A profile holds names as they stand (nominative, any language and alphabet). None and
empty tuples mean that nothing is known, which never counts against a match. Dates are
EDTF. Places inside profiles are names or ids of `comity.gazetteer`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeProfile:
    """An office as a source names it; title, institution and place may each say all.

    `Mayor of Izmir`, (`Mayor`, place `Izmir`) and (`Belediye Başkanı`, institution
    `İzmir Büyükşehir Belediyesi`) come out equal. `since`, `until` are EDTF or None.
    """

    title: str
    institution: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonProfile:
    """A person: every spelling of the name, and every office that is known."""

    names: tuple[str, ...]
    offices: tuple[OfficeProfile, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InstitutionProfile:
    """An institution: every name or abbreviation; kind, subject and place if known.

    `kind` and `subject` are words of `data/kinds.csv` and `data/subjects.csv`; what is
    None is read from the names. `place` is where it stands or what it governs;
    `represents` the country, region or city whose embassy or office it is.
    """

    names: tuple[str, ...]
    kind: str | None = None
    subject: str | None = None
    place: str | None = None
    represents: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceProfile:
    """A place: names, its gazetteer id if known, ISO country, and a place it lies in."""

    names: tuple[str, ...]
    id: str | None = None
    country: str | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementProfile:
    """An agreement; `kind` is a value of `AgreementKind`, parties are names.

    `date` is the signature or the earliest stage that is known, `until` the end of its
    term, `titles` every title in any language, `number` that of the text itself.
    """

    kind: str | None = None
    parties: tuple[str, ...] = ()
    date: str | None = None
    until: str | None = None
    titles: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EncounterProfile:
    """An encounter; `kind` is a value of `EncounterKind`, participants are names.

    Participants are people, institutions or places in any order and may carry an office
    before the name. `place` is a venue, institution or city.
    """

    kind: str | None = None
    date: str | None = None
    place: str | None = None
    participants: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    modality: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventProfile:
    """A forum, fair, festival: every name in any language, dates, place, organiser."""

    names: tuple[str, ...]
    date: str | None = None
    place: str | None = None
    organiser: str | None = None
