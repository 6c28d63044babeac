"""Who plans: the subject of the words, both sides, or the one who speaks and their city."""

from __future__ import annotations

import re

from comity.passages import Passage
from comity.reading.assembly.sides import Sides
from comity.reading.document import Document, Mention, MentionKind, Person
from comity.reading.frames import Frame
from comity.reading.speech import spoken_by

_MEMORY = 3
# What is told as done together, in the languages that are read.
_JOINT = re.compile(r"\bjoint|\bortak\b")


def planners(document: Document, sides: Sides, frame: Frame, passage: Passage) -> list[str]:
    """The names of those who plan; nobody if the text does not tell.

    Somebody who plans for their city, or tells its plans (`we will send`, `said that ten pupils
    would come`), is named together with it.
    """
    language = document.language
    if language.means_both(frame.sentence, frame.trigger):
        both = _both(sides)
        if both:
            return both
    named = [_label(m) for m in frame.roles.get("who", []) if m.kind is not MentionKind.GROUP]
    groups = [_label(m) for m in frame.roles.get("who", []) if m.kind is MentionKind.GROUP]
    actor = _place_of_actor(document, frame, passage)
    if named:
        people = [m.person for m in frame.roles["who"] if m.person is not None]
        own = _city_of(sides, people[0]) if len(people) == len(named) == 1 else []
        return _unique([*_owners(frame, passage), *named, *own])
    promising = _promising(frame)
    if promising is not None:
        own = _city_of(sides, promising.person) if promising.person is not None else []
        return _unique([_label(promising), *own])
    speaker = _speaker(document, frame)
    home = sides.home_place()
    if speaker is None and home is not None:
        if language.acts_for_home(frame.sentence, frame.trigger):
            return [home.name]
    if speaker is not None:
        own = [] if actor is not None else _city_of(sides, speaker)
        acting = [actor] if actor is not None else groups
        return _unique([*acting, speaker.name if isinstance(speaker, Person) else speaker, *own])
    if actor is not None:
        return [actor]
    if frame.sentence.voice is None and (
        frame.trigger.is_passive or _JOINT.search(passage.of(document.text).casefold())
    ):
        return _both(sides)
    if not groups and language.shares_subject(frame.sentence, frame.trigger):
        last = _last_subject(document, frame)
        return [last] if last is not None else []
    return _unique(groups)


def _promising(frame: Frame) -> Mention | None:
    """`X ended the trip with a pledge to send`: the subject before a noun of promising."""
    if not frame.trigger.evocation.is_noun:
        return None
    return next(
        (
            m
            for m in frame.sentence.mentions
            if m.last <= frame.trigger.first
            and m.marker == ""
            and m.kind in (MentionKind.PERSON, MentionKind.INSTITUTION)
        ),
        None,
    )


def _owners(frame: Frame, passage: Passage) -> list[str]:
    """`X announced that Y (in the genitive) will host`: Y, with X who announces it."""
    return [
        m.label
        for m in frame.functions.get("of", [])
        if m.kind in (MentionKind.PLACE, MentionKind.INSTITUTION)
        and frame.trigger.form.form == "relative"
        and passage.start <= m.passage.start < passage.end
    ][:1]


def _unique(names: list[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _label(mention: Mention) -> str:
    """A group is named by where it comes from (`a group of Kazan architects`)."""
    is_group = mention.kind is MentionKind.GROUP and mention.place
    if mention.name.lower().endswith("сторона"):
        return mention.name  # `китайская сторона` is how the text names who acts
    return mention.place if is_group and mention.place else mention.label


def _both(sides: Sides) -> list[str]:
    """The text's home and its one counterpart; else the two sides named most."""
    home, other = sides.home_place(), sides.counterpart()
    if home is not None and other is not None:
        return [home.name, other.name]
    return sides.two_most_named()


def _place_of_actor(document: Document, frame: Frame, passage: Passage) -> str | None:
    """The place among the words before the verb: `a group of Kazan doctors will come`."""
    trigger = frame.trigger_passage
    if frame.trigger.is_passive:
        return None
    tokens = [
        t for t in frame.sentence.tokens if passage.start <= t.start and t.end <= trigger.start
    ]
    return document.language.place_of_actor(frame.sentence, tokens)


def _speaker(document: Document, frame: Frame) -> Person | str | None:
    """Whose words a quotation or a report is."""
    voice = frame.sentence.voice
    if voice is not None:
        return voice.speaker
    return spoken_by(document, frame.sentence)


def _city_of(sides: Sides, speaker: Person | str) -> list[str]:
    """For whom somebody speaks: their city, their body, at home the text's city."""
    if not isinstance(speaker, Person):
        return []
    place = speaker.place or speaker.acts_for
    if place:
        return [place]
    body = next((o.institution for o in speaker.offices if o.institution), None)
    home = sides.home_place()
    return [body] if body else ([home.name] if home is not None else [])


def _last_subject(document: Document, frame: Frame) -> str | None:
    """Whom a pronoun or nothing stands for: the subject of the sentences before."""
    at = document.sentences.index(frame.sentence)
    seen = 0
    for sentence in reversed(document.sentences[:at]):
        if sentence.is_heading or sentence.voice is not None:
            continue
        for mention in sentence.mentions:
            if mention.marker == "" and (
                mention.person is not None or mention.kind is MentionKind.INSTITUTION
            ):
                return mention.label
        seen += 1
        if seen == _MEMORY:
            break
    return None
