"""Quotations that are speech, and who speaks."""

from __future__ import annotations

import re

from comity.reading.document import Document, Person, Quotation, Sentence

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+|[:,.!?…]")
_AROUND = 90
_FRAGMENT = 5
_LONG = 9
_TITLE_LIKE = 0.75


def mark_speech(document: Document) -> None:
    """Tell quotations that somebody says from names and titles in quotation marks.

    A fragment of five words or more is speech unless it is written like a title; a
    shorter one only when a verb of saying stands beside it. In headings there is none.
    """
    for quotation in document.quotations:
        if quotation.depth != 1 or _in_heading(document, quotation):
            continue
        inner = document.text[quotation.inner.start : quotation.inner.end]
        words = [w for w in _WORD.findall(inner) if w[0].isalpha()]
        if not words:
            continue
        attributed = _is_attributed(document, quotation)
        if _is_named(document, quotation):
            continue
        if len(words) < _FRAGMENT:
            quotation.is_speech = attributed and (len(words) >= 2 or inner.rstrip()[-1:] in "!?.,")
        else:
            capitals = sum(w[0].isupper() for w in words) / len(words)
            quotation.is_speech = attributed or capitals < _TITLE_LIKE or len(words) >= 15


def _is_named(document: Document, quotation: Quotation) -> bool:
    """Whether a noun that takes a name in quotation marks stands right before one."""
    before = document.text[max(0, quotation.outer.start - 40) : quotation.outer.start]
    words = _WORD.findall(before)
    if not words or not words[-1][0].isalpha():
        return False
    return document.language.takes_quoted_name(words[-1])


def _in_heading(document: Document, quotation: Quotation) -> bool:
    return any(h.overlaps(quotation.outer) for h in document.headings)


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
            quotation.speaker = speaker
            quotation.confidence = confidence
            last, last_paragraph = speaker or last, sentence.paragraph
        told = spoken_by(document, sentence)
        if told is not None:
            last, last_paragraph = told, sentence.paragraph
        previous = sentence


def _from_before(
    document: Document, previous: Sentence, sentence: Sentence
) -> tuple[Person | str | None, float]:
    if sentence.paragraph - previous.paragraph > 1:
        return None, 0.0
    speaker = spoken_by(document, previous)
    if speaker is None:
        return None, 0.0
    ends = previous.tokens[-1].text
    return speaker, 0.95 if ends == ":" else 0.85


def spoken_by(document: Document, sentence: Sentence) -> Person | None:
    """The person who is told to say something in a sentence of the reporter's, or None."""
    for frame in reversed(document.frames_of(sentence)):
        if frame.name == "say":
            for mention in frame.roles.get("speaker", []):
                if mention.person is not None:
                    return mention.person
    return None
