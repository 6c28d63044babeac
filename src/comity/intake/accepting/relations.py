"""That parties have had relations, since when if said; the same parties are one relation."""

from __future__ import annotations

from comity.intake.accepting import filling
from comity.intake.naming import Naming
from comity.reading.findings import RelationFinding
from comity.register.models import Record, Relation, RelationParty


def put(stated: RelationFinding, into: Relation | None, naming: Naming) -> Relation:
    """The relation between the parties."""
    parties = {name: naming.party(name) for name in stated.parties}
    into = into or _known({who.pk for who in parties.values()}, naming)
    relation = filling.put(Relation, into, naming, since=stated.date)
    for name, who in parties.items():
        _put_party(relation, name, who, naming)
    return relation


def _known(parties: set[int], naming: Naming) -> Relation | None:
    told = Relation.objects.filter(parties__who__in=parties, state="live", desk=naming.source.desk)
    for relation in told.distinct():
        if set(relation.parties.values_list("who", flat=True)) == parties:
            return relation
    return None


def _put_party(relation: Relation, name: str, who: Record, naming: Naming) -> None:
    basis = naming.basis.part("parties")
    known = relation.parties.filter(who=who.pk).first()
    if known is not None:
        naming.pen.prove(known, basis)
        return
    naming.pen.create(
        RelationParty(
            relation=relation,
            who=Record.objects.get(pk=who.pk),
            as_named=name[:400],
            order=relation.parties.count(),
        ),
        basis,
    )
