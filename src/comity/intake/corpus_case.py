"""A source with what people decided of it, as an article of the corpus and its gold.

So that a correction can be kept as a test of the reader: the pair has the shape of
`tests/corpus`. Pure but for the findings that it is given.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from comity.intake.models import Finding, FindingState
from comity.reading.findings import KINDS
from comity.register.folding import fold
from comity.register.models import Source

_DECIDED = (FindingState.ACCEPTED, FindingState.MERGED)
_NOT_GOLD = frozenset({"proof", "field_proof", "confidence", "stages"})
_OPENS, _ENDS = 5, 3  # words by which the gold names a quotation


@dataclass(frozen=True, slots=True)
class Case:
    """An article and its gold: the stem of both files' names, the text, and the JSON."""

    name: str
    text: str
    gold: str


def case_of(source: Source, findings: Iterable[Finding]) -> Case:
    """The pair for a source; of its findings those count that somebody accepted."""
    name = _stem(source.title or source.name) or f"source_{source.pk}"
    decided = [each for each in findings if each.state in _DECIDED]
    gold: dict[str, Any] = {
        "id": name,
        "language": source.language,
        "title": source.title if source.title and source.title in source.text else None,
        "published": source.published,
    }
    for kind in KINDS:
        gold[kind] = [_gold(kind, each.stated) for each in decided if each.kind == kind]
    return Case(name, source.text, json.dumps(gold, ensure_ascii=False, indent=2) + "\n")


def _gold(kind: str, stated: Mapping[str, Any]) -> dict[str, Any]:
    if kind == "statements":
        words = str(stated.get("text", "")).strip().rstrip(".,").split()
        return {
            "speaker": stated.get("speaker"),
            "opens_with": " ".join(words[:_OPENS]),
            "ends_with": " ".join(words[-_ENDS:]),
        }
    return {name: _plain(value) for name, value in stated.items() if name not in _NOT_GOLD}


def _plain(value: Any) -> Any:
    """A value without the passages and confidences of the rows in it."""
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items() if name not in _NOT_GOLD}
    return value


def _stem(title: str) -> str:
    return re.sub(r"\W+", "_", fold(title)).strip("_")[:60].rstrip("_")
