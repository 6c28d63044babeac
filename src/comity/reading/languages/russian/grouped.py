"""Groups of people in a Russian sentence: delegations, guests, colleagues, people of a town."""

from __future__ import annotations

from comity.reading.document import Mention, MentionKind
from comity.reading.languages.russian.chains import Chain
from comity.reading.languages.russian.headed import Headed
from comity.reading.languages.russian.peoples import place_of_people
from comity.reading.languages.russian.phrases import is_adjective, nominative_phrase, passage_of
from comity.reading.languages.russian.places import is_place_word, place_nominative
from comity.reading.places import known_place


class Grouped(Headed):
    """Finds groups, and whence or from which body they come."""

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

    def _town_of(self, head: int, last: int) -> str | None:
        """`делегация Оша`: a town's name that is another word's form as well, right behind the
        noun for those whom a town sends."""
        if self.tokens[head].word.value("group") != "delegation" or last != head + 2:
            return None
        town = self.tokens[head + 1]
        if not town.is_capital or town.word.senses or is_adjective(town):
            return None
        return place_nominative(town.text)

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
