"""Mentions in an English sentence: people with their offices, then everything else."""

from __future__ import annotations

from comity.gazetteer import country_of
from comity.reading.document import Document, Mention, MentionKind, Office, Sentence, Token
from comity.reading.languages.english.phrases import (
    OfficePhrase,
    is_name_word,
    name_at,
    name_before,
    passage_of,
    place_in,
    surface,
)
from comity.reading.languages.english.words import given_names
from comity.reading.people import People
from comity.reading.places import known_place

_EVENT_NEEDS = frozenset({"meeting", "day", "days", "week", "assembly", "parade", "cup", "celebration"})


class Mentions:
    """Finds the mentions of one sentence, each kind in its turn; words are used once."""

    def __init__(self, sentence: Sentence, document: Document) -> None:
        self.sentence = sentence
        self.document = document
        self.tokens = sentence.tokens
        self.people = People(document)
        self.taken = bytearray(len(self.tokens))
        self.found: list[Mention] = []

    def all(self) -> list[Mention]:
        """All mentions in order, with the prepositions before them as markers."""
        self._people_with_offices()
        self._headed_phrases()
        self._names_and_places()
        self.found.sort(key=lambda m: m.first)
        self._mark()
        return self.found

    def _floor(self, position: int) -> int:
        at = position
        while at > 0 and not self.taken[at - 1] and self.tokens[at - 1].quotation is None:
            at -= 1
        return at

    def _take(self, mention: Mention) -> None:
        for index in range(mention.first, mention.last):
            self.taken[index] = 1
        self.found.append(mention)

    def _people_with_offices(self) -> None:
        index = 0
        while index < len(self.tokens):
            token = self.tokens[index]
            if self.taken[index] or not token.word.has("office") or token.word.is_plural:
                index += 1
                continue
            index = self._office(index)

    def _office(self, head: int) -> int:
        """Read the office phrases that begin at a role word, with their person."""
        while head + 1 < len(self.tokens) and self._goes_on(head):
            head += 1
        phrases = self._coordinated(head)
        first = phrases[0].first
        last = max(p.last for p in phrases)
        offices = [p.office() for p in phrases]
        before = self._name_before(first)
        after = self._name_after(phrases[-1])
        if before is not None:
            self._add_person(before[0], last, before, offices)
            return max(last, head + 1)
        if after is not None:
            begin = first
            self._add_person(begin, after[1], after, offices)
            return after[1]
        self._title_alone(first, last, phrases, offices)
        return max(last, head + 1)

    def _goes_on(self, head: int) -> bool:
        """Whether a role word is only the first part of a compound (`Deputy Mayor`)."""
        token, following = self.tokens[head], self.tokens[head + 1]
        if token.suffix or not following.word.has("office") or following.word.is_plural:
            return False
        return not (is_name_word(following)) or following.word.has("office")

    def _coordinated(self, head: int) -> list[OfficePhrase]:
        phrases = [OfficePhrase(self.document, self.tokens, head, self._floor(head))]
        while len(phrases) < 4:
            at = phrases[-1].last
            step = at
            while step < len(self.tokens) and self.tokens[step].text in (",", "and", "&"):
                step += 1
            if step == at or step - at > 2 or step >= len(self.tokens):
                break
            nxt = self._next_head(step)
            if nxt is None:
                break
            phrase = OfficePhrase(self.document, self.tokens, nxt, step)
            if self._belongs_to_next(phrase):
                break
            phrases.append(phrase)
        return phrases

    def _next_head(self, at: int) -> int | None:
        """The role word of an office phrase that begins at a position."""
        for index in range(at, min(at + 9, len(self.tokens))):
            token = self.tokens[index]
            if token.word.has("office") and not token.word.is_plural:
                head = index
                while head + 1 < len(self.tokens) and self._goes_on(head):
                    head += 1
                return head
            if not token.is_word or not (
                token.is_capital or token.word.has("title") or token.word.lower in ("the", "of", "and")
            ):
                return None
        return None

    def _belongs_to_next(self, phrase: OfficePhrase) -> bool:
        """Whether an office after a comma is the next person's, whose name follows it."""
        return self._name_after(phrase, comma=False) is not None

    def _name_before(self, first: int) -> tuple[int, int, str] | None:
        """`Sergey Cheremin, Minister`; `Cheremin, the Minister`; `Cheremin (Minister`."""
        at = first
        while at > 0 and self.tokens[at - 1].word.lower in ("the", "a", "an", "its", "their", "who", "is", "was", "current", "as"):
            at -= 1
        if at == 0 or self.tokens[at - 1].text not in (",", "(", "–", "-", "—"):
            if at == 0 or at == first or self.tokens[at - 1].text in (".",):
                return None
            return None
        name = name_before(self.tokens, at - 1, self._floor(at - 1))
        if name is None:
            return None
        if not self._is_evident(name):
            return None
        return name

    def _name_after(self, phrase: OfficePhrase, *, comma: bool = True) -> tuple[int, int, str] | None:
        at = phrase.last
        tokens = self.tokens
        if at > phrase.title_last and tokens[at - 1].suffix:
            return None
        if comma and at < len(tokens) and tokens[at].text in (",", ":"):
            name = name_at(tokens, at + 1)
            if name is not None and name[0] == at + 1 and len(name[2].split()) >= 2 and self._is_evident(name):
                return name
            return None
        if at < len(tokens) and tokens[at].word.lower in ("mr", "mrs", "ms", "dr", "prof") or (
            at < len(tokens) and is_name_word(tokens[at])
        ):
            name = name_at(tokens, at)
            if name is not None and not any(self.taken[name[0] : name[1]]):
                return self._after_body(phrase, name)
        if at < len(tokens) and tokens[at].text == ".":
            # `Cllr. Hatch`, `Coun. Jang-Reyes`
            name = name_at(tokens, at + 1)
            if name is not None and tokens[at].start == tokens[at - 1].end and len(tokens[at - 1].base) <= 5:
                return name
        return None

    def _after_body(
        self, phrase: OfficePhrase, name: tuple[int, int, str]
    ) -> tuple[int, int, str] | None:
        """A name directly after `Mayor of Kazan` was read into the body if it looks like one."""
        return name

    def _is_evident(self, name: tuple[int, int, str]) -> bool:
        words = name[2].split()
        if len(words) >= 2:
            place = known_place(" ".join(words))
            return place is None or words[0].lower() in given_names()
        return self.people.find(words[0]) is not None or name[0] > 0 and self.tokens[name[0] - 1].word.has("honorific")

    def _add_person(
        self, first: int, last: int, name: tuple[int, int, str], offices: list[Office]
    ) -> None:
        evidence = 0.9 if offices else 0.7
        end = self.tokens[name[1] - 1]
        passage = passage_of(self.tokens, name[0], name[1])
        if end.suffix:
            passage = type(passage)(passage.start, end.start + len(end.base))
        person = self.people.meet(name[2], passage, offices, evidence)
        self._take(
            Mention(
                kind=MentionKind.PERSON,
                first=min(first, name[0]),
                last=max(last, name[1]),
                name=name[2],
                passage=passage_of(self.tokens, min(first, name[0]), max(last, name[1])),
                person=person,
                offices=offices,
                marker="of" if self.tokens[max(last, name[1]) - 1].suffix == "s" else "",
            )
        )

    def _title_alone(
        self, first: int, last: int, phrases: list[OfficePhrase], offices: list[Office]
    ) -> None:
        token = self.tokens[phrases[0].head]
        if not (token.is_capital or self._is_definite(first) or phrases[0].bodies or first < phrases[0].title_first):
            return
        stop = max(last, phrases[-1].title_last)
        self._take(
            Mention(
                kind=MentionKind.PERSON,
                first=first,
                last=stop,
                name=surface(self.tokens, first, stop, self.document.text),
                passage=passage_of(self.tokens, first, stop),
                offices=offices,
                marker="of" if self.tokens[stop - 1].suffix == "s" else "",
                is_reference=True,
            )
        )

    def _is_definite(self, first: int) -> bool:
        return first > 0 and self.tokens[first - 1].word.lower == "the"

    def _headed_phrases(self) -> None:
        for index, token in enumerate(self.tokens):
            if self.taken[index] or not token.is_word:
                continue
            word = token.word
            if word.has("event") and token.is_capital:
                self._event(index)
            if not self.taken[index] and word.has("agreement"):
                self._agreement(index)
            if not self.taken[index] and word.has("institution") and token.is_capital:
                self._institution(index)
            if not self.taken[index] and word.has("group"):
                self._group(index)

    def _capital_start(self, head: int) -> int:
        """How far capitalised words and joiners between them go to the left."""
        at = head
        floor = self._floor(head)
        while at > floor:
            token = self.tokens[at - 1]
            if token.is_word and (token.is_capital or token.text[0].isdigit()) and not token.suffix:
                if token.word.part == "verb?" and at - 1 == 0:
                    break
                at -= 1
            elif token.text == ")" and at - 3 >= floor and self.tokens[at - 3].text == "(":
                at -= 3
            elif (
                token.word.lower in ("and", "of", "for", "the", "&", "-", "–", "de")
                and at - 2 >= floor
                and self._is_capital(at - 2)
                and token.word.lower != "the"
            ):
                at -= 1
            else:
                break
        while at < head and (self.tokens[at].word.lower in _STOP or not self.tokens[at].is_word):
            at += 1
        return at

    def _is_capital(self, index: int) -> bool:
        token = self.tokens[index]
        return token.is_word and token.is_capital and token.word.lower not in _STOP

    def _event(self, head: int) -> None:
        tokens = self.tokens
        last = head + 1
        if last < len(tokens) and tokens[last].text.isdigit() and len(tokens[last].text) == 4:
            last += 1
        while last + 1 < len(tokens) and tokens[last].word.lower in ("of", "on", "for") and tokens[last + 1].is_capital:
            last += 2
            while last < len(tokens) and tokens[last].is_capital and tokens[last].is_word:
                last += 1
        if last < len(tokens) and tokens[last].is_capital and tokens[last].word.has("event", "institution"):
            return
        first = self._capital_start(head)
        words = [t for t in tokens[first:last] if t.is_word]
        if len(words) < 2 or (len(words) == 2 and tokens[head].word.lower in _EVENT_NEEDS and tokens[first].word.lower in _DAYS):
            return
        self._phrase(MentionKind.EVENT, first, last, tokens[head].word.value("event"))

    def _agreement(self, head: int) -> None:
        first = head
        floor = self._floor(head)
        while first > floor:
            token = self.tokens[first - 1]
            low = token.word.lower
            if token.is_word and (low in _AGREEMENT_WORDS or low.startswith(("sister", "twin", "friend"))):
                first -= 1
            elif token.text == "-" and first - 2 >= floor:
                first -= 1
            else:
                break
        last = head + 1
        if last + 1 < len(self.tokens) and self.tokens[last].word.lower in ("of", "on"):
            if self.tokens[last + 1].word.lower in _AGREEMENT_WORDS:
                last += 2
                if last + 1 < len(self.tokens) and self.tokens[last].text == "and" and self.tokens[last + 1].word.lower in _AGREEMENT_WORDS:
                    last += 2
        words = [t.word.lower for t in self.tokens[first:last] if t.is_word]
        kind = agreement_kind(words, self.tokens[head])
        if kind is not None:
            self._phrase(MentionKind.AGREEMENT, first, last, kind)

    def _institution(self, head: int) -> None:
        tokens = self.tokens
        last = head + 1
        if last < len(tokens) and tokens[last].is_capital and tokens[last].word.has("institution", "event") and not tokens[head].suffix:
            return
        first = self._capital_start(head)
        while last + 1 < len(tokens) and tokens[last].word.lower in ("of", "for") and not tokens[last - 1].suffix:
            nxt = last + 1
            while nxt < len(tokens) and tokens[nxt].word.lower == "the":
                nxt += 1
            if nxt >= len(tokens) or not tokens[nxt].is_capital:
                break
            last = nxt + 1
            while last < len(tokens) and (
                (tokens[last].is_word and tokens[last].is_capital and not tokens[last - 1].suffix)
                or (tokens[last].word.lower in ("and", "&") and last + 1 < len(tokens) and tokens[last + 1].is_capital and tokens[last - 1].word.has("subject"))
            ):
                last += 1
        if last - first < 2:
            if tokens[head].word.lower in ("city", "council", "government", "municipality", "town") and head > 0 and tokens[head - 1].word.lower == "the":
                return
            return
        abbreviation = None
        if last + 2 < len(tokens) and tokens[last].text == "(" and tokens[last + 2].text == ")" and tokens[last + 1].base.isupper():
            abbreviation = tokens[last + 1].base
            last += 3
        self._phrase(MentionKind.INSTITUTION, first, last, tokens[head].word.value("institution"), abbreviation)

    def _group(self, head: int) -> None:
        tokens = self.tokens
        last = head + 1
        origin: str | None = None
        first = head
        while first > self._floor(head) and (tokens[first - 1].is_capital or tokens[first - 1].word.has("institution")) and tokens[first - 1].is_word:
            first -= 1
        if first < head:
            origin = place_in(tokens, first, head)
            if origin is None:
                country = country_of(tokens[first].base)
                origin = country.name if country is not None else None
        if origin is None and last < len(tokens) and tokens[last].word.lower in ("from", "of"):
            for index in range(last + 1, min(last + 8, len(tokens))):
                if tokens[index].is_capital:
                    origin = place_in(tokens, index, min(index + 3, len(tokens)))
                    break
                if tokens[index].text in ",.;" or tokens[index].word.part == "verb":
                    break
        self._take(
            Mention(
                kind=MentionKind.GROUP,
                first=first,
                last=last,
                name=surface(tokens, first, last, self.document.text),
                passage=passage_of(tokens, first, last),
                place=origin,
                subkind=tokens[head].word.value("group"),
                is_plural=True,
            )
        )

    def _phrase(
        self,
        kind: MentionKind,
        first: int,
        last: int,
        subkind: str | None,
        abbreviation: str | None = None,
    ) -> None:
        name = surface(self.tokens, first, last, self.document.text)
        if abbreviation is not None:
            name = name.partition(" (")[0]
            self.document.abbreviations[abbreviation] = name
        self._take(
            Mention(
                kind=kind,
                first=first,
                last=last,
                name=name,
                passage=passage_of(self.tokens, first, last),
                place=place_in(self.tokens, first, last),
                subkind=subkind,
                marker="of" if self.tokens[last - 1].suffix == "s" else "",
            )
        )

    def _names_and_places(self) -> None:
        index = 0
        while index < len(self.tokens):
            token = self.tokens[index]
            if self.taken[index] or not token.is_capital or not token.is_word:
                index += 1
                continue
            index = self._capitalised(index)

    def _capitalised(self, index: int) -> int:
        place = self._place_at(index)
        name = name_at(self.tokens, index)
        if name is not None and any(self.taken[name[0] : name[1]]):
            name = None
        if name is not None and self._is_person(index, name, place):
            self._add_person(name[0], name[1], name, [])
            return name[1]
        if place is not None:
            self._take(place)
            return place.last
        token = self.tokens[index]
        if token.base.isupper() and 2 <= len(token.base) <= 8 and not self.sentence.is_heading:
            known = self.document.abbreviations.get(token.base, token.base)
            self._take(
                Mention(
                    kind=MentionKind.INSTITUTION,
                    first=index,
                    last=index + 1,
                    name=known,
                    passage=passage_of(self.tokens, index, index + 1),
                    subkind="abbreviation",
                )
            )
        elif not token.base.isupper() and any(c.isupper() for c in token.base[1:]) and token.base.isalpha():
            # A coined name such as İZFAŞ or UNICEF-like camel case.
            pass
        return index + 1

    def _place_at(self, index: int) -> Mention | None:
        for width in (3, 2, 1):
            words = self.tokens[index : index + width]
            if len(words) < width or any(self.taken[index : index + width]):
                continue
            if not all(t.is_word for t in words) or any(t.suffix for t in words[:-1]):
                continue
            name = " ".join(t.base for t in words)
            place = known_place(name)
            if place is None or (width == 1 and words[0].word.lower in _STOP):
                continue
            if place.is_ambiguous and not self._place_evidence(index):
                continue
            return Mention(
                kind=MentionKind.PLACE,
                first=index,
                last=index + width,
                name=name,
                passage=passage_of(self.tokens, index, index + width),
                place=name,
                subkind=str(place.kind),
            )
        return None

    def _place_evidence(self, index: int) -> bool:
        before = self.tokens[index - 1].word.lower if index else ""
        return before in ("in", "to", "from", "of", "at", "near", "and", "between", "visit", "visited")

    def _is_person(self, index: int, name: tuple[int, int, str], place: Mention | None) -> bool:
        words = name[2].split()
        honoured = name[0] > index or (index > 0 and self.tokens[index - 1].word.has("honorific"))
        known = self.people.find(name[2])
        if honoured and (place is None or known is not None):
            return True
        if known is not None and (place is None or len(words) > 1):
            return True
        if len(words) < 2:
            return False
        if place is not None and place.last - place.first == len(words):
            return False
        return words[0].lower().rstrip(".") in given_names() and not self.sentence.is_heading or (
            len(words[0]) == 2 and words[0].endswith(".")
        )

    def _mark(self) -> None:
        """The preposition before each mention; coordinated ones share the first one's."""
        previous: Mention | None = None
        for mention in self.found:
            at = mention.first - 1
            while at >= 0 and self._is_light(self.tokens[at]):
                at -= 1
            if at >= 0:
                token = self.tokens[at]
                function = token.word.value("function") if token.is_word else None
                if function is not None:
                    mention.marker = function
                elif (
                    token.text in ("and", ",", "&", "–")
                    and previous is not None
                    and previous.last >= at - 1
                    and previous.last <= at + 1
                    and previous.kind is mention.kind
                    and previous.marker not in ("", "of")
                    and token.text != ","
                ):
                    mention.marker = previous.marker
            previous = mention

    def _is_light(self, token: Token) -> bool:
        if not token.is_word:
            return False
        return token.word.lower in _LIGHT or token.word.has("honorific")


