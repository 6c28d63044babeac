"""English office phrases: `Moscow Government Minister`, `Mayor of X`, `Head of the ... Department`.

An office phrase is read from its role word: to the left the rest of the title, then the
body or place by which it is held; to the right what `of`, `for`, `to`, `in` add.
"""

from __future__ import annotations

from comity.reading.document import Document, Office, Token
from comity.reading.languages.english.bodies import (
    PEOPLES,
    TERRITORIES,
    body_end,
    holds_body,
    is_body_head,
    last_body,
)
from comity.reading.languages.english.determiners import DETERMINERS
from comity.reading.languages.english.names import is_post_nominal, name_at
from comity.reading.languages.english.phrases import (
    country_named,
    passage_of,
    place_in,
    place_width,
    state_letters,
    surface,
)
from comity.reading.languages.english.words import listed

_LINKS = frozenset({"of", "for", "to", "in", "at", "on"})
_BE = frozenset({"was", "were", "been", "is", "has", "had", "newly", "first"})
_ENVOYS = {"commissioner": ("high",), "representative": ("trade", "permanent", "special")}
_NATIONAL = listed("offices", "national")
_STAFF = listed("offices", "staff")
_ABROAD = frozenset({"of", "de", "di", "del"})
_FOREIGN = frozenset({"maire", "alcalde", "alcaldesa", "presidente", "sindaco", "sindaca"})
_FROM = frozenset({"of", "from", "in"})
_TITLE_LINKS = frozenset({"for", "on"})
_JOINERS = frozenset({"and", "of", "for", "&", "the"})
_TERRITORIES = TERRITORIES | {"state"}
_SHORT = 8


