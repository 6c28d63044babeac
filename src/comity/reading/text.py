"""Tokens, quotations and sentences of a text, with offsets into it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from comity.passages import Passage
from comity.reading.document import Document, Quotation, Sentence, Token
from comity.reading.lexicon import Word

APOSTROPHES = "'’ʼ`´‘′"
_TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:-[^\W_]+)*(?:[" + APOSTROPHES + r"][^\W_]+)*|\w+|[^\w\s]"
)
_APOSTROPHE = re.compile("[" + APOSTROPHES + "]")
_OPENING = {"“": "”", "„": "“”", "«": "»", "‘": "’", "‹": "›", "〝": "〞"}
_LINE = re.compile(r"[^\r\n]+")
_HEADING_WORDS = 14
_MAX_QUOTATION_PARAGRAPHS = 6


def tokens_in(
    text: str, start: int, end: int, analyse: Callable[[str], Word], first_index: int
) -> list[Token]:
    """The tokens of a stretch of text, numbered from `first_index`."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        surface = match.group()
        begin = match.start()
        cut = _APOSTROPHE.search(surface, 1)
        if cut is None:
            token = Token(first_index + len(found), surface, begin, match.end(), analyse(surface))
        elif surface[cut.end()].isupper() and not surface[: cut.start()].isupper():
            # O’Brien, D’Angelo: one name, no suffix.
            token = Token(first_index + len(found), surface, begin, match.end(), analyse(surface))
        else:
            base = surface[: cut.start()]
            token = Token(first_index + len(found), surface, begin, match.end(), analyse(base))
            token.base = base
            token.suffix = surface[cut.end() :].lower()
        found.append(token)
    return _with_number_suffixes(found, text)


def _with_number_suffixes(found: list[Token], text: str) -> list[Token]:
    """Join `2019` + `'` + `dan` into one token with a suffix, as words have it."""
    joined: list[Token] = []
    skip = 0
    for position, token in enumerate(found):
        if skip:
            skip -= 1
            continue
        if token.text[0].isdigit() and position + 2 < len(found):
            mark, rest = found[position + 1], found[position + 2]
            if (
                mark.text in APOSTROPHES
                and mark.start == token.end
                and rest.start == mark.end
                and rest.text[0].islower()
            ):
                token.suffix = rest.text.lower()
                token.end = rest.end
                token.text = text[token.start : rest.end]
                skip = 2
        token.index = (joined[-1].index + 1) if joined else token.index
        joined.append(token)
    return joined


def paragraphs_of(text: str, furniture: tuple[Passage, ...]) -> list[Passage]:
    """Lines of the text that hold words and are not page furniture."""
    lines: list[Passage] = []
    blocked = sorted(furniture)
    for match in _LINE.finditer(text):
        for start, end in _outside(match.start(), match.end(), blocked):
            if text[start:end].strip():
                lines.append(Passage(start, end))
    return lines


def _outside(start: int, end: int, blocked: list[Passage]) -> Iterator[tuple[int, int]]:
    for passage in blocked:
        if passage.end <= start:
            continue
        if passage.start >= end:
            break
        if passage.start > start:
            yield start, passage.start
        start = max(start, passage.end)
    if start < end:
        yield start, end


def quotations_in(text: str, paragraphs: list[Passage]) -> list[Quotation]:
    """Quotations of any mark, the outermost and those inside them, in order of start.

    A mark that is never closed ends its quotation with the paragraph when the next one
    opens with a mark of its own (speech that goes on), else within the following
    paragraphs at the next closing mark; without any, there is no quotation.
    """
    found: list[Quotation] = []
    position = 0
    while position < len(paragraphs):
        position = _scan(text, paragraphs, position, found)
    found.sort(key=lambda q: (q.outer.start, -q.outer.end))
    return found


class _Open:
    __slots__ = ("at", "closers", "paragraph")

    def __init__(self, at: int, closers: str, paragraph: int) -> None:
        self.at = at
        self.closers = closers
        self.paragraph = paragraph


_MARK = re.compile(r"''|[“”„«»‘’‹›〝〞\"" + "'" + r"]")


