"""Markers of Turkish mentions: postpositions after them, endings shared along a list."""

from __future__ import annotations

from comity.reading.document import Mention, MentionKind, Token

_JOINERS = frozenset({"ve", "ile", "&"})
_LED = ("başkanlığında", "öncülüğünde", "liderliğinde")
_BESIDES = ("yanı sıra", "yanısıra", "yanın sıra")
_COMPANY = ("beraberindeki", "beraberlerindeki", "beraberinde", "yanındaki", "yanlarındaki")
_SUBJECTS = (MentionKind.PERSON, MentionKind.GROUP)
# Words between a member and the group, and between `oluşan` and it.
_FAR, _CLOSE = 16, 5
_BODIES = (MentionKind.INSTITUTION, MentionKind.GROUP)
_WITHIN = ("bulunduğu", "aldığı", "oluşan")


def _heads_of_delegations(tokens: list[Token], found: list[Mention]) -> None:
    """`A. B. başkanlığındaki heyet`, `A ve B’nin yer aldığı heyet`: whom the group has as
    its members stands where the group stands."""
    for position, group in enumerate(found):
        if group.kind is not MentionKind.GROUP or group.subkind != "delegation":
            continue
        for member in _members(tokens, found, position):
            member.marker = group.marker
            member.extra = "member"
            group.members.append(member)


def _members(tokens: list[Token], found: list[Mention], position: int) -> list[Mention]:
    """Those who lead or make up the group at a position, in the order of the text."""
    group = found[position]
    near = [m for m in found[:position] if group.first - m.last <= _FAR]
    people = [m for m in near if m.kind is MentionKind.PERSON]
    members = [m for m in people if _is_member(tokens, m, group)]
    made = [i for i in range(max(0, group.first - _CLOSE), group.first) if _consists(tokens[i])]
    if made:
        listed = _listed(tokens, [m for m in found[:position] if m.last <= made[-1]], made[-1])
        subject = any(m.kind in _BODIES and m.marker == "" for m in found if m not in listed)
        if group.marker and not subject:
            listed = [m for m in listed if m.marker]  # `Başkan X, A ve B’den oluşan heyetle`
        members += [m for m in listed if m.kind is MentionKind.PERSON and m not in members]
    return sorted(members, key=lambda m: m.first)


def _is_member(tokens: list[Token], member: Mention, group: Mention) -> bool:
    gap = [t.word.lower for t in tokens[member.last : group.first]]
    led = any(w.startswith(_LED) for w in gap[:2])
    within = member.marker == "of" and any(w.startswith(_WITHIN) for w in gap)
    consists = gap[:1] in (["ile"], ["ve"]) and any(w.startswith("oluşan") for w in gap)
    return len(gap) <= _FAR and (led or within or consists)


def _consists(token: Token) -> bool:
    return token.word.lower.startswith("oluşan")


def _listed(tokens: list[Token], before: list[Mention], end: int) -> list[Mention]:
    """Those who are listed right before `oluşan`, joined by commas and `ve`."""
    listed: list[Mention] = []
    for mention in reversed(before):
        gap = [t.text for t in tokens[mention.last : listed[-1].first if listed else end]]
        joined = not gap if not listed else gap in ([","], ["ve"], ["ile"])
        if not joined or mention.kind not in (MentionKind.PERSON, MentionKind.GROUP):
            break
        listed.append(mention)
    return listed


def mark(tokens: list[Token], found: list[Mention]) -> None:
    """Postpositions after a mention, and endings shared along `ve` and commas."""
    for position, mention in enumerate(found):
        following = _after(tokens, mention)
        if following is not None and following.word.lower.startswith(_COMPANY):
            following = None  # `X beraberindeki heyetle`
        if following is not None and not mention.marker:
            function = following.word.value("function")
            if function in ("with", "by") and not _has_company(tokens, mention):
                mention.marker = function
            elif function == "between":
                mention.marker = "between"
        elif following is not None and mention.marker == "object":
            if following.word.value("function") == "between":
                mention.marker = "between"  # `A ve B Belediyeleri arasında`
        if mention.marker == "of" and _is_besides(tokens, mention):
            mention.marker = ""
        if mention.marker == "in" and mention.kind is MentionKind.PERSON:
            mention.marker = ""  # `Ali Kaya’da katıldı`: `de` with a stray apostrophe
        if mention.marker == "between" and position:
            _between(tokens, found, position)
        if not mention.marker:
            mention.marker = _with_companions(tokens, mention)
    _share_endings(tokens, found)
    _heads_of_delegations(tokens, found)


_COMPANIONS = {
    "beraberindekileri": "object",
    "beraberindekilere": "to",
    "beraberindekilerle": "with",
    "eşini": "object",
    "eşine": "to",
    "eşiyle": "with",
}


