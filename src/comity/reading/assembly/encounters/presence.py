"""Who takes part in what a text tells: people who act or speak in it, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.reading.assembly.encounters.drafts import EncounterDraft
from comity.reading.assembly.sides import Side, Sides
from comity.reading.document import Document, Mention, MentionKind, Person
from comity.reading.findings import Modality
from comity.reading.frames import Frame

_SPEAKING = {"say": ("speaker",), "visit": ("guest", "host"), "meet": ("participant",)}
_TAKING_PART = {
    **_SPEAKING,
    "attend": ("attendee",),
    "agree": ("signatory",),
    "ceremony": ("attendee",),
}


class Presence:
    """The people of a document who are told to act or speak, not only mentioned."""

    def __init__(self, document: Document, sides: Sides) -> None:
        self.sides = sides
        self.people = list(_who_act(document, _TAKING_PART))
        self.speakers = list(_who_act(document, _SPEAKING))
        # Encounters that know both sides, with the names of those who take part.
        self.met: list[tuple[EncounterDraft, set[str]]] = []
        self.local: list[Mention] = []  # those without a side who are in no encounter yet

    def of_side(self, side: Side | None) -> list[Mention]:
        """Those who act for a side, without envoys."""
        if side is None:
            return []
        return [_as_mention(p) for p in self.people if self._acts_for(p, side)]

    def speaking(self) -> list[Mention]:
        """All who say something or are told of as host or guest."""
        return [_as_mention(p) for p in self.speakers]

    def speakers_of(self, side: Side) -> list[Mention]:
        """Those of a side who say something or are told of as host or guest."""
        return [_as_mention(p) for p in self.speakers if self._acts_for(p, side)]

    def _acts_for(self, person: Person, side: Side) -> bool:
        mention = _as_mention(person)
        if self.sides.is_envoy(mention):
            return False
        own = self.sides.of_person(person)
        at_home = side.country in self.sides.document.language.home_countries
        is_region = at_home and side.is_wide and not side.is_state
        if own is not None and own.key != side.key and is_region:
            return False  # a region's delegation is not its town's
        return self.sides.alike(own, side)

    def without_side(self) -> list[Mention]:
        """Those who act and hold an office of which the text does not say where."""
        return [
            _as_mention(p)
            for p in self.speakers
            if self.sides.of_person(p) is None and p.offices and not p.offices[0].institution
        ]


def _who_act(document: Document, acts: Mapping[str, tuple[str, ...]]) -> Iterator[Person]:
    seen: set[int] = set()
    for person in _named_in_order(document, acts):
        if id(person) not in seen:
            seen.add(id(person))
            yield person


def _named_in_order(document: Document, acts: Mapping[str, tuple[str, ...]]) -> Iterator[Person]:
    for sentence in document.sentences:
        if sentence.voice is not None:
            if isinstance(sentence.voice.speaker, Person):
                yield sentence.voice.speaker
            continue
        for frame in document.frames_of(sentence):
            if frame.modality is not Modality.HAPPENED:
                continue
            if frame.name == "agree" and not _is_of_agreement(frame):
                continue  # `a shirt signed by the mayor`
            for role in acts.get(frame.name, ()):
                for mention in frame.roles.get(role, []):
                    if mention.person is not None:
                        yield mention.person


def _is_of_agreement(frame: Frame) -> bool:
    """Whether what is signed may be an agreement: it is one, or is not named."""
    return bool(frame.roles.get("agreement")) or frame.trigger.form.form == "finite"


def _as_mention(person: Person) -> Mention:
    passage = person.forms[0][1]
    return Mention(
        MentionKind.PERSON, 0, 0, person.name, passage, person, person.offices, person.place
    )