class OfficePhrase:
    """An office phrase around a role word: `first` and `last` bound it without the name."""

    def __init__(self, document: Document, tokens: list[Token], head: int, floor: int) -> None:
        self.document = document
        self.tokens = tokens
        self.head = head
        self.state: int | None = None
        self.complements: list[tuple[int, int]] = []
        self.title_last = self._title_last(head)
        self.first = self._left(floor)
        self.title_first, self.body = self._parted()
        self.title_end = self.title_last
        self.last = self._right()

    @property
    def kind(self) -> str:
        """The class of the role word: `head`, `envoy`, `minister`, ..."""
        head = self.tokens[self.head]
        if self._word_before() in _ENVOYS.get(head.word.lower, ()):
            return "envoy"
        return head.word.value("office") or ""

    @property
    def is_national(self) -> bool:
        """Whether such an office is usually a state's (`the Greek Foreign Minister`)."""
        return self.tokens[self.head].word.lower in _NATIONAL

    def _word_before(self) -> str:
        return self.tokens[self.head - 1].word.lower if self.head else ""

    def _title_last(self, head: int) -> int:
        """`Consul General`, `Mayor - elect`, `Ambassador Extraordinary and Plenipotentiary`."""
        tokens, at = self.tokens, head + 1
        while at < len(tokens) and not tokens[at - 1].suffix:
            if tokens[at].word.value("title") == "after" or tokens[at].word.lower in _AFTER:
                at += 1
            elif (
                at + 1 < len(tokens)
                and tokens[at].text in ("-", "and")
                and tokens[at + 1].word.lower in _AFTER
            ):
                at += 2
            else:
                break
        return at

    def _left(self, floor: int) -> int:
        """Where the words before the role word that belong to the phrase begin."""
        at = self.head
        if self._follows_name():
            return at
        while at > floor:
            step = self._left_step(at, floor)
            if step == 0:
                break
            at -= step
        while at < self.head and self.tokens[at].word.lower in _JOINERS | {","}:
            at += 1
        return at

    def _follows_name(self) -> bool:
        """`X MP`: letters that stand after the name say nothing of the words before them."""
        return is_post_nominal(self.tokens[self.head]) and (
            self.head + 1 >= len(self.tokens) or name_at(self.tokens, self.head + 1) is None
        )

    def _left_step(self, at: int, floor: int) -> int:
        token = self.tokens[at - 1]
        word = token.word
        if token.suffix:
            return 1 if self._may_possess(at) else 0
        if token.text == ")" and at - 3 >= floor and self.tokens[at - 3].text == "(":
            short = self.tokens[at - 2].base.isupper()
            renamed = place_width(self.tokens, at - 2, at - 1) and place_width(
                self.tokens, at - 4, at - 3
            )
            return 3 if short or renamed else 0
        if token.text == ".":
            return 4 if state_letters(self.tokens, at - 4, at) and at - 4 >= floor else 0
        if not token.is_word or word.lower in DETERMINERS or token.text[0].isdigit():
            return 0
        if word.lower == "elected" and at - 2 >= 0 and self.tokens[at - 2].word.lower in _BE:
            return 0
        if word.has("title", "subject"):
            return 1
        if word.lower in ("and", "of", "for", "&"):
            return self._joins_body(at, floor)
        if (wide := self._wide_place(at, floor)) > 1:
            return wide
        if word.part == "verb" or word.has("function", "honorific"):
            return 0
        if token.is_capital:
            if self._names_union(at - 1) or state_letters(self.tokens, at - 1, at):
                return 1
            heads = self.tokens[at].is_capital and is_body_head(self.tokens, at) and at > 1
            return 0 if word.has("common") and not word.has("institution") and not heads else 1
        if word.has("institution"):
            return 1
        return 1 if self._is_modifier(at - 1, floor) else 0

    def _wide_place(self, at: int, floor: int) -> int:
        """`New Zealand`, `United States`: the words of a place before a position; else 0."""
        for width in (3, 2):
            if at - width >= floor and place_width(self.tokens, at - width, at) == width:
                return width
        return 0

    def _names_union(self, at: int) -> bool:
        """`Sister Cities International`: a common word that opens the name of a body."""
        tokens = self.tokens
        return (
            at + 2 < self.head
            and tokens[at + 1].is_capital
            and tokens[at + 2].base == "International"
        )

    def _is_modifier(self, at: int, floor: int) -> bool:
        """`chief administrative officer`: an unknown word between the words of a title."""
        word = self.tokens[at].word
        known = word.senses or word.verb is not None or word.lower in _JOINERS
        before = self.tokens[at - 1].word if at - 1 >= floor else None
        return not known and before is not None and before.value("title") == "part"

    def _may_possess(self, at: int) -> bool:
        """`Kazan’s mayor`, `the council's leader`, `People's Committee Vice Chairman`; not
        `Cheremin’s deputy`."""
        token = self.tokens[at - 1]
        if token.word.lower in PEOPLES or place_width(self.tokens, at - 1, at):
            return True
        if token.word.has("institution"):
            return True
        wide = at - 2 >= 0 and token.is_capital and place_width(self.tokens, at - 2, at) == 2
        return wide

    def _joins_body(self, at: int, floor: int) -> int:
        """`Bureau of Tourism Director`: a joiner inside a body's name before the role word."""
        if at - 2 < floor or at >= self.head + 1:
            return 0
        before, after = self.tokens[at - 2], self.tokens[at]
        if not before.is_capital or before.suffix or before.word.has("office"):
            return 0
        joins = before.word.has("institution", "subject")
        fits = after.word.has("subject", "institution") or place_width(self.tokens, at, at + 1)
        return 1 if joins and fits else 0

    def _parted(self) -> tuple[int, tuple[int, int] | None]:
        """Where the title begins, and the body or place before it."""
        tokens, first, head = self.tokens, self.first, self.head
        is_place = place_width(tokens, first, head) > 1  # `New Zealand`, no new one
        if tokens[first].word.lower in _STATES and first + 1 < head and not is_place:
            first += 1
            if not place_width(tokens, first, head) and last_body(tokens, first, head) is None:
                first -= 1
            else:
                self.state = first - 1
        possessor = self._lone_possessor(first)
        if possessor is not None:
            return possessor + 1, ((first, possessor + 1) if self._is_telling(possessor) else None)
        if tokens[head - 1].base == "International" and head - first >= 3:
            return head, (first, head)
        after_body = last_body(tokens, first, head)
        if after_body is not None:
            begins = self._without_board(after_body, first)
            if width := place_width(tokens, begins, head):
                self.complements = [(begins, begins + width)]  # `AK Party Istanbul MP`
                begins += width
            return begins, (first, after_body)
        at = head
        while at > first and (
            tokens[at - 1].word.has("title", "office")
            or (tokens[at - 1].word.has("subject") and not place_width(tokens, at - 1, at))
        ):
            at -= 1
        return at, ((first, at) if at > first else None)

    def _lone_possessor(self, first: int) -> int | None:
        """`the council’s leader`, `the town's mayor`: a common noun that owns the office."""
        token = self.tokens[first]
        owns = token.suffix and first < self.head and token.word.has("institution")
        return first if owns and not token.is_capital else None

    def _is_telling(self, at: int) -> bool:
        """Whether a common noun says more than that the office is the city's."""
        return self.tokens[at].word.value("institution") not in ("municipality", "government")

    def _without_board(self, at: int, first: int) -> int:
        """`Chamber of Commerce Board Chairman`: the board belongs to the title."""
        if self.tokens[at - 1].word.lower == "board" and last_body(self.tokens, first, at - 1):
            return at - 1
        return at

    def _right(self) -> int:
        at = self._past_gloss(self._charge(self.title_last))
        while at < len(self.tokens) and not self.tokens[at - 1].suffix:
            low = self.tokens[at].word.lower
            if low not in self._links() or len(self.complements) >= 3:
                break
            end = self._complement(at, low)
            if end is None:
                break
            at = self._past_namesake(end)
        return at

    def _past_gloss(self, at: int) -> int:
        """`the Akim (governor) of Almaty`: past what explains the title."""
        inside = self.tokens[at : at + 3]
        glossed = len(inside) == 3 and inside[0].text == "(" and inside[2].text == ")"
        return at + 3 if glossed and inside[1].word.has("office") else at

    def _past_namesake(self, at: int) -> int:
        """`the University of Arts named after Kulyash Baiseitova`: past whom it is named after."""
        if [t.word.lower for t in self.tokens[at : at + 2]] != ["named", "after"]:
            return at
        at += 2
        while at < len(self.tokens) and self.tokens[at].is_capital and self.tokens[at].is_word:
            at += 1
        return at

    def _charge(self, at: int) -> int:
        """`deputy mayor in charge of culture`, `responsible for transport`: part of the title."""
        words = [t.word.lower for t in self.tokens[at : at + 3]]
        opens = 3 if words == ["in", "charge", "of"] else 2 * (words[:2] == ["responsible", "for"])
        end = body_end(self.tokens, at + opens, lower=True) if opens else None
        if end is None:
            return at
        self.title_end = end
        return end

    def _links(self) -> frozenset[str]:
        """The prepositions that may go on with this office."""
        word = self.tokens[self.head].word.lower
        is_foreign = word in _FOREIGN or word.endswith("-maire")
        return _FROM if word == "counterpart" else _ABROAD if is_foreign else _LINKS

    def _complement(self, at: int, link: str) -> int | None:
        """Where the words after a preposition end, if they belong to the office."""
        envoy = self.kind == "envoy"
        if (staff := self._superior(at, link)) is not None:
            self.title_end = staff
            return staff
        if link == "to" and not envoy and not self.complements:
            return None
        end = body_end(self.tokens, at + 1, lower=link in _TITLE_LINKS or self._is_general(at))
        if end is None or (link in ("in", "at", "on", "to") and not self._may_add(at, end, link)):
            return None
        extends = not self.complements and self._extends_title(at + 1, end, link)
        if extends and (cut := self._place_within(at + 2, end)) is not None:
            end = cut
        if extends:
            self.title_end = end
        else:
            self.complements.append((at + 1, end))
        return end

    def _place_within(self, at: int, end: int) -> int | None:
        """`Minister for Foreign Affairs and Trade of Malta`: where the field ends."""
        for index in range(at, end - 1):
            named = place_width(self.tokens, index + 1, end) == end - index - 1
            if self.tokens[index].word.lower == "of" and named:
                return index
        return None

    def _superior(self, at: int, link: str) -> int | None:
        """`Chief of Staff to the Mayor`, `adviser to the minister`: whom the office serves."""
        tokens = self.tokens
        if link != "to" or tokens[self.head].word.lower not in _STAFF:
            return None
        end = at + 1
        while end < len(tokens) and tokens[end].word.lower in DETERMINERS:
            end += 1
        while end < len(tokens) and tokens[end].word.has("title", "office"):
            end += 1
        served = tokens[end - 1].word.has("office") and end > at + 1
        return end if served and not tokens[end - 1].word.is_plural else None

    def _is_general(self, at: int) -> bool:
        """`head of finance`, `director of corporate services`: lower-case fields may follow."""
        return self.tokens[at].word.lower == "of" and self.kind in ("head", "manager", "minister")

    def _may_add(self, at: int, end: int, link: str) -> bool:
        if self.tokens[self.head].word.lower == "counterpart":
            return place_in(self.tokens, at + 1, end) is not None
        if link == "on" and self.tokens[at + 1].word.lower == "behalf":
            return False
        if link == "on":
            return self.kind in ("member", "head") and not self.tokens[at + 1].is_capital
        if link == "in" and self.complements and self.kind != "envoy":
            house = self._is_institution(*self.complements[-1])
            return house and place_width(self.tokens, at + 1, end) == end - at - 1
        if link == "at":
            return not self.complements and holds_body(self.tokens, at + 1, end)
        return (self.kind == "envoy" and place_in(self.tokens, at + 1, end) is not None) or (
            link == "to" and self.kind == "envoy"
        )

    def _extends_title(self, first: int, end: int, link: str) -> bool:
        """`Deputy Mayor for Culture`, `Minister of Transport`, `Head of Finance`."""
        tokens = self.tokens
        if self.kind == "envoy" or holds_body(tokens, first, end):
            return False
        words = [t for t in tokens[first:end] if t.is_word and t.word.lower not in _JOINERS]
        if link in _TITLE_LINKS:
            return True
        if place_width(tokens, first, end) and not words[0].word.has("subject"):
            return False
        return all(t.word.has("subject", "title") or not t.is_capital for t in words)

    def office(self) -> Office:
        """The phrase as title, institution and place."""
        tokens, text = self.tokens, self.document.text
        title = surface(tokens, self.title_first, self.title_end, text)
        if self.state is not None and self.title_first > self.state + 1:
            title = f"{tokens[self.state].text} {title}"
        passage = passage_of(tokens, self.first, max(self.last, self.title_end))
        if self.kind == "envoy":
            return Office(title, *self._envoy(), passage=passage)
        institution: str | None = None
        place: str | None = None
        for first, last in self._bodies():
            found = place_in(tokens, first, last)
            if (first, last) == self.body and self._qualifies(first, last):
                title = surface(tokens, first, self.title_end, text)
                continue
            if (letters := state_letters(tokens, first, last)) is not None:
                found = letters
            elif self._is_institution(first, last):
                institution = institution or self._named(first, last)
            elif found is None and self._is_gathering(first, last):
                institution = institution or self._named(first, last)
            else:
                found = found or self._unknown_place(first, last)
            place = place or found
        return Office(title, institution, place, passage)

    def _qualifies(self, first: int, last: int) -> bool:
        """`Administrative Officer`, `Co-opted Member`: an unknown word before such a role word is
        of the title, no place."""
        if self.kind not in ("member", "academic") or last - first > 1:
            return False
        word = self.tokens[first]
        known = place_in(self.tokens, first, last) or country_named(self.tokens, first, last)
        return not (
            word.suffix or known or word.base.isupper() or self._is_institution(first, last)
        )

    def _is_gathering(self, first: int, last: int) -> bool:
        """`the Forum of Regions`, `the Covenant of Mayors`: a body that has no word for one."""
        inner = self.tokens[first + 1 : last - 1]
        return any(t.word.lower in ("of", "for") for t in inner)

    def _is_institution(self, first: int, last: int) -> bool:
        tokens = self.tokens
        if holds_body(tokens, first, last) or self._is_abbreviation(first, last):
            return True
        width = place_width(tokens, first, last)
        if self.kind == "manager" and (first, last) == self.body and 0 < width < last - first:
            return True  # `Leeds United manager`
        house = any(t.word.has("venue") and t.is_capital for t in tokens[first:last])
        return house and last - first > 1 and self.kind in ("manager", "academic")

    def _bodies(self) -> list[tuple[int, int]]:
        return [self.body, *self.complements] if self.body is not None else self.complements

    def _named(self, first: int, last: int) -> str:
        """A body's name without its abbreviation in brackets; an abbreviation in full."""
        name, _, short = surface(self.tokens, first, last, self.document.text).partition(" (")
        if short.endswith(")"):
            self.document.abbreviations[short[:-1]] = name
        return self.document.abbreviations.get(name, name)

    def _is_abbreviation(self, first: int, last: int) -> bool:
        first += self.tokens[first].word.lower == "the"
        base = self.tokens[last - 1].base
        short = base.isupper() and 2 <= len(base) <= _SHORT
        return last - first == 1 and (short or base.partition("-")[0] == "UN")

    def _unknown_place(self, first: int, last: int) -> str | None:
        """A capitalised name that no gazetteer knows is the place of `mayor of ...` only."""
        tokens = self.tokens
        country = country_named(tokens, first, last)
        if country is not None or not tokens[last - 1].is_capital:
            return country if self.is_national else None
        while first < last and (
            not tokens[first].is_capital or tokens[first].word.lower in _TERRITORIES
        ):
            first += 1
        name = surface(tokens, first, last, self.document.text)
        return name if name and self.kind in ("head", "deputy", "governor", "member") else None

    def _envoy(self) -> tuple[str | None, str | None]:
        """The sending state and the post."""
        named: list[str] = []
        post: str | None = None
        for first, last in self._bodies():
            tokens = self.tokens
            value = country_named(tokens, first, last) or surface(
                tokens, first, last, self.document.text
            )
            link = tokens[first - 1].word.lower if (first, last) != self.body else ""
            if link in ("to", "in") and value:
                post = post or value
            elif value:
                named.append(value)
        return (named[0] if named else None), post or (named[1] if len(named) > 1 else None)

    def add_after(self, at: int) -> int:
        """`Mayor X of Kazan`: what stands after the name belongs to the office; its end."""
        if self.complements or at + 1 >= len(self.tokens):
            return at
        low = self.tokens[at].word.lower
        hails = low == "from" and self.kind in ("head", "deputy") and not self.body
        if low != "of" and not (hails and place_width(self.tokens, at + 1, len(self.tokens))):
            return at
        end = body_end(self.tokens, at + 1, lower=False)
        if end is None or self.tokens[at - 1].suffix:
            return at
        self.complements.append((at + 1, end))
        return end


_STATES = listed("offices", "states")
_AFTER = listed("offices", "after")
