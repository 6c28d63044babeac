"""The people of a Russian text: initials, first name with patronymic, е for ё."""

from __future__ import annotations

from functools import lru_cache

from comity.passages import Passage
from comity.reading.document import Office, Person
from comity.reading.languages.russian.declension import is_patronymic
from comity.reading.languages.russian.initials import initials
from comity.reading.people import People

_OF_THE_PLACE = frozenset(
    {"города", "округа", "района", "республики", "области", "края", "региона"}
)
_FULL = {
    "генконсул": "генеральный консул",
    "замглавы": "заместитель главы",
    "заммэра": "заместитель мэра",
    "замминистра": "заместитель министра",
    "замдиректора": "заместитель директора",
    "замгубернатора": "заместитель губернатора",
    "зампредседателя": "заместитель председателя",
    "гендиректор": "генеральный директор",
}
_MARKS = str.maketrans({"ё": "е", "’": "'", "`": "'", "-": " "})


class RussianPeople(People):
    """As `People`, with what Russian texts do to names: `Ольга Николаевна` and `О.Н.` after
    `Ольга Мирская`."""

    def fold(self, name: str) -> str:
        return _folded(name)

    def meet(self, name: str, passage: Passage, offices: list[Office], evidence: float) -> Person:
        person = super().meet(name, passage, offices, evidence)
        if "." in person.name and "." not in name and len(name.split()) > 1:
            own = name.split()
            if len(own) == 2 and is_patronymic(self.fold(own[1])):
                own.append(person.surname)
            self.rename(person, " ".join(own))
        return person

    def find(self, name: str, title: str | None = None) -> Person | None:
        words = self.fold(name).split()
        if len(words) == 2 and is_patronymic(words[1]):
            return self._by_first_name(words[0], words[1])
        return super().find(name, title)

    def _same_office(self, one: Office, other: Office) -> bool:
        """Also `БГК` and `Бишкекский городской кенеш`."""
        bodies = sorted((one.institution or "", other.institution or ""), key=len)
        if bodies[0].isupper() and initials(bodies[1]) == bodies[0]:
            return self.fold(one.title) == self.fold(other.title)
        return super()._same_office(one, other)

    def _title(self, office: Office) -> str:
        """`глава города` of Смоленск and `глава`, `генконсул` and `генеральный консул` are one."""
        words = [full for w in self.fold(office.title).split() for full in _FULL.get(w, w).split()]
        if len(words) > 1 and words[-1] in _OF_THE_PLACE and office.place:
            words.pop()
        return " ".join(words)

    def _shortens(self, short: Office, full: Office) -> bool:
        """`глава` after `глава города`, `мэр` after `первый мэр`."""
        a, b = self.fold(short.title).split(), self.fold(full.title).split()
        if len(a) == 2 and a[1] in _OF_THE_PLACE and b == a[:1]:
            return bool(full.place)  # `глава города` after `глава Волгограда`
        return bool(a) and (b[: len(a)] == a or b[-len(a) :] == a)

    def _by_first_name(self, given: str, patronymic: str) -> Person | None:
        """The only person of that first name whose patronymic is the same or not known."""
        found = []
        for person in self.document.people:
            parts = self.fold(person.name).split()
            theirs = [p for p in parts if is_patronymic(p)]
            if theirs and theirs[0] != patronymic:
                continue
            if given in parts and (theirs or len(parts) > 1):
                found.append(person)
            elif parts[0] == f"{given[0]}.{patronymic[0]}.":
                found.append(person)
        return found[-1] if found else None

    def _agrees(self, words: list[str], known: list[str]) -> bool:
        if words == known:
            return True
        if set(words).isdisjoint(known):
            return False  # two names of one person share a word
        mine, theirs = _without_initials(words), _without_initials(known)
        if not mine or not theirs:
            return False
        if len(mine) != len(words) or len(theirs) != len(known):
            return _initials_agree(words, known, mine, theirs)
        if len(mine) > 1 and len(theirs) > 1:
            mine = [w for w in mine if not is_patronymic(w)] or mine
            theirs = [w for w in theirs if not is_patronymic(w)] or theirs
        if len(mine) == 1 and len(theirs) > 1 and mine[0] not in (theirs[-1], theirs[0]):
            return False
        return super()._agrees(mine, theirs)


@lru_cache(maxsize=4_000)
def _folded(name: str) -> str:
    return name.lower().translate(_MARKS)


def _without_initials(words: list[str]) -> list[str]:
    return [w for w in words if "." not in w]


def _initials_agree(words: list[str], known: list[str], mine: list[str], theirs: list[str]) -> bool:
    """`у.а. линдемо` and `уле андреас линдемо`: the surname and the first initial."""
    if not set(mine) & set(theirs):
        return False
    shared = next(iter(set(mine) & set(theirs)))
    one = next((w[0] for w in words if w != shared), "")
    other = next((w[0] for w in known if w != shared), "")
    return one == other or not one or not other
