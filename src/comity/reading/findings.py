"""What the reader reports of one source: typed findings, and their one JSON shape.

The shape is `findings.schema.json` beside this module (JSON Schema 2020-12). Beyond
what the schema names, findings carry `field_proof` (passages per field), agreements
carry `stages` (every stage that the text reports, not only the furthest), encounters
`first` (a first visit), and a source may have `relations` and `figures`; the schema
admits these additions.

Names are in the nominative, without titles, in the source's language and script.
Dates are EDTF strings. `None` means that the source does not say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any, ClassVar

from comity.passages import Passage

READER_VERSION = "1"


class Modality(StrEnum):
    """How real the source says a thing is."""

    HAPPENED = "happened"
    PLANNED = "planned"
    WISHED = "wished"
    DENIED = "denied"


class Stage(StrEnum):
    """How far an agreement has come; members are in the order of the life cycle."""

    PROPOSED = "proposed"
    PREPARING = "preparing"
    READY = "ready"
    SIGNED = "signed"
    IN_FORCE = "in-force"
    RENEWED = "renewed"
    ENDED = "ended"


class AgreementKind(StrEnum):
    """Kinds of instrument, as the field tells them apart."""

    SISTER_CITY = "sister-city"
    FRIENDSHIP_CITY = "friendship-city"
    COOPERATION_PROTOCOL = "cooperation-protocol"
    MEMORANDUM = "memorandum"
    PROGRAMME = "programme"
    PLAN_OF_MEASURES = "plan-of-measures"
    JOINT_DECLARATION = "joint-declaration"
    LETTER_OF_INTENT = "letter-of-intent"
    OTHER = "other"


class EncounterKind(StrEnum):
    """Kinds of encounter."""

    VISIT = "visit"
    MEETING = "meeting"
    CEREMONY = "ceremony"
    CALL = "call"
    EVENT = "event"


class EncounterRole(StrEnum):
    """What somebody did at an encounter beyond attending."""

    PRESIDER = "presider"
    SPEAKER = "speaker"
    SIGNATORY = "signatory"
    WITNESS = "witness"
    INTERPRETER = "interpreter"
    MODERATOR = "moderator"


class Grade(StrEnum):
    """How firm a plan or promise is, from weak to done."""

    INTENDS = "intends"
    SUPPORTS = "supports"
    WILL_STUDY = "will-study"
    WILL_DO = "will-do"
    DID = "did"


class Mode(StrEnum):
    """How an event is attended."""

    IN_PERSON = "in-person"
    ONLINE = "online"
    HYBRID = "hybrid"


@dataclass(slots=True, kw_only=True)
class Finding:
    """One thing that a source states, with the passages that say so.

    `proof` is never empty in the reader's output. `confidence` lies in 0..1.
    `field_proof` maps a field's name to the passages that prove that field; a field
    that is not in it is proven by `proof`.
    """

    kind_name: ClassVar[str]

    proof: list[Passage] = field(default_factory=list)
    confidence: float = 0.5
    field_proof: dict[str, list[Passage]] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class OfficeHeld:
    """An office as the text names it: title, and where it is held if said.

    An office phrase is harder to take apart than a name to recognise, so each office has a
    `confidence` of its own.
    """

    title: str
    institution: str | None = None
    place: str | None = None
    proof: list[Passage] = field(default_factory=list)
    confidence: float = 0.85


@dataclass(slots=True, kw_only=True)
class PersonFinding(Finding):
    """A person with every office that the text gives them."""

    kind_name = "people"
    name: str
    mentions: list[str] = field(default_factory=list)
    offices: list[OfficeHeld] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class RoleAt:
    """A role beyond attending, and the office in which it was taken."""

    name: str
    role: EncounterRole
    capacity: str | None = None


@dataclass(slots=True, kw_only=True)
class EncounterFinding(Finding):
    """A visit, meeting, ceremony, call or joint appearance."""

    kind_name = "encounters"
    kind: EncounterKind
    date: str | None = None
    place: str | None = None
    hosts: list[str] = field(default_factory=list)
    guests: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    roles: list[RoleAt] = field(default_factory=list)
    modality: Modality = Modality.HAPPENED
    title: str | None = None
    first: bool | None = None


@dataclass(slots=True, kw_only=True)
class ActNamed:
    """A council decision, permission or registration that the text names."""

    body: str
    number: str | None = None
    date: str | None = None


@dataclass(slots=True, kw_only=True)
class StageReported:
    """One stage of an agreement as the reporter's voice tells it, with its proof."""

    stage: Stage
    step: str
    date: str | None = None
    proof: list[Passage] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class AgreementFinding(Finding):
    """An agreement between institutions; `stage` is the furthest that is reported."""

    kind_name = "agreements"
    kind: AgreementKind
    parties: list[str] = field(default_factory=list)
    stage: Stage
    date: str | None = None
    until: str | None = None
    signatories: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    title: str | None = None
    under: str | None = None
    acts: list[ActNamed] = field(default_factory=list)
    stages: list[StageReported] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class InvitationFinding(Finding):
    """Somebody invited somebody to an event."""

    kind_name = "invitations"
    by: str | None = None
    to: list[str] = field(default_factory=list)
    event: str | None = None
    date: str | None = None
    place: str | None = None


