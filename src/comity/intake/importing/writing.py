"""A planned import is carried out: one entry of the history, taken back as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from comity.identity import InstitutionProfile
from comity.intake.gazetteer_places import held_places, place_from
from comity.intake.importing.columns import Meaning, signature
from comity.intake.importing.planning import Planned, Verdict
from comity.intake.importing.rows import StatedRow
from comity.intake.importing.tables import Table
from comity.intake.models import ImportMapping
from comity.intake.naming import best_of
from comity.register.basis import Basis, ByHand, Stated
from comity.register.identities import candidates
from comity.register.journal import Pen, writing
from comity.register.models import (
    Act,
    ActKind,
    Agreement,
    Deed,
    Desk,
    Entry,
    Institution,
    Kind,
    Party,
    Place,
    PlaceKind,
    Record,
    Source,
    User,
)
from comity.register.permissions import Right, require
from comity.register.wording import LanguageMap

VERSION = "import-1"
_FIELDS = {"signed_on": Meaning.SIGNED, "until": Meaning.UNTIL}


class Unsure(StrEnum):
    """What to do with a row of which it is not sure whether the register has it."""

    SKIP = "skip"
    NEW = "new"
    JOIN = "join"


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person who imports has chosen. `stage` is that of rows that say no signature."""

    stage: str
    unsure: Unsure = Unsure.SKIP
    rows: Mapping[int, Unsure] | None = None

    def of(self, row: int) -> Unsure:
        """What to do with an unsure row."""
        return (self.rows or {}).get(row, self.unsure)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, by rows, and the entry that takes it all back (None: nothing)."""

    entry: Entry | None
    made: int
    filled: int
    left_out: int


def carry_out(
    planned: Sequence[Planned], source: Source, choices: Choices, *, by: User, desk: Desk
) -> Imported:
    """Write what a plan says, all or nothing. Raises NotAllowed."""
    require(by, Right.WRITE, desk)
    made = [each for each in planned if _deed(each, choices) is Verdict.NEW]
    joined = [each for each in planned if _deed(each, choices) is Verdict.SAME]
    left = len(planned) - len(made) - len(joined)
    if not made and not joined:
        return Imported(None, 0, 0, left)
    reason = f"{source.name}: {len(made) + len(joined)}"
    with writing(Deed.ADDED, by=by, source=source, reason=reason) as pen:
        hand = _Importing(pen, source, choices, by, desk)
        hand.make([_stated(each) for each in made])
        filled = sum(hand.fill(each) for each in joined)
    return Imported(pen.entry, len(made), filled, left)


def remember(
    table: Table, meanings: Mapping[int, Meaning], *, desk: Desk, kind: str, stage: str
) -> None:
    """Keep the meanings of a table's columns for the next table with the same headings."""
    told = {str(place): meaning.value for place, meaning in meanings.items()}
    ImportMapping.objects.update_or_create(
        desk=desk, headings=signature(table.headings),
        defaults={"meanings": told, "agreement_kind": kind, "stage": stage},
    )  # fmt: skip


def _deed(planned: Planned, choices: Choices) -> Verdict | None:
    if planned.verdict is not Verdict.UNSURE:
        return None if planned.verdict is Verdict.FAILED else planned.verdict
    chosen = choices.of(planned.row.number)
    if chosen is Unsure.JOIN and planned.match is not None:
        return Verdict.SAME
    return Verdict.NEW if chosen is Unsure.NEW else None


