"""What follows from the rows of a record: its label, its date to sort by, its search words."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db import models

from comity.register.fields import LanguageMapField, set_companions
from comity.register.folding import fold, sound
from comity.register.identities import renew_keys
from comity.register.kinds import parts_of, specific
from comity.register.labels import label_of, when_of
from comity.register.models import Kind, Record, SearchEntry, Source
from comity.register.rows import content_fields
from comity.register.sorting import sort_key
from comity.register.stems import stem_tokens
from comity.register.wording import LanguageMap
from comity.register.words import LANGUAGES

DERIVED = [
    "label", "open_label", "confined_to", "when", "when_sort", "when_lower", "when_upper",
    *(f"sort_{language}" for language in LANGUAGES),
]  # fmt: skip


def bring_up_to_date(touched: Mapping[int, Iterable[Record]]) -> None:
    """Set what follows from each record, and from records whose label mentions it.

    `touched` has each record's key and the instances of it that callers hold, which get
    the new values too. A new label of a person spreads to their encounters, and so on;
    that ends, since no label mentions the label of a record that mentions it.
    """
    waiting = deque(_names_first(touched))
    while waiting:
        key = waiting.popleft()
        record, has_new_label = _renew(key)
        for held in touched.get(key, ()):
            for name in DERIVED:
                setattr(held, name, getattr(record, name))
        if has_new_label:
            # Also those that were done already: they showed the old label.
            waiting.extend(each.pk for each in _mentioning(record) if each.pk not in waiting)


# The labels of all others are put together from the labels of these, in this order.
_NAMES = (Kind.PLACE, Kind.INSTITUTION, Kind.PERSON, Kind.EVENT, Kind.TENURE)


def _names_first(touched: Mapping[int, Iterable[Record]]) -> list[int]:
    """The keys in an order in which each label finds those that it mentions."""
    if len(touched) < 2:
        return list(touched)
    kinds = dict(Record.objects.filter(pk__in=list(touched)).values_list("pk", "kind"))
    place = {kind: n for n, kind in enumerate(_NAMES)}
    return sorted(touched, key=lambda key: place.get(Kind(kinds[key]), len(_NAMES)))


def index_source(source: Source) -> None:
    """Make the words of a source findable."""
    texts = (source.title, source.name, source.author, source.text)
    body = search_words(texts, source.language)
    _store_words(SearchEntry(source=source, body=body), "source")


def _store_words(entry: SearchEntry, of: str) -> None:
    SearchEntry.objects.bulk_create(
        [entry], update_conflicts=True, unique_fields=[of], update_fields=["body"]
    )


def _renew(key: int) -> tuple[Any, bool]:
    """The record as its own kind with what follows from it set, and whether its label is new."""
    own = specific(Record.objects.get(pk=key))
    before = (own.label, own.open_label, own.confined_to)
    label = label_of(own)
    own.label, own.open_label = label.full, label.open if label.confined_to else LanguageMap()
    own.confined_to = list(label.confined_to)
    own.when = when_of(own)
    set_companions(own, "when", own.when)
    for language in LANGUAGES:
        setattr(own, f"sort_{language}", sort_key(own.label.text(language), language))
    Record.objects.filter(pk=key).update(**{name: getattr(own, name) for name in DERIVED})
    _store_words(SearchEntry(record_id=key, body=search_words(_texts_of(own))), "record")
    renew_keys(own)
    now = (own.label, own.open_label, own.confined_to)
    return own, bool(before[0]) and before != now


def _mentioning(record: Record) -> list[Record]:
    """Live records whose rows lead to this one."""
    from comity.register.links import linking_records

    return linking_records(record)


def _texts_of(record: Any) -> list[str]:
    """Everything in a record and its rows that whoever may see the record may search for.

    What it names that is confidential to others is left out, with the words beside it: a
    search that found the record by them would tell.
    """
    desks = (record.desk_id or 0,) if record.confidential else ()
    texts = [*record.called(desks).values(), record.note]
    texts += _own_texts(record, content_fields(type(record)), desks)
    for part in parts_of(record):
        names = tuple(each.name for each in part._meta.concrete_fields)
        linked = (getattr(part, name) for name in names if _leads_to_a_record(part, name))
        if all(other is None or may_be_named(other, desks) for other in linked):
            texts += _own_texts(part, names, desks)
    return texts


def _own_texts(row: models.Model, names: tuple[str, ...], desks: Collection[int]) -> list[str]:
    texts: list[str] = []
    for name in names:
        column = row._meta.get_field(name)
        if isinstance(column, LanguageMapField):
            texts += getattr(row, name).values()
        elif _leads_to_a_record(row, name):
            linked = getattr(row, name)
            texts += linked.called(desks).values() if linked is not None else ()
        elif type(column) in (models.CharField, models.TextField):
            texts.append(getattr(row, name) or "")
    return texts


def may_be_named(record: Record, desks: Collection[int]) -> bool:
    """Whether those who see what is confidential at `desks` may know of a record."""
    return not record.confidential or record.desk_id in desks


def _leads_to_a_record(row: models.Model, name: str) -> bool:
    column = row._meta.get_field(name)
    if not isinstance(column, models.ForeignKey) or column.remote_field.parent_link:
        return False
    model = column.related_model
    return not isinstance(model, str) and issubclass(model, Record)


def search_words(texts: Iterable[str], language: str = "") -> str:
    """Folded words, beside them how they sound where that differs, and their stems."""
    words: set[str] = set()
    for text in texts:
        for word in fold(text).split():
            words |= {word, sound(word)}
        words |= stem_tokens(text, language)
    return " ".join(sorted(words - {""}))
