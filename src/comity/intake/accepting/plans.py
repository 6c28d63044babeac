"""A promise: who, to whom, what, due when, hanging on what."""

from __future__ import annotations

from comity.intake.accepting import filling
from comity.intake.matching import told_by
from comity.intake.naming import Naming
from comity.reading.findings import Grade, PlanFinding
from comity.register.models import Fulfilment, Promise, PromiseEnd, PromiseParty, Record


def put(stated: PlanFinding, into: Promise | None, naming: Naming) -> Promise:
    """The promise; one that the source reports as done is done."""
    by = {name: naming.party(name) for name in stated.who}
    to = {name: naming.party(name) for name in stated.to}
    event = naming.event(stated.depends_on)
    into = into or _known(stated, {each.pk for each in by.values()}, naming)
    promise = filling.put(
        Promise,
        into,
        naming,
        what=filling.said_in(stated.what, naming),
        due=stated.when,
        grade=str(stated.grade),
        fulfilment=Fulfilment.DONE if stated.grade is Grade.DID else Fulfilment.OPEN,
        depends_on=Record.objects.get(pk=event.pk) if event else None,
        depends_on_text=filling.said_in(stated.depends_on, naming),
        said_at=filling.encounter_of(naming, *by.values()),
        said_on=naming.source.published,
    )
    for end, field, parties in ((PromiseEnd.BY, "who", by), (PromiseEnd.TO, "to", to)):
        for name, who in parties.items():
            _put_party(promise, end, field, name, who, naming)
    return promise


def _put_party(
    promise: Promise, end: PromiseEnd, field: str, name: str, who: Record, naming: Naming
) -> None:
    basis = naming.basis.part(field)
    known = promise.parties.filter(who=who.pk, end=end).first()
    if known is not None:
        naming.pen.prove(known, basis)
        return
    naming.pen.create(
        PromiseParty(
            promise=promise,
            who=Record.objects.get(pk=who.pk),
            end=end,
            as_named=name[:400],
            order=promise.parties.filter(end=end).count(),
        ),
        basis,
    )


def _known(stated: PlanFinding, by: set[int], naming: Naming) -> Promise | None:
    """The same promise told by another source: the same words by the same people."""
    told = Promise.objects.filter(
        parties__who__in=by, parties__end=PromiseEnd.BY, state="live", desk=naming.source.desk
    )
    for promise in told.exclude(pk__in=told_by(naming)).distinct():
        if promise.what.get(naming.language, "").casefold() == stated.what.casefold():
            return promise
    return None
