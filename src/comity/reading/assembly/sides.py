"""Which side somebody stands on: the city, country or state for which they act."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from comity.gazetteer import demonyms
from comity.gazetteer.regions import region_of
from comity.passages import Passage
from comity.reading.document import Document, Mention, MentionKind, Office, Person
from comity.reading.places import known_place, known_place_in

_SCENE = 5  # what the place of the first sentence counts for the home of a text
_HERE = "here"  # the key of a home that the text does not name
_SHORT = 6  # words of a line that is no sentence


@dataclass(frozen=True, slots=True)
class Side:
    """A place or state. `key` tells sides apart; `country` is ISO 3166-1; `is_state` tells a
    state's envoy or minister from a city, `is_wide` a state or region from a city."""

    key: str
    country: str | None
    is_state: bool
    region: str = ""
    is_wide: bool = False


def _short_names(document: Document) -> dict[str, str]:
    """`Gaziantep Chamber of Commerce (GTO)`: what an abbreviation in brackets stands for."""
    found: dict[str, str] = {}
    for sentence in document.sentences:
        for mention in sentence.mentions:
            if mention.kind is MentionKind.INSTITUTION and mention.name.endswith(")"):
                full, _, short = mention.name[:-1].rpartition(" (")
                found.setdefault(short, full)
    return found


def _countries_named(document: Document) -> frozenset[str]:
    """The ISO codes of the countries that a text names, by themselves or as those of offices;
    an envoy's is where he serves, not who sent him."""
    mentions = (m for s in document.sentences for m in s.mentions)
    names = {m.name for m in mentions if m.kind is MentionKind.PLACE and m.subkind == "country"}
    for person in document.people:
        names |= {o.place for o in person.offices if o.place}
    known = (known_place(name) for name in names)
    return frozenset(p.country for p in known if p is not None and p.kind == "country")


# The side of an envoy of whom the text does not say who sent him.
_UNSAID_STATE = Side("a state", None, True)


