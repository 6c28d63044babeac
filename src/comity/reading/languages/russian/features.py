"""What else a Russian sentence says: venue, fields, mode, plans, first times, figures."""

from __future__ import annotations

import itertools
import re

from comity.passages import Passage
from comity.reading.document import Mention, Sentence, Token
from comity.reading.findings import FigureFinding
from comity.reading.frames import Frame, Trigger
from comity.reading.languages.russian.lists import members
from comity.reading.languages.russian.phrases import can_be, is_adjective

RELATION_WORDS = members("features", "relation_words")
_FIRST = members("features", "first")
_ONLINE = re.compile(
    r"^(?:онлайн|видеоконференц|видеосвяз|дистанционн|удалённ|удаленн|виртуальн|zoom)"
)
_IN_PERSON = re.compile(r"^(?:очно|очный|очном|офлайн|оффлайн)")
_HYBRID = re.compile(r"^(?:гибридн|смешанн)")
_FIELD_HEADS = members("features", "field_heads")


def is_first_person(sentence: Sentence, trigger: Trigger) -> bool:
    """`мы посетили`, `принимал`: the speaker is the subject."""
    start = max(0, trigger.first - 4)
    return any(t.word.lower in ("я", "мы") for t in sentence.tokens[start : trigger.first])


def says_first_time(sentence: Sentence) -> bool:
    """`впервые посетил`, `это первый визит`."""
    lows = [t.word.lower for t in sentence.tokens]
    lemmas = [t.word.lemma for t in sentence.tokens]
    first = any(
        a == "первый" and b in ("визит", "приезд", "поездка") for a, b in itertools.pairwise(lemmas)
    )
    return first or (
        "впервые" in lows
        and any(w in ("посетить", "приехать", "визит", "побывать") for w in lemmas)
    )


def fields_in(sentence: Sentence) -> list[str]:
    """`в сфере здравоохранения, ЖКХ, торговли`: the genitives after the word for field."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        if (
            token.word.lemma in _FIELD_HEADS
            and index
            and tokens[index - 1].word.lower in ("в", "во")
        ):
            return _listed(tokens, index + 1)
    return []


def _listed(tokens: list[Token], at: int) -> list[str]:
    found: list[str] = []
    words: list[str] = []
    for token in tokens[at : at + 24]:
        if token.text in (",", "и"):
            if words:
                found.append(" ".join(words))
            words = []
            continue
        if not token.is_word or (token.word.verb is not None and not is_adjective(token)):
            break
        if token.word.has("preposition") or not (can_be(token, "gent") or token.text.isupper()):
            break
        words.append(token.text if token.text.isupper() else token.word.lower)
    if words:
        found.append(" ".join(words))
    return found


def mode_in(sentence: Sentence) -> str | None:
    """Online, in person or both."""
    lows = [t.word.lower for t in sentence.tokens]
    if any(_HYBRID.match(w) for w in lows):
        return "hybrid"
    online = any(_ONLINE.match(w) for w in lows)
    person = any(_IN_PERSON.match(w) for w in lows)
    if online and person:
        return "hybrid"
    return "online" if online else ("in-person" if person else None)


def goes_together(sentence: Sentence, event: Mention) -> bool:
    """`одновременно с форумом`, `в рамках форума`, `ко Дню города`."""
    before = [t.word.lower for t in sentence.tokens[max(0, event.first - 2) : event.first]]
    return before[-2:] == ["одновременно", "с"]


def figures_in(sentence: Sentence) -> list[FigureFinding]:
    """`20 процентов`, `50 компаний`: a number and the noun that it counts."""
    found: list[FigureFinding] = []
    tokens = sentence.tokens
    taken = [d.passage for d in sentence.dates]
    for index, token in enumerate(tokens):
        if not token.text[0].isdigit():
            continue
        passage = Passage(token.start, token.end)
        if any(passage.overlaps(p) for p in taken):
            continue
        unit, what = _counted(tokens, index + 1)
        if not what:
            continue
        found.append(
            FigureFinding(
                value=token.base,
                unit=unit,
                what=what,
                target=any(t.word.lower in ("довести", "достичь", "увеличить") for t in tokens),
                confidence=0.5,
                field_proof={"value": [passage]},
            )
        )
    return found


def _counted(tokens: list[Token], at: int) -> tuple[str | None, str]:
    unit: str | None = None
    nouns: list[str] = []
    for token in tokens[at : at + 5]:
        if token.text == "%" or token.word.lemma == "процент":
            unit = "%"
            continue
        if token.text in ("млн", "млрд", "тыс") or token.word.lemma in (
            "миллион",
            "миллиард",
            "тысяча",
        ):
            unit = token.text
            continue
        if token.text == "." and nouns == []:
            continue
        if (
            not token.is_word
            or not (can_be(token, "gent") or can_be(token, "nomn"))
            or token.word.verb
        ):
            break
        nouns.append(token.text)
        if not is_adjective(token):
            break
    return unit, " ".join(nouns)


_AGAIN = ("нов", "очередн", "следующ", "друг", "втор", "перв", "ранее", "прошл")
_NEAR_HOME = 6
_HOME = frozenset({"город", "район", "округ", "регион", "область", "край", "республика", "столица"})


def means_encounter_told(frame: Frame) -> bool:
    """`Встреча прошла 8 ноября в Кремле`, `переговоры, состоявшиеся в мэрии`: the encounter's noun
    as the subject of being held, with nobody behind it and not called another one."""
    if any(frame.roles.get(role) for role in ("participant", "guest", "host")):
        return False
    tokens, trigger = frame.sentence.tokens, frame.trigger
    if trigger.evocation.is_noun and not _is_held_behind(tokens, trigger.last):
        return False
    for index in range(trigger.first, trigger.last):
        if not tokens[index].word.has("encounter"):
            continue
        before = tokens[max(0, index - 2) : index]
        if any(t.word.lower.startswith(_AGAIN) for t in before):
            return False
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        return (
            following is None
            or not following.word.has("preposition")
            or (following.word.lower in ("в", "во", "на"))
        )
    return False


def _is_held_behind(tokens: list[Token], at: int) -> bool:
    """`в ходе беседы, состоявшейся в мэрии`: a participle of being held behind the noun."""
    if at + 1 >= len(tokens) or tokens[at].text != ",":
        return False
    verb = tokens[at + 1].word.verb
    return verb is not None and verb.form == "participle"


def comes_home(sentence: Sentence, trigger: Trigger) -> bool:
    """`к нам приехали`, `наш город посетила делегация`, `в нашем районе побывали`."""
    tokens = sentence.tokens
    first = max(0, trigger.first - _NEAR_HOME)
    for before, token in itertools.pairwise(tokens[first : trigger.last + _NEAR_HOME]):
        if before.word.lower in ("к", "у") and token.word.lower in ("нам", "нас"):
            return True
        if before.word.lower.startswith("наш") and token.word.lemma in _HOME:
            return True
    return False
