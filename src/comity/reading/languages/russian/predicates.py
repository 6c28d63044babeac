"""Offices that a clause tells of its subject: `мэром стал Иван Петров`, `избран главой`, `занял
пост мэра`."""

from __future__ import annotations

from comity.reading.document import Document, Mention, MentionKind, Sentence
from comity.reading.languages.russian.clauses import clauses_of
from comity.reading.languages.russian.lists import members
from comity.reading.languages.russian.people import RussianPeople

_BECOMING = members("predicates", "becoming")
_TAKING = members("predicates", "taking")
POSTS = members("predicates", "posts")


def tie_predicates(document: Document, people: RussianPeople) -> None:
    """Give the subject of such a clause the office in the instrumental."""
    for sentence in document.sentences:
        titles = [m for m in sentence.mentions if _is_title(m) and m.marker == "by"]
        if titles:
            _tie(sentence, titles, people, _BECOMING)
        posts = [m for m in sentence.mentions if _is_title(m) and _is_post(sentence, m)]
        if posts:
            _tie(sentence, posts, people, _TAKING)


def _is_title(mention: Mention) -> bool:
    return mention.is_reference and bool(mention.offices) and mention.person is None


def _is_post(sentence: Sentence, mention: Mention) -> bool:
    """`пост премьер-министра`, `в должность главы`: the office in the genitive behind its noun."""
    if mention.marker != "of" or not mention.first:
        return False
    return sentence.tokens[mention.first - 1].word.lemma in POSTS


def _tie(
    sentence: Sentence, titles: list[Mention], people: RussianPeople, wanted: frozenset[str]
) -> None:
    for clause in clauses_of(sentence):
        verbs = [t for t in sentence.tokens[clause.first : clause.last] if t.word.lemma in wanted]
        if not verbs:
            continue
        inside = [
            m
            for m in sentence.mentions
            if clause.first <= m.first < clause.last and not clause.hides(m.first)
        ]
        subjects = [
            m
            for m in inside
            if m.kind is MentionKind.PERSON and m.person is not None and m.marker in ("", "object")
        ]
        for title in titles:
            if title in inside and len(subjects) == 1 and subjects[0] is not title:
                person = subjects[0].person
                assert person is not None
                title.person = person
                people.hold(person, title.offices[0])
