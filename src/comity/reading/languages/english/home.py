"""From which city an English text is written."""

from __future__ import annotations

import re
from collections import Counter

from comity.reading.document import Document, Mention, MentionKind, Person
from comity.reading.languages.english.words import listed
from comity.reading.places import known_place

_LOCAL = listed("home", "local")
_HEAD = 900
_FIRST = 2  # the city that a text names first
# `BAGUIO CITY (PIA) --`, `TEHRAN, Aug. 28 (MNA) –`, `Kathmandu- `, `Barcelona, 7 November 2023. –`
_DATELINE = re.compile(
    r"^[^\w\n(]{0,3}([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2}?)(?: CITY| City)?"
    r"(?: \([^)\n]{2,40}\)|,[^\n–—-]{3,45}?)? ?(?:[-–—]{1,2}|\.) ",
    re.MULTILINE,
)


def home_name(document: Document) -> str | None:
    """The city of a text: its dateline's; else that of those whose office needs no place: a
    local page says `the Lord Provost` of its own and `the mayor of Marrakech` of the other.
    None if neither tells."""
    written = _dateline(document)
    if written is not None:
        return written
    elsewhere = _elsewhere(document) if any(map(_is_local, document.people)) else set()
    named = [n for n in _named(document) if document.language.fold(n) not in elsewhere]
    counts = Counter(named)
    if named:
        counts[named[0]] += _FIRST
    return counts.most_common(1)[0][0] if counts else None


def _dateline(document: Document) -> str | None:
    """The city in a dateline, if the text names it or somebody of it again; of another city
    of its country that it names oftener, that one (news of a town come from the capital)."""
    for match in _DATELINE.finditer(document.text, 0, _HEAD):
        place = known_place(match[1].title() if match[1].isupper() else match[1])
        if place is None or str(place.kind) not in ("city", "district"):
            continue
        counts: Counter[str] = Counter()
        names: dict[str, str] = {}
        for name in _named(document):
            known = known_place(name)
            if known is None or known.country != place.country or str(known.kind) == "country":
                continue
            counts[known.id] += 1
            names[known.id] = name
        if counts:
            return names[max(counts, key=lambda id: (counts[id], id == place.id))]
        return match[1]
    return None


def _named(document: Document) -> list[str]:
    """The cities and districts that a text names, by themselves, in bodies and offices."""
    found: list[str] = []
    for sentence in document.sentences:
        for mention in sentence.mentions:
            name = _place_of(mention)
            if name is not None:
                found.append(name)
    return found


def _place_of(mention: Mention) -> str | None:
    if mention.kind is MentionKind.PLACE:
        return mention.name if mention.subkind in ("city", "district") else None
    if mention.kind is MentionKind.INSTITUTION:
        return mention.place
    return mention.person.place if mention.person is not None else None


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
