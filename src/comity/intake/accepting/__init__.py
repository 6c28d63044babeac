"""How a finding of each kind becomes a record, or adds to one.

Each module has `put(stated, into, naming)`: the finding as the reader's type, the record to
add to (None: a new one), and the names around it. It writes with `naming.pen` and gives
the record. What a record says already is never overwritten; see `filling.put`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from comity.intake.accepting import (
    agreements,
    encounters,
    events,
    figures,
    invitations,
    people,
    plans,
    relations,
    statements,
)
from comity.intake.models import FindingKind
from comity.intake.naming import Naming
from comity.register.models import Kind, Record

Put = Callable[[Any, Any, Naming], Record]

PUT: Mapping[FindingKind, Put] = {
    FindingKind.PEOPLE: people.put,
    FindingKind.EVENTS: events.put,
    FindingKind.ENCOUNTERS: encounters.put,
    FindingKind.AGREEMENTS: agreements.put,
    FindingKind.RELATIONS: relations.put,
    FindingKind.INVITATIONS: invitations.put,
    FindingKind.PLANS: plans.put,
    FindingKind.STATEMENTS: statements.put,
    FindingKind.FIGURES: figures.put,
}
# In this order nothing is accepted before what it names.
ORDER: tuple[FindingKind, ...] = tuple(PUT)

BECOMES: Mapping[FindingKind, Kind] = {
    FindingKind.PEOPLE: Kind.PERSON,
    FindingKind.EVENTS: Kind.EVENT,
    FindingKind.ENCOUNTERS: Kind.ENCOUNTER,
    FindingKind.AGREEMENTS: Kind.AGREEMENT,
    FindingKind.RELATIONS: Kind.RELATION,
    FindingKind.INVITATIONS: Kind.INVITATION,
    FindingKind.PLANS: Kind.PROMISE,
    FindingKind.STATEMENTS: Kind.STATEMENT,
    FindingKind.FIGURES: Kind.FIGURE,
}

# What a field of a finding is called in the record that it becomes.
FIELD_NAMES: Mapping[FindingKind, Mapping[str, str]] = {
    FindingKind.ENCOUNTERS: {"kind": "encounter_kind"},
    FindingKind.AGREEMENTS: {"kind": "agreement_kind", "date": "stage_date", "under": "under_text"},
    FindingKind.INVITATIONS: {"by": "inviter"},
    FindingKind.PLANS: {"when": "due"},
    FindingKind.RELATIONS: {"date": "since"},
    FindingKind.FIGURES: {"target": "is_target"},
}
