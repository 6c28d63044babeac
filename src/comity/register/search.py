"""One box that finds records and sources, in any language and alphabet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Q

from comity.passages import Passage
from comity.register.folding import fold, sound, words_of
from comity.register.models import Kind, Record, SearchEntry, Source, State, User
from comity.register.permissions import visible_records, visible_sources
from comity.register.stems import stem_tokens
from comity.register.wording import LanguageMap

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


# Among what has the words in its own name, who and where come before what was said.
_KINDS = (
    Kind.PERSON, Kind.INSTITUTION, Kind.PLACE, Kind.AGREEMENT, Kind.ENCOUNTER, Kind.EVENT,
    Kind.INVITATION, Kind.PROMISE, Kind.ACT, Kind.TENURE, Kind.STATEMENT, Kind.RELATION,
    Kind.FIGURE,
)  # fmt: skip
_SHORT = 3  # letters: a sound shorter than that would be the beginning of everything


@dataclass(frozen=True, slots=True)
class Hit:
    """A record or a source that was found; of a source also where its text has the words."""

    record: Record | None = None
    source: Source | None = None
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """One word of a query: how words in question begin, and its stems."""

    beginnings: tuple[str, ...]
    wholes: frozenset[str]

    @classmethod
    def of(cls, word: str) -> Asked:
        """A word as typed: `Moskova'da`."""
        folded = fold(word)
        heard = sound(folded)
        begin = {folded, heard} if len(heard) >= _SHORT else {folded}
        return cls(tuple(sorted(begin - {""})), stem_tokens(word) | {heard})

    def is_in(self, word: str, written: str) -> bool:
        """Whether a word of a text (folded, and as written) answers it."""
        if word.startswith(self.beginnings) or sound(word).startswith(self.beginnings):
            return True
        return not self.wholes.isdisjoint(stem_tokens(written))


def search(
    query: str,
    user: User,
    *,
    kinds: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
    about: Q | None = None,
    limit: int = 50,
) -> list[Hit]:
    """What has every word of `query`: in any form, or as its beginning, or as it sounds.

    Best first: records that are called so, other records, then sources. `kinds` keeps only
    records of these kinds and `about` (a condition on Record) only those that meet it, and
    no sources; `since` and `until` keep what may lie in between. Never shows what `user`
    may not see, nor what was merged or deleted. An empty query finds nothing.
    """
    asked = _asked(query)
    if not asked:
        return []
    entries = _entries(asked)
    meets = about if about is not None else Q()
    if kinds:
        meets &= Q(kind__in=kinds)
    records = _records(entries, user, asked, meets & _within("when", since, until), limit)
    more = 0 if kinds or about is not None else limit - len(records)
    sources = _sources(entries, user, _within("published", since, until))[:more] if more else []
    return [
        *(Hit(record=record) for record in records),
        *(Hit(source=source, passages=passages_with(source.text, asked)) for source in sources),
    ]


def passages_with(text: str, asked: Sequence[Asked], most: int = 5) -> tuple[Passage, ...]:
    """Where a text has the words of a query, the first `most` places."""
    found: list[Passage] = []
    for word, passage in words_of(text):
        if any(each.is_in(word, passage.of(text)) for each in asked):
            found.append(passage)
            if len(found) == most:
                break
    return tuple(found)


def _asked(query: str) -> list[Asked]:
    words = [passage.of(query) for _folded, passage in words_of(query)]
    return [Asked.of(word) for word in words[:MOST_WORDS]]


def _entries(asked: list[Asked]) -> list[int]:
    """Keys of the search entries, best first."""
    is_sqlite = connection.vendor == "sqlite"
    either, also = (" OR ", " AND ") if is_sqlite else (" | ", " & ")
    begin, whole = ('"{}"*', '"{}"') if is_sqlite else ("{}:*", "{}")
    ways = (
        [begin.format(w) for w in each.beginnings] + [whole.format(w) for w in sorted(each.wholes)]
        for each in asked
    )
    expression = also.join(f"({either.join(words)})" for words in ways)
    with connection.cursor() as cursor:
        cursor.execute(_SQLITE if is_sqlite else _POSTGRESQL, [expression, MOST_CANDIDATES])
        return [key for (key,) in cursor.fetchall()]


def _records(
    entries: list[int], user: User, asked: Sequence[Asked], meets: Q, limit: int
) -> list[Record]:
    """The best records of so many; the others are looked at by their labels alone."""
    found = visible_records(user).filter(meets, search_entry__in=entries, state=State.LIVE)
    rank = {key: place for place, key in enumerate(entries)}
    told = found.values_list("pk", "search_entry", "kind", "label")
    ordered = sorted(told, key=lambda each: (*_standing(each[2], each[3], asked), rank[each[1]]))
    best = [each[0] for each in ordered[:limit]]
    records = Record.objects.in_bulk(best)
    return [records[key] for key in best]


def _standing(kind: str, label: LanguageMap, asked: Sequence[Asked]) -> tuple[bool, int]:
    """Whether a record is called as asked (False sorts first), and the place of its kind."""
    is_called_so = any(
        all(any(word.startswith(each.beginnings) for word in words) for each in asked)
        for words in (
            [way for word in fold(text).split() for way in (word, sound(word))]
            for text in set(label.values())
        )
    )
    return not is_called_so, _KINDS.index(Kind(kind))


def _sources(entries: list[int], user: User, meets: Q) -> list[Source]:
    found = visible_sources(user).filter(meets, search_entry__in=entries)
    rank = {key: place for place, key in enumerate(entries)}
    keys = dict(SearchEntry.objects.filter(pk__in=entries).values_list("source", "pk"))
    return sorted(found, key=lambda source: rank[keys[source.pk]])


def _within(name: str, since: date | None, until: date | None) -> Q:
    """An EDTF column that may lie between two days; with either, a row without date does not."""
    condition = Q()
    if since:
        condition &= Q(**{f"{name}_upper__gte": since})
    if until:
        condition &= Q(**{f"{name}_lower__lte": until})
    return condition
