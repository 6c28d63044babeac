"""The people of one text: every mention of one person is one person.

Within one text a surname means the person who was named with it before, and a fuller
name takes the place of a shorter one. Two different given names with one surname are two
people.
"""

from __future__ import annotations

from comity.passages import Passage
from comity.reading.document import Document, Office, Person

_MARKS = str.maketrans({"ё": "е", "’": "'", "`": "'", "â": "a", "î": "i", "û": "u", "-": " "})


_PARTICLE = 3


class People:
    """Finds and adds the people of a document."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def fold(self, name: str) -> str:
        """A name as it is compared within one text."""
        return self.document.language.fold(name).translate(_MARKS)

    def meet(self, name: str, passage: Passage, offices: list[Office], evidence: float) -> Person:
        """The person of this name, found or added, with this mention and these offices."""
        person = self.find(name, offices[-1].title if offices else None)
        if person is None:
            person = Person(name)
            self.document.people.append(person)
            self._index(person)
        elif len(name.split()) > len(person.name.split()):
            self.rename(person, name)
        person.forms.append((passage.of(self.document.text), passage))
        person.evidence = max(person.evidence, evidence)
        for office in offices:
            self.hold(person, office)
        return person

    def find(self, name: str, title: str | None = None) -> Person | None:
        """The latest person to whom a name can refer, or None.

        A title beside a lone surname chooses, among people of that surname, one who holds
        such an office; without a title, one who holds any comes before one who holds none.
        A lone middle name means somebody only beside the title of the office that they hold.
        """
        words = self.fold(name).split()
        if not words:
            return None
        known = [p for p in self._sharing(words) if self._agrees(words, self._words(p))]
        if len(words) == 1 and not known and title is not None:
            known = [p for p in self._sharing(words) if not self._rank(p, words[0], title)[1]]
        if len(words) == 1:
            known.sort(key=lambda p: self._rank(p, words[0], title))
        return known[0] if known else None

    def rename(self, person: Person, name: str) -> None:
        """Give a person a fuller name; the words of the old one still lead to them."""
        person.name = name
        self._index(person)

    def _index(self, person: Person) -> None:
        """Names of one person share a word, so people are looked up by the words of theirs."""
        for word in self._words(person):
            same = self.document.people_by_word.setdefault(word, [])
            if person not in same:
                same.append(person)

    def _sharing(self, words: list[str]) -> list[Person]:
        """The people with a word in common, the latest first."""
        by_word = self.document.people_by_word
        found = {id(p): p for word in words for p in by_word.get(word, ())}
        return sorted(found.values(), key=self.document.people.index, reverse=True)

    def _words(self, person: Person) -> list[str]:
        return self.fold(person.name).split()

    def _rank(self, person: Person, word: str, title: str | None) -> tuple[bool, bool, bool]:
        """For choosing among people whom a lone word can mean: surname, title, any office."""
        is_surname = self.fold(person.name).split()[-1] == word
        last = self.fold(title).split()[-1][:5] if title else ""
        holds = any(self.fold(o.title).split()[-1].startswith(last) for o in person.offices)
        return (not is_surname, not holds, not person.offices)

    def _agrees(self, words: list[str], known: list[str]) -> bool:
        if words == known:
            return True
        short, long = sorted((words, known), key=len)
        if len(short) == 1:
            # A lone word is a surname (or, where the text uses it alone, the given name).
            if short[0] == long[-1] or (len(short[0]) > 1 and short[0] == long[0]):
                return True
            # The first of two surnames (`Meyer` of `Meyer-Landrut`, `García` of `García López`).
            return len(short[0]) > _PARTICLE and short[0] in long[1:-1]
        if short[0] == long[0] and short[-1] == long[-1]:
            return True
        if short[-1] == long[-1] and _initial(short[0], long[0]):
            return True
        if short == long[-len(short) :]:
            return True  # a surname of several parts
        return sorted(short) == sorted(long)

    def hold(self, person: Person, office: Office) -> None:
        """Give a person an office unless it is one they are known to hold."""
        for known in person.offices:
            if self._names_less(office, known):
                return
            if self._same_office(known, office):
                known.institution = known.institution or office.institution
                known.place = known.place or office.place
                return
        if not (office.institution or office.place) and self._is_short_for(person, office):
            return
        for known in list(person.offices):
            if not (known.institution or known.place) and self._shortens(known, office):
                person.offices.remove(known)
        person.offices.append(office)

    def _title(self, office: Office) -> str:
        """A title as it is compared: short forms of *councillor* are one."""
        folded = self.fold(office.title).rstrip(".")
        councillor = self.document.language.wording.councillor
        return councillor[0] if folded in councillor else folded

    def _names_less(self, office: Office, known: Office) -> bool:
        """`Kosova Konsolosu` after `Kosova Muavin Konsolosu`: the same body, the title shorter."""
        short, full = self._title(office).split(), self._title(known).split()
        shorter = len(short) < len(full) and short[-1] == full[-1] and short[0] != full[0]
        return (
            shorter
            and office.institution is not None
            and (self._contained(office.institution, known.institution))
        )

    def _same_office(self, one: Office, other: Office) -> bool:
        if self._title(one) != self._title(other):
            return False
        if self._contained(one.institution, other.institution):
            return True
        where_one = self.fold(f"{one.institution or ''} {one.place or ''}").split()
        where_other = self.fold(f"{other.institution or ''} {other.place or ''}").split()
        if not where_one or not where_other:
            return True
        return bool({w[:5] for w in where_one} & {w[:5] for w in where_other}) and (
            one.institution is None
            or other.institution is None
            or self.fold(one.institution)[:12] == self.fold(other.institution)[:12]
        )

    def _contained(self, one: str | None, other: str | None) -> bool:
        """`Büyükelçilik` after `Rusya Ankara Büyükelçiliği`: the same body, named shorter."""
        if not one or not other:
            return False
        short, full = sorted((one, other), key=len)
        if short.isupper() and _abbreviates(short, full):
            return True
        a, b = ({w[:6] for w in self.fold(name).split()} for name in (one, other))
        return a <= b or b <= a

    def _is_short_for(self, person: Person, office: Office) -> bool:
        return any(self._shortens(office, known) for known in person.offices)

    def _shortens(self, short: Office, full: Office) -> bool:
        """`Mayor` after `Mayor of Kazan`, `Başkan` after `Belediye Başkanı`."""
        a, b = self.fold(short.title).split(), self.fold(full.title).split()
        return (
            bool(a)
            and bool(b)
            and (b[-1].startswith(a[-1][:5]) or (len(a) == 1 and b[0].startswith(a[0][:5])))
        )


def _abbreviates(short: str, full: str) -> bool:
    """Whether a word of capitals stands for a name, by its initials or in brackets after it."""
    initials = "".join(word[0] for word in full.split() if word[0].isupper())
    return initials == short or f"({short})" in full


def _initial(one: str, other: str) -> bool:
    """Whether one of two given names is an initial of the other (`t.` of `tunç`)."""
    a, b = one.rstrip("."), other.rstrip(".")
    return bool(a) and bool(b) and min(len(a), len(b)) == 1 and a[0] == b[0]
