"""The whole way from a text to its findings, on one screen."""

from __future__ import annotations

import re

from comity.passages import Passage
from comity.reading.assembly import assemble
from comity.reading.companions import tie_companions
from comity.reading.dates.telling import find_all_dates
from comity.reading.document import Document, MentionKind, Sentence
from comity.reading.findings import Findings, Modality
from comity.reading.frames import fill, find_triggers
from comity.reading.languages import language_for
from comity.reading.occasions import find_invitings
from comity.reading.recognise import READ, recognise
from comity.reading.roster import tie_lines
from comity.reading.speech.attribution import attribute, mark_speech
from comity.reading.speech.dashes import add_dash_speech
from comity.reading.speech.interviews import add_answers
from comity.reading.speech.quotations import quotations_in
from comity.reading.text import headings_in, paragraphs_of, sentences_of

# Letters that look like another and mean the same, one for one so that offsets stay: hyphens
# that do not break (`Санкт‑Петербург`), blanks of other widths.
_PLAIN = {0x2010: "-", 0x2011: "-", 0xA0: " ", 0x2007: " ", 0x2009: " ", 0x202F: " "}


def read(
    text: str,
    *,
    id: str = "",
    furniture: tuple[Passage, ...] = (),
    headings: tuple[Passage, ...] = (),
    title: str | None = None,
    published: str | None = None,
    language: str | None = None,
    soft_breaks: tuple[int, ...] = (),
) -> Findings:
    """Find what a text states: people, encounters, agreements, invitations, plans, ...

    `furniture` is skipped; `headings` are read, but not joined to what follows. A line end
    whose offset is among `soft_breaks` does not end its paragraph (wrapped text). Without
    `language` it is recognised. Never raises; a text in another language or without
    words gives no findings (`language_of` tells beforehand). Pure and deterministic.
    """
    code = language if language in READ else recognise(text)
    if code not in READ:
        return Findings(id=id, language=_nearest(text), title=title, published=published)
    plain = text.translate(_PLAIN)
    document = Document(id, plain, language_for(code), furniture, headings, title, published)
    document.soft_breaks = soft_breaks
    split(document)
    mention(document)
    frame(document)
    attribute(document)
    tie(document)
    return assemble(document)


def split(document: Document) -> None:
    """Paragraphs, quotations, sentences, dates."""
    paragraphs = paragraphs_of(document.text, document.furniture, document.soft_breaks)
    document.headings = document.headings or headings_in(document.text, paragraphs)
    byline = document.language.byline
    paragraphs = [p for p in paragraphs if not byline.match(p.of(document.text).strip())]
    paragraphs = [_without_dateline(document.text, p) for p in paragraphs]
    document.quotations = quotations_in(document.text, paragraphs)
    mark_speech(document)
    add_dash_speech(document, paragraphs)
    add_answers(document, paragraphs)
    document.sentences = sentences_of(document, paragraphs)
    find_all_dates(document)


_DATELINE = re.compile(
    r"\W{0,3}(?:[A-ZÇĞİÖŞÜА-ЯЁ][\w.,/ -]{1,40}\([A-ZÇĞİÖŞÜА-ЯЁ][^)\n]{1,24}\)"
    r"|\([A-ZÇĞİÖŞÜА-ЯЁ]{3,20}\))"
    r"\s*[-–—:.]\s*"
)


def _without_dateline(text: str, paragraph: Passage) -> Passage:
    """`BURSA (AA) - The delegation ...`: where and by whom it was written is no fact."""
    match = _DATELINE.match(text, paragraph.start, paragraph.end)
    if match is None or match.end() >= paragraph.end:
        return paragraph
    return Passage(match.end(), paragraph.end)


def mention(document: Document) -> None:
    """People, institutions, places, events, agreements; then what refers back to them."""
    ordered = sorted(document.sentences, key=lambda s: s.is_heading)
    for sentence in ordered:
        sentence.mentions = document.language.find_mentions(sentence, document)
        _drop_dates_in_names(sentence)
    tie_lines(document)
    document.language.resolve(document)


def _drop_dates_in_names(sentence: Sentence) -> None:
    """`President Kasım Tokayev`, `Ms May Brown`: a month that is part of a name dates nothing."""
    if sentence.dates:
        names = [m.passage for m in sentence.mentions if m.kind is MentionKind.PERSON]
        sentence.dates = [d for d in sentence.dates if not _is_inside(d.passage, names)]


def _is_inside(passage: Passage, names: list[Passage]) -> bool:
    return any(name.covers(passage) and name != passage for name in names)


def frame(document: Document) -> None:
    """Frames with their roles, sentence by sentence."""
    language = document.language
    for sentence in document.sentences:
        triggers = find_triggers(sentence, language.frames, language.gap, language.form_at)
        if triggers:
            frames = [fill(sentence, t, language.arguments(sentence, t)) for t in triggers]
            for filled in frames:
                if language.denies(filled):
                    filled.modality = Modality.DENIED
                elif filled.modality is Modality.WISHED:
                    filled.modality = language.purpose(filled) or Modality.WISHED
            document.frames[id(sentence)] = frames


def tie(document: Document) -> None:
    """To what somebody is invited, and for which side those act who are only named beside it."""
    find_invitings(document)
    tie_companions(document)


_CYRILLIC = re.compile(r"[а-я]", re.IGNORECASE)
_SAMPLE = 2_000


def _nearest(text: str) -> str:
    """One of the read languages to name for a text that is in none: by its script."""
    return "ru" if _CYRILLIC.search(text, 0, _SAMPLE) else "en"
