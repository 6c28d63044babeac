"""Sheets of facts: the fields of a record in order, each with its words and its proof."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from comity.desk.addresses import list_address, record_address
from comity.desk.badges import badge_of
from comity.desk.proofs import Proofs
from comity.desk.shown import (
    Fact,
    Line,
    Section,
    Shown,
    hidden,
    is_hidden,
    language,
    line_of,
    of_code,
    of_date,
    of_record,
    of_text,
    present,
    wording,
)
from comity.desk.ties import Ties
from comity.desk.words import say
from comity.register.models import Kind, Record, Tenure
from comity.register.wording import LanguageMap

SECTION_LENGTH = 12
# What a line of a kind mainly says: the proof of these fields, in this order, is its proof.
MAIN_FIELDS: Mapping[str, tuple[str, ...]] = defaultdict(
    tuple,
    {
        Kind.ENCOUNTER: ("encounter_kind", "date"),
        Kind.AGREEMENT: ("stage", "agreement_kind", "title"),
        Kind.ACT: ("number", "act_kind"),
        Kind.PROMISE: ("what",),
        Kind.INVITATION: ("event", "event_text", "inviter"),
        Kind.EVENT: ("name",),
        Kind.STATEMENT: ("text",),
        Kind.RELATION: ("since", "nature"),
        Kind.FIGURE: ("value", "what"),
    },
)
TIMELINE_LENGTH = 40


class Sheet:
    """The facts of one record; a field that says nothing is left out."""

    def __init__(self, record: Record, proofs: Proofs) -> None:
        self.record = record
        self.proofs = proofs
        self.facts: list[Fact] = []

    def add(
        self, name: str, *values: Shown | None, also: Sequence[str] = (), heading: str = ""
    ) -> Sheet:
        """A field with its words; `also` are other fields whose proof counts for it."""
        if said := present(*values):
            marks = self.proofs.of_field(self.record, name, *also)
            self.facts.append(Fact(heading or say("fields", name), said, marks))
        return self

    def code(self, name: str, vocabulary: str) -> Sheet:
        """A field that holds a value of a closed list."""
        return self.add(name, plain(of_code(vocabulary, getattr(self.record, name))))

    def date(self, name: str) -> Sheet:
        """A field that holds an EDTF date."""
        return self.add(name, of_date(getattr(self.record, name)))

    def map(self, name: str, *, heading: str = "") -> Sheet:
        """A field that holds words in several languages, each shown."""
        return self.add(name, *each_wording(getattr(self.record, name)), heading=heading)

    def text(self, name: str) -> Sheet:
        """A field that holds words as they stand."""
        return self.add(name, of_text(str(getattr(self.record, name) or "")))

    def link(self, name: str, *, said: str = "") -> Sheet:
        """A field that leads to another record; `said` names the field for want of one."""
        other = getattr(self.record, name)
        if other is not None:
            return self.add(name, of_record(other))
        if not said:
            return self
        words = getattr(self.record, said)
        shown = wording(words) if isinstance(words, dict) else of_text(words)
        return self.add(said, shown)

    def done(self) -> tuple[Fact, ...]:
        """The facts."""
        return tuple(self.facts)


def plain(value: Shown | None) -> Shown | None:
    """A value without its badge."""
    return Shown(value.text, value.language, value.is_missing, value.url) if value else None


def each_wording(words: LanguageMap) -> tuple[Shown, ...]:
    """Every wording of a language map, the reader's own first; foreign ones say their language."""
    first = LanguageMap(words).wording(language())
    if first is None:
        return ()
    rest = [tag for tag in words if tag != first.language]
    return tuple(
        Shown(words[tag], tag if tag != language() else "", is_missing=tag != language())
        for tag in [first.language, *sorted(rest)]
    )


def capacity_of(capacity: Tenure | None, said: str) -> Shown | None:
    """The office in which somebody acted: as the register knows it, else as the source says."""
    if capacity is None:
        return of_text(said)
    if is_hidden(capacity):
        return hidden()
    title = wording(capacity.title)
    where = capacity.institution or capacity.place
    if title is None:
        return of_record(capacity)
    place = f", {of_record(where).text}" if where and not is_hidden(where) else ""
    return Shown(
        title.text + place,
        title.language,
        title.is_missing,
        record_address(capacity.kind, capacity.pk),
    )


def in_office(who: Record, capacity: Tenure | None, said: str) -> Shown | None:
    """The office in which somebody took part; of one who may not be known of, neither it."""
    return None if is_hidden(who) else capacity_of(capacity, said)


def section(
    heading: str, lines: Iterable[Line], *, count: int | None = None, more_url: str = ""
) -> tuple[Section, ...]:
    """A section, or none where there are no lines."""
    given = tuple(lines)
    if not given:
        return ()
    return (Section(heading, given, len(given) if count is None else count, more_url),)


def tied(ties: Ties, kind: Kind, *, about: Record | None = None) -> tuple[Section, ...]:
    """A section of the ties of one kind; where it is cut, the rest stand in the kind's list."""
    found = ties.own(kind, SECTION_LENGTH)
    count = ties.counts[kind]
    rest = list_address(kind, about) if about and count > len(found) else ""
    proofs = ties.proofs
    lines = [
        line_of(
            record, badges=[badge_of(record)], mark=proofs.of_record(record, *MAIN_FIELDS[kind])
        )
        for record in found
    ]
    return section(say("kinds", kind), lines, count=count, more_url=rest)


def timeline_of(ties: Ties) -> tuple[Line, ...]:
    """The latest ties that have a date."""
    return tuple(line_of(record) for record in ties.dated[:TIMELINE_LENGTH])
