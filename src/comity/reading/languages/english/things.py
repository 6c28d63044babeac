"""Institutions, events, agreements and delegations that an English sentence names."""

from __future__ import annotations

import re

from comity.reading.document import MentionKind, Token
from comity.reading.languages.english.agreements import (
    agreement_kind,
    article_of,
    is_agreement_word,
    is_other_thing,
    is_plain_bond,
)
from comity.reading.languages.english.bodies import body_end, is_body_head
from comity.reading.languages.english.calendar import DATES
from comity.reading.languages.english.determiners import ARTICLES
from comity.reading.languages.english.groups import take_group
from comity.reading.languages.english.line import Line
from comity.reading.languages.english.phrases import (
    country_named,
    place_width,
    surface,
)
from comity.reading.languages.english.words import listed

_NAMED_ONLY = listed("things", "named_only")
_COUNTED = listed("things", "counted")
_TWINNING = re.compile(r"\b(?:[Tt]win|[Ss]ister.cit)")
_LINKS = frozenset({"and", "of", "for", "&", "de", "on"})


def find_things(line: Line) -> None:
    """Each kind at its head word, from left to right."""
    for index, token in enumerate(line.tokens):
        if not (token.is_word and _may_head(token)) or line.taken[index]:
            continue
        if token.word.lower in _SITTINGS:
            _sitting_of(line, index)
        if token.word.has("event"):
            if token.is_capital and not line.taken[index]:
                _event(line, index)
            elif not line.taken[index]:
                _plain_event(line, index)
        elif token.is_capital and _is_fest(line, index):
            _event(line, index)
    _invited_to(line)
    for index, token in enumerate(line.tokens):
        if line.taken[index] or not (token.is_word and _may_head(token)):
            continue
        word = token.word
        if not line.taken[index] and word.has("agreement"):
            _agreement(line, index)
        if not line.taken[index] and (word.has("group") or _is_party(line.tokens, index)):
            take_group(line, index)
        if not line.taken[index] and word.has("institution"):
            _institution(line, index)
        if not line.taken[index] and word.has("venue") and token.is_capital:
            _venue(line, index)


def _may_head(token: Token) -> bool:
    """Whether a word is one of those that things are known by: nearly all words are none."""
    return bool(token.word.classes) or token.word.lower.endswith(("fest", "party"))


def _is_party(tokens: list[Token], index: int) -> bool:
    """`the civic party`, `a twinning party`: those who travel, no political party."""
    low = tokens[index].word.lower
    return low == "party" and index > 0 and tokens[index - 1].word.lower in _PARTIES


_PARTIES = listed("groups", "parties")


def _invited_to(line: Line) -> None:
    """`invited the mayor to the Esala Perahera`: a name after `to the` is an event's."""
    tokens = line.tokens
    for index, token in enumerate(tokens):
        if token.word.lemma != "invite" and token.word.lower != "invitation":
            continue
        for at in range(index + 1, min(index + 14, len(tokens) - 2)):
            if tokens[at].word.lower == "to" and tokens[at + 1].word.lower in (
                "the",
                "its",
                "their",
            ):
                _unknown_event(line, at + 2)


def _unknown_event(line: Line, first: int) -> None:
    tokens, last = line.tokens, first
    while last < len(tokens) and tokens[last].is_capital and tokens[last].is_word:
        if line.taken[last] or tokens[last].word.has(
            "office", "institution", "venue", "place_noun"
        ):
            return
        last += 1
        if tokens[last - 1].suffix:
            return
    if last - first < 1 or place_width(tokens, first, last) == last - first:
        return
    line.phrase(MentionKind.EVENT, first, last, "other")


def _run_start(line: Line, head: int) -> int:
    """How far capitalised words and the joiners between them go to the left."""
    tokens, at, floor = line.tokens, head, line.floor(head)
    while at > floor:
        token = tokens[at - 1]
        if token.is_word and _may_stand_inside(line, at - 1):
            at -= 1
        elif token.text in ("'", "’") and at - 2 >= floor and _is_plural_owner(line, at - 2):
            at -= 2  # `Mayors' Forum`
        elif token.text == ")" and at - 3 >= floor and tokens[at - 3].text == "(":
            at -= 3
        elif token.word.lower in _LINKS and at - 2 >= floor and _joins(line, at - 1):
            at -= 2
        else:
            break
    return at


