"""The dates of a whole text in the order of its telling: each sentence sees what verbs stand
around a date, and which day was told before."""

from __future__ import annotations

from comity.passages import Passage
from comity.reading.dates.anchors import Side, anchor_of, is_day
from comity.reading.dates.find import find_dates
from comity.reading.dates.relative import NOTHING_TOLD, Told
from comity.reading.document import DateMention, Document, Sentence
from comity.reading.languages.base import Language


def find_all_dates(document: Document) -> None:
    """Give each sentence its dates, those inside another voice's quotation left out."""
    own = None if document.published else _own_date(document)
    told = NOTHING_TOLD
    for sentence in document.sentences:
        sentence.dates = _dates_of(document, sentence, own, told)
        own = _year_of_heading(document, sentence) or own
        if sentence.voice is None and _is_told(sentence):
            told = _with(document, told, sentence.dates)


def _with(document: Document, told: Told, dates: list[DateMention]) -> Told:
    """What is told of time when a sentence with some dates has been read, too."""
    days = (d.edtf for d in reversed(dates) if is_day(d.edtf))
    years = (d.edtf[:4] for d in reversed(dates) if d.edtf[:4].isdigit())
    starts = (d.edtf.partition("/")[0] for d in dates if _is_near(document, d))
    return Told(next(days, told.day), next(years, told.year), told.first or next(starts, None))


# How many days a report lies behind what it tells.
_WEEKS = 31


def _is_near(document: Document, mention: DateMention) -> bool:
    """Whether a day, or the first of some, lies in the weeks before the publication."""
    day, published = anchor_of(mention.edtf), anchor_of(document.published)
    if day is None or not day.says_day or published is None:
        return False
    return 0 <= (published.day - day.day).days <= _WEEKS


def _is_told(sentence: Sentence) -> bool:
    """Whether a sentence tells something, rather than dates the page."""
    verbs = (token.word.verb for token in sentence.tokens)
    return any(verb is not None and verb.form == "finite" for verb in verbs)


def _dates_of(
    document: Document, sentence: Sentence, own: str | None, told: Told
) -> list[DateMention]:
    language = document.language
    found = find_dates(
        document.text,
        sentence.start,
        sentence.end,
        language.calendar,
        document.published,
        own=own,
        leaning=lambda passage: leaning(language, sentence, passage),
        told=told,
    )
    inside = [t.quotation.outer for t in sentence.tokens if t.quotation is not None]
    return [d for d in found if not any(q.covers(d.passage) for q in inside)]


def _year_of_heading(document: Document, sentence: Sentence) -> str | None:
    """`International relations in 2023`: the year of what stands below such a heading, in a
    report that was published in it or in the next."""
    if len(sentence.dates) != 1 or not _is_title(document, sentence):
        return None
    year = sentence.dates[0].edtf
    if len(year) != 4 or not year.isdigit():
        return None
    published = (document.published or "")[:4]
    near = not published.isdigit() or 0 <= int(published) - int(year) <= 1
    return year if near else None


_TITLE_WORDS = 6


def _is_title(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence heads what follows: a heading, or words without a verb in the first
    lines of the text, or a few of them anywhere."""
    if sentence.is_heading:
        return True
    if sentence.tokens[-1].text in ".!?;:" or sentence.voice is not None:
        return False
    if len(sentence.tokens) > _TITLE_WORDS and sentence not in document.sentences[:3]:
        return False
    return not any(
        t.word.verb is not None and t.word.verb.form == "finite" for t in sentence.tokens
    )


_HEAD = 12


def _own_date(document: Document) -> str | None:
    """The first day with its year in the head of a text that shows no publication date: what
    it tells without a year lies near it."""
    calendar = document.language.calendar
    for sentence in document.sentences[:_HEAD]:
        for date in find_dates(document.text, sentence.start, sentence.end, calendar, None):
            start = date.edtf.partition("/")[0]
            if date.is_exact and len(start) == 10 and start[:4].isdigit():
                return start
    return None


# How many words from a date the verb that tells its side may stand.
_REACH = 14


def leaning(language: Language, sentence: Sentence, passage: Passage) -> Side:
    """On which side of the publication the verb nearest to a date puts it."""
    tokens = sentence.tokens
    first = next((i for i, t in enumerate(tokens) if t.end > passage.start), 0)
    last = next((i for i, t in enumerate(tokens) if t.start >= passage.end), len(tokens))
    after = _nearest(language, sentence, range(last, min(len(tokens), last + _REACH)))
    if language.is_verb_final:
        return after[1] if after is not None else Side.NEAREST
    before = _nearest(language, sentence, range(first - 1, max(-1, first - _REACH), -1))
    found = [each for each in (before, after) if each is not None]
    return min(found, key=lambda each: each[0])[1] if found else Side.NEAREST


def _nearest(language: Language, sentence: Sentence, positions: range) -> tuple[int, Side] | None:
    """How far the nearest verb that tells a side stands, and the side; commas count as far."""
    distance = 0
    for position in positions:
        token = sentence.tokens[position]
        if token.text in ";." or token.quotation is not None:
            return None
        distance += 4 if token.text in ",:()" else 1
        side = _side_of(language, sentence, position)
        if side is not None:
            return distance, side
    return None


def _side_of(language: Language, sentence: Sentence, position: int) -> Side | None:
    token = sentence.tokens[position]
    if language.calendar.ahead_pattern.fullmatch(token.text):
        return Side.FUTURE
    if token.word.verb is None or token.in_marks:
        return None
    evoked = language.frames.by_anchor.get(token.word.lemma, ())
    frames = {e.frame for e in evoked if len(e.words) == 1}
    if frames == {"say"}:
        return None
    form = language.form_at(sentence.tokens, position)
    if form is None:
        return None
    if (
        "invite" in frames
        or "future" in (form.tense, token.word.verb.tense)
        or form.mood
        or form.form == "infinitive"
    ):
        return Side.FUTURE
    if form.tense == "past":
        return Side.PAST
    return None
