"""Delegations and the people who lead them or belong to them."""

from __future__ import annotations

from comity.reading.document import Mention, MentionKind, Person, Token
from comity.reading.languages.english.words import listed

_LED = frozenset("headed led chaired".split())
_WITH = listed("groups", "with")
_REACH = 5


def tie_members(tokens: list[Token], mentions: list[Mention]) -> None:
    """`a delegation headed by X`: X is a member and stands where the delegation stands."""
    for position, group in enumerate(mentions):
        if group.kind is not MentionKind.GROUP:
            continue
        for member in mentions[position + 1 :]:
            gap = [t.word.lower for t in tokens[group.last : member.first]]
            if len(gap) > _REACH and not group.members:
                break
            if member.kind is not MentionKind.PERSON:
                if member.kind is MentionKind.PLACE or member.kind is MentionKind.INSTITUTION:
                    continue
                break
            if not group.members and not _leads(gap):
                break
            listed = bool(_WITH & {t.word.lower for t in tokens[group.last : group.last + 3]})
            if group.members and not _goes_on(tokens, group.members[-1], member, listed):
                break
            member.marker = group.marker
            member.extra = "member"
            if group.place and member.person is not None and not _is_placed(member.person):
                member.person.acts_for = member.person.acts_for or group.place
            group.members.append(member)


def _is_placed(person: Person) -> bool:
    return any(o.place or o.institution for o in person.offices)


def _leads(gap: list[str]) -> bool:
    return (bool(_LED & set(gap)) and "by" in gap) or bool(_WITH & set(gap))


def _goes_on(tokens: list[Token], previous: Mention, member: Mention, listed: bool) -> bool:
    gap = [t.word.lower for t in tokens[previous.last : member.first]]
    joins = ("and", "&", ",", "as") if listed else ("and", "&")
    return bool(gap) and gap[0] in joins and len(gap) <= 4