def _is_plural_owner(line: Line, at: int) -> bool:
    token = line.tokens[at]
    return token.is_capital and token.word.lower.endswith("s") and not token.suffix


def _may_stand_inside(line: Line, at: int) -> bool:
    token = line.tokens[at]
    if token.suffix and (token.suffix != "s" or place_width(line.tokens, at, at + 1)):
        return False
    if token.text[0].isdigit():
        return len(token.text) <= 4
    if not token.is_capital or (token.word.has("honorific") and not token.word.has("title")):
        return False
    before = line.tokens[at - 1] if at else None
    opens = before is None or not (before.is_word or before.text == ")")
    if token.word.part in ("verb", "verb?") and not token.word.senses:
        return not opens and not line.sentence.is_heading
    if token.word.has("common", "function"):
        return (
            not opens
            and token.word.has("title", "subject", "common")
            and (not token.word.has("function") and token.word.lower not in ARTICLES)
        )
    return True


def _joins(line: Line, at: int) -> bool:
    """Whether a joiner stands inside a name: `Department of Culture and Tourism Days`."""
    before, low = line.tokens[at - 1], line.tokens[at].word.lower
    if not before.is_capital or before.suffix or not _may_stand_inside(line, at - 1):
        return False
    if low in ("and", "&"):
        return before.word.has("subject") or line.tokens[at + 1].word.has("subject")
    if low == "on":
        return before.word.has("event")
    return before.word.has("institution", "event", "subject", "title")


def _event(line: Line, head: int) -> None:
    tokens = line.tokens
    last = _event_end(line, head)
    ahead = tokens[last : last + 2]
    if ahead and ahead[0].is_capital and ahead[0].word.has("event", "venue"):
        return
    if len(ahead) == 2 and all(t.is_capital and t.is_word for t in ahead):
        if ahead[1].word.has("event") and not ahead[0].suffix and not tokens[last - 1].suffix:
            return  # `Smart City Expo World Congress`
    first = _run_start(line, head)
    words = [t for t in tokens[first:last] if t.is_word]
    low = tokens[head].word.lower
    is_whole = low.endswith("fest") and len(low) > _WHOLE
    if (len(words) < 2 and not is_whole) or (
        low in _NAMED_ONLY and tokens[first].word.lower in _COUNTED
    ):
        return
    if low in _NAMED_ONLY and len(words) == 2 and tokens[first].word.has("common", "encounter"):
        return
    name = surface(tokens, first, last, line.document.text)
    if last + 2 < len(tokens) and tokens[last].text == "(" and tokens[last + 2].text == ")":
        last += 3
    line.phrase(MentionKind.EVENT, first, last, tokens[head].word.value("event") or "fair", name)


_PLAIN_HEADS = listed("things", "plain_heads")
_SITTINGS = listed("things", "sittings")
_SITTING_KINDS = listed("things", "sitting_kinds")
_MARKETS = listed("things", "markets")


def _is_fest(line: Line, index: int) -> bool:
    """`Altstadtfest`, `Christmas Market`: words that are events only so."""
    token = line.tokens[index]
    low = token.word.lower
    if low.endswith("fest") and len(low) > 6:
        return not line.tokens[index - 1].word.has("honorific")
    return (
        low in ("market", "markets")
        and index > 0
        and (line.tokens[index - 1].word.lower in _MARKETS and line.tokens[index - 1].is_capital)
    )


def _plain_event(line: Line, head: int) -> None:
    """`the Luminarie festival`, `Terra Madre fair`: a name before a word in small letters."""
    tokens = line.tokens
    if tokens[head].word.lower not in _PLAIN_HEADS or head == 0:
        return
    if _quoted_event(line, head):
        return
    first = head - 1 if tokens[head - 1].word.lower == "annual" else head
    while first > line.floor(head) and tokens[first - 1].is_capital and tokens[first - 1].is_word:
        before = tokens[first - 1]
        if before.suffix or before.word.has(
            "office", "honorific", "institution", "venue", "common"
        ):
            break
        first -= 1
        if first > 1 and tokens[first - 1].word.lower in ("del", "de", "of", "la", "di", "da"):
            if tokens[first - 2].is_capital:
                first -= 1
    if first >= head - (tokens[head - 1].word.lower == "annual") or first == 0:
        return
    if place_width(tokens, first, head) or country_named(tokens, first, head):
        return  # `the Kazan forum`, `a Japanese festival`: of a place, but no name
    if tokens[first].word.lower in (*DATES, *_COUNTED):
        return
    line.phrase(MentionKind.EVENT, first, head + 1, tokens[head].word.value("event"))


