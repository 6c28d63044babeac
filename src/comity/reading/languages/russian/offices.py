"""Office phrases taken apart: title, institution, place, each in the nominative."""

from __future__ import annotations

from comity.reading.document import Document, Office, Token
from comity.reading.languages.russian.chain_part import Part
from comity.reading.languages.russian.chains import OF_ONE, SHORT_ADJECTIVES, Chain
from comity.reading.languages.russian.morphology import cased_like, inflected, readings
from comity.reading.languages.russian.office_places import OfficePlaces, guessed_place
from comity.reading.languages.russian.phrases import (
    is_adjective,
    nominative_phrase,
    noun_reading,
    passage_of,
)
from comity.reading.languages.russian.places import (
    body_place,
    capital_of,
    place_nominative,
    place_of_adjective,
)
from comity.reading.places import known_place

_GENITIVE = frozenset(("gent",))
_OF_TOWNS = frozenset({"council", "municipality"})
_AGENCIES = ("Рос", "Мин", "Гос", "Глав")
_PLAIN_BODIES = frozenset({"place", "school", "company"})


def office_of(document: Document, tokens: list[Token], chain: Chain) -> Office:
    """The office that a chain names; its institution and place as the text gives them."""
    return _Taker(document, tokens, chain).office()


class _Taker(OfficePlaces):
    def office(self) -> Office:
        """Walk through the parts of the chain: first the title's, then the institution's."""
        parts = self.chain.parts
        index = 0
        while index < len(parts):
            index = self._take(parts, index)
        self._place_from_adjectives()
        title = self._title()
        passage = passage_of(self.tokens, self.chain.first, self.chain.last)
        if self.kind == "envoy":
            sender = self.institution if self._is_state_body() else self.place or self.institution
            return Office(title, sender, self.seat, passage)
        if self.seat and self.place and self.institution is None and self._represents():
            return Office(title, self.place, self.seat, passage)
        return Office(title, self.institution, self.seat or self.place, passage)

    def _represents(self) -> bool:
        """`постоянный представитель РТ во Франции`: whom they represent, and where."""
        return self.tokens[self.chain.head].word.lemma in ("представитель", "представительница")

    def _is_state_body(self) -> bool:
        return self.institution is not None and self.place is None

    def _take(self, parts: list[Part], index: int) -> int:
        """Take one noun phrase of the chain; return the index of the part after it."""
        part = parts[index]
        if part.kind == "seat":
            self.seat = self._place_in(part.first + 1, part.last)
            return index + 1
        if part.kind == "tail":
            return self._tail(parts, index)
        if part.kind == "quote" and self.institution is None and self.place is None:
            self.institution = self._quoted(part)
            return index + 1
        if part.kind == "place":
            twin = index > 1 and "-" in self.tokens[parts[index - 2].first].text
            if self.place is None or (twin and parts[index - 1].kind == "place"):
                # `мэр города-побратима Одессы Регенсбурга`
                self.place = self._place_in(part.first, part.last)
            return index + 1
        if part.kind == "dot":
            self.title_last = part.last
        if part.kind in ("aside", "dot"):
            return index + 1
        noun = index
        while noun < len(parts) and parts[noun].kind in ("adjective", "join"):
            noun += 1
        if noun >= len(parts):
            return noun
        return self._noun_phrase(parts, index, noun)

    def _tail(self, parts: list[Part], index: int) -> int:
        """`по вопросам инвестиций и внешней торговли`: the title goes on to the end of it."""
        last = index + 1
        fixed = self.tokens[parts[index].first].word.lower == "в"  # в делах
        while not fixed and last < len(parts) and parts[last].kind in ("adjective", "word", "join"):
            if self.tokens[parts[last].first].is_capital:
                break
            last += 1
        while parts[last - 1].kind in ("adjective", "join"):
            last -= 1
        part = Part("tail", parts[index].first, parts[last - 1].last)
        if self.tokens[part.first].word.lower == "от" and self.institution is None:
            self.institution = self._sender(part)
            return last
        if part.first == self.title_last:
            self.title_last = part.last
        else:
            self.tails.append(part)
        return last

    def _sender(self, part: Part) -> str:
        """`депутат от партии «Единство»`, `наблюдатель от ОБСЕ`: the body in the nominative."""
        first = noun = part.first + 1
        while noun < part.last - 1 and is_adjective(self.tokens[noun]):
            noun += 1
        return nominative_phrase(self.document.text, self.tokens, first, noun, part.last, _GENITIVE)

    def _quoted(self, part: Part) -> str:
        text = self.document.text
        return " ".join(
            text[self.tokens[part.first].start : self.tokens[part.last - 1].end].split()
        )

    def _noun_phrase(self, parts: list[Part], first: int, noun: int) -> int:
        part = parts[noun]
        token = self.tokens[part.first]
        bare = first == noun
        adjacent = parts[first].first == self.title_last
        if part.kind == "quote":
            self.institution = self.institution or self._quoted(part)
            return noun + 1
        if part.kind == "place":
            self.place = self.place or self._long_place(parts[first], part)
            return noun + 1
        if part.kind == "role" and adjacent:
            self.title_last = part.last
            return noun + 1
        if part.kind == "institution":
            if bare and adjacent and self._stays_in_title(parts, noun):
                self.title_last = part.last
                return noun + 1
            return self._institution(parts, first, noun)
        if part.kind == "place_noun":
            return self._place_noun(parts, first, noun, bare and adjacent)
        if token.is_capital and noun + 1 <= len(parts) and part.kind == "word" and first == noun:
            return self._unknown_name(parts, noun, adjacent)
        if adjacent:
            self.title_last = part.last
            return noun + 1
        return noun + 1

    def _unknown_name(self, parts: list[Part], noun: int, adjacent: bool) -> int:
        """A capitalised word that no list knows: an institution or a place."""
        part = parts[noun]
        token = self.tokens[part.first]
        if known_place(token.text) is None and any(
            r.is_known and not r.name for r in readings(token.word.lower)
        ):
            return self._institution(parts, noun, noun)
        if known_place(token.text) is None and token.text.startswith(_AGENCIES):
            self.institution = self.institution or guessed_place(token)
            return noun + 1
        self.place = self.place or place_nominative(token.text) or guessed_place(token)
        return noun + 1

    def _stays_in_title(self, parts: list[Part], noun: int) -> bool:
        token = self.tokens[parts[noun].first]
        if not token.word.has("bare"):
            return False
        rest = [p.kind for p in parts[noun + 1 :]]
        if not rest or rest[0] in ("place", "place_noun", "tail", "word"):
            return not (rest == [] and token.is_capital)
        while rest and rest[0] == "adjective":
            rest.pop(0)
        return bool(rest) and rest[0] in ("place_noun", "institution")

    def _place_noun(self, parts: list[Part], first: int, noun: int, bare: bool) -> int:
        """`города Курска`, `Амурской области`, `Республики Татарстан`, `Хатаинского района`."""
        part = parts[noun]
        if first < noun and self.tokens[part.first].word.lemma == "столица":
            self.place = self.place or capital_of(self.tokens[part.first - 1].word.lower)
            return noun + 1
        following = parts[noun + 1] if noun + 1 < len(parts) else None
        if first < noun or (self.tokens[part.first].is_capital and following is not None):
            last = noun + 1
            if (
                following is not None
                and following.kind in ("place", "word")
                and self.tokens[part.first].is_capital
            ):
                last = noun + 2
            if self.tokens[part.first].word.lemma in ("район", "округ"):
                last = _with_town(self.tokens, parts, last)
            name = nominative_phrase(
                self.document.text,
                self.tokens,
                parts[first].first,
                part.first,
                parts[last - 1].last,
                _GENITIVE,
            )
            if self._names_place(parts[first].first, part.first) or last > noun + 1:
                self.place = self.place or name
            elif (
                last == noun + 1
                and parts[first].first == self.title_last
                and not self._place_behind(parts, last)
            ):
                self.title_last = part.last
            return last
        twin = "-" in self.tokens[part.first].text  # города-побратима
        lemma = self.tokens[part.first].word.lemma
        if bare and self.kind != "minister" and lemma not in ("муниципий", "г") and not twin:
            self.title_last = part.last
        if (
            following is not None
            and following.kind == "word"
            and self.tokens[following.first].is_capital
        ):
            token = self.tokens[following.first]
            self.place = self.place or place_nominative(token.text) or guessed_place(token)
            return noun + 2
        return noun + 1

    def _place_behind(self, parts: list[Part], index: int) -> bool:
        """`мэр японского города Нара`: the name follows, the words before it are no title."""
        return index < len(parts) and parts[index].kind in ("place", "word")

    def _names_place(self, first: int, noun: int) -> bool:
        """Whether the adjectives before `области`, `района` make it a name."""
        return any(t.is_capital for t in self.tokens[first : noun + 1]) and first >= self.chain.head

    def _institution(self, parts: list[Part], first: int, noun: int) -> int:
        """The institution runs to the end of the chain; a seat behind it stays outside."""
        last = len(parts)
        while last > noun + 1 and parts[last - 1].kind in ("bracket",):
            last -= 1
        seat = next((i for i in range(noun + 1, last) if parts[i].kind == "seat"), None)
        if seat is not None:
            self.seat = self._place_in(parts[seat].first + 1, parts[seat].last)
            last = seat
        if self.tokens[parts[noun].first].text.isupper() and last > noun + 1:
            if parts[noun + 1].kind == "tail":
                last = noun + 1  # `директор НАСА по полётам`: the director's, not the body's
        last = next((i for i in range(noun + 1, last) if self._sends(parts[i])), last)
        end = parts[last - 1].last
        first = self._past_description(parts, first, noun)
        start = parts[first].first
        self.institution = nominative_phrase(
            self.document.text, self.tokens, start, parts[noun].first, end, _GENITIVE
        )
        self.place = self.place or body_place(self.tokens[parts[noun].first].word.lemma)
        if self.place is None:
            kind = self.tokens[parts[noun].first].word.value("institution")
            self.place = self._place_inside(start, end, kind not in _PLAIN_BODIES)
            if self.place is None and kind in _OF_TOWNS and last == noun + 2:
                self.place = self._unknown_town(parts[last - 1])
        if self.kind == "envoy":
            self.place = self._state_inside(parts, noun + 1, last) or self.place
        goes_on = last < len(parts) and parts[last].kind == "tail" and not self._sends(parts[last])
        return last if goes_on else len(parts)

    def _unknown_town(self, part: Part) -> str | None:
        """`городского Совета Эльблонга`: of whose town no gazetteer knows."""
        token = self.tokens[part.first]
        plain = part.kind == "word" and token.is_capital and not token.word.senses
        return guessed_place(token) if plain and not is_adjective(token) else None

    def _sends(self, part: Part) -> bool:
        """`депутат парламента от партии «Единство»`: who sent them is no part of the body."""
        return part.kind == "tail" and self.tokens[part.first].word.lower == "от"

    def _past_description(self, parts: list[Part], first: int, noun: int) -> int:
        """`французского крайне правого Национального фронта`: where the name begins behind
        words that only describe; of a country's adjective the place is kept."""
        named = next(
            (i for i in range(first, noun + 1) if self.tokens[parts[i].first].is_capital), first
        )
        if named == first or self.tokens[parts[first].first].is_capital:
            return first
        if place_of_adjective(self.tokens[parts[first].first].word.lower, False) is None:
            return first
        for part in parts[first:named]:
            low = self.tokens[part.first].word.lower
            self.place = self.place or place_of_adjective(low, False)
        return named

    def _title(self) -> str:
        """The title's words: adjectives and head in the nominative singular, the rest as it is."""
        words: list[str] = []
        chain = self.chain
        head = noun_reading(
            self.tokens[chain.head], chain.cases if chain.acting is None else _GENITIVE
        )
        text = self.document.text
        gender = "m" if head is None or head.lemma in ("голова", "глава", "судья") else head.gender
        if chain.acting is not None:
            start, stop = chain.acting
            words.append(self._acting(start, stop))
        for at in range(chain.acting[1] if chain.acting else chain.first, chain.head + 1):
            token = self.tokens[at]
            if chain.acting is not None:
                words.append(token.text)
            elif at == chain.head:
                words.append(_singular(token, chain.cases))
            elif token.word.has("title") and token.word.value("title") != "new":
                words.append(_adjective(token, gender))
            elif token.word.lower in SHORT_ADJECTIVES:
                words.append(f"{token.text}.")
            elif token.text == "и":
                words.append("и")
        if words and words[0] == "и":
            words.pop(0)
        if self.title_last > chain.head + 1 and words:
            rest = text[self.tokens[chain.head + 1].start : self.tokens[self.title_last - 1].end]
            if rest.startswith("."):  # зам. главы
                words[-1] += "."
                rest = rest[1:]
            words.append(OF_ONE.get(rest, rest))
        for tail in self.tails:
            words.append(text[self.tokens[tail.first].start : self.tokens[tail.last - 1].end])
        return " ".join(" ".join(words).split())

    def _acting(self, start: int, stop: int) -> str:
        words = self.document.text[self.tokens[start].start : self.tokens[stop - 1].end]
        for token in self.tokens[start:stop]:
            if token.word.lower.startswith("исполняющ"):
                reading = readings(token.word.lower)[0]
                form = inflected(
                    token.word.lower, "ADJF", "nomn", reading.gender, reading.is_plural
                )
                if form:
                    words = words.replace(token.text, cased_like(form, token.text))
        return words


def _with_town(tokens: list[Token], parts: list[Part], at: int) -> int:
    """`центрального района города Минска`: the part behind the town of a district."""
    if at >= len(parts) or tokens[parts[at].first].word.lower != "города":
        return at
    if parts[at].kind == "place":
        return at + 1
    return at + 2 if at + 1 < len(parts) and parts[at + 1].kind == "place" else at


def _singular(token: Token, cases: frozenset[str]) -> str:
    reading = noun_reading(token, cases) or noun_reading(token)
    if reading is None or reading.name:
        lemma = token.word.lemma if token.word.has("office") else token.text
        sense = next((s.lemma for s in token.word.senses if s.cls == "office"), lemma)
        return cased_like(sense, token.text)
    if reading.case == "nomn" and not reading.is_plural:
        return token.text
    return cased_like(reading.lemma, token.text)


def _adjective(token: Token, gender: str) -> str:
    if token.word.lower.startswith("временн"):
        return cased_like("временный", token.text)  # of an office, not временной
    form = inflected(token.word.lower, "ADJF", "nomn", gender.replace("mf", "m"), False)
    return cased_like(form, token.text) if form else token.text
