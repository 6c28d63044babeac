"""What an agreement must pass in one legal setting, and how far it has come. Pure: no Django.

    turkey = procedures()["turkey"]
    path = Path.of({"istanbul": turkey, "moscow": procedures()["moscow"]}, "cooperation-protocol")
    state = state_of(path, recorded)        # stations, what is waited for, flags
    signing_gate(state, on=ceremony)        # what stands in the way of a new signature
    lead_time_warnings(state, ceremony, today)
    term_of(begins, terms, today)           # when it ends, last day to give notice

A procedure is a file beside this one (`turkey.toml`). A new legal setting is a new file.
"""

from comity.cooperation.procedures.gates import Gate, signing_gate
from comity.cooperation.procedures.lead_times import LeadTimeWarning, lead_time_warnings
from comity.cooperation.procedures.loading import ProcedureError, load, procedures
from comity.cooperation.procedures.paths import Path, Station
from comity.cooperation.procedures.state import (
    Flag,
    FlagKind,
    Progress,
    Recorded,
    State,
    Status,
    Waiting,
    state_of,
)
from comity.cooperation.procedures.steps import (
    TURNS,
    Actor,
    Days,
    LegalSource,
    Procedure,
    Step,
)
from comity.cooperation.procedures.terms import Term, Terms, term_of

__all__ = [
    "TURNS",
    "Actor",
    "Days",
    "Flag",
    "FlagKind",
    "Gate",
    "LeadTimeWarning",
    "LegalSource",
    "Path",
    "Procedure",
    "ProcedureError",
    "Progress",
    "Recorded",
    "State",
    "Station",
    "Status",
    "Step",
    "Term",
    "Terms",
    "Waiting",
    "lead_time_warnings",
    "load",
    "procedures",
    "signing_gate",
    "state_of",
    "term_of",
]
