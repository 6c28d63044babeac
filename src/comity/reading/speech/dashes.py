"""Speech that dashes mark: lines of dialogue, and the reporter's words inside a quotation.

`– Рады гостям, – сказал мэр. – Приезжайте ещё` is two stretches of speech around words of
the reporter; `«Это мост, – сказал мэр. – Идите»` likewise. In an interview questions and
answers are lines that each begin with a dash; the answers are the statements.
"""

from __future__ import annotations

import re

from comity.passages import Passage
from comity.reading.document import Document, Quotation

_INSERTION = re.compile(r"(?<=[,.!?…:;»\"”])\s+[–—-]\s+(?=[^\W\d_])")
_RESUME = re.compile(r"[,.!?…:;]\s+[–—-]\s+")
_LED = re.compile(r"\s*[–—-]\s+(?=[«\"“]?[^\W\d_a-zа-яё])")
_AFTER_COLON = re.compile(r":\s+[–—-]\s+(?=[^\W\d_a-zа-яё])")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_INSERTED_WORDS = 24
_SPOKEN_WORDS = 14
_QUESTIONS = 2


def add_dash_speech(document: Document, paragraphs: list[Passage]) -> None:
    """Split speech at the reporter's insertions and add dash-led speech to the quotations."""
    if not document.language.has_dash_speech:
        return
    found: list[Quotation] = []
    for quotation in document.quotations:
        if quotation.is_speech and quotation.depth == 1:
            found += _split(document, quotation)
        else:
            found.append(quotation)
    led = [(p, _LED.match(document.text, p.start, p.end)) for p in paragraphs]
    lines = [Passage(m.end(), p.end) if m else None for p, m in led]
    for number, line in enumerate(lines):
        if line is not None:
            found += _line(document, lines, number, line)
        else:
            found += _behind_colon(document, paragraphs[number], found)
    document.quotations = _without_inner(found)


def _split(document: Document, quotation: Quotation) -> list[Quotation]:
    """The stretches of a quotation around `– сказал X. –`, or the quotation itself."""
    stretches = _stretches(document, quotation.inner)
    if len(stretches) < 2:
        return [quotation]
    last = len(stretches) - 1
    return [
        Quotation(
            Passage(
                quotation.outer.start if i == 0 else s.start,
                quotation.outer.end if i == last and s.end == quotation.inner.end else s.end,
            ),
            s,
            1,
            is_speech=True,
        )
        for i, s in enumerate(stretches)
    ]


def _stretches(document: Document, span: Passage) -> list[Passage]:
    """Speech before, between and after the reporter's insertions in a span."""
    text = document.text
    found: list[Passage] = []
    start = at = span.start
    while True:
        match = _INSERTION.search(text, at, span.end)
        if match is None:
            break
        resume = _RESUME.search(text, match.end(), span.end)
        stop = resume.start() if resume is not None else span.end
        if not _is_told(document, text[match.end() : stop]):
            at = match.end()
            continue
        found.append(Passage(start, match.start()))
        if resume is None:
            return found
        start = at = resume.end()
    if start < span.end:
        found.append(Passage(start, span.end))
    return found


def _is_told(document: Document, words: str) -> bool:
    """Whether an insertion has a verb of saying and is short enough to be one."""
    inside = _WORD.findall(words)
    if not inside or len(inside) > _INSERTED_WORDS:
        return False
    lexicon = document.language.frames
    for word in inside[:_SPOKEN_WORDS]:
        lemma = document.language.analyse(word).lemma
        if any(e.frame == "say" for e in lexicon.by_anchor.get(lemma, ())):
            return True
    return False


def _line(
    document: Document, lines: list[Passage | None], number: int, line: Passage
) -> list[Quotation]:
    """The speech of a line that a dash opens; nothing for a line of a list."""
    stretches = _stretches(document, line)
    if stretches[-1:] != [line]:
        return [_spoken(s) for s in stretches]
    if _is_answer(document, lines, number) or _is_announced(document, lines, number, line):
        return [_spoken(line)]
    return []


def _is_announced(
    document: Document, lines: list[Passage | None], number: int, line: Passage
) -> bool:
    """`Глава Твери отметил:` and then one line that a dash opens; several are a list."""
    alone = number + 1 >= len(lines) or lines[number + 1] is None
    before = document.text[: line.start].rstrip(" \t\n–—-")
    return alone and before.endswith(":")


def _behind_colon(
    document: Document, paragraph: Passage, known: list[Quotation]
) -> list[Quotation]:
    """`Мэр ответил: – Мы ждём вас`: speech that a dash opens behind the words of the reporter."""
    match = _AFTER_COLON.search(document.text, paragraph.start, paragraph.end)
    if match is None:
        return []
    line = Passage(match.end(), paragraph.end)
    if any(q.outer.overlaps(line) and q.depth == 1 for q in known):
        return []
    before = document.text[paragraph.start : match.start()]
    if not _is_told(document, before):
        return []
    return [_spoken(s) for s in _stretches(document, line)]


def _spoken(stretch: Passage) -> Quotation:
    return Quotation(stretch, stretch, 1, is_speech=True)


def _is_answer(document: Document, lines: list[Passage | None], number: int) -> bool:
    """Whether a line stands in an interview, right behind a question."""
    first = number
    while first > 0 and lines[first - 1] is not None:
        first -= 1
    last = number
    while last + 1 < len(lines) and lines[last + 1] is not None:
        last += 1
    run = [line for line in lines[first : last + 1] if line is not None]
    questions = [_asks(document, line) for line in run]
    if sum(questions) < _QUESTIONS:
        return False
    position = 0
    answers: set[int] = set()
    while position + 1 < len(run):
        # A question, then its answer; a line after an answer is the next question.
        answers.add(position + 1)
        position += 2
    return number - first in answers and not questions[number - first]


def _asks(document: Document, line: Passage) -> bool:
    return line.of(document.text).rstrip().endswith(("?", "?..", "?!"))


def _without_inner(found: list[Quotation]) -> list[Quotation]:
    """In order of start; what lies inside dash-led speech is no speech of its own."""
    found.sort(key=lambda q: (q.outer.start, -q.outer.end))
    end = -1
    for quotation in found:
        if quotation.outer.end <= end and quotation.depth == 1:
            quotation.is_speech, quotation.depth = False, 2
        elif quotation.is_speech:
            end = max(end, quotation.outer.end)
    return found