_MARKS = frozenset("\"”“'’‘")
_WIDEST_NAME = 10
_WHOLE = 6


def _quoted_event(line: Line, head: int) -> bool:
    """`the "Smart Cities for People" conference`: a name in marks before the common noun."""
    tokens = line.tokens
    if tokens[head - 1].text not in _MARKS:
        return False
    for at in range(head - 2, max(-1, head - _WIDEST_NAME), -1):
        if tokens[at].text in _MARKS and at < head - 2:
            if tokens[at + 1].is_capital and line.is_free(at, head + 1):
                name = surface(tokens, at + 1, head - 1, line.document.text)
                kind = tokens[head].word.value("event")
                line.phrase(MentionKind.EVENT, at, head + 1, kind, f"{name} {tokens[head].text}")
                return True
            return False
    return False


def _sitting_of(line: Line, head: int) -> None:
    """`annual meeting of the Organization of Balkan Capitals`, `General Assembly of UCLG`."""
    tokens = line.tokens
    if head + 2 >= len(tokens):
        return
    first = head
    while first > 0 and (
        tokens[first - 1].word.lower in _SITTING_KINDS or tokens[first - 1].text[0].isdigit()
    ):
        first -= 1
    if first == head or tokens[head + 1].word.lower != "of":
        return
    at = head + 2
    if tokens[at].word.lower == "the":
        at += 1
    last = at
    while (
        last < len(tokens)
        and tokens[last].is_word
        and (
            tokens[last].is_capital
            or (
                tokens[last].word.lower in ("of", "and", "the", "for")
                and last + 1 < len(tokens)
                and tokens[last + 1].is_capital
            )
        )
    ):
        last += 1
        if tokens[last - 1].suffix:
            break
    if last > at and line.is_free(first, last) and tokens[at].is_capital:
        line.phrase(MentionKind.EVENT, first, last, "forum")


def _event_end(line: Line, head: int) -> int:
    """`Expo 2021`, `Festival of Orange Blossoms`, `Days of Minsk`."""
    tokens, last = line.tokens, head + 1
    if tokens[head].suffix:
        return last
    if last < len(tokens) and tokens[last].text.isdigit() and len(tokens[last].text) == 4:
        return last + 1
    while last + 1 < len(tokens) and tokens[last].word.lower in ("of", "on", "for"):
        at = last + 1
        while at < len(tokens) and tokens[at].word.lower in ("the", "and") and at > last:
            at += 1
        if at >= len(tokens) or not tokens[at].is_capital:
            break
        while at < len(tokens) and tokens[at].is_capital and tokens[at].is_word:
            at += 1
        last = at
    return last


def _agreement(line: Line, head: int) -> None:
    tokens, first, floor = line.tokens, head, line.floor(head)
    if head + 1 < len(tokens) and tokens[head + 1].word.has("agreement"):
        return  # `twinning agreement`: the last noun is the head
    while first > floor:
        token = tokens[first - 1]
        if token.is_word and is_agreement_word(token.word.lower):
            first -= 1
        elif token.text in _WITHIN and first - 2 >= floor and _names_kind(tokens[first - 2]):
            first -= 1
        else:
            break
    last = _agreement_end(line, head)
    words = [t.word.lower for t in tokens[first:last] if t.is_word]
    kind = agreement_kind(words, tokens[head].word)
    if tokens[head].word.value("agreement") == "bond" and _is_aim(line, first):
        return
    if kind is None and tokens[head].word.value("agreement") == "bond":
        twins = is_plain_bond(tokens, head) and _TWINNING.search(line.document.text)
        kind = "sister-city" if twins else None
    if kind is not None and not is_other_thing(tokens, last):
        line.phrase(MentionKind.AGREEMENT, first, last, kind)
        line.found[-1].article = article_of(tokens, first, last)
        is_bond = tokens[head].word.value("agreement") == "bond"
        line.found[-1].is_plural = tokens[head].word.is_plural and not is_bond


def _is_aim(line: Line, first: int) -> bool:
    """`a letter of intent to create a sister city relationship`: what the letter is for."""
    before = line.tokens[max(0, first - _AIM) : first]
    founding = any(t.word.lower in _FOUNDING for t in before)
    named = any(m.kind is MentionKind.AGREEMENT and first - m.last <= _AIM + 1 for m in line.found)
    return founding and named


