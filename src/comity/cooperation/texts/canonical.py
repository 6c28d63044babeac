"""The one form of a text that its hash is made of.

JSON with sorted names and without space between them, in UTF-8, all words in Unicode's
composed form (NFC) and lines ended by a single line feed: whoever has the clauses can
make the same bytes and the same hash.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Sequence

from comity.cooperation.texts.clauses import Clause, Text

FORMAT = "comity-agreement-text/1"


def canonical_bytes(text: Text) -> bytes:
    """The bytes of a text, the same for the same clauses; no version numbers, no terms."""
    shape = {
        "format": FORMAT,
        "titles": {tongue: _plain(text.titles.get(tongue, "")) for tongue in text.languages},
        "languages": list(text.languages),
        "authentic": sorted(text.authentic),
        "prevailing": text.prevailing,
        "parties": [
            {"key": party.key, "names": {t: _plain(party.names.get(t, "")) for t in text.languages}}
            for party in text.parties
        ],
        "clauses": [_shape_of(clause, text.languages) for clause in text.clauses],
    }
    return _bytes_of(shape)


def clause_digest(clause: Clause, languages: Sequence[str]) -> str:
    """The SHA-256 (hex) of one clause as it stands in the canonical bytes of its text.

    By it a promise names the version of the clause that makes it.
    """
    return hashlib.sha256(_bytes_of(_shape_of(clause, languages))).hexdigest()


def _shape_of(clause: Clause, languages: Sequence[str]) -> dict[str, object]:
    return {
        "key": clause.key,
        "wordings": {
            tongue: {"title": _plain(each.title), "text": _plain(each.text)}
            for tongue, each in clause.wordings.items()
            if tongue in languages
        },
    }


def _bytes_of(shape: object) -> bytes:
    return json.dumps(shape, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest_of(text: Text) -> str:
    """The SHA-256 of the canonical bytes, in hexadecimal."""
    return hashlib.sha256(canonical_bytes(text)).hexdigest()


def _plain(words: str) -> str:
    lines = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return unicodedata.normalize("NFC", "\n".join(line.rstrip() for line in lines).strip())
