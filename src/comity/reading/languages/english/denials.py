"""What English denies beside the verb's own form: `no agreement was signed`, `refused to sign`."""

from __future__ import annotations

from comity.reading.frames import Frame

_REFUSING = frozenset(
    "refuse refuses refused refusing decline declines declined declining fail fails failed".split()
)
_NONE = frozenset({"no", "neither"})
_REACH = 3


def denies(frame: Frame) -> bool:
    """Whether a determiner `no` or a verb of refusing takes the fact back."""
    tokens = frame.sentence.tokens
    first = frame.trigger.first
    before = (t.word.lower for t in tokens[max(0, first - _REACH) : first])
    if any(word in _REFUSING for word in before):
        return True
    own = {id(m) for m in frame.sentence.mentions}  # a reference may stand for one elsewhere
    return any(
        id(mention) in own and mention.first > 0 and tokens[mention.first - 1].word.lower in _NONE
        for mentions in frame.roles.values()
        for mention in mentions
    )
