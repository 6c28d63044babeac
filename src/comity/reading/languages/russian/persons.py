"""People in a Russian sentence, with the offices before and behind their names."""

from __future__ import annotations

import itertools
from dataclasses import replace

from comity.reading.document import Mention, Office, Token
from comity.reading.languages.russian.chains import Chain, chain_at
from comity.reading.languages.russian.given_names import given_forms
from comity.reading.languages.russian.names import (
    NameRun,
    is_evident,
    is_surname_or_patronymic,
)
from comity.reading.languages.russian.offices import office_of
from comity.reading.languages.russian.phrases import (
    CASES_AFTER,
    can_be,
    is_adjective,
    preposition_before,
)
from comity.reading.languages.russian.places import is_place_word, place_nominative
from comity.reading.languages.russian.plain_names import LINKING, Named, PlainNames
from comity.reading.languages.russian.several import read_paired

_LINKS = frozenset({",", "–", "—", "-"})
# Marks between an office and who holds it.
_BEFORE_NAME = frozenset("–—:(,")
_MOST_COST = 2.3
_PLAIN_COST = 1.2
_MOST_OFFICES = 5
_CLOSING = frozenset((",", ".", ";", "(", ")", "–", "—", ":", "и", "!", "?"))
_APPOSED = 8  # words of a description between commas
_NAMED_AFTER = frozenset({"place", "school", "company"})


