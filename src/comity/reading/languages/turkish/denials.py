"""What Turkish denies beside the verb's form: `imzalamayı reddetti`, `ziyaretten vazgeçti`."""

from __future__ import annotations

from comity.reading.frames import Frame

_REFUSING = ("reddet", "redded", "vazgeç", "kaçın")
_REACH = 3
_FAR = 6


def denies(frame: Frame) -> bool:
    """Whether a verb of refusing after the frame's infinitive takes the fact back."""
    if frame.trigger.form.form != "infinitive":
        return False
    following = frame.sentence.tokens[frame.trigger.last : frame.trigger.last + _REACH]
    if any(t.word.lower.startswith(_REFUSING) for t in following):
        return True
    behind = frame.sentence.tokens[frame.trigger.last : frame.trigger.last + _FAR]
    return any(t.word.lower.startswith("değil") for t in behind)
