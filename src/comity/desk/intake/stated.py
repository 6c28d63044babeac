"""What a finding states, in words that a person can decide on.

A finding is the reader's JSON (`comity.reading.findings`); it may be of an older shape or
carry fields that nobody knows yet, so everything is read with care and shown as text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from comity.desk.shown import Fact, Shown, of_date, of_text, present
from comity.desk.words import say, tone
from comity.intake.models import Finding, FindingKind


@dataclass(frozen=True, slots=True)
class Stated:
    """A finding as shown: a headline, badges, and the rest of its fields."""

    headline: Shown
    badges: tuple[Shown, ...] = ()
    facts: tuple[Fact, ...] = ()


def stated(finding: Finding) -> Stated:
    """The finding in words."""
    told = _Teller(finding.stated, finding.source.language)
    return _TELLERS[FindingKind(finding.kind)](told)


class _Teller:
    """Fields of a payload as words in the source's language."""

    def __init__(self, payload: Mapping[str, Any], language: str) -> None:
        self.payload = payload
        self.language = language

    def text(self, name: str) -> str:
        value = self.payload.get(name)
        return str(value) if value not in (None, "", [], {}) else ""

    def texts(self, name: str) -> list[str]:
        value = self.payload.get(name)
        return [str(each) for each in value if each] if isinstance(value, list) else []

    def own(self, words: str) -> Shown:
        """Words of the source."""
        return of_text(words, self.language) or Shown("—")

    def names(self, name: str) -> tuple[Shown, ...]:
        return tuple(self.own(each) for each in self.texts(name))

    def word(self, name: str) -> Shown | None:
        return of_text(self.text(name), self.language)

    def date(self, name: str = "date") -> Shown | None:
        return of_date(self.text(name) or None)

    def code(self, name: str, vocabulary: str) -> Shown | None:
        value = self.text(name)
        return Shown(_said(vocabulary, value), tone=tone(vocabulary, value)) if value else None


def _said(vocabulary: str, value: str) -> str:
    try:
        return say(vocabulary, value)
    except KeyError:
        return value


def _facts(*pairs: tuple[str, tuple[Shown, ...]]) -> tuple[Fact, ...]:
    return tuple(Fact(name, values) for name, values in pairs if values)


def _person(told: _Teller) -> Stated:
    offices = [each for each in told.payload.get("offices") or () if isinstance(each, dict)]
    held = tuple(told.own(", ".join(_office_parts(office))) for office in offices)
    own = told.text("name")
    forms = tuple(told.own(each) for each in told.texts("mentions") if each != own)
    return Stated(
        told.own(own), (), _facts((say("fields", "office"), held), (_("Also written"), forms))
    )


def _office_parts(office: Mapping[str, Any]) -> list[str]:
    parts = (office.get(name) for name in ("title", "institution", "place"))
    return [str(part) for part in parts if part]


def _encounter(told: _Teller) -> Stated:
    sides = [", ".join(told.texts(side)) for side in ("guests", "hosts") if told.texts(side)]
    title = told.text("title") or " → ".join(sides) or ", ".join(told.texts("others"))
    roles = tuple(
        told.own(f"{role.get('name')}: {_said('RoleKind', str(role.get('role')))}")
        for role in told.payload.get("roles") or ()
        if isinstance(role, dict)
    )
    return Stated(
        told.own(title),
        present(
            told.code("kind", "EncounterKind"),
            told.code("modality", "Modality") if told.text("modality") != "happened" else None,
            Shown(_("First visit"), tone="known") if told.payload.get("first") else None,
        ),
        _facts(
            (say("fields", "date"), present(told.date())),
            (say("fields", "place"), present(told.word("place"))),
            (say("sides", "host"), told.names("hosts")),
            (say("sides", "guest"), told.names("guests")),
            (say("sides", "other"), told.names("others")),
            (say("fields", "role"), roles),
        ),
    )


def _agreement(told: _Teller) -> Stated:
    acts = tuple(
        told.own(" ".join(str(part) for part in (act.get("body"), act.get("number")) if part))
        for act in told.payload.get("acts") or ()
        if isinstance(act, dict)
    )
    title = told.text("title") or " – ".join(told.texts("parties"))
    return Stated(
        told.own(title),
        present(told.code("kind", "AgreementKind"), told.code("stage", "Stage")),
        _facts(
            (_("Parties"), told.names("parties")),
            (say("fields", "stage_date"), present(told.date())),
            (say("fields", "until"), present(told.date("until"))),
            (_("Signatories"), told.names("signatories")),
            (_("Fields of cooperation"), told.names("fields")),
            (say("fields", "under"), present(told.word("under"))),
            (say("kinds", "act"), acts),
            (_("Stages told"), _stages(told)),
        ),
    )


def _stages(told: _Teller) -> tuple[Shown, ...]:
    found = [each for each in told.payload.get("stages") or () if isinstance(each, dict)]
    return tuple(_stage(each) for each in found)


def _stage(told: Mapping[str, Any]) -> Shown:
    step = say("steps", str(told.get("step") or told.get("stage")))
    date = of_date(str(told["date"])) if told.get("date") else None
    return Shown(f"{step} ({date})" if date else step)


def _invitation(told: _Teller) -> Stated:
    return Stated(
        told.own(told.text("event")),
        (),
        _facts(
            (say("fields", "inviter"), present(told.word("by"))),
            (_("Invited"), told.names("to")),
            (say("fields", "date"), present(told.date())),
            (say("fields", "place"), present(told.word("place"))),
        ),
    )


def _plan(told: _Teller) -> Stated:
    return Stated(
        told.own(told.text("what")),
        present(told.code("grade", "Grade")),
        _facts(
            (say("fields", "who"), told.names("who")),
            (_("To whom"), told.names("to")),
            (say("fields", "due"), present(told.date("when"))),
            (say("fields", "depends_on"), present(told.word("depends_on"))),
        ),
    )


def _event(told: _Teller) -> Stated:
    return Stated(
        told.own(told.text("name")),
        present(told.code("mode", "Mode")),
        _facts(
            (say("fields", "date"), present(told.date())),
            (say("fields", "place"), present(told.word("place"))),
            (say("fields", "organiser"), present(told.word("organiser"))),
        ),
    )


def _statement(told: _Teller) -> Stated:
    words = told.text("text")
    return Stated(
        told.own(f"“{words}”"),
        (),
        _facts((say("fields", "speaker"), present(told.word("speaker")))),
    )


def _relation(told: _Teller) -> Stated:
    return Stated(
        told.own(" – ".join(told.texts("parties"))),
        (),
        _facts((say("fields", "since"), present(told.date()))),
    )


def _figure(told: _Teller) -> Stated:
    value = " ".join(filter(None, (told.text("value"), told.text("unit"), told.text("what"))))
    return Stated(
        told.own(value),
        (Shown(_("Target"), tone="known"),) if told.payload.get("target") else (),
        _facts(
            (say("fields", "speaker"), present(told.word("speaker"))),
            (say("fields", "date"), present(told.date())),
        ),
    )


_TELLERS = {
    FindingKind.PEOPLE: _person,
    FindingKind.ENCOUNTERS: _encounter,
    FindingKind.AGREEMENTS: _agreement,
    FindingKind.INVITATIONS: _invitation,
    FindingKind.PLANS: _plan,
    FindingKind.EVENTS: _event,
    FindingKind.STATEMENTS: _statement,
    FindingKind.RELATIONS: _relation,
    FindingKind.FIGURES: _figure,
}
