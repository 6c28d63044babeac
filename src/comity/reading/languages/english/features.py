"""What else an English sentence says: first visits, fields, mode, plans, figures."""

from __future__ import annotations

import re

from comity.passages import Passage
from comity.reading.document import Document, Sentence, Token
from comity.reading.findings import FigureFinding, Modality
from comity.reading.frames import Trigger
from comity.reading.languages.english.words import listed

BYLINE = re.compile(
    r"(?:(?:by|report by|text by|words by|story by|photos? by|text|photos?|pictures?"
    r"|photo credits?|picture credits?"
    r"|author|writer|editor|editing|reporting|source)\s*:?\s+(?:[A-Z][\w.’'-]*[\s,&/]*|and\s+|de\s+){1,8}$"
    r"|(?:media |press )?contacts?\b.{0,160}$"
    r"|for (?:media|press|further|more).{0,30}(?:contact|enquiries|inquiries).*$"
    r"|(?:the |this )?interview (?:was )?(?:conducted|done) by.*$"
    r"|(?:[A-Z][\w.’'-]*\s+){2,4}(?:published\s+|[|•·]\s*)?(?:on\s+)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+)?[A-Z][a-z]{2,8}\.?\s+(?:\d{1,2},?\s+)?\d{4}.{0,20}$)",
    re.IGNORECASE,
)
MODALITIES = {"past": Modality.HAPPENED, "future": Modality.PLANNED}
RELATION_WORDS = listed("features", "relation_words")


def mode_in(sentence: Sentence) -> str | None:
    """Online, in person or both."""
    words = " ".join(t.word.lower for t in sentence.tokens)
    online = bool(
        re.search(
            r"\bonline\b|\bvirtual(?:ly)?\b|\bvideo ?(?:conference|call|link|meeting)\b"
            r"|\b(?:by|via) (?:video|zoom)\b|\bteleconference\b|\b(?:over|on) zoom\b",
            words,
        )
    )
    person = bool(
        re.search(
            r"\boffline\b|\bin person\b|\bin - person\b|\bface to face\b|\bphysical(?:ly)?\b", words
        )
    )
    if re.search(r"\bhybrid\b", words) or (online and person):
        return "hybrid"
    return "online" if online else ("in-person" if person else None)


def fields_in(sentence: Sentence) -> list[str]:
    """`in the fields of culture, tourism and education`: the nouns listed after it."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens[:-2]):
        if token.word.lower in ("fields", "field", "areas", "area", "spheres", "sectors"):
            if tokens[index + 1].word.lower in ("of", "such", "like"):
                return _listed(tokens, index + 2)
    return []


def _listed(tokens: list[Token], at: int) -> list[str]:
    found: list[str] = []
    run: list[str] = []
    while at < len(tokens):
        token = tokens[at]
        if token.text in (",", "and", "&") or not token.is_word:
            if run:
                found.append(" ".join(run))
            run = []
            if not token.is_word and token.text != ",":
                break
        elif token.word.part == "verb" or len(run) > 2 or token.word.value("function"):
            break
        elif token.word.lower not in ("as", "the"):
            run.append(token.word.lower)
        at += 1
    if run:
        found.append(" ".join(run))
    return found[:12]


def is_first_person(sentence: Sentence, trigger: Trigger) -> bool:
    """`we attended`, `I joined`: the speaker is the subject."""
    before = sentence.tokens[max(0, trigger.first - 4) : trigger.first]
    return any(t.word.lower in ("i", "we") for t in before)


_TARGETS = listed("features", "targets")
_NO_COUNT = listed("features", "no_count")
_PERCENT = frozenset({"percent", "%", "per"})


def figures_in(sentence: Sentence, document: Document) -> list[FigureFinding]:
    """`more than 50 countries`, `80 percent of the population`: a number and what it counts."""
    found: list[FigureFinding] = []
    tokens = sentence.tokens
    taken = [d.passage for d in sentence.dates]
    last = 0
    for index, token in enumerate(tokens):
        passage = Passage(token.start, token.end)
        if not token.text[0].isdigit() or any(passage.overlaps(p) for p in taken):
            continue
        if _YEAR.fullmatch(token.text):
            continue
        figure = _figure(tokens, index, last, passage)
        last = index
        if figure is not None:
            found.append(figure)
    return found


_YEAR = re.compile(r"(?:19|20)\d\d")


def _figure(tokens: list[Token], index: int, last: int, passage: Passage) -> FigureFinding | None:
    at = index + 1
    percent = at < len(tokens) and tokens[at].word.lower in _PERCENT
    if percent:
        at += 2 if tokens[at].word.lower == "per" else 1
    what = _counted(tokens, at)
    if not what:
        return None
    return FigureFinding(
        value=tokens[index].base,
        unit="%" if percent else None,
        what=what,
        target=any(t.word.lower in _TARGETS for t in tokens[last:index]),
        confidence=0.55,
        field_proof={"value": [passage]},
    )


def _counted(tokens: list[Token], at: int) -> str:
    words: list[str] = []
    while at < len(tokens) and len(words) < 6:
        token = tokens[at]
        low = token.word.lower
        if low in ("of", "the") and not words:
            at += 1
            continue
        if not token.is_word or (token.word.part == "verb" and words) or low in _NO_COUNT:
            break
        words.append(token.text)
        at += 1
    return " ".join(words)
