"""Writes the steps of every shipped procedure into docs/cooperation.md, from their files.

`python tools/procedure_tables.py` renews what stands between the two marks of the page. A
test holds that the page is as the files are.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "cooperation.md"
BEGIN, END = "<!-- procedures: begin -->", "<!-- procedures: end -->"

sys.path.insert(0, str(ROOT / "src"))

from comity.cooperation.procedures import LegalSource, Procedure, Step, procedures  # noqa: E402

PAPER = {
    "news": "news",
    "minutes": "minutes",
    "letter": "letter",
    "act": "act",
    "text": "text",
    "entered": "word of an officer",
}


def renewed(page: str) -> str:
    """The page with its tables as the files are now."""
    before, rest = page.split(BEGIN)
    _old, after = rest.split(END)
    tables = "\n".join(line for each in procedures().values() for line in _table(each))
    return f"{before}{BEGIN}\n\n{tables}\n{END}{after}"


def _table(procedure: Procedure) -> Iterator[str]:
    yield f"### {procedure.name('en')}"
    yield ""
    yield f"`{procedure.key}`: {procedure.about['en']}"
    yield ""
    yield "| step | who acts | proven by | after | usually takes | source |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for step in procedure.steps:
        yield f"| {' | '.join(_cells(step, procedure))} |"
    yield ""
    yield from _sources(procedure)


def _cells(step: Step, procedure: Procedure) -> Iterator[str]:
    marks = [
        word
        for word, holds in (
            ("together", step.is_common), ("gate", step.is_gate), ("optional", step.is_optional),
        )
        if holds
    ]  # fmt: skip
    yield f"**{step.name('en')}**" + (f" ({', '.join(marks)})" if marks else "")
    yield _actor(step)
    yield ", ".join(PAPER[paper] for paper in PAPER if paper in step.proof)
    names = (own.name("en").lower() for own in procedure.steps if own.key in step.after)
    yield ", ".join(names) or "–"
    yield f"{step.usual.least}–{step.usual.most} days" if step.usual else "–"
    yield "; ".join(_short(source) for source in step.sources)


def _actor(step: Step) -> str:
    names = step.actor.names
    if len(names) == 1:
        return names[0].words["en"]
    return "; ".join(
        f"{name.words['en']} (until {name.until:%-d %B %Y})" if name.until else name.words["en"]
        for name in names
    )


def _short(source: LegalSource) -> str:
    return source.words["en"] + ("" if source.is_checked else " (unverified)")


def _sources(procedure: Procedure) -> Iterator[str]:
    found = {source.key: source for step in procedure.steps for source in step.sources}
    addressed = [source for source in found.values() if source.address]
    if addressed:
        yield "Where the sources were looked up:"
        yield ""
    for source in addressed:
        yield f"- {source.words['en']}: <{source.address}>"
    yield ""


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text()))
