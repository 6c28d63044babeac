"""One institution: by kind, subject and place rather than by string."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import product

from comity.gazetteer import Place, PlaceKind, key_of
from comity.identity.grouping import both, grouped
from comity.identity.institution_names import Parts, groups, parsed, parts_of
from comity.identity.place_names import place_named
from comity.identity.places import relation
from comity.identity.profiles import InstitutionProfile
from comity.identity.score import Reason, Score, scored
from comity.identity.sounds import likeness, skeletons

_COMPATIBLE = {
    frozenset(pair)
    for pair in (("city", "government"), ("citizens", "council"), ("department", "ministry"),
                 ("state", "province"), ("union", "foundation"), ("city", "prefecture"))
}  # fmt: skip
_ABROAD = frozenset({"embassy", "consulate", "mission", "house", "honorary-consulate"})
_OWN_NAME_KINDS = frozenset({"university", "school", "company", "union", "foundation", "museum",
                             "theatre", "library", "hospital", "institute", "academy", "centre",
                             "agency", "party"})  # fmt: skip


def compare(a: InstitutionProfile, b: InstitutionProfile) -> Score:
    """Whether two institutions are one; the best of all their names decides."""
    scores = [
        _compare_parts(_parts(a, x), _parts(b, y), x, y) for x, y in product(a.names, b.names)
    ]
    return max(scores, key=lambda score: score.value, default=Score(0.01))


def compare_names(a: str, b: str) -> Score:
    """Whether two names are of one institution; useful where nothing else is known."""
    return compare(InstitutionProfile(names=(a,)), InstitutionProfile(names=(b,)))


def _parts(profile: InstitutionProfile, name: str) -> Parts:
    """What a name says, with what the profile knows better."""
    parts = _read(name, profile.place, profile.represents, profile.language)
    if profile.kind is not None and profile.kind in groups():
        parts = replace(parts, kind=profile.kind, group=groups()[profile.kind])
    if profile.subject is not None:
        parts = replace(parts, subjects=parts.subjects | {profile.subject})
    return parts


@lru_cache(maxsize=100_000)
def _read(name: str, place: str | None, represents: str | None, language: str | None) -> Parts:
    parts = parts_of(name, place)
    if represents:
        parts = replace(parts, represents=place_named(represents))
    is_turkish = language == "tr" or "bakanlig" in key_of(name)
    if parts.place is None and parts.group == "ministry" and is_turkish:
        parts = replace(parts, place=place_named("Türkiye"))
    return parts


def _compare_parts(a: Parts, b: Parts, name_a: str, name_b: str) -> Score:
    if a.known and b.known:
        if a.known == b.known:
            return scored(Reason("institution-known", (name_a,), 0.98))
        return scored(Reason("institution-known-differs", (name_a, name_b), 0.02))
    if a.known or b.known:
        a, b = parsed(name_a), parsed(name_b)
    if key_of(name_a) == key_of(name_b) and _places_agree(a, b):
        return scored(Reason("name-same", (name_a, name_b), 0.97))
    reasons = [_kind(a, b), _place(a, b), _subject(a, b), *_own(a, b), *_sides(a, b)]
    return scored(*(reason for reason in reasons if reason is not None))


def _places_agree(a: Parts, b: Parts) -> bool:
    return a.place is None or b.place is None or relation(a.place, b.place) == "same"


def _kind(a: Parts, b: Parts) -> Reason:
    if a.group is None or b.group is None:
        return Reason("kind-unknown", (), 0.1)
    if a.group == b.group:
        return Reason("kind-same", (f"kind:{a.kind}",), 0.4)
    kinds = (f"kind:{a.kind}", f"kind:{b.kind}")
    if {a.group, b.group} == {"city", "executive"}:
        return Reason("kind-compatible", kinds, 0.2)
    if {a.group, b.group} == {"city", "council"} and _council_governs(a, b):
        return Reason("kind-compatible", kinds, 0.3)
    if frozenset((a.group, b.group)) in _COMPATIBLE:
        return Reason("kind-compatible", kinds, 0.35)
    return Reason("kind-differs", kinds, -0.45)


_COUNCIL_GOVERNS = frozenset({"GB", "IE", "ES", "AU", "NZ"})


def _council_governs(*bodies: Parts) -> bool:
    """Whether `City Council` is the name of the local authority itself, as in Britain."""
    return any(parts.place and parts.place.country in _COUNCIL_GOVERNS for parts in bodies)


def _place(a: Parts, b: Parts) -> Reason:
    if (a.place is None) != (b.place is None) and _sounds_like_place(a, b):
        place = a.place or b.place
        return Reason("place-same", (f"place:{place.id}" if place else "",), 0.45)
    if a.place is None or b.place is None:
        return Reason("place-unknown", (), 0.2)
    names = (f"place:{a.place.id}", f"place:{b.place.id}")
    how = relation(a.place, b.place)
    if how == "same" and a.is_wide == b.is_wide:
        return Reason("place-same", names[:1], 0.45)
    if a.group in _ABROAD and how == "contains" and a.group == "embassy":
        return Reason("place-contains", names, 0.45)
    if how == "contains":
        is_two_tiers = a.group == b.group == "city"  # a metropolis and one of its districts
        return Reason("place-contains", names, -0.2 if is_two_tiers else 0.0)
    return Reason("place-differs", names, -0.6)


def _sounds_like_place(a: Parts, b: Parts) -> bool:
    """Whether a word that no gazetteer knows sounds like the place of the other."""
    known, unknown = (a, b) if a.place is not None else (b, a)
    names = [known.place.named(tag) for tag in ("tr", "en", "ru")] if known.place else []
    return any(likeness(word, name) >= 0.85 for word in unknown.own for name in names)


def _subject(a: Parts, b: Parts) -> Reason | None:
    if not a.subjects and not b.subjects:
        return Reason("subject-none", (), 0.1)
    if a.subjects and b.subjects:
        shared = a.subjects & b.subjects
        share = len(shared) / max(len(a.subjects), len(b.subjects))
        least = len(shared) / min(len(a.subjects), len(b.subjects))
        if least == 1 and share >= 0.5:
            return Reason("subject-same", (_subjects(shared),), 0.15 if share == 1 else 0.05)
        both = (_subjects(a.subjects), _subjects(b.subjects))
        return Reason("subject-differs", both, -0.5)
    one = a.subjects or b.subjects
    return Reason("subject-one-sided", (_subjects(one),), -0.3)


def _subjects(subjects: frozenset[str]) -> str:
    return " ".join(f"subject:{subject}" for subject in sorted(subjects))


def _own(a: Parts, b: Parts) -> list[Reason]:
    if not a.own and not b.own:
        return []
    if a.own and b.own:
        names = (" ".join(a.own), " ".join(b.own))
        if _agree(a.own, b.own):
            return [Reason("own-name-same", names, 0.3)]
        return [Reason("own-name-differs", names, -0.15 if _may_translate(a, b) else -0.4)]
    weight = -0.3 if {a.group, b.group} & _OWN_NAME_KINDS else -0.1
    if "city" in (a.group, b.group):  # its own name is that of a place that nobody knows
        weight = -0.25
    return [Reason("own-name-one-sided", (" ".join(a.own or b.own),), weight)]


def _may_translate(a: Parts, b: Parts) -> bool:
    """Whether own words may be translations: two alphabets, and all else agrees."""
    scripts = {any("а" <= letter <= "я" for letter in key_of(" ".join(x.own))) for x in (a, b)}
    return len(scripts) == 2 and bool(a.subjects) and a.subjects == b.subjects


def _agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    shorter, longer = sorted((a, b), key=len)
    hits = sum(any(likeness(x, y) >= 0.8 for y in longer) for x in shorter)
    return hits >= max(1, (len(shorter) + 1) // 2)


def _sides(a: Parts, b: Parts) -> list[Reason]:
    reasons = []
    if a.represents and b.represents:
        if relation(a.represents, b.represents) == "same":
            reasons.append(Reason("represents-same", (f"place:{a.represents.id}",), 0.05))
        else:
            names = (f"place:{a.represents.id}", f"place:{b.represents.id}")
            reasons.append(Reason("represents-differs", names, -0.8))
    if a.nation != b.nation:
        reasons.append(Reason("parent-differs", (a.nation or "–", b.nation or "–"), -0.3))
    return reasons


def keys(profile: InstitutionProfile) -> frozenset[str]:
    """The blocks of an institution: its place with the group of its kind, or its name."""
    found = set()
    for name in profile.names:
        parts = _parts(profile, name)
        found |= _keys_of(parts, name)
    return frozenset(found)


_MERGED = {
    "government": "city",
    "ministry": "department",
    "citizens": "council",
    "province": "state",
}


def _keys_of(parts: Parts, name: str) -> set[str]:
    if parts.known:
        return {f"known:{parts.known}"}
    group = _MERGED.get(parts.group or "", parts.group or "")
    own = {f"own:{skeleton}" for word in parts.own for skeleton in skeletons(word)}
    place = parts.represents if parts.group in _ABROAD and parts.represents else parts.place
    if place is None:
        return {f"name:{key_of(name)}"} | own
    groups_met = {group, "city"} if group == "council" and _council_governs(parts) else {group}
    return {f"{met}:{_block_place(place)}" for met in groups_met} | own


def _block_place(place: Place) -> str:
    is_province = place.kind is PlaceKind.REGION and place.country == "TR"
    return (
        place.admin1
        if is_province or (place.country == "TR" and place.kind is PlaceKind.CITY)
        else place.id
    )


def group(profiles: Iterable[InstitutionProfile]) -> list[list[int]]:
    """Positions of the profiles that are one institution, group by group."""
    return grouped(list(profiles), lambda profile: both(keys(profile)), compare)
