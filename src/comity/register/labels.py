"""What a record is called in lists, per language, and the date it is sorted by.

Names and titles are shown as somebody wrote them. Where a kind has no name of its own
(an encounter, an invitation), a label is put together from what it consists of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from comity.register.folding import fold
from comity.register.models import (
    Act,
    Agreement,
    Encounter,
    Event,
    Figure,
    Institution,
    Invitation,
    Person,
    Place,
    Promise,
    Record,
    Relation,
    Statement,
    Tenure,
)
from comity.register.wording import LanguageMap
from comity.register.words import LANGUAGES, word

SHOWN = 3  # names in a label; the rest are counted
QUOTED = 90  # characters of a quotation


# How a record is called that another one's label names.
Calls = Callable[[Record], LanguageMap]


@dataclass(frozen=True, slots=True)
class Label:
    """What a record is called: in full, and to those who may not know all that it names.

    `confined_to` are the keys of the desks whose confidential records the full label names
    (or whose own the record is; 0 for nobody's): who may see what is confidential at all of
    them reads `full`, everybody else `open`.
    """

    full: LanguageMap
    open: LanguageMap
    confined_to: tuple[int, ...] = ()


def label_of(record: Any) -> Label:
    """The label of a record given whole.

    Titles and names that somebody wrote stand in both wordings: they are the record's own.
    A confidential record has no open one.
    """
    named: set[int] = set()

    def in_full(other: Record) -> LanguageMap:
        named.update(other.confined_to)
        return other.label

    compose = _LABELS[type(record)]
    full = compose(record, in_full)
    if record.confidential:
        return Label(full, LanguageMap(), tuple(sorted(named | {record.desk_id or 0})))
    told = compose(record, _openly) if named else full
    return Label(full, told, tuple(sorted(named)) if told != full else ())


def _openly(other: Record) -> LanguageMap:
    return other.open_label if other.confined_to else other.label


def when_of(record: Any) -> str | None:
    """The EDTF date that a record is sorted by, or None."""
    return next(
        filter(None, (getattr(record, name) for name in _DATES.get(type(record), ()))), None
    )


def _named(record: Any, _calls: Calls) -> LanguageMap:
    return LanguageMap(record.name)


def _institution(institution: Institution, calls: Calls) -> LanguageMap:
    """A mission that nobody named is called by what it is: consulate, of whom, where."""
    if institution.name or institution.represents is None:
        return LanguageMap(institution.name)

    def composed(language: str) -> str:
        what = word("InstitutionKind", institution.institution_kind or "mission", language)
        of_whom = _text(institution.represents, language, calls)
        named = f"{what}: {of_whom}" if of_whom else what
        return _joined(named, _text(institution.place, language, calls))

    return _composed(composed)


def _tenure(tenure: Tenure, calls: Calls) -> LanguageMap:
    where = tenure.institution or tenure.place
    return LanguageMap(
        {
            tag: _joined(_text(tenure.person, tag, calls), title, _text(where, tag, calls))
            for tag, title in tenure.title.items()
        }
    )


def _encounter(encounter: Encounter, calls: Calls) -> LanguageMap:
    attended = encounter.attendances.all()
    guests = [each.who for each in attended if each.side == "guest"]
    rest = [each.who for each in attended if each.side != "guest"]

    def composed(language: str) -> str:
        what = word("EncounterKind", encounter.encounter_kind, language)
        both = (_names(guests, language, calls), _names(rest, language, calls))
        sides = " – ".join(filter(None, both))
        place = _text(encounter.place, language, calls)
        return f"{what}: {_joined(sides, place)}" if sides or place else what

    return _composed(composed).with_titles(encounter.title)


def _agreement(agreement: Agreement, calls: Calls) -> LanguageMap:
    parties = [party.who for party in agreement.parties.all()]

    def composed(language: str) -> str:
        what = word("AgreementKind", agreement.agreement_kind, language)
        names = _names(parties, language, calls, " – ")
        return f"{what}: {names}" if names else what

    own = agreement.title
    kinds = {word("AgreementKind", agreement.agreement_kind, language) for language in LANGUAGES}
    # `İş birliği protokolü` is no name of its own: ten agreements would be called so.
    bare = {fold(kind) for kind in kinds}
    told = LanguageMap({tag: title for tag, title in own.items() if fold(title) not in bare})
    return _composed(composed).with_titles(told)


def _act(act: Act, calls: Calls) -> LanguageMap:
    def composed(language: str) -> str:
        # The words stand for the body: where it is not to be named, neither are they.
        body = _text(act.body, language, calls) if act.body else act.body_text
        number = f"No. {act.number}" if act.number else ""
        return _joined(word("ActKind", act.act_kind, language), number, body)

    return _composed(composed)


def _promise(promise: Promise, _calls: Calls) -> LanguageMap:
    return LanguageMap(promise.what)


def _invitation(invitation: Invitation, calls: Calls) -> LanguageMap:
    invited = [each.who for each in invitation.invitees.all()]

    def composed(language: str) -> str:
        event, inviter = invitation.event, _text(invitation.inviter, language, calls)
        to = _text(event, language, calls) if event else invitation.event_text.text(language)
        ends = " → ".join(filter(None, (inviter, _names(invited, language, calls))))
        return f"{word('Kind', 'invitation', language)}: {_joined(ends, to)}"

    return _composed(composed)


def _statement(statement: Statement, calls: Calls) -> LanguageMap:
    words = statement.text
    if len(words) > QUOTED:
        words = words[:QUOTED].rsplit(" ", 1)[0] + "…"
    speaker = _text(statement.speaker, statement.language, calls)
    return LanguageMap({statement.language: _joined(speaker, f"“{words}”", by=": ")})


def _relation(relation: Relation, calls: Calls) -> LanguageMap:
    parties = [party.who for party in relation.parties.all()]

    def composed(language: str) -> str:
        return f"{word('Kind', 'relation', language)}: {_names(parties, language, calls, ' – ')}"

    return _composed(composed)


def _figure(figure: Figure, _calls: Calls) -> LanguageMap:
    return LanguageMap(
        {
            language: " ".join(filter(None, (figure.value, figure.unit, what)))
            for language, what in figure.what.items()
        }
    )


class _Composed(LanguageMap):
    """A label put together in each interface language; titles that people gave go before."""

    def with_titles(self, titles: LanguageMap) -> LanguageMap:
        return LanguageMap(titles).with_more(self)


def _composed(compose: Callable[[str], str]) -> _Composed:
    return _Composed({language: compose(language).strip(" :,") for language in LANGUAGES})


def _text(record: Record | None, language: str, calls: Calls) -> str:
    return calls(record).text(language) if record is not None else ""


def _names(records: Iterable[Record], language: str, calls: Calls, by: str = ", ") -> str:
    texts = [text for text in (_text(record, language, calls) for record in records) if text]
    more = len(texts) - SHOWN
    return by.join(texts[:SHOWN]) + (f" +{more}" if more > 0 else "")


def _joined(*texts: str, by: str = ", ") -> str:
    return by.join(text for text in texts if text)


_LABELS: dict[type[Record], Callable[[Any, Calls], LanguageMap]] = {
    Place: _named,
    Institution: _institution,
    Person: _named,
    Event: _named,
    Tenure: _tenure,
    Encounter: _encounter,
    Agreement: _agreement,
    Act: _act,
    Promise: _promise,
    Invitation: _invitation,
    Statement: _statement,
    Relation: _relation,
    Figure: _figure,
}

_DATES: dict[type[Record], tuple[str, ...]] = {
    Tenure: ("began", "seen", "ended"),
    Encounter: ("date",),
    Agreement: ("signed_on", "stage_date"),
    Act: ("date",),
    Promise: ("due", "said_on"),
    Invitation: ("date", "made_on"),
    Event: ("date",),
    Statement: ("said_on",),
    Relation: ("since",),
    Figure: ("date",),
}
