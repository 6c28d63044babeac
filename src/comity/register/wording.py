"""Wordings: what people read, in as many languages as somebody has written it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# Whose reader understands what else, best first; after these any language will do.
FALLBACKS: Mapping[str, tuple[str, ...]] = {
    "tr": ("en", "ru"),
    "en": ("tr", "ru"),
    "ru": ("en", "tr"),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """Words and the language they are in; `is_missing` if the reader asked for another."""

    text: str
    language: str
    is_missing: bool = False

    def __str__(self) -> str:
        return self.text


class LanguageMap(dict[str, str]):
    """Language tag (BCP 47) to words, as `{"tr": "Moskova", "ru": "Москва"}`.

    Empty wordings are left out, so that a language is either there or missing.
    """

    def __init__(self, wordings: Mapping[str, str] | None = None, **more: str) -> None:
        both = {**(wordings or {}), **more}
        super().__init__({tag: text.strip() for tag, text in both.items() if text.strip()})

    def wording(self, language: str) -> Wording | None:
        """The words for a reader of `language`: theirs, or another said to be another.

        None if there are no words in any language. Never translates.
        """
        if language in self:
            return Wording(self[language], language)
        for other in (*FALLBACKS.get(language, ()), *sorted(self)):
            if other in self:
                return Wording(self[other], other, is_missing=True)
        return None

    def text(self, language: str) -> str:
        """Only the words of `wording`, or an empty string."""
        found = self.wording(language)
        return found.text if found else ""

    def with_more(self, other: Mapping[str, str]) -> LanguageMap:
        """This map, and of `other` the languages that this one lacks."""
        return LanguageMap({**self, **{tag: t for tag, t in other.items() if tag not in self}})
