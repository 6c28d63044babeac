"""Who speaks a quotation in Russian text."""

from __future__ import annotations

from comity.reading.document import Document, Mention, MentionKind, Person, Sentence, Token

_REACH = 14
_MEMORY = 5


def speaker_near(
    sentence: Sentence, position: int, document: Document
) -> tuple[Person | str | None, float]:
    """Who says the quotation at a position: `“...”, – сказал X`; `X сказал: “...”`; `по словам X`.

    Behind the quotation the nominative that stands nearest to a verb of saying; before it
    the subject of the sentence.
    """
    tokens = sentence.tokens
    after = _stretch(tokens, position, 1)
    before = _stretch(tokens, position, -1)
    if any(_says(document, t) for t in tokens[after[0] : after[1]]):
        found = _subject(sentence, after)
        if found is not None:
            return _who(found, 0.95)
    if any(_says(document, t) for t in tokens[before[0] : before[1]]) or _colon(tokens, position):
        found = _subject(sentence, before)
        if found is not None:
            return _who(found, 0.93)
    gender = _gender_of_saying(document, tokens[after[0] : after[1]])
    if gender is not None:
        woman = _latest(document, sentence, gender == "f")
        if woman is not None:
            return woman, 0.6
    said = [m for m in sentence.mentions if m.marker == "said"]
    if said:
        return _who(said[0], 0.85)
    found = _subject(sentence, before)
    if found is not None and found.person is not None:
        return found.person, 0.7
    return None, 0.0


def _stretch(tokens: list[Token], position: int, step: int) -> tuple[int, int]:
    """The reporter's words beside a quotation, up to the next quotation or `_REACH` words."""
    at = position + step
    count = 0
    while 0 <= at < len(tokens) and tokens[at].quotation is None and count < _REACH * 2:
        if tokens[at].text in ".;" and step > 0 and count > 0 and len(tokens[at - 1].text) > 1:
            break
        at += step
        count += 1
    return (position + 1, at) if step > 0 else (at + 1, position)


def _colon(tokens: list[Token], position: int) -> bool:
    return position > 0 and tokens[position - 1].text == ":"


def _says(document: Document, token: Token) -> bool:
    if not token.word.lemma:
        return False
    evocations = document.language.frames.by_anchor.get(token.word.lemma, ())
    return any(e.frame == "say" for e in evocations)


def _gender_of_saying(document: Document, tokens: list[Token]) -> str | None:
    """`m` or `f` of a past verb of saying (`призналась юбилярша`), else None."""
    for token in tokens:
        if (
            token.word.verb is not None
            and token.word.gender in ("m", "f")
            and _says(document, token)
        ):
            return token.word.gender
    return None


def _latest(document: Document, sentence: Sentence, female: bool) -> Person | None:
    """The person of that gender who was named last before a sentence."""
    at = document.sentences.index(sentence)
    for earlier in reversed(document.sentences[max(0, at - _MEMORY) : at]):
        for mention in reversed(earlier.mentions):
            if mention.person is not None and mention.person.female is female:
                return mention.person
    return None


def _subject(sentence: Sentence, stretch: tuple[int, int]) -> Mention | None:
    people = [
        m
        for m in sentence.mentions
        if stretch[0] <= m.first < stretch[1]
        and m.marker == ""
        and m.kind in (MentionKind.PERSON, MentionKind.INSTITUTION)
    ]
    named = [m for m in people if m.kind is MentionKind.PERSON] or people
    if not named:
        return None
    return named[0]


def _who(mention: Mention, confidence: float) -> tuple[Person | str | None, float]:
    if mention.person is not None:
        return mention.person, confidence
    return mention.name, min(confidence, 0.6)