def _with_companions(tokens: list[Token], mention: Mention) -> str:
    """`X ve beraberindekileri ağırladı`: the ending of those with X holds for X."""
    following = tokens[mention.last : mention.last + 2]
    if mention.kind is not MentionKind.PERSON or len(following) < 2:
        return ""
    if following[0].text not in ("ve", "ile"):
        return ""
    return _COMPANIONS.get(following[1].word.lower, "")


def _is_besides(tokens: list[Token], mention: Mention) -> bool:
    """`X’in yanı sıra Y ve Z katıldı`: X did so too."""
    words = " ".join(t.word.lower for t in tokens[mention.last : mention.last + 2])
    return words.startswith(_BESIDES)


def _has_company(tokens: list[Token], mention: Mention) -> bool:
    """`X ile beraberindeki heyet`: `ile` is `and`."""
    after = tokens[mention.last + 1 : mention.last + 2]
    return bool(after) and after[0].word.lower.startswith(_COMPANY)


def _after(tokens: list[Token], mention: Mention) -> Token | None:
    """The word after a mention; `Nürnberg kenti arasında` looks past the word for city."""
    at = mention.last
    if at < len(tokens) and mention.kind is MentionKind.PLACE:
        word = tokens[at].word
        if word.has("place_noun") and word.is_possessed:
            if word.case and not mention.marker:
                mention.marker = word.case
            at += 1
    return tokens[at] if at < len(tokens) else None


def _between(tokens: list[Token], found: list[Mention], position: int) -> None:
    """`A ile B arasında`: both are between."""
    at = position
    while at > 0:
        before = found[at - 1]
        gap = tokens[before.last : found[at].first]
        if not gap and before.marker == "of" and at > 1:
            # `A ile Almanya’nın B kenti arasında`: the country is not a party.
            before = found[at - 2]
            gap = tokens[before.last : found[at - 1].first]
            at -= 1
        if not gap or len(gap) > 14 or not any(t.text in (*_JOINERS, ",") for t in gap):
            break
        if any(t.word.verb is not None and t.word.verb.form == "finite" for t in gap):
            break
        before.marker = "between"
        at -= 1
        if gap[0].text == "ile":
            break


def _share_endings(tokens: list[Token], found: list[Mention]) -> None:
    """`A ve B’yi`, `A ile B’yi`: the last one's ending holds for all. Commas before such
    a list share it too, as long as a subject in the nominative remains before them."""
    listed = -1
    for position in range(len(found) - 2, -1, -1):
        mention, following = found[position], found[position + 1]
        gap = tokens[mention.last : following.first]
        if mention.marker == "with" and _is_and(mention, following, gap):
            mention.marker = following.marker
            listed = position
            continue
        if mention.marker or following.marker in ("", "in+", "of+"):
            continue
        behind = tokens[following.last : following.last + 1]
        if mention.kind is MentionKind.PERSON and any(
            t.word.lower.startswith("oluşan") for t in behind
        ):
            continue  # `A, B ve üyelerden oluşan heyet`: the ending is that of what it consists of
        if gap and gap[0].word.lower.startswith(_COMPANY):
            continue  # `Başkan X beraberindeki üyeler ile Y’yi gezdi`: X is the subject
        if listed == position + 1 and [t.text for t in gap] == [","]:
            if _joins_list(mention, following) and any(
                m.marker == "" and m.kind in _SUBJECTS for m in found[:position]
            ):
                mention.marker = following.marker
                listed = position
            continue
        if following.marker == "of" and mention.kind is not following.kind:
            continue
        company = len(gap) > 1 and gap[0].text == "ile" and _has_company(tokens, mention)
        if gap and (gap[0].text == "ve" or company) and _is_short_list(gap):
            mention.marker = following.marker
            listed = position


def _joins_list(mention: Mention, following: Mention) -> bool:
    """A person before a list of places is no part of it: `X ve Y, A ve B’yi gezdi`."""
    people = MentionKind.PERSON
    return (mention.kind is people) <= (following.kind is not MentionKind.PLACE)


def _is_short_list(gap: list[Token]) -> bool:
    """Whether `ve` joins what follows; `ve beraberindekiler, ...` ends the list before it."""
    if any(t.word.lower.startswith(_COMPANY) for t in gap[:-1]):
        return False
    if gap[-1].word.lower in ("beraberindekiler", "yanındakiler"):
        return False
    return all(not t.is_word or len(gap) <= 4 for t in gap)


def _is_and(mention: Mention, following: Mention, gap: list[Token]) -> bool:
    """`A ile B` with nothing between is a pair, unless it is `A ile B arasında`."""
    people = (MentionKind.PERSON, MentionKind.INSTITUTION)
    return (
        len(gap) == 1
        and gap[0].text == "ile"
        and mention.kind in people
        and following.kind is mention.kind
    )
