"""To what, and whom, English invites: the words behind `to`, `for` or `at`, and the object."""

from __future__ import annotations

import re

from comity.reading.document import Document, Mention, MentionKind, Sentence, Token
from comity.reading.inviting import PHRASE, Inviting
from comity.reading.languages.english.determiners import DETERMINERS
from comity.reading.languages.english.phrases import passage_of, place_in, surface
from comity.reading.languages.english.words import listed

ACTORS = (MentionKind.PERSON, MentionKind.INSTITUTION, MentionKind.GROUP)
_OTHERS = listed("invitations", "others")
_GOING = listed("invitations", "going")
_VISITING = listed("invitations", "visiting")
_STOPS = listed("invitations", "stops")
_BEFORE_EVENT = DETERMINERS | listed("invitations", "before_event")
PLAIN = listed("invitations", "plain")
_FOLLOWS = frozenset({"to", "for", "at", "in", "on"})
_ENDS = frozenset({".", ";", ":", "?", "!", "(", ")"})
_LONGEST = 12
_REACH = 5
_WIDEST = 7


def occasion_at(sentence: Sentence, start: int) -> int | None:
    """Where the `to` or `for` of the occasion stands, behind the invited."""
    tokens = sentence.tokens
    held = {i for m in sentence.mentions if m.kind in ACTORS for i in range(m.first, m.last)}
    bracket = False
    for at in range(start, min(len(tokens), start + 50)):
        if tokens[at].text in "()":
            bracket = tokens[at].text == "("
            continue
        if at in held or bracket:
            continue
        if is_end(tokens, at):
            return None
        if tokens[at].word.lower in ("to", "for") and at + 1 < len(tokens):
            return at
    return None


def is_end(tokens: list[Token], at: int) -> bool:
    """Whether a clause ends; the full stop of `Mr.` ends none."""
    if tokens[at].text == "." and at + 1 < len(tokens):
        return False
    return tokens[at].text in _ENDS or tokens[at].quotation is not None


def take_occasions(document: Document, sentence: Sentence, at: int, found: Inviting) -> bool:
    """Fill the occasions from what `to` or `for` introduces; False if it is none."""
    tokens = sentence.tokens
    first = at + 1
    low = tokens[first].word.lower
    goes = low in _GOING or low in _VISITING
    if goes:
        first += 1
        while first < len(tokens) and tokens[first].word.lower in (*_FOLLOWS, "part", "and", "us"):
            first += 1
    elif tokens[first].word.verb is not None and _is_plain_verb(tokens, first):
        return False
    take_phrase(document, sentence, first, found)
    if low in _VISITING:
        if found.occasions[:1] and found.occasions[0].kind is MentionKind.PLACE:
            found.occasions = [_visit(document, sentence, at + 1, found.occasions[0])]
        elif not found.occasions:
            last = _phrase_end(sentence, first)
            found.occasions = [phrase(document, sentence, at + 1, max(last, first))]
    return True


def _visit(document: Document, sentence: Sentence, first: int, place: Mention) -> Mention:
    """`to visit Kazan`: a visit as the text names it."""
    mention = phrase(document, sentence, first, place.last)
    mention.place = place.name
    return mention


def _is_plain_verb(tokens: list[Token], at: int) -> bool:
    verb = tokens[at].word.verb
    return verb is not None and not tokens[at].is_capital and verb.form == "infinitive"


def take_phrase(document: Document, sentence: Sentence, first: int, found: Inviting) -> None:
    """The event, place or other phrase that begins at a position, and those joined to it."""
    tokens = sentence.tokens
    while first < len(tokens) and tokens[first].word.lower in _BEFORE_EVENT:
        first += 1
    last = _phrase_end(sentence, first)
    reach = last + 2
    events = [
        m
        for m in sentence.mentions
        if m.kind is MentionKind.EVENT and first - 1 <= m.first < max(last, first + 1)
    ]
    if not events:
        events = _for_event(sentence, last)
    if events:
        found.occasions += events + _joined_events(sentence, events[-1])
        return
    places = [
        m
        for m in sentence.mentions
        if m.kind is MentionKind.PLACE and first <= m.first < reach and m.subkind != "venue"
    ]
    words = tokens[first:last]
    only_place = places and places[0].first <= first + 1 and places[0].last >= last
    if only_place:
        found.occasions.append(_what_for(document, sentence, last, places[0]) or places[0])
    elif words and not all(t.word.lower in PLAIN for t in words):
        found.occasions.append(phrase(document, sentence, first, last))
    elif places:
        found.occasions.append(places[0])


