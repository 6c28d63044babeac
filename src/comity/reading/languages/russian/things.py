"""Institutions, places, groups, events and agreements in a Russian sentence."""

from __future__ import annotations

from comity.reading.document import Mention, MentionKind, Token
from comity.reading.languages.russian.agreements import agreement_at, article_of
from comity.reading.languages.russian.chain_part import place_width
from comity.reading.languages.russian.event_names import (
    is_between_nations,
    of_city,
    of_memory,
    own_name,
    quoted_event,
)
from comity.reading.languages.russian.grouped import Grouped
from comity.reading.languages.russian.morphology import readings
from comity.reading.languages.russian.phrases import (
    CASES_AFTER,
    can_be,
    is_adjective,
    passage_of,
    preposition_before,
)
from comity.reading.languages.russian.places import (
    is_place_word,
    place_of_adjective,
)

_OPEN = frozenset('«“„"')
_PLAIN_BODIES = frozenset({"place", "school", "company", "association", "university", "department"})


class Things(Grouped):
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


def _may_be_plural(token: Token) -> bool:
    """Whether a form may be the nominative plural (`соглашения`, `договоры`)."""
    return any(
        r.part == "NOUN" and r.is_plural and r.case == "nomn" for r in readings(token.word.lower)
    )
