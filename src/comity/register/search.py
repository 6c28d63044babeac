"""One box that finds records and sources, in any language and alphabet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from comity.passages import Passage
from comity.register.folding import fold, sound, words_of
from comity.register.models import Record, SearchEntry, Source, State, User
from comity.register.permissions import visible_records, visible_sources

MOST_WORDS = 12  # of a query; the rest is left aside
MOST_CANDIDATES = 1000  # looked at before permissions and kinds narrow them

_SQLITE = """
    SELECT rowid FROM register_search WHERE register_search MATCH %s ORDER BY rank LIMIT %s
"""
_POSTGRESQL = """
    SELECT id FROM register_searchentry, to_tsquery('simple', %s) AS asked
    WHERE to_tsvector('simple'::regconfig, body) @@ asked
    ORDER BY ts_rank(to_tsvector('simple'::regconfig, body), asked, 1) DESC, id LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record or a source that was found; of a source also where its text has the words."""

    record: Record | None = None
    source: Source | None = None
    passages: tuple[Passage, ...] = ()


def search(query: str, user: User, *, kinds: Sequence[str] = (), limit: int = 50) -> list[Hit]:
    """What has every word of `query` (or a word that begins with it, or sounds like it).

    Best first: records, then sources. `kinds` keeps only records of these kinds, and no
    sources. Never shows what `user` may not see, nor what was merged or deleted. An
    empty query finds nothing.
    """
    asked = _asked(query)
    if not asked:
        return []
    entries = _entries(asked)
    records = _records(entries, user, kinds)[:limit]
    sources = [] if kinds else _sources(entries, user)[: limit - len(records)]
    return [
        *(Hit(record=record) for record in records),
        *(Hit(source=source, passages=passages_with(source.text, asked)) for source in sources),
    ]


def passages_with(text: str, asked: Sequence[frozenset[str]], most: int = 5) -> tuple[Passage, ...]:
    """Where a text has the words of a query, the first `most` places."""
    found: list[Passage] = []
    beginnings = tuple(way for ways in asked for way in ways)
    for word, passage in words_of(text):
        if word.startswith(beginnings) or sound(word).startswith(beginnings):
            found.append(passage)
            if len(found) == most:
                break
    return tuple(found)


def _asked(query: str) -> list[frozenset[str]]:
    """For each word of the query, the ways in which the index may have it."""
    return [frozenset({word, sound(word)} - {""}) for word in fold(query).split()[:MOST_WORDS]]


def _entries(asked: list[frozenset[str]]) -> list[int]:
    """Keys of the search entries, best first."""
    is_sqlite = connection.vendor == "sqlite"
    mark, either, also = ('"{}"*', " OR ", " AND ") if is_sqlite else ("{}:*", " | ", " & ")
    words = (either.join(mark.format(way) for way in sorted(ways)) for ways in asked)
    expression = also.join(f"({word})" for word in words)
    with connection.cursor() as cursor:
        cursor.execute(_SQLITE if is_sqlite else _POSTGRESQL, [expression, MOST_CANDIDATES])
        return [key for (key,) in cursor.fetchall()]


def _records(entries: list[int], user: User, kinds: Sequence[str]) -> list[Record]:
    found = visible_records(user).filter(search_entry__in=entries, state=State.LIVE)
    if kinds:
        found = found.filter(kind__in=kinds)
    rank = {key: place for place, key in enumerate(entries)}
    return sorted(found.select_related("search_entry"), key=lambda r: rank[r.search_entry.pk])


def _sources(entries: list[int], user: User) -> list[Source]:
    found = visible_sources(user).filter(search_entry__in=entries)
    rank = {key: place for place, key in enumerate(entries)}
    keys = dict(SearchEntry.objects.filter(pk__in=entries).values_list("source", "pk"))
    return sorted(found, key=lambda source: rank[keys[source.pk]])
