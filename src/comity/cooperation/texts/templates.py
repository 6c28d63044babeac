"""Texts to begin with: the clauses that a kind of agreement usually has, in three languages."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from comity.cooperation.texts.clauses import Clause, Term, Wording

LANGUAGES = ("tr", "en", "ru")
_FOLDER = "templates"
_SHARED = "clauses.toml"


class TemplateError(ValueError):
    """A template that is wrong: says the file, the place in it and what to write."""

    def __init__(self, file: str, where: str, what: str) -> None:
        super().__init__(f"{file}: {where}: {what}")


@dataclass(frozen=True, slots=True)
class Template:
    """A text to begin with. `key` is the name of its file and a kind of agreement."""

    key: str
    titles: Mapping[str, str]
    clauses: tuple[Clause, ...]
    terms: tuple[Term, ...]


@cache
def templates() -> Mapping[str, Template]:
    """All shipped templates by their key. Raises TemplateError."""
    folder = files(__package__).joinpath(_FOLDER)
    names = sorted(each.name for each in folder.iterdir() if each.name.endswith(".toml"))
    shared = _read(_SHARED)
    return {
        name.removesuffix(".toml"): _template(name, _read(name), shared)
        for name in names
        if name != _SHARED
    }


def _read(name: str) -> dict[str, Any]:
    file = files(__package__).joinpath(_FOLDER).joinpath(name)
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _template(file: str, table: dict[str, Any], shared: dict[str, Any]) -> Template:
    own = {**shared["clause"], **table.get("clause", {})}
    missing = [key for key in table["clauses"] if key not in own]
    if missing:
        raise TemplateError(file, "clauses", f"no clause is called {', '.join(missing)}")
    return Template(
        key=file.removesuffix(".toml"),
        titles=_words(file, "title", table["title"]),
        clauses=tuple(_clause(file, key, own[key]) for key in table["clauses"]),
        terms=tuple(Term(_words(file, "term", term)) for term in shared.get("term", ())),
    )


def _clause(file: str, key: str, table: dict[str, Any]) -> Clause:
    titles = _words(file, f"[clause.{key}] title", table.get("title", {}))
    texts = _words(file, f"[clause.{key}] text", table.get("text", {}))
    return Clause(key, {tongue: Wording(titles[tongue], texts[tongue]) for tongue in LANGUAGES})


def _words(file: str, where: str, words: Mapping[str, str]) -> dict[str, str]:
    if any(not words.get(tongue, "").strip() for tongue in LANGUAGES):
        raise TemplateError(file, where, f"write it in each of {', '.join(LANGUAGES)}")
    return {tongue: words[tongue].strip() for tongue in LANGUAGES}
