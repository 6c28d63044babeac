"""Tokens, quotations and sentences of a text, with offsets into it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator

from comity.passages import Passage
from comity.reading.document import Document, Quotation, Sentence, Token
from comity.reading.lexicon import Word
from comity.reading.spans import Spans

APOSTROPHES = "'’ʼ`´‘′"
_TOKEN = re.compile(
    r"(?:St|Mt|Ft)\.(?= [A-Z])|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:-[^\W_]+)*(?:["
    + APOSTROPHES
    + r"][^\W_]+)*|\w+|[^\w\s]"
)
_APOSTROPHE = re.compile("[" + APOSTROPHES + "]")
_NUMBER_SUFFIX = re.compile(r"\d[" + APOSTROPHES + "]")
_LINE = re.compile(r"[^\r\n]+")
_HEADING_WORDS = 14


def tokens_in(
    text: str,
    start: int,
    end: int,
    analyse: Callable[[str], Word],
    first_index: int,
    endings: frozenset[str] | None = None,
) -> list[Token]:
    """The tokens of a stretch of text, numbered from `first_index`.

    Where the language has a closed list of `endings` after an apostrophe, anything else
    after one belongs to the word (`O‘rinboev`).
    """
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        surface = match.group()
        begin = match.start()
        # Most words are letters alone; of the apostrophes only ʼ counts as one of them.
        plain = surface.isalnum() and "ʼ" not in surface
        cut = None if plain else _APOSTROPHE.search(surface, 1)
        if cut is None:
            token = Token(first_index + len(found), surface, begin, match.end(), analyse(surface))
        elif (
            surface[cut.end() :].lower() not in endings
            if endings is not None
            else surface[cut.end()].isupper() and not surface[: cut.start()].isupper()
        ):
            # O’Brien, D’Angelo: one name, no suffix.
            token = Token(first_index + len(found), surface, begin, match.end(), analyse(surface))
        else:
            base = surface[: cut.start()]
            token = Token(first_index + len(found), surface, begin, match.end(), analyse(base))
            token.base = base
            token.suffix = surface[cut.end() :].lower()
        found.append(token)
    if _NUMBER_SUFFIX.search(text, start, end) is None:
        return found
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


def paragraphs_of(
    text: str, furniture: tuple[Passage, ...], soft_breaks: tuple[int, ...] = ()
) -> list[Passage]:
    """Lines of the text that hold words and are not page furniture; lines that only a soft
    break parts are one."""
    lines: list[Passage] = []
    blocked = sorted(furniture)
    for match in _LINE.finditer(text):
        for start, end in _outside(match.start(), match.end(), blocked):
            if text[start:end].strip():
                lines.append(Passage(start, end))
    return _rejoined(lines, soft_breaks) if soft_breaks else lines


def _rejoined(lines: list[Passage], soft_breaks: tuple[int, ...]) -> list[Passage]:
    """Lines put together where the break between two of them is a soft one."""
    soft = sorted(soft_breaks)
    joined: list[Passage] = []
    for line in lines:
        before = joined[-1] if joined else None
        if before is not None:
            at = bisect_left(soft, before.end)
            if at < len(soft) and soft[at] < line.start and bisect_left(soft, line.start) - at == 1:
                joined[-1] = Passage(before.start, line.end)
                continue
        joined.append(line)
    return joined


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


_ENDS = frozenset(".!?…")


def sentences_of(document: Document, paragraphs: list[Passage]) -> list[Sentence]:
    """Sentences of all voices, in the order of the text.

    A quotation that is speech stands as one token in the reporter's sentence; its own
    words are sentences with that voice, inserted after the sentence that holds it.
    """
    speech = [q for q in document.quotations if q.is_speech and q.depth == 1]
    starts = [q.outer.start for q in speech]
    headings = Spans(document.headings)
    counter = 0
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs):
        heading = headings.meet(paragraph)
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
    endings = document.language.endings
    position = paragraph.start
    index = max(bisect_right(starts, paragraph.start) - 1, 0)
    for quotation in speech[index:]:
        if quotation.outer.start >= paragraph.end:
            break
        if quotation.outer.end <= position:
            continue
        if quotation.outer.start > position:
            tokens += tokens_in(
                document.text, position, quotation.outer.start, analyse, counter, endings
            )
        counter += len(tokens) + 1
        tokens.append(_quotation_token(document, quotation, counter))
        position = min(quotation.outer.end, paragraph.end)
    if position < paragraph.end:
        tokens += tokens_in(document.text, position, paragraph.end, analyse, counter, endings)
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
        document.language.endings,
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


_ROMAN = re.compile(r"[IVX]{2,4}")


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
    if (before.text.isdigit() and len(before.text) <= 2) or _ROMAN.fullmatch(before.text):
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
        letters = sum(map(str.isalpha, line))
        if not letters:
            continue
        shouts = letters > 3 and sum(map(str.isupper, line)) > 0.8 * letters
        short = len(line.split()) <= _HEADING_WORDS and line[-1] not in '.!?…:;,"”»'
        if (shouts and len(line) < 240) or short:
            found.append(paragraph)
    return tuple(found)
