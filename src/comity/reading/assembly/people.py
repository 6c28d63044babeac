"""People with all their offices."""

from __future__ import annotations

from comity.passages import Passage
from comity.reading.document import Document, Person
from comity.reading.findings import OfficeHeld, PersonFinding

_WITH_OFFICE = 0.93
_BY_NAME = 0.75
_LONE_NAME = 0.5


def people_of(document: Document) -> list[PersonFinding]:
    """Everyone of the text who is named, with every office that the text gives them."""
    return [_finding(document, p) for p in document.people if _is_of_the_news(document, p)]


def _is_of_the_news(document: Document, person: Person) -> bool:
    """Named in full or with an office, and not only inside what somebody else says."""
    if not person.offices and (len(person.name.split()) < 2 or _is_remembered(document, person)):
        return False
    if person.offices:
        return True
    quoted = [q.outer for q in document.quotations if q.is_speech]
    return any(not any(q.covers(passage) for q in quoted) for _, passage in person.forms)


def _is_remembered(document: Document, person: Person) -> bool:
    """A figure of history, of whom no office is told."""
    name = document.language.fold(person.name)
    known = document.language.wording.remembered
    return any(name == each or name.endswith(f" {each}") for each in known)


def _finding(document: Document, person: Person) -> PersonFinding:
    proof = [passage for _, passage in person.forms]
    offices = [
        OfficeHeld(
            title=office.title,
            institution=office.institution,
            place=office.place,
            proof=[office.passage] if office.passage is not None else [],
        )
        for office in person.offices
    ]
    return PersonFinding(
        name=person.name,
        mentions=list(dict.fromkeys(form for form, _ in person.forms)),
        offices=offices,
        proof=_proof(proof, offices),
        confidence=_confidence(person),
        field_proof={"name": proof[:3], "offices": [p for o in offices for p in o.proof]},
    )


def _proof(names: list[Passage], offices: list[OfficeHeld]) -> list[Passage]:
    passages = {p for o in offices for p in o.proof} | set(names)
    return sorted(passages)


def _confidence(person: Person) -> float:
    words = len(person.name.split())
    if person.offices and words >= 2:
        return min(_WITH_OFFICE + 0.01 * min(len(person.forms), 5), 0.98)
    return _BY_NAME if words >= 2 else _LONE_NAME
