"""Turkish for the reader."""

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
from comity.reading.languages.turkish import (
    between,
    denials,
    features,
    instruments,
    invitations,
    morphology,
    plans,
    prospects,
    references,
    roles,
    words,
)
from comity.reading.languages.turkish.calendar import TURKISH_CALENDAR
from comity.reading.languages.turkish.mentions import Mentions
from comity.reading.lexicon import VerbForm, Word


class Turkish(Language):
    """Turkish: head-final phrases, endings after apostrophes, the verb last."""

    code = "tr"
    act_number = re.compile(r"(\d[\d/.-]*\d|\d+) (?:sayılı|numaralı)(?: \w+){0,2} kara")
    twin_stems = ("kardeş",)
    tie_stems = (
        "kent", "şehir", "şehr", "başkent", "belediye", "başkan", "vali", "taraflar", "heyet",
        "ikili", "karşılıklı", "mevkidaş",
    )  # fmt: skip
    minutes = re.compile(
        r"(?:[Tt]oplantı|TOPLANTI|[Oo]turum|OTURUM|[Gg]enel [Kk]urul|[Dd]uruşma|[Bb]irleşim)"
        r"(?:sı|un|ı|nın)?(?:nın)? (?:[Pp]rotokol|PROTOKOL|[Zz]ab[ıt]|[Tt]utana)\w*"
    )
    subject_stems = (
        "iş", "birliği", "ekonom", "ticar", "turizm", "eğitim", "kültür", "afet", "sağlık",
        "promosyon", "proje", "hizmet", "teknik", "çerçeve", "akademik",
    )  # fmt: skip
    abbreviations = frozenset(
        "dr prof doç dt dyt ecz opr uzm em av sn st no vb vs yrd mah cad sok bkz tel op öğr "
        "gör müh ltd şti a.ş örn ort gen bşk yön alm ing".split()
    )
    has_dotted_ordinals = True
    is_verb_final = True
    stays = ("bulunan",)
    speech_nouns = ("açıklama", "konuşma", "paylaşım", "mesaj", "değerlendirme")
    act_titles = frozenset({"karar", "meclis kararı", "encümen kararı", "karar özeti"})
    gap = 0
    byline = re.compile(
        r"(?:kaynak|haber|muhabir|foto\w*|röportaj|yazan|editör|derleyen|kamera|haberi yazan)\b"
        r"[^.!?]{0,12}[:/][^.!?]{0,80}$"
        r"|[^\W\d_]{3,20} ?/ ?[^\W\d_]{2,20} [^\W\d_]{2,20}(?: ?/ ?[^.!?/]{2,20})?$",
        re.IGNORECASE,
    )
    home_countries = frozenset({"TR"})
    back_words = frozenset(
        {"onları", "kendilerini", "bizi", "bizleri", "konukları", "konuklarını", "heyeti"}
    )
    noun_modalities = (
        (Modality.DENIED, ("ertelen", "ertelend", "iptal", "gerçekleşmed", "gerçekleşemed")),
        (Modality.WISHED, ("temenni", "arzu ed", "umuyor")),
        (Modality.PLANNED, ("planlan", "gerçekleştirilecek", "yapılacak", "beklen")),
    )
    own_house = ("makam",)
    consul_stem = "konsolos"
    coming_words = ("gelen",)

    def analyse_new(self, surface: str) -> Word:
        return words.analyse(surface)

    @property
    def calendar(self) -> Calendar:
        return TURKISH_CALENDAR

    @property
    def frames(self) -> FrameLexicon:
        return words.frame_lexicon()

    def form_at(self, tokens: list[Token], position: int) -> VerbForm | None:
        return roles.form_at(tokens, position)

    def denies(self, frame: Frame) -> bool:
        return denials.denies(frame)

    def purpose(self, frame: Frame) -> Modality | None:
        return Modality.HAPPENED if prospects.is_gladness(frame) else None

    def find_mentions(self, sentence: Sentence, document: Document) -> list[Mention]:
        return Mentions(sentence, document).all()

    def resolve(self, document: Document) -> None:
        references.resolve(document)

    def arguments(self, sentence: Sentence, trigger: Trigger) -> dict[str, list[Mention]]:
        return roles.arguments(sentence, trigger)

    def speaker_near(
        self, sentence: Sentence, position: int, document: Document
    ) -> tuple[Person | str | None, float]:
        return references.speaker_near(sentence, position, document)

    def may_follow_quotation(self, tokens: list[Token], position: int) -> bool:
        """`“...” İmamoğlu dedi`: rare; a capital after a finished quotation begins anew."""
        return False

    def names_with(self, word: str) -> bool:
        low = morphology.lower(word)
        return low.startswith(
            (
                "adlı",
                "isimli",
                "başlıkl",
                "konulu",
                "temalı",
                "yazılı",
                "dilek",
                "sergi",
                "projes",
                "unvan",
                "ödül",
                "slogan",
            )
        )

    def is_first_person(self, sentence: Sentence, trigger: Trigger) -> bool:
        return features.is_first_person(sentence, trigger)

    def names_street(self, name: str) -> bool:
        return self.analyse(name.split()[-1]).lemma in features.NAMED_AFTER if name else False

    def place_name(self, words: str) -> str | None:
        if self.analyse(words).has("facility", "subject", "institution"):
            return None  # `Liman İdaresi`
        return super().place_name(words)

    def venue(self, sentence: Sentence, at: int) -> Passage | None:
        return features.venue(sentence, at)

    def venue_name(self, words: str) -> str:
        return features.venue_name(words)

    def is_said_to_come(self, sentence: Sentence, mention: Mention) -> bool:
        """`Kazan’dan gelen`, `Ankara’ya gelen`; not `gündeme gelen`."""
        start = max(0, mention.first - 9)
        near = sentence.tokens[start : mention.first]
        return any(
            token.word.lower in self.coming_words
            and (before.suffix != "" or before.word.has("place_noun"))
            for before, token in pairwise(near)
        )

    def names_encounter(self, frame: Frame) -> bool:
        behind = frame.sentence.tokens[frame.trigger.last : frame.trigger.last + 1]
        if frame.trigger.form.form == "relative" and any(
            t.word.value("encounter") in ("visit", "meeting") for t in behind
        ):
            return True  # `X’in de olduğu ziyaretten dolayı`
        return any(
            t.word.value("encounter") in ("visit", "meeting") and t.word.case in ("in", "to")
            for t in frame.sentence.tokens
        ) or any(m.subkind == "delegation" and m.marker == "in" for m in frame.sentence.mentions)

    def speaks_of_visit(self, sentence: Sentence) -> bool:
        return any(
            t.word.value("encounter") == "visit" or t.word.lemma in ("konuk", "misafir", "ağırla")
            for t in sentence.tokens
        )

    def says_first_time(self, sentence: Sentence) -> bool:
        return features.says_first_time(sentence)

    def is_by_decision(self, sentence: Sentence) -> bool:
        words = [t.word.lower for t in sentence.tokens]
        accepted = any(w.startswith("meclis") for w in words) and "kabul" in words
        return accepted or any(w.startswith("karar") for w in words)

    def says_signatures(self, sentence: Sentence) -> bool:
        return any(t.word.lemma == "imza" and t.word.case == "with" for t in sentence.tokens)

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
        return instruments.is_any_agreement(agreement)

    def fields_in(self, sentence: Sentence) -> list[str]:
        return features.fields_in(sentence)

    def mode_in(self, sentence: Sentence) -> str | None:
        return features.mode_in(sentence)

    def visit_to(self, place: Mention) -> str:
        return f"{place.name} ziyareti"

    def inviting(self, document: Document, frame: Frame) -> Inviting | None:
        return invitations.inviting(document, frame)

    def plan_passage(self, sentence: Sentence, trigger: Trigger) -> Passage | None:
        return plans.plan_passage(sentence, trigger)

    def is_concrete(self, sentence: Sentence, passage: Passage) -> bool:
        return plans.is_concrete(sentence, passage)

    def means_both(self, sentence: Sentence, trigger: Trigger) -> bool:
        return plans.means_both(sentence, trigger)

    def leaves_out_actor(self, sentence: Sentence, trigger: Trigger) -> bool:
        return plans.leaves_out_actor(sentence, trigger)

    def shares_subject(self, sentence: Sentence, trigger: Trigger) -> bool:
        return plans.shares_subject(sentence, trigger)

    def goes_together(self, sentence: Sentence, event: Mention) -> bool:
        return features.goes_together(sentence, event)

    def tells_relation(self, sentence: Sentence) -> bool:
        return any(t.word.lower in features.RELATION_WORDS for t in sentence.tokens)

    def figures_in(self, sentence: Sentence, document: Document) -> list[FigureFinding]:
        return features.figures_in(sentence, document)

    def fold(self, text: str) -> str:
        return morphology.lower(text)
