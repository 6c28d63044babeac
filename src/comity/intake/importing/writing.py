"""A planned import is carried out: one entry of the history, taken back as one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from comity.identity import InstitutionProfile
from comity.intake.gazetteer_places import held_place, place_from
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
        for each in made:
            hand.make(each)
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

    def make(self, planned: Planned) -> None:
        """Make the agreement of a row, with its parties and acts."""
        stated = planned.stated
        assert stated is not None
        signed = stated.get(Meaning.SIGNED) or None
        agreement = Agreement(
            agreement_kind=stated.kind, stage="signed" if signed else self.choices.stage,
            stage_date=signed, signed_on=signed, until=stated.get(Meaning.UNTIL) or None,
            note=stated.get(Meaning.NOTE), title=self._words(stated.get(Meaning.TITLE)),
        )  # fmt: skip
        self._own(agreement)
        self.pen.create(agreement, self._basis(stated, agreement=agreement))
        parties = filter(None, (self.desk.institution, self._partner(stated)))
        for order, who in enumerate(parties):
            named = stated.partner or stated.city if order or not self.desk.institution else ""
            party = Party(agreement=agreement, who=who, as_named=named[:400], order=order)
            own = order == 0 and self.desk.institution is not None
            self.pen.create(party, ByHand(self.by) if own else self._basis(stated))
        self._acts(agreement, stated)

    def fill(self, planned: Planned) -> bool:
        """Add to an agreement of the register what a row says more; whether it said more."""
        stated = planned.stated
        assert stated is not None and planned.match is not None
        agreement = Agreement.objects.get(pk=planned.match.key)
        more = {
            name: stated.get(meaning)
            for name, meaning in _FIELDS.items()
            if stated.get(meaning) and not getattr(agreement, name)
        }
        changed = self.pen.change(agreement, self._basis(stated), **more)
        return self._acts(agreement, stated) or bool(changed)

    def _acts(self, agreement: Agreement, stated: StatedRow) -> bool:
        told = (
            (ActKind.COUNCIL_DECISION, Meaning.DECISION_DATE, Meaning.DECISION_NUMBER),
            (ActKind.PERMISSION, Meaning.APPROVAL_DATE, Meaning.APPROVAL_NUMBER),
        )
        held = list(agreement.acts.filter(state="live"))
        added = False
        for kind, date_in, number_in in told:
            date, number = stated.get(date_in) or None, stated.get(number_in)
            if not (date or number) or any(_is_same(act, kind, date, number) for act in held):
                continue
            act = Act(act_kind=kind, date=date, number=number, agreement=agreement)
            self._own(act)
            self.pen.create(act, self._basis(stated, only=(date_in, number_in)))
            added = True
        return added

    def _partner(self, stated: StatedRow) -> Record:
        key = (stated.partner, stated.city, stated.country)
        if key not in self._partners:
            place = self._place(stated) if stated.city or stated.place else None
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

    def _place(self, stated: StatedRow) -> Place:
        known = stated.place
        key = known.id if known else f"{stated.city}, {stated.country}"
        if key not in self._places:
            held = held_place(known) if known else None
            self._places[key] = held or self._new_place(stated)
        return self._places[key]

    def _new_place(self, stated: StatedRow) -> Place:
        if stated.place is not None:
            return self.pen.create(place_from(stated.place), self._basis(stated))
        made = Place(name=self._words(stated.city), scale=PlaceKind.CITY, country=stated.country)
        self._close(made)
        return self.pen.create(made, self._basis(stated))

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


def _is_same(act: Act, kind: str, date: str | None, number: str) -> bool:
    if act.act_kind != kind:
        return False
    return act.number == number if act.number and number else act.date == date


def language_of(text: str) -> str:
    """The language in which a table writes names: by its letters, which is enough for names."""
    if any("\u0400" <= letter <= "\u04ff" for letter in text):
        return "ru"
    return "tr" if set(text) & set("ğşıİĞŞ") else "en"
