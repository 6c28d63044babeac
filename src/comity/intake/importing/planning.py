"""What an import would do, row by row: new, the same as a record, unsure, or not to be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.edtf import display, parse
from comity.gazetteer.names import key_of
from comity.intake.importing.columns import Meaning
from comity.intake.importing.rows import StatedRow, Unreadable, stated_by
from comity.intake.importing.tables import Row, Table
from comity.register.models import (
    Act,
    Agreement,
    AgreementKind,
    Desk,
    Institution,
    Party,
    Place,
    Record,
    State,
)

# Two cities have at most one of these with each other.
ONE_OF_A_KIND = (AgreementKind.SISTER_CITY, AgreementKind.FRIENDSHIP_CITY)
_ORIGIN = gettext_lazy("the same partner: %(name)s")


class Verdict(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    SAME = "same"
    UNSURE = "unsure"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Known:
    """An agreement of the register, as rows are compared with it."""

    key: int
    kind: str
    signed_on: str | None
    label: str
    decisions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Planned:
    """A row with its verdict and the sentences that say why. `match` is a record's key."""

    row: Row
    verdict: Verdict
    reasons: tuple[str, ...]
    stated: StatedRow | None = None
    match: Known | None = None


def plan(
    table: Table, meanings: Mapping[int, Meaning], *, kind: str, desk: Desk, language: str
) -> list[Planned]:
    """What would become of every row; writes nothing. A few queries, however long the table."""
    known = _known(desk, language)
    seen: dict[tuple[str, ...], int] = {}
    return [_planned(row, meanings, kind, known, seen, language) for row in table.rows]


def _planned(
    row: Row, meanings: Mapping[int, Meaning], kind: str,
    known: Mapping[str, Sequence[Known]], seen: dict[tuple[str, ...], int], language: str,
) -> Planned:  # fmt: skip
    try:
        stated = stated_by(row, meanings, kind)
    except Unreadable as fault:
        return Planned(row, Verdict.FAILED, (str(fault),))
    told = (*sorted(keys_of(stated)), stated.kind, stated.get(Meaning.SIGNED),
            stated.get(Meaning.DECISION_NUMBER))  # fmt: skip
    before = seen.setdefault(told, row.number)
    if before != row.number:
        reason = _("Row %(number)s of this table says the same.") % {"number": before}
        return Planned(row, Verdict.UNSURE, (reason,), stated)
    return _compared(row, stated, known, language)


def _compared(
    row: Row, stated: StatedRow, known: Mapping[str, Sequence[Known]], language: str
) -> Planned:
    near = {each.key: each for key in keys_of(stated) for each in known.get(key, ())}
    verdicts = [(_verdict(stated, each, language), each) for each in near.values()]
    same = [(told, each) for told, each in verdicts if told[0] is Verdict.SAME]
    unsure = [(told, each) for told, each in verdicts if told[0] is Verdict.UNSURE]
    if len(same) == 1 or (unsure and not same):
        (verdict, reasons), match = (same or unsure)[0]
        return Planned(row, verdict, reasons, stated, match)
    if same:
        reason = _("%(count)s agreements of the register fit.") % {"count": len(same)}
        return Planned(row, Verdict.UNSURE, (reason,), stated, same[0][1])
    return Planned(row, Verdict.NEW, _notes(stated), stated)


def _notes(stated: StatedRow) -> tuple[str, ...]:
    if stated.city and stated.place is None:
        return (_("The gazetteer does not know “%(name)s”.") % {"name": stated.city},)
    return ()


def _verdict(stated: StatedRow, known: Known, language: str) -> tuple[Verdict, tuple[str, ...]]:
    partner = str(_ORIGIN) % {"name": known.label}
    number = stated.get(Meaning.DECISION_NUMBER)
    if number and key_of(number) in known.decisions:
        told = _("the same council decision: %(number)s") % {"number": number}
        return Verdict.SAME, (partner, told)
    if known.kind != stated.kind:
        return Verdict.NEW, ()
    signed = stated.get(Meaning.SIGNED)
    if signed and known.signed_on:
        if parse(signed).overlaps(parse(known.signed_on)):
            told = _("the same date: %(date)s") % {"date": display(known.signed_on, language)}
            return Verdict.SAME, (partner, told)
        told = _("the register has another date: %(date)s") % {
            "date": display(known.signed_on, language)
        }
        return (Verdict.UNSURE if known.kind in ONE_OF_A_KIND else Verdict.NEW), (partner, told)
    if known.kind in ONE_OF_A_KIND:
        return Verdict.SAME, (partner, _("two cities have one agreement of this kind"))
    return Verdict.UNSURE, (partner, _("the same kind, and no date to tell them apart"))


def keys_of(stated: StatedRow) -> set[str]:
    """Under what the partner of a row is looked up: its place, else its name."""
    if stated.place is not None:
        return {f"place:{stated.place.id}"}
    return {f"name:{key_of(name)}" for name in (stated.city, stated.partner) if name}


# ---------------------------------------------------------------- what the register knows


def _known(desk: Desk, language: str) -> dict[str, list[Known]]:
    """The desk's agreements by the keys of the parties that are not its own institution."""
    seen = Q(state=State.LIVE) & (Q(desk=desk) | Q(confidential=False))
    agreements = {each.pk: each for each in Agreement.objects.filter(seen)}
    decisions = _decisions(agreements)
    parties = Party.objects.filter(agreement__in=agreements).select_related("who")
    by_agreement: dict[int, list[Record]] = defaultdict(list)
    for party in parties:
        by_agreement[party.agreement_id].append(party.who)
    home = _home(desk)
    keys = _keys_of_records({who for each in by_agreement.values() for who in each})
    found: dict[str, list[Known]] = defaultdict(list)
    for key, parties_of in by_agreement.items():
        own = agreements[key]
        if home and not any(who.pk in home for who in parties_of):
            continue
        told = Known(
            key, own.agreement_kind, own.signed_on, own.label.text(language), decisions[key]
        )
        for who in parties_of:
            if who.pk not in home:
                for each in keys[who.pk]:
                    found[each].append(told)
    return found


def _home(desk: Desk) -> set[int]:
    own = desk.institution
    return {key for key in (own.pk, own.place_id) if key} if own else set()


def _decisions(agreements: Iterable[int]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    acts = Act.objects.filter(state=State.LIVE, act_kind="council-decision").exclude(number="")
    for agreement, number in acts.values_list("agreement", "number"):
        found[agreement].add(key_of(number))
    return defaultdict(frozenset, {key: frozenset(numbers) for key, numbers in found.items()})


def _keys_of_records(records: set[Record]) -> dict[int, set[str]]:
    pks = [record.pk for record in records]
    seats = dict(Institution.objects.filter(pk__in=pks).values_list("pk", "place"))
    places = {*pks, *filter(None, seats.values())}
    known = dict(Place.objects.filter(pk__in=places).values_list("pk", "gazetteer"))
    keys: dict[int, set[str]] = {}
    for record in records:
        id = known.get(record.pk) or known.get(seats.get(record.pk) or 0)
        names = {f"name:{key_of(text)}" for text in record.label.values()}
        keys[record.pk] = {f"place:{id}"} if id else names
    return keys
