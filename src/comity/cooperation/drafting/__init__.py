"""The text of an agreement on its way: begun, written by both sides, agreed, closed.

speaking             for which party somebody speaks
rows                 the rows of an open draft, locked
beginning, writing, deciding, whole, seats   what people do
state                the text as it stands: what is agreed, stale or wrong
closing, originals   the frozen text and each party's own copy
returned, docx_table files that were worked on elsewhere and come back
"""

from comity.cooperation.drafting.beginning import begin
from comity.cooperation.drafting.deciding import (
    accept,
    accept_removal,
    add_clause,
    comment,
    put_back,
    remove_clause,
    withdraw,
)
from comity.cooperation.drafting.rows import Closed, Moved
from comity.cooperation.drafting.seats import seat, unseat
from comity.cooperation.drafting.speaking import check_stands, party_of, speaks
from comity.cooperation.drafting.whole import name_new_parties, name_party, set_terms, set_titles
from comity.cooperation.drafting.writing import (
    Decided,
    Written,
    confirm,
    leave,
    suggest,
    take,
    write,
)

__all__ = [
    "Closed", "Decided", "Moved", "Written", "accept", "accept_removal", "add_clause", "begin",
    "check_stands", "comment", "confirm", "leave", "name_new_parties", "name_party", "party_of",
    "put_back", "remove_clause", "seat", "set_terms", "set_titles", "speaks", "suggest", "take",
    "unseat", "withdraw", "write",
]  # fmt: skip
