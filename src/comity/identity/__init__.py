"""One person, place, institution, agreement across documents, languages and alphabets.

Each kind has a module with the same three functions: `compare(a, b)` gives a `Score`
with reasons that a person can read, `keys(profile)` gives the blocks in which namesakes
meet, `group(profiles)` puts many profiles together in linear time. `decide(score)` says
same, unsure or different. Pure: no Django, no network, no clock.
"""

from comity.identity.profiles import (
    AgreementProfile,
    EncounterProfile,
    EventProfile,
    InstitutionProfile,
    OfficeProfile,
    PersonProfile,
    PlaceProfile,
)
from comity.identity.score import Decision, Reason, Score, decide

__all__ = [
    "AgreementProfile",
    "Decision",
    "EncounterProfile",
    "EventProfile",
    "InstitutionProfile",
    "OfficeProfile",
    "PersonProfile",
    "PlaceProfile",
    "Reason",
    "Score",
    "decide",
]