class _Importing:
    """Writes the rows of one import; knows the partners that it has already found or made."""

    def __init__(self, pen: Pen, source: Source, choices: Choices, by: User, desk: Desk) -> None:
        self.pen, self.source, self.choices, self.by, self.desk = pen, source, choices, by, desk
        self.language = language_of(source.text[:5000])
        self._partners: dict[tuple[str, str, str], Record] = {}
        self._places: dict[str, Place] = {}

    def make(self, stated: Sequence[StatedRow]) -> None:
        """Make the agreements of rows, with their parties and acts."""
        self._make_places(stated)
        agreements = [self._agreement(each) for each in stated]
        bases = [self._basis(e, agreement=a) for e, a in zip(stated, agreements, strict=True)]
        self.pen.create_all(agreements, bases)
        pairs = list(zip(agreements, stated, strict=True))
        self._create_all(party for pair in pairs for party in self._parties(*pair))
        self._create_all(act for pair in pairs for act in self._acts(*pair, held=()))

    def _agreement(self, stated: StatedRow) -> Agreement:
        signed = stated.get(Meaning.SIGNED) or None
        agreement = Agreement(
            agreement_kind=stated.kind, stage="signed" if signed else self.choices.stage,
            stage_date=signed, signed_on=signed, until=stated.get(Meaning.UNTIL) or None,
            note=stated.get(Meaning.NOTE), title=self._words(stated.get(Meaning.TITLE)),
        )  # fmt: skip
        self._own(agreement)
        return agreement

    def _parties(self, agreement: Agreement, stated: StatedRow) -> Iterator[tuple[Party, Basis]]:
        own = self.desk.institution
        if own is not None:
            yield Party(agreement=agreement, who=own, order=0), ByHand(self.by)
        named = (stated.partner or stated.city)[:400]
        order = 0 if own is None else 1
        who = self._partner(stated)
        yield Party(agreement=agreement, who=who, as_named=named, order=order), self._basis(stated)

    def _create_all(self, rows: Iterable[tuple[Party | Act, Basis]]) -> None:
        told = list(rows)
        self.pen.create_all([row for row, _ in told], [basis for _, basis in told])

    def fill(self, planned: Planned) -> bool:
        """Add to an agreement of the register what a row says more; whether it said more."""
        stated = _stated(planned)
        assert planned.match is not None
        agreement = Agreement.objects.get(pk=planned.match.key)
        more = {
            name: stated.get(meaning)
            for name, meaning in _FIELDS.items()
            if stated.get(meaning) and not getattr(agreement, name)
        }
        changed = self.pen.change(agreement, self._basis(stated), **more)
        held = agreement.acts.filter(state="live")
        acts = [self.pen.create(*each) for each in self._acts(agreement, stated, held=held)]
        return bool(acts or changed)

    def _acts(
        self, agreement: Agreement, stated: StatedRow, *, held: Iterable[Act]
    ) -> Iterator[tuple[Act, Basis]]:
        """The acts that a row tells of and that are not `held`."""
        told = (
            (ActKind.COUNCIL_DECISION, Meaning.DECISION_DATE, Meaning.DECISION_NUMBER),
            (ActKind.PERMISSION, Meaning.APPROVAL_DATE, Meaning.APPROVAL_NUMBER),
        )
        before = list(held)
        for kind, date_in, number_in in told:
            date, number = stated.get(date_in) or None, stated.get(number_in)
            if not (date or number) or any(_is_same(act, kind, date, number) for act in before):
                continue
            act = Act(act_kind=kind, date=date, number=number, agreement=agreement)
            self._own(act)
            yield act, self._basis(stated, only=(date_in, number_in))

    def _partner(self, stated: StatedRow) -> Record:
        key = (stated.partner, stated.city, stated.country)
        if key not in self._partners:
            place = self._places[_place_key(stated)] if _names_place(stated) else None
            if stated.partner and stated.city:
                self._partners[key] = self._institution(stated, place)
            else:
                self._partners[key] = place or self._institution(stated, None)
        return self._partners[key]

    def _institution(self, stated: StatedRow, place: Place | None) -> Institution:
        where = place.label.text(self.language) if place else None
        profile = InstitutionProfile(names=(stated.partner,), place=where, language=self.language)
        best = best_of(candidates(profile, Kind.INSTITUTION, at=self.desk))
        if best is not None:
            found: Institution = best.record
            return found
        made = Institution(name=self._words(stated.partner), place=place)
        self._close(made)
        return self.pen.create(made, self._basis(stated))

    def _make_places(self, stated: Iterable[StatedRow]) -> None:
        """Find or make the places that rows name, all at once."""
        named: dict[str, StatedRow] = {}
        for each in filter(_names_place, stated):
            named.setdefault(_place_key(each), each)
        known = held_places(each.place for each in named.values() if each.place)
        self._places = {key: known[key] for key in named if key in known}
        new = {key: self._new_place(each) for key, each in named.items() if key not in known}
        self.pen.create_all(list(new.values()), [self._basis(named[key]) for key in new])
        self._places |= new

    def _new_place(self, stated: StatedRow) -> Place:
        if stated.place is not None:
            return place_from(stated.place)
        made = Place(name=self._words(stated.city), scale=PlaceKind.CITY, country=stated.country)
        self._close(made)
        return made

    def _own(self, record: Agreement | Act) -> None:
        record.desk, record.confidential = self.desk, self.source.confidential

    def _close(self, record: Record) -> None:
        """What is only known from a confidential table stays at the desk."""
        if self.source.confidential:
            record.desk, record.confidential = self.desk, True

    def _words(self, text: str) -> LanguageMap:
        return LanguageMap({self.language: text})

    def _basis(
        self, stated: StatedRow, *, agreement: Agreement | None = None,
        only: Iterable[Meaning] = (),
    ) -> Basis:  # fmt: skip
        proofs = stated.proofs
        cells = {m: proofs[m] for m in only or proofs if m in proofs}
        fields = {name: (cells[m],) for name, m in _NAMES.items() if m in cells}
        chosen: set[str] = set()
        if agreement is not None:
            chosen |= {"stage"} if not agreement.signed_on else set()
            chosen |= {"agreement_kind"} if Meaning.KIND not in cells else set()
        return Stated(
            self.source, tuple(cells.values()), 1.0, VERSION, fields, frozenset(chosen), self.by
        )


_NAMES = {
    **_FIELDS, "agreement_kind": Meaning.KIND, "title": Meaning.TITLE, "stage": Meaning.SIGNED,
    "stage_date": Meaning.SIGNED,
}  # fmt: skip


def _stated(planned: Planned) -> StatedRow:
    assert planned.stated is not None  # only rows that could not be read state nothing
    return planned.stated


def _names_place(stated: StatedRow) -> bool:
    return bool(stated.city or stated.place)


def _place_key(stated: StatedRow) -> str:
    """A place by its number in the gazetteer, or by what a row calls it."""
    return stated.place.id if stated.place else f"{stated.city}, {stated.country}"


def _is_same(act: Act, kind: str, date: str | None, number: str) -> bool:
    if act.act_kind != kind:
        return False
    return act.number == number if act.number and number else act.date == date


def language_of(text: str) -> str:
    """The language in which a table writes names: by its letters, which is enough for names."""
    if any("\u0400" <= letter <= "\u04ff" for letter in text):
        return "ru"
    return "tr" if set(text) & set("ğşıİĞŞ") else "en"
