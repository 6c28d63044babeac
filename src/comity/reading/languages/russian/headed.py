"""Noun phrases around a head noun: the ground of all mentions of things."""

from __future__ import annotations

from comity.reading.document import Mention, MentionKind
from comity.reading.languages.russian.chains import Chain, read_right
from comity.reading.languages.russian.located import Located
from comity.reading.languages.russian.phrases import (
    is_adjective,
    nominative_phrase,
    noun_reading,
    passage_of,
)
from comity.reading.languages.russian.places import (
    capital_of,
    is_place_word,
    place_nominative,
    place_of_adjective,
)


class Headed(Located):
    """Reads the phrase around a head noun: adjectives before it, genitives behind it."""

    def _left(self, head: int) -> int:
        """Adjectives before a head noun that agree with it."""
        reading = noun_reading(self.tokens[head])
        at = head
        while at > 0 and not self.taken[at - 1]:
            token = self.tokens[at - 1]
            if (
                token.text == "и"
                and at - 2 >= 0
                and at < head
                and is_adjective(self.tokens[at - 2])
            ):
                at -= 1
                continue
            if token.text.isdigit() or _is_roman(token.text) or token.text == "-":
                at -= 1
                continue
            if not token.is_word or not is_adjective(token) or reading is None:
                break
            if token.word.has("pronoun") or (token.word.verb is not None and not token.is_capital):
                break
            at -= 1
        while at < head and self.tokens[at].text in ("и", "-"):
            at += 1
        return at

    def _chain(self, first: int, head: int) -> Chain:
        chain = Chain(first, head, head + 1, [], frozenset(("nomn",)), False)
        read_right(self.tokens, chain, self.taken)
        return chain

    def _mention(
        self, kind: MentionKind, first: int, head: int, last: int, subkind: str | None
    ) -> Mention:
        cases = self._cases(first, head)
        name = nominative_phrase(self.document.text, self.tokens, first, head, last, cases)
        reading = noun_reading(self.tokens[head], cases)
        return Mention(
            kind=kind,
            first=first,
            last=last,
            name=name,
            passage=passage_of(self.tokens, first, last),
            place=self._place_inside(first, last),
            subkind=subkind,
            marker="|".join(sorted(cases)),
            is_plural=reading is not None and reading.is_plural,
        )

    def _place_inside(self, first: int, last: int) -> str | None:
        """The place that a phrase names, else the one that an adjective tells (`делегация
        китайского города Гуанчжоу` is from Гуанчжоу)."""
        told: str | None = None
        at = first
        while at < last:
            token = self.tokens[at]
            for width in (3, 2, 1):
                words = self.tokens[at : at + width]
                if at + width <= last and all(t.is_word and t.is_capital for t in words):
                    name = " ".join(t.text for t in words)
                    if name.isascii() or (width == 1 and is_adjective(token)):
                        continue
                    if is_place_word(name):
                        return place_nominative(name)
            if token.is_word and is_adjective(token):
                if (
                    at + 1 < last
                    and self.tokens[at + 1].word.has("place_noun")
                    and token.is_capital
                ):
                    return nominative_phrase(
                        self.document.text, self.tokens, at, at + 1, at + 2, frozenset()
                    )
                if at + 1 < last and self.tokens[at + 1].word.lemma == "столица":
                    return capital_of(token.word.lower)
                told = told or place_of_adjective(token.word.lower, token.is_capital)
            at += 1
        return told


def _is_roman(text: str) -> bool:
    return bool(text) and all(c in "IІVXХLС" for c in text)