def _scan(text: str, paragraphs: list[Passage], position: int, found: list[Quotation]) -> int:
    """Read quotations from one paragraph on; return the paragraph to go on with."""
    stack: list[_Open] = []
    at_paragraph = position
    while at_paragraph < len(paragraphs):
        paragraph = paragraphs[at_paragraph]
        if stack and _opens_again(text, paragraph):
            _close_all(text, paragraphs[at_paragraph - 1].end, stack, found)
        for match in _MARK.finditer(text, paragraph.start, paragraph.end):
            _take_mark(text, match.start(), match.end(), stack, at_paragraph, found)
        if not stack:
            return at_paragraph + 1
        if at_paragraph - stack[0].paragraph >= _MAX_QUOTATION_PARAGRAPHS:
            break
        if len(stack[0].closers) and stack[0].closers in ("'", "’"):
            break
        at_paragraph += 1
    _give_up(text, paragraphs[position], stack, found)
    return position + 1


def _give_up(text: str, paragraph: Passage, stack: list[_Open], found: list[Quotation]) -> None:
    """An opening mark without a close: its quotation ends with its own paragraph if that
    ends like a sentence; quotations found in later paragraphs are read again from there."""
    opened = stack[0]
    found[:] = [q for q in found if q.outer.start < paragraph.end]
    rest = text[opened.at : paragraph.end].rstrip()
    if (
        opened.at < paragraph.end
        and len(rest) > 40
        and rest[-1] in ".!?…"
        and (opened.closers not in ("'", "’"))
    ):
        end = opened.at + len(rest)
        found[:] = [q for q in found if q.outer.end <= opened.at]
        found.append(Quotation(Passage(opened.at, end), Passage(opened.at + 1, end), 1))


def _opens_again(text: str, paragraph: Passage) -> bool:
    first = text[paragraph.start : paragraph.end].lstrip()[:1]
    return first in '“„«"' and first != ""


def _close_all(text: str, end: int, stack: list[_Open], found: list[Quotation]) -> None:
    outermost = stack[0]
    while end > outermost.at and text[end - 1].isspace():
        end -= 1
    found.append(Quotation(Passage(outermost.at, end), Passage(outermost.at + 1, end), 1))
    stack.clear()


def _take_mark(
    text: str, start: int, end: int, stack: list[_Open], paragraph: int, found: list[Quotation]
) -> None:
    mark = text[start:end]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if mark in ("'", "‘", "’") and before.isalnum() and after.isalnum():
        return  # an apostrophe inside a word
    if stack and mark in stack[-1].closers and not _rather_opens(mark, before, after):
        _close(start, end, stack, found)
    elif stack and len(stack) > 1 and mark in stack[-2].closers and mark not in _OPENING:
        stack.pop()  # an inner mark was never closed
        _close(start, end, stack, found)
    elif mark in ("'", "‘"):
        if not before.isalnum() and after.isalnum():
            stack.append(_Open(start, "’'" if mark == "‘" else "'", paragraph))
    elif mark == "’":
        return
    elif mark in _OPENING:
        closers = _OPENING[mark] + ('"' if mark in "“„" else "")
        stack.append(_Open(start, closers, paragraph))
    elif mark in ('"', "''"):
        stack.append(_Open(start, mark + ("”" if mark == '"' else ""), paragraph))
    elif mark == "”" and not after.isspace() and not stack and not before.isalnum():
        stack.append(_Open(start, '”"', paragraph))  # ”text”: the same mark on both sides


def _rather_opens(mark: str, before: str, after: str) -> bool:
    """Whether a mark that could close stands where only an opening one can."""
    return mark in ('"', "“", "'") and before.isspace() and after.isalnum()


def _close(start: int, end: int, stack: list[_Open], found: list[Quotation]) -> None:
    opened = stack.pop()
    width = 2 if opened.closers.startswith("''") else 1
    inner_start = min(opened.at + width, start)
    found.append(Quotation(Passage(opened.at, end), Passage(inner_start, start), len(stack) + 1))


_ENDS = frozenset(".!?…")


def sentences_of(document: Document, paragraphs: list[Passage]) -> list[Sentence]:
    """Sentences of all voices, in the order of the text.

    A quotation that is speech stands as one token in the reporter's sentence; its own
    words are sentences with that voice, inserted after the sentence that holds it.
    """
    speech = [q for q in document.quotations if q.is_speech and q.depth == 1]
    starts = [q.outer.start for q in speech]
    counter = 0
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs):
        heading = any(paragraph.overlaps(h) for h in document.headings)
        tokens, counter = _paragraph_tokens(document, paragraph, speech, starts, counter)
        _mark_names(document, tokens)
        for run in _split(tokens, document):
            sentence = Sentence(run, None, heading, number)
            sentences.append(sentence)
            for token in run:
                quotation = token.quotation
                if quotation is not None and not quotation.sentences:
                    counter = _read_inside(document, quotation, number, counter)
                    sentences.extend(quotation.sentences)
    return sentences


