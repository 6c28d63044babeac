"""Names of a place's people: `гомельчане`, `нижегородцы`, `норвежцы`, `москвичи`."""

from __future__ import annotations

from functools import lru_cache

from comity import gazetteer
from comity.reading.languages.russian.morphology import readings
from comity.reading.languages.russian.places import place_of_adjective

_ENDINGS = ("чанин", "анин", "янин", "ец", "ич")
_OWN = {"москвич": "Москва", "петербуржец": "Санкт-Петербург", "ростовчанин": "Ростов-на-Дону"}


@lru_cache(maxsize=4_000)
def place_of_people(lemma: str) -> str | None:
    """The city or country whose people a noun (nominative singular) names, or None."""
    if lemma in _OWN:
        return _OWN[lemma]
    if not lemma.endswith(_ENDINGS) or len(lemma) < 6:
        return None
    country = gazetteer.country_of(lemma)
    if country is not None:
        return country.name_ru
    for ending in _ENDINGS:
        if lemma.endswith(ending):
            stem = lemma.removesuffix(ending)
            for base in (stem, stem.removesuffix("ь")):
                adjective = base + "ский"
                if any(r.is_known and r.part == "ADJF" for r in readings(adjective)):
                    place = place_of_adjective(adjective)
                    if place is not None:
                        return place
    return None
