"""What English denies beside the verb's own form: `no agreement was signed`, `refused to sign`,
`is no longer twinned`, `denied that a protocol was signed`."""

from __future__ import annotations

from comity.reading.document import Token
from comity.reading.frames import Frame
from comity.reading.languages.english.words import listed

_REFUSING = listed("denials", "refusing")
_NONE = listed("denials", "none")
_DENYING = listed("denials", "denying")
_DISMISSING = listed("denials", "dismissing")
_SAID = listed("denials", "said")
_UNTRUE = listed("denials", "untrue")
_NEGATING = listed("denials", "negating")
_TURNS = listed("denials", "turns")
_REACH = 3
# Words between a negation and the verb of denying that it takes back (`did not in any way deny`).
_NEAR = 4


def denies(frame: Frame) -> bool:
    """Whether a determiner `no`, `no longer`, or a verb of refusing or denying takes the fact
    back."""
    tokens = frame.sentence.tokens
    first = frame.trigger.first
    before = [t.word.lower for t in tokens[max(0, first - _REACH) : first]]
    if any(word in _REFUSING for word in before) or _is_over(before):
        return True
    if _is_called_untrue(tokens, first):
        return True
    own = {id(m) for m in frame.sentence.mentions}  # a reference may stand for one elsewhere
    return any(
        id(mention) in own and mention.first > 0 and tokens[mention.first - 1].word.lower in _NONE
        for mentions in frame.roles.values()
        for mention in mentions
    )


def _is_over(before: list[str]) -> bool:
    """`is no longer twinned`, `have no longer been partners`."""
    words = before[:-1] if before[-1:] in (["be"], ["been"]) else before
    return words[-2:] == ["no", "longer"]


def _is_called_untrue(tokens: list[Token], first: int) -> bool:
    """Whether a trigger stands in what somebody denied, or what is said not to be true."""
    for index in range(first - 1, -1, -1):
        if not _takes_back(tokens, index):
            continue
        between = [t.word.lower for t in tokens[index + 1 : first]]
        if "that" in between:  # the clause goes on until the sentence turns
            return not any(
                one in _TURNS and (one == ";" or before == ",")
                for before, one in zip(["", *between], between, strict=False)
            )
        if tokens[index].word.lower in _DENYING and not _is_attribute(tokens, index):
            return not any(word in _TURNS or word == "," for word in between)
    return False


def _is_attribute(tokens: list[Token], index: int) -> bool:
    """`the mayor who denied the rumours signed ...`: said of somebody, not of the deed."""
    return index > 0 and tokens[index - 1].word.lower in ("who", "which", "that")


def _takes_back(tokens: list[Token], index: int) -> bool:
    """Whether a word denies, and is not denied itself: `nobody denied` says that it is so."""
    word = tokens[index].word.lower
    before = [t.word.lower for t in tokens[max(0, index - _NEAR) : index]]
    is_negated = any(one in _NEGATING for one in before)
    if word == "true":
        return is_negated
    if word in _DISMISSING:  # claims, not whoever made them
        said = [t.word.lower for t in tokens[index + 1 : index + 1 + _REACH]]
        return not is_negated and any(one in _SAID for one in said)
    return word in _DENYING | _UNTRUE and not is_negated
