"""Whether two offices are one, however title, institution and place share the words."""

from __future__ import annotations

from collections.abc import Sequence

from comity.evaluation.names import abbreviates
from comity.evaluation.words import content_words, is_generic, share_in, without_alike
from comity.reading.findings import OfficeHeld

ENOUGH_OF_INSTITUTION = 2 / 3


def same_office(gold: OfficeHeld, found: OfficeHeld, places: Sequence[str] = ()) -> bool:
    """Whether a found office is the gold one.

    The title's words must be equal, but for words of city administration and for words
    that the other has in its institution (`Kültür İşleri Müdürü` without institution is
    `Müdür` of `Kültür İşleri Müdürlüğü`). The place must be equal, but may stand inside the
    institution. Two thirds of either institution must be in the other office, or one
    abbreviates the other. `places`
    are further places by which the same person holds offices: a found one of these is no
    fault if gold has an institution.
    """
    return (
        _titles_agree(gold, found)
        and _places_agree(gold, found, places)
        and _institutions_agree(gold, found)
    )


def _titles_agree(gold: OfficeHeld, found: OfficeHeld) -> bool:
    return not _title_beyond(gold, found) and not _title_beyond(found, gold)


def _title_beyond(one: OfficeHeld, other: OfficeHeld) -> list[str]:
    telling = [w for w in content_words(one.title) if not is_generic(w, "titles")]
    return without_alike(
        telling or content_words(one.title),
        [*content_words(other.title), *content_words(other.institution)],
    )


def _places_agree(gold: OfficeHeld, found: OfficeHeld, places: Sequence[str]) -> bool:
    if without_alike(content_words(gold.place), _all_words(found)):
        return False
    known = _all_words(gold)
    if gold.institution:
        known = [*known, *(word for place in places for word in content_words(place))]
    return not without_alike(content_words(found.place), known)


def _institutions_agree(gold: OfficeHeld, found: OfficeHeld) -> bool:
    one, other = gold.institution or "", found.institution or ""
    if abbreviates(one, other) or abbreviates(other, one):
        return True
    return _institution_in(gold, found) and _institution_in(found, gold)


def _institution_in(one: OfficeHeld, other: OfficeHeld) -> bool:
    telling = [w for w in content_words(one.institution) if not is_generic(w, "titles")]
    return share_in(telling, _all_words(other)) >= ENOUGH_OF_INSTITUTION


def _all_words(office: OfficeHeld) -> list[str]:
    parts = (office.title, office.institution, office.place)
    return [word for part in parts for word in content_words(part)]
