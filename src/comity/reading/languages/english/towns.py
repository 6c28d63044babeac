"""Towns that no gazetteer knows, by the words before them: `the town of Hexham`, `twinned with
Noyon`, `our twin town Moosburg`."""

from __future__ import annotations

from comity.reading.document import Mention, MentionKind
from comity.reading.languages.english.line import Line
from comity.reading.languages.english.phrases import passage_of
from comity.reading.languages.english.words import listed

_TOWNS = listed("towns", "towns")
_TWINS = listed("towns", "twins")
_TYING = listed("towns", "tying")
_OPENING = listed("towns", "opening")
_WIDEST = 3
_NO_TOWN = ("title", "office", "institution", "event", "venue", "honorific", "function")


def town_at(line: Line, index: int) -> Mention | None:
    """The town whose name begins at a position, or None if no word before says that it is one
    and it was called none before."""
    last = _end(line, index)
    if last == index:
        return None
    name = " ".join(t.base for t in line.tokens[index:last])
    if name not in line.document.towns:
        if not _is_called_town(line, index, last):
            return None
        line.document.towns.add(name)
    return Mention(
        kind=MentionKind.PLACE,
        first=index,
        last=last,
        name=name,
        passage=passage_of(line.tokens, index, last),
        place=name,
        subkind="city",
        marker=line.mark_of(last),
    )


def _end(line: Line, index: int) -> int:
    """Where a run of capitalised words ends: `Noyon`, `Bad Homburg`, `Bry-sur-Marne`."""
    tokens, at = line.tokens, index
    while at < min(len(tokens), index + _WIDEST) and not line.taken[at]:
        token = tokens[at]
        if not token.is_word or not token.is_capital or token.word.has(*_NO_TOWN):
            break
        if at == index and token.word.has("common"):
            break
        at += 1
        if token.suffix:
            break
    if at - index > 1 and tokens[index].word.lower not in _OPENING:
        return index + 1 if tokens[index].suffix else at if _is_short(line, index, at) else index
    return at


def _is_short(line: Line, first: int, last: int) -> bool:
    """`City of Stari Grad`: two words after a word for town are one name."""
    before = line.tokens[first - 1].word.lower if first else ""
    return before == "of" and last - first == 2


def _is_called_town(line: Line, first: int, last: int) -> bool:
    low = [t.word.lower for t in line.tokens[max(0, first - 5) : first]]
    if low[-1:] == ["of"] and _TOWNS & set(low[-2:-1]):
        return True
    if low[-1:] == ["with"] and (_TWINS & set(low) or _TYING & set(low[-2:-1])):
        return last - first == 1 or line.tokens[first].word.lower in _OPENING
    if low[-1:] and low[-1] in _TOWNS and _TWINS & set(low[-2:-1]):
        return True
    return low[-2:-1] == ["town"] and low[-1:] == [","] and bool(_TWINS & set(low[-3:-2]))
