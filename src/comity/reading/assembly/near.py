"""What stands near a frame's words: its date, its place."""

from __future__ import annotations

from comity.passages import Passage
from comity.reading.document import DateMention, Document, Mention, MentionKind, Sentence, Token
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


def date_near(frame: Frame) -> DateMention | None:
    """The date in the clause of a frame, else the only date of its sentence."""
    start, end = clause_of(frame)
    anchor = frame.trigger_passage.start
    inside = [d for d in frame.sentence.dates if start <= d.passage.start and d.passage.end <= end]
    if not inside and len(frame.sentence.dates) == 1:
        inside = [d for d in frame.sentence.dates if "/.." not in d.edtf]
    inside = [d for d in inside if not d.edtf.endswith("/..")]
    if not inside:
        return None
    return min(inside, key=lambda d: abs(d.passage.start - anchor))


def date_after(sentence: Sentence, passage: Passage, reach: int = 80) -> DateMention | None:
    """The date that stands nearest to a passage within `reach` code points."""
    near = [
        d
        for d in sentence.dates
        if -reach <= d.passage.start - passage.end <= reach
        or -reach <= passage.start - d.passage.end <= reach
    ]
    if not near:
        return None
    return min(near, key=lambda d: _distance(d.passage, passage))


def _distance(one: Passage, other: Passage) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


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