def _mark_names(document: Document, tokens: list[Token]) -> None:
    """Tell the words of names and titles in quotation marks from those around them."""
    if not tokens:
        return
    first, last = tokens[0].start, tokens[-1].end
    for quotation in document.quotations:
        if quotation.is_speech or quotation.outer.end <= first or quotation.outer.start >= last:
            continue
        for token in tokens:
            if quotation.inner.start <= token.start and token.end <= quotation.inner.end:
                token.in_marks = True


def _paragraph_tokens(
    document: Document,
    paragraph: Passage,
    speech: list[Quotation],
    starts: list[int],
    counter: int,
) -> tuple[list[Token], int]:
    tokens: list[Token] = []
    analyse = document.language.analyse
    position = paragraph.start
    index = max(bisect_right(starts, paragraph.start) - 1, 0)
    for quotation in speech[index:]:
        if quotation.outer.start >= paragraph.end:
            break
        if quotation.outer.end <= position:
            continue
        if quotation.outer.start > position:
            tokens += tokens_in(document.text, position, quotation.outer.start, analyse, counter)
        counter += len(tokens) + 1
        tokens.append(_quotation_token(document, quotation, counter))
        position = min(quotation.outer.end, paragraph.end)
    if position < paragraph.end:
        tokens += tokens_in(document.text, position, paragraph.end, analyse, counter)
    return tokens, counter + len(tokens) + 1


def _quotation_token(document: Document, quotation: Quotation, index: int) -> Token:
    passage = quotation.outer
    token = Token(index, "“", passage.start, passage.end, document.language.quotation_word)
    token.quotation = quotation
    token.is_word = False
    token.is_capital = False
    return token


def _read_inside(document: Document, quotation: Quotation, paragraph: int, counter: int) -> int:
    tokens = tokens_in(
        document.text,
        quotation.inner.start,
        quotation.inner.end,
        document.language.analyse,
        counter,
    )
    for run in _split(tokens, document):
        quotation.sentences.append(Sentence(run, quotation, False, paragraph))
    return counter + len(tokens)


def _split(tokens: list[Token], document: Document) -> Iterator[list[Token]]:
    run: list[Token] = []
    for position, token in enumerate(tokens):
        run.append(token)
        if _ends_sentence(tokens, position, document):
            yield run
            run = []
    if run:
        yield run


def _ends_sentence(tokens: list[Token], position: int, document: Document) -> bool:
    token = tokens[position]
    if position + 1 >= len(tokens):
        return False
    following = tokens[position + 1]
    if token.quotation is not None:
        return _quotation_ends(tokens, position, document)
    if token.text not in _ENDS:
        return False
    if token.text == "." and position and not _full_stop(tokens, position, document):
        return False
    if following.quotation is not None:
        return True
    return not following.text[0].islower() and following.text not in ",;:)»”\"’'-–—."


def _full_stop(tokens: list[Token], position: int, document: Document) -> bool:
    """Whether a dot ends a sentence rather than an abbreviation, initial or ordinal."""
    before, following = tokens[position - 1], tokens[position + 1]
    if before.end != tokens[position].start:
        return True
    if following.start == tokens[position].end and following.is_word:
        return False
    if len(before.text) == 1 and before.is_capital:
        return False
    lower = before.word.lower
    if lower in document.language.abbreviations:
        return False
    if before.text.isdigit() and len(before.text) <= 2:
        return not document.language.has_dotted_ordinals
    return True


def _quotation_ends(tokens: list[Token], position: int, document: Document) -> bool:
    """Whether a quotation is the last word of its sentence."""
    quotation = tokens[position].quotation
    assert quotation is not None
    following = tokens[position + 1]
    inner = document.text[quotation.inner.start : quotation.inner.end].rstrip()
    if not inner or inner[-1] not in _ENDS:
        return False
    if following.quotation is not None:
        return True
    if not following.is_word or not following.is_capital:
        return False
    return not document.language.may_follow_quotation(tokens, position + 1)


def headings_in(text: str, paragraphs: list[Passage]) -> tuple[Passage, ...]:
    """Lines that are headings, where the source's format does not say: short, without a
    final mark, or all in capitals."""
    found = []
    for paragraph in paragraphs:
        line = paragraph.of(text).strip()
        letters = [c for c in line if c.isalpha()]
        if not letters:
            continue
        shouts = sum(c.isupper() for c in letters) > 0.8 * len(letters) and len(letters) > 3
        short = len(line.split()) <= _HEADING_WORDS and line[-1] not in '.!?…:;,"”»'
        if (shouts and len(line) < 240) or short:
            found.append(paragraph)
    return tuple(found)
