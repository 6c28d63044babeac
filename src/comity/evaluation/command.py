"""`comity evaluate`: how well the reader reads a corpus."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from comity.evaluation import tables
from comity.evaluation.comparing import Comparison, compare
from comity.evaluation.corpus import CorpusFault, cases_in
from comity.evaluation.kinds import KIND_NAMES
from comity.evaluation.outcome import Outcomes
from comity.evaluation.runs import RunFault, load, run_of, text_of
from comity.evaluation.scoring import score
from comity.evaluation.shapes import comparison_shape, figures_shape

A_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
A_RUN = click.Path(exists=True, dir_okay=False, path_type=Path)
A_NEW_RUN = click.Path(dir_okay=False, writable=True, path_type=Path)


@click.command()
@click.argument("corpus", type=A_FOLDER)
@click.option("--language", multiple=True, help="Only documents in this language; may repeat.")
@click.option("--document", help="Only documents whose name begins so.")
@click.option("--worst", type=click.IntRange(1), help="Only list the N documents with most errors.")
@click.option("--errors", type=click.Choice(KIND_NAMES), help="Only list the errors of one kind.")
@click.option("--compare", "earlier", type=A_RUN, help="Say what changed since this stored run.")
@click.option("--strict", is_flag=True, help="With --compare: exit 1 if anything got worse.")
@click.option("--save", type=A_NEW_RUN, help="Store this run.")
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table")
def evaluate(
    corpus: Path,
    language: tuple[str, ...],
    document: str | None,
    worst: int | None,
    errors: str | None,
    earlier: Path | None,
    strict: bool,
    save: Path | None,
    shape: str,
) -> None:
    """Read every document of CORPUS and compare what is found with its gold.

    CORPUS holds NAME.txt with NAME.json, below folders `dev` and `heldout`. Documents held
    out are counted, never listed.
    """
    if save and (language or document):
        raise click.UsageError("--save stores whole runs; leave out --language and --document")
    outcomes = _measured(corpus, language, document)
    if worst or errors:
        _list(outcomes, worst, errors)
        return
    compared = _compared(outcomes, earlier, part=bool(language or document))
    _show(outcomes, compared, shape)
    if save:
        save.write_text(text_of(run_of(outcomes)), encoding="utf-8")
    if strict and compared and compared.got_worse:
        raise SystemExit(1)


def _measured(corpus: Path, languages: Sequence[str], document: str | None) -> list[Outcomes]:
    try:
        return [
            score(case)
            for case in cases_in(corpus)
            if (not languages or case.language in languages)
            and (document is None or case.name.startswith(document))
        ]
    except CorpusFault as fault:
        raise click.ClickException(str(fault)) from fault


def _list(outcomes: Sequence[Outcomes], worst: int | None, errors: str | None) -> None:
    lines = [*tables.worst(outcomes, worst)] if worst else []
    lines += [*tables.errors(outcomes, errors)] if errors else []
    click.echo("\n".join(lines))


def _compared(
    outcomes: Sequence[Outcomes], earlier: Path | None, *, part: bool
) -> Comparison | None:
    """The comparison with a stored run; of a part of the corpus with the same part."""
    if earlier is None:
        return None
    try:
        before = load(earlier)
    except RunFault as fault:
        raise click.ClickException(str(fault)) from fault
    if part:
        measured = {(one.language, one.document) for one in outcomes}
        before = before.only(lambda language, document: (language, document) in measured)
    return compare(before, run_of(outcomes))


def _show(outcomes: Sequence[Outcomes], compared: Comparison | None, shape: str) -> None:
    if shape == "json":
        figures = figures_shape(outcomes)
        told = {**figures, "comparison": comparison_shape(compared)} if compared else figures
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    lines = [*tables.figures(outcomes), *(tables.comparison(compared) if compared else ())]
    click.echo("\n".join(lines).rstrip())
