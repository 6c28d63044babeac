"""When two names in one text are of one event: told in full once, by a shorter name later."""

from __future__ import annotations

import re

from comity.reading.document import Document
from comity.reading.findings import EventFinding

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d\w*|[ivx]+", re.IGNORECASE)
_STEM = 5
_LEAST = 2


def event_key(document: Document, name: str) -> str:
    """A key under which two mentions of one event in a text are the same."""
    return " ".join(_WORD.findall(document.language.fold(name)))


class KnownEvents:
    """The events of a text by any of the names that it gives them."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._by_key: dict[str, EventFinding] = {}
        self._words: list[tuple[frozenset[str], EventFinding]] = []

    def all(self) -> list[EventFinding]:
        """Each event once, in the order of the text."""
        return [event for _, event in self._words]

    def of(self, name: str | None) -> EventFinding | None:
        """The event of a name, or None."""
        return self._by_key.get(event_key(self.document, name)) if name else None

    def meet(self, name: str) -> EventFinding:
        """The event of a name, new or known; the fullest of its names is kept."""
        key = event_key(self.document, name)
        known = self._by_key.get(key)
        if known is not None:
            return known
        words = _telling(key)
        for position, (others, event) in enumerate(self._words):
            if _is_one(words, others):
                if len(words) > len(others):
                    event.name = name
                    self._words[position] = (words, event)
                self._by_key[key] = event
                return event
        event = self._by_key[key] = EventFinding(name=name, confidence=0.8)
        self._words.append((words, event))
        return event


def _telling(key: str) -> frozenset[str]:
    """The stems of a name's words, without its number."""
    words = [w for w in _WORD.findall(key) if len(w) > 2 and not _NUMBER.fullmatch(w)]
    return frozenset(w[:_STEM] for w in words)


def _is_one(some: frozenset[str], others: frozenset[str]) -> bool:
    short = min(some, others, key=len)
    return len(short) >= _LEAST and (some <= others or others <= some)
