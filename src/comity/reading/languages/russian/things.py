"""Institutions, places, groups, events and agreements in a Russian sentence."""

from __future__ import annotations

from comity.reading.document import Mention, MentionKind, Token
from comity.reading.languages.russian.agreements import agreement_at, article_of
from comity.reading.languages.russian.chain_part import place_width
from comity.reading.languages.russian.chains import Chain, read_right
from comity.reading.languages.russian.event_names import (
    is_between_nations,
    of_city,
    of_memory,
    own_name,
    quoted_event,
)
from comity.reading.languages.russian.lists import members
from comity.reading.languages.russian.located import Located
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


class Things(Located):
    """Finds what is no person, each kind in its turn; words are used once."""

    def headed(self) -> None:
        """Phrases with a head noun of the lexicon."""
        for index, token in enumerate(self.tokens):
            if self.taken[index]:
                continue
            if not token.is_word:
                self._quoted_event(index)
                continue
            if own_name(self.tokens, index):
                self._take(self._mention(MentionKind.EVENT, index, index, index + 1, "festival"))
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

    def _agreement(self, head: int) -> None:
        first = self._left(head)
        found = agreement_at(self.document.text, self.tokens, first, head, self.taken)
        if found is None:
            return
        kind, start, last = found
        mention = self._mention(MentionKind.AGREEMENT, start, head, last, kind)
        mention.article = article_of(self.tokens, start)
        if start == head and self._begins_clause(head) and _may_be_plural(self.tokens[head]):
            mention.is_plural = True  # `Соглашения с Омском подписаны`
        mention.is_plural &= self.tokens[head].word.value("agreement") != "bond"
        self._take(mention)

    def _begins_clause(self, at: int) -> bool:
        """Whether nothing before a word can govern it: it is the first, or stands behind a mark."""
        return at == 0 or self.tokens[at - 1].text in ".:;–—•"

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
        last = self._joined_place(last) if last > head + 1 else last
        memory = of_memory(self.tokens, head)
        if memory > head + 1:
            self._take(self._mention(MentionKind.EVENT, first, head, memory, "games"))
            return
        quoted = last > head + 1 and any(p.kind == "quote" and p.last <= last for p in chain.parts)
        named = any(t.is_capital for t in self.tokens[first : head + 1]) and (
            first > 0 or head > first
        )
        if token.word.value("event") == "day":
            if not token.is_capital and self._is_of_city(first, head, last):
                pass
            elif not token.is_capital or last == head + 1:
                return
        elif (
            not quoted
            and not (named and last - first > 1 and not self._is_ordinary(first, head))
            and not (of_city(self.tokens, first, head))
            and not is_between_nations(self.tokens, first, head, last)
        ):
            return
        self._take(self._mention(MentionKind.EVENT, first, head, last, token.word.value("event")))

    def _joined_place(self, last: int) -> int:
        """`форум Казахстана и России`: the second of two places in an event's name."""
        if last + 1 >= len(self.tokens) or self.tokens[last].text != "и":
            return last
        width = place_width(self.tokens, last + 1)
        before = self.tokens[last - 1]
        joined = width and before.is_capital and can_be(self.tokens[last + 1], "gent")
        return last + 1 + width if joined and is_place_word(before.text) else last

    def _quoted_event(self, at: int) -> None:
        """A name in quotation marks that is held or taken part in."""
        last = quoted_event(self.tokens, at)
        if last is None or any(self.taken[at:last]):
            return
        mention = Mention(
            kind=MentionKind.EVENT,
            first=at,
            last=last,
            name=passage_of(self.tokens, at, last).of(self.document.text),
            passage=passage_of(self.tokens, at, last),
            subkind="festival",
            marker="|".join(sorted(CASES_AFTER.get(preposition_before(self.tokens, at), ()))),
        )
        self._take(mention)

    def _is_of_city(self, first: int, head: int, last: int) -> bool:
        """`Таллиннские дни культуры`: the adjective of a place names days of something."""
        named = first < head and self.tokens[first].is_capital and last > head + 1
        return named and self.tokens[head].word.is_plural and of_city(self.tokens, first, head)

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
            (token.is_capital or self.tokens[first].is_capital) and self._inside(first)
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
        if token.word.lower == "гости" and head and self.tokens[head - 1].word.lower == "в":
            return  # `приехать в гости`
        if token.word.lemma in ("гость", "друг"):
            value = "guests"
        first = self._left(head)
        chain = self._chain(first, head)
        last = chain.last
        while last > head + 1 and chain.parts and chain.parts[-1].kind == "seat":
            last = chain.parts.pop().first
        for at in range(head + 1, last - 1):
            if self.tokens[at + 1].word.lemma == "приглашение":
                last = at  # `делегация Рязани по приглашению властей Бреста`
                break
        if self._is_unknown_town(last):
            last += 1
        mention = self._mention(MentionKind.GROUP, first, head, last, value)
        if self._is_unknown_town(last - 1):
            mention.place = self.tokens[last - 1].text
        mention.name = self._body_of(chain, value) or self._without_country(mention, head)
        if mention.place is None:
            mention.place = self._origin_behind(last) or self._town_of(head, last)
        if (value == "people" or token.word.lemma == "друг") and mention.place is None:
            return
        self._take(mention)

    def _town_of(self, head: int, last: int) -> str | None:
        """`делегация Оша`: a town's name that is another word's form as well, right behind the
        noun for those whom a town sends."""
        if self.tokens[head].word.value("group") != "delegation" or last != head + 2:
            return None
        town = self.tokens[head + 1]
        if not town.is_capital or town.word.senses or is_adjective(town):
            return None
        return place_nominative(town.text)

    def _body_of(self, chain: Chain, value: str | None) -> str | None:
        """`сотрудники генконсульства Узбекистана`, `депутаты Минского горсовета`: people whom
        nobody names stand for their body."""
        noun = next((i for i, p in enumerate(chain.parts) if p.kind == "institution"), None)
        if value != "people" or noun is None:
            return self._without_state(chain)
        first = noun
        while first > 0 and chain.parts[first - 1].kind == "adjective":
            first -= 1
        return nominative_phrase(
            self.document.text,
            self.tokens,
            chain.parts[first].first,
            chain.parts[noun].first,
            chain.last,
            frozenset(("gent",)),
        )

    def _without_state(self, chain: Chain) -> str | None:
        """`делегация Наманганской области республики Узбекистан`: the name up to the state."""
        nouns = [p for p in chain.parts if p.kind == "place_noun"]
        if len(nouns) < 2 or self.tokens[nouns[-1].first].word.lemma != "республика":
            return None
        last = nouns[-1].first
        return nominative_phrase(
            self.document.text, self.tokens, chain.first, chain.head, last, frozenset()
        )

    def _without_country(self, mention: Mention, head: int) -> str:
        """`делегация китайского города Гуанчжоу`: the name without what only says where the
        town lies."""
        town = next(
            (i for i in range(head + 1, mention.last) if self.tokens[i].word.has("place_noun")), 0
        )
        between = self.tokens[head + 1 : town]
        if not between or not all(is_adjective(t) and not t.is_capital for t in between):
            return mention.name
        head_name = mention.name.split()[: head + 1 - mention.first]
        behind = passage_of(self.tokens, town, mention.last).of(self.document.text)
        return " ".join([*head_name, *behind.split()])

    def _is_unknown_town(self, at: int) -> bool:
        """`делегация мэрии города Чхонджу`: a town that no gazetteer knows, behind the noun."""
        if not 0 < at < len(self.tokens) or self.taken[at]:
            return False
        town = self.tokens[at]
        before = self.tokens[at - 1].word
        return (
            town.is_capital
            and not town.word.senses
            and not is_adjective(town)
            and before.value("place_noun") == "city"
            and not before.is_plural
            and not is_place_word(town.text)
        )

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
            if self.tokens[index].is_capital and self.tokens[index - 1].word.has("place_noun"):
                return self.tokens[index].text  # a town that no gazetteer knows
            if not (is_adjective(self.tokens[index]) or self.tokens[index].word.has("place_noun")):
                break
        return None


def _is_roman(text: str) -> bool:
    return bool(text) and all(c in "IІVXХLС" for c in text)


def _may_be_plural(token: Token) -> bool:
    """Whether a form may be the nominative plural (`соглашения`, `договоры`)."""
    return any(
        r.part == "NOUN" and r.is_plural and r.case == "nomn" for r in readings(token.word.lower)
    )
