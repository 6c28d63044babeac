"""An agreement with its parties, steps, signatories, fields and the acts behind it."""

from __future__ import annotations

from comity.identity.institution_names import parts_of
from comity.intake.accepting import filling
from comity.intake.accepting.encounters import office_of
from comity.intake.naming import Naming
from comity.reading.findings import ActNamed, AgreementFinding, StageReported
from comity.reading.findings import Stage as ReadStage
from comity.register.models import (
    Act,
    ActKind,
    Agreement,
    AgreementStep,
    CooperationField,
    Encounter,
    Institution,
    Party,
    Person,
    Place,
    Record,
    Signatory,
    Stage,
    Tenure,
)

_ACTS = {
    "council": ActKind.COUNCIL_DECISION,
    "ministry": ActKind.PERMISSION,
    "government": ActKind.GOVERNMENT_ORDER,
}


def put(stated: AgreementFinding, into: Agreement | None, naming: Naming) -> Agreement:
    """The agreement; what one source tells adds to what others told."""
    is_signed = stated.stage is ReadStage.SIGNED
    agreement = filling.put(
        Agreement,
        into,
        naming,
        agreement_kind=str(stated.kind),
        title=filling.said_in(stated.title, naming),
        stage=str(stated.stage),
        stage_date=stated.date,
        signed_on=_signed_on(stated) or (stated.date if is_signed else None),
        until=stated.until,
        under_text=stated.under or "",
    )
    parties = [_put_party(agreement, name, naming) for name in stated.parties]
    for name in stated.signatories:
        _put_signatory(agreement, name, parties, naming)
    for name in stated.fields:
        _put_field(agreement, name, naming)
    for act in stated.acts:
        _put_act(agreement, act, naming)
    for step in _steps(stated):
        _put_step(agreement, step, naming)
    _advance(agreement, stated, naming)
    return agreement


def _signed_on(stated: AgreementFinding) -> str | None:
    dates = (step.date for step in stated.stages if step.stage is ReadStage.SIGNED)
    return next(filter(None, dates), None)


def _put_party(agreement: Agreement, name: str, naming: Naming) -> Party:
    who, basis = naming.party(name), naming.basis.part("parties")
    known = agreement.parties.filter(who=who.pk).first()
    if known is not None:
        naming.pen.prove(known, basis)
        return known
    party = Party(
        agreement=agreement,
        who=Record.objects.get(pk=who.pk),
        as_named=name[:400],
        order=agreement.parties.count(),
    )
    return naming.pen.create(party, basis)


def _put_signatory(
    agreement: Agreement, name: str, parties: list[Party], naming: Naming
) -> Signatory:
    person, basis = naming.person(name), naming.basis.part("signatories")
    known = agreement.signatories.filter(person=person).first()
    if known is not None:
        naming.pen.prove(known, basis)
        return known
    capacity, text = office_of(person, naming)
    signatory = Signatory(
        agreement=agreement,
        person=person,
        party=_side_of(person, parties),
        capacity=capacity,
        capacity_text=text,
        order=agreement.signatories.count(),
    )
    return naming.pen.create(signatory, basis)


def _side_of(person: Person, parties: list[Party]) -> Party | None:
    """The party that a signatory stands for: the only one at which they hold an office."""
    held = Tenure.objects.filter(person=person, state="live").select_related("institution")
    ours: set[int | None] = set()
    for tenure in held:
        ours |= {tenure.institution_id, tenure.place_id}
        ours.add(tenure.institution.place_id if tenure.institution else None)
    fitting = [party for party in parties if _keys_of(party) & (ours - {None})]
    return fitting[0] if len(fitting) == 1 else None


def _keys_of(party: Party) -> set[int | None]:
    institution = Institution.objects.filter(pk=party.who_id).first()
    place = Place.objects.filter(pk=party.who_id).first()
    return {
        party.who_id,
        institution.place_id if institution else None,
        place.pk if place else None,
    }


def _put_field(agreement: Agreement, name: str, naming: Naming) -> None:
    basis = naming.basis.part("fields")
    for known in agreement.fields.all():
        if known.name.get(naming.language, "").casefold() == name.casefold():
            naming.pen.prove(known, basis)
            return
    words = filling.said_in(name, naming)
    order = agreement.fields.count()
    naming.pen.create(CooperationField(agreement=agreement, name=words, order=order), basis)


def _put_act(agreement: Agreement, named: ActNamed, naming: Naming) -> Act:
    basis = naming.basis.part("acts")
    known = agreement.acts.filter(number=named.number or "", state="live").first()
    if known is not None and named.number:
        naming.pen.prove(known, basis, "number")
        return known
    act = Act(
        act_kind=_ACTS.get(parts_of(named.body).group or "", ActKind.OTHER),
        body=naming.institution(named.body),
        body_text=named.body,
        number=named.number or "",
        date=named.date,
        agreement=agreement,
    )
    return naming.make(act, basis)


def _steps(stated: AgreementFinding) -> list[StageReported]:
    """Every step that the source reports, once."""
    reported = stated.stages or [
        StageReported(stage=stated.stage, step=str(stated.stage), date=stated.date)
    ]
    once: dict[tuple[str, str, str | None], StageReported] = {}
    for step in reported:
        key = (str(step.stage), step.step, step.date)
        if key in once:
            once[key].proof.extend(p for p in step.proof if p not in once[key].proof)
        else:
            once[key] = StageReported(
                stage=step.stage, step=step.step, date=step.date, proof=list(step.proof)
            )
    return list(once.values())


def _put_step(agreement: Agreement, reported: StageReported, naming: Naming) -> AgreementStep:
    basis = naming.basis.part("stage", reported.proof)
    known = agreement.steps.filter(stage=str(reported.stage), step=reported.step).first()
    if known is not None and reported.date in (None, known.date):
        naming.pen.prove(known, basis)
        return known
    step = AgreementStep(
        agreement=agreement,
        stage=str(reported.stage),
        step=reported.step[:40],
        date=reported.date,
        encounter=_ceremony(agreement, naming) if reported.step == "signed" else None,
        order=agreement.steps.count(),
    )
    return naming.pen.create(step, basis)


def _ceremony(agreement: Agreement, naming: Naming) -> Encounter | None:
    """The ceremony at which it was signed, if the source tells of one with a signatory."""
    signatories = agreement.signatories.values_list("person", flat=True)
    findings = naming.source.findings.filter(kind="encounters", record__isnull=False)
    found = Encounter.objects.filter(
        pk__in=findings.values("record"),
        encounter_kind="ceremony",
        attendances__who__in=signatories,
        state="live",
    ).distinct()
    return found[0] if len(found) == 1 else None


def _advance(agreement: Agreement, stated: AgreementFinding, naming: Naming) -> None:
    """A source that tells of a further stage moves the agreement on."""
    order = list(Stage)
    if order.index(Stage(stated.stage.value)) <= order.index(Stage(agreement.stage)):
        return
    naming.pen.change(agreement, naming.basis, stage=str(stated.stage), stage_date=stated.date)