_AIM = 4
_FOUNDING = listed("agreements", "founding")
_WITHIN = frozenset("-–“”\"’‘'")


def _names_kind(token: Token) -> bool:
    """`“Sister City” protocol`: marks inside an agreement's name."""
    return token.text in ("-", "–") or is_agreement_word(token.word.lower)


def _past_founding(tokens: list[Token], at: int) -> int:
    """`agreement on the establishment of twinning relations`: past the word for founding."""
    while at + 1 < len(tokens) and tokens[at].word.lower in _FOUNDS:
        at += 1
    return at


_FOUNDS = listed("agreements", "founds")


def _agreement_end(line: Line, head: int) -> int:
    """`memorandum of understanding`, `letter of intent`, `agreement on cooperation`."""
    tokens, last = line.tokens, head + 1
    while last + 1 < len(tokens) and tokens[last].word.lower in ("of", "on"):
        at = _past_founding(tokens, last + 1)
        while at < len(tokens) and (
            is_agreement_word(tokens[at].word.lower) or tokens[at].text in ("-", "and")
        ):
            at += 1
        if at == _past_founding(tokens, last + 1):
            break
        last = at - 1 if tokens[at - 1].text in ("-", "and") else at
    return last


def _institution(line: Line, head: int) -> None:
    tokens = line.tokens
    following = tokens[head + 1] if head + 1 < len(tokens) else None
    if not tokens[head].is_capital and not _after_name(line, head):
        return
    if following is not None and following.is_capital and not tokens[head].suffix:
        if following.word.has("institution", "event", "venue") and not line.taken[head + 1]:
            return
    first = _run_start(line, head)
    last = _body_last(line, head)
    words = [t for t in tokens[first:last] if t.is_word]
    if len(words) < 2 or (len(words) == 2 and not _is_named(line, first, head)):
        return
    if tokens[head].word.is_plural and tokens[head].word.has("venue"):
        return
    if not is_body_head(tokens, head) and not _territory_named(line, first, head, last):
        return
    name = surface(tokens, first, last, line.document.text)
    if last + 2 < len(tokens) and tokens[last].text == "(" and tokens[last + 2].text == ")":
        if tokens[last + 1].base.isupper():
            line.document.abbreviations[tokens[last + 1].base] = name
            last += 3
    line.phrase(MentionKind.INSTITUTION, first, last, tokens[head].word.value("institution"), name)


def _after_name(line: Line, head: int) -> bool:
    """`Moscow government`: a body word in lower case after a place's name."""
    return (
        head > 0
        and bool(place_width(line.tokens, head - 1, head))
        and not (line.tokens[head - 1].suffix or line.tokens[head].word.is_plural)
    )


def _is_named(line: Line, first: int, head: int) -> bool:
    """Two words name a body unless the first is common (`City Council` alone is none)."""
    other = line.tokens[first if first != head else head + 1].word
    return not other.has("common", "title") or not line.tokens[head].is_capital


def _territory_named(line: Line, first: int, head: int, last: int) -> bool:
    """`City of Duisburg`, `Essonne Department`: a territory that acts."""
    return last > head + 1 and line.tokens[head].is_capital


def _body_last(line: Line, head: int) -> int:
    tokens, last = line.tokens, head + 1
    if tokens[head].suffix:
        return last
    while last < len(tokens) and tokens[last].word.lower in ("of", "for"):
        end = body_end(tokens, last + 1, lower=False)
        if end is None or not any(t.is_capital for t in tokens[last:end]):
            break
        if not line.is_free(last, end):
            break
        last = end
        if tokens[last - 1].suffix:
            break
    return last


def _venue(line: Line, head: int) -> None:
    """`Wielopolski Palace`, `Kazan City Hall`: a building is a place without a side."""
    tokens = line.tokens
    if head + 1 < len(tokens) and tokens[head + 1].is_capital:
        if tokens[head + 1].word.has("venue", "institution", "event") and not tokens[head].suffix:
            return
    first = _run_start(line, head)
    if head - first < 1:
        return
    common = tokens[first].word.has("common", "honorific", "title")
    if head - first == 1 and common and not (first and tokens[first - 1].word.lower == "the"):
        return
    line.phrase(MentionKind.PLACE, first, head + 1, "venue")
