"""What Russian denies beside the verb's own form: `отказался подписать`, `подписан не был`,
`опроверг, что договор подписан`."""

from __future__ import annotations

from comity.reading.document import Token
from comity.reading.frames import Frame
from comity.reading.languages.russian.lists import members

_REFUSING = tuple(members("denials", "refusing"))
_DENYING = tuple(members("denials", "denying"))
_UNTRUE = members("denials", "untrue")
_REPORTS = tuple(members("denials", "reports"))
_NEGATING = members("denials", "negating")
_STILL = members("denials", "still")
_BEING = members("denials", "being")
_TURNS = members("denials", "turns")
_HAPPENING = tuple(members("denials", "happening"))
_REACH = 3
_WIDE = 12
# Words between a report and those that deny it (`Сообщения о том, что ..., мэрия опровергла`).
_NEAR = 4


def denies(frame: Frame) -> bool:
    """Whether a verb of refusing or denying, or a negated auxiliary behind, takes the fact
    back."""
    tokens = frame.sentence.tokens
    first, last = frame.trigger.first, frame.trigger.last
    before = tokens[max(0, first - _REACH) : first]
    if any(t.word.lower.startswith(_REFUSING) for t in before):
        return True
    if frame.trigger.evocation.is_noun and _did_not_happen(tokens, last):
        return True
    return _is_not(tokens, last) or _is_called_untrue(tokens, first) or _is_refuted(tokens, first)


def _is_not(tokens: list[Token], last: int) -> bool:
    """`подписан (так и) не был`: the auxiliary and its negation behind the participle."""
    at = last
    while at < len(tokens) and tokens[at].word.lower in _STILL:
        at += 1
    following = [t.word.lower for t in tokens[at : at + 2]]
    return len(following) == 2 and following[0] == "не" and following[1] in _BEING


def _did_not_happen(tokens: list[Token], last: int) -> bool:
    """`Подписания ... не было`, `подписание ... не состоялось`: in the noun's own clause."""
    for index in range(last, min(len(tokens) - 1, last + _WIDE)):
        if tokens[index].text in ",;:":
            return False
        word = tokens[index + 1].word.lower
        if tokens[index].word.lower == "не" and (word in _BEING or word.startswith(_HAPPENING)):
            return True
    return False


def _is_called_untrue(tokens: list[Token], first: int) -> bool:
    """Whether a trigger stands in what somebody denied, or what is said not to be true."""
    for index in range(first - 1, -1, -1):
        if not _takes_back(tokens, index):
            continue
        between = [t.word.lower for t in tokens[index + 1 : first]]
        if "что" in between or "будто" in between:  # the clause goes on until the sentence turns
            return not any(
                one in _TURNS and (one == ";" or before == ",")
                for before, one in zip(["", *between], between, strict=False)
            )
        if tokens[index].word.lower.startswith(_DENYING):
            return not any(word in _TURNS or word == "," for word in between)
    return False


def _is_refuted(tokens: list[Token], first: int) -> bool:
    """`Сообщения о подписании договора мэрия опровергла`: the report before, the denial behind."""
    reported = any(
        t.word.lower.startswith(_REPORTS) for t in tokens[max(0, first - _NEAR - 2) : first]
    )
    if not reported:
        return False
    for index in range(first + 1, len(tokens)):
        if tokens[index].word.lower in _TURNS and tokens[index - 1].text == ",":
            return False
        if _takes_back(tokens, index):
            return True
    return False


def _takes_back(tokens: list[Token], index: int) -> bool:
    """Whether a word denies, and is not denied itself: `никто не отрицает` says that it is so."""
    word = tokens[index].word.lower
    if word in _UNTRUE:
        return True
    before = [t.word.lower for t in tokens[max(0, index - 2) : index]]
    is_negated = any(one in _NEGATING for one in before)
    if word == "соответствует":
        return is_negated and any(
            t.word.lower.startswith("действительност") for t in tokens[index + 1 : index + 3]
        )
    return word.startswith(_DENYING) and not is_negated
