"""Turkish for the reader."""

from __future__ import annotations

from comity.reading.calendar import Calendar
from comity.reading.document import Document, Mention, Person, Sentence, Token
from comity.reading.frames import FrameLexicon, Trigger
from comity.reading.languages.base import Language
from comity.reading.languages.turkish import morphology, references, roles, words
from comity.reading.languages.turkish.calendar import TURKISH_CALENDAR
from comity.reading.languages.turkish.mentions import Mentions
from comity.reading.lexicon import Word


class Turkish(Language):
    """Turkish: head-final phrases, endings after apostrophes, the verb last."""

    code = "tr"
    abbreviations = frozenset(
        "dr prof doç av sn st no vb vs yrd mah cad sok bkz tel op öğr gör müh ltd şti a.ş örn ort gen bşk yön alm ing".split()
    )
    has_dotted_ordinals = True
    gap = 0

    def analyse_new(self, surface: str) -> Word:
        return words.analyse(surface)

    @property
    def calendar(self) -> Calendar:
        return TURKISH_CALENDAR

    @property
    def frames(self) -> FrameLexicon:
        return words.frame_lexicon()

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

    def fold(self, text: str) -> str:
        return morphology.lower(text)