_LIGHT = frozenset("the a an his her its their our this that these upcoming annual new high-level senior visiting several three two four five six ten both".split())  # fmt: skip
_STOP = frozenset("the a an in on at of to by for from with and or but he she it they we i this that these those his her its their our my during after before following as when while if since there here also both all".split())  # fmt: skip
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday next last first second same one".split())
_AGREEMENT_WORDS = frozenset(
    "sister city cities twin town towns twinning friendship cooperation co-operation co operation partnership memorandum understanding intent joint framework "
    "trade protocol goodwill cultural exchange collaboration bilateral three-year two-year five-year additional agreement mutual economic strategic letter declaration formal new programme program plan action".split()
)


def agreement_kind(words: list[str], head: Token) -> str | None:
    """The kind of agreement that a phrase names, or None if its head alone is none."""
    joined = " ".join(words)
    value = head.word.value("agreement")
    if "sister" in joined or "twin" in joined:
        return "sister-city"
    if "friendship" in joined:
        return "friendship-city"
    if value == "letter-of-intent":
        return "letter-of-intent" if "intent" in joined else None
    if "understanding" in joined or value == "memorandum":
        return "memorandum"
    if value in ("joint-declaration", "programme", "plan-of-measures"):
        ok = {"joint-declaration": ("joint",), "programme": ("cooperation", "co-operation"), "plan-of-measures": ("action", "measures")}[value]
        return value if any(word in joined for word in ok) else None
    if head.word.lower in ("contract", "deal"):
        return None
    if value == "other" and ("cooperation" in joined or "co operation" in joined or "partnership" in joined):
        return "other"
    return value
