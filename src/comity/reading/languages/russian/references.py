"""Who is meant by a surname, a title alone, a first name with patronymic or a pronoun."""

from __future__ import annotations

from comity.passages import Passage
from comity.reading.document import Document, Mention, MentionKind, Person, Sentence
from comity.reading.languages.russian.bodies import complete_bodies
from comity.reading.languages.russian.groups import Delegations
from comity.reading.languages.russian.lists import members
from comity.reading.languages.russian.morphology import readings
from comity.reading.languages.russian.names import (
    NameRun,
    is_name_word,
    read_name,
    run_at,
    shortened,
)
from comity.reading.languages.russian.people import RussianPeople
from comity.reading.languages.russian.phrases import CASES_AFTER, marker_for, preposition_before
from comity.reading.languages.russian.predicates import tie_predicates
from comity.reading.languages.russian.titles import (
    act_for_their_heads,
    act_where_they_stand,
    complete,
    titled,
)

_PRONOUNS = {
    "он": (False, ""), "она": (True, ""), "его": (False, "object"), "него": (False, "of"),
    "ему": (False, "to"), "ним": (False, "with"), "её": (True, "object"), "ее": (True, "object"),
    "ей": (True, "to"), "ней": (True, "with"), "нему": (False, "toward"),
}  # fmt: skip
_POSSESSIVE = members("references", "possessive")
_MOST_COST = 2.6


def resolve(document: Document) -> None:
    """Tie what refers back to the people of the text; then leaders to their delegations."""
    people = RussianPeople(document)
    last: Person | None = None
    for sentence in document.sentences:
        _lone_names(document, sentence, people)
        sentence.mentions.sort(key=lambda m: m.first)
    tie_predicates(document, people)
    for sentence in document.sentences:
        for mention in sentence.mentions:
            if mention.is_reference and mention.person is None:
                mention.person = titled(document, mention)
                if mention.person is not None:
                    mention.person.forms.append(
                        (mention.passage.of(document.text), mention.passage)
                    )
                    complete(mention.person, mention.offices[-1])
        _guests(document, sentence)
        _pronouns(document, sentence, last)
        sentence.mentions.sort(key=lambda m: m.first)
        subject = next(
            (
                m.person
                for m in sentence.mentions
                if m.person is not None and m.marker in ("", "said")
            ),
            None,
        )
        if sentence.voice is None:
            last = subject or last
    tie_predicates(document, people)  # `он является депутатом`, now that `он` is known
    complete_bodies(document)
    act_where_they_stand(document)
    Delegations(document).tie()
    act_for_their_heads(document)


def _lone_names(document: Document, sentence: Sentence, people: RussianPeople) -> None:
    taken = _taken(sentence)
    index = 0
    tokens = sentence.tokens
    while index < len(tokens):
        if taken[index] or not is_name_word(tokens[index]) or len(tokens[index].text) < 2:
            index += 1
            continue
        index = _lone_name(document, sentence, people, index, taken)


def _lone_name(
    document: Document, sentence: Sentence, people: RussianPeople, at: int, taken: bytearray
) -> int:
    run = run_at(sentence.tokens, at, taken)
    if run is None:
        return at + 1
    spelled = sum("." not in w for w in run.words)
    for count in range(min(spelled, 3), 0, -1):
        part = shortened(run, sentence.tokens, count) if count < spelled else run
        preposition = preposition_before(sentence.tokens, part.first)
        for gender in ("", "m", "f"):
            reading = read_name(part, CASES_AFTER.get(preposition, frozenset()), gender)
            if reading is None or reading.cost > _MOST_COST:
                continue
            person = people.find(reading.name)
            if person is None or (
                len(person.name.split()) == 1 and count == 1 and not person.offices
            ):
                continue
            if person.female is not None and not _fits(person, reading.gender, reading.name):
                continue
            sentence.mentions.append(_mention(document, sentence, part, person, reading.cases))
            return part.last
    return at + 1


def _fits(person: Person, gender: str, name: str) -> bool:
    return (gender == "f") == person.female or name.split()[-1] == person.surname


def _mention(
    document: Document,
    sentence: Sentence,
    run: NameRun,
    person: Person,
    cases: frozenset[str],
) -> Mention:
    passage = run.passage(sentence.tokens)
    person.forms.append((passage.of(document.text), passage))
    preposition = preposition_before(sentence.tokens, run.first)
    marker = _marker(sentence, run.first, cases, preposition)
    return Mention(
        kind=MentionKind.PERSON,
        first=run.first,
        last=run.last,
        name=person.name,
        passage=passage,
        person=person,
        marker=marker,
    )


