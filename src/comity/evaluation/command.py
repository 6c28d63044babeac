"""`comity evaluate`: how well the reader reads a corpus."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from comity.evaluation import tables
from comity.evaluation.corpus import CorpusFault, cases_in
from comity.evaluation.kinds import KIND_NAMES
from comity.evaluation.scoring import Outcomes, score


@click.command()
@click.argument("corpus", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--worst", type=click.IntRange(1), help="Only list the N documents with most errors.")
@click.option("--errors", type=click.Choice(KIND_NAMES), help="Only list the errors of one kind.")
@click.option("--language", multiple=True, help="Only documents in this language; may repeat.")
@click.option("--document", help="Only documents whose name begins so.")
def evaluate(
    corpus: Path,
    worst: int | None,
    errors: str | None,
    language: tuple[str, ...],
    document: str | None,
) -> None:
    """Read every document of CORPUS and compare what is found with its gold.

    CORPUS holds NAME.txt with NAME.json, below folders `dev` and `heldout`. Documents held
    out are counted, never listed.
    """
    outcomes = _measured(corpus, language, document)
    if worst:
        click.echo("\n".join(tables.worst(outcomes, worst)))
    elif errors:
        click.echo("\n".join(tables.errors(outcomes, errors)))
    else:
        click.echo("\n".join(tables.figures(outcomes)))


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
