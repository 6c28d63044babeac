"""From the cells of a row to what it states, or to the reason why it states nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from comity import gazetteer
from comity.edtf import EdtfError, parse
from comity.gazetteer.names import key_of
from comity.identity import PlaceProfile
from comity.identity.places import place_of
from comity.intake.importing.columns import Meaning
from comity.intake.importing.tables import Row
from comity.passages import Passage
from comity.reading.dates import find_dates
from comity.reading.languages import language_for
from comity.register.models import AgreementKind
from comity.register.words import LANGUAGES, word

_DATES = (Meaning.SIGNED, Meaning.UNTIL, Meaning.DECISION_DATE, Meaning.APPROVAL_DATE)
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?: 00:00(?::00)?)?(?: г\.?)?")
_BOTH = re.compile(
    r"(\d{1,2}[./]\d{1,2}[./]\d{4})(?: (?:tarih(?:li)?|г\.))?(?: ve| and|,| -| /|/|-| №| no\.?)*"
    r" ?(\d[\w/-]{0,30})(?: sayılı.*| no'lu.*)?",
    re.IGNORECASE,
)
_ACTS = (
    (Meaning.DECISION_DATE, Meaning.DECISION_NUMBER),
    (Meaning.APPROVAL_DATE, Meaning.APPROVAL_NUMBER),
)
_NOTHING = frozenset({"-", "--", "–", "—", "yok", "none", "нет", "n/a"})


class Unreadable(ValueError):
    """A row that cannot be imported; the sentence says which cell and why."""


@dataclass(frozen=True, slots=True)
class StatedRow:
    """What a row states, by meaning: dates as EDTF, a country as ISO code, words as they stand.

    `place` is the gazetteer's, or None for a city that it does not know; `places` are the
    columns of the cells.
    """

    number: int
    city: str
    partner: str
    country: str
    place: gazetteer.Place | None
    kind: str
    words: Mapping[Meaning, str]
    row: Row
    places: Mapping[Meaning, int]

    @property
    def proofs(self) -> dict[Meaning, Passage]:
        """Where each cell stands in the source's text."""
        return {meaning: self.row.passage(place) for meaning, place in self.places.items()}

    def get(self, meaning: Meaning) -> str:
        """The value of a cell, empty where there is none."""
        return self.words.get(meaning, "")


def stated_by(row: Row, meanings: Mapping[int, Meaning], kind: str) -> StatedRow:
    """What a row states; `kind` is that of agreements whose row says none. Raises Unreadable."""
    cells = dict(_cells(row, meanings))
    for date_in, number_in in _ACTS:
        _part_number(cells, date_in, number_in)
    words = {meaning: _read(meaning, text) for meaning, (text, _where) in cells.items()}
    city, partner = words.get(Meaning.CITY, ""), words.get(Meaning.PARTNER, "")
    if not (city or partner):
        raise Unreadable(_("There is neither a city nor a partner in it."))
    country = words.get(Meaning.COUNTRY, "")
    place = place_of(PlaceProfile(names=(city or partner,), country=country or None))
    return StatedRow(
        row.number, city, partner, country, place, words.get(Meaning.KIND, kind), words,
        row, {meaning: place for meaning, (_text, place) in cells.items()},
    )  # fmt: skip


def _cells(row: Row, meanings: Mapping[int, Meaning]) -> Iterator[tuple[Meaning, tuple[str, int]]]:
    for place, meaning in meanings.items():
        text = row.cells[place] if place < len(row.cells) else ""
        if text and text.casefold() not in _NOTHING:
            yield meaning, (text, place)


def _part_number(
    cells: dict[Meaning, tuple[str, int]], date_in: Meaning, number_in: Meaning
) -> None:
    """Part a cell that holds both date and number of an act: `05.03.1998 tarih ve 124 sayılı`."""
    text, place = cells.get(date_in, ("", 0))
    both = _BOTH.fullmatch(text)
    if both and number_in not in cells:
        cells[date_in], cells[number_in] = (both[1], place), (both[2], place)


def _read(meaning: Meaning, text: str) -> str:
    if meaning in _DATES:
        found = date_of(text)
        if found is None:
            raise Unreadable(_("“%(words)s” is no single date.") % {"words": text})
        return found
    if meaning is Meaning.COUNTRY:
        code = country_of(text)
        if code is None:
            raise Unreadable(_("“%(words)s” is no country that is known.") % {"words": text})
        return code
    if meaning is Meaning.KIND:
        kind = kind_of(text)
        if kind is None:
            raise Unreadable(_("“%(words)s” is no kind of agreement.") % {"words": text})
        return kind
    if meaning in (Meaning.DECISION_NUMBER, Meaning.APPROVAL_NUMBER) and len(text) > 80:
        raise Unreadable(_("“%(words)s” is too long for a number.") % {"words": text[:40] + "…"})
    return text


@lru_cache(maxsize=50_000)
def date_of(text: str) -> str | None:
    """The EDTF of a cell that is one date: 05.03.1998, 1998-03-05, Mart 1998, 1998."""
    day_first = _DAY_FIRST.fullmatch(text)
    told = "{2}-{1:0>2}-{0:0>2}".format(*day_first.groups()) if day_first else text
    try:
        return str(parse(told))
    except EdtfError:
        pass
    if day_first:
        return None
    for code in LANGUAGES:
        found = find_dates(text, 0, len(text), language_for(code).calendar, None)
        if len(found) == 1 and len(found[0].passage) >= len(text.rstrip(". г")):
            return found[0].edtf
    return None


@lru_cache(maxsize=5_000)
def country_of(text: str) -> str | None:
    """The ISO code of a country by its name in any of the three languages."""
    if re.fullmatch("[A-Z]{2}", text):
        return text if gazetteer.country(text) else None
    found = (place for place in gazetteer.find(text) if place.kind.value == "country")
    place = next(found, None)
    return place.country if place else None


@lru_cache(maxsize=1_000)
def kind_of(text: str) -> str | None:
    """The kind of agreement that the words of a cell mean."""
    return _kinds().get(key_of(text))


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    known = {
        key_of(word("AgreementKind", kind, language)): kind.value
        for kind in AgreementKind
        for language in LANGUAGES
    }
    more = {
        "sister-city": "kardes sehir,kardes kent,kardes,sister city,twin town,twinning,побратим,"
        "город побратим,побратимство,города побратимы",
        "friendship-city": "dost sehir,dostluk,friendship,friendship city,дружба,город друг",
        "cooperation-protocol": "isbirligi protokolu,is birligi protokolu,protokol,isbirligi,"
        "is birligi,protocol,cooperation,протокол,сотрудничество",
        "memorandum": "mutabakat zapti,mutabakat,iyi niyet,memorandum,mou,меморандум",
    }
    return {**{key: kind for kind, keys in more.items() for key in keys.split(",")}, **known}
