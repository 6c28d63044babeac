"""A person, and every office that the source gives them as a tenure of its own."""

from __future__ import annotations

from comity import gazetteer
from comity.edtf import parse
from comity.identity import Decision, OfficeProfile, decide
from comity.identity.institution_names import parts_of
from comity.identity.offices import Office, compare, office_of
from comity.intake.accepting import filling
from comity.intake.naming import Naming, name_parts
from comity.reading.findings import OfficeHeld, PersonFinding
from comity.register.basis import Stated
from comity.register.identities import offices_of
from comity.register.models import (
    Institution,
    InstitutionKind,
    Person,
    Place,
    Standing,
    Tenure,
)

_MISSIONS = {
    "ambassador": InstitutionKind.EMBASSY,
    "charge-daffaires": InstitutionKind.EMBASSY,
    "consul-general": InstitutionKind.CONSULATE,
    "consul": InstitutionKind.CONSULATE,
    "vice-consul": InstitutionKind.CONSULATE,
    "honorary-consul": InstitutionKind.HONORARY_CONSULATE,
}


_IN_OFFICE = (Standing.HOLDER, Standing.ACTING, Standing.HONORARY)


def put(stated: PersonFinding, into: Person | None, naming: Naming) -> Person:
    """The person with the tenures that the source tells of."""
    person = filling.put(
        Person,
        into,
        naming,
        name=filling.said_in(stated.name, naming),
        **name_parts(stated.name),
    )
    naming.spelled(person, stated.name)
    for office in stated.offices:
        put_tenure(person, office, naming)
    return person


def put_tenure(person: Person, office: OfficeHeld, naming: Naming) -> Tenure:
    """The person's tenure of an office: the one that is there, or a new one beside it."""
    profile = OfficeProfile(title=office.title, institution=office.institution, place=office.place)
    values = _values(office, office_of(profile), naming)
    known = _known(person, profile, values["institution"], values["place"])
    basis, naming.basis = naming.basis, _basis(office, naming)
    seen = naming.source.published if values["standing"] in _IN_OFFICE else None
    try:
        tenure = filling.put(Tenure, known, naming, person=person, **values)
        if seen is not None:
            naming.pen.change(tenure, naming.basis, seen=seen_also(tenure.seen, seen))
        return tenure
    finally:
        naming.basis = basis


def seen_also(before: str | None, now: str) -> str:
    """From the first to the last date at which somebody was seen in an office (EDTF).

    A date without a year is no help and leaves the other as it is.
    """
    if before is None or not parse(before).year_is_said:
        return now
    if not parse(now).year_is_said:
        return before
    ends = [end for date in (before, now) for end in date.split("/") if end not in ("", "..")]
    first = min(ends, key=lambda end: parse(end).sort_key)
    last = max(ends, key=lambda end: parse(end).sort_key)
    return first if first == last else f"{first}/{last}"


def _values(office: OfficeHeld, taken_apart: Office, naming: Naming) -> dict[str, object]:
    institution = _institution(office, taken_apart, naming)
    return {
        "title": filling.said_in(office.title, naming),
        "office": taken_apart.role or "",
        "standing": _standing(taken_apart),
        "institution": institution,
        "place": naming.place(office.place) if office.place else None,
    }


def _institution(office: OfficeHeld, taken_apart: Office, naming: Naming) -> Institution | None:
    if not office.institution:
        return None
    parts = parts_of(office.institution)
    is_country = (
        parts.kind is None and parts.known is None and bool(gazetteer.find(office.institution))
    )
    mission = _MISSIONS.get(taken_apart.role or "")
    if mission is not None and is_country:
        return naming.mission(mission, office.institution, office.place)
    return naming.institution(office.institution, office.place)


def _standing(office: Office) -> Standing:
    said = [standing for standing in Standing if standing in office.standings]
    return said[0] if said else Standing.HOLDER


def _known(
    person: Person, profile: OfficeProfile, institution: Institution | None, place: Place | None
) -> Tenure | None:
    """The tenure that the person has already: the same office at the same institution."""
    for tenure in person.tenures.filter(state="live"):
        if institution is not None and tenure.institution_id not in (None, institution.pk):
            continue
        if any(decide(compare(profile, each)) is Decision.SAME for each in offices_of(tenure)):
            return tenure
    return None


def _basis(office: OfficeHeld, naming: Naming) -> Stated:
    """The passages of the office, or those of the person's offices."""
    basis = naming.basis
    own = tuple(office.proof) or basis.passages_of("offices")
    hand = basis.hand_behind("offices")
    names = frozenset({"person", "title", "office", "standing", "institution", "place"})
    return Stated(
        basis.source, own, office.confidence, basis.reader_version,
        corrected=names if hand else frozenset(), corrected_by=hand,
    )  # fmt: skip
