"""The parties of agreements: whom a clause names, for whom signatories sign, and the two
sides of the text where nothing nearer tells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from comity.passages import Passage
from comity.reading.assembly.sides import Sides
from comity.reading.document import Document, Mention, MentionKind, Office, Sentence

_BODIES = (MentionKind.INSTITUTION, MentionKind.PLACE)
CIVIC = frozenset({"municipality", "government", "governorate"})
_OWN_BODY = frozenset({
    "university", "chamber", "company", "association", "agency", "school", "union", "court",
    "place",
})  # fmt: skip


class Strength(IntEnum):
    """How surely words tell the parties of an agreement."""

    PARTNER = 1
    SIGNATORIES = 2
    NAMED = 3
    BETWEEN = 4


@dataclass(frozen=True, slots=True)
class Party:
    """Who is bound: the name to report, and a key that is one for all names of one party.

    `is_city` tells a city, with its administration, from a body of its own.
    """

    label: str
    key: str
    passage: Passage
    is_city: bool = True

    @property
    def is_vague(self) -> bool:
        """Whether only a common noun names it (`the bank`)."""
        return self.label.islower()


@dataclass(frozen=True, slots=True)
class Claim:
    """Parties that one clause tells, and how surely."""

    parties: tuple[Party, ...]
    strength: Strength


def distinct(parties: Iterable[Party | None]) -> tuple[Party, ...]:
    """Each party once, by its first name."""
    found: dict[str, Party] = {}
    for party in parties:
        if party is not None:
            found.setdefault(party.key, party)
    return tuple(found.values())


class PartyFinder:
    """Knows for whom the people, institutions and places of a document stand."""

    def __init__(self, document: Document, sides: Sides) -> None:
        self.document = document
        self.sides = sides

    def party_of(self, mention: Mention) -> Party | None:
        """The party for which a mention stands; None for states, envoys and venues."""
        if mention.kind is MentionKind.PERSON:
            return self._of_person(mention)
        if mention.kind is MentionKind.PLACE:
            return self._of_place(mention.name, mention) if mention.subkind != "venue" else None
        if mention.kind is MentionKind.GROUP:
            return self._of_place(mention.place, mention)
        if mention.kind is MentionKind.INSTITUTION and mention.subkind != "embassy":
            return self._of_institution(mention.name, mention.place, mention.passage)
        return None

    def _of_place(self, name: str | None, mention: Mention) -> Party | None:
        side = self.sides.of_place(name)
        if name is None or side is None or side.is_state:
            return None
        if side.country is None and " " in name:
            side = self.sides.of_place(self._city_in(name)) or side  # `Mandaue City`
        return Party(name, side.key, mention.passage)

    def _of_institution(self, name: str, place: str | None, passage: Passage) -> Party | None:
        """A city's body is one party with the city; a university or a bank is its own."""
        if self.document.language.means_home(name):
            home = self.sides.home_place()
            if home is None:
                return Party(name, self.document.language.fold(name), passage, is_city=False)
            return self.party_of(home)
        name = self._without_state(name)
        if not self._is_own_body(name):
            side = self.sides.of_place(place or self._city_in(name))
            civic = self.kinds(name) & CIVIC
            if side is not None and not side.is_state and (side.country or civic):
                return Party(name, side.key, passage)
        return Party(name, self.document.language.fold(name), passage, is_city=False)

    def _city_in(self, name: str) -> str | None:
        """The place in a body's name; of `Mandaue City` what is left without the body's words."""
        inside = self.sides.place_inside(name)
        if inside is not None:
            return inside
        analyse = self.document.language.analyse
        rest = [
            w
            for w in name.split()
            if not (analyse(w).has("institution", "place_noun") or w.islower())
        ]
        return " ".join(rest) or None

    def _without_state(self, name: str) -> str:
        """`Chengdu City of China`: the state is no part of the city's name."""
        city, _, state = name.rpartition(" of ")
        side = self.sides.of_place(state) if " " in city else None
        return city if side is not None and side.is_state and self.kinds(city) & CIVIC else name

    def kinds(self, name: str) -> set[str | None]:
        full = self.document.abbreviations.get(name, name)
        analyse = self.document.language.analyse
        return {analyse(w).value("institution") for w in full.split()}

    def _is_own_body(self, name: str) -> bool:
        kinds = self.kinds(name)
        return bool(kinds & _OWN_BODY) and not kinds & CIVIC

    def _of_person(self, mention: Mention) -> Party | None:
        """The city or the body for which somebody holds office; none for a state's envoy."""
        person = mention.person
        offices = person.offices if person is not None else mention.offices
        if self.sides.is_envoy(mention):
            return None
        held = [p for o in offices if (p := self._of_office(o, mention)) is not None]
        if held:
            return next((p for p in held if p.is_city), held[0])
        return self._of_place(person.acts_for, mention) if person is not None else None

    def _of_office(self, office: Office, mention: Mention) -> Party | None:
        language = self.document.language
        if language.is_envoy(office.title) or not (office.institution or office.place):
            return None
        body, place = office.institution, office.place
        if body and (self._is_own_body(body) or language.signs_for_itself(body)):
            return self._of_institution(body, place, mention.passage)
        name = place or self.sides.place_inside(body)
        side = self.sides.of_place(name)
        if name and side is not None:
            return None if side.is_state else Party(name, side.key, mention.passage)
        return Party(body, language.fold(body), mention.passage, is_city=False) if body else None

    def city_of(self, mention: Mention) -> Party | None:
        """The city for which a mention stands, by the city's own name."""
        party = self.party_of(mention)
        if party is None or not party.is_city or mention.kind is not MentionKind.INSTITUTION:
            return party if party is not None and party.is_city else None
        name = mention.place or self.sides.place_inside(mention.name)
        return self._of_place(name, mention) or party

    def locates(self, sentence: Sentence, mention: Mention) -> bool:
        """`Öskemen, Kazakhstan`: a place that only says where the one before it lies."""
        if mention.kind is not MentionKind.PLACE:
            return False
        if mention.marker == "of" and any(
            0 <= m.first - mention.last <= 1 and m.kind in _BODIES for m in sentence.mentions
        ):
            return True  # `Bursa’nın Nilüfer Belediyesi`
        if not mention.first:
            return False
        before = sentence.tokens[mention.first - 1]
        ahead = [m for m in sentence.mentions if mention.first - 2 <= m.last < mention.first]
        if before.text not in (",", "(") or not ahead:
            return False
        if before.text == "(" or mention.subkind in ("region", "country"):
            return True
        own, inner = self.sides.of_mention(mention), self.sides.of_mention(ahead[-1])
        return (
            own is not None
            and inner is not None
            and bool(own.region)
            and own.region == inner.region
        )


def settled(claims: list[Claim]) -> tuple[tuple[Party, ...], Strength]:
    """The parties that the strongest claim tells; the first of several, unless a later one of
    the same strength tells more. One-sided claims are put together."""
    full = [c for c in claims if len(c.parties) > 1]
    if full:
        best = max(full, key=lambda c: (c.strength, not any(p.is_vague for p in c.parties)))
        for claim in full:
            keys = {p.key for p in claim.parties}
            if claim.strength == best.strength and keys > {p.key for p in best.parties}:
                best = claim
        return best.parties, best.strength
    return distinct(p for c in claims for p in c.parties), Strength.PARTNER
