"""Delegations: who leads them, who belongs to them, and which mentions mean the same one.

Mentions of one delegation share one list of members, so that `Гостей принял мэр` knows the
people whom a later sentence names as its members.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from comity.reading.document import Document, Mention, MentionKind, Sentence
from comity.reading.languages.russian.lists import members
from comity.reading.places import known_place

_LEADING = members("groups", "leading")
_COMING = members("groups", "coming")
_REACH = 3
_FEMININE = members("groups", "feminine")


@dataclass(slots=True, eq=False)
class Delegation:
    """One delegation of the text: where it comes from, and its people."""

    place: str | None
    members: list[Mention] = field(default_factory=list)
    leaders: list[Mention] = field(default_factory=list)
    last_seen: int = 0


class Delegations:
    """The delegations of a document, found sentence by sentence."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.known: list[Delegation] = []

    def tie(self) -> None:
        """Give every mention of a group the members of its delegation."""
        told = [s for s in self.document.sentences if s.voice is None]
        for number, sentence in enumerate(told):
            groups = [m for m in sentence.mentions if _is_delegation(m)]
            for mention in groups:
                self._meet(mention, number)
            current = self._current(groups, number)
            self._led(sentence, current)
            if current is not None:
                self._led_by_verb(sentence, current, bool(groups))
                self._listed(sentence, current)
                self._head_of_delegation(sentence, current)
        for delegation in self.known:
            for member in delegation.members:
                _act_for(member, delegation.place, member in delegation.leaders)

    def _meet(self, mention: Mention, number: int) -> None:
        """The delegation that a group mention names: by its place, else the latest one."""
        found: Delegation | None = None
        for delegation in reversed(self.known):
            if _may_be_one(mention.place, delegation.place):
                found = delegation
                break
        if found is None:
            found = Delegation(mention.place)
            self.known.append(found)
        found.place = found.place or mention.place
        found.last_seen = number
        mention.place = mention.place or found.place
        mention.members = found.members

    def _current(self, groups: list[Mention], number: int) -> Delegation | None:
        if groups:
            return next((d for d in self.known if d.members is groups[-1].members), None)
        recent = [d for d in self.known if number - d.last_seen <= _REACH]
        return max(recent, key=lambda d: d.last_seen) if recent else None

    def _led(self, sentence: Sentence, current: Delegation | None) -> None:
        """`делегация во главе с X`, `коллеги из Рязани во главе с X`: the nearest group."""
        for leader in sentence.mentions:
            if leader.marker != "led":
                continue
            groups = [
                m
                for m in sentence.mentions
                if m.kind is MentionKind.GROUP and m.last <= leader.first
            ]
            delegation = current
            if groups:
                delegation = self._of(groups[-1])
            if delegation is not None:
                _join(delegation, [leader])
                delegation.leaders.append(leader)

    def _of(self, mention: Mention) -> Delegation:
        """The delegation of a group mention; a group of another sort makes one of its own."""
        for delegation in self.known:
            if delegation.members is mention.members:
                return delegation
        made = Delegation(mention.place, mention.members)
        self.known.append(made)
        return made

    def _led_by_verb(self, sentence: Sentence, current: Delegation, is_named: bool) -> None:
        """`Делегацию возглавил X`, `которую возглавляет X`, `возглавляемая X`."""
        tokens = sentence.tokens
        for index, token in enumerate(tokens):
            if token.word.lemma not in _LEADING:
                continue
            verb = token.word.verb
            wanted = "by" if verb is not None and verb.form == "participle" else ""
            people = [
                m
                for m in sentence.mentions
                if m.kind is MentionKind.PERSON and m.marker == wanted and abs(m.first - index) <= 8
            ]
            around = {t.word.lower for t in tokens[max(0, index - 3) : index + 3]}
            if people and (is_named or around & _FEMININE):
                leader = min(people, key=lambda m: abs(m.first - index))
                _join(current, [leader])
                current.leaders.append(leader)

    def _listed(self, sentence: Sentence, current: Delegation) -> None:
        """`В её составе – A, B и C`, `вместе с ним приехали A и B`, `В делегацию вошли A и B`."""
        lows = [t.word.lower for t in sentence.tokens]
        start = _list_start(lows)
        if start is None:
            start = _with_leader(sentence)
        if start is not None:
            people = [m for m in sentence.mentions if m.first >= start and m.marker == ""]
            _join(current, people)

    def _head_of_delegation(self, sentence: Sentence, current: Delegation) -> None:
        """A person whose office is `глава делегации`."""
        for mention in sentence.mentions:
            titles = [o.title.lower() for o in mention.offices]
            if any("делегаци" in t for t in titles) and mention.person is not None:
                _join(current, [mention])


def _may_be_one(named: str | None, known: str | None) -> bool:
    """Whether a delegation from one place may be that from another: one of them is not said,
    or one is the country of the other (`делегация китайского города`)."""
    if named is None or known is None or named == known:
        return True
    one, other = known_place(named), known_place(known)
    if one is None or one.kind != "country":
        return False
    return other is None or other.country == one.country


def _is_delegation(mention: Mention) -> bool:
    if mention.kind is not MentionKind.GROUP:
        return False
    return mention.subkind == "guests" or (
        mention.subkind == "delegation" and not (mention.is_plural and mention.place is None)
    )


def _join(delegation: Delegation, people: list[Mention]) -> None:
    known = {id(m.person) for m in delegation.members}
    for mention in people:
        if mention.kind is MentionKind.PERSON and mention.person is not None:
            if id(mention.person) not in known:
                known.add(id(mention.person))
                delegation.members.append(mention)


def _list_start(lows: list[str]) -> int | None:
    for index, low in enumerate(lows):
        if low in ("составе", "составу") and "в" in lows[max(0, index - 2) : index]:
            return index
        if low in ("вошли", "входят", "вошёл", "вошел", "вошла", "включены"):
            if {"состав", "делегации", "делегацию", "неё", "нее"} & set(lows):
                return index
    return None


def _with_leader(sentence: Sentence) -> int | None:
    """`вместе с ним приехали`, `С ним прилетели`: where the list may begin."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        if (
            token.word.lower in ("ним", "ней", "ними")
            and index
            and tokens[index - 1].word.lower == "с"
        ):
            if any(t.word.lemma in _COMING for t in tokens[index : index + 5]):
                return index + 1
    return None


def _act_for(member: Mention, place: str | None, is_leader: bool) -> None:
    """A member acts for the place the delegation comes from, unless an office says another."""
    person = member.person
    if person is None or place is None:
        return
    person.acts_for = person.acts_for or place
    for office in person.offices:
        if office.place is None and office.institution is None:
            if is_leader or "делегаци" in office.title.lower():
                office.place = place
