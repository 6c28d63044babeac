"""Who is meant by a surname, a title alone or a pronoun in English."""

from __future__ import annotations

from comity.passages import Passage
from comity.reading.document import (
    Document,
    Mention,
    MentionKind,
    Office,
    Person,
    Sentence,
    Token,
)
from comity.reading.languages.english.mentions import preposition_before
from comity.reading.languages.english.names import Name, is_name_word, name_at
from comity.reading.languages.english.phrases import passage_of, place_width
from comity.reading.languages.english.verbs import AUXILIARY
from comity.reading.languages.english.words import listed
from comity.reading.people import People

_PRONOUNS = {"he": False, "she": True, "him": False}
_DISTINCT = listed("references", "distinct")
_WOMEN = listed("references", "women")
_MEN = listed("references", "men")
_BY_SUBJECT = frozenset({"minister", "secretary", "director", "officer"})
_REACH = 6


def resolve(document: Document) -> None:
    """Tie lone surnames, titles and pronouns of the whole text to its people."""
    people = People(document)
    _find_later_named(document, people)
    last: Person | None = None
    recent: list[Person] = []
    _tie_delegations(document)
    _give_states(document)
    for sentence in document.sentences:
        _tie_surnames(sentence, people)
        for mention in sentence.mentions:
            if mention.is_reference and mention.person is None and mention.subkind != "pronoun":
                mention.person = (
                    None if _held_then(sentence, mention) else titled(document, mention, recent)
                )
                if mention.person is not None:
                    words = (mention.passage.of(document.text), mention.passage)
                    mention.person.forms.append(words)
            if mention.person is not None:
                recent.append(mention.person)
                _learn_gender(sentence.tokens, mention)
        last = _resolve_pronouns(sentence, last)
        sentence.mentions = [
            m for m in sentence.mentions if m.person is not None or m.subkind != "pronoun"
        ]


def _held_then(sentence: Sentence, mention: Mention) -> bool:
    """`the then mayor`, `then Delhi Mayor`: who held the office at another time."""
    before = sentence.tokens[mention.first - 1] if mention.first else None
    words = {before.word.lower if before else "", sentence.tokens[mention.first].word.lower}
    return bool(words & {"then", "former"})


def _give_states(document: Document) -> None:
    """On an embassy's page an ambassador without a state is that embassy's."""
    state = next(
        (
            m.place
            for s in document.sentences
            for m in s.mentions
            if m.kind is MentionKind.INSTITUTION and m.subkind == "embassy" and m.place
        ),
        None,
    )
    if state is None:
        return
    for person in document.people:
        for office in person.offices:
            if office.title == "Ambassador" and office.institution is None:
                office.institution = state


def _tie_delegations(document: Document) -> None:
    """`The delegation visited`: the one that was told of before, with its people and place."""
    known: Mention | None = None
    for sentence in document.sentences:
        for mention in sentence.mentions:
            if mention.kind is not MentionKind.GROUP or mention.subkind != "delegation":
                continue
            if mention.name.lower().endswith("s"):
                continue  # several delegations are not the one told of
            if known is not None and not mention.members and mention.place in (None, known.place):
                mention.place, mention.members = known.place, list(known.members)
            elif mention.place or mention.members:
                if mention.place is None and known is not None and not known.members:
                    mention.place = known.place
                known = mention


def _tie_surnames(sentence: Sentence, people: People) -> None:
    taken = bytearray(len(sentence.tokens))
    for mention in sentence.mentions:
        for index in range(mention.first, mention.last):
            taken[index] = 1
    added: list[Mention] = []
    for index, token in enumerate(sentence.tokens):
        if taken[index]:
            continue
        if token.word.lower in _PRONOUNS and sentence.voice is None:
            added.append(_pronoun(index, token))
        elif token.is_capital and is_name_word(token):
            person = people.find(token.base)
            if person is not None and _is_name_of(person, token, people):
                added.append(_surname(sentence, index, person))
    for mention in added:
        mention.marker = preposition_before(sentence.tokens, mention.first) or mention.marker
    if added:
        sentence.mentions = sorted([*sentence.mentions, *added], key=lambda m: m.first)


def _find_later_named(document: Document, people: People) -> None:
    """Unknown names of two words whose surname or first word speaks alone elsewhere."""
    alone = _lone_speakers(document)
    if not alone:
        return
    for sentence in document.sentences:
        if sentence.is_heading:
            continue
        taken = {i for m in sentence.mentions for i in range(m.first, m.last)}
        for index, token in enumerate(sentence.tokens):
            if index in taken or not token.is_capital or not is_name_word(token):
                continue
            name = name_at(sentence.tokens, index)
            if name is not None and _was_alone(sentence.tokens, name, alone):
                _add_named(sentence, name, people)
                taken.update(range(name.first, name.last))


def _was_alone(tokens: list[Token], name: Name, alone: set[str]) -> bool:
    parts = name.parts
    if not 2 <= len(parts) <= 4 or place_width(tokens, name.first, name.last) == len(parts):
        return False
    return parts[0] in alone or parts[-1] in alone