class Persons(PlainNames):
    """Finds the people of one sentence; marks the tokens that they take."""

    def with_offices(self) -> None:
        """People whose office stands before the name."""
        index = 0
        while index < len(self.tokens):
            token = self.tokens[index]
            if not self.taken[index] and token.word.has("office") and self._is_head(index):
                index = max(self._office_at(index), index + 1)
            else:
                index += 1

    def _is_head(self, index: int) -> bool:
        token = self.tokens[index]
        before = [t.word for t in self.tokens[max(0, index - 2) : index]]
        if len(before) == 2 and before[1].lower == "в" and "кандидат" in before[0].lower:
            return False  # кандидат в президенты
        if not token.is_capital or not given_forms(token.word.lower):
            return True
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if following is None or not following.is_capital or is_place_word(following.text):
            return True
        if following.word.has("place_noun", "institution") or _is_short(following):
            return True  # `Раис Республики Татарстан`, `Раиса РТ`
        low = following.word.lower
        return bool(given_forms(low)) and not is_surname_or_patronymic(low)

    def _office_at(self, index: int) -> int:
        """Read an office phrase and the name behind it; return where to go on."""
        chains, at = self._sequence(index)
        cases = self._cases(chains)
        if chains[0].parts and (end := read_paired(self, chains[0], cases)) is not None:
            return end
        named = self.name_at(at, cases)
        if named is not None and self._is_dedicated(chains[0].first):
            for taken in range(chains[0].first, named.run.last):
                self.taken[taken] = 1
            return named.run.last
        if named is None and (named := self._named_behind_mark(chains, at)) is None:
            return chains[0].last
        if chains[0].is_plural and not self._can_follow_plural(named):
            return chains[0].last
        offices = [office_of(self.document, self.tokens, c) for c in chains if self._counts(c)]
        self._share(chains, offices)
        for before, office in itertools.pairwise(offices):
            if office.institution and not office.place:
                office.place = before.place  # `член Правительства Тулы, председатель Комитета`
        first = chains[0].first
        last = named.run.last
        self._take_bracket(last, offices)
        self.add(first, self._with_bracket(named, chains[-1]), offices)
        if chains[0].is_plural:
            last = self._others(last, cases, offices)
        return last

    def _named_behind_mark(self, chains: list[Chain], at: int) -> Named | None:
        """`Мэр Лидса – Анна Грин`, `Председатель: Петров И.И.`, `мэр города (Анна Грин)`, `Бывший
        мэр, Анна Грин, сказала`."""
        chain = chains[0]
        if len(chains) > 1 or chain.is_plural or at + 1 >= len(self.tokens):
            return None
        mark = self.tokens[at].text
        if mark not in _BEFORE_NAME or not (chain.cases & {"nomn"} or not chain.cases):
            return None
        named = self.name_at(at + 1, frozenset(("nomn",)))
        if named is None or not is_evident(named.run) or len(named.run.words) < 2:
            return None
        end = named.run.last
        after = self.tokens[end].text if end < len(self.tokens) else "."
        if mark == ",":
            return named if after == "," and not self._is_list(end) else None
        return named if after in ((")",) if mark == "(" else (".", ",", ";")) else None

    def _is_list(self, comma: int) -> bool:
        """Whether a name goes on behind a comma: `мэр, Анна Грин, Пётр Дуб и другие`."""
        following = self.tokens[comma + 1] if comma + 1 < len(self.tokens) else None
        return following is None or following.is_capital or following.word.has("office")

    def _take_bracket(self, at: int, offices: list[Office]) -> None:
        """`депутат Анна Грин (Минск)`, `архиепископ Лонгин (РПЦ)`: where, told behind the name of
        whose office tells it nowhere."""
        inside = [t.text for t in self.tokens[at : at + 3]]
        if len(inside) < 3 or inside[0] != "(" or inside[2] != ")":
            return
        word = inside[1]
        for office in offices:
            if office.institution or office.place or not word[0].isupper():
                continue
            if is_place_word(word):
                office.place = place_nominative(word)
            elif word.isupper() and len(word) > 1 and not word.isascii():
                office.institution = word

    def _share(self, chains: list[Chain], offices: list[Office]) -> None:
        """`директор и совладелец агентства`: both are the agency's."""
        if len(chains) != 2 or len(offices) != 2 or chains[0].parts:
            return
        one, other = offices
        joined = self.tokens[chains[0].last].text == "и"
        if joined and chains[1].parts and one.institution is None and one.place is None:
            one.institution, one.place = other.institution, other.place

    def _with_bracket(self, named: Named, chain: Chain) -> Named:
        """`протоиерей Михаил (Сотников)`: a cleric's surname in brackets belongs to the name."""
        run, tokens = named.run, self.tokens
        kind = tokens[chain.head].word.value("office")
        at = run.last
        if kind != "church" or len(run.words) > 1 or at + 2 >= len(tokens):
            return named
        surname = tokens[at + 1]
        if tokens[at].text != "(" or tokens[at + 2].text != ")" or not surname.is_capital:
            return named
        reading = replace(named.reading, name=f"{named.reading.name} ({surname.text})")
        longer = NameRun(run.first, at + 3, (*run.words, surname.text), run.initials)
        return Named(longer, reading)

    def _can_follow_plural(self, named: Named) -> bool:
        """`депутаты Асанова, Турдиев и Ким`, `мэры Иван Петров и Пётр Иванов`."""
        run = named.run
        following = self.tokens[run.last].text if run.last < len(self.tokens) else ""
        return is_evident(run) or (len(run.words) <= 2 and following in (",", "и"))

    def _counts(self, chain: Chain) -> bool:
        token = self.tokens[chain.head]
        if not token.word.has("weak"):
            return True
        return bool(chain.parts)

    def _sequence(self, index: int, *, behind: bool = False) -> tuple[list[Chain], int]:
        """Office phrases joined by commas, dashes or `и`, up to where a name may begin; those
        `behind` a name may end anywhere."""
        chains = [chain_at(self.tokens, index, self._floor(index))]
        at = chains[0].last
        while len(chains) < _MOST_OFFICES and at < len(self.tokens):
            joined = self._linked(at)
            start = self._behind_links(at + 1)
            if joined is None:
                joined, start = self._apposed(at), at
            if joined is None:
                break
            chain = chain_at(self.tokens, joined, start)
            if chains[0].is_plural and not chain.is_plural and self.tokens[at].text == ",":
                break  # `представители власти, глава области А. Б.`: two things of a list
            if chain.first != start or not (chain.cases & chains[0].cases or not chain.cases):
                break
            chains.append(chain)
            at = chain.last
        if len(chains) > 1 and not self._may_be_name(at):
            while behind and len(chains) > 1 and self.tokens[chains[-2].last].text == ",":
                chains.pop()  # `X, директор А, председатель Б`: the next of a list
            return (chains, chains[-1].last) if behind else (chains[:1], chains[0].last)
        return chains, at

    def _behind_links(self, at: int) -> int:
        """Behind `а ныне`, `а также`, `одновременно`, which join one more office."""
        while at < len(self.tokens) and self.tokens[at].word.lower in LINKING:
            at += 1
        return at

    def _may_be_name(self, at: int) -> bool:
        return at < len(self.tokens) and (
            self.tokens[at].is_capital or self.tokens[at].word.has("honorific")
        )

    def _apposed(self, at: int) -> int | None:
        """The head of an office that follows another without a comma: `представитель армии
        полковник`, `наблюдатель от ОБСЕ португальский парламентарий`."""
        index = at
        while index < len(self.tokens) and index - at <= 2:
            token = self.tokens[index]
            if self.taken[index] or not token.is_word:
                return None
            if token.word.has("office") and token.word.part == "noun":
                return index if token.word.case == "" else None
            if not is_adjective(token):
                return None
            index += 1
        return None

    def _cases(self, chains: list[Chain]) -> frozenset[str]:
        cases = chains[0].cases
        for chain in chains[1:]:
            cases = cases & chain.cases or cases
        preposition = preposition_before(self.tokens, chains[0].first)
        governed = CASES_AFTER.get(preposition)
        if governed is not None and (not cases or cases & governed):
            cases = cases & governed if cases else governed
        return cases

    def _others(self, at: int, cases: frozenset[str], offices: list[Office]) -> int:
        """`депутаты Асанова, Турдиев и Ким`: further names under one plural office."""
        while at < len(self.tokens) and self.tokens[at].text in (",", "и"):
            if at + 1 >= len(self.tokens) or not self.tokens[at + 1].is_capital:
                break
            named = self.name_at(at + 1, cases)
            if named is None or is_place_word(self.tokens[at + 1].text):
                break
            self.add(
                at + 1, named, [Office(o.title, o.institution, o.place, o.passage) for o in offices]
            )
            at = named.run.last
        return at

    def offices_behind(self) -> None:
        """`Иван Петров, заместитель мэра` and `Петров И.И. – начальник отдела`."""
        for mention in list(self.found):
            at = self._behind_latin(mention.last)
            if at + 1 >= len(self.tokens) or mention.person is None:
                continue
            if self.tokens[at].text not in (*_LINKS, "("):
                continue
            if self.tokens[at].text == "," and mention.offices:
                continue
            self._behind(mention, at)

    def _behind(self, mention: Mention, at: int) -> None:
        """Give a person the offices behind the mark at a position; where words that only
        describe come first, those behind them."""
        if self._hold_behind(mention, at) or self.tokens[at].text != ",":
            return
        further = self._behind_apposition(mention, at)
        if further != at:
            self._hold_behind(mention, further)

    def _hold_behind(self, mention: Mention, at: int) -> bool:
        """Give a person the offices right behind a mark; whether there are any."""
        head = self._linked(at) if self.tokens[at].text != "(" else self._linked_in_bracket(at)
        if head is None:
            return False
        chains, end = self._sequence(head, behind=True)
        if not self._may_be_held(mention, chains[0], at, end):
            return False
        offices = [office_of(self.document, self.tokens, c) for c in chains if self._counts(c)]
        self._share(chains, offices)
        for office in offices:
            mention.offices.append(office)
            assert mention.person is not None
            self.people.hold(mention.person, office)
        for index in range(at, end):
            self.taken[index] = 1
        mention.last = end
        return True

    def _may_be_held(self, mention: Mention, chain: Chain, at: int, end: int) -> bool:
        """Whether an office phrase from a mark up to `end` is that of the person before it."""
        between = self.tokens[at + 1 : chain.first]
        if not all(is_adjective(t) for t in between) or chain.is_plural:
            return False
        if self.name_at(end, chain.cases) is not None:
            return False
        if end < len(self.tokens) and self.taken[end] and end != at:
            return False
        cases = frozenset(mention.marker.split("|"))
        if chain.cases and not chain.cases & (cases | {"nomn"}):
            return False
        closing = self.tokens[end].text if end < len(self.tokens) else "."
        return closing in _CLOSING

    def _behind_apposition(self, mention: Mention, at: int) -> int:
        """`Анны Грин, известной защитницы рек, члена Совета`: the comma behind words that only
        describe her, or `at` itself."""
        cases = frozenset(mention.marker.split("|"))
        named = False
        for index in range(at + 1, min(at + _APPOSED, len(self.tokens))):
            token = self.tokens[index]
            if token.text == ",":
                return index if named else at
            verb = token.word.verb
            if not token.is_word or token.is_capital or (verb and verb.form != "participle"):
                return at
            named = named or (token.word.part == "noun" and any(can_be(token, c) for c in cases))
        return at

    def _linked_in_bracket(self, at: int) -> int | None:
        """`(второй тренер)`, `(директор)`: the head of an office right behind the bracket."""
        index = at + 1
        while index < len(self.tokens) - 1 and index - at < 4:
            if self.tokens[index].word.has("office"):
                return index
            if not is_adjective(self.tokens[index]):
                return None
            index += 1
        return None


def _is_short(token: Token) -> bool:
    """An abbreviation in capitals: `РТ`, `РФ`."""
    return token.text.isupper() and 1 < len(token.text) < 5
