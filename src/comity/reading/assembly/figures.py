"""Figures and targets that were named in the talks."""

from __future__ import annotations

from comity.reading.assembly.time.governing import nearest_date
from comity.reading.document import Document, Person, Sentence
from comity.reading.findings import FigureFinding
from comity.reading.speech.attribution import spoken_by


def figures_of(document: Document) -> list[FigureFinding]:
    """Numbers with what they count, in what somebody says or is told to say."""
    found: list[FigureFinding] = []
    for sentence in document.sentences:
        speaker = _speaker(document, sentence)
        if speaker is None:
            continue
        for figure in document.language.figures_in(sentence, document):
            figure.speaker = speaker
            figure.proof = [sentence.passage]
            passage = figure.field_proof["value"][0]
            date = nearest_date(sentence, passage, 90)
            if date is not None and figure.target:
                figure.date = date.edtf
                figure.field_proof["date"] = [date.passage]
            found.append(figure)
    return found


def _speaker(document: Document, sentence: Sentence) -> str | None:
    if sentence.voice is not None:
        speaker = sentence.voice.speaker
        return speaker.name if isinstance(speaker, Person) else speaker
    person = spoken_by(document, sentence)
    return person.name if person is not None else None
