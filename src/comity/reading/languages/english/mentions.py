"""Mentions in an English sentence: people with their offices, then everything else."""

from __future__ import annotations

from comity.reading.document import Document, Mention, MentionKind, Sentence, Token
from comity.reading.languages.english.calendar import DATES
from comity.reading.languages.english.determiners import DETERMINERS
from comity.reading.languages.english.groups import tie_members
from comity.reading.languages.english.leading import find_leaders
from comity.reading.languages.english.line import Line, add_person
from comity.reading.languages.english.names import Name, name_at
from comity.reading.languages.english.persons import find_people
from comity.reading.languages.english.phrases import (
    is_name_part,
    passage_of,
    place_width,
)
from comity.reading.languages.english.things import find_things
from comity.reading.languages.english.towns import town_at
from comity.reading.languages.english.verbs import mark_bounds
from comity.reading.languages.english.words import analyse, given_names, listed
from comity.reading.places import known_place

_PLACE_LINKS = listed("mentions", "place_links")
_LIGHT = DETERMINERS | listed("mentions", "light")
_JOINERS = frozenset({"and", ",", "&", "–", "well", "as", "along"})
_ABBREVIATION = (2, 8)
_SPEAKS = listed("mentions", "speaks")
_NUMERALS = listed("mentions", "numerals")


def find_mentions(sentence: Sentence, document: Document) -> list[Mention]:
    """All mentions in order, with the prepositions before them as markers."""
    mark_bounds(sentence.tokens)
    line = Line(sentence, document)
    find_people(line)
    find_leaders(line)
    find_things(line)
    _names_and_places(line)
    line.found.sort(key=lambda m: m.first)
    _unbind_names(line)
    mark(line.tokens, line.found)
    tie_members(line.tokens, line.found)
    return line.found


def _unbind_names(line: Line) -> None:
    """`the New York State Assembly`: a capitalised word inside a name is no verb."""
    for mention in line.found:
        for token in line.tokens[mention.first : mention.last]:
            inside = token.is_capital or mention.kind is MentionKind.PERSON
            if inside and token.bounds_clause:
                token.bounds_clause = False


def _names_and_places(line: Line) -> None:
    index = 0
    while index < len(line.tokens):
        token = line.tokens[index]
        if line.taken[index] or not token.is_capital or not token.is_word:
            index += 1
            continue
        index = _capitalised(line, index)


def _capitalised(line: Line, index: int) -> int:
    place = _place_at(line, index) or town_at(line, index)
    name = name_at(line.tokens, index)
    if name is not None and not line.is_free(name.first, name.last):
        name = None
    if name is not None and _is_person(line, index, name, place):
        add_person(line, name.first, name.last, name, [])
        return name.last
    if place is not None:
        line.take(place)
        return place.last
    _abbreviation(line, index)
    skip = name.last if name is not None and len(name.parts) > 1 else index + 1
    return (
        max(index + 1, skip) if place is None and _no_place_inside(line, index, skip) else index + 1
    )


def _no_place_inside(line: Line, first: int, last: int) -> bool:
    return not any(place_width(line.tokens, at, last) for at in range(first + 1, last))


def _abbreviation(line: Line, index: int) -> None:
    token = line.tokens[index]
    low, high = _ABBREVIATION
    coined = token.base.isupper() and low <= len(token.base) <= high
    if not coined or line.sentence.is_heading or token.word.lower in _NUMERALS:
        return
    if _among_capitals(line, index):
        return
    if (
        index
        and line.tokens[index - 1].text in "./("
        and token.base not in line.document.abbreviations
    ):
        return
    known = line.document.abbreviations.get(token.base, token.base)
    line.phrase(MentionKind.INSTITUTION, index, index + 1, "abbreviation", known)


def _among_capitals(line: Line, index: int) -> bool:
    """Whether a word stands in a line in capitals, where capitals tell nothing."""
    around = [line.tokens[at] for at in (index - 1, index + 1) if 0 <= at < len(line.tokens)]
    return any(t.is_word and len(t.base) > 2 and t.base.isupper() for t in around)


