"""What a procedure is made of: steps, who acts, which paper proves it, which law asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

LANGUAGES = ("tr", "en", "ru")

# The stages of an agreement's life, in order (the register's list of the same name).
STAGES = (
    "proposed", "preparing", "ready", "signed", "in-force", "renewed", "dormant", "suspended",
    "expired", "ended",
)  # fmt: skip

# What kinds of paper there are (the register's list `StepProof`). What somebody only
# entered proves no step that asks for a paper.
PAPERS = ("news", "minutes", "letter", "act", "text", "entered")

# What may happen to any agreement after its signature, whatever the procedure: the step's
# code and the stage that it leads to. Nobody waits for these.
TURNS: Mapping[str, str] = {
    "renewed": "renewed",
    "resumed": "in-force",
    "dormant": "dormant",
    "suspended": "suspended",
    "expired": "expired",
    "ended": "ended",
}

Wordings = Mapping[str, str]


def wording(words: Wordings, language: str) -> str:
    """The words in `language`, or in English."""
    return words.get(language[:2], words["en"])


@dataclass(frozen=True, slots=True)
class Name:
    """What a body was called, for certain, up to a day (None: until now)."""

    words: Wordings
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts in a step. A body that was renamed has several names, the oldest first."""

    key: str
    names: tuple[Name, ...]

    def name_on(self, day: date | None, language: str) -> str:
        """What the actor was called on a day; without one, as today."""
        for name in self.names:
            if day is not None and name.until is not None and day <= name.until:
                return wording(name.words, language)
        return wording(self.names[-1].words, language)


@dataclass(frozen=True, slots=True)
class Days:
    """How long a step usually takes after what comes before it: from `least` to `most` days."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class LegalSource:
    """Where a rule stands. `is_checked` is False for what is common knowledge only."""

    key: str
    words: Wordings
    is_checked: bool
    address: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a procedure.

    `proof` are the kinds of paper that prove it; `act` is the kind of act where an act does.
    `after` are the steps that come before it. A `is_common` step is taken by all parties
    together. Without the steps marked `is_gate` nothing new is signed. `told_as` are other
    codes under which the step is reported. `kinds` are the kinds of agreement that need it
    (empty: all). Optional steps are never waited for.
    """

    key: str
    stage: str
    names: Wordings
    actor: Actor
    proof: frozenset[str]
    sources: tuple[LegalSource, ...]
    after: tuple[str, ...] = ()
    act: str = ""
    usual: Days | None = None
    is_common: bool = False
    is_gate: bool = False
    is_optional: bool = False
    told_as: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    hints: Wordings | None = None

    def name(self, language: str) -> str:
        """What the step is called."""
        return wording(self.names, language)


@dataclass(frozen=True, slots=True)
class Procedure:
    """The steps of one legal setting, in order.

    `countries` (ISO 3166-1) and `places` (ids of the gazetteer, which go before countries)
    say whose procedure it usually is. `standings` are what the setting itself calls the
    stages after the signature (`emeritus`), by the stage.
    """

    key: str
    names: Wordings
    about: Wordings
    steps: tuple[Step, ...]
    countries: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    standings: Mapping[str, Wordings] | None = None

    def name(self, language: str) -> str:
        """What the procedure is called."""
        return wording(self.names, language)

    def for_kind(self, agreement_kind: str) -> tuple[Step, ...]:
        """The steps that a kind of agreement needs."""
        return tuple(s for s in self.steps if not s.kinds or agreement_kind in s.kinds)

    def step(self, code: str) -> Step | None:
        """The step of that key, or the one that is reported under that code."""
        own = next((step for step in self.steps if step.key == code), None)
        return own or next((step for step in self.steps if code in step.told_as), None)
