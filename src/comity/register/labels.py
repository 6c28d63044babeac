"""What a record is called in lists, per language, and the date it is sorted by.

Names and titles are shown as somebody wrote them. Where a kind has no name of its own
(an encounter, an invitation), a label is put together from what it consists of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
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
    Kind,
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


Shows = Callable[[Record], bool]


def label_of(record: Any) -> LanguageMap:
    """The label of a record given as its own kind."""
    return label_for(record, _everything)


def label_for(record: Any, shows: Shows) -> LanguageMap:
    """The label of a record, given as its own kind, for readers to whom `shows` tells which
    other records may be named. Where none may, what is left is the kind's own word.

    Titles and names that somebody wrote stand in every label: they are the record's own.
    """
    return _LABELS[type(record)](record, shows)


def _everything(_record: Record) -> bool:
    return True


def when_of(record: Any) -> str | None:
    """The EDTF date that a record is sorted by, or None."""
    return next(
        filter(None, (getattr(record, name) for name in _DATES.get(type(record), ()))), None
    )


def _named(record: Any, _shows: Shows) -> LanguageMap:
    return LanguageMap(record.name)


def _institution(institution: Institution, shows: Shows) -> LanguageMap:
    """A mission that nobody named is called by what it is: consulate, of whom, where."""
    if institution.name or institution.represents is None:
        return LanguageMap(institution.name)

    def composed(language: str) -> str:
        what = word("InstitutionKind", institution.institution_kind or "mission", language)
        of_whom = _text(institution.represents, language, shows)
        return _joined(f"{what}: {of_whom}", _text(institution.place, language, shows))

    return _composed(composed)


def _tenure(tenure: Tenure, shows: Shows) -> LanguageMap:
    where = tenure.institution or tenure.place
    return LanguageMap(
        {
            tag: _joined(_text(tenure.person, tag, shows), title, _text(where, tag, shows))
            for tag, title in tenure.title.items()
        }
    )


def _encounter(encounter: Encounter, shows: Shows) -> LanguageMap:
    attended = encounter.attendances.select_related("who")
    guests = [each.who for each in attended if each.side == "guest"]
    rest = [each.who for each in attended if each.side != "guest"]

    def composed(language: str) -> str:
        what = word("EncounterKind", encounter.encounter_kind, language)
        both = (_names(guests, language, shows), _names(rest, language, shows))
        sides = " – ".join(filter(None, both))
        place = _text(encounter.place, language, shows)
        return f"{what}: {_joined(sides, place)}" if sides or place else what

    return _composed(composed).with_titles(encounter.title)


def _agreement(agreement: Agreement, shows: Shows) -> LanguageMap:
    parties = [party.who for party in agreement.parties.select_related("who")]

    def composed(language: str) -> str:
        what = word("AgreementKind", agreement.agreement_kind, language)
        names = _names(parties, language, shows, " – ")
        return f"{what}: {names}" if names else what

    own = agreement.title
    kinds = {word("AgreementKind", agreement.agreement_kind, language) for language in LANGUAGES}
    # `İş birliği protokolü` is no name of its own: ten agreements would be called so.
    bare = {fold(kind) for kind in kinds}
    told = LanguageMap({tag: title for tag, title in own.items() if fold(title) not in bare})
    return _composed(composed).with_titles(told)


def _act(act: Act, shows: Shows) -> LanguageMap:
    def composed(language: str) -> str:
        # The words stand for the body: where it is not to be named, neither are they.
        body = _text(act.body, language, shows) if act.body else act.body_text
        number = f"No. {act.number}" if act.number else ""
        return _joined(word("ActKind", act.act_kind, language), number, body)

    return _composed(composed)


def _promise(promise: Promise, _shows: Shows) -> LanguageMap:
    return LanguageMap(promise.what)


def _invitation(invitation: Invitation, shows: Shows) -> LanguageMap:
    invited = [each.who for each in invitation.invitees.select_related("who")]

    def composed(language: str) -> str:
        event, inviter = invitation.event, _text(invitation.inviter, language, shows)
        to = _text(event, language, shows) if event else invitation.event_text.text(language)
        ends = " → ".join(filter(None, (inviter, _names(invited, language, shows))))
        return f"{word('Kind', 'invitation', language)}: {_joined(ends, to)}"

    return _composed(composed)


def _statement(statement: Statement, shows: Shows) -> LanguageMap:
    words = statement.text
    if len(words) > QUOTED:
        words = words[:QUOTED].rsplit(" ", 1)[0] + "…"
    speaker = _text(statement.speaker, statement.language, shows)
    return LanguageMap({statement.language: _joined(speaker, f"“{words}”", by=": ")})


def _relation(relation: Relation, shows: Shows) -> LanguageMap:
    parties = [party.who for party in relation.parties.select_related("who")]

    def composed(language: str) -> str:
        return f"{word('Kind', 'relation', language)}: {_names(parties, language, shows, ' – ')}"

    return _composed(composed)


def _figure(figure: Figure, _shows: Shows) -> LanguageMap:
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


def _text(record: Record | None, language: str, shows: Shows) -> str:
    if record is None or not shows(record):
        return ""
    if shows is not _everything and record.kind == Kind.INSTITUTION:
        # A mission is called by whom it represents and where: see `_institution`.
        own = Institution.objects.select_related("represents", "place").get(pk=record.pk)
        return label_for(own, shows).text(language)
    return record.label.text(language)


def _names(records: Iterable[Record], language: str, shows: Shows, by: str = ", ") -> str:
    texts = [text for text in (_text(record, language, shows) for record in records) if text]
    more = len(texts) - SHOWN
    return by.join(texts[:SHOWN]) + (f" +{more}" if more > 0 else "")


def _joined(*texts: str, by: str = ", ") -> str:
    return by.join(text for text in texts if text)


_LABELS: dict[type[Record], Callable[[Any, Shows], LanguageMap]] = {
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
