"""What else an English sentence says: first visits, fields, mode, plans, figures."""

from __future__ import annotations

import re

from comity.passages import Passage
from comity.reading.document import Document, Mention, Sentence, Token
from comity.reading.findings import FigureFinding
from comity.reading.frames import Trigger

BYLINE = re.compile(
    r"(?:(?:by|report by|text by|words by|story by|photos? by|text|photos?|pictures?|photo credits?|picture credits?"
    r"|author|writer|editor|editing|reporting|source)\s*:?\s+(?:[A-Z][\w.’'-]*[\s,&/]*|and\s+|de\s+){1,8}$"
    r"|(?:media |press )?contacts?\b.{0,160}$|for (?:media|press|further|more).{0,30}(?:contact|enquiries|inquiries).*$"
    r"|(?:the |this )?interview (?:was )?(?:conducted|done) by.*$"
    r"|(?:[A-Z][\w.’'-]*\s+){2,4}(?:published\s+|[|•·]\s*)?(?:on\s+)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+)?[A-Z][a-z]{2,8}\.?\s+(?:\d{1,2},?\s+)?\d{4}.{0,20}$)",
    re.IGNORECASE,
)
RELATION_WORDS = frozenset(
    "relations relationship partnership partners twinned sister friendship cooperation together ties links".split()
)
_GENERAL = frozenset(
    "improve strengthen develop deepen enhance continue maintain grow increase expand boost further build see be have get make share thank express say add".split()
)
_COPULAS = frozenset({"be", "have", "do", "been", "remain", "become"})
_STOPS = frozenset({".", ";", ":", "?", "!"})


def mode_in(sentence: Sentence) -> str | None:
    """Online, in person or both."""
    words = " ".join(t.word.lower for t in sentence.tokens)
    online = bool(
        re.search(r"\bonline\b|\bvirtual(?:ly)?\b|\bvideo ?conference\b|\bby video\b", words)
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


def plan_passage(sentence: Sentence, trigger: Trigger) -> Passage | None:
    """The complement of a verb of planning: `to send students ...`, `that ...`, `opening ...`."""
    tokens = sentence.tokens
    if tokens[trigger.last - 1].word.lower in _COPULAS:
        return None
    if trigger.is_passive:
        return _passive_plan(sentence, trigger)
    start = trigger.last
    if start >= len(tokens):
        return None
    if tokens[start].word.lower in ("to", "on", "that"):
        start += 1
    elif tokens[start].word.verb is None or tokens[start].word.verb.form != "converb":
        return None
    return _clause(tokens, start)


def _clause(tokens: list[Token], start: int) -> Passage | None:
    end = start
    while end < len(tokens) and tokens[end].text not in _STOPS and tokens[end].quotation is None:
        if (
            tokens[end].text == ","
            and end + 1 < len(tokens)
            and tokens[end + 1].word.lower
            in ("which", "who", "while", "but", "saying", "adding", "and")
        ):
            break
        end += 1
    if end - start < 2:
        return None
    return Passage(tokens[start].start, tokens[end - 1].end)


def _passive_plan(sentence: Sentence, trigger: Trigger) -> Passage | None:
    """`A market should be created`, `the office planned to open in July`."""
    return Passage(sentence.start, sentence.end)


def is_concrete(sentence: Sentence, passage: Passage) -> bool:
    """Whether the planned act is more than improving or strengthening something."""
    inside = [t for t in sentence.tokens if passage.start <= t.start and t.end <= passage.end]
    if len(inside) < 2:
        return False
    verbs = [t.word.lemma or t.word.lower for t in inside[:2]]
    return not any(v in _GENERAL for v in verbs)


def goes_together(sentence: Sentence, event: Mention) -> bool:
    """`simultaneously with the forum`, `together with`, `at the same time as`."""
    words = [t.word.lower for t in sentence.tokens[max(0, event.first - 6) : event.first]]
    joined = " ".join(words)
    return any(
        p in joined
        for p in ("simultaneously with", "together with", "same time as", "coincide with")
    )


def figures_in(sentence: Sentence, document: Document) -> list[FigureFinding]:
    """`more than 50 countries`, `80 percent of the population`: a number and what it counts."""
    found: list[FigureFinding] = []
    tokens = sentence.tokens
    taken = [d.passage for d in sentence.dates]
    for index, token in enumerate(tokens):
        if not token.text[0].isdigit():
            continue
        passage = Passage(token.start, token.end)
        if any(passage.overlaps(p) for p in taken) or re.fullmatch(r"(?:19|20)\d\d", token.text):
            continue
        at = index + 1
        percent = at < len(tokens) and tokens[at].word.lower in ("percent", "%", "per")
        if percent:
            at += 2 if tokens[at].word.lower == "per" else 1
        what = _counted(tokens, at)
        if not what:
            continue
        found.append(
            FigureFinding(
                value=token.base,
                unit="%" if percent else None,
                what=what,
                target=any(
                    t.word.lower in ("goal", "target", "aim", "goals", "targets", "aims")
                    for t in tokens
                ),
                confidence=0.55,
                field_proof={"value": [passage]},
            )
        )
    return found


def _counted(tokens: list[Token], at: int) -> str:
    words: list[str] = []
    while at < len(tokens) and len(words) < 6:
        token = tokens[at]
        low = token.word.lower
        if not token.is_word or token.word.part == "verb" and words:
            break
        if low in ("by", "in", "to", "from", "on", "at", "with", "and", "who", "that", "which"):
            break
        if low in ("of", "the") and not words:
            at += 1
            continue
        words.append(token.text)
        at += 1
    return " ".join(words)
