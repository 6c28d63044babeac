"""Interviews: the answers are statements, though no quotation mark or dash tells it.

Either each turn begins with who speaks (`Q:`, `Jane Doe:`), or questions are paragraphs of
their own and what follows each is its answer.
"""

from __future__ import annotations

import re
from collections import Counter

from comity.passages import Passage
from comity.reading.document import Document, Person, Quotation, Sentence
from comity.reading.spans import Spans

_LABEL = re.compile(r"\s*([^\W\d_][^\n:?!]{0,48}?)\s*[:–—]\s+(?=\S)")
_WORD = re.compile(r"[^\W\d_]+")
_ASKS = ("?", "?”", '?"', "?»")
_LABELLED, _ASKED = 4, 3
_LONGEST_QUESTION = 260
_LABEL_WORDS = 6
_CONFIDENCE = 0.9


def add_answers(document: Document, paragraphs: list[Passage]) -> None:
    """Add the answers of an interview to the quotations; what they quote is no speech itself."""
    turns = _labelled(document, paragraphs) or _asked(document, paragraphs)
    answers = Spans(span for _, span in turns)
    for quotation in document.quotations:
        if answers.meet(quotation.outer):
            quotation.is_speech, quotation.depth = False, 2
    for label, span in turns:
        document.quotations.append(
            Quotation(span, span, 1, is_speech=True, turn=label, confidence=_CONFIDENCE)
        )
    document.quotations.sort(key=lambda q: (q.outer.start, -q.outer.end))


def _labelled(document: Document, paragraphs: list[Passage]) -> list[tuple[str, Passage]]:
    """The answers where each turn begins with a name and a colon."""
    text = document.text
    turns: list[tuple[str, Passage]] = []
    for paragraph in paragraphs:
        match = _LABEL.match(text, paragraph.start, paragraph.end)
        if match is not None and _is_label(match.group(1), document.language.wording.particles):
            span = _trimmed(text, match.end(), paragraph.end)
            turns.append((match.group(1).strip(), span))
    asked = Counter(label for label, span in turns if _is_question(span.of(text)))
    if len(turns) < _LABELLED or not asked:
        return []
    asking = asked.most_common(1)[0][0]
    answers = [(label, span) for label, span in turns if label != asking]
    is_talk = asked[asking] >= 2 and len(answers) >= 2
    return answers if is_talk else []


def _is_label(words: str, particles: tuple[str, ...]) -> bool:
    parts = words.split()
    return len(parts) <= _LABEL_WORDS and all(
        p[:1].isupper() or p.lower() in particles for p in parts
    )


def _asked(document: Document, paragraphs: list[Passage]) -> list[tuple[str, Passage]]:
    """The answers where each question is a paragraph of its own."""
    text = document.text
    questions = [
        i
        for i, p in enumerate(paragraphs)
        if _is_question(p.of(text))
        and len(p) < _LONGEST_QUESTION
        and not p.of(text).lstrip().startswith(("–", "—", "-", "«", "“", '"'))
    ]
    if len(questions) < _ASKED:
        return []
    found: list[tuple[str, Passage]] = []
    for at, question in enumerate(questions):
        is_last = at + 1 == len(questions)
        stop = min(question + 2, len(paragraphs)) if is_last else questions[at + 1]
        if stop - question > 1 + 3:
            return []  # far apart: questions of an article, not of a talk
        for paragraph in paragraphs[question + 1 : stop]:
            found.append(("", _trimmed(text, paragraph.start, paragraph.end)))
    return found


def _is_question(words: str) -> bool:
    return words.rstrip().endswith(_ASKS)


def _trimmed(text: str, start: int, end: int) -> Passage:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Passage(start, end)


def give_answers_their_speaker(document: Document) -> None:
    """The person whom a turn's label names; else the one whom the text before introduces."""
    answers = [q for q in document.quotations if q.turn is not None]
    if not answers:
        return
    guest = _introduced(document, answers[0].outer.start)
    for answer in answers:
        label = answer.turn or ""
        named = _labelled_person(document, label)
        answer.speaker = named or guest or (label if _is_name(document, label) else None)


def _is_name(document: Document, label: str) -> bool:
    return len(label) > 2 and label.lower().rstrip(".") not in document.language.wording.turns


def _labelled_person(document: Document, label: str) -> Person | None:
    words = {w.casefold() for w in label.replace("-", " ").split()}
    for person in document.people:
        surname = set(person.surname.casefold().replace("-", " ").split())
        if surname and surname <= words:
            return person
    return None


def _introduced(document: Document, before: int) -> Person | None:
    """The first person with an office whom the text names before the first answer."""
    first: Person | None = None
    for sentence in _until(document, before):
        for mention in sentence.mentions:
            if mention.person is None or mention.passage.start >= before:
                continue
            if mention.person.offices:
                return mention.person
            first = first or mention.person
    return first


def _until(document: Document, before: int) -> list[Sentence]:
    return [s for s in document.sentences if s.start < before and s.voice is None]