def _marker(sentence: Sentence, first: int, cases: frozenset[str], preposition: str) -> str:
    if preposition:
        allowed = cases & CASES_AFTER.get(preposition, cases) or cases
        return marker_for(sorted(allowed)[0] if allowed else "gent", preposition)
    lows = [t.word.lower for t in sentence.tokens[max(0, first - 2) : first]]
    if lows[-2:] in (["по", "словам"], ["по", "мнению"]):
        return "said"
    if "nomn" in cases:
        return ""
    if "accs" in cases and not (first and sentence.tokens[first - 1].word.part == "noun"):
        return "object"
    return marker_for(sorted(cases)[0] if cases else "gent", "") if "gent" not in cases else "of"


def _taken(sentence: Sentence) -> bytearray:
    taken = bytearray(len(sentence.tokens))
    for mention in sentence.mentions:
        for index in range(mention.first, mention.last):
            taken[index] = 1
    return taken


def _guests(document: Document, sentence: Sentence) -> None:
    """`гостя`, `гостье`: the only person named so far, else the latest envoy named."""
    for index, token in enumerate(sentence.tokens):
        if token.word.lemma not in ("гость", "гостья") or token.word.is_plural:
            continue
        if any(m.first <= index < m.last for m in sentence.mentions):
            continue
        known = [p for p in document.people if any(f[1].end <= token.start for f in p.forms)]
        if len(known) > 1:
            known = [p for p in known if _is_envoy(document, p)]
        if len(known) != 1:
            continue
        cases = frozenset(r.case for r in readings(token.word.lower) if r.case and not r.is_plural)
        preposition = preposition_before(sentence.tokens, index)
        sentence.mentions.append(
            Mention(
                kind=MentionKind.PERSON,
                first=index,
                last=index + 1,
                name=known[0].name,
                passage=Passage(token.start, token.end),
                person=known[0],
                marker=_marker(sentence, index, cases, preposition),
                is_reference=True,
            )
        )


def _is_envoy(document: Document, person: Person) -> bool:
    return any(document.language.is_envoy(o.title) for o in person.offices)


def _pronouns(document: Document, sentence: Sentence, last: Person | None) -> None:
    """`он`, `её`, `с ним`: the latest person in the nominative, if of that gender."""
    for index, token in enumerate(sentence.tokens):
        known = _PRONOUNS.get(token.word.lower)
        if known is None:
            continue
        person = _before(sentence, index, known[0]) or last
        if person is None or person.female not in (known[0], None):
            continue
        if any(m.first <= index < m.last for m in sentence.mentions):
            continue
        marker = known[1]
        if token.word.lower in _POSSESSIVE and _is_possessive(sentence, index):
            if sentence.tokens[index + 1].word.value("encounter") is None:
                continue
            marker = "of"  # `её встречи с мэром`
        if marker == "with" and preposition_before(sentence.tokens, index) not in ("с", "со"):
            marker = "about"
        sentence.mentions.append(
            Mention(
                kind=MentionKind.PERSON,
                first=index,
                last=index + 1,
                name=person.name,
                passage=Passage(token.start, token.end),
                person=person,
                marker=marker,
                is_reference=True,
            )
        )


def _before(sentence: Sentence, index: int, female: bool) -> Person | None:
    """The nearest person of that gender who is a subject earlier in the sentence."""
    for mention in sorted(sentence.mentions, key=lambda m: -m.first):
        if mention.last > index or mention.person is None or mention.marker != "":
            continue
        gap = sentence.tokens[mention.last : index]
        if mention.person.female in (female, None) and any(t.text in ",(;:–" for t in gap):
            return mention.person
    return None


def _is_possessive(sentence: Sentence, index: int) -> bool:
    """`его заместитель`, not `его принял`: whether a noun phrase follows."""
    if index + 1 >= len(sentence.tokens):
        return False
    following = sentence.tokens[index + 1]
    verb = following.word.verb
    if verb is not None and verb.form == "finite":
        return False
    return (
        following.is_word
        and following.word.part in ("noun", "adjf", "prtf")
        and not following.is_capital
    )