def _what_for(document: Document, sentence: Sentence, last: int, place: Mention) -> Mention | None:
    """`to Yokohama for the port anniversary`, `to Yokohama to attend the anniversary`."""
    tokens = sentence.tokens
    first = _past_going(tokens, last)
    if first is None:
        return None
    end = _phrase_end(sentence, first)
    words = tokens[first:end]
    acts = (t for t in words if t.word.verb is not None and not t.is_capital)
    if not words or any(t.word.verb and t.word.verb.form != "converb" for t in acts):
        return None
    found = phrase(document, sentence, first, end)
    found.place = place.name
    counts = found.name[:1].isdigit() and not _ORDINAL.match(found.name)
    return found if found.name and not counts else None


_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)\b")


def _past_going(tokens: list[Token], at: int) -> int | None:
    """Past `for`, or past `to attend the`: where begins what for somebody is to come."""
    if at + 1 >= len(tokens):
        return None
    if tokens[at].word.lower == "for":
        return at + 1
    if tokens[at].word.lower != "to" or tokens[at + 1].word.lower not in _GOING:
        return None
    at += 2
    while at < len(tokens) and tokens[at].word.lower in (*_FOLLOWS, "part", *_BEFORE_EVENT):
        at += 1
    return at


def _for_event(sentence: Sentence, last: int) -> list[Mention]:
    """`to Kazan for the forum`."""
    tokens = sentence.tokens
    if last >= len(tokens) or tokens[last].word.lower not in ("for", "to"):
        return []
    return [
        m
        for m in sentence.mentions
        if m.kind is MentionKind.EVENT and 0 <= m.first - last <= _REACH
    ][:1]


def _joined_events(sentence: Sentence, event: Mention) -> list[Mention]:
    """`to the Expo and to the Summit`."""
    found: list[Mention] = []
    last = event.last
    for mention in sentence.mentions:
        if mention.kind is not MentionKind.EVENT or mention.first < last:
            continue
        gap = sentence.tokens[last : mention.first]
        lows = [t.word.lower for t in gap]
        led = mention.marker in ("to", "for") and len(gap) <= _LONGEST + 2
        listed = all(t in _LIST for t in lows)
        if not ({"and", ","} & set(lows)) or not (led or listed):
            break
        if any(t.bounds_clause for t in gap):
            break
        found.append(mention)
        last = mention.last
    return found


_LIST = frozenset({"and", ",", "to", "the", "its", "their", "for", "also"})


def _phrase_end(sentence: Sentence, first: int) -> int:
    tokens, at = sentence.tokens, first
    dates = {d.passage.start for d in sentence.dates}
    while at < len(tokens) and at - first < _LONGEST:
        token = tokens[at]
        if is_end(tokens, at) or token.text == ",":
            break
        if token.start in dates or token.word.lower in _STOPS or token.bounds_clause:
            break
        at += 1
    return at


def phrase(document: Document, sentence: Sentence, first: int, last: int) -> Mention:
    """Words that stand for an event which no mention names."""
    tokens = sentence.tokens
    return Mention(
        MentionKind.EVENT,
        first,
        last,
        surface(tokens, first, last, document.text),
        passage_of(tokens, first, last),
        subkind=PHRASE,
    )


def take_invitee(
    document: Document, sentence: Sentence, start: int, end: int, found: Inviting
) -> None:
    """The object of the verb: a mention, a pronoun, guests, or people of a place."""
    tokens = sentence.tokens
    words = [t for t in tokens[start:end] if t.is_word]
    inside = [m for m in sentence.mentions if start <= m.first < end and m.kind in ACTORS]
    found.to = [m for m in inside if m.kind is not MentionKind.GROUP or m.place or m.members]
    if found.to:
        return
    place = place_in(tokens, start, end) or _people_named(document, words)
    if place is None or len(words) > _WIDEST or any(t.bounds_clause for t in words):
        found.to_other = any(t.word.lower in _OTHERS for t in words[:_REACH])
        return
    mention = phrase(document, sentence, start, end)
    mention.kind, mention.place, mention.subkind = MentionKind.GROUP, place, "people"
    found.to = [mention]


def _people_named(document: Document, words: list[Token]) -> str | None:
    """`Arab mayors`, `Balkan cities`: an adjective with a capital before those invited."""
    if 2 <= len(words) <= 4 and words[0].is_capital and words[-1].word.lower in _OTHERS:
        return words[0].text
    return None
