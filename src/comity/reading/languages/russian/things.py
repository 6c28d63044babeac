"""Institutions, places, groups, events and agreements in a Russian sentence."""

from __future__ import annotations

from comity.reading.document import Document, Mention, MentionKind, Sentence
from comity.reading.languages.russian.agreements import agreement_at
from comity.reading.languages.russian.chains import Chain, read_right
from comity.reading.languages.russian.lists import members
from comity.reading.languages.russian.morphology import readings
from comity.reading.languages.russian.peoples import place_of_people
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
    place_of_adjective,
)
from comity.reading.places import known_place

_OPEN = frozenset('«“„"')
_PLAIN_BODIES = frozenset({"place", "school", "company", "association", "university", "department"})
_EVENTS_BY_DAY = members("things", "events_by_day")


class Things:
    """Finds what is no person, each kind in its turn; words are used once."""

    def __init__(self, sentence: Sentence, document: Document, taken: bytearray) -> None:
        self.sentence = sentence
        self.document = document
        self.tokens = sentence.tokens
        self.taken = taken
        self.found: list[Mention] = []

    def headed(self) -> None:
        """Phrases with a head noun of the lexicon."""
        for index, token in enumerate(self.tokens):
            if self.taken[index] or not token.is_word:
                continue
            if token.is_capital and is_adjective(token):
                self._long_place(index)
            if not self.taken[index] and not token.word.senses:
                self._people(index)
            if self.taken[index] or not token.word.senses:
                continue
            word = token.word
            if word.has("agreement"):
                self._agreement(index)
            if not self.taken[index] and word.has("event"):
                self._event(index)
            if not self.taken[index] and word.has("institution"):
                self._institution(index)
            if not self.taken[index] and word.has("group"):
                self._group(index)

    def _long_place(self, index: int) -> None:
        """`Российской Федерации` is a place, though a federation may be an institution."""
        mention = self._region_at(index)
        if mention is not None and known_place(mention.name) is not None:
            self._take(mention)

    def _cases(self, first: int, head: int) -> frozenset[str]:
        """The cases in which a phrase may stand: those of its head under the preposition."""
        found = frozenset(
            r.case for r in readings(self.tokens[head].word.lower) if r.part == "NOUN" and r.case
        )
        governed = CASES_AFTER.get(preposition_before(self.tokens, first))
        return (found & governed or found) if governed is not None else found

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

    def _take(self, mention: Mention) -> Mention:
        for index in range(mention.first, mention.last):
            self.taken[index] = 1
        self.found.append(mention)
        return mention

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
                place = place_of_adjective(token.word.lower, token.is_capital)
                if place is not None:
                    return place
            at += 1
        return None

    def _agreement(self, head: int) -> None:
        first = self._left(head)
        found = agreement_at(self.document.text, self.tokens, first, head, self.taken)
        if found is None:
            return
        kind, start, last = found
        self._take(self._mention(MentionKind.AGREEMENT, start, head, last, kind))

    def _event(self, head: int) -> None:
        """`XXVII Петербургский форум`, `форум «Диалог на Волге»`, `День города`, `Дни Москвы`."""
        token = self.tokens[head]
        first = self._left(head)
        chain = self._chain(first, head)
        last = head + 1
        for part in chain.parts:
            if part.kind in ("seat", "bracket") or part.kind == "tail":
                break
            last = part.last
        quoted = last > head + 1 and any(p.kind == "quote" and p.last <= last for p in chain.parts)
        named = any(t.is_capital for t in self.tokens[first : head + 1]) and (
            first > 0 or head > first
        )
        if token.word.value("event") == "day":
            if not token.is_capital or last == head + 1:
                return
        elif not quoted and not (named and last - first > 1 and not self._is_ordinary(first, head)):
            return
        self._take(self._mention(MentionKind.EVENT, first, head, last, token.word.value("event")))

    def _is_ordinary(self, first: int, head: int) -> bool:
        """Whether the only capital is that of the sentence's first word."""
        return first == 0 and not any(t.is_capital for t in self.tokens[1 : head + 1])

    def _institution(self, head: int) -> None:
        token = self.tokens[head]
        kind = token.word.value("institution")
        first = self._left(head)
        while first < head and not self._qualifies(first):
            first += 1
        chain = self._chain(first, head)
        last = chain.last
        for part in chain.parts:
            if part.kind in ("seat", "bracket") and kind != "embassy":
                last = part.first
                break
        words = self.tokens[first:last]
        capital = any(t.is_capital for t in words[1:] or ()) or (
            token.is_capital and self._inside(first)
        )
        quoted = any(t.text in _OPEN for t in words)
        mention = self._mention(MentionKind.INSTITUTION, first, head, last, kind)
        if not (capital or quoted or mention.place):
            return
        if kind in _PLAIN_BODIES and not (quoted or self.tokens[first].is_capital or mention.place):
            return
        self._take(mention)
        self._abbreviation_behind(mention)

    def _inside(self, first: int) -> bool:
        """Whether a capital there is not just that of a sentence's first word."""
        return (
            first > 0
            and self.tokens[first - 1].text not in ".!?:"
            and self.tokens[first - 1].quotation is None
        )

    def _qualifies(self, index: int) -> bool:
        token = self.tokens[index]
        if (token.is_capital and index > 0) or token.word.has("title"):
            return True
        return place_of_adjective(token.word.lower, token.is_capital) is not None or (
            token.word.part == "adjf" and not token.word.lower.endswith(("ший", "шего", "щий"))
        )

    def _abbreviation_behind(self, mention: Mention) -> None:
        """`Департамент ... (ДВМС)` tells what the abbreviation stands for."""
        at = mention.last
        if (
            at + 2 < len(self.tokens)
            and self.tokens[at].text == "("
            and self.tokens[at + 2].text == ")"
        ):
            short = self.tokens[at + 1].text
            if short.isupper() and len(short) > 1:
                self.document.abbreviations.setdefault(short, mention.name)

    def _group(self, head: int) -> None:
        token = self.tokens[head]
        value = token.word.value("group")
        if (
            value == "people"
            and not token.word.is_plural
            and token.word.lemma not in ("группа", "сторона")
        ):
            return
        if token.word.lemma == "гость":
            value = "guests"
        first = self._left(head)
        chain = self._chain(first, head)
        last = chain.last
        while last > head + 1 and chain.parts and chain.parts[-1].kind == "seat":
            last = chain.parts.pop().first
        mention = self._mention(MentionKind.GROUP, first, head, last, value)
        if mention.place is None:
            mention.place = self._origin_behind(last)
        if value == "people" and mention.place is None:
            return
        self._take(mention)

    def _people(self, index: int) -> None:
        """`гомельчан`, `нижегородцы`: the people of a place."""
        word = self.tokens[index].word
        if word.part != "noun" or not word.is_plural or (self.tokens[index].is_capital and index):
            return
        place = place_of_people(word.lemma)
        if place is not None:
            mention = self._mention(MentionKind.GROUP, index, index, index + 1, "people")
            mention.place = place
            self._take(mention)

    def _origin_behind(self, at: int) -> str | None:
        """`делегация из Хэйхэ`, `делегацию из сирийской Латакии`."""
        if at >= len(self.tokens) or self.tokens[at].word.lower not in ("из", "от"):
            return None
        for index in range(at + 1, min(at + 5, len(self.tokens))):
            for width in (3, 2, 1):
                words = self.tokens[index : index + width]
                if len(words) == width and all(t.is_word and t.is_capital for t in words):
                    name = " ".join(t.text for t in words)
                    if known_place(name) is not None:
                        return place_nominative(name)
            if not (is_adjective(self.tokens[index]) or self.tokens[index].word.has("place_noun")):
                break
        return None

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
        while (
            at < len(self.tokens) and is_adjective(self.tokens[at]) and self.tokens[at].is_capital
        ):
            at += 1
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
        return self._place_mention(index, at, last, head=at)

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
        governed = CASES_AFTER.get(preposition_before(self.tokens, first))
        if governed is None:
            return found
        narrowed = found & governed
        if len(narrowed) > 1 and "loct" in narrowed and "accs" in narrowed:
            narrowed = (
                narrowed - {"accs"}
                if low.endswith(("е", "и", "ах", "ях", "у")) and not low.endswith("у")
                else narrowed
            )
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
            ):
                first -= 1
            return self._place_mention(first, index, index + width)
        return None

    def _means_place(self, name: str, index: int, width: int) -> bool:
        token = self.tokens[index]
        if width == 1 and token.word.has("title", "institution", "agreement", "event"):
            return False
        if width == 1 and is_adjective(token) and self._is_attribute(index):
            return False
        if index and self.tokens[index - 1].word.has("dedication"):
            return False
        before = self.tokens[index - 1] if index else None
        if before is not None and before.word.has("place_noun") and token.word.part != "verb":
            return True
        if is_place_word(name):
            return not (width == 1 and index == 0 and token.word.part not in ("noun", ""))
        if known_place(name) is None or before is None:
            return False
        preposition = before.word.lower
        if preposition in ("в", "во", "из") and not any(
            r.name in ("Name", "Patr") and r.is_known for r in readings(token.word.lower)
        ):
            return any(can_be(token, c) for c in CASES_AFTER[preposition]) or token.text.isupper()
        return False

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
        return Mention(
            kind=MentionKind.INSTITUTION,
            first=index,
            last=index + 1,
            name=self.document.abbreviations.get(text, text),
            passage=passage_of(self.tokens, index, index + 1),
            subkind="abbreviation",
            marker="|".join(
                sorted(CASES_AFTER.get(preposition_before(self.tokens, index), frozenset()))
            ),
        )


def _is_roman(text: str) -> bool:
    return bool(text) and all(c in "IVXХLС" for c in text)
