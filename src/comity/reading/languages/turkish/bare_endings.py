"""Names with case endings in texts that write no apostrophes: `Salih Tamerliyi ziyaret etti`."""

from __future__ import annotations

import re

from comity.reading.document import Document, Person
from comity.reading.languages.turkish.morphology import lower
from comity.reading.people import People

# After a vowel the buffer letter tells the ending from the name; `-oğlu` takes n as well.
_AFTER_VOWEL = re.compile(r"(?P<stem>.{3,}[aeıioöuü])(?:y[ıiuü]|n[ıiuü]n|yla|yle)$")
_OF_OGLU = re.compile(r"(?P<stem>.+oğlu)(?:n[ua]|nun|ndan|nda|yla)$")
_ANY = re.compile(r"(?P<stem>.{3,}?)(?:[yn]?[ıiuüae]|n?[ıiuü]n|[dt][ae]n?|n[dt][ae]n?|y?l[ae])$")


def strip_endings(document: Document, people: People) -> None:
    """Take the endings off surnames where the text has no apostrophe after any name."""
    if any(t.suffix and t.is_capital for s in document.sentences for t in s.tokens):
        return
    words = {lower(t.base) for s in document.sentences for t in s.tokens if t.is_capital}
    for person in document.people:
        if len(person.name.split()) > 1 and (stem := _stem(person.surname, words)):
            _rename(person, stem, people)


def _stem(surname: str, words: set[str]) -> str | None:
    """A surname without its ending: where the letters tell it, or where the text has the
    surname by itself."""
    low = lower(surname)
    for pattern in (_OF_OGLU, _AFTER_VOWEL):
        if match := pattern.match(low):
            return surname[: match.end("stem")]
    match = _ANY.match(low)
    if match and match["stem"] in words:
        return surname[: match.end("stem")]
    return None


def _rename(person: Person, stem: str, people: People) -> None:
    name = " ".join([*person.name.split()[:-1], stem])
    known = people.find(name)
    if known is None or known is person:
        people.rename(person, name)
