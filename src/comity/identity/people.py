"""One person: by name over spelling, alphabet, order and initials, and by office and place."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from comity.identity.grouping import Blocks, grouped
from comity.identity.names import (
    Likeness,
    Name,
    compare_names,
    first_sounds,
    forms_of,
    is_common,
    name_of,
)
from comity.identity.offices import Office, is_head, office_of, relate, same_role
from comity.identity.places import relation
from comity.identity.profiles import PersonProfile
from comity.identity.score import Reason, Score, scored
from comity.identity.sounds import skeletons

_NAME_EFFECTS = {
    Likeness.SAME: 0.86,
    Likeness.SPELLED: 0.84,
    Likeness.SHORTER: 0.72,
    Likeness.INITIALS: 0.72,
    Likeness.SURNAME_ONLY: 0.5,
    Likeness.GENDER_DIFFERS: 0.05,
    Likeness.GIVEN_DIFFERS: 0.05,
    Likeness.DIFFERENT: 0.02,
}
_OFFICE_EFFECTS = {
    "office-same": 0.25,
    "office-institution-same": 0.15,
    "office-place-same": 0.05,
    "office-place-near": 0.0,
    "place-unknown": 0.0,
    "office-place-differs": -0.3,
}
_NOT_THE_SAME = frozenset({Likeness.GENDER_DIFFERS, Likeness.GIVEN_DIFFERS, Likeness.DIFFERENT})


def compare(a: PersonProfile, b: PersonProfile) -> Score:
    """Whether two profiles are one person.

    Names decide first: different given names are different people (father and son,
    predecessor and successor), whatever they do. Offices then strengthen or weaken a
    match, the more the commoner the name.
    """
    likeness, x, y = _names(a, b)
    name = Reason(f"name-{likeness}" if likeness is not Likeness.DIFFERENT else "name-differs",
                  (x, y), _NAME_EFFECTS[likeness])  # fmt: skip
    if likeness in _NOT_THE_SAME:
        return scored(name, *_succession(a, b))
    office = _offices(a, b)
    reasons = [name] if office is None else [name, office]
    if is_common(name_of(x)) and is_common(name_of(y)):
        reasons.append(Reason("name-common", (x,), _doubt(office)))
    return scored(*reasons)


def _doubt(office: Reason | None) -> float:
    """How much a very common name takes away, less where the offices agree."""
    if office is not None and office.code == "office-same":
        return -0.05
    return -0.3 if office is not None and office.code == "office-place-same" else -0.2


def _names(a: PersonProfile, b: PersonProfile) -> tuple[Likeness, str, str]:
    """The best match among all spellings."""
    order = list(Likeness)
    pairs = ((compare_names(name_of(x), name_of(y)), x, y) for x, y in product(a.names, b.names))
    return min(pairs, key=lambda found: order.index(found[0]), default=(Likeness.DIFFERENT, "", ""))


def _offices(a: PersonProfile, b: PersonProfile) -> Reason | None:
    """The strongest tie between the offices of both, None if one has none."""
    pairs = product(map(office_of, a.offices), map(office_of, b.offices))
    reasons = [_weighed(relate(x, y), x, y) for x, y in pairs]
    return max(reasons, key=lambda reason: reason.effect, default=None)


def _weighed(reason: Reason, a: Office, b: Office) -> Reason:
    effect = _OFFICE_EFFECTS[reason.code]
    if reason.code == "office-place-differs" and _goes_together(a, b):
        effect = -0.05
    return Reason(reason.code, reason.parameters, effect)


def _goes_together(a: Office, b: Office) -> bool:
    """Whether one office is usually held beside another elsewhere: a seat in a union."""
    return any(office.body.group == "union" for office in (a, b))


def _succession(a: PersonProfile, b: PersonProfile) -> list[Reason]:
    for x, y in product(map(office_of, a.offices), map(office_of, b.offices)):
        if x.place is not None and _is_same_seat(x, y):
            return [Reason("office-succession", (f"role:{x.role}", f"place:{x.place.id}"), 0.0)]
    return []


def _is_same_seat(a: Office, b: Office) -> bool:
    """Whether two hold an office that only one at a time can hold."""
    if a.place is None or b.place is None or not (is_head(a) and is_head(b) and same_role(a, b)):
        return False
    return relation(a.place, b.place) == "same"


def blocks(profile: PersonProfile) -> Blocks:
    """Where a person is found: by each two words of the name, by surname with initial.

    Who is named in full looks among those of the same two words and among those named by
    initials, else wherever surname and initial fit; who is named by initials looks there
    at once, by a surname alone wherever it is.
    """
    found: set[str] = set()
    looks: set[str] = set()
    else_looks: set[str] = set()
    for name in map(name_of, profile.names):
        pairs, initialled = _pairs(name), initial_keys(name)
        surnames = {f"{skeleton}:" for word in _ends(name) for skeleton in skeletons(word)}
        if name.initials:
            found |= {f"i:{key}" for key in initialled} | initialled | surnames
            looks |= initialled | pairs
        else:
            found |= pairs | initialled | surnames
            looks |= (pairs | {f"i:{key}" for key in initialled}) if pairs else surnames
            else_looks |= initialled
    return Blocks(frozenset(found), frozenset(looks), frozenset(else_looks))


def keys(profile: PersonProfile) -> frozenset[str]:
    """All blocks of a person; two profiles that may be one person share at least one."""
    return blocks(profile).keys


def _pairs(name: Name) -> set[str]:
    """Each two words of a name by sound, in one order whichever comes first."""
    marks = [_marks(word) for word in name.words]
    return {
        f"{min(x, y)}+{max(x, y)}"
        for i, one in enumerate(marks)
        for other in marks[i + 1 :]
        for x, y in product(one, other)
    }


def _marks(word: str) -> frozenset[str]:
    """A word by its consonants, and by the given name that it is a form of."""
    return skeletons(word) | {f"g{number}" for number in forms_of(word)}


def initial_keys(name: Name) -> set[str]:
    """The surname, whichever word it is, with the initial of each other word.

    Fewer keys than `blocks` gives, for things of which a person is one part.
    """
    found: set[str] = set()
    for surname in _ends(name):
        others = [word for word in (*name.words, *name.initials) if word != surname]
        initials = {sound for word in others for sound in first_sounds(word)}
        found |= {f"{s}:{initial}" for s in skeletons(surname) for initial in initials}
    return found


def _ends(name: Name) -> tuple[str, ...]:
    """The words that may be the surname."""
    if name.surname_first or len(name.words) < 2:
        return name.words[:1]
    return (name.words[0], name.words[-1])


def group(profiles: Iterable[PersonProfile]) -> list[list[int]]:
    """Positions of the profiles that are one person, group by group."""
    return grouped(list(profiles), blocks, compare)
