"""Places in a Russian sentence: names, long names of states, capitals, abbreviations."""

from __future__ import annotations

from comity.reading.document import Document, Mention, MentionKind, Sentence, Token
from comity.reading.languages.russian.lists import members
from comity.reading.languages.russian.morphology import cased_like, inflected, readings
from comity.reading.languages.russian.phrases import (
    CASES_AFTER,
    can_be,
    is_adjective,
    nominative_phrase,
    noun_reading,
    passage_of,
    preposition_before,
)
from comity.reading.languages.russian.places import (
    capital_of,
    is_place_word,
    place_nominative,
)
from comity.reading.places import known_place

# Adjectives before a noun for a place that make no name of it (`Краевая столица`).
_NO_NAMES = frozenset(
    "наш ваш этот весь каждый краевой областной республиканский районный окружной".split()
)


_GOING = members("located", "going")


def _may_be_town(token: Token) -> bool:
    """A capitalised word of Russian letters that is no dictionary's common noun or adjective."""
    text = token.text
    if len(text) < 4 or text.isupper() or text.isascii() or is_adjective(token):
        return False
    return not any(r.is_known and not r.name for r in readings(token.word.lower))


def guessed_place(token: Token) -> str:
    """An unknown place's name in the nominative by its likeliest reading."""
    reading = noun_reading(token, _OBLIQUE)
    if reading is None or (reading.lemma.endswith(("ов", "ев", "ин")) and reading.name):
        return token.text
    return cased_like(reading.lemma, token.text)


_OBLIQUE = frozenset(("gent", "loct"))


def _is_plain_masculine(name: str) -> bool:
    """Whether a name ends in a consonant and stands in the nominative."""
    plain = place_nominative(name)
    return name[-1] not in "аеёиоуыэюяй" and plain is not None and plain.lower() == name.lower()


def one_of_regions(adjective: Token, noun: Token) -> str:
    """`Омской` of `Павлодарской и Омской областями`: `Омская область`."""
    reading = next((r for r in readings(noun.word.lower) if r.part == "NOUN"), None)
    lemma, gender = (reading.lemma, reading.gender) if reading else (noun.text, "f")
    form = inflected(adjective.word.lower, "ADJF", "nomn", gender, False)
    return f"{cased_like(form or adjective.text, adjective.text)} {lemma}"