class Sides:
    """Knows the sides of a document's people and institutions, and its home."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.short = _short_names(document)
        # Both are asked again and again for the same few names of a text.
        self._missions: dict[tuple[str, str | None], bool] = {}
        self._inside: dict[str, str | None] = {}
        self._offices: dict[tuple[str, str | None, str | None], Side | None] = {}
        # What the whole text tells of its sides is reckoned once.
        self._other_than: dict[Side | None, Side | None] = {}
        self._places: dict[str, tuple[str, Passage]] | None = None
        self._most_named: list[str] | None = None
        self._has_other: bool | None = None
        self.home: Side | None = None
        self._countries = _countries_named(document)
        self.home = self._home()

    def of_place(self, name: str | None, *, is_state: bool = False) -> Side | None:
        """The side of a place's name, or None if the name is none."""
        if not name:
            return None
        known = known_place_in(name, self._countries) or demonyms.country_of(name.split()[0])
        if known is None:
            known = known_place(self.document.language.town_in(name) or "")
        if known is None:
            return Side(self.document.language.fold(name), None, is_state)
        state = is_state or known.kind == "country"
        wide = known.kind in ("country", "region")
        return Side(known.id, known.country, state, region_of(known), wide)

    def of_office(self, office: Office) -> Side | None:
        """The side for which an office acts: an envoy's is the sending state."""
        key = (office.title, office.institution, office.place)
        if key not in self._offices:
            self._offices[key] = self._reckon_office(office)
        return self._offices[key]

    def _reckon_office(self, office: Office) -> Side | None:
        if self.document.language.is_envoy(office.title):
            return self.of_place(office.institution, is_state=True) or _UNSAID_STATE
        if self._is_of_mission(office):
            return self.of_place(self.place_inside(office.institution), is_state=True)
        if office.institution and self._is_private(office.institution):
            seat = office.place if self.is_in_parliament(office) else None
            return self.of_place(seat)
        if office.place:
            return self.of_place(office.place)
        for name in (office.institution,):
            place = self.place_inside(name)
            if place:
                return self.of_place(place)
        return None

    def _is_private(self, institution: str) -> bool:
        """Clubs, associations of people from a town, companies: a city's name in theirs does
        not make them act for that city."""
        analyse = self.document.language.analyse
        kinds = {analyse(w).value("institution") for w in institution.split()}
        return bool(kinds & {"association", "company", "place"}) and not kinds & {
            "municipality", "government", "union", "ministry", "embassy", "university", "chamber",
        }  # fmt: skip

    def place_inside(self, name: str | None) -> str | None:
        """The first place among the words of a name, or None."""
        if not name:
            return None
        if name not in self._inside:
            self._inside[name] = self._first_place(name)
        return self._inside[name]

    def _first_place(self, name: str) -> str | None:
        """The first place by its name, else the country of the adjective that opens the name
        (`Kazakh National University`)."""
        if self.document.language.names_street(name):
            return None
        words = self.document.abbreviations.get(name, self.short.get(name, name)).split()
        for width in (3, 2, 1):
            for start in range(len(words) - width + 1):
                part = " ".join(words[start : start + width])
                found = self.document.language.place_name(part)
                if found is not None:
                    return found
        adjectives = words if len(words) > 1 else []
        found_countries = (demonyms.country_of(w) for w in adjectives if w[0].isupper())
        country = next((c for c in found_countries if c is not None), None)
        return country.name if country is not None else None

    def is_in_parliament(self, office: Office) -> bool:
        """A member of parliament, who sits elsewhere than in the text's city."""
        analyse = self.document.language.analyse
        return any(analyse(w).value("office") == "parliament" for w in office.title.split())

    def is_envoy(self, mention: Mention) -> bool:
        """Whether somebody holds no office but those of a state's envoy or at an embassy."""
        offices = mention.person.offices if mention.person is not None else mention.offices
        return bool(offices) and all(self._is_of_mission(o) for o in offices)

    def is_consul(self, mention: Mention) -> bool:
        """Whether somebody is a consul, of whatever rank."""
        offices = mention.person.offices if mention.person is not None else mention.offices
        stem = self.document.language.consul_stem
        return any(stem in self.document.language.fold(o.title) for o in offices)

    def _is_of_mission(self, office: Office) -> bool:
        key = (office.title, office.institution)
        if key not in self._missions:
            self._missions[key] = self._serves_mission(*key)
        return self._missions[key]

    def _serves_mission(self, title: str, institution: str | None) -> bool:
        language = self.document.language
        if language.is_envoy(title):
            return True
        words = (institution or "").split()
        return any(language.analyse(w).value("institution") == "embassy" for w in words)

    def of_person(self, person: Person) -> Side | None:
        """The side of the person's offices: the first that has one, a city before the state of
        who heads a union there too; that of the delegation with which they came where the place
        of the office is in no gazetteer."""
        held = [(o, side) for o in person.offices if (side := self.of_office(o)) is not None]
        if not held:
            return self.of_place(person.acts_for)
        first = held[0][1]
        if first.country is None and not first.is_state:
            return self.of_place(person.acts_for) or first
        if not first.is_state or any(self._is_of_mission(o) for o, _ in held):
            return first
        return next((s for _, s in held if not s.is_state and s.country == first.country), first)

    def of_mention(self, mention: Mention) -> Side | None:
        """The side for which a mention stands, or None if the text does not say."""
        if mention.kind is MentionKind.PLACE:
            if mention.subkind == "venue":
                return self.of_place(mention.place) if mention.place else None
            return self.of_place(mention.name)
        if mention.person is not None:
            return self.of_person(mention.person)
        if mention.kind is MentionKind.PERSON:
            return next((s for o in mention.offices if (s := self.of_office(o))), None)
        if mention.subkind == "embassy":
            return self.of_place(mention.place, is_state=True)
        if self.is_ours(mention):
            return self.home
        led = (self.of_mention(member) for member in mention.members)
        return (
            self.of_place(mention.place)
            or self.of_place(self.place_inside(mention.name))
            or next((side for side in led if side is not None), None)
            or self._of_unknown_city(mention)
        )

    def is_ours(self, mention: Mention) -> bool:
        """`heyetimiz`, `our delegation`: a body or group of the text's own city."""
        return mention.person is None and self.document.language.means_home(mention.name)

    def _of_unknown_city(self, mention: Mention) -> Side | None:
        """`делегация города Фэнчжоу`: from somewhere that no gazetteer knows."""
        words = mention.name.split()
        named = [w for w in words[1:] if w[0].isupper()]
        if mention.subkind != "delegation" or not named:
            return None
        return Side(self.document.language.fold(" ".join(named)), None, False)

    def has_other(self) -> bool:
        """Whether anybody or anything of the text acts for another side than its home."""
        if self._has_other is None:
            self._has_other = any(
                self.differ(self.of_mention(m), None)
                for s in self.document.sentences
                for m in s.mentions
                if m.kind in (MentionKind.PERSON, MentionKind.INSTITUTION, MentionKind.GROUP)
            )
        return self._has_other

    def home_place(self) -> Mention | None:
        """The place from which the text is written, as the text names it."""
        return self.place_of(self.home)

    def counterpart(self) -> Mention | None:
        """The place of the one other side of the text; None where there are several."""
        return self.place_of(self.other_than(self.home))

    def other_than(self, one: Side | None) -> Side | None:
        """The one side of the text that is another than the one given; None where there are
        several.

        A side counts by those who act for it; one that is named half as often as the other
        or less is background.
        """
        if one not in self._other_than:
            self._other_than[one] = self._reckon_other(one)
        return self._other_than[one]

    def _reckon_other(self, one: Side | None) -> Side | None:
        counts: Counter[str] = Counter()
        found: dict[str, Side] = {}
        for sentence in self.document.sentences:
            for mention in sentence.mentions:
                side = self.of_mention(mention)
                if side is None or not self.differ(side, one) or side.is_state:
                    continue
                counts[side.key] += 1 if mention.kind is MentionKind.PLACE else 2
                found[side.key] = side
        ranked = counts.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
            return None
        return found[ranked[0][0]]

    def two_most_named(self) -> list[str]:
        """The places of the two sides that act most in the text; nothing if fewer act in it."""
        if self._most_named is None:
            self._most_named = self._reckon_most_named()
        return list(self._most_named)

    def _reckon_most_named(self) -> list[str]:
        counts: Counter[str] = Counter()
        found: dict[str, Side] = {}
        for sentence in self.document.sentences:
            for mention in sentence.mentions:
                side = self.of_mention(mention)
                if side is not None and not side.is_state:
                    counts[side.key] += 1 if mention.kind is MentionKind.PLACE else 2
                    found[side.key] = side
        top = [found[key] for key, count in counts.most_common(2) if count > 1]
        if len(top) > 1 and not self.differ(top[0], top[1]):
            return []
        places = [place for side in top if (place := self.place_of(side)) is not None]
        return [place.name for place in places] if len(places) > 1 else []

    def place_of(self, side: Side | None) -> Mention | None:
        """A mention of a side's place by its own name."""
        if side is None:
            return None
        if self._places is None:
            self._places = self._reckon_places()
        found = self._places.get(side.key)
        if found is None:
            return None
        name, passage = found
        return Mention(MentionKind.PLACE, 0, 0, name, passage, place=name)

    def _reckon_places(self) -> dict[str, tuple[str, Passage]]:
        """By the key of each side the first name of its place, and where that stands."""
        found: dict[str, tuple[str, Passage]] = {}
        for sentence in self.document.sentences:
            for mention in sentence.mentions:
                own = self.of_mention(mention)
                if own is None or own.key in found:
                    continue
                name = mention.name if mention.kind is MentionKind.PLACE else mention.place
                if mention.person is not None:
                    name = mention.person.place or mention.person.acts_for
                if name:
                    found[own.key] = (name, mention.passage)
        return found

    def differ(self, one: Side | None, other: Side | None) -> bool:
        """Whether two sides are of different cities, countries or states' missions.

        An unknown side counts as the text's home. A state's office and a city of that same
        state are one side's domestic affair.
        """
        a, b = one or self.home, other or self.home
        if self.home is None and (one is None) != (other is None):
            return self._is_foreign_state(one or other)
        if a is None or b is None or a.key == b.key:
            return False
        if one is None and other is None:
            return False
        if a.region and a.region == b.region and (one is None or other is None):
            return False
        return not (a.country and a.country == b.country and (a.is_state or b.is_state))

    def _scene(self) -> Side | None:
        """The city in which the first sentence of the news plays."""
        for sentence in self.document.told():
            if sentence.is_heading or len(sentence.tokens) < _SHORT:
                continue
            for mention in sentence.mentions:
                if mention.kind is MentionKind.PLACE and mention.marker == "in":
                    side = self.of_mention(mention)
                    if side is not None and side.country and not side.is_state:
                        return side
            return None
        return None

    def _is_foreign_state(self, side: Side | None) -> bool:
        """Whether a side is a state where the language is not at home: its envoy differs from
        whoever receives him, though the text does not say where."""
        at_home = self.document.language.home_countries
        return side is not None and side.is_state and side.country not in at_home

    def alike(self, one: Side | None, other: Side | None) -> bool:
        """Whether two sides may be one: the same place, two of one region at home (regions
        abroad may be half a country), or a state and a city of it (`the Kyrgyz delegation`)."""
        if one is None or other is None:
            return False
        if one.key == other.key:
            return True
        if not one.country or one.country != other.country:
            return False
        at_home = one.country in self.document.language.home_countries
        if one.is_state or other.is_state:
            return True
        if at_home:
            return self._of_one_region(one, other)
        return one.is_wide != other.is_wide

    @staticmethod
    def _of_one_region(one: Side, other: Side) -> bool:
        return bool(one.region) and one.region == other.region

    def _who_come_home(self) -> set[str]:
        """The keys of the sides of those who are told to have come `to us`."""
        document = self.document
        return {
            side.key
            for sentence in document.told()
            for frame in document.frames_of(sentence)
            if frame.name == "visit" and document.language.comes_home(sentence, frame.trigger)
            for mention in frame.roles.get("guest", [])
            if (side := self.of_mention(mention)) is not None
        }

    def _speaks_of_us(self) -> bool:
        """`Rektörümüz`, `our municipality`: the text is written at home, wherever it plays."""
        means_home = self.document.language.means_home
        return any(
            means_home(t.text) for s in self.document.sentences for t in s.tokens if t.is_word
        )

    def _names_country(self, countries: frozenset[str]) -> bool:
        """Whether the text names one of some countries (`they came to Turkey`)."""
        named = (m for s in self.document.sentences for m in s.mentions)
        sides = (self.of_mention(m) for m in named if m.kind is MentionKind.PLACE)
        return any(side is not None and side.country in countries for side in sides)

    def _home(self) -> Side | None:
        """The side that the text is written from: the city named most often in offices and
        institutions; one in a country where the language is at home, a municipality, and
        the first one named weigh more."""
        named = self.of_place(self.document.language.home_name(self.document))
        if named is not None:
            return named
        counts: Counter[str] = Counter()
        at_home = self.document.language.home_countries
        scene = self._scene()
        if scene is not None:
            counts[scene.key] += _SCENE
        sides: dict[str, Side] = {}
        elsewhere = self._who_come_home()
        for sentence in self.document.sentences:
            for mention in sentence.mentions:
                side = self.of_mention(mention)
                if side is not None and side.key in elsewhere:
                    continue
                if mention.kind not in (MentionKind.PERSON, MentionKind.INSTITUTION) and (
                    mention.kind is not MentionKind.PLACE
                    or side is None
                    or side.country not in at_home
                ):
                    continue
                if side is not None and not side.is_state:
                    counts[side.key] += 2 if side.country in at_home else 1
                    if side.key not in sides:
                        sides[side.key] = side
                        counts[side.key] += 1 if len(sides) == 1 else 0
                        counts[side.key] += 3 if side.country in at_home else 0
                    if mention.subkind == "municipality":
                        counts[side.key] += 1
        if scene is not None:
            sides.setdefault(scene.key, scene)
        if not counts:
            return None
        abroad = at_home and not {s.country for s in sides.values()} & at_home
        if abroad and (len(sides) == 1 or self._names_country(at_home) or self._speaks_of_us()):
            return Side(_HERE, None, False)  # the text names only whom it tells of as foreign
        return sides[counts.most_common(1)[0][0]]
