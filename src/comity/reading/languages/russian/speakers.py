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
        if found is not None and found.person is None and found.is_reference:
            latest = _latest(
                document, sentence, _gender_of_saying(document, tokens[after[0] : after[1]])
            )
            if latest is not None:
                return latest, 0.65
        if found is not None:
            return _who(found, 0.95)
    if any(_says(document, t) for t in tokens[before[0] : before[1]]) or _colon(tokens, position):
        found = _subject(sentence, before)
        if found is not None:
            return _who(found, 0.93)
    stretch = tokens[after[0] : after[1]]
    if any(_says(document, t) for t in stretch):
        office = _press_office(stretch)
        quoted = [
            m
            for m in sentence.mentions
            if after[0] <= m.first < after[1] and m.person is not None and m.marker == "object"
        ]
        if office is not None and quoted:
            return _who(quoted[0], 0.8)  # `цитирует пресс-служба главу Уфы`
        if office is not None:
            return office, 0.6
        latest = _latest(document, sentence, _gender_of_saying(document, stretch))
        if latest is not None:
            return latest, 0.65
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
    """`m` or `f` of a past verb of saying (`призналась юбилярша`) or of the pronoun beside it
    (`улыбается она`), else None."""
    for token in tokens:
        if token.word.lower in ("он", "она"):
            return "f" if token.word.lower == "она" else "m"
    for token in tokens:
        if (
            token.word.verb is not None
            and token.word.gender in ("m", "f")
            and _says(document, token)
        ):
            return token.word.gender
    return None


def _press_office(tokens: list[Token]) -> str | None:
    """`отметили в пресс-службе`, `говорится в сообщении пресс-службы`."""
    for token in tokens:
        if token.word.lower.startswith(("пресс-служб", "пресс-центр")):
            return "пресс-служба" if "служб" in token.word.lower else "пресс-центр"
    return None


def _latest(document: Document, sentence: Sentence, gender: str | None) -> Person | None:
    """The subject named last before a sentence whose gender does not speak against it; somebody
    else of that gender if there is none."""
    at = document.position(sentence)
    other: Person | None = None
    for earlier in reversed(document.sentences[max(0, at - _MEMORY) : at]):
        for mention in reversed(earlier.mentions):
            person = mention.person
            if person is None or earlier.is_heading or earlier.voice is not None:
                continue
            if gender is not None and person.female is not None:
                if person.female is not (gender == "f"):
                    continue
            if mention.marker == "":
                return person
            other = other or person
    return other


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
