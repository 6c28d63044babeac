"""Who leads a delegation and who belongs to it, within a sentence and in the next ones."""

from __future__ import annotations

from comity.reading.document import Document, Mention, MentionKind, Sentence

_LEADING = frozenset({"возглавить", "возглавлять"})
_REACH = 3


def tie_members(document: Document) -> None:
    """Give each group the people named as leading it or in its list of members."""
    last: Mention | None = None
    age = 0
    for sentence in document.sentences:
        if sentence.voice is not None:
            continue
        groups = [m for m in sentence.mentions if m.subkind == "delegation"]
        led = [m for m in sentence.mentions if m.marker == "led"]
        for leader in led:
            group = _before(groups, leader) or last
            if group is not None:
                _join(group, _with_others(sentence, leader))
        target = groups[-1] if groups else (last if age < _REACH else None)
        if target is not None:
            _led_by_verb(sentence, target, bool(groups))
            _listed(sentence, target)
            _head_of_delegation(sentence, target)
        if groups:
            last, age = groups[0], 0
        age += 1


def _before(groups: list[Mention], leader: Mention) -> Mention | None:
    return next((g for g in reversed(groups) if g.last <= leader.first), None)


def _join(group: Mention, people: list[Mention]) -> None:
    for person in people:
        if person.kind is MentionKind.PERSON and person not in group.members:
            group.members.append(person)


def _with_others(sentence: Sentence, leader: Mention) -> list[Mention]:
    return [leader]


def _led_by_verb(sentence: Sentence, group: Mention, is_named: bool) -> None:
    """`Делегацию возглавил X`, `которую возглавляет X`, `возглавляемая X`."""
    for index, token in enumerate(sentence.tokens):
        if token.word.lemma not in _LEADING:
            continue
        wanted = "by" if token.word.verb is not None and token.word.verb.form == "participle" else ""
        people = [
            m
            for m in sentence.mentions
            if m.kind is MentionKind.PERSON and m.marker == wanted and abs(m.first - index) <= 8
        ]
        objects = [m for m in sentence.mentions if m.marker == "object" and m is not group and m.first > index]
        if objects and not is_named:
            continue
        refers = is_named or any(
            t.word.lower in ("её", "ее", "их", "которую") for t in sentence.tokens[max(0, index - 3) : index + 3]
        )
        if people and refers:
            near = min(people, key=lambda m: abs(m.first - index))
            _join(group, [near])


def _listed(sentence: Sentence, group: Mention) -> None:
    """`В её составе – A, B и C`; `вместе с ним приехали A и B`; `В делегацию вошли`."""
    lows = [t.word.lower for t in sentence.tokens]
    for index, low in enumerate(lows):
        starts = (low == "составе" and "в" in lows[max(0, index - 2) : index]) or (
            low in ("вошли", "входят", "вошел", "вошла") and ("состав" in lows or "делегации" in lows or "неё" in lows or "делегацию" in lows)
        )  # fmt: skip
        if starts:
            _join(group, [m for m in sentence.mentions if m.first > index and m.marker == ""])
            return


def _head_of_delegation(sentence: Sentence, group: Mention) -> None:
    """A person whose office is `глава делегации`."""
    for mention in sentence.mentions:
        if any("делегаци" in o.title.lower() for o in mention.offices) and mention.person is not None:
            _join(group, [mention])
