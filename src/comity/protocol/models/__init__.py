"""What the protocol office keeps beside the register's own rows.

Rows beside an encounter or an agreement are written through the register's actions and
stand in its history; issues of papers and precedence lists are written once.
"""

from comity.protocol.models.arranging import (
    Arrangement,
    ClockField,
    DelegationPart,
    Gift,
    GiftWay,
    Interpretation,
    Lodging,
    Participant,
    ProgrammeItem,
    Seating,
)
from comity.protocol.models.issuing import Issue, IssuedPaper, PaperKind, PrecedenceList, PressText
from comity.protocol.models.originals import HandSignature, Keeping, OriginalWitness, SignedOriginal

__all__ = [
    "Arrangement", "ClockField", "DelegationPart", "Gift", "GiftWay", "HandSignature",
    "Interpretation", "Issue", "IssuedPaper", "Keeping", "Lodging", "OriginalWitness",
    "PaperKind", "Participant", "PrecedenceList", "PressText", "ProgrammeItem", "Seating",
    "SignedOriginal",
]  # fmt: skip
