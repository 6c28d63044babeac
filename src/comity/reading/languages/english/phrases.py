"""English noun phrases of the field: offices with their bodies, names, institutions."""

from __future__ import annotations

from comity.passages import Passage
from comity.reading.document import Document, Office, Token
from comity.reading.languages.english.words import given_names
from comity.reading.places import known_place

PARTICLES = frozenset({"van", "von", "de", "da", "di", "del", "der", "den", "bin", "bint", "ibn", "al", "el", "la", "le", "du", "dos", "ten", "af", "zu", "y"})  # fmt: skip
_MONTHS_AND_DAYS = frozenset("january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday".split())  # fmt: skip
_NO_NAME = frozenset("the a an in on at of to by for from with and or but he she it they we i this that these those his her its their our my during after before following as when while if since there here also both all mr mrs ms however meanwhile according about under over what who how why where not no yes thank thanks please photo source read more share print new news home search contact members present apologies welcome good dear first".split())  # fmt: skip
_MAX_NAME = 5


def is_name_word(token: Token) -> bool:
    """A capitalised word that may be part of a person's name."""
    if not token.is_word or not token.is_capital or token.text[0].isdigit():
        return False
    low = token.word.lower
    if low in _NO_NAME or (low in _MONTHS_AND_DAYS and low not in ("may", "june", "april", "august")):
        return False
    if token.word.has("office", "institution", "event", "agreement", "encounter", "group", "title"):
        return low in given_names() and not token.word.has("office")
    return not token.word.has("honorific", "place_noun") and not token.word.has("subject")


def name_at(tokens: list[Token], position: int) -> tuple[int, int, str] | None:
    """The person's name that begins at a position: (first, last, name), titles skipped."""
    at = position
    while at < len(tokens) and (
        tokens[at].word.has("honorific") or (tokens[at].text == "." and at > position)
    ):
        at += 1
    first = at
    parts: list[str] = []
    while at < len(tokens) and len(parts) < _MAX_NAME:
        token = tokens[at]
        if token.is_capital and len(token.base) <= 2 and _dot_follows(tokens, at):
            parts.append(token.base + ".")
            at += 2
            continue
        if token.text in PARTICLES and parts and at + 1 < len(tokens) and is_name_word(tokens[at + 1]):
            parts.append(token.text)
            at += 1
            continue
        if not is_name_word(token):
            break
        parts.append(token.base)
        at += 1
        if token.suffix:
            break
    if not parts or all(p.endswith(".") for p in parts):
        return None
    return first, at, " ".join(parts)


