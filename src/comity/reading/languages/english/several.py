"""Several people of one office: `Deputy Mayors X and Y`, `the mayors of A and B, X and Y`."""

from __future__ import annotations

from dataclasses import replace

from comity.reading.document import Office, Token
from comity.reading.languages.english.bodies import body_end
from comity.reading.languages.english.line import Line, add_person
from comity.reading.languages.english.names import Name, name_at
from comity.reading.languages.english.offices import OfficePhrase
from comity.reading.languages.english.phrases import passage_of, place_width, surface

_PARTS = (",", "and", "&", ";")
_MOST = 8


def read_several(line: Line, head: int) -> None:
    """The people of a role word in the plural, each with the office in the singular."""
    if head + 1 >= len(line.tokens):
        return
    name = name_at(line.tokens, head + 1)
    if name is not None and name.first <= head + 2 and len(name.parts) > 1:
        _read_list(line, head, name)
    elif line.tokens[head + 1].word.lower == "of":
        _read_paired(line, head)
    else:
        _read_placed(line, head)


def _singular(line: Line, head: int) -> tuple[OfficePhrase, Office]:
    phrase = OfficePhrase(line.document, line.tokens, head, line.floor(head))
    phrase.complements.clear()
    office = phrase.office()
    word = line.tokens[head]
    lemma = word.word.senses[0].lemma
    one = lemma.capitalize() if word.is_capital else lemma
    title = surface(line.tokens, phrase.title_first, head, line.document.text)
    return phrase, replace(office, title=f"{title} {one}".strip())


def _read_list(line: Line, head: int, name: Name | None) -> None:
    """`Councillors X (Chairman), Mrs Y and Z`."""
    phrase, office = _singular(line, head)
    first = phrase.first
    while name is not None and line.is_free(name.first, name.last) and len(name.parts) > 1:
        placed = _place_after(line, name.last)
        held, at = replace(office), name.last
        if placed is not None:
            held.place, at = placed
        more = _in_brackets(line, at)
        add_person(line, min(first, name.first), at, name, [held, *more])
        at = _past_brackets(line.tokens, at)
        first = at = _past_joiners(line.tokens, at)
        name = name_at(line.tokens, at) if at > name.last else None


def _read_paired(line: Line, head: int) -> None:
    """`the mayors of Lyon and Birmingham, X and Y`: as many names as places, in that order."""
    places, at = _places(line, head + 2)
    if len(places) < 2 or at >= len(line.tokens) or line.tokens[at].text not in (",", ":", "–"):
        return
    names = _names(line, at + 1)
    if len(names) != len(places):
        return
    phrase, office = _singular(line, head)
    for index, (name, place) in enumerate(zip(names, places, strict=True)):
        first = name.first if index else phrase.first
        add_person(line, first, name.last, name, [replace(office, place=place)])


def _places(line: Line, at: int) -> tuple[list[str], int]:
    """The places of a list, and where it ends."""
    tokens, places = line.tokens, list[str]()
    while at < len(tokens) and len(places) < _MOST:
        at += tokens[at].word.lower == "the"
        width = place_width(tokens, at, len(tokens))
        end = at + width if width else body_end(tokens, at, lower=False)
        if end is None or not tokens[at].is_capital:
            break
        places.append(surface(tokens, at, end, line.document.text))
        at = _past_joiners(tokens, end)
        if name_at(tokens, at) is not None and not place_width(tokens, at, len(tokens)):
            return places, end
        if at == end:
            return places, end
    return places, at


def _names(line: Line, at: int) -> list[Name]:
    names: list[Name] = []
    name = name_at(line.tokens, at)
    while name is not None and len(name.parts) > 1 and line.is_free(name.first, name.last):
        names.append(name)
        at = _past_joiners(line.tokens, name.last)
        name = name_at(line.tokens, at) if at > name.last else None
    return names


def _read_placed(line: Line, head: int) -> None:
    """`Four mayors spoke: X (Nairobi), Y (Aarhus)`, `speeches by the mayors: X for Bry`."""
    tokens = line.tokens
    dash = head + 1 if tokens[head + 1].text in ("–", "—") else None
    colon = dash or next((i for i in range(head, len(tokens)) if tokens[i].text == ":"), None)
    if colon is None:
        return
    office = _singular(line, head)[1]
    at = colon + 1
    while at < len(tokens):
        style = _style(tokens, at)
        at += len(style)
        name = name_at(tokens, at) if at < len(tokens) else None
        placed = _place_after(line, name.last) if name is not None else None
        if name is None or placed is None or not line.is_free(name.first, name.last):
            return
        place, end = placed
        add_person(line, name.first, end, name, [*style, replace(office, place=place)])
        at = _past_joiners(tokens, end)
        if at == end:
            return


def _style(tokens: list[Token], at: int) -> list[Office]:
    """`Cllr` before a name of the list, as an office of its own."""
    word = tokens[at].word
    if not word.has("office") or word.is_plural:
        return []
    return [Office(tokens[at].text, passage=passage_of(tokens, at, at + 1))]


def _place_after(line: Line, at: int) -> tuple[str, int] | None:
    """`(Nairobi)`, `for Bry`, `of Bry`: the place and where its words end."""
    tokens = line.tokens
    if at + 1 >= len(tokens):
        return None
    if tokens[at].text == "(":
        close = next((i for i in range(at, len(tokens)) if tokens[i].text == ")"), None)
        if close is None or not tokens[at + 1].is_capital or close - at > 5:
            return None
        if any(t.word.has("office", "title") for t in tokens[at + 1 : close]):
            return None
        return surface(tokens, at + 1, close, line.document.text), close + 1
    if tokens[at].word.lower not in ("for", "of", "from") or not tokens[at + 1].is_capital:
        return None
    end = at + 1 + max(place_width(tokens, at + 1, len(tokens)), 1)
    return surface(tokens, at + 1, end, line.document.text), end


def _in_brackets(line: Line, at: int) -> list[Office]:
    """The office of `(Chairman)` behind a name of the list."""
    tokens = line.tokens
    if _past_brackets(tokens, at) == at:
        return []
    inside = range(at + 1, _past_brackets(tokens, at) - 1)
    heads = [i for i in inside if tokens[i].word.has("office") and not tokens[i].word.is_plural]
    return [OfficePhrase(line.document, tokens, heads[-1], at + 1).office()] if heads else []


def _past_joiners(tokens: list[Token], at: int) -> int:
    while at < len(tokens) and tokens[at].text in _PARTS:
        at += 1
    return at


def _past_brackets(tokens: list[Token], at: int) -> int:
    """Past `(Chairman)` after a name."""
    if at >= len(tokens) or tokens[at].text != "(":
        return at
    close = next((i for i in range(at, min(at + 8, len(tokens))) if tokens[i].text == ")"), None)
    return at if close is None else close + 1
