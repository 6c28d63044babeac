"""The text of an agreement in several languages at once. Pure: no Django, no clock.

clauses.py     what a text is made of, and who is named in it
templates.py   texts to begin with (`templates/*.toml`)
comparing.py   two versions word by word
checks.py      what must hold before a text is closed
quantities.py  numbers, dates and amounts, whatever language writes them
xliff.py       the text for a translator, and back
canonical.py   the one form of a text that its hash is made of
"""

from comity.cooperation.texts.canonical import canonical_bytes, clause_digest, digest_of
from comity.cooperation.texts.checks import Fault, FaultKind, check, check_clause, check_whole
from comity.cooperation.texts.clauses import Clause, Named, Term, Text, Wording
from comity.cooperation.texts.comparing import Piece, PieceKind, compare
from comity.cooperation.texts.templates import Template, TemplateError, templates

__all__ = [
    "Clause",
    "Fault",
    "FaultKind",
    "Named",
    "Piece",
    "PieceKind",
    "Template",
    "TemplateError",
    "Term",
    "Text",
    "Wording",
    "canonical_bytes",
    "check",
    "check_clause",
    "check_whole",
    "clause_digest",
    "compare",
    "digest_of",
    "templates",
]
