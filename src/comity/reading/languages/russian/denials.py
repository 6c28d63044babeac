"""What Russian denies beside the verb's own form: `отказался подписать`."""

from __future__ import annotations

from comity.reading.frames import Frame

_REFUSING = ("отказа", "отказыв", "передум")
_REACH = 3


def denies(frame: Frame) -> bool:
    """Whether a verb of refusing before the frame's words takes the fact back."""
    tokens = frame.sentence.tokens
    first = frame.trigger.first
    return any(t.word.lower.startswith(_REFUSING) for t in tokens[max(0, first - _REACH) : first])
