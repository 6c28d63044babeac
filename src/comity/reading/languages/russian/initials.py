"""Abbreviations by the first letters of a body's name."""

from __future__ import annotations

from functools import lru_cache

from comity.reading.languages.russian.lists import members

_SMALL = members("titles", "small")


@lru_cache(maxsize=4_000)
def initials(name: str) -> str:
    """`Департамент внешнеэкономических и международных связей` -> `ДВМС`."""
    return "".join(w[0].upper() for w in name.replace("-", " ").split() if w.lower() not in _SMALL)