def _place_at(line: Line, index: int) -> Mention | None:
    tokens = line.tokens
    width = place_width(tokens, index, len(tokens))
    if not width or not line.is_free(index, index + width):
        return None
    name = " ".join(t.base for t in tokens[index : index + width])
    place = known_place(name)
    if width == 1 and place is not None and not place.is_ambiguous and _is_longer(line, index + 1):
        return _unknown_place(line, index)
    if place is None or (place.is_ambiguous and not _has_evidence(line, index, width)):
        return None
    return Mention(
        kind=MentionKind.PLACE,
        first=index,
        last=index + width,
        name=name,
        passage=passage_of(tokens, index, index + width),
        place=name,
        subkind=str(place.kind),
        marker=line.mark_of(index + width),
    )


def _is_longer(line: Line, at: int) -> bool:
    """Whether the word at a position goes on with the place named before it."""
    if line.sentence.is_heading or not is_name_part(line.tokens, at):
        return False
    if line.tokens[at - 1].word.lower in given_names():
        return False
    is_known = line.people.find(line.tokens[at].base) is not None
    return not is_known and not place_width(line.tokens, at, at + 1)


def _unknown_place(line: Line, index: int) -> Mention:
    """`Vinh Phuc`, where the gazetteer knows a Vinh only."""
    name = " ".join(t.base for t in line.tokens[index : index + 2])
    return Mention(
        kind=MentionKind.PLACE,
        first=index,
        last=index + 2,
        name=name,
        passage=passage_of(line.tokens, index, index + 2),
        place=name,
        subkind="city",
        marker=line.mark_of(index + 2),
    )


def _has_evidence(line: Line, index: int, width: int) -> bool:
    """A place whose name is also a word or a person's needs a word beside it that says so."""
    tokens = line.tokens
    before = tokens[index - 1] if index else None
    following = tokens[index + width] if index + width < len(tokens) else None
    if following is not None and following.is_capital and following.is_word:
        if following.word.lower not in DATES:
            return False
    linked = before is not None and before.word.lower in _PLACE_LINKS
    return linked or (before is not None and before.word.has("place_noun"))


def _is_person(line: Line, index: int, name: Name, place: Mention | None) -> bool:
    parts = name.parts
    before = line.tokens[index - 1].word if index else None
    honoured = name.first > index or (before is not None and before.has("honorific"))
    known = line.people.find(name.text)
    if honoured and (place is None or known is not None):
        return True
    if known is not None and (place is None or len(parts) > 1):
        return not line.sentence.is_heading or len(parts) > 1
    if len(parts) >= 2 and line.sentence.is_heading and _is_signed(line, name):
        return place is None or place.last - place.first < len(parts)
    if len(parts) < 2 or line.sentence.is_heading:
        return False
    if place is not None and place.last - place.first == len(parts):
        return False
    return parts[0].lower() in given_names() or _is_named(line, index, name)


def _is_signed(line: Line, name: Name) -> bool:
    """Whether a line is a name alone and the next one an office: a place for a signature."""
    if name.last - name.first != len(line.tokens) or name.parts[0].lower() not in given_names():
        return False
    lines = line.document.sentences
    at = next((i for i, s in enumerate(lines) if s is line.sentence), len(lines))
    below = lines[at + 1].tokens if at + 1 < len(lines) else []
    heads = [t for t in below if t.word.has("office") and not t.word.is_plural]
    tells = any(t.word.part == "verb" and not t.word.has("office", "title") for t in below)
    return bool(heads) and len(below) <= _TITLE_LINE and not tells


_TITLE_LINE = 12


def _is_named(line: Line, index: int, name: Name) -> bool:
    """What tells that unknown words are a person's: an initial, a double surname, the words
    around (`the journalist X`, `X, who`, `X (Nairobi)`, `X said`, `Kenya's X`)."""
    parts, tokens = name.parts, line.tokens
    if len(parts[0]) == 2 and parts[0].endswith("."):
        return True
    first, _, second = parts[-1].partition("-")
    doubled = second[:1].isupper() and not first.isupper() and len(parts) <= 4
    if doubled and not analyse(first).senses:
        return True
    before = tokens[index - 1] if index else None
    if before is not None and before.word.has("person_noun"):
        return True
    return (
        _is_told_of(line, name.last)
        or _follows_person(line, index)
        or _goes_on_listing(line, index, name.last)
    )


