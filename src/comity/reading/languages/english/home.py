"""From which city an English text is written."""

from __future__ import annotations

from collections import Counter

from comity.reading.document import Document, MentionKind, Person
from comity.reading.languages.english.words import listed

_LOCAL = listed("home", "local")


def home_name(document: Document) -> str | None:
    """The city of those whose office needs no place: a local page says `the Lord Provost` of
    its own and `the mayor of Marrakech` of the other. None if everybody has a place."""
    if not any(_is_local(p) for p in document.people):
        return None
    elsewhere = _elsewhere(document)
    counts: Counter[str] = Counter()
    for sentence in document.sentences:
        for mention in sentence.mentions:
            if mention.kind is MentionKind.PLACE and mention.subkind in ("city", "district"):
                name = mention.name
            elif mention.kind is MentionKind.INSTITUTION and mention.place:
                name = mention.place
            else:
                continue
            if document.language.fold(name) not in elsewhere:
                counts[name] += 1
    return counts.most_common(1)[0][0] if counts else None


def _is_local(person: Person) -> bool:
    """Somebody of a city whose place no phrase names."""
    if person.acts_for or any(o.place or o.institution for o in person.offices):
        return False
    return any(o.title.lower().replace("-", " ").split()[-1] in _LOCAL for o in person.offices)


def _elsewhere(document: Document) -> set[str]:
    """The places by which somebody else holds an office or sends a delegation."""
    places = {o.place for p in document.people for o in p.offices if o.place}
    places |= {p.acts_for for p in document.people if p.acts_for}
    for sentence in document.sentences:
        places |= {m.place for m in sentence.mentions if m.kind is MentionKind.GROUP and m.place}
    return {document.language.fold(p) for p in places}
