"""Delegations and the people who lead them or belong to them."""

from __future__ import annotations

import re
from itertools import pairwise

from comity.reading.document import Mention, MentionKind, Token
from comity.reading.languages.english.determiners import ARTICLES
from comity.reading.languages.english.line import Line
from comity.reading.languages.english.phrases import (
    country_named,
    passage_of,
    place_in,
    place_width,
    surface,
)
from comity.reading.languages.english.words import analyse, listed

_LED = frozenset("headed led chaired".split())
_WITH = listed("groups", "with")
_REACH = 5
_FAR = 9

_CAME = listed("groups", "came")


def take_group(line: Line, head: int) -> None:
    """Add the delegation or group that a word heads, with where it comes from."""
    tokens, first, last = line.tokens, head, head + 1
    floor = line.floor(head)
    while (
        first > floor
        and tokens[first - 1].is_word
        and (tokens[first - 1].is_capital or _qualifies(tokens, first - 1))
    ):
        if tokens[first - 1].word.lower in ARTICLES or tokens[first - 1].text[0].isdigit():
            break
        first -= 1
    origin = place_in(tokens, first, head) or country_named(tokens, first, head)
    if origin is None and not tokens[head].suffix:
        origin, last = _origin_after(line, last)
    origin = origin or _unknown_before(tokens, head)
    line.take(
        Mention(
            kind=MentionKind.GROUP,
            first=first,
            last=last,
            name=surface(tokens, first, last, line.document.text),
            passage=passage_of(tokens, first, last),
            place=origin,
            subkind=_kind_of(tokens, head, last),
            is_plural=True,
            marker=line.mark_of(last),
        )
    )


def _unknown_before(tokens: list[Token], head: int) -> str | None:
    """`the Houaphanh delegation`: a name before it that no gazetteer knows."""
    if head < 2 or tokens[head - 1].word.senses or tokens[head - 1].word.verb is not None:
        return None
    return tokens[head - 1].base if tokens[head - 1].is_capital else None


def _qualifies(tokens: list[Token], at: int) -> bool:
    """`the council delegation`, `Wakefield's civic party`: what kind of group it is."""
    word = tokens[at].word
    return word.has("institution") or word.lower in _QUALIFIERS


_QUALIFIERS = listed("groups", "qualifiers")


def _kind_of(tokens: list[Token], head: int, last: int) -> str:
    """The kind of the group's word; `a group of 20 officials` is one of officials."""
    kind = tokens[head].word.value("group") or "delegation"
    is_official = any(t.word.value("group") == "officials" for t in tokens[head + 1 : last])
    return "officials" if kind == "other" and is_official else kind


def _origin_after(line: Line, last: int) -> tuple[str | None, int]:
    """`delegation of the Iranian city of Shiraz`, `students from Oran`: origin, and the end."""
    tokens, start = line.tokens, last
    while start < len(tokens) and tokens[start].word.lower in _CAME:
        start += 1
    if start >= len(tokens) or tokens[start].word.lower not in ("from", "of"):
        return None, last
    if start > last:
        return _origin_after(line, start)[0], last
    country: str | None = None
    for index in range(last + 1, min(last + 9, len(tokens))):
        token = tokens[index]
        width = place_width(tokens, index, len(tokens)) if token.is_capital else 0
        if width:
            end = index + width
            while end < len(tokens) and (
                (tokens[end].is_capital and tokens[end].word.has("institution", "title"))
                or tokens[end].word.has("group")
            ):
                end += 1
            return " ".join(t.base for t in tokens[index : index + width]), end
        country = country or (country_named(tokens, index, index + 1) if token.is_capital else None)
        is_verb = token.word.part == "verb" and token.word.lower != "states"
        if not token.is_word or is_verb or line.taken[index]:
            break
    return country, last


def label_of(group: Mention) -> str:
    """What a group with an origin stands for: the body that sent it (`councillors from Jinja
    Municipal Council`), else its place."""
    sent = _SENT.search(group.name)
    words = sent[1].split() if sent else []
    bodies = [w for w in words if w[0].isupper() and analyse(w).has("institution")]
    named = bodies and analyse(words[-1]).value("institution") != "municipality"
    return sent[1] if sent and named else group.place or group.name


_SENT = re.compile(r" (?:from|of) (?:the )?([A-Z][^,(]*)$")


def tie_members(tokens: list[Token], mentions: list[Mention]) -> None:
    """`a delegation headed by X`: X is a member and stands where the delegation stands."""
    for position, group in enumerate(mentions):
        if group.kind is not MentionKind.GROUP:
            continue
        for member in mentions[position + 1 :]:
            gap = [t.word.lower for t in tokens[group.last : member.first]]
            if len(gap) > (_FAR if _LED & set(gap) else _REACH) and not group.members:
                break
            if member.kind is not MentionKind.PERSON:
                if member.kind is MentionKind.PLACE or member.kind is MentionKind.INSTITUTION:
                    continue
                break
            if not group.members and not _leads(gap):
                break
            listed = bool(_WITH & {t.word.lower for t in tokens[group.last : group.last + 3]})
            listed = listed or _ends_with_and(tokens, mentions[position + 1 :], member)
            if group.members and not _goes_on(tokens, group.members[-1], member, listed):
                break
            member.marker = group.marker
            member.extra = "member"
            if not group.members and _LED & set(gap):
                _place_by_group(group, member)
            if group.place and member.person is not None:
                member.person.acts_for = member.person.acts_for or group.place
            group.members.append(member)


def _place_by_group(group: Mention, leader: Mention) -> None:
    """`a delegation of Wuhan headed by Vice Mayor X`: a bare office is one of Wuhan; one that leads
    the delegation of a body that is no municipality is of that body."""
    body = label_of(group)
    for office in leader.offices:
        if group.place and not office.place and not office.institution:
            office.place = group.place
            office.institution = body if body != group.place else None


def _ends_with_and(tokens: list[Token], after: list[Mention], member: Mention) -> bool:
    """`led by Mayor X, Manager Y, Z and W`: whether a list of people that goes on with commas
    closes with `and`."""
    people = [m for m in after if m.kind is MentionKind.PERSON and m.first >= member.first]
    for one, other in pairwise(people):
        gap = [t.word.lower for t in tokens[one.last : other.first]]
        if gap in (["and"], [",", "and"], ["&"]):
            return True
        if gap != [","]:
            return False
    return False


def _leads(gap: list[str]) -> bool:
    return (bool(_LED & set(gap)) and "by" in gap) or bool(_WITH & set(gap))


def _goes_on(tokens: list[Token], previous: Mention, member: Mention, listed: bool) -> bool:
    gap = [t.word.lower for t in tokens[previous.last : member.first]]
    joins = ("and", "&", ",", "as") if listed else ("and", "&")
    return bool(gap) and gap[0] in joins and len(gap) <= 4
