"""One agreement: by parties, kind, time and title."""

from __future__ import annotations

from collections.abc import Iterable

from comity.gazetteer import key_of
from comity.identity.dates import Agreement, agree, year_of
from comity.identity.grouping import Blocks, grouped
from comity.identity.parties import matched, party_of
from comity.identity.profiles import AgreementProfile
from comity.identity.score import Reason, Score, scored

_LEAST_PARTY = 0.6
_FAMILIES = (
    frozenset({"sister-city"}),
    frozenset({"friendship-city"}),
    frozenset({"cooperation-protocol", "memorandum", "programme"}),
    frozenset({"plan-of-measures", "programme"}),
    frozenset({"joint-declaration"}),
    frozenset({"letter-of-intent"}),
)


_ONE_PER_PAIR = frozenset({"sister-city", "friendship-city"})


def compare(a: AgreementProfile, b: AgreementProfile) -> Score:
    """Whether two agreements are one: same parties, kinds that agree, times that agree."""
    if a.number and b.number and key_of(a.number) != key_of(b.number):
        return scored(Reason("number-differs", (a.number, b.number), 0.1))
    reasons = [_parties(a, b), _kind(a, b), _date(a, b), *_term(a, b), *_titles(a, b)]
    if a.number and b.number:
        reasons.append(Reason("number-same", (a.number,), 0.4))
    return scored(*reasons)


def _parties(a: AgreementProfile, b: AgreementProfile) -> Reason:
    if not a.parties or not b.parties:
        return Reason("parties-unknown", (), 0.15)
    pairs = matched(a.parties, b.parties, _LEAST_PARTY)
    names = (", ".join(a.parties), ", ".join(b.parties))
    if len(pairs) == max(len(a.parties), len(b.parties)):
        return Reason("parties-same", (names[0],), 0.45)
    if pairs and len(pairs) == min(len(a.parties), len(b.parties)):
        return Reason("parties-agree", names, 0.25)
    return Reason("parties-differ", names, -0.4)


def _kind(a: AgreementProfile, b: AgreementProfile) -> Reason:
    if not a.kind or not b.kind or "other" in (a.kind, b.kind):
        return Reason("kind-unknown", (), 0.12)
    kinds = (f"kind:{a.kind}", f"kind:{b.kind}")
    if a.kind == b.kind:
        return Reason("kind-same", kinds[:1], 0.2)
    if any({a.kind, b.kind} <= family for family in _FAMILIES):
        return Reason("kind-compatible", kinds, 0.12)
    return Reason("kind-differs", kinds, -0.25)


def _date(a: AgreementProfile, b: AgreementProfile) -> Reason:
    how = agree(a.date, b.date, near_days=31)
    dates = (a.date or "", b.date or "")
    if how is Agreement.UNKNOWN:
        is_unique = a.kind == b.kind and a.kind in _ONE_PER_PAIR
        return Reason("date-unknown", (), 0.2 if is_unique else 0.1)
    if how is Agreement.EXACT or how is Agreement.OVERLAP:
        return Reason("date-same", dates, 0.3)
    if how is Agreement.NEAR:
        return Reason("date-near", dates, 0.2)
    years = (year_of(a.date), year_of(b.date))
    if None not in years and abs((years[0] or 0) - (years[1] or 0)) <= 1 and _same_term(a, b):
        return Reason("date-near", dates, 0.1)
    return Reason("date-differs", dates, -0.35)


def _same_term(a: AgreementProfile, b: AgreementProfile) -> bool:
    return bool(a.until and b.until) and agree(a.until, b.until) is not Agreement.DIFFERENT


def _term(a: AgreementProfile, b: AgreementProfile) -> list[Reason]:
    if not a.until or not b.until:
        return []
    if agree(a.until, b.until) is Agreement.DIFFERENT:
        return [Reason("term-differs", (a.until, b.until), -0.35)]
    return [Reason("term-same", (a.until,), 0.15)]


def _titles(a: AgreementProfile, b: AgreementProfile) -> list[Reason]:
    pairs = [(x, y) for x in a.titles for y in b.titles if key_of(x) == key_of(y)]
    return [Reason("title-same", pairs[0], 0.05)] if pairs else []


def blocks(profile: AgreementProfile) -> Blocks:
    """Where an agreement is found: each pair of its parties' places, with the year.

    A dated one looks a year around its own and among the undated, an undated one
    everywhere.
    """
    places = sorted({_block(party) for party in profile.parties})
    pairs = {f"{x}+{y}" for i, x in enumerate(places) for y in places[i + 1 :]}
    pairs = pairs or set(places)
    year = year_of(profile.date)
    found = {f"{pair}:{year or 'undated'}" for pair in pairs} | {f"{pair}:any" for pair in pairs}
    near = ("any",) if year is None else (year - 1, year, year + 1, "undated")
    looks = {f"{pair}:{when}" for pair in pairs for when in near}
    number = {f"number:{key_of(profile.number)}"} if profile.number else set()
    return Blocks(frozenset(found | number), frozenset(looks | number))


def keys(profile: AgreementProfile) -> frozenset[str]:
    """All blocks of an agreement; two profiles that may be one share at least one."""
    return blocks(profile).keys


def _block(party: str) -> str:
    read = party_of(party)
    if read.place is not None:
        return read.place.admin1 if read.place.country == "TR" else read.place.id
    return (read.body.known if read.body else None) or key_of(party)


def group(profiles: Iterable[AgreementProfile]) -> list[list[int]]:
    """Positions of the profiles that are one agreement, group by group."""
    return grouped(list(profiles), blocks, compare)
