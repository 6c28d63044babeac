"""The frame engine: words evoke frames, grammar fills their roles.

A frame (`frames/*.toml`) names its roles and what kind of mention may fill each. A
language's `frames.toml` lists the words that evoke a frame and which grammatical
function (`subject`, `object`, `with`, `to`, `in`, `from`, `by`, `between`, `of`, ...)
stands for which role. The engine finds the words, asks the language for the functions
of the mentions around them, and fills the roles; it knows no language.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from comity.passages import Passage
from comity.reading.document import Mention, Sentence, Token
from comity.reading.findings import Modality
from comity.reading.lexicon import LexiconError, VerbForm

_FRAMES = "comity.reading"


@dataclass(frozen=True, slots=True)
class FrameKind:
    """A frame of the field: its name and the kinds of mention that each role takes."""

    name: str
    roles: Mapping[str, tuple[str, ...]]


@cache
def frame_kinds() -> Mapping[str, FrameKind]:
    """All frames, from `frames/*.toml`; LexiconError names a file that is not one."""
    kinds: dict[str, FrameKind] = {}
    folder = files(_FRAMES).joinpath("frames")
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if not entry.name.endswith(".toml"):
            continue
        with entry.open("rb") as stream:
            table = tomllib.load(stream)
        roles = table.get("roles")
        if not isinstance(roles, dict):
            raise LexiconError(f"frames/{entry.name}: no [roles] table; name the roles there")
        name = entry.name.removesuffix(".toml")
        kinds[name] = FrameKind(name, {role: tuple(taken) for role, taken in roles.items()})
    return kinds


@dataclass(frozen=True, slots=True)
class Evocation:
    """Words of a language that evoke a frame, and the functions that fill its roles.

    `words` are lemmas; the verb (or noun) that carries the tense is `anchor`. `value`
    is what the frame needs to know beside its roles (a stage, a grade). One that `shares` its
    anchor leaves it to shorter evocations as well; one with a `form` is evoked by that form alone.
    """

    frame: str
    words: tuple[str, ...]
    anchor: int
    roles: Mapping[str, tuple[str, ...]]
    value: str | None
    modality: Modality | None
    is_noun: bool
    gap: int | None = None
    shares: bool = False
    form: str | None = None


@dataclass(frozen=True, slots=True)
class FrameLexicon:
    """A language's evocations by the lemma of their anchor.

    `tries` are the evocations of an anchor with the side to look at for their other words (on
    either side, where a language's order is free), in the order of trying: the longest first,
    and of one length those whose words follow (`в ходе визита состоялась встреча` is a meeting).
    """

    by_anchor: Mapping[str, tuple[Evocation, ...]]
    verbs: frozenset[str]
    nouns: frozenset[str]
    tries: Mapping[str, tuple[tuple[Evocation, int], ...]] = field(default_factory=dict)


_PLAIN_KEYS = frozenset({"frame", "words", "value", "modality", "nouns", "gap", "shares", "form"})


@cache
def load_frames(package: str, anchor_last: bool) -> FrameLexicon:
    """A language's `frames.toml`. Raises LexiconError naming file and trigger."""
    with files(package).joinpath("frames.toml").open("rb") as stream:
        tables = tomllib.load(stream)
    by_anchor: dict[str, list[Evocation]] = {}
    verbs: set[str] = set()
    nouns: set[str] = set()
    for number, table in enumerate(tables.get("trigger", []), 1):
        for evocation in _evocations(
            table, f"{package}/frames.toml: trigger {number}", anchor_last
        ):
            anchor = evocation.words[evocation.anchor]
            by_anchor.setdefault(anchor, []).append(evocation)
            (nouns if evocation.is_noun else verbs).add(anchor)
    ordered = {
        lemma: tuple(sorted(found, key=lambda e: -len(e.words)))
        for lemma, found in by_anchor.items()
    }
    verbs.update(tables.get("other_verbs", []))
    is_free = tables.get("free_order", False) is True
    sides = (1, -1) if is_free else (1,)
    tries = {
        lemma: tuple(
            sorted(((e, side) for side in sides for e in found), key=lambda t: -len(t[0].words))
        )
        for lemma, found in ordered.items()
    }
    return FrameLexicon(ordered, frozenset(verbs), frozenset(nouns), tries)


def _evocations(table: dict[str, Any], where: str, anchor_last: bool) -> Iterator[Evocation]:
    kinds = frame_kinds()
    frame = str(table.get("frame"))
    if frame not in kinds:
        raise LexiconError(f"{where}: no frame {frame!r}; there are {', '.join(kinds)}")
    roles: dict[str, tuple[str, ...]] = {}
    for function, names in table.items():
        if function in _PLAIN_KEYS:
            continue
        roles[function] = tuple(names.split())
        for role in roles[function]:
            if role not in kinds[frame].roles:
                raise LexiconError(f"{where}: frame {frame} has no role {role!r}")
    modality = Modality(table["modality"]) if "modality" in table else None
    for is_noun, key in ((False, "words"), (True, "nouns")):
        for phrase in table.get(key, []):
            words = tuple(phrase.split())
            anchor = len(words) - 1 if anchor_last else 0
            yield Evocation(
                frame=frame,
                words=words,
                anchor=anchor,
                roles=roles,
                value=table.get("value"),
                modality=modality,
                is_noun=is_noun,
                gap=table.get("gap"),
                shares=table.get("shares", False),
                form=table.get("form"),
            )


@dataclass(slots=True, eq=False)
class Trigger:
    """Words of a sentence that evoke a frame: positions in its tokens, and the verb's form."""

    evocation: Evocation
    first: int
    last: int
    form: VerbForm

    @property
    def is_passive(self) -> bool:
        return self.form.is_passive


@dataclass(slots=True, eq=False)
class Frame:
    """A frame that a sentence evokes, with its roles filled by mentions of that sentence.

    `functions` keeps the grammatical functions that filled them, for roles that several fill.
    """

    name: str
    trigger: Trigger
    sentence: Sentence
    roles: dict[str, list[Mention]] = field(default_factory=dict)
    functions: dict[str, list[Mention]] = field(default_factory=dict)
    modality: Modality = Modality.HAPPENED

    @property
    def value(self) -> str | None:
        return self.trigger.evocation.value

    @property
    def passage(self) -> Passage:
        return self.sentence.passage

    @property
    def trigger_passage(self) -> Passage:
        tokens = self.sentence.tokens
        return Passage(tokens[self.trigger.first].start, tokens[self.trigger.last - 1].end)


# An evocation with this word stands for every verb in the future.
FUTURE = "*future"
# What is agreed or proposed is a plan besides whatever else its words evoke.
_BESIDES = "plan"
_NAME_MARKS = frozenset("'\"‘’“”«»„")
_NOUN_FORM = VerbForm(form="noun")


def find_triggers(
    sentence: Sentence,
    lexicon: FrameLexicon,
    gap: int,
    form_at: Callable[[list[Token], int], VerbForm | None],
) -> list[Trigger]:
    """The words of a sentence that evoke frames, longest evocation first at each anchor.

    `gap` is how many other words may stand between the words of one evocation; `form_at`
    tells a verb's form in its context.
    """
    found: list[Trigger] = []
    present = {w for t in sentence.tokens for w in (t.word.lower, t.word.lemma)}
    future = lexicon.by_anchor.get(FUTURE, ())
    for position, token in enumerate(sentence.tokens):
        if future and token.word.verb is not None and not token.in_marks:
            form = form_at(sentence.tokens, position)
            if form is not None and form.tense == "future" and not form.is_negated:
                found.append(Trigger(future[0], position, position + 1, form))
        lemma = token.word.lemma
        if token.word.lower in lexicon.nouns and form_at(sentence.tokens, position) is None:
            lemma = token.word.lower  # `a meeting was held`: no form of the verb
        if not lemma or lemma not in lexicon.by_anchor:
            continue
        taken: set[str] = set()
        for evocation, step in lexicon.tries[lemma]:
            if taken and (evocation.frame != _BESIDES or _BESIDES in taken):
                continue
            if not present.issuperset(evocation.words):
                continue
            wide = gap if evocation.gap is None else evocation.gap
            span = _matches(sentence.tokens, position, evocation, wide, step)
            if span is None:
                continue
            form = form_at(sentence.tokens, position)
            if evocation.is_noun and evocation.frame == _BESIDES and _is_past(form):
                continue  # `promised` is no promise
            if evocation.is_noun:
                form = _NOUN_FORM
            elif form is None or evocation.form not in (None, form.form):
                continue
            found.append(Trigger(evocation, span[0], span[1], form))
            if not evocation.shares:
                taken.add(evocation.frame)
    return [t for t in found if not _is_inside(t, found)]


def _is_inside(trigger: Trigger, found: list[Trigger]) -> bool:
    """Whether a noun is part of a verb's words that evoke the same frame (`have meetings`)."""
    return trigger.evocation.is_noun and any(
        other.evocation.frame == trigger.evocation.frame
        and not other.evocation.is_noun
        and other.first <= trigger.first < other.last
        and other.last - other.first > 1
        for other in found
    )


def _is_past(form: VerbForm | None) -> bool:
    return form is not None and form.form == "finite" and form.tense == "past"


def _matches(
    tokens: list[Token], position: int, evocation: Evocation, gap: int, step: int = 1
) -> tuple[int, int] | None:
    words, anchor = evocation.words, evocation.anchor
    if len(words) == 1:
        return position, position + 1
    first = last = position
    at = position
    for word in reversed(words[:anchor]):
        at = _seek(tokens, at, -1, word, gap)
        if at < 0:
            return None
        first = min(first, at)
    at = position
    for word in words[anchor + 1 :]:
        at = _seek(tokens, at, step, word, gap)
        if at < 0:
            return None
        first, last = min(first, at), max(last, at)
    return first, last + 1


def _seek(tokens: list[Token], at: int, step: int, lemma: str, gap: int) -> int:
    index, left = at, gap + 1
    while left > 0:
        index += step
        if not 0 <= index < len(tokens):
            return -1
        if tokens[index].text in _NAME_MARKS:
            continue  # `became ‘sister cities’`
        left -= 1
        word = tokens[index].word
        if word.lemma == lemma or word.lower == lemma:
            return index
        if tokens[index].text in ".;!?" or tokens[index].quotation is not None:
            return -1
    return -1


def fill(sentence: Sentence, trigger: Trigger, functions: dict[str, list[Mention]]) -> Frame:
    """A frame with its roles filled from the functions of the mentions around its words.

    In the passive, what stands as the subject fills the object's roles and the agent
    (`by`) the subject's.
    """
    evocation = trigger.evocation
    kinds = frame_kinds()[evocation.frame].roles
    frame = Frame(evocation.frame, trigger, sentence, functions=functions)
    for function, mentions in functions.items():
        asked = _function_asked(function, trigger, evocation)
        for role in evocation.roles.get(asked, ()):
            takes = kinds[role]
            for mention in mentions:
                if mention.kind in takes and mention not in frame.roles.get(role, ()):
                    frame.roles.setdefault(role, []).append(mention)
    frame.modality = modality_of(trigger)
    return frame


def _function_asked(function: str, trigger: Trigger, evocation: Evocation) -> str:
    if not trigger.is_passive or "passive" in evocation.roles:
        return function
    if function == "head" and "object" in evocation.roles and "head" in evocation.roles:
        return "object"  # `X tarafından karşılanan Y`: Y is the guest
    return {"subject": "object", "by": "subject", "object": "second"}.get(function, function)


def modality_of(trigger: Trigger) -> Modality:
    """How real the verb's form says the thing is."""
    if trigger.evocation.modality is not None:
        return trigger.evocation.modality
    form = trigger.form
    if form.is_negated:
        return Modality.DENIED
    if form.mood in ("wish", "must", "if"):
        return Modality.WISHED
    if form.tense == "future":
        return Modality.PLANNED
    if form.form == "infinitive":
        return Modality.WISHED
    return Modality.HAPPENED
