"""Who is meant by a surname, a title alone or a pronoun in Turkish; who speaks."""

from __future__ import annotations

from comity.passages import Passage
from comity.reading.document import (
    Document,
    Mention,
    MentionKind,
    Person,
    Sentence,
    Token,
)
from comity.reading.languages.turkish.bare_endings import strip_endings
from comity.reading.languages.turkish.morphology import lower
from comity.reading.languages.turkish.names import is_name_word
from comity.reading.languages.turkish.phrases import case_of
from comity.reading.people import People
from comity.reading.places import known_place

_SPEAKER_REACH = 12


def resolve(document: Document) -> None:
    """Tie lone surnames and titles of the whole text to its people."""
    people = People(document)
    strip_endings(document, people)
    _add_places(document)
    for sentence in document.sentences:
        taken = _taken(sentence)
        for index, token in enumerate(sentence.tokens):
            if taken[index] or not token.is_capital or not is_name_word(token):
                continue
            if index == 0 and token.word.senses:
                continue
            person = people.find(token.base)
            if person is not None and _is_name_of(person, token, people):
                sentence.mentions.append(_mention(sentence, index, person, document))
        sentence.mentions.sort(key=lambda m: m.first)
        for mention in sentence.mentions:
            if mention.is_reference and mention.person is None:
                mention.person = titled(document, mention)
                if mention.person is not None:
                    _count(mention, mention.person, document)


def _add_places(document: Document) -> None:
    """`Konçe’ye gitti`: a town that no gazetteer knows, but of which somebody is the mayor."""
    held = {o.place for p in document.people for o in p.offices if o.place}
    towns = {place for place in held if known_place(place) is None}
    for sentence in document.sentences if towns else ():
        taken = _taken(sentence)
        for index, token in enumerate(sentence.tokens):
            if not taken[index] and token.is_capital and token.base in towns:
                passage = Passage(token.start, token.start + len(token.base))
                sentence.mentions.append(
                    Mention(
                        MentionKind.PLACE, index, index + 1, token.base, passage,
                        place=token.base, marker=case_of(token), subkind="city",
                    )
                )  # fmt: skip
        sentence.mentions.sort(key=lambda m: m.first)


def _count(mention: Mention, person: Person, document: Document) -> None:
    person.forms.append((mention.passage.of(document.text), mention.passage))


def _taken(sentence: Sentence) -> bytearray:
    taken = bytearray(len(sentence.tokens))
    for mention in sentence.mentions:
        for index in range(mention.first, mention.last):
            taken[index] = 1
    return taken


def _is_name_of(person: Person, token: Token, people: People) -> bool:
    parts = people.fold(person.name).split()
    word = people.fold(token.base)
    return len(parts) > 1 and word in (parts[-1], parts[0])


def _mention(sentence: Sentence, index: int, person: Person, document: Document) -> Mention:
    token = sentence.tokens[index]
    passage = Passage(token.start, token.start + len(token.base))
    person.forms.append((token.base, passage))
    following = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else None
    marker = case_of(token) if token.suffix else ""
    if not marker and following is not None:
        marker = following.word.value("function") or ""
    return Mention(
        kind=MentionKind.PERSON,
        first=index,
        last=index + 1,
        name=person.name,
        passage=passage,
        person=person,
        marker=marker
        if marker in ("object", "of", "to", "with", "by", "from", "in", "between")
        else "",
    )


def titled(document: Document, mention: Mention) -> Person | None:
    """The person of the text who holds the office that a title alone names."""
    if not mention.offices:
        return None
    office = mention.offices[-1]
    words = lower(office.title).split()
    best: Person | None = None
    for person in document.people:
        for held in person.offices:
            known = lower(held.title).split()
            if not known or known[-1][:5] != words[-1][:5]:
                continue
            if office.place and held.place and lower(office.place) != lower(held.place):
                continue
            if len(words) > 1 and len(known) > 1 and words[0][:5] != known[0][:5]:
                continue
            if best is not None and best is not person:
                return None  # two people hold such an office: a guess would cost more
            best = person
    return best


def speaker_near(
    sentence: Sentence, position: int, document: Document
) -> tuple[Person | str | None, float]:
    """Who says the quotation that stands as a token at `position` of the sentence.

    After it: `” diyen X`, `” ifadelerini kullanan X`. Before it: the last nominative
    person (`... belirten X, “`). Else the person who spoke in the sentence.
    """
    tokens = sentence.tokens
    unknown = _unknown_before(document, sentence, position)
    after = [m for m in sentence.mentions if m.first > position]
    for mention in after:
        if mention.kind is not MentionKind.PERSON or mention.person is None:
            continue
        gap = tokens[position + 1 : mention.first]
        if len(gap) > 6 or any(t.quotation is not None for t in gap):
            break
        if any(_is_participle(t) for t in gap):
            return mention.person, 0.95
        if not gap and mention.marker == "":
            return mention.person, 0.7
        break
    before = [
        m
        for m in sentence.mentions
        if m.last <= position and m.kind is MentionKind.PERSON and m.marker in ("", "of")
    ]
    for mention in reversed(before):
        if mention.person is not None and mention.marker == "":
            if unknown is not None and unknown[0] >= mention.last:
                break
            return mention.person, 0.95
    if unknown is not None:
        return unknown[1], 0.7
    following = tokens[position + 1].word.lower if position + 1 < len(tokens) else ""
    if before and before[-1].last == position and following.startswith(("söz", "ifade", "açıkla")):
        return before[-1].person or before[-1].name, 0.85
    bodies = [
        m
        for m in sentence.mentions
        if m.last <= position and m.kind is MentionKind.INSTITUTION and m.marker == ""
    ]
    if bodies and position - bodies[-1].last <= _SPEAKER_REACH:
        return bodies[-1].name, 0.6
    for mention in reversed(before):
        if mention.is_reference and mention.person is None and mention.marker == "":
            return mention.name, 0.6
    return None, 0.0


def _unknown_before(
    document: Document, sentence: Sentence, position: int
) -> tuple[int, str] | None:
    """`Hollandalı Joost de Wit ise, “`: a name that is nobody's of the text stands as subject
    right before the quotation; where it begins, and the name."""
    tokens, last = sentence.tokens, position
    while last > 0 and tokens[last - 1].text in (",", ":", "ise", "de", "da"):
        last -= 1
    taken = {i for m in sentence.mentions for i in range(m.first, m.last)}
    first = last
    while first > 0 and first - 1 not in taken and _is_of_name(tokens, first - 1, last):
        first -= 1
    while first < last and not tokens[first].is_capital:
        first += 1
    if first < last and tokens[first].word.lower.endswith(("lı", "li", "lu", "lü")):
        first += 1 if last - first > 1 else 0
    if first >= last or (first == 0 and last == 1 and tokens[0].word.senses):
        return None
    if any(t.suffix or t.word.verb is not None for t in tokens[first:last]) or last == position:
        return None
    name = " ".join(t.text for t in tokens[first:last])
    person = People(document).find(name)
    return (first, person.name if person is not None else name)


def _is_of_name(tokens: list[Token], at: int, last: int) -> bool:
    token = tokens[at]
    if not token.is_word or token.text[0].isdigit():
        return False
    small = token.word.lower in ("de", "van", "bin", "el", "von", "der", "oğlu", "qızı", "kızı")
    return token.is_capital or (small and at + 1 < last)


def _is_participle(token: Token) -> bool:
    verb = token.word.verb
    return verb is not None and verb.form == "participle"
