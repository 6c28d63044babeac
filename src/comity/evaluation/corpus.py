"""The documents of a corpus with their gold, and what the reader finds in them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from comity.flow import read_source
from comity.reading.findings import FINDING_TYPES, Findings, StatementFinding


class CorpusFault(ValueError):
    """A corpus that cannot be measured; says which file, what is wrong, what to do."""


class Split(StrEnum):
    """`DEV` may be looked at while rules are written, `HELDOUT` never."""

    DEV = "dev"
    HELDOUT = "heldout"


@dataclass(slots=True, kw_only=True)
class GoldStatement(StatementFinding):
    """A quotation by its edges: the first five and the last three words."""

    opens_with: str = ""
    ends_with: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One document with what people say that it states (`gold`)."""

    path: Path
    split: Split
    gold: Findings

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.path.stem

    @property
    def language(self) -> str:
        """The code of the language: `tr`, `en`, `ru`."""
        return self.gold.language

    def found(self) -> Findings:
        """What the reader finds; it is told nothing that the file does not say."""
        return read_source(self.path.read_bytes(), name=self.path.name).findings


def cases_in(corpus: Path) -> Iterator[Case]:
    """The cases of a corpus (`LANGUAGE/SPLIT/NAME.txt` with `NAME.json`), in order of path.

    A folder with documents outside `dev` and `heldout` counts as dev. Raises CorpusFault
    for a document without gold, for gold that is no JSON of the schema, and for a folder
    without documents.
    """
    documents = sorted(corpus.rglob("*.txt"))
    golds = {path: path.with_suffix(".json") for path in documents}
    if not documents:
        raise CorpusFault(f"{corpus}: has no NAME.txt below it; name the folder of a corpus")
    for path, gold in golds.items():
        if not gold.exists():
            raise CorpusFault(f"{path}: has no {gold.name} beside it; write what it states")
        yield Case(path, _split_of(path), read_gold(gold))


def _split_of(path: Path) -> Split:
    return Split.HELDOUT if path.parent.name == Split.HELDOUT else Split.DEV


def read_gold(path: Path) -> Findings:
    """The gold of one file; raises CorpusFault naming the file and what is wrong in it."""
    try:
        return gold_from(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, KeyError, TypeError) as error:
        raise CorpusFault(
            f"{path}: is no gold ({error}); check it with findings.schema.json"
        ) from error


def gold_from(shape: dict[str, Any]) -> Findings:
    """Findings from JSON of the schema; keys that no finding has are left out."""
    gold = Findings(id=shape["id"], language=shape["language"])
    gold.title, gold.published = shape.get("title"), shape.get("published")
    for kind, cls in FINDING_TYPES.items():
        made = GoldStatement if cls is StatementFinding else cls
        setattr(gold, kind, [_made(made, member) for member in shape.get(kind, [])])
    return gold


def _made(hint: Any, value: Any) -> Any:
    """`value` as the type that a field asks for: nested findings, enums, lists of these."""
    if is_dataclass(hint) and isinstance(hint, type):
        hints = get_type_hints(hint)
        known = [f.name for f in fields(hint) if value.get(f.name) is not None]
        return hint(**{name: _made(hints[name], value[name]) for name in known})
    if get_origin(hint) is list:
        return [_made(get_args(hint)[0], member) for member in value]
    inner = [arg for arg in get_args(hint) if arg is not type(None)] or [hint]
    return (
        inner[0](value) if isinstance(inner[0], type) and issubclass(inner[0], StrEnum) else value
    )
