"""`an agreement between A and B`: the words for each party, named or not."""

from __future__ import annotations

from comity.passages import Passage
from comity.reading.document import Mention, MentionKind, Sentence, Token
from comity.reading.languages.english.determiners import DETERMINERS
from comity.reading.languages.english.phrases import passage_of
from comity.reading.languages.english.words import listed
from comity.reading.line import behind_bracket

_JOINERS = frozenset({"and", "&", ","})
_INSIDE = frozenset({"of", "the", "for", "de", "’s", "'s"})
_COLLECTIVE = listed("agreements", "collective")
_STOPS = listed("agreements", "after_parties")
_FAR = 30


_OWN = listed("agreements", "own_city")


def signed_for(sentence: Sentence) -> list[Mention]:
    """`signed for KNUST`, `on behalf of the City of Ghent`: in whose name somebody signed."""
    found = [m for m in sentence.mentions if m.kind in _BODIES and m.marker == "for"]
    behalf = [m for m in sentence.mentions if m.kind in _BODIES and _on_behalf(sentence, m)]
    return behalf + found if behalf or len(found) > 1 else []


def _on_behalf(sentence: Sentence, mention: Mention) -> bool:
    before = [t.word.lower for t in sentence.tokens[max(0, mention.first - 4) : mention.first]]
    return "behalf" in before


_BODIES = (MentionKind.INSTITUTION, MentionKind.PLACE)


def means_home(name: str) -> bool:
    """`the City`, `our town`, `city government`."""
    return " ".join(name.lower().split()).removeprefix("the ").removeprefix("our ") in _OWN


def parties_between(sentence: Sentence, agreement: Mention) -> list[tuple[str, Passage]]:
    """The parties that stand behind an agreement and `between`, before the next agreement."""
    tokens = sentence.tokens
    for index in range(agreement.last, min(len(tokens) - 1, agreement.last + _FAR)):
        if any(
            m.kind is MentionKind.AGREEMENT and m.first == index and m.first > agreement.last + 1
            for m in sentence.mentions
        ):
            return []
        if tokens[index].word.lower == "between":
            parts = _parts(sentence, index + 1)
            return parts if len(parts) > 1 else []
    return []


def _parts(sentence: Sentence, at: int) -> list[tuple[str, Passage]]:
    tokens = sentence.tokens
    owner = {i: m for m in sentence.mentions for i in range(m.first, m.last)}
    parts: list[tuple[str, Passage]] = []
    first = at
    last_comes, within = False, 0  # where `Foshan City in Guangdong` names its province
    while at <= len(tokens):
        token = tokens[at] if at < len(tokens) else None
        if token is not None and at in owner:
            at = owner[at].last
            continue
        low = token.word.lower if token is not None else ""
        if token is not None and token.text == "(":
            at = behind_bracket(tokens, at)
            continue
        if (region := _region_at(tokens, owner, first, at)) is not None:
            within, at = within or at, region.last
            continue
        ends = token is None or low in _JOINERS or _stops(token)
        if not ends:
            at += 1
            continue
        part = _part(tokens, first, within or at)
        within = 0
        if part is None:
            if parts or last_comes:
                break
            return []
        if not (parts and _is_region(part[0])):
            parts.append(part)
        if low not in _JOINERS or last_comes:
            break
        last_comes = last_comes or low in ("and", "&")
        if low == "," and at + 1 < len(tokens) and tokens[at + 1].word.lower in ("and", "&"):
            at, last_comes = at + 1, True
        at += 1
        first = at
    return parts if last_comes else []


def _region_at(
    tokens: list[Token], owner: dict[int, Mention], first: int, at: int
) -> Mention | None:
    """`Foshan in Guangdong`, `the city of Kazan of the Republic of Tatarstan`: what is only said
    to hold the party."""
    low = tokens[at].word.lower if at < len(tokens) else ""
    behind = at + 2 if tokens[at + 1 : at + 2] and tokens[at + 1].word.lower == "the" else at + 1
    region = owner.get(behind)
    if region is None or region.kind is not MentionKind.PLACE:
        return None
    named = any(m.kind is MentionKind.PLACE for i in range(first, at) if (m := owner.get(i)))
    wide = region.subkind in ("country", "region") and named
    return region if low == "in" or (low == "of" and wide) else None


def _is_region(name: str) -> bool:
    """`Tatsuno City, Hyogo Prefecture`: where the party before lies."""
    return name.split()[-1].lower() in _REGIONS


_REGIONS = listed("agreements", "regions")


def _stops(token: Token) -> bool:
    """Whether a word cannot stand inside a party's name."""
    if token.word.lower in _INSIDE:
        return False
    if token.word.lower in _STOPS or token.quotation is not None:
        return True
    if not token.is_word and token.text not in ("-", "–", ".", "’", "'"):
        return True
    return not token.is_capital and token.word.verb is not None and token.word.part == "verb"


def _part(tokens: list[Token], first: int, last: int) -> tuple[str, Passage] | None:
    while first < last and tokens[first].word.lower in DETERMINERS:
        first += 1
    words = [t for t in tokens[first:last] if t.is_word]
    if not words or len(words) > 12 or any(t.word.lower in _COLLECTIVE for t in words):
        return None
    stop = next((i for i in range(first, last) if tokens[i].text == "("), last)
    if stop <= first:
        return None  # `between Leeds and (Osaka)`: words in brackets alone name no party
    name = " ".join(t.text for t in tokens[first:stop]).replace(" - ", "-")
    return name, passage_of(tokens, first, stop)
