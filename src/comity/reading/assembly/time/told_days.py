"""The day of a deed whose own sentence says none: that of what was told just before it in its
paragraph, else of the lead with which the report begins."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from comity.passages import Passage
from comity.reading.assembly.time.dating import date_of, on_side, times_of
from comity.reading.assembly.time.governing import (
    ENCOUNTERS,
    governed,
    is_held,
    is_meeting,
    positions,
)
from comity.reading.dates.anchors import UNSAID, anchor_of
from comity.reading.document import DateMention, Document, Sentence
from comity.reading.findings import Modality

_LEAD = 3
_NEXT = 2
# Words and marks of a line that dates the page.
_LINE = 10
# A date that opens a row stands so far from its head at most, in code points.
_OPENS = 3
# The head of a paper, in code points.
_HEAD = 500
# Words between a date and the noun that it stands by.
_BESIDE = 2
# A report tells of the days before it.
_FRESH = 31


class ToldDays:
    """The days of a document's deeds; what is told is looked through once for all of them."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def told(self) -> list[Sentence]:
        """The sentences that tell something, in their order."""
        return [s for s in self.document.told() if not s.is_heading and _tells(self.document, s)]

    def of(self, passage: Passage) -> DateMention | None:
        """The day on which what a passage tells happened, if the text says it elsewhere: in the
        sentences before it, the nearest first, else where the next ones tell who attended. None
        where the passage itself or its paragraph speaks of another time."""
        at = self._at(passage)
        if at is None:
            return self._named
        language, own = self.document.language, self.told[at]
        if self._speaks_of_time[at] or language.tells_earlier(self.document, own):
            return None
        dated = self._dated_before[at]
        if dated is not None and self.told[dated].paragraph == own.paragraph:
            return _day_of(self.document, self.told[dated], must_be_fresh=False)
        return (
            self._fresh_before[at]
            or _attended(self.document, self.told[at : at + 1 + _NEXT])
            or self._named
            or self._only_day_behind[at]
        )

    @cached_property
    def of_act(self) -> DateMention | None:
        """The day of the council's decision or the order that the document is, if it is one."""
        return day_of_act(self.document)

    def _at(self, passage: Passage) -> int | None:
        """Which of the told sentences is the first that shares words with a passage."""
        at = bisect_right(self._ends, passage.start)
        return at if at < len(self.told) and self.told[at].passage.overlaps(passage) else None

    @cached_property
    def _ends(self) -> list[int]:
        return [s.end for s in self.told]

    @cached_property
    def _speaks_of_time(self) -> list[bool]:
        return [bool(times_of(self.document, s)) for s in self.told]

    @cached_property
    def _dated_before(self) -> list[int | None]:
        """For each sentence the nearest one before it that speaks of a time."""
        found: list[int | None] = []
        last: int | None = None
        for at, speaks in enumerate(self._speaks_of_time):
            found.append(last)
            last = at if speaks else last
        return found

    @cached_property
    def _fresh_before(self) -> list[DateMention | None]:
        """For each sentence the nearest day told before it that is shortly before the page's."""
        found: list[DateMention | None] = []
        last: DateMention | None = None
        for sentence, speaks in zip(self.told, self._speaks_of_time, strict=True):
            found.append(last)
            if speaks:
                last = _day_of(self.document, sentence, must_be_fresh=True) or last
        return found

    @cached_property
    def _named(self) -> DateMention | None:
        """`Today's visit`, `the meeting, which took place on 12 May`: the day of a noun that
        speaks of the encounter, where only one is told."""
        found: dict[str, DateMention] = {}
        for sentence in self.document.told():
            for date in sentence.dates:
                if not _is_fresh(self.document, date.edtf) or date.edtf.startswith(".."):
                    continue
                if _stands_by_noun(self.document, sentence, date):
                    found[date.edtf] = date
        return next(iter(found.values())) if len(found) == 1 else None

    @cached_property
    def _only_day_behind(self) -> list[DateMention | None]:
        """`From 17 to 19 October the guests visited ...`, told later: for each sentence the day
        of the encounters told behind it, where all have one."""
        found: list[DateMention | None] = []
        days: dict[str, DateMention] = {}
        for sentence in reversed(self.told):
            found.append(next(iter(days.values())) if len(days) == 1 else None)
            for frame in reversed(self.document.frames_of(sentence)):
                if frame.name in ENCOUNTERS and frame.modality is Modality.HAPPENED:
                    day = date_of(self.document, frame)
                    if day is not None and _is_fresh(self.document, day.edtf):
                        days.setdefault(day.edtf, day)
        return found[::-1]


