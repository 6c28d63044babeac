"""What Turkish denies beside the verb's form: `imzalamayı reddetti`, `ziyaretten vazgeçti`,
`imzalanmış değil`, `imzalandığı iddiasını yalanladı`."""

from __future__ import annotations

from comity.reading.document import Token
from comity.reading.frames import Frame

_REFUSING = ("reddet", "redded", "vazgeç", "kaçın")
_DENYING = ("yalanla", "reddet", "redded", "asılsız", "yalan", "uydurma", "inkar", "inkâr")
_DENIED = ("yalanlama", "reddetme", "asılsız değil", "yalan değil")
_UNTRUE = ("doğru değil", "gerçek değil", "gerçeği yansıtm", "gerçeğe aykırı", "söz konusu değil")
_REPORTS = ("iddia", "haber", "söylenti", "bilgi", "dedikodu")
_REACH = 3
_FAR = 6
# Words between what is said to be untrue and the verb that says so.
_WIDE = 9


def denies(frame: Frame) -> bool:
    """Whether `değil` or a verb of refusing or denying behind a frame takes the fact back."""
    tokens, last = frame.sentence.tokens, frame.trigger.last
    form = frame.trigger.form.form
    if form == "infinitive":
        following = tokens[last : last + _REACH]
        if any(t.word.lower.startswith(_REFUSING) for t in following):
            return True
        return any(t.word.lower.startswith("değil") for t in tokens[last : last + _FAR])
    if _is_nothing(tokens, last):
        return True
    if form == "finite":
        return _is_not(tokens, last) or (_is_report(tokens, last) and _is_untrue(tokens, last))
    return form == "relative" and _is_untrue(tokens, last)


def _is_not(tokens: list[Token], last: int) -> bool:
    """`imzalanmış (da) değil`."""
    at = last + 1 if last < len(tokens) and tokens[last].word.lower in ("da", "de") else last
    return at < len(tokens) and tokens[at].word.lower.startswith("değil")


def _is_nothing(tokens: list[Token], last: int) -> bool:
    """`imzalanmış bir protokol yok`: there is nothing of which it would be true."""
    for token in tokens[last : last + _REACH]:
        if token.word.lower.startswith("yok"):
            return True
        if not token.is_word:
            return False
    return False


def _is_report(tokens: list[Token], last: int) -> bool:
    """`imzalandı iddiası`: a whole sentence that is only somebody's claim."""
    return last < len(tokens) and tokens[last].word.lower.startswith(_REPORTS)


def _is_untrue(tokens: list[Token], last: int) -> bool:
    """Whether the first verb behind, in the same clause, says that it is not so."""
    for index in range(last, min(len(tokens), last + _WIDE)):
        said = " ".join(t.word.lower for t in tokens[index : index + 2])
        if said.startswith(_DENIED):
            return False
        if said.startswith(_DENYING) or said.startswith(_UNTRUE):
            return True
        verb = tokens[index].word.verb
        if tokens[index].text in ",;:" or (verb is not None and verb.form == "finite"):
            return False
    return False
