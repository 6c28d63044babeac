"""Who plans: the subject of the words, both sides, or the one who speaks and their city."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from comity.passages import Passage
from comity.reading.assembly.sides import Sides
from comity.reading.document import Document, Mention, MentionKind, Person
from comity.reading.frames import FUTURE, Frame
from comity.reading.speech.attribution import spoken_by

_MEMORY = 3


@dataclass(slots=True)
class Question:
    """A planned act of which it is asked who plans it: its frame and the words that tell it."""

    document: Document
    sides: Sides
    frame: Frame
    passage: Passage

    @property
    def actor(self) -> str | None:
        """The place among the words before the verb: `a group of Kazan doctors will come`."""
        if self.is_without_actor:
            return None
        start, end = self.passage.start, self.frame.trigger_passage.start
        tokens = [t for t in self.frame.sentence.tokens if start <= t.start and t.end <= end]
        return self.document.language.place_of_actor(self.frame.sentence, tokens)

    @property
    def speaker(self) -> Person | str | None:
        """Whose words a quotation or a report is."""
        voice = self.frame.sentence.voice
        if voice is not None:
            return voice.speaker
        return spoken_by(self.document, self.frame.sentence)

    @property
    def named(self) -> list[Mention]:
        """Those in the role of who plans, without groups."""
        return [m for m in self._who if m.kind is not MentionKind.GROUP]

    @property
    def groups(self) -> list[str]:
        """The groups in the role of who plans, by where they come from."""
        return [_label(self.document, m) for m in self._who if m.kind is MentionKind.GROUP]

    @property
    def _who(self) -> list[Mention]:
        return self.frame.roles.get("who", [])

    @property
    def is_without_actor(self) -> bool:
        """Whether the verb leaves out who acts (`it was decided`)."""
        return self.document.language.leaves_out_actor(self.frame.sentence, self.frame.trigger)


def planners(document: Document, sides: Sides, frame: Frame, passage: Passage) -> list[str]:
    """The names of those who plan; nobody if the text does not tell.

    Somebody who plans for their city, or tells its plans (`we will send`, `said that ten pupils
    would come`), is named together with it.
    """
    question = Question(document, sides, frame, passage)
    found = (asker(question) for asker in _ASKERS)
    return next((_unique(names) for names in found if names), [])


def _sides_that_agree(question: Question) -> list[str]:
    """`the sides agreed`, `it was decided`."""
    frame = question.frame
    told = question.document.language.means_both(frame.sentence, frame.trigger)
    return _both(question.sides) if told else []


def _subject(question: Question) -> list[str]:
    """Those who are named as the subject; one person together with their city."""
    named = question.named
    if not named or all(_is_nobodys(question.sides, m) for m in named):
        return []
    labels = [_label(question.document, m) for m in named]
    people = [m.person for m in question.frame.roles["who"] if m.person is not None]
    own = _city_of(question.sides, people[0]) if len(people) == len(named) == 1 else []
    return [*_owners(question.frame, question.passage), *labels, *own]


def _is_nobodys(sides: Sides, mention: Mention) -> bool:
    """A body or a trade of which the text does not say of which side it is (`the team "Rubin"`,
    `a doctor`): what they mean to do is no city's plan."""
    return mention.person is None and (
        mention.kind is not MentionKind.GROUP and sides.of_mention(mention) is None
    )


def _promiser(question: Question) -> list[str]:
    """The subject before a noun of promising, with their city."""
    promising = _promising(question.frame)
    if promising is None:
        return []
    own = _city_of(question.sides, promising.person) if promising.person is not None else []
    return [_label(question.document, promising), *own]


def _own_city(question: Question) -> list[str]:
    """`the city has decided`, told by nobody else: the text's own city."""
    frame, home = question.frame, question.sides.home_place()
    if home is None or question.speaker is not None:
        return []
    acts = question.document.language.acts_for_home(frame.sentence, frame.trigger)
    return [home.name] if acts else []


def _one_who_speaks(question: Question) -> list[str]:
    """The speaker, with those whom they tell of, else with their city."""
    speaker, actor = question.speaker, question.actor
    if speaker is None:
        return []
    acting = [actor] if actor is not None else question.groups
    own = [] if actor is not None else _city_of(question.sides, speaker)
    return [*acting, speaker.name if isinstance(speaker, Person) else speaker, *own]


def _place_of_actor(question: Question) -> list[str]:
    """The place of those who act, where the reporter tells it."""
    actor = question.actor
    return [actor] if actor is not None else []


def _both_without_actor(question: Question) -> list[str]:
    """What is done jointly or without a word of who does it, in a text about two sides."""
    if question.frame.sentence.voice is not None:
        return []
    words = question.passage.of(question.document.text).casefold().split()
    is_joint = any(w.startswith(question.document.language.wording.joint) for w in words)
    if not (is_joint or (question.is_without_actor and _concerns_both(question))):
        return []
    return _both(question.sides)


def _concerns_both(question: Question) -> bool:
    """`it was decided`; what will be done to something new (`a roof will be repaired`) may be
    anybody's deed, unless the sentence names the other side."""
    sides, frame = question.sides, question.frame
    if frame.trigger.evocation.words != (FUTURE,):
        return True
    if question.document.language.speaks_of_thing_before(frame.sentence, frame.trigger):
        return True
    return any(
        sides.differ(side, sides.home)
        for m in frame.sentence.mentions
        if (side := sides.of_mention(m)) is not None
    )


def _groups_acting(question: Question) -> list[str]:
    """Groups that the text says come from somewhere; nobody knows whose `the pupils` are."""
    acting = [m for m in question.frame.roles.get("who", []) if m.place]
    return [_label(question.document, m) for m in acting]


def _subject_before(question: Question) -> list[str]:
    """Whom a pronoun, or nothing, stands for."""
    frame = question.frame
    shares = question.document.language.shares_subject(frame.sentence, frame.trigger)
    if question.is_without_actor or not shares:
        return []
    last = _last_subject(question.document, frame)
    return [last] if last is not None else []


# Who is asked for the planners of an act, in this order; the first who knows any tells them.
_ASKERS: tuple[Callable[[Question], list[str]], ...] = (
    _sides_that_agree,
    _subject,
    _promiser,
    _own_city,
    _one_who_speaks,
    _place_of_actor,
    _both_without_actor,
    _groups_acting,
    _subject_before,
)


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


def _label(document: Document, mention: Mention) -> str:
    """A group is named by where it comes from (`a group of Kazan architects`)."""
    is_group = mention.kind is MentionKind.GROUP and mention.place
    if mention.name.lower().endswith(document.language.wording.side):
        return mention.name  # `китайская сторона` is how the text names who acts
    return mention.place if is_group and mention.place else mention.label


def _both(sides: Sides) -> list[str]:
    """The text's home and its one counterpart; else the two sides named most."""
    home, other = sides.home_place(), sides.counterpart()
    if home is not None and other is not None:
        return [home.name, other.name]
    return sides.two_most_named()


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
    at = document.position(frame.sentence)
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