class Located:
    """Finds the places of one sentence; marks the tokens that they take."""

    def __init__(self, sentence: Sentence, document: Document, taken: bytearray) -> None:
        self.sentence = sentence
        self.document = document
        self.tokens = sentence.tokens
        self.taken = taken
        self.found: list[Mention] = []

    def _long_place(self, index: int) -> None:
        """`Российской Федерации` is a place, though a federation may be an institution."""
        mention = self._region_at(index)
        if mention is not None and known_place(mention.name) is not None:
            self._take(mention)

    def _cases(self, first: int, head: int) -> frozenset[str]:
        """The cases in which a phrase may stand: those of its head under the preposition."""
        nouns = [r for r in readings(self.tokens[head].word.lower) if r.part == "NOUN" and r.case]
        found = frozenset(r.case for r in nouns)
        if any(r.case == "nomn" and r.gender in ("m", "n") and not r.is_plural for r in nouns):
            found |= {"accs"}  # a body or place has one form for both
        governed = CASES_AFTER.get(preposition_before(self.tokens, first))
        return (found & governed or found) if governed is not None else found

    def _take(self, mention: Mention) -> Mention:
        for index in range(mention.first, mention.last):
            self.taken[index] = 1
        self.found.append(mention)
        return mention

    def places(self) -> None:
        """Capitalised names of places, long names of states, and abbreviations."""
        index = 0
        while index < len(self.tokens):
            token = self.tokens[index]
            if self.taken[index] or not token.is_word:
                index += 1
                continue
            mention = self._region_at(index) or (
                self._place_at(index) if token.is_capital else None
            )
            if mention is None:
                mention = self._abbreviation_at(index)
            if mention is None:
                index += 1
                continue
            self._take(mention)
            index = mention.last

    def _region_at(self, index: int) -> Mention | None:
        """`Тамбовская область`, `Республика Беларусь`, `Мексиканские Соединённые Штаты`."""
        at = index
        if self.tokens[index].word.lemma in _NO_NAMES:
            return None
        while (
            at < len(self.tokens) and is_adjective(self.tokens[at]) and self.tokens[at].is_capital
        ):
            at += 1
        if at > index and (mention := self._first_of_regions(index, at)) is not None:
            return mention
        if at == index and self._is_capital_city(index):
            mention = self._place_mention(index, index + 1, index + 2, head=index + 1)
            mention.name = mention.place = capital_of(self.tokens[index].word.lower) or mention.name
            return mention
        if at >= len(self.tokens) or self.taken[at] or not self.tokens[at].word.has("place_noun"):
            return None
        head = self.tokens[at]
        last = at + 1
        if head.is_capital and last < len(self.tokens) and self.tokens[last].is_capital:
            if is_place_word(self.tokens[last].text) or at == index:
                last += 1
        elif at == index:
            return None
        elif head.word.lemma in ("район", "округ"):
            last = self._with_town(last)
        mention = self._place_mention(index, at, last, head=at)
        if at == index + 1 and head.word.is_plural and index > 1:
            if self.tokens[index - 1].text == "и" and is_adjective(self.tokens[index - 2]):
                mention.name = mention.place = one_of_regions(self.tokens[index], head)
        return mention

    def _first_of_regions(self, index: int, at: int) -> Mention | None:
        """`Павлодарской и Омской областями`: the first of two regions under one noun."""
        tokens = self.tokens
        if at != index + 1 or at + 2 >= len(tokens) or tokens[at].text != "и":
            return None
        noun = tokens[at + 2].word
        if not (tokens[at + 1].is_capital and is_adjective(tokens[at + 1])):
            return None
        if not (noun.has("place_noun") and noun.is_plural):
            return None
        mention = self._place_mention(index, index, index + 1, head=index)
        mention.name = mention.place = one_of_regions(tokens[index], tokens[at + 2])
        place = known_place(mention.name)
        mention.subkind = str(place.kind) if place is not None else None
        cases = [r.case for r in readings(noun.lower) if r.part == "NOUN" and r.is_plural]
        mention.marker = "|".join(sorted({c for c in cases if c}))
        return mention

    def _with_town(self, last: int) -> int:
        """`Московский район (города) Минска`: where the town behind a district's name ends."""
        at = last + (last < len(self.tokens) and self.tokens[last].word.lower == "города")
        for width in (2, 1):
            words = self.tokens[at : at + width]
            if len(words) == width and all(t.is_word and t.is_capital for t in words):
                if is_place_word(" ".join(t.text for t in words)) and can_be(words[-1], "gent"):
                    return at + width
        return last

    def _is_capital_city(self, index: int) -> bool:
        """`турецкой столицы`."""
        if index + 1 >= len(self.tokens) or self.tokens[index + 1].word.lemma != "столица":
            return False
        return capital_of(self.tokens[index].word.lower) is not None

    def _place_mention(self, first: int, noun: int, last: int, head: int | None = None) -> Mention:
        if head is not None:
            cases = self._cases(first, head)
            name = nominative_phrase(self.document.text, self.tokens, first, head, last, cases)
        else:
            words = " ".join(
                self.document.text[self.tokens[noun].start : self.tokens[last - 1].end].split()
            )
            name = place_nominative(words) or words
            if last == noun + 1 and guessed_place(self.tokens[noun]) in self.document.towns:
                name = guessed_place(self.tokens[noun])
            cases = self._place_cases(first, noun, last)
        place = known_place(name)
        return Mention(
            kind=MentionKind.PLACE,
            first=first,
            last=last,
            name=name,
            passage=passage_of(self.tokens, first, last),
            place=name,
            subkind=str(place.kind) if place is not None else None,
            marker="|".join(sorted(cases)),
        )

    def _place_cases(self, first: int, noun: int, last: int) -> frozenset[str]:
        low = self.tokens[last - 1].word.lower
        found = frozenset(r.case for r in readings(low) if r.part in ("NOUN", "ADJF") and r.case)
        if first < noun:
            found = self._cases(first, first)
        elif "nomn" in found and low[-1] not in "ая":
            found |= {"accs"}  # only names in -а and -я tell the two apart
        governed = CASES_AFTER.get(preposition_before(self.tokens, first))
        if governed is None:
            return found
        narrowed = found & governed
        if {"loct", "accs"} <= narrowed and low.endswith(("е", "и", "ах", "ях")):
            narrowed = narrowed - {"accs"}
        return narrowed or governed

    def _place_at(self, index: int) -> Mention | None:
        for width in (3, 2, 1):
            words = self.tokens[index : index + width]
            if len(words) < width or any(self.taken[index : index + width]):
                continue
            if not all(t.is_word and t.is_capital for t in words):
                continue
            name = " ".join(t.text for t in words)
            if not self._means_place(name, index, width):
                continue
            first = index
            if (
                first > 0
                and not self.taken[first - 1]
                and self.tokens[first - 1].word.has("place_noun")
                and not self._is_owner(index)
            ):
                first -= 1
            return self._place_mention(first, index, index + width)
        return None

    def _is_owner(self, index: int) -> bool:
        """`в городе-побратиме Одессы Стамбуле`: whose twin it is, not which town."""
        noun, name = self.tokens[index - 1], self.tokens[index]
        if "-" not in noun.text or not can_be(name, "gent") or can_be(name, "nomn"):
            return False
        return not can_be(noun, "gent")

    def _means_place(self, name: str, index: int, width: int) -> bool:
        token = self.tokens[index]
        if width == 1 and token.word.has("title", "institution", "agreement", "event"):
            return False
        if width == 1 and is_adjective(token) and self._is_attribute(index):
            return False
        if index and (
            self.tokens[index - 1].word.has("dedication")
            or self.tokens[index - 1].word.lower == "имени"
        ):
            return False
        before = self.tokens[index - 1] if index else None
        if before is not None and before.text == "." and index > 1:
            before = self.tokens[index - 2] if self.tokens[index - 2].word.lower == "г" else before
        if before is not None and before.word.has("place_noun") and token.word.part != "verb":
            if width > 1 and not self._is_one_name(name, index, width):
                return False
            if before.word.value("place_noun") == "city" and known_place(name) is None:
                self.document.towns.add(place_nominative(name) or name)
            return True
        if width == 1 and self._is_gone_to(index):
            self.document.towns.add(guessed_place(token))
            return True
        if is_place_word(name):
            return not (width == 1 and index == 0 and token.word.part not in ("noun", ""))
        if known_place(name) is None:
            return False
        if self._is_visited(index, width):
            return True
        if before is None:
            return False
        preposition = before.word.lower
        if preposition in ("в", "во", "из") and not any(
            r.name in ("Name", "Patr") and r.is_known for r in readings(token.word.lower)
        ):
            if preposition != "из" and _is_plain_masculine(name):
                return True  # `визит в Конин`: the accusative of a place is its nominative
            return any(can_be(token, c) for c in CASES_AFTER[preposition]) or token.text.isupper()
        return False

    def _is_one_name(self, name: str, index: int, width: int) -> bool:
        """Whether several capitalised words behind `город` are one name; not `столица Татарстана
        Казань`, `город Чхонджу Республики Корея`."""
        if known_place(name) is not None:
            return True
        words = self.tokens[index : index + width]
        return not any(t.word.has("place_noun") or is_place_word(t.text) for t in words)

    def _is_gone_to(self, index: int) -> bool:
        """`визит в Эльблонг`, `улетел в германский Ханау`: a town that no gazetteer knows, behind
        a word for going there."""
        token, at = self.tokens[index], index - 1
        if token.word.senses or not _may_be_town(token) or known_place(token.text) is not None:
            return False
        while at > 0 and is_adjective(self.tokens[at]) and not self.tokens[at].is_capital:
            at -= 1
        if at < 1 or self.tokens[at].word.lower not in ("в", "во"):
            return False
        before = self.tokens[at - 1].word
        return before.value("encounter") == "visit" or before.lemma in _GOING

    def _is_visited(self, index: int, width: int) -> bool:
        """`Бар посетил министр`: a word that is also a town, right beside a verb of visiting."""
        beside = [i for i in (index - 1, index + width) if 0 <= i < len(self.tokens)]
        return any(self.tokens[i].word.lemma in ("посетить", "посещать") for i in beside)

    def _is_attribute(self, index: int) -> bool:
        """Whether a word that is an adjective and a town's name alike stands before a noun:
        `в Курском районе`, not `с Новороссийском и Латакией`."""
        low = self.tokens[index].word.lower
        if not any(r.name == "Geox" and r.is_known for r in readings(low)):
            return True
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        return (
            following is not None
            and following.is_word
            and (following.word.part == "noun" or is_adjective(following))
        )

    def _behind_honour(self, at: int) -> int:
        """Where `БГТУ им. В. Г. Шухова` ends: in whose honour a body is named belongs to its
        name."""
        lows = [t.word.lower for t in self.tokens[at : at + 2]]
        if not lows or lows[0] not in ("им", "имени"):
            return at
        last = at + 1 + (lows[1:] == ["."])
        while last + 1 < len(self.tokens) and self.tokens[last + 1].text == ".":
            last += 2
        is_name = last < len(self.tokens) and self.tokens[last].is_capital
        return last + 1 if is_name and not self.taken[last] else at

    def _abbreviation_at(self, index: int) -> Mention | None:
        token = self.tokens[index]
        text = token.text
        if (
            not (text.isupper() and text.isalpha() and 2 <= len(text) <= 9)
            or self.sentence.is_heading
        ):
            return None
        if not ("А" <= text[0] <= "Я") and text not in self.document.abbreviations:
            return None
        if (
            index < 2
            and index + 1 < len(self.tokens)
            and self.tokens[index + 1].text in ("–", "—", "-", ".", "/")
        ):
            return None  # a dateline: `КАЗИНФОРМ –`
        last = self._behind_honour(index + 1)
        name = self.document.abbreviations.get(text, text)
        passage = passage_of(self.tokens, index, last)
        return Mention(
            kind=MentionKind.INSTITUTION,
            first=index,
            last=last,
            name=passage.of(self.document.text) if last > index + 1 else name,
            passage=passage,
            subkind="abbreviation",
            marker="|".join(
                sorted(CASES_AFTER.get(preposition_before(self.tokens, index), frozenset()))
            ),
        )
