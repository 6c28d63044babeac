"""An encounter with everyone who attended, on their side, in their office, in their role."""

from __future__ import annotations

from comity.intake.accepting import filling
from comity.intake.naming import Naming
from comity.reading.findings import EncounterFinding, RoleAt
from comity.register.basis import Basis
from comity.register.models import Attendance, Encounter, Record, RoleTaken, Side, Tenure


def put(stated: EncounterFinding, into: Encounter | None, naming: Naming) -> Encounter:
    """The encounter; an attendance or role that is there already gets one more proof."""
    encounter = filling.put(
        Encounter,
        into,
        naming,
        encounter_kind=str(stated.kind),
        title=filling.said_in(stated.title, naming),
        date=stated.date,
        place=naming.place(stated.place) if stated.place else None,
        modality=str(stated.modality),
        first=stated.first,
        event=naming.event(stated.title),
    )
    for side, field in ((Side.HOST, "hosts"), (Side.GUEST, "guests"), (Side.OTHER, "others")):
        for name in getattr(stated, field):
            put_attendance(encounter, name, side, naming, naming.basis.part(field))
    for role in stated.roles:
        put_role(encounter, role, naming)
    return encounter


def put_attendance(
    encounter: Encounter, name: str, side: Side, naming: Naming, basis: Basis
) -> Attendance:
    """That somebody attended; on a side only if the source says so."""
    who = naming.party(name)
    there = encounter.attendances.filter(who=who.pk)
    known = there.filter(side=side).first() or there.first()
    if known is not None:
        naming.pen.prove(known, basis)
        if known.side == Side.OTHER and side != Side.OTHER:
            naming.pen.change(known, basis, side=side)
        return known
    capacity, capacity_text = office_of(who, naming)
    return naming.pen.create(
        Attendance(
            encounter=encounter,
            who=Record.objects.get(pk=who.pk),
            side=side,
            capacity=capacity,
            capacity_text=capacity_text,
            as_named=name[:400],
            order=encounter.attendances.count(),
        ),
        basis,
    )


def put_role(encounter: Encounter, stated: RoleAt, naming: Naming) -> RoleTaken:
    """That somebody took a role there; whoever took one attended."""
    basis = naming.basis.part("roles")
    attendance = put_attendance(encounter, stated.name, Side.OTHER, naming, basis)
    known = attendance.roles.filter(role=str(stated.role)).first()
    if known is not None:
        naming.pen.prove(known, basis)
        return known
    tenure = tenure_called(attendance.who, stated.capacity, naming)
    role = RoleTaken(
        attendance=attendance,
        role=str(stated.role),
        capacity=tenure,
        capacity_text=stated.capacity or "",
    )
    return naming.pen.create(role, basis)


def office_of(who: Record, naming: Naming) -> tuple[Tenure | None, str]:
    """The office in which somebody attended: sure if the source gives them one only."""
    tenures = tenures_told(who, naming)
    titles = "; ".join(each.title.text(naming.language) for each in tenures)
    return (tenures[0] if len(tenures) == 1 else None), titles


def tenure_called(who: Record, title: str | None, naming: Naming) -> Tenure | None:
    """The tenure of that title, if the source gives one such."""
    named = [
        each
        for each in tenures_told(who, naming)
        if title and each.title.get(naming.language, "").casefold() == title.casefold()
    ]
    return named[0] if len(named) == 1 else None


def tenures_told(who: Record, naming: Naming) -> list[Tenure]:
    """The offices that this source gives a person."""
    tenures = Tenure.objects.filter(person=who.pk, state="live", proofs__source=naming.source)
    return list(tenures.distinct().order_by("pk"))
