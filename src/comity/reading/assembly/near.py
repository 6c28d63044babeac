"""What stands near a frame's words: its clause, its place."""

from __future__ import annotations

from comity.reading.document import Document, Mention, MentionKind, Token
from comity.reading.frames import Frame


def clause_of(frame: Frame) -> tuple[int, int]:
    """The stretch of the text from the finite verb before a frame's words to the next one."""
    tokens = frame.sentence.tokens
    first, last = frame.trigger.first, frame.trigger.last
    low, high = 0, len(tokens)
    for index in range(first - 1, -1, -1):
        if _bounds(tokens[index]):
            low = index + 1
            break
    for index in range(last, len(tokens)):
        if _bounds(tokens[index]):
            high = index
            break
    return tokens[low].start if low < len(tokens) else frame.sentence.start, tokens[high - 1].end


def _bounds(token: Token) -> bool:
    if token.bounds_clause is not None:
        return token.bounds_clause or token.text == ";"
    verb = None if token.in_marks else token.word.verb
    return (verb is not None and verb.form == "finite") or token.text == ";"


def place_in(document: Document, frame: Frame) -> Mention | None:
    """The place where a frame's event takes place, from its clause."""
    start, end = clause_of(frame)
    best: Mention | None = None
    for mention in frame.sentence.mentions:
        if not (start <= mention.passage.start and mention.passage.end <= end):
            continue
        if mention.kind is MentionKind.PLACE and mention.marker == "in":
            best = mention
    return best
