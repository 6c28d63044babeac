"""What a language gives the reader: words, mentions and how roles are marked."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from comity.reading.lexicon import Word

if TYPE_CHECKING:
    from comity.reading.calendar import Calendar
    from comity.reading.document import Document, Mention, Person, Sentence, Token
    from comity.reading.frames import FrameLexicon, Trigger

_CACHE_LIMIT = 200_000


class Language(ABC):
    """One language: its lexicon, its morphology, and its marking of roles.

    Instances are stateless but for a bounded cache of word forms; one serves all texts.
    """

    code: ClassVar[str]
    abbreviations: ClassVar[frozenset[str]]
    has_dotted_ordinals: ClassVar[bool] = False

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

    def fold(self, text: str) -> str:
        """Lower case by the language's own rule."""
        return text.lower()

    def senses_of(self, surfaces: Iterable[str]) -> list[Word]:
        """Analyses of several word forms."""
        return [self.analyse(surface) for surface in surfaces]