def _dot_follows(tokens: list[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].text == "." and tokens[at + 1].start == tokens[at].end


def name_before(tokens: list[Token], position: int, floor: int) -> tuple[int, int, str] | None:
    """The person's name that ends just before a position, or None."""
    first = position
    while first > floor and position - first < 6:
        token = tokens[first - 1]
        initial = token.text == "." and first - 2 >= floor and len(tokens[first - 2].base) == 1
        if initial:
            first -= 2
        elif is_name_word(token) or (token.text in PARTICLES and first < position):
            first -= 1
        else:
            break
    while first < position and tokens[first].text in PARTICLES:
        first += 1
    found = name_at(tokens, first) if first < position else None
    if found is None or found[1] != position:
        return None
    return found


def passage_of(tokens: list[Token], first: int, last: int) -> Passage:
    """The passage of `tokens[first:last]`."""
    return Passage(tokens[first].start, tokens[last - 1].end)


def surface(tokens: list[Token], first: int, last: int, text: str) -> str:
    """The words as they stand, without a closing possessive and an opening article."""
    while first < last and tokens[first].word.lower in ("the", "a", "an"):
        first += 1
    if first >= last:
        return ""
    end = tokens[last - 1]
    stop = end.start + len(end.base) if end.suffix else end.end
    return " ".join(text[tokens[first].start : stop].split())


def place_in(tokens: list[Token], first: int, last: int) -> str | None:
    """The first place of the gazetteer among the words of a phrase."""
    for at in range(first, last):
        if not tokens[at].is_capital or tokens[at].word.has("title", "subject"):
            continue
        for width in (3, 2, 1):
            if at + width > last:
                continue
            words = tokens[at : at + width]
            if not all(t.is_word for t in words):
                continue
            name = " ".join(t.base for t in words)
            place = known_place(name)
            if place is not None and not (name.isupper() and len(name) < 6):
                return name
    return None


class OfficePhrase:
    """An office phrase read from its head word: modifiers before, `of ...` after it."""

    def __init__(self, document: Document, tokens: list[Token], head: int, floor: int) -> None:
        self.document = document
        self.tokens = tokens
        self.head = head
        self.title_first = self._title_first(head, floor)
        self.first = self._body_first(self.title_first, floor)
        self.title_last = self._title_last(head)
        self.last, self.bodies = self._complement(self.title_last)

    def _title_first(self, head: int, floor: int) -> int:
        at = head
        while at > floor:
            token = self.tokens[at - 1]
            if token.suffix or not token.is_word:
                if token.text == "-" and at - 2 >= floor and self.tokens[at - 2].word.has("title"):
                    at -= 2
                    continue
                break
            if not (token.word.has("title") or token.word.has("office")):
                break
            if token.word.lower in ("the", "a", "an"):
                break
            at -= 1
        return at

    def _body_first(self, at: int, floor: int) -> int:
        """Capitalised words before the title: `Moscow Government Minister`, `Kazan’s mayor`."""
        start = at
        while at > floor and start - at < 9:
            token = self.tokens[at - 1]
            if not token.is_word or not token.is_capital or token.text[0].isdigit():
                break
            if token.word.lower in _NO_NAME or token.word.lower in _MONTHS_AND_DAYS:
                break
            if token.word.part in ("verb", "verb?") and not token.word.senses:
                break
            at -= 1
        return at

    def _title_last(self, head: int) -> int:
        """`Consul General`, `Secretary General`, `Mayor-elect`."""
        at = head + 1
        while at < len(self.tokens):
            token = self.tokens[at]
            if token.word.lower in ("general", "elect", "designate", "emeritus") and not self.tokens[at - 1].suffix:
                at += 1
            elif token.text == "-" and at + 1 < len(self.tokens) and self.tokens[at + 1].word.lower in ("elect", "general"):
                at += 2
            else:
                break
        return at

    def _complement(self, at: int) -> tuple[int, list[tuple[int, int]]]:
        """`of X`, `for Y`, `in Z` after the title: where they end, and the body phrases."""
        bodies: list[tuple[int, int]] = []
        while at < len(self.tokens) and self.tokens[at].word.lower in ("of", "for", "in", "at", "to"):
            end = self._body_end(at + 1)
            if end is None:
                break
            bodies.append((at + 1, end))
            at = end
            if self.tokens[end - 1].suffix:
                break
        return at, bodies

    def _body_end(self, at: int) -> int | None:
        tokens = self.tokens
        while at < len(tokens) and tokens[at].word.lower in ("the", "his", "her", "its"):
            at += 1
        start = at
        capital = False
        while at < len(tokens):
            token = tokens[at]
            low = token.word.lower
            if token.is_word and token.is_capital:
                if at > start and token.word.has("office") and not self._is_inside(at):
                    break
                capital = True
                at += 1
                if token.suffix:
                    break
            elif low in ("of", "for", "and", "&", "the", "de", "du") and capital and self._continues(at, start):
                at += 1
            elif low in ("-", "–") and capital and at + 1 < len(tokens) and tokens[at + 1].is_capital:
                at += 1
            elif token.text == "(" and at + 2 < len(tokens) and tokens[at + 2].text == ")" and capital:
                at += 3
            elif token.text == "," and capital and self._subject_list(at):
                at += 1
            elif not capital and token.is_word and token.word.has("institution", "subject", "title"):
                at += 1
            else:
                break
        return at if at > start and (capital or at - start >= 1) and self._is_body(start, at) else None

    def _is_inside(self, at: int) -> bool:
        """`Office of the Mayor`, `Council of Ministers`: a role word inside a body's name."""
        return self.tokens[at - 1].word.lower in ("of", "the") or self.tokens[at].word.is_plural

    def _continues(self, at: int, start: int) -> bool:
        tokens = self.tokens
        nxt = at + 1
        while nxt < len(tokens) and tokens[nxt].word.lower in ("the", "of"):
            nxt += 1
        if nxt >= len(tokens) or not tokens[nxt].is_capital:
            return False
        if tokens[at].word.lower in ("and", "&"):
            if tokens[nxt].word.has("office") and not tokens[nxt].word.is_plural:
                return False
            before = tokens[at - 1]
            return before.word.has("subject") or tokens[nxt].word.has("subject")
        return True

    def _subject_list(self, at: int) -> bool:
        tokens = self.tokens
        return (
            at + 1 < len(tokens)
            and tokens[at - 1].word.has("subject")
            and tokens[at + 1].word.has("subject")
            and tokens[at + 1].is_capital
        )

    def _is_body(self, start: int, end: int) -> bool:
        words = [t for t in self.tokens[start:end] if t.is_word]
        return any(t.is_capital for t in words) or any(t.word.has("institution") for t in words)

    def office(self) -> Office:
        """The phrase as title, institution and place."""
        tokens, text = self.tokens, self.document.text
        title = surface(tokens, self.title_first, self.title_last, text)
        passage = passage_of(tokens, self.first, max(self.last, self.title_last))
        bodies = list(self.bodies)
        if self.first < self.title_first:
            bodies.insert(0, (self.first, self.title_first))
        envoy = tokens[self.head].word.value("office") == "envoy"
        minister = tokens[self.head].word.value("office") == "minister"
        institution: str | None = None
        place: str | None = None
        for first, last in bodies:
            name = surface(tokens, first, last, text)
            found = place_in(tokens, first, last)
            if minister and first >= self.title_last and self._all_subject(first, last):
                title = surface(tokens, self.title_first, last, text)
            elif envoy:
                institution, place = self._envoy(name, found, institution, place)
            elif found is not None and self._is_bare_place(first, last, found):
                place = place or found
            else:
                institution = institution or name
                place = place or found
        return Office(title, institution, place, passage)

    def _envoy(
        self, name: str, found: str | None, institution: str | None, place: str | None
    ) -> tuple[str | None, str | None]:
        value = found or name
        if institution is None:
            return value, place
        return institution, place or value

    def _all_subject(self, first: int, last: int) -> bool:
        words = [t for t in self.tokens[first:last] if t.is_word and t.is_capital]
        return bool(words) and all(t.word.has("subject") or not known_place(t.base) for t in words)

    def _is_bare_place(self, first: int, last: int, found: str) -> bool:
        rest = [
            t.word.lower
            for t in self.tokens[first:last]
            if t.is_word and t.base not in found.split() and t.word.lower != "the"
        ]
        return all(w in ("city", "town", "of", "republic", "district", "province", "region") for w in rest) or all(
            known_place(t.base) is not None or not t.word.has("institution", "subject")
            for t in self.tokens[first:last]
            if t.is_word
        )
