"""Procedures from their files, checked; an error names the file and the step."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from comity.cooperation.procedures.steps import (
    LANGUAGES,
    PAPERS,
    STAGES,
    TURNS,
    Actor,
    Days,
    LegalSource,
    Name,
    Procedure,
    Step,
    Wordings,
)

_STEP_FIELDS = frozenset({
    "stage", "name", "actor", "proof", "act", "after", "usual_days", "source", "common", "gate",
    "optional", "told_as", "kinds", "hint",
})  # fmt: skip


class ProcedureError(ValueError):
    """A procedure file that is wrong: says the file, the place in it and what to write."""

    def __init__(self, file: str, where: str, what: str) -> None:
        super().__init__(f"{file}: {where}: {what}")


@cache
def procedures() -> Mapping[str, Procedure]:
    """All shipped procedures by their key, which is the name of the file."""
    folder = files(__package__)
    found = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return {file.name.removesuffix(".toml"): load(file) for file in found}


def load(file: Traversable) -> Procedure:
    """The procedure in a TOML file. Raises ProcedureError."""
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ProcedureError(file.name, "the file", f"is no TOML: {error}") from error
    return _Reader(file.name, table).procedure()


class _Reader:
    """One file on its way to a procedure."""

    def __init__(self, file: str, table: dict[str, Any]) -> None:
        self.file, self.table = file, table
        self.actors = {key: self._actor(key, of) for key, of in table.get("actor", {}).items()}
        self.sources = {key: self._source(key, of) for key, of in table.get("source", {}).items()}

    def procedure(self) -> Procedure:
        about = self.table.get("procedure", {})
        steps = tuple(self._step(key, of) for key, of in self.table.get("step", {}).items())
        self._check_order(steps)
        return Procedure(
            key=self.file.removesuffix(".toml"),
            names=self._words(about, "name", "[procedure]"),
            about=self._words(about, "about", "[procedure]"),
            steps=steps,
            countries=frozenset(about.get("countries", ())),
            places=frozenset(about.get("places", ())),
            standings={
                stage: self._words({"name": words}, "name", f"[standing.{stage}]")
                for stage, words in self.table.get("standing", {}).items()
            },
        )

    def _step(self, key: str, of: dict[str, Any]) -> Step:
        where = f"[step.{key}]"
        self._check_step(key, of, where)
        usual = of.get("usual_days")
        return Step(
            key=key,
            stage=of["stage"],
            names=self._words(of, "name", where),
            actor=self.actors[of["actor"]],
            proof=frozenset(of["proof"]),
            sources=tuple(self.sources[name] for name in of["source"]),
            after=tuple(of.get("after", ())),
            act=of.get("act", ""),
            usual=Days(*usual) if usual else None,
            is_common=of.get("common", False),
            is_gate=of.get("gate", False),
            is_optional=of.get("optional", False),
            told_as=frozenset(of.get("told_as", ())),
            kinds=frozenset(of.get("kinds", ())),
            hints=self._words(of, "hint", where) if "hint" in of else None,
        )

    def _check_step(self, key: str, of: dict[str, Any], where: str) -> None:
        if unknown := sorted(set(of) - _STEP_FIELDS):
            raise self._error(where, f"knows no {', '.join(unknown)}")
        for name in ("stage", "actor", "proof", "source"):
            if not of.get(name):
                raise self._error(where, f"says no {name}; every step needs one")
        self._check_word(where, "stage", of["stage"], STAGES)
        self._check_word(where, "actor", of["actor"], self.actors)
        for name, words, known in (
            ("proof", of["proof"], PAPERS),
            ("source", of["source"], self.sources),
        ):
            for word in words:
                self._check_word(where, name, word, known)
        if key in TURNS:
            raise self._error(where, f"{key} is what may happen to any agreement, and no step")
        usual = of.get("usual_days")
        if usual and not (len(usual) == 2 and 0 <= usual[0] <= usual[1]):
            raise self._error(where, "usual_days: write [least, most]")

    def _check_word(self, where: str, name: str, word: str, known: Any) -> None:
        if word not in known:
            raise self._error(where, f"{name} {word!r} is not among {', '.join(known)}")

    def _check_order(self, steps: tuple[Step, ...]) -> None:
        """What comes before a step stands before it in the file, so that no circle is possible."""
        seen: set[str] = set()
        for step in steps:
            for before in step.after:
                if before not in seen:
                    raise self._error(
                        f"[step.{step.key}]", f"after {before!r}: no step of that name stands above"
                    )
            seen.add(step.key)
        if "signed" not in seen:
            raise self._error("the file", "has no step `signed`")
        self._check_ways(steps)

    def _check_ways(self, steps: tuple[Step, ...]) -> None:
        """A needed step leads to the signature or follows it; else it would be waited for ever."""
        leading, following = {"signed"}, {"signed"}
        for step in reversed(steps):
            leading |= set(step.after) if step.key in leading else set()
        for step in steps:
            if following & set(step.after):
                following.add(step.key)
            if step.key not in leading | following and not step.is_optional:
                raise self._error(
                    f"[step.{step.key}]", "nothing comes after it; name it in `after`"
                )

    def _actor(self, key: str, of: dict[str, Any]) -> Actor:
        where = f"[actor.{key}]"
        if "named" not in of:
            return Actor(key, (Name(self._words(of, "name", where)),))
        names = [
            Name(self._words(each, "name", where), _day(each.get("until"))) for each in of["named"]
        ]
        if any(name.until is None for name in names[:-1]) or names[-1].until is not None:
            raise self._error(where, "each name but the last needs a day `until`")
        return Actor(key, tuple(names))

    def _source(self, key: str, of: dict[str, Any]) -> LegalSource:
        where = f"[source.{key}]"
        if not isinstance(of.get("checked"), bool):
            raise self._error(where, "checked: write true, or false for common knowledge")
        words = self._words(of, "name", where)
        return LegalSource(key, words, of["checked"], of.get("address", ""))

    def _words(self, of: dict[str, Any], name: str, where: str) -> Wordings:
        words = of.get(name, {})
        if not isinstance(words, dict) or any(not words.get(tongue) for tongue in LANGUAGES):
            raise self._error(where, f"{name}: write it in each of {', '.join(LANGUAGES)}")
        return words

    def _error(self, where: str, what: str) -> ProcedureError:
        return ProcedureError(self.file, where, what)


def _day(value: Any) -> date | None:
    return value if isinstance(value, date) else None
