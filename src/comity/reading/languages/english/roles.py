"""How English marks roles: order and preposition.

The subject stands before the verb without a preposition, the object after it; what a
preposition introduces carries that preposition's function. A verb after `and` shares the
subject of the verb before; a relative pronoun stands for the noun before it.
"""

from __future__ import annotations

from comity.reading.document import Mention, MentionKind, Sentence, Token
from comity.reading.frames import Trigger

_ACTORS = (MentionKind.PERSON, MentionKind.INSTITUTION, MentionKind.GROUP)
_THINGS = (MentionKind.EVENT, MentionKind.AGREEMENT)
_RELATIVE = frozenset({"who", "which", "that"})


def arguments(sentence: Sentence, trigger: Trigger) -> dict[str, list[Mention]]:
    """The mentions around a trigger by grammatical function."""
    found: dict[str, list[Mention]] = {}
    subjects = _subjects(sentence, trigger)
    if subjects:
        found["subject"] = subjects
    _after(sentence, trigger, found)
    _before(sentence, trigger, found)
    return found


def is_finite(token: Token) -> bool:
    """Whether a word is a verb that bounds a clause."""
    verb = token.word.verb
    return verb is not None and verb.form == "finite" and token.word.lower not in _AUXILIARY


_AUXILIARY = frozenset("is are was were am has have had do does did be been being".split())


def _subjects(sentence: Sentence, trigger: Trigger) -> list[Mention]:
    tokens = sentence.tokens
    position = trigger.first
    passive_participle = trigger.form.is_passive and trigger.form.form in (
        "participle",
        "infinitive",
    )
    candidates = [m for m in sentence.mentions if m.last <= position]
    if passive_participle:
        near = [m for m in candidates if m.kind in (*_ACTORS, *_THINGS)]
        return near[-1:] if near and position - near[-1].last <= 7 else []
    skip_until = position
    at = position - 1
    while at >= 0:
        token = tokens[at]
        if token.word.lower in _RELATIVE:
            near = [m for m in candidates if m.last <= at and m.kind in (*_ACTORS, *_THINGS)]
            if near and at - near[-1].last <= 2:
                return _with_coordinated(sentence, near[-1])
            return []
        if token.quotation is not None or token.text == ";":
            break
        if is_finite(token):
            joined = _is_joined(tokens, at + 1, position)
            if not joined:
                inner = [
                    m for m in candidates if m.first > at and m.marker == "" and m.kind in _ACTORS
                ]
                return _with_coordinated(sentence, inner[-1]) if inner else []
            skip_until = at
            while skip_until > 0 and tokens[skip_until - 1].word.verb is not None:
                skip_until -= 1
            position, at = skip_until, skip_until
        at -= 1
    things = _THINGS if trigger.form.is_passive else ()
    near = [
        m
        for m in candidates
        if m.last <= skip_until and m.marker == "" and m.kind in (*_ACTORS, *things)
    ]
    if not near:
        return []
    return _with_coordinated(sentence, near[-1])


def _is_joined(tokens: list[Token], start: int, position: int) -> bool:
    """Whether the verb at `position` is joined by `and` to a verb before it."""
    at = position - 1
    while at >= start and (
        tokens[at].word.lower in _AUXILIARY
        or tokens[at].word.lower in ("also", "then", "later", "not", "to", "will")
        or tokens[at].word.lower.endswith("ly")
    ):
        at -= 1
    return at >= start and tokens[at].word.lower in ("and", "but", ",")


def _with_coordinated(sentence: Sentence, mention: Mention) -> list[Mention]:
    """The mention and those joined to it before by `and` and commas."""
    chain = [mention]
    for other in reversed([m for m in sentence.mentions if m.last <= mention.first]):
        gap = sentence.tokens[other.last : chain[0].first]
        if other.kind not in _ACTORS or other.marker not in ("", chain[-1].marker):
            break
        words = {t.word.lower for t in gap}
        if len(gap) <= 4 and words & {"and", ",", "&", "as"} and not any(is_finite(t) for t in gap):
            if "and" in words or "&" in words or len(chain) > 1 or "well" in words:
                chain.insert(0, other)
                continue
        break
    return chain


def _after(sentence: Sentence, trigger: Trigger, found: dict[str, list[Mention]]) -> None:
    tokens = sentence.tokens
    stop = len(tokens)
    for index in range(trigger.last, len(tokens)):
        if tokens[index].text == ";" or tokens[index].quotation is not None:
            stop = index
            break
        if is_finite(tokens[index]) and tokens[index - 1].word.lower not in _RELATIVE:
            stop = index
            break
        if tokens[index].word.lower in _RELATIVE and index > trigger.last + 1:
            stop = index
            break
    opened = False
    previous: Mention | None = None
    for mention in sentence.mentions:
        if mention.first < trigger.last or mention.first >= stop:
            continue
        marker = mention.marker
        if marker == "":
            joined = previous is not None and _joined(sentence, previous, mention)
            if not opened or joined:
                _file(found, "object", mention)
                opened = True
        elif marker == "of" and mention.kind is not MentionKind.PLACE and trigger.evocation.is_noun:
            _file(found, marker, mention)
        else:
            _file(found, marker, mention)
        previous = mention


def _joined(sentence: Sentence, previous: Mention, mention: Mention) -> bool:
    gap = sentence.tokens[previous.last : mention.first]
    words = {t.word.lower for t in gap}
    return len(gap) <= 4 and bool(words & {"and", ",", "&"})


def _before(sentence: Sentence, trigger: Trigger, found: dict[str, list[Mention]]) -> None:
    """Adverbials at the start of the clause: `In Kazan, the mayor met ...`."""
    subjects = found.get("subject")
    limit = subjects[0].first if subjects else trigger.first
    for mention in sentence.mentions:
        if mention.last > limit:
            break
        between = sentence.tokens[mention.last : trigger.first]
        if mention.marker in ("in", "between", "with") and not any(is_finite(t) for t in between):
            _file(found, mention.marker, mention)


def _file(found: dict[str, list[Mention]], function: str, mention: Mention) -> None:
    found.setdefault(function, [])
    if mention not in found[function]:
        found[function].append(mention)
