"""Offices that a verb tells: `X, who chairs the Y`, `the Y, chaired by X`."""

from __future__ import annotations

from comity.reading.document import Office
from comity.reading.languages.english.bodies import body_end, holds_body
from comity.reading.languages.english.line import Line, add_person
from comity.reading.languages.english.names import name_at, name_before
from comity.reading.languages.english.phrases import passage_of, place_in, surface

_TITLES = {
    "chairs": "chair", "heads": "head", "leads": "leader", "directs": "director",
    "chaired": "chair",
}  # fmt: skip


def find_leaders(line: Line) -> None:
    """People whose office is told by a verb with the body that they lead."""
    for index, token in enumerate(line.tokens):
        if token.word.lower in _TITLES and not line.taken[index] and index:
            if line.tokens[index - 1].word.lower == "who":
                _who_leads(line, index)
            elif token.word.lower == "chaired" and line.tokens[index - 1].text == ",":
                _led_by(line, index)


def _who_leads(line: Line, verb: int) -> None:
    """`X, who chairs the Sister Cities Commission of Y`."""
    tokens = line.tokens
    end = body_end(tokens, verb + 1, lower=False)
    comma = verb - 2 if verb > 1 and tokens[verb - 2].text == "," else verb - 1
    name = name_before(tokens, comma, line.floor(comma))
    if end is None or name is None or len(name.parts) < 2:
        return
    if not _is_named_body(line, verb + 1, end):
        return
    add_person(line, name.first, end, name, [_office(line, verb, verb + 1, end)])


def _led_by(line: Line, verb: int) -> None:
    """`the Sister Cities Commission, chaired by X,`."""
    tokens, last = line.tokens, verb - 1
    first = last
    while first > line.floor(last) and tokens[first - 1].is_word and (
        tokens[first - 1].is_capital or tokens[first - 1].word.lower in ("of", "and", "for")
    ):  # fmt: skip
        first -= 1
    by = verb + 1 < len(tokens) and tokens[verb + 1].word.lower == "by"
    name = name_at(tokens, verb + 2) if by and verb + 2 < len(tokens) else None
    if name is None or len(name.parts) < 2 or not _is_named_body(line, first, last):
        return
    add_person(line, name.first, name.last, name, [_office(line, verb, first, last)])


def _is_named_body(line: Line, first: int, last: int) -> bool:
    capital = any(t.is_capital for t in line.tokens[first:last])
    return capital and last - first > 1 and holds_body(line.tokens, first, last)


def _office(line: Line, verb: int, first: int, last: int) -> Office:
    tokens = line.tokens
    return Office(
        _TITLES[tokens[verb].word.lower],
        surface(tokens, first, last, line.document.text),
        place_in(tokens, first, last),
        passage_of(tokens, min(verb, first), max(verb + 1, last)),
    )