def _stands_by_noun(document: Document, sentence: Sentence, date: DateMention) -> bool:
    _, last = positions(sentence, date.passage)
    tokens = sentence.tokens
    if any(t.word.has("encounter") for t in tokens[last : last + _BESIDE]):
        return True
    found = governed(document, sentence, date)
    if found.verb is None or not is_held(document, sentence, found.verb):
        return False
    return is_meeting(document, sentence, found.verb)


def _attended(document: Document, sentences: list[Sentence]) -> DateMention | None:
    """`They witnessed the signing on Tuesday`, in one of the next sentences of a paragraph."""
    for sentence in sentences[1:]:
        frames = document.frames_of(sentence)
        is_same = sentence.paragraph == sentences[0].paragraph
        if is_same and any(f.name in ("attend", "ceremony") for f in frames):
            day = _day_of(document, sentence, must_be_fresh=True)
            if day is not None:
                return day
    return None


def day_of_act(document: Document) -> DateMention | None:
    """The day of a council's decision or an order: of what it decides itself. Known by its
    title (`РЕШЕНИЕ`, `MECLİS KARARI`) among the first lines."""
    language, published = document.language, document.published or ""
    first = [s for s in document.sentences if s.start < _HEAD]
    words = {language.fold(" ".join(t.text for t in s.tokens)).strip(" .") for s in first}
    if len(published) != 10 or not words & language.act_titles:
        return None
    shown = (d for s in first for d in s.dates if d.edtf == published)
    return next(shown, None)


def _tells(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence has a verb, or opens with a day that is not the page's own (a row of a
    report: `26 августа, День города: делегации Лахти`)."""
    if _is_date_line(document, sentence):
        return False
    verbs = (token.word.verb for token in sentence.tokens)
    if any(verb is not None and verb.form == "finite" for verb in verbs):
        return True
    return any(
        date.edtf != document.published and date.passage.start - sentence.start <= _OPENS
        for date in sentence.dates
    )


def _is_date_line(document: Document, sentence: Sentence) -> bool:
    """`Last updated: March 14, 2023`: what dates the page, with its year, and little else."""
    return len(sentence.tokens) <= _LINE and any(
        date.edtf == document.published and date.edtf[:4] in date.passage.of(document.text)
        for date in sentence.dates
    )


def _day_of(document: Document, sentence: Sentence, *, must_be_fresh: bool) -> DateMention | None:
    """The last day on which a sentence says that something was done."""
    for date in reversed(sentence.dates):
        found = governed(document, sentence, date)
        past = on_side(date, Modality.HAPPENED)
        opens = found.verb is None and date.passage.start - sentence.start <= _OPENS
        if opens or (found.verb is not None and not found.is_attribute):
            if must_be_fresh:
                fits = _is_fresh(document, past.edtf)
            else:  # a year of history holds for what its paragraph tells of it
                fits = _is_exact(past.edtf) or past.edtf.isdigit()
            if fits:
                return past
    return None


def _is_fresh(document: Document, edtf: str) -> bool:
    """Whether a date is a day, or a few, shortly before the publication."""
    if not _is_exact(edtf):
        return False
    start = edtf.partition("/")[0]
    day, published = anchor_of(start), anchor_of(document.published)
    if day is None or published is None or UNSAID in (start[:4], (document.published or "")[:4]):
        return True
    return -1 < (published.day - day.day).days <= _FRESH


def _is_exact(edtf: str) -> bool:
    """Whether a date is a day, or days: of a month told before, a deed need not be."""
    start, slash, end = edtf.partition("/")
    return len(start) == 10 and (not slash or len(end) == 10)
