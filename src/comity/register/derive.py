"""What follows from the rows of a record: its label, its date to sort by, its search words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.db import models

from comity.register.fields import LanguageMapField, set_companions
from comity.register.folding import fold, sound
from comity.register.identities import renew_keys
from comity.register.kinds import MODELS
from comity.register.labels import label_of, when_of
from comity.register.links import linking
from comity.register.models import Kind, Record, SearchEntry, Source
from comity.register.rows import content_fields
from comity.register.sorting import sort_key
from comity.register.stems import stem_tokens
from comity.register.tables import update_rows
from comity.register.wholes import links_of, parts_of, portions, wholes
from comity.register.wording import LanguageMap
from comity.register.words import LANGUAGES

DERIVED = [
    "label", "open_label", "confined_to", "when", "when_sort", "when_lower", "when_upper",
    *(f"sort_{language}" for language in LANGUAGES),
]  # fmt: skip


@dataclass
class Written:
    """What one entry of the history wrote.

    `touched` has the key of each record concerned, and the instances of it that callers
    hold, which get the new values too. `made` are the keys of records that the entry put
    in, `models` those of all its rows: other tables hold nothing of what was just made.
    """

    touched: dict[int, list[Record]] = field(default_factory=dict)
    made: set[int] = field(default_factory=set)
    models: set[type[models.Model]] = field(default_factory=set)

    def note(self, row: models.Model, *concerned: Record | None) -> None:
        """A row was written, and these records are concerned."""
        self.models.add(type(row))
        for record in filter(None, concerned):
            held = self.touched.setdefault(record.pk, [])
            if not any(record is each for each in held):
                held.append(record)


# What records are called: label, open label, desks that the label is confined to.
_Called = tuple[LanguageMap, LanguageMap, list[int]]


def bring_up_to_date(written: Written) -> None:
    """Set what follows from each record, and from records whose label mentions it.

    A new label of a person spreads to their encounters, and so on; that ends, since no
    label mentions the label of a record that mentions it.
    """
    waiting = _Waiting()
    waiting.add({key: held[0].kind for key, held in written.touched.items()})
    called: dict[int, _Called] = {}
    while keys := waiting.pop():
        for some in portions(keys):
            renewed, before = _renew(some, called, written)
            for own in renewed:
                for held in written.touched.get(own.pk, ()):
                    _hand_on(own, held)
            # Also those that were done already: they showed the old label.
            waiting.add(_mentioning(own for own in renewed if _is_renamed(own, before[own.pk])))


# The labels of all others are put together from the labels of these, in this order; the
# words of promises and statements have the label of their encounter, those of acts that of
# their agreement.
_FIRST = (
    Kind.PLACE, Kind.INSTITUTION, Kind.PERSON, Kind.EVENT, Kind.TENURE, Kind.ENCOUNTER,
    Kind.AGREEMENT,
)  # fmt: skip


class _Waiting:
    """Keys of records in an order in which each label finds those that it mentions."""

    def __init__(self) -> None:
        self._keys: dict[int, dict[int, str]] = {}

    def add(self, kinds: Mapping[int, str]) -> None:
        for key, kind in kinds.items():
            place = _FIRST.index(Kind(kind)) if kind in _FIRST else len(_FIRST)
            self._keys.setdefault(place, {})[key] = kind

    def pop(self) -> list[tuple[str, int]]:
        """The kinds and keys whose turn it is; empty when all are done."""
        if not self._keys:
            return []
        turn = self._keys.pop(min(self._keys))
        return sorted((kind, key) for key, kind in turn.items())


def _hand_on(own: Record, held: Record) -> None:
    for name in DERIVED:
        setattr(held, name, getattr(own, name))


def _is_renamed(own: Record, before: _Called) -> bool:
    return bool(before[0]) and before != _called(own)


def _called(own: Record) -> _Called:
    return own.label, own.open_label, own.confined_to


def index_source(source: Source) -> None:
    """Make the words of a source findable."""
    texts = (source.title, source.name, source.author, source.text)
    body = search_words(texts, source.language)
    _store_words([SearchEntry(source=source, body=body)], "source")


def _store_words(entries: list[SearchEntry], of: str) -> None:
    SearchEntry.objects.bulk_create(
        entries, update_conflicts=True, unique_fields=[of], update_fields=["body"]
    )


def _renew(
    some: Sequence[tuple[str, int]], called: dict[int, _Called], written: Written
) -> tuple[list[Any], dict[int, _Called]]:
    """The records as their own kinds with what follows from them set, and what they were called.

    `called` has those that this entry has renewed so far; these are added.
    """
    owns = _loaded(some, written)
    before = {own.pk: _called(own) for own in owns}
    for own in owns:
        _set_derived(own)
    called |= {own.pk: _called(own) for own in owns}
    update_rows(Record, owns, DERIVED)
    known = [own.pk for own in owns if own.pk not in written.made or before[own.pk][0]]
    _renew_words(owns, called, known)
    renew_keys(owns, known)
    return owns, before


def _loaded(some: Sequence[tuple[str, int]], written: Written) -> list[Any]:
    alike: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for kind, key in some:
        alike[kind, key in written.made].append(key)
    return [
        own
        for (kind, is_new), keys in alike.items()
        for own in wholes(MODELS[kind], keys, among=written.models if is_new else None)
    ]


def _set_derived(own: Any) -> None:
    label = label_of(own)
    own.label, own.open_label = label.full, label.open if label.confined_to else LanguageMap()
    own.confined_to = list(label.confined_to)
    own.when = when_of(own)
    set_companions(own, "when", own.when)
    for language in LANGUAGES:
        setattr(own, f"sort_{language}", sort_key(own.label.text(language), language))


def _renew_words(owns: Sequence[Any], called: Mapping[int, _Called], known: Sequence[int]) -> None:
    """Store the words of records, of which those of keys `known` may have words already."""
    own_words = SearchEntry.objects.filter(record__in=known)
    held = dict(own_words.values_list("record", "body")) if known else {}
    bodies = {own.pk: search_words(_texts_of(own, called)) for own in owns}
    new = {key: body for key, body in bodies.items() if held.get(key) != body}
    _store_words([SearchEntry(record_id=key, body=body) for key, body in new.items()], "record")


def _mentioning(owns: Iterable[Record]) -> dict[int, str]:
    """Live records whose rows lead to these: their keys and kinds."""
    keys: dict[type[Record], list[int]] = defaultdict(list)
    for own in owns:
        keys[type(own)].append(own.pk)
    found: dict[int, str] = {}
    for model, some in keys.items():
        found |= linking(model, some)
    return found


def _texts_of(record: Any, called: Mapping[int, _Called]) -> list[str]:
    """Everything in a record and its rows that whoever may see the record may search for.

    What it names that is confidential to others is left out, with the words beside it: a
    search that found the record by them would tell. So are rows that only its desk reads.
    """
    desks = (record.desk_id or 0,) if record.confidential else ()
    texts = [*record.called(desks).values(), record.note]
    texts += _own_texts(record, content_fields(type(record)), called, desks)
    for part in parts_of(record):
        if getattr(part, "is_internal", False):
            continue
        names = tuple(each.name for each in part._meta.concrete_fields)
        linked = (getattr(part, name) for name in links_of(type(part)))
        if all(other is None or may_be_named(other, desks) for other in linked):
            texts += _own_texts(part, names, called, desks)
    return texts


def _own_texts(
    row: models.Model, names: tuple[str, ...], called: Mapping[int, _Called],
    desks: Collection[int],
) -> list[str]:  # fmt: skip
    texts: list[str] = []
    links = links_of(type(row))
    for name in names:
        column = row._meta.get_field(name)
        if isinstance(column, LanguageMapField):
            texts += getattr(row, name).values()
        elif name in links:
            texts += _names_of(getattr(row, name), called, desks)
        elif type(column) in (models.CharField, models.TextField):
            texts.append(getattr(row, name) or "")
    return texts


def _names_of(
    linked: Record | None, called: Mapping[int, _Called], desks: Collection[int]
) -> Iterable[str]:
    if linked is None:
        return ()
    if linked.pk in called:  # it may have been loaded before it was renewed
        linked.label, linked.open_label, linked.confined_to = called[linked.pk]
    return linked.called(desks).values()


def may_be_named(record: Record, desks: Collection[int]) -> bool:
    """Whether those who see what is confidential at `desks` may know of a record."""
    return not record.confidential or record.desk_id in desks


def search_words(texts: Iterable[str], language: str = "") -> str:
    """Folded words, beside them how they sound where that differs, and their stems."""
    words: set[str] = set()
    for text in texts:
        words |= (_words_again if len(text) <= _SHORT else _words_in)(text, language)
    return " ".join(sorted(words - {""}))


_SHORT = 200  # letters: names and labels, which come again in many records


def _words_in(text: str, language: str) -> frozenset[str]:
    folded = fold(text).split()
    return frozenset(folded) | {sound(word) for word in folded} | stem_tokens(text, language)


_words_again = lru_cache(maxsize=20_000)(_words_in)