def _add_named(sentence: Sentence, name: Name, people: People) -> None:
    passage = passage_of(sentence.tokens, name.first, name.last)
    person = people.meet(name.text, passage, [], 0.6)
    sentence.mentions.append(
        Mention(MentionKind.PERSON, name.first, name.last, name.text, passage, person)
    )
    sentence.mentions.sort(key=lambda m: m.first)


def _lone_speakers(document: Document) -> set[str]:
    """Lone capitalised words that say something or stand after `Mr`, `Ms`."""
    found: set[str] = set()
    for sentence in document.sentences:
        tokens = sentence.tokens
        for index, token in enumerate(tokens):
            if not token.is_capital or not is_name_word(token) or token.suffix:
                continue
            if index and tokens[index - 1].is_capital and tokens[index - 1].is_word:
                continue
            following = tokens[index + 1] if index + 1 < len(tokens) else None
            if following is None or following.is_capital:
                continue
            says = following.word.lemma in _SPEAKS or following.word.lower in AUXILIARY
            if says and place_width(tokens, index, index + 1) == 0:
                found.add(token.base)
    return found


_SPEAKS = listed("references", "speaks")


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


def _learn_gender(tokens: list[Token], mention: Mention) -> None:
    """`Ms X` is a woman, `Mr X` a man."""
    person = mention.person
    if person is None or person.female is not None or mention.subkind == "pronoun":
        return
    words = {t.word.lower for t in tokens[max(0, mention.first - 1) : mention.last]}
    if words & _WOMEN:
        person.female = True
    elif words & _MEN:
        person.female = False


def _resolve_pronouns(sentence: Sentence, last: Person | None) -> Person | None:
    """`he` after a person is the last subject; before one (`Stating that he ...,`) the next."""
    before = last
    for position, mention in enumerate(sentence.mentions):
        if mention.subkind == "pronoun":
            female = _PRONOUNS[mention.name.lower()]
            meant = before if mention.name.lower() == "him" else last  # `X received him`: not X
            mention.person = meant if meant is not None and meant.female in (None, female) else None
            mention.marker = mention.marker or ("object" if mention.name == "him" else "")
            if _opens_with_participle(sentence, mention):
                mention.person = _person_ahead(sentence, position) or mention.person
            if mention.person is not None:
                mention.person.female = female
        if mention.person is not None and mention.marker == "":
            last = mention.person
    return last


def _person_ahead(sentence: Sentence, position: int) -> Person | None:
    for mention in sentence.mentions[position:]:
        if mention.person is not None and mention.marker == "" and mention.subkind != "pronoun":
            return mention.person
    return None


def _opens_with_participle(sentence: Sentence, mention: Mention) -> bool:
    first = sentence.tokens[0].word.lower
    return mention.first <= _REACH and (first.endswith("ing") or first in ("as", "when", "while"))


def titled(document: Document, mention: Mention, recent: list[Person]) -> Person | None:
    """The person of the text who holds the office that a title alone names.

    Among several the one named last; an office with a place only of that place.
    """
    if not mention.offices:
        return None
    office = mention.offices[-1]
    words = _core(office.title)
    where = (office.institution or office.place or "").lower()
    fit: list[Person] = []
    exact: list[Person] = []
    for person in document.people:
        for held in person.offices:
            other = f"{held.institution or ''} {held.place or ''}".lower()
            known = _core(held.title)
            if not known or words[-1] != known[-1] or _differs(words, known):
                continue
            if _of_another_body(office, held):
                continue
            if where and other.strip() and where not in other and other.strip() not in where:
                continue
            (exact if words == known else fit).append(person)
    return _latest(exact or fit, recent, bool(where))


def _of_another_body(office: Office, held: Office) -> bool:
    """`the Secretary of the Yunnan Party Committee`, where the one known is `Secretary of the
    Party Committee`: a place more makes it another's."""
    if not office.place or held.place or not (office.institution and held.institution):
        return False
    return office.institution.lower() != held.institution.lower()


def _latest(fit: list[Person], recent: list[Person], is_placed: bool) -> Person | None:
    """The one candidate, or of several the one named last in the text so far."""
    distinct = list(dict.fromkeys(id(p) for p in fit))
    if len(distinct) == 1:
        return fit[0]
    if not fit or is_placed:
        return None
    return next((p for p in reversed(recent) if id(p) in distinct), None)


def _core(title: str) -> list[str]:
    """A title's words without the field it is for (`deputy mayor for culture`)."""
    words = title.lower().replace("-", " ").split()
    for stop in ("for", "of", "on"):
        if stop in words[1:]:
            words = words[: words.index(stop)]
    return words


def _differs(words: list[str], known: list[str]) -> bool:
    """`the deputy mayor` is not the mayor, the `Prime Minister` no `Foreign Minister`."""
    more, less = set(words) - set(known), set(known) - set(words)
    return bool((more | less) & _DISTINCT) or (bool(more and less) and words[-1] in _BY_SUBJECT)
