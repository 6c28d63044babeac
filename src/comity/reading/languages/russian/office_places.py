"""Places inside office phrases: of bodies, seats of envoys, regions, adjectives."""

from __future__ import annotations

from comity.reading.document import Document, Token
from comity.reading.languages.russian.chain_part import OPENING_MARKS, Part
from comity.reading.languages.russian.chains import Chain
from comity.reading.languages.russian.morphology import cased_like, inflected
from comity.reading.languages.russian.phrases import (
    is_adjective,
    nominative_phrase,
    noun_reading,
)
from comity.reading.languages.russian.places import (
    is_place_word,
    place_nominative,
    place_of_adjective,
)
from comity.reading.places import known_place

_GENITIVE = frozenset(("gent",))


_DATIVE = frozenset(("loct", "accs", "gent"))


_WITHOUT_PLACE = ("art", "press", "medicine", "sport", "work", "army", "academic")
_STATES = ("государство", "штаты")


def _next_is_place_noun(tokens: list[Token], at: int, last: int) -> bool:
    return at + 1 < last and tokens[at + 1].word.has("place_noun")


class OfficePlaces:
    """What is known of an office phrase so far, and the places that its words name."""

    def __init__(self, document: Document, tokens: list[Token], chain: Chain) -> None:
        self.document = document
        self.tokens = tokens
        self.chain = chain
        self.kind = tokens[chain.head].word.value("office") or ""
        self.title_last = chain.head + 1
        self.tails: list[Part] = []
        self.institution: str | None = None
        self.place: str | None = None
        self.seat: str | None = None

    def _long_place(self, adjective: Part, part: Part) -> str | None:
        """`Мексиканских Соединённых Штатов`: an adjective with a capital belongs to the name."""
        if not self.tokens[adjective.first].is_capital:
            return self._place_in(part.first, part.last)
        return nominative_phrase(
            self.document.text, self.tokens, adjective.first, part.last - 1, part.last, _GENITIVE
        )

    def _state_inside(self, parts: list[Part], first: int, last: int) -> str | None:
        for index in range(first, last):
            if parts[index].kind == "place":
                return self._place_in(parts[index].first, parts[index].last)
            if parts[index].kind == "place_noun":
                start = index
                while start > first and parts[start - 1].kind == "adjective":
                    start -= 1
                return nominative_phrase(
                    self.document.text, self.tokens, parts[start].first, parts[index].first,
                    parts[index].last, _GENITIVE,
                )  # fmt: skip
        return None

    def _place_inside(self, first: int, last: int, is_public: bool = True) -> str | None:
        """The place in a body's name; of several the town (`комитета партии Китайской Народной
        Республики города Даляня`)."""
        place = self._first_inside(first, last, is_public)
        for at in range(first, last - 1):
            town = self.tokens[at].word.value("place_noun") == "city" and self.tokens[at + 1]
            if place is not None and town and town.is_capital and is_place_word(town.text):
                return place_nominative(town.text)
        return place

    def _first_inside(self, first: int, last: int, is_public: bool) -> str | None:
        at = first
        while at < last:
            token = self.tokens[at]
            if token.text in OPENING_MARKS:
                break  # «Единая Россия» is no place
            if (
                token.word.has("place_noun")
                and at > first
                and self.tokens[at - 1].is_capital
                and is_adjective(self.tokens[at - 1])
            ):
                return nominative_phrase(
                    self.document.text, self.tokens, at - 1, at, at + 1, _GENITIVE
                )
            for width in (3, 2, 1):
                words = self.tokens[at : at + width]
                if at + width <= last and all(t.is_word and t.is_capital for t in words):
                    name = " ".join(t.text for t in words)
                    if name.isascii() or (width == 1 and is_adjective(token)):
                        continue
                    if is_place_word(name):
                        return place_nominative(name)
            if (
                token.is_word
                and is_adjective(token)
                and not _next_is_place_noun(self.tokens, at, last)
            ):
                place = place_of_adjective(token.word.lower, token.is_capital)
                if place is not None and token.is_capital and is_public:
                    return place
            at += 1
        return None

    def _place_in(self, first: int, last: int) -> str | None:
        """The place that `в городе Казани`, `Санкт-Петербурге` names."""
        tokens = self.tokens[first:last]
        if len(tokens) > 1:
            head = next((i for i, t in enumerate(tokens) if t.word.has("place_noun")), None)
            if head is not None and (head == len(tokens) - 1 or tokens[head].is_capital):
                return nominative_phrase(
                    self.document.text, self.tokens, first, first + head, last, _DATIVE
                )
            if head is not None:
                tokens = tokens[head + 1 :]
        words = " ".join(t.text for t in tokens)
        if len(tokens) == 2 and is_adjective(tokens[0]) and not is_place_word(words):
            return nominative_phrase(  # `на Южном Кавказе`
                self.document.text, self.tokens, last - 2, last - 1, last, _DATIVE
            )
        return place_nominative(words) or words

    def _place_from_adjectives(self) -> None:
        """`казанский мэр`, but where a `немецкий режиссёр` comes from is no office's place."""
        if self.kind in _WITHOUT_PLACE:
            return
        for token in self.tokens[self.chain.first : self.chain.head]:
            if is_adjective(token) and not token.word.has("title"):
                place = place_of_adjective(token.word.lower, token.is_capital)
                if self.kind == "governor":
                    place = _region_of(token.word.lower) or place
                if place is not None:
                    self.place = self.place or place


def _region_of(low: str) -> str | None:
    """`свердловского` губернатора -> `Свердловская область`, not the city."""
    for gender, noun in (("f", "область"), ("m", "край")):
        form = inflected(low, "ADJF", "nomn", gender, False)
        region = f"{form.capitalize()} {noun}" if form else ""
        if region and (place := known_place(region)) is not None and place.kind == "region":
            return region
    return None


def guessed_place(token: Token) -> str:
    """An unknown place's name in the nominative by its likeliest reading."""
    reading = noun_reading(token, _GENITIVE)
    if reading is None or (reading.lemma.endswith(("ов", "ев", "ин")) and reading.name):
        return token.text
    return cased_like(reading.lemma, token.text)