@dataclass(slots=True, kw_only=True)
class PlanFinding(Finding):
    """Something a party said it would do."""

    kind_name = "plans"
    who: list[str] = field(default_factory=list)
    what: str
    when: str | None = None
    to: list[str] = field(default_factory=list)
    grade: Grade = Grade.INTENDS
    depends_on: str | None = None


@dataclass(slots=True, kw_only=True)
class EventFinding(Finding):
    """A forum, summit, fair, festival or olympiad."""

    kind_name = "events"
    name: str
    date: str | None = None
    place: str | None = None
    organiser: str | None = None
    mode: Mode | None = None


@dataclass(slots=True, kw_only=True)
class StatementFinding(Finding):
    """Words quoted as they were said, and who said them."""

    kind_name = "statements"
    speaker: str
    text: str = ""


@dataclass(slots=True, kw_only=True)
class RelationFinding(Finding):
    """Two or more parties have had relations, since when if said."""

    kind_name = "relations"
    parties: list[str] = field(default_factory=list)
    date: str | None = None


@dataclass(slots=True, kw_only=True)
class FigureFinding(Finding):
    """A number that somebody named in the talks: what it counts, and whether it is a target."""

    kind_name = "figures"
    value: str
    unit: str | None = None
    what: str
    target: bool = False
    date: str | None = None
    speaker: str | None = None


@dataclass(slots=True, kw_only=True)
class Findings:
    """Everything that the reader found in one source."""

    id: str
    language: str
    title: str | None = None
    published: str | None = None
    people: list[PersonFinding] = field(default_factory=list)
    encounters: list[EncounterFinding] = field(default_factory=list)
    agreements: list[AgreementFinding] = field(default_factory=list)
    invitations: list[InvitationFinding] = field(default_factory=list)
    plans: list[PlanFinding] = field(default_factory=list)
    events: list[EventFinding] = field(default_factory=list)
    statements: list[StatementFinding] = field(default_factory=list)
    relations: list[RelationFinding] = field(default_factory=list)
    figures: list[FigureFinding] = field(default_factory=list)

    def each(self) -> Iterator[Finding]:
        """Every finding, kind by kind in the order of the schema."""
        for kind in KINDS:
            yield from getattr(self, kind)

    def to_json(self, text: str | None = None) -> dict[str, Any]:
        """The findings as JSON values; with `text`, each passage quotes its words."""
        shape: dict[str, Any] = {
            "id": self.id,
            "language": self.language,
            "title": self.title,
            "published": self.published,
        }
        for kind in KINDS:
            shape[kind] = [_json_of(finding, text) for finding in getattr(self, kind)]
        return shape


KINDS: tuple[str, ...] = (
    "people",
    "encounters",
    "agreements",
    "invitations",
    "plans",
    "events",
    "statements",
    "relations",
    "figures",
)

FINDING_TYPES: Mapping[str, type[Finding]] = {
    cls.kind_name: cls
    for cls in (
        PersonFinding,
        EncounterFinding,
        AgreementFinding,
        InvitationFinding,
        PlanFinding,
        EventFinding,
        StatementFinding,
        RelationFinding,
        FigureFinding,
    )
}


def _json_of(value: Any, text: str | None) -> Any:
    if isinstance(value, Passage):
        shape: dict[str, Any] = {"start": value.start, "end": value.end}
        if text is not None:
            shape["text"] = value.of(text)
        return shape
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, list):
        return [_json_of(member, text) for member in value]
    if isinstance(value, dict):
        return {name: _json_of(member, text) for name, member in value.items()}
    if hasattr(value, "__dataclass_fields__"):
        return {f.name: _json_of(getattr(value, f.name), text) for f in fields(value)}
    return value
