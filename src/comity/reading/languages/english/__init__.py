"""English for the reader."""

from __future__ import annotations

import re
from itertools import pairwise

from comity.passages import Passage
from comity.reading.dates.calendar import Calendar
from comity.reading.document import Document, Mention, Person, Sentence, Token
from comity.reading.findings import FigureFinding, Modality
from comity.reading.frames import Frame, FrameLexicon, Trigger
from comity.reading.inviting import Inviting
from comity.reading.languages.base import Language, Prospect
from comity.reading.languages.english import (
    agreements,
    between,
    denials,
    features,
    groups,
    home,
    invitations,
    occasions,
    plans,
    prospects,
    references,
    roles,
    speakers,
    verbs,
    words,
)
from comity.reading.languages.english.calendar import ENGLISH_CALENDAR
from comity.reading.languages.english.mentions import find_mentions
from comity.reading.lexicon import VerbForm, Word


class English(Language):
    """English: order and prepositions mark roles, auxiliaries the verb's form."""

    code = "en"
    act_number = re.compile(
        r"(?i:resolution|decision|minute|ordinance)s?(?: numbered| number| no\.?)? "
        r"(?:№ ?|# ?)?(\d[\d/.-]*\d|\d+)"
    )
    twin_stems = ("twin", "sister")
    tie_stems = (
        "city", "cities", "town", "capitals", "municipal", "mayor", "governor", "sides", "parties",
        "partner", "delegation", "counterpart", "bilateral", "intercity", "inter-municipal",
    )  # fmt: skip
    minutes = re.compile(
        r"(?i:protocols? of (?:the|an?|its|their|this|that) (?:\w+ ){0,2}?"
        r"(?:meeting|session|sitting|hearing|assembly|autopsy|count|election))"
    )
    subject_stems = (
        "cooperat", "co-operat", "collabor", "exchange", "econom", "trade", "climate", "innovat",
        "cultur", "tour", "develop", "framework", "promotion", "friendly",
    )  # fmt: skip
    stays = ("staying", "visiting")
    act_titles = frozenset({"resolution", "decision", "ordinance", "order", "decree"})
    relative_words = ("which", "who", "whose", "whom", "where")
    thing_pronouns = frozenset({"it"})
    back_words = frozenset({"him", "her", "them", "us", "we", "they", "guests"})
    noun_modalities = (
        (
            Modality.DENIED,
            ("cancelled", "canceled", "postponed", "called off", "no longer", "did not take place"),
        ),
        (
            Modality.WISHED,
            ("possibility of", "possible", "proposed", "hope", "would like"),
        ),
        (Modality.PLANNED, ("planned", "scheduled", "upcoming", "forthcoming", "will ", "plans ")),
    )
    own_house = (
        "city hall",
        "town hall",
        "his office",
        "her office",
        "mayor office",
        "city chambers",
    )
    coming_words = ("visiting",)
    abbreviations = words.listed("text", "abbreviations")
    gap = 4
    byline = features.BYLINE
    endings = frozenset({"s", "t", "re", "ll", "ve", "d", "m", "st", "nd", "rd", "th"})
    relation_words = features.RELATION_WORDS

    def analyse_new(self, surface: str) -> Word:
        return words.analyse(surface)

    @property
    def calendar(self) -> Calendar:
        return ENGLISH_CALENDAR

    @property
    def frames(self) -> FrameLexicon:
        return words.frame_lexicon()

    def form_at(self, tokens: list[Token], position: int) -> VerbForm | None:
        return verbs.form_at(tokens, position)

    def denies(self, frame: Frame) -> bool:
        return denials.denies(frame)

    def group_label(self, group: Mention) -> str:
        return groups.label_of(group)

    def is_invited(self, frame: Frame) -> bool:
        return verbs.is_invited(frame.sentence.tokens, frame.trigger)

    def purpose(self, frame: Frame) -> Modality | None:
        tense = verbs.tense_of_journey(frame.sentence.tokens, frame.trigger)
        return features.MODALITIES.get(tense)

    def find_mentions(self, sentence: Sentence, document: Document) -> list[Mention]:
        return find_mentions(sentence, document)

    def resolve(self, document: Document) -> None:
        references.resolve(document)

    def arguments(self, sentence: Sentence, trigger: Trigger) -> dict[str, list[Mention]]:
        return roles.arguments(sentence, trigger)

    def tells_earlier(self, document: Document, sentence: Sentence) -> bool:
        return verbs.is_pluperfect(sentence.tokens) or super().tells_earlier(document, sentence)

    def speaker_near(
        self, sentence: Sentence, position: int, document: Document
    ) -> tuple[Person | str | None, float]:
        return speakers.speaker_near(sentence, position, document)

    def says_first_time(self, sentence: Sentence) -> bool:
        return occasions.says_first_time(sentence)

    def is_at_own_house(self, sentence: Sentence) -> bool:
        """`at City Hall`, `in her office`, `at the Mayor's office`."""
        bases = [t.base.lower() for t in sentence.tokens]
        return any(f"{one} {other}" in self.own_house for one, other in pairwise(bases))

    def speaks_of_visit(self, sentence: Sentence) -> bool:
        return occasions.speaks_of_visit(sentence)

    def says_signatures(self, sentence: Sentence) -> bool:
        return occasions.says_signatures(sentence)

    def names_encounter(self, frame: Frame) -> bool:
        return occasions.names_encounter(frame)

    def ceremony_at(self, sentence: Sentence) -> int | None:
        return occasions.ceremony_at(sentence)

    def venue(self, sentence: Sentence, at: int) -> Passage | None:
        return occasions.venue(sentence, at)

    def is_first_person(self, sentence: Sentence, trigger: Trigger) -> bool:
        return features.is_first_person(sentence, trigger)

    def prospect(self, frame: Frame) -> Prospect | None:
        return prospects.prospect(frame)

    def parties_between(
        self, document: Document, sentence: Sentence, agreement: Mention
    ) -> list[tuple[str, Passage]]:
        return between.parties_between(sentence, agreement)

    def signed_for(self, sentence: Sentence) -> list[Mention]:
        return between.signed_for(sentence)

    def means_home(self, name: str) -> bool:
        return between.means_home(name)

    def is_any_agreement(self, agreement: Mention) -> bool:
        return agreements.is_any_agreement(agreement)

    def fields_in(self, sentence: Sentence) -> list[str]:
        return features.fields_in(sentence)

    def mode_in(self, sentence: Sentence) -> str | None:
        return features.mode_in(sentence)

    def visit_to(self, place: Mention) -> str:
        return f"visit to {place.name}"

    def inviting(self, document: Document, frame: Frame) -> Inviting | None:
        return invitations.inviting(document, frame)

    def plan_passage(self, sentence: Sentence, trigger: Trigger) -> Passage | None:
        return plans.plan_passage(sentence, trigger)

    def speaks_for_city(self, sentence: Sentence, trigger: Trigger) -> bool:
        return plans.speaks_for_city(sentence, trigger)

    def means_both(self, sentence: Sentence, trigger: Trigger) -> bool:
        return plans.means_both(sentence, trigger)

    def acts_for_home(self, sentence: Sentence, trigger: Trigger) -> bool:
        return plans.acts_for_home(sentence, trigger)

    def shares_subject(self, sentence: Sentence, trigger: Trigger) -> bool:
        return plans.shares_subject(sentence, trigger)

    def home_name(self, document: Document) -> str | None:
        return home.home_name(document)

    def is_concrete(self, sentence: Sentence, passage: Passage) -> bool:
        return plans.is_concrete(sentence, passage)

    def goes_together(self, sentence: Sentence, event: Mention) -> bool:
        return plans.goes_together(sentence, event)

    def tells_relation(self, sentence: Sentence) -> bool:
        return any(t.word.lower in features.RELATION_WORDS for t in sentence.tokens)

    def figures_in(self, sentence: Sentence, document: Document) -> list[FigureFinding]:
        return features.figures_in(sentence, document)
