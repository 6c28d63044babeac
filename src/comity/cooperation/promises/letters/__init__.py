"""Letters about a promise in three languages. Pure: no Django, no clock.

    salutation(Addressee("Ivan Petrov", given="Ivan", ...), "en")   # "Dear Mayor Petrov,"
    letter("reminder", "tr", {"what": "...", "due": "..."})          # subject and paragraphs

The words are data (`letters.toml`, `address.toml`): a new letter is a new table there.
"""

from comity.cooperation.promises.letters.salutations import Addressee, Sex, salutation, sex_of
from comity.cooperation.promises.letters.words import KINDS, Written, closing, letter

__all__ = [
    "KINDS",
    "Addressee",
    "Sex",
    "Written",
    "closing",
    "letter",
    "salutation",
    "sex_of",
]
