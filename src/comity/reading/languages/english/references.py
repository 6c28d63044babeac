"""Who is meant by a surname, a title alone or a pronoun in English; who speaks."""

from __future__ import annotations

from comity.passages import Passage
from comity.reading.document import Document, Mention, MentionKind, Person, Sentence, Token
from comity.reading.languages.english.names import is_name_word
from comity.reading.people import People

_PRONOUNS = frozenset({"he", "she"})
_BEFORE_TITLES = frozenset({"mayor", "minister", "president", "chairman", "governor", "ambassador", "consul", "director", "councillor", "mr", "mrs", "ms", "dr"})  # fmt: skip
_REACH = 9


def resolve(document: Document) -> None:
    """Tie lone surnames, titles and pronouns of the whole text to its people."""
    people = People(document)
    last: Person | None = None
    for sentence in document.sentences:
        taken = bytearray(len(sentence.tokens))
        for mention in sentence.mentions:
            for index in range(mention.first, mention.last):
                taken[index] = 1
        for index, token in enumerate(sentence.tokens):
            if taken[index]:
                continue
            if token.word.lower in _PRONOUNS and sentence.voice is None:
                sentence.mentions.append(_pronoun(index, token))
            elif token.is_capital and is_name_word(token):
                person = people.find(token.base)
                if person is not None and _is_name_of(person, token, people):
                    sentence.mentions.append(_surname(sentence, index, person))
        sentence.mentions.sort(key=lambda m: m.first)
        _mark_new(sentence, document)
        for mention in sentence.mentions:
            if mention.is_reference and mention.person is None and mention.subkind != "pronoun":
                mention.person = titled(document, mention)
                if mention.person is not None:
                    mention.person.forms.append(
                        (mention.passage.of(document.text), mention.passage)
                    )
        last = _resolve_pronouns(sentence, last)


def _mark_new(sentence: Sentence, document: Document) -> None:
    """Markers of the mentions that were added: the preposition before them."""
    for mention in sentence.mentions:
        if mention.marker or mention.first == 0:
            continue
        before = sentence.tokens[mention.first - 1]
        function = before.word.value("function") if before.is_word else None
        if function is not None:
            mention.marker = function


def _pronoun(index: int, token: Token) -> Mention:
    return Mention(
        kind=MentionKind.PERSON,
        first=index,
        last=index + 1,
        name=token.text,
        passage=Passage(token.start, token.end),
        subkind="pronoun",
        is_reference=True,
    )


def _surname(sentence: Sentence, index: int, person: Person) -> Mention:
    token = sentence.tokens[index]
    passage = Passage(token.start, token.start + len(token.base))
    person.forms.append((token.base, passage))
    return Mention(
        kind=MentionKind.PERSON,
        first=index,
        last=index + 1,
        name=person.name,
        passage=passage,
        person=person,
        marker="of" if token.suffix == "s" else "",
    )


def _is_name_of(person: Person, token: Token, people: People) -> bool:
    parts = people.fold(person.name).split()
    return people.fold(token.base) in (parts[-1], parts[0]) and len(token.base) > 1


def _resolve_pronouns(sentence: Sentence, last: Person | None) -> Person | None:
    """`he` after a person is the last subject; before one (`Stating that he ...,`) the next."""
    for position, mention in enumerate(sentence.mentions):
        if mention.subkind == "pronoun":
            if _opens_with_participle(sentence, mention):
                ahead = [
                    m.person
                    for m in sentence.mentions[position:]
                    if m.person is not None and m.marker == ""
                ]
                mention.person = ahead[0] if ahead else last
            else:
                mention.person = last
        if mention.person is not None and mention.marker == "":
            last = mention.person
    return last


def _opens_with_participle(sentence: Sentence, mention: Mention) -> bool:
    first = sentence.tokens[0]
    return first.word.lower.endswith("ing") and mention.first <= 6


def titled(document: Document, mention: Mention) -> Person | None:
    """The person of the text who holds the office that a title alone names, if one only."""
    if not mention.offices:
        return None
    office = mention.offices[-1]
    words = office.title.lower().split()
    best: Person | None = None
    for person in document.people:
        for held in person.offices:
            known = held.title.lower().split()
            if not known or words[-1] != known[-1]:
                continue
            if len(words) != len(known) and words[0] in ("deputy", "vice", "former", "acting"):
                continue
            place, other = office.place or office.institution, held.place or held.institution
            if (
                place
                and other
                and place.lower() not in other.lower()
                and other.lower() not in place.lower()
            ):
                continue
            if best is not None and best is not person:
                return None
            best = person
    return best


def speaker_near(
    sentence: Sentence, position: int, document: Document
) -> tuple[Person | str | None, float]:
    """Who says the quotation that stands as a token at `position`: `”, said X`, `X said, “`."""
    tokens = sentence.tokens
    after = _saying(sentence, position + 1, min(position + _REACH, len(tokens)))
    if after is not None:
        verb, _ = after
        near = [m for m in sentence.mentions if position < m.first <= position + 12]
        subject = next(
            (m for m in near if m.kind is MentionKind.PERSON and abs(m.first - verb) <= 3), None
        )
        subject = subject or next((m for m in near if m.last <= verb), None)
        if subject is not None:
            name = subject.person or subject.name
            return name, 0.95 if subject.person is not None else 0.6
    before = [m for m in sentence.mentions if m.last <= position and m.marker in ("", "by")]
    said = _saying(sentence, 0, position, backwards=True)
    if said is not None:
        verb, _ = said
        subjects = [m for m in before if m.last <= verb and m.kind is MentionKind.PERSON]
        joined = document.frames_of(sentence)
        for frame in reversed(joined):
            if frame.name == "say" and frame.trigger.last <= position:
                for mention in frame.roles.get("speaker", []):
                    if mention.person is not None:
                        return mention.person, 0.95
        if subjects:
            chosen = subjects[-1]
            return chosen.person or chosen.name, 0.85
    people = [m for m in before if m.person is not None and m.marker == ""]
    if people and tokens[position - 1].text in (",", ":"):
        return people[-1].person, 0.8
    return None, 0.0


def _saying(
    sentence: Sentence, start: int, stop: int, *, backwards: bool = False
) -> tuple[int, str] | None:
    positions = range(stop - 1, start - 1, -1) if backwards else range(start, stop)
    for index in positions:
        token = sentence.tokens[index]
        if token.quotation is not None:
            return None
        if token.word.lemma in _SAY:
            return index, token.word.lemma
    return None


_SAY = frozenset(
    "say state add note stress emphasise emphasize underline mention tell explain comment declare announce remark continue express point highlight report recall speak reply observe conclude write joke admit warn argue insist describe praise thank".split()
)
