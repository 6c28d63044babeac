"""Quotations that are speech, and who speaks."""

from __future__ import annotations

import re

from comity.reading.document import Document, Person, Quotation, Sentence
from comity.reading.spans import Spans
from comity.reading.speech.interviews import give_answers_their_speaker

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+|[:,.!?…]")
_AROUND = 90
_FRAGMENT = 5
_LONG = 9
_TITLE_LIKE = 0.75
_PARAGRAPHS, _MEMORY = 2, 3
_LITTLE = 4


def mark_speech(document: Document) -> None:
    """Tell quotations that somebody says from names and titles in quotation marks.

    A fragment of five words or more is speech unless it is written like a title; a
    shorter one only when a verb of saying stands beside it. In headings there is none.
    """
    headings = Spans(document.headings)
    for quotation in document.quotations:
        if quotation.depth != 1 or headings.meet(quotation.outer):
            continue
        inner = document.text[quotation.inner.start : quotation.inner.end]
        words = [w for w in _WORD.findall(inner) if w[0].isalpha()]
        if not words:
            continue
        attributed = _is_attributed(document, quotation)
        if _is_named(document, quotation):
            continue
        if len(words) < _FRAGMENT:
            quotation.is_speech = attributed and _is_whole(document, quotation, words)
        else:
            capitals = sum(w[0].isupper() for w in words) / len(words)
            quotation.is_speech = attributed or capitals < _TITLE_LIKE or len(words) >= 15


def _is_whole(document: Document, quotation: Quotation, words: list[str]) -> bool:
    """Whether a few words are an utterance of their own rather than a fragment of the
    reporter's sentence: closed like a sentence, after a colon, or right before who says it."""
    text = document.text
    inner = quotation.inner.of(text).rstrip()
    after = _WORD.findall(text[quotation.outer.end : quotation.outer.end + _AROUND])[:2]
    before = text[max(0, quotation.outer.start - 3) : quotation.outer.start].rstrip()
    if inner[-1:] in "!?.,…" or before.endswith(":"):
        return True
    if len(words) >= 2 and after[:1] == [","]:
        return True
    if len(words) < 2 or not words[0][0].isupper():
        return False
    behind = text[quotation.outer.end : quotation.outer.end + 3].lstrip()
    if document.language.marks_end_of_speech and behind[:1] not in ("–", "—", "-"):
        return False  # `«Новая газета» сообщает`
    return any(_says(document, w) for w in after if w[0].isalpha())


def _is_named(document: Document, quotation: Quotation) -> bool:
    """Whether a noun that takes a name in quotation marks stands right before one."""
    after = _WORD.findall(document.text[quotation.outer.end : quotation.outer.end + 40])
    if after and document.language.names_with(after[0]):
        return True
    before = document.text[max(0, quotation.outer.start - 40) : quotation.outer.start]
    words = _WORD.findall(before)
    if not words or not words[-1][0].isalpha():
        return False
    return document.language.takes_quoted_name(words[-1])


def _is_attributed(document: Document, quotation: Quotation) -> bool:
    text = document.text
    after = _WORD.findall(text[quotation.outer.end : quotation.outer.end + _AROUND])[:7]
    before = _WORD.findall(text[max(0, quotation.outer.start - _AROUND) : quotation.outer.start])
    if before[-1:] == [":"]:
        return True
    stop = next((i for i, w in enumerate(after) if w in ".!?:"), len(after))
    if any(_says(document, w) for w in after[:stop]):
        return True
    return before[-1:] == [","] and any(_says(document, w) for w in before[-8:])


def _says(document: Document, word: str) -> bool:
    lexicon = document.language.frames
    lemma = document.language.analyse(word).lemma
    return any(e.frame == "say" for e in lexicon.by_anchor.get(lemma, ()))


def attribute(document: Document) -> None:
    """Give each quotation that is speech its speaker and a confidence.

    From the sentence that holds it; else from the sentence before, when that ends in a
    colon or tells what somebody says; else the speaker of the quotation before.
    """
    give_answers_their_speaker(document)
    last: Person | str | None = None
    last_paragraph = -9
    previous: Sentence | None = None
    for sentence in document.sentences:
        if sentence.voice is not None:
            continue
        if sentence.is_heading:
            previous = None
            continue
        for position, token in enumerate(sentence.tokens):
            quotation = token.quotation
            if quotation is None or not quotation.is_speech or quotation.speaker is not None:
                continue
            speaker, confidence = document.language.speaker_near(sentence, position, document)
            if speaker is None and previous is not None:
                speaker, confidence = _from_before(document, previous, sentence)
            if speaker is None and sentence.paragraph - last_paragraph <= 2:
                speaker, confidence = last, 0.75
            if speaker is None and _tells_speech(document, sentence):
                speaker, confidence = _named_before(document, sentence), 0.6
            quotation.speaker = speaker
            quotation.confidence = confidence
            last, last_paragraph = speaker or last, sentence.paragraph
        told = spoken_by(document, sentence)
        if told is not None:
            last, last_paragraph = told, sentence.paragraph
        previous = sentence


def _tells_speech(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence has a verb of saying, or little else than what is said."""
    if len(sentence.tokens) <= _LITTLE:
        return True
    return any(_says(document, t.text) for t in sentence.tokens if t.word.verb is not None)


def _named_before(document: Document, sentence: Sentence) -> Person | None:
    """The subject of the reporter's sentences right before, or of this one."""
    at = document.position(sentence)
    seen = 0
    for earlier in reversed(document.sentences[: at + 1]):
        if earlier.voice is not None or earlier.is_heading:
            continue
        if sentence.paragraph - earlier.paragraph > _PARAGRAPHS or seen > _MEMORY:
            break
        seen += 1
        for mention in earlier.mentions:
            if mention.person is not None and mention.marker == "":
                return mention.person
    return None


def _from_before(
    document: Document, previous: Sentence, sentence: Sentence
) -> tuple[Person | str | None, float]:
    if sentence.paragraph - previous.paragraph > 1:
        return None, 0.0
    speaker = spoken_by(document, previous)
    ends = previous.tokens[-1].text
    if speaker is None and ends == ":":
        named = _named_before(document, previous)
        return (named, 0.8) if named is not None else (None, 0.0)
    if speaker is None:
        return None, 0.0
    return speaker, 0.95 if ends == ":" else 0.85


def spoken_by(document: Document, sentence: Sentence) -> Person | None:
    """The person who is told to say something in a sentence of the reporter's, or None."""
    for frame in reversed(document.frames_of(sentence)):
        if frame.name == "say":
            for mention in frame.roles.get("speaker", []):
                if mention.person is not None:
                    return mention.person
    return None
