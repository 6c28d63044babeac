"""What a language gives the reader: words, mentions and how roles are marked."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from comity.passages import Passage
from comity.reading.document import MentionKind
from comity.reading.inviting import Inviting
from comity.reading.lexicon import VerbForm, Word
from comity.reading.places import is_plainly_place, known_place
from comity.reading.wording import Wording, wording_of

if TYPE_CHECKING:
    from comity.reading.dates.calendar import Calendar
    from comity.reading.document import Document, Mention, Person, Sentence, Token
    from comity.reading.findings import FigureFinding, Modality
    from comity.reading.frames import Frame, FrameLexicon, Trigger

_CACHE_LIMIT = 24_000
_HELD_IN_THEIR_CITY = frozenset({"forum", "fair", "festival", "games"})
_OPENING = 3
_CITY = 50_000
_BESIDE = 4
# How a calendar counts `the same day`, which is the one told before.
_SAME_DAY = ("same-day", 0)


class Prospect(StrEnum):
    """How real an act is that a verb without tense or a noun names (`to sign`, `the signing`)."""

    DONE = "done"
    PLANNED = "planned"
    AGREED = "agreed"
    WISHED = "wished"


class Language(ABC):
    """One language: its lexicon, its morphology, and its marking of roles.

    Instances are stateless but for a bounded cache of word forms; one serves all texts.
    """

    code: ClassVar[str]
    abbreviations: ClassVar[frozenset[str]]
    has_dotted_ordinals: ClassVar[bool] = False
    has_dash_speech: ClassVar[bool] = False
    # Whether a comma or dash always stands between quoted words and who says them.
    marks_end_of_speech: ClassVar[bool] = False
    is_verb_final: ClassVar[bool] = False
    # A decision by its number, in the first group.
    act_number: ClassVar[re.Pattern[str]] = re.compile(r"(?!)()")
    twin_stems: ClassVar[tuple[str, ...]] = ()
    tie_stems: ClassVar[tuple[str, ...]] = ()
    # Minutes that are called by an agreement's name (`the protocol of the meeting`).
    minutes: ClassVar[re.Pattern[str]] = re.compile(r"(?!)")
    subject_stems: ClassVar[tuple[str, ...]] = ()
    act_titles: ClassVar[frozenset[str]] = frozenset()
    stays: ClassVar[tuple[str, ...]] = ()
    speech_nouns: ClassVar[tuple[str, ...]] = ()
    relative_words: ClassVar[tuple[str, ...]] = ()
    gap: ClassVar[int] = 0
    home_countries: ClassVar[frozenset[str]] = frozenset()
    byline: ClassVar[re.Pattern[str]] = re.compile(r"(?!)")
    endings: ClassVar[frozenset[str] | None] = None
    relation_words: ClassVar[frozenset[str]] = frozenset()
    thing_pronouns: ClassVar[frozenset[str]] = frozenset()
    back_words: ClassVar[frozenset[str]] = frozenset()
    noun_modalities: ClassVar[tuple[tuple[Modality, tuple[str, ...]], ...]] = ()
    own_house: ClassVar[tuple[str, ...]] = ("\0",)
    consul_stem: ClassVar[str] = "consul"
    coming_words: ClassVar[tuple[str, ...]] = ("\0",)

    def __init__(self) -> None:
        self._words: dict[str, Word] = {}
        self.quotation_word = Word(lower="“")

    def analyse(self, surface: str) -> Word:
        """What is known of a word form. Constant time after the first look."""
        word = self._words.get(surface)
        if word is None:
            if len(self._words) >= _CACHE_LIMIT:
                self._words.clear()
            word = self._words[surface] = self.analyse_new(surface)
        return word

    @abstractmethod
    def analyse_new(self, surface: str) -> Word:
        """Analyse a word form that was not seen before."""

    @property
    def wording(self) -> Wording:
        """The words that the engine asks for in every language."""
        return wording_of(type(self).__module__)

    @property
    @abstractmethod
    def calendar(self) -> Calendar:
        """Months, weekdays and date patterns of the language."""

    @property
    @abstractmethod
    def frames(self) -> FrameLexicon:
        """The words that evoke frames."""

    @abstractmethod
    def find_mentions(self, sentence: Sentence, document: Document) -> list[Mention]:
        """Mentions of people, institutions, places, events and agreements, in order."""

    @abstractmethod
    def resolve(self, document: Document) -> None:
        """Tie surnames, titles and pronouns of the whole text to its people."""

    @abstractmethod
    def arguments(self, sentence: Sentence, trigger: Trigger) -> dict[str, list[Mention]]:
        """The mentions that stand to a trigger as `subject`, `object`, `with`, `to`, ..."""

    @abstractmethod
    def speaker_near(
        self, sentence: Sentence, position: int, document: Document
    ) -> tuple[Person | str | None, float]:
        """Who says the quotation at a position of a sentence, and how sure that is."""

    def may_follow_quotation(self, tokens: list[Token], position: int) -> bool:
        """Whether a capitalised word goes on with the sentence of the quotation before it."""
        return False

    def takes_quoted_name(self, word: str) -> bool:
        """Whether a noun is followed by a name in quotation marks (`the exhibition "..."`)."""
        return False

    def names_with(self, word: str) -> bool:
        """Whether a word behind a name in quotation marks tells that it is one (`adlı`)."""
        return False

    def fold(self, text: str) -> str:
        """Lower case by the language's own rule."""
        return text.lower()

    def is_envoy(self, title: str) -> bool:
        """Whether an office's title is that of a state's envoy (ambassador, consul)."""
        return any(self.analyse(w).value("office") == "envoy" for w in title.split())

    def names_street(self, name: str) -> bool:
        """Whether a name is that of a street, quarter or park: a town in it lies elsewhere."""
        return False

    def place_name(self, words: str) -> str | None:
        """The place's name in the nominative if words inside a phrase name one, or None."""
        return words if is_plainly_place(words) else None

    def town_in(self, name: str) -> str | None:
        """The place inside an unknown longer name (`Московский район Минска`), or None."""
        return None

    def plan_passage(self, sentence: Sentence, trigger: Trigger) -> Passage | None:
        """The words that tell what is planned: the complement of a verb of planning."""
        return None

    def is_first_person(self, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether a verb's form says that the speaker does it."""
        return False

    def ceremony_at(self, sentence: Sentence) -> int | None:
        """Where among its tokens a sentence names a ceremony, or None."""
        for index, token in enumerate(sentence.tokens):
            if token.word.value("encounter") == "ceremony":
                return index
        return None

    def venue(self, sentence: Sentence, at: int) -> Passage | None:
        """The words that tell where the ceremony named at a position is held, or None."""
        return None

    def venue_name(self, words: str) -> str:
        """The words of a venue in the nominative."""
        return words

    def names_encounter(self, frame: Frame) -> bool:
        """Whether `X took part` speaks of the visit or meeting told before."""
        return False

    def means_encounter_told(self, frame: Frame) -> bool:
        """Whether a frame without participants speaks of the encounter told before (`the talks
        took place in the town hall`)."""
        return False

    def comes_home(self, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether somebody is told to come to the text's own city without its name (`to us`)."""
        return False

    def refers_back(self, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether a pronoun stands for those who are received (`them`, `us`) by a verb."""
        near = sentence.tokens[max(0, trigger.first - 4) : trigger.last + 4]
        return any(t.word.lower in self.back_words for t in near)

    def group_label(self, group: Mention) -> str:
        """How a group with an origin is called as a side: by its own name where that says
        whence it is, else by its place."""
        stem = (group.place or "")[:4].lower()
        return group.name if stem in group.name.lower() else group.place or group.name

    def is_invited(self, frame: Frame) -> bool:
        """Whether a visit without tense is what somebody is only invited to (`invited them to
        visit Lille`)."""
        return False

    def purpose(self, frame: Frame) -> Modality | None:
        """How real the journey is for which a verb without tense says the purpose (`led a
        delegation to visit X`); None where it says none."""
        return None

    def noun_modality(self, sentence: Sentence) -> Modality | None:
        """How real a sentence says the visit is that it names by a noun; None if it is told
        as having been."""
        lows = " ".join(t.word.lower for t in sentence.tokens)
        for modality, stems in self.noun_modalities:
            if any(f" {stem}" in f" {lows}" for stem in stems):
                return modality
        return None

    def is_at_own_house(self, sentence: Sentence) -> bool:
        """Whether a sentence plays in a town hall or an office of those who tell it."""
        return any(t.word.lower.startswith(self.own_house) for t in sentence.tokens)

    def is_said_to_come(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether words before a mention say that it came (`the visiting mayor`)."""
        before = sentence.tokens[max(0, mention.first - 9) : mention.first]
        start = mention.first - len(before)
        for other in sentence.mentions:
            if other.last <= mention.first and other is not mention and other.person is not None:
                start = max(start, other.last)
        return any(
            t.word.lower.startswith(self.coming_words)
            for t in sentence.tokens[start : mention.last]
        )

    def speaks_of_visit(self, sentence: Sentence) -> bool:
        """Whether a sentence calls what is told a visit, or somebody a guest."""
        return False

    def says_first_time(self, sentence: Sentence) -> bool:
        """Whether a sentence says that somebody comes for the first time."""
        return False

    def is_by_decision(self, sentence: Sentence) -> bool:
        """Whether a sentence says that a council's decision did what it tells (`became twins by
        a decision of the council`): no text is signed yet."""
        return False

    def says_signatures(self, sentence: Sentence) -> bool:
        """Whether a sentence speaks of signatures put."""
        return False

    def prospect(self, frame: Frame) -> Prospect | None:
        """How real an agreement's act is by the words that govern it (`agreed to sign`, `after
        the signing`); None where the verb's own form tells."""
        return None

    def parties_between(
        self, document: Document, sentence: Sentence, agreement: Mention
    ) -> list[tuple[str, Passage]]:
        """`an agreement between A and B`: the words of each, with their name in the
        nominative; none where they are only called the two sides."""
        return []

    def says_subject(self, title: str) -> bool:
        """Whether an agreement's name says on what it was made (`cooperation agreement`)."""
        return any(w.startswith(self.subject_stems) for w in self.fold(title).split())

    def speaks_of_twinning(self, sentence: Sentence) -> bool:
        """Whether a sentence calls towns twins or sisters."""
        return any(t.word.lower.startswith(self.twin_stems) for t in sentence.tokens)

    def speaks_of_ties(self, sentence: Sentence) -> bool:
        """Whether a sentence speaks of cities, of those who act for them or of what binds them,
        so that an agreement in it may be theirs though it names no party."""
        return self.speaks_of_twinning(sentence) or self.speaks_of_cities(sentence)

    def speaks_of_cities(self, sentence: Sentence) -> bool:
        """Whether a sentence speaks of cities or of those who act for them."""
        return any(t.word.lower.startswith(self.tie_stems) for t in sentence.tokens)

    def is_minutes(self, document: Document, sentence: Sentence, agreement: Mention) -> bool:
        """Whether what is named like an agreement is the record of a sitting."""
        found = self.minutes.finditer(document.text, sentence.start, sentence.end)
        return any(
            m.start() < agreement.passage.end and agreement.passage.start < m.end() for m in found
        )

    def signed_for(self, sentence: Sentence) -> list[Mention]:
        """For whom a sentence says that somebody signed (`on behalf of Ghent`)."""
        return []

    def means_home(self, name: str) -> bool:
        """Whether words stand for the text's own city without naming it (`our city`)."""
        return False

    def is_any_agreement(self, agreement: Mention) -> bool:
        """Whether an agreement is named by a word that fits all kinds (`the document`)."""
        return False

    def signs_for_itself(self, institution: str) -> bool:
        """Whether a body of a city is a party of its own (a Russian city's Duma)."""
        return False

    def fields_in(self, sentence: Sentence) -> list[str]:
        """Fields of cooperation that a sentence about an agreement lists."""
        return []

    def tells_earlier(self, document: Document, sentence: Sentence) -> bool:
        """Whether a sentence puts what it tells before what was told ahead of it (`earlier`, `she
        had signed`), or on a day counted from one that the text does not say (`that year`)."""
        calendar, text = self.calendar, document.text
        if calendar.earlier_pattern.search(text, sentence.start, sentence.end):
            return True
        if not calendar.relative:
            return False
        counted = calendar.relative_pattern.search(text, sentence.start, sentence.end)
        if counted is None or counted.lastgroup is None:
            return False
        return calendar.relative[int(counted.lastgroup[1:])][1] != _SAME_DAY

    def mode_in(self, sentence: Sentence) -> str | None:
        """`online`, `in-person` or `hybrid`, where a sentence says so."""
        return None

    def city_of_event(self, event: Mention) -> str | None:
        """The city with which an event's name begins (`Oran International Fair`), or None;
        days and weeks of a place are held elsewhere."""
        if event.subkind not in _HELD_IN_THEIR_CITY:
            return None
        for word in event.name.split()[:_OPENING]:
            name = self.place_name(word)
            place = known_place(name) if name is not None else None
            if place is not None and place.kind == "city" and place.population >= _CITY:
                return name
        return None

    def names_event(self, sentence: Sentence) -> bool:
        """Whether a sentence speaks of an event by a common noun (`the forum`)."""
        return any(t.word.has("event") for t in sentence.tokens)

    def visit_to(self, place: Mention) -> str:
        """How the language calls a visit to a place, for an invitation to come there."""
        return place.name

    def inviting(self, document: Document, frame: Frame) -> Inviting | None:
        """What the words around a frame of inviting say; None if they invite nobody."""
        roles = frame.roles
        occasions = roles.get("event") or roles.get("place") or []
        return Inviting(roles.get("inviter", []), roles.get("invitee", []), list(occasions))

    def speaks_for_city(self, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether a planned act is told as the city's (`we will send`), not as the speaker's."""
        return False

    def means_both(self, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether a planned act is told of both sides (`the sides agreed`, `it was decided`)."""
        return False

    def leaves_out_actor(self, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether a planned act is told without a word of who does it (`it was decided`, `an
        office will be opened`)."""
        return trigger.is_passive

    def speaks_of_thing_before(self, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether a pronoun right before a verb stands for a thing told of before (`it will be
        restarted`)."""
        before = sentence.tokens[max(0, trigger.first - _BESIDE) : trigger.first]
        return any(t.word.lower in self.thing_pronouns for t in before)

    def acts_for_home(self, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether the subject of a planned act is a common noun for the text's own city."""
        return False

    def shares_subject(self, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether the subject of a planned act is a pronoun or left out, so that it is the one of
        the sentences before."""
        return False

    def place_of_actor(self, sentence: Sentence, tokens: list[Token]) -> str | None:
        """The place of those who act, among the words before the verb (`Kazan architects`)."""
        for mention in sentence.mentions:
            name = mention.name if mention.kind is MentionKind.PLACE else None
            if mention.kind not in (MentionKind.PLACE, MentionKind.GROUP):
                continue
            is_actor = mention.marker in ("", "of") and bool(mention.place or name)
            if is_actor and tokens and tokens[0].start <= mention.passage.start < tokens[-1].end:
                return mention.place or name
        return None

    def home_name(self, document: Document) -> str | None:
        """The place from which a text is written, where the language can tell by itself."""
        return None

    def is_concrete(self, sentence: Sentence, passage: Passage) -> bool:
        """Whether a planned thing can be followed up, rather than a general hope."""
        return True

    def goes_together(self, sentence: Sentence, event: Mention) -> bool:
        """Whether something is told to happen together with an event."""
        return False

    def tells_relation(self, sentence: Sentence) -> bool:
        """Whether a sentence tells of working or standing together."""
        return any(t.word.lemma in self.relation_words for t in sentence.tokens)

    def figures_in(self, sentence: Sentence, document: Document) -> list[FigureFinding]:
        """Numbers of a sentence with what they count; speaker and proof are added later."""
        return []

    def denies(self, frame: Frame) -> bool:
        """Whether the words around a frame, beyond the verb's own form, deny it (`no agreement
        was signed`, `refused to sign`)."""
        return False

    def form_at(self, tokens: list[Token], position: int) -> VerbForm | None:
        """The form of the verb at a position; languages with auxiliaries look around."""
        return tokens[position].word.verb
