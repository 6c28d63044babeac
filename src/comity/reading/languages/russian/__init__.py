"""Russian for the reader."""

from __future__ import annotations

import itertools
import re

from comity.passages import Passage
from comity.reading.dates.calendar import Calendar
from comity.reading.document import Document, Mention, Person, Sentence, Token
from comity.reading.findings import FigureFinding
from comity.reading.frames import Frame, FrameLexicon, Trigger
from comity.reading.inviting import Inviting
from comity.reading.languages.base import Language, Prospect
from comity.reading.languages.russian import (
    agreements,
    between,
    denials,
    features,
    invitations,
    places,
    plans,
    prospects,
    references,
    roles,
    speakers,
    venues,
    verbs,
    words,
)
from comity.reading.languages.russian.calendar import RUSSIAN_CALENDAR
from comity.reading.languages.russian.lists import members
from comity.reading.languages.russian.mentions import Mentions
from comity.reading.lexicon import VerbForm, Word


class Russian(Language):
    """Russian: roles by case and preposition, free word order, names in all cases."""

    code = "ru"
    act_number = re.compile(
        r"(?i:решени|постановлени|распоряжени)\w* (?:от [^№]{4,30} )?(?:№|N) ?"
        r"(\d[\d/.-]*\d|\d+)"
    )
    twin_stems = ("побратим", "города-побратим", "городами-побратим", "городов-побратим", "породн")
    tie_stems = (
        "город", "столиц", "муниципал", "мэр", "губернатор", "глава", "главы", "главой", "сторон",
        "делегац", "администрац", "двусторон", "партн", "межмуниципал", "акимат",
    )  # fmt: skip
    minutes = re.compile(
        r"(?i:протокол\w* (?:\w+(?:ого|его|ой|ей|ых|их) )?"
        r"(?:заседани|собрани|совещани|слушани|допрос|задержани|осмотр)\w+)"
    )
    subject_stems = (
        "сотруднич", "обмен", "взаимодейств", "эконом", "торг", "рамоч", "культур", "туризм",
        "развити", "поставк", "субсид", "совместн", "практик",
    )  # fmt: skip
    thing_pronouns = frozenset({"он", "она", "оно", "они"})
    back_words = frozenset({"их", "его", "её", "ее", "гостей", "гостя", "нас"})
    own_house = (
        "мэрии", "горисполком", "хокимият", "акимат", "ратуш", "горадминистраци", "администраци",
        "здании", "кабинет", "резиденци",
    )  # fmt: skip
    consul_stem = "консул"
    coming_words = ("прибывш", "приехавш", "гостящ")
    abbreviations = members("russian", "abbreviations")
    gap = 2
    home_countries = frozenset({"RU", "BY", "KZ", "KG", "UZ"})
    has_dash_speech = True
    marks_end_of_speech = True
    stays = ("находящ", "находивш", "пребывающ", "прибывш")
    act_titles = frozenset({"решение", "постановление", "распоряжение", "указ", "приказ"})
    relative_words = ("котор", "где", "чья", "чей")
    endings = frozenset()

    def analyse_new(self, surface: str) -> Word:
        return words.analyse(surface)

    @property
    def calendar(self) -> Calendar:
        return RUSSIAN_CALENDAR

    @property
    def frames(self) -> FrameLexicon:
        return words.frame_lexicon()

    def denies(self, frame: Frame) -> bool:
        return denials.denies(frame)

    def is_envoy(self, title: str) -> bool:
        """Also a state's trade representative abroad."""
        return super().is_envoy(title) or title.lower().startswith(("торговый пред", "торгпред"))

    def find_mentions(self, sentence: Sentence, document: Document) -> list[Mention]:
        return Mentions(sentence, document).all()

    def resolve(self, document: Document) -> None:
        references.resolve(document)

    def arguments(self, sentence: Sentence, trigger: Trigger) -> dict[str, list[Mention]]:
        return roles.arguments(sentence, trigger)

    def speaker_near(
        self, sentence: Sentence, position: int, document: Document
    ) -> tuple[Person | str | None, float]:
        return speakers.speaker_near(sentence, position, document)

    def may_follow_quotation(self, tokens: list[Token], position: int) -> bool:
        return False

    def takes_quoted_name(self, word: str) -> bool:
        return self.analyse(word).has("event", "institution", "named", "agreement")

    def form_at(self, tokens: list[Token], position: int) -> VerbForm | None:
        return verbs.form_at(tokens, position)

    def place_name(self, words: str) -> str | None:
        if words[:1].isupper() and places.is_place_word(words):
            return places.place_nominative(words)
        return (
            places.place_of_adjective(words.lower(), words[:1].isupper())
            if " " not in words
            else None
        )

    def town_in(self, name: str) -> str | None:
        """`Московский район (города) Минска`, `Республика Уганда`: the name behind the noun."""
        words = name.split()
        if len(words) < 2 or not any(self.analyse(w).has("place_noun") for w in words[:-1]):
            return None
        return places.place_nominative(words[-1])

    def ceremony_at(self, sentence: Sentence) -> int | None:
        return venues.ceremony_at(sentence)

    def venue(self, sentence: Sentence, at: int) -> Passage | None:
        return venues.venue(sentence)

    def venue_name(self, words: str) -> str:
        return venues.venue_name(words, self.analyse)

    def names_encounter(self, frame: Frame) -> bool:
        if frame.value in ("present", "accompany"):
            return True
        return any(t.word.value("encounter") in ("visit", "meeting") for t in frame.sentence.tokens)

    def means_encounter_told(self, frame: Frame) -> bool:
        return features.means_encounter_told(frame)

    def comes_home(self, sentence: Sentence, trigger: Trigger) -> bool:
        return features.comes_home(sentence, trigger)

    def is_at_own_house(self, sentence: Sentence) -> bool:
        """`в мэрии`, `в рабочем кабинете`, `в администрации`; not `глава администрации`."""
        led = False
        for before, token in itertools.pairwise(sentence.tokens):
            led = before.word.lower in ("в", "во") or (led and before.word.is_adjectival)
            if led and token.word.lower.startswith(self.own_house):
                return True
        return False

    def speaks_of_visit(self, sentence: Sentence) -> bool:
        return any(
            t.word.value("encounter") == "visit" or t.word.lemma in ("гость", "гостья")
            for t in sentence.tokens
        )

    def says_first_time(self, sentence: Sentence) -> bool:
        return features.says_first_time(sentence)

    def says_signatures(self, sentence: Sentence) -> bool:
        return any(t.word.lemma == "подпись" for t in sentence.tokens)

    def prospect(self, frame: Frame) -> Prospect | None:
        return prospects.prospect(frame)

    def parties_between(
        self, document: Document, sentence: Sentence, agreement: Mention
    ) -> list[tuple[str, Passage]]:
        return between.parties_between(document.text, sentence, agreement)

    def signed_for(self, sentence: Sentence) -> list[Mention]:
        return between.signed_for(sentence)

    def means_home(self, name: str) -> bool:
        return between.means_home(name)

    def is_any_agreement(self, agreement: Mention) -> bool:
        return agreements.is_any_agreement(agreement)

    def signs_for_itself(self, institution: str) -> bool:
        lemmas = {self.analyse(word).lemma for word in institution.split()}
        return bool(lemmas & members("agreements", "signing_bodies"))

    def fields_in(self, sentence: Sentence) -> list[str]:
        return features.fields_in(sentence)

    def mode_in(self, sentence: Sentence) -> str | None:
        return features.mode_in(sentence)

    def visit_to(self, place: Mention) -> str:
        return f"визит в {place.name}"

    def inviting(self, document: Document, frame: Frame) -> Inviting | None:
        return invitations.inviting(document, frame)

    def plan_passage(self, sentence: Sentence, trigger: Trigger) -> Passage | None:
        return plans.plan_passage(sentence, trigger)

    def means_both(self, sentence: Sentence, trigger: Trigger) -> bool:
        return plans.means_both(sentence, trigger)

    def leaves_out_actor(self, sentence: Sentence, trigger: Trigger) -> bool:
        return plans.leaves_out_actor(sentence, trigger)

    def shares_subject(self, sentence: Sentence, trigger: Trigger) -> bool:
        return plans.shares_subject(sentence, trigger)

    def place_of_actor(self, sentence: Sentence, tokens: list[Token]) -> str | None:
        return plans.place_of_actor(sentence, tokens, self.place_name)

    def is_concrete(self, sentence: Sentence, passage: Passage) -> bool:
        return plans.is_concrete(sentence, passage)

    def goes_together(self, sentence: Sentence, event: Mention) -> bool:
        return features.goes_together(sentence, event)

    def tells_relation(self, sentence: Sentence) -> bool:
        return any(t.word.lemma in features.RELATION_WORDS for t in sentence.tokens)

    def is_first_person(self, sentence: Sentence, trigger: Trigger) -> bool:
        return features.is_first_person(sentence, trigger)

    def figures_in(self, sentence: Sentence, document: Document) -> list[FigureFinding]:
        return features.figures_in(sentence)
