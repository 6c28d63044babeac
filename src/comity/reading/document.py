"""What the stages of the reader pass on: a text that becomes richer at each stage.

All offsets are code points of `Document.text`. Tokens are numbered through the whole
text; sentences hold the tokens of one voice (the reporter's, or one quotation's).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from comity.passages import Passage

if TYPE_CHECKING:
    from comity.reading.frames import Frame
    from comity.reading.inviting import Inviting
    from comity.reading.languages.base import Language
    from comity.reading.lexicon import Word


class Token:
    """A word, number or mark of punctuation.

    `base` is the word without what follows an apostrophe (`İzmir` of `İzmir’in`),
    `suffix` what follows it in lower case (`in`), or "". `word` is the language's
    analysis of it. `in_marks` tells a word of a name or title in quotation marks, whose
    verbs bound no clause. A quotation in another voice stands in its sentence as one token
    with `quotation` set. `bounds_clause` is set where the language itself tells finite verbs
    in their place; None leaves it to the word's form.
    """

    __slots__ = (
        "base",
        "bounds_clause",
        "end",
        "in_marks",
        "index",
        "is_capital",
        "is_word",
        "quotation",
        "start",
        "suffix",
        "text",
        "word",
    )

    def __init__(self, index: int, text: str, start: int, end: int, word: Word) -> None:
        self.index = index
        self.text = text
        self.start = start
        self.end = end
        self.base = text
        self.suffix = ""
        self.word = word
        first = text[0]
        self.is_word = first.isalnum()
        self.is_capital = first.isupper()
        self.in_marks = False
        self.bounds_clause: bool | None = None
        self.quotation: Quotation | None = None

    def __repr__(self) -> str:
        return f"Token({self.text!r}@{self.start})"


@dataclass(slots=True, eq=False)
class Quotation:
    """A stretch between quotation marks; `inner` lies between the marks.

    `is_speech` tells words that somebody says from names and titles in quotation
    marks. `depth` is 1 for the outermost. `speaker` is set by attribution.
    """

    outer: Passage
    inner: Passage
    depth: int
    is_speech: bool = False
    speaker: Person | str | None = None
    confidence: float = 0.0
    sentences: list[Sentence] = field(default_factory=list)
    turn: str | None = None


@dataclass(slots=True, eq=False)
class Sentence:
    """Tokens of one sentence in one voice; `voice` is None for the reporter's."""

    tokens: list[Token]
    voice: Quotation | None
    is_heading: bool
    paragraph: int
    mentions: list[Mention] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def passage(self) -> Passage:
        return Passage(self.start, self.end)


class MentionKind(StrEnum):
    """What a mention stands for."""

    PERSON = "person"
    INSTITUTION = "institution"
    PLACE = "place"
    EVENT = "event"
    AGREEMENT = "agreement"
    GROUP = "group"


@dataclass(slots=True, eq=False)
class Office:
    """An office phrase taken apart: role words, institution, place."""

    title: str
    institution: str | None = None
    place: str | None = None
    passage: Passage | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """For telling whether two phrases in one text name the same office."""
        return (
            self.title.casefold(),
            (self.institution or "").casefold(),
            (self.place or "").casefold(),
        )


@dataclass(slots=True, eq=False)
class Person:
    """One person of the text: the fullest name, other forms, offices.

    `acts_for` is the place whose delegation they came with, where no office tells a place.
    """

    name: str
    forms: list[tuple[str, Passage]] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    female: bool | None = None
    evidence: float = 0.5
    acts_for: str | None = None

    @property
    def surname(self) -> str:
        return self.name.split()[-1]

    @property
    def place(self) -> str | None:
        """The place by which any of the offices is held."""
        return next((o.place for o in self.offices if o.place), None)


@dataclass(slots=True, eq=False)
class Mention:
    """A noun phrase in a sentence and what it stands for.

    `first` and `last` are positions in `Sentence.tokens`, `last` excluded. `marker` is
    how the language marks the phrase's role: one of `GrammaticalFunction` values that
    the language's morphology assigns, or a preposition's function. `name` is in the
    nominative. `members` are the people whom the text names as leading or belonging to a group.
    `article` is "new" or "similar" where the words say that another one is meant (`a new
    protocol`), "draft" where it is being written, "proposed" where it is only asked for.
    """

    kind: MentionKind
    first: int
    last: int
    name: str
    passage: Passage
    person: Person | None = None
    offices: list[Office] = field(default_factory=list)
    place: str | None = None
    subkind: str | None = None
    marker: str = ""
    is_plural: bool = False
    is_reference: bool = False
    extra: str | None = None
    article: str = ""
    members: list[Mention] = field(default_factory=list)

    @property
    def label(self) -> str:
        """The name under which this mention is reported."""
        return self.person.name if self.person is not None else self.name


@dataclass(slots=True, frozen=True)
class DateMention:
    """A date as EDTF, and where it stands.

    Where the text leaves the year (of a weekday the week) open, `past` and `future` are its
    readings before and after the publication, `edtf` the one that the words around it mean.
    """

    edtf: str
    passage: Passage
    is_exact: bool = True
    past: str | None = None
    future: str | None = None


@dataclass(slots=True)
class Document:
    """A text on its way through the reader.

    `towns` are names that the text itself calls towns, whether a gazetteer knows them or not.
    `frames` are those of each sentence, `inviting` what is said of each frame of inviting, both
    by the identity of what they belong to.
    """

    id: str
    text: str
    language: Language
    furniture: tuple[Passage, ...] = ()
    headings: tuple[Passage, ...] = ()
    title: str | None = None
    published: str | None = None
    soft_breaks: tuple[int, ...] = ()
    quotations: list[Quotation] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    people_by_word: dict[str, list[Person]] = field(default_factory=dict)
    abbreviations: dict[str, str] = field(default_factory=dict)
    towns: set[str] = field(default_factory=set)
    home: str | None = None
    frames: dict[int, list[Frame]] = field(default_factory=dict)
    inviting: dict[int, Inviting] = field(default_factory=dict)
    _positions: dict[int, int] = field(default_factory=dict)

    def frames_of(self, sentence: Sentence) -> list[Frame]:
        """The frames that a sentence evokes, in its order."""
        return self.frames.get(id(sentence), [])

    def told(self) -> list[Sentence]:
        """The sentences in the reporter's own voice."""
        return [s for s in self.sentences if s.voice is None]

    def position(self, sentence: Sentence) -> int:
        """Where among the document's sentences one stands. Constant time after the first look;
        ValueError if it is none of them."""
        if len(self._positions) != len(self.sentences):
            self._positions = {id(s): at for at, s in enumerate(self.sentences)}
        at = self._positions.get(id(sentence))
        if at is None or self.sentences[at] is not sentence:
            raise ValueError(f"{sentence.passage} is no sentence of the document")
        return at