def _is_told_of(line: Line, at: int) -> bool:
    tokens = line.tokens
    if at + 1 >= len(tokens):
        return False
    token, following = tokens[at], tokens[at + 1]
    if token.text == "(":
        closes = at + 2 < len(tokens) and tokens[at + 2].text == ")"
        return closes and (following.text.isdigit() or bool(place_width(tokens, at + 1, at + 2)))
    if token.text == "," and following.word.lower == "who":
        return True
    return token.word.lower == "who" or token.word.lemma in _SPEAKS


def _follows_person(line: Line, index: int) -> bool:
    """`X and Y won`: a name joined to a person."""
    if index < 2 or line.tokens[index - 1].text not in ("and", "&"):
        return False
    return any(m.kind is MentionKind.PERSON and m.last == index - 1 for m in line.found)


def _goes_on_listing(line: Line, index: int, last: int) -> bool:
    """`Mayor X, Y and Z`: a whole name in a list of people that ends with one more name."""
    tokens = line.tokens
    if index < 2 or tokens[index - 1].text != "," or last + 1 >= len(tokens):
        return False
    if not any(m.kind is MentionKind.PERSON and m.last == index - 1 for m in line.found):
        return False
    if any(t.word.has("institution", "venue", "event", "place_noun") for t in tokens[index:last]):
        return False
    at = last + (tokens[last].text == ",")
    return tokens[at].text in ("and", "&") and at + 1 < len(tokens) and tokens[at + 1].is_capital


def mark(tokens: list[Token], mentions: list[Mention]) -> None:
    """The preposition before each mention; those of one list share the first one's."""
    previous: Mention | None = None
    for mention in mentions:
        function = preposition_before(tokens, mention.first)
        if function == "of" and mention.kind is MentionKind.PLACE:
            through = _through_noun(tokens, mention.first)
            function = function if through is None else through
        if function and not _owns(tokens, mention):
            mention.marker = function
        elif (
            previous is not None
            and not mention.marker
            and previous.marker not in ("", "of")
            and _joined(tokens, previous, mention)
        ):
            mention.marker = previous.marker
        previous = mention


def _owns(tokens: list[Token], mention: Mention) -> bool:
    """`by Mayor X's deputy`: the preposition belongs to what X owns."""
    owns = mention.kind is MentionKind.PERSON and tokens[mention.last - 1].suffix == "s"
    if owns:
        mention.marker = "of"
    return owns


def preposition_before(tokens: list[Token], first: int) -> str | None:
    """The function of the preposition that introduces a phrase, past articles."""
    at = first - 1
    while at >= 0 and tokens[at].is_word and _is_light(tokens[at]):
        at -= 1
    if at < 0 or not tokens[at].is_word:
        return None
    if tokens[at].text == "as" and at > 1 and tokens[at - 1].text == "well":
        return None
    return tokens[at].word.value("function")


def _through_noun(tokens: list[Token], first: int) -> str | None:
    """`to the Uzbek capital of Tashkent`: the preposition before `capital of`; "" where there is
    none (`and the city of Lille signed`), None where the noun is another's."""
    at = first - 1
    while at > 0 and tokens[at].word.lower != "of":
        at -= 1
    if at < 2 or not tokens[at - 1].word.has("place_noun") or tokens[at - 1].is_capital:
        return None
    noun = at = at - 1
    while at > 0 and (tokens[at - 1].is_capital or tokens[at - 1].word.lower in _LIGHT):
        at -= 1
    function = tokens[at - 1].word.value("function") if at else None
    return "" if function is None and at < noun else function


def _joined(tokens: list[Token], previous: Mention, mention: Mention) -> bool:
    gap = tokens[previous.last : mention.first]
    words = {t.word.lower for t in gap}
    alike = previous.kind is mention.kind or {previous.kind, mention.kind} <= {
        MentionKind.PERSON, MentionKind.INSTITUTION, MentionKind.GROUP,
    }  # fmt: skip
    light = all(_is_light(t) or t.word.lower in _JOINERS for t in gap)
    return (
        alike
        and light
        and len(gap) <= 4
        and bool(words & {"and", "&"} or _list_goes_on(tokens, mention))
    )


def _list_goes_on(tokens: list[Token], mention: Mention) -> bool:
    """Whether a comma or `and` follows, so that a comma before it parted a list."""
    after = tokens[mention.last] if mention.last < len(tokens) else None
    return after is not None and after.text in ("and", ",", "&")


def _is_light(token: Token) -> bool:
    return token.word.lower in _LIGHT or token.word.has("honorific")
