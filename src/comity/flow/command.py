"""`comity read`: what files state, on the terminal or as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from comity.edtf import EdtfError, parse
from comity.flow.source import SourceRead, read_source
from comity.flow.wording import lines
from comity.formats import UnreadableSource

LANGUAGES = {"tr": "Turkish", "en": "English", "ru": "Russian"}


def an_edtf_date(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """The date as given; click.BadParameter for what is no EDTF date."""
    try:
        return value and str(parse(value))
    except EdtfError as error:
        raise click.BadParameter(str(error)) from error


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line for each file.")
@click.option("--quotes/--no-quotes", default=True, help="Show the words that say so.")
@click.option("--published", callback=an_edtf_date, help="Date of sources that name none (EDTF).")
@click.option("--language", type=click.Choice(list(LANGUAGES)), help="Otherwise recognised.")
def read(
    files: tuple[str, ...],
    as_json: bool,
    quotes: bool,
    published: str | None,
    language: str | None,
) -> None:
    """Read FILES and say what they state; `-` reads what is piped in.

    HTML, PDF, DOCX, ODT, RTF, mail and plain text, in Turkish, English or Russian. A file
    that cannot be read is named with what to do, the others are read all the same, and
    the exit status is 1.
    """
    failed = False
    for name in files:
        try:
            done = read_source(_content(name), name=name, published=published, language=language)
        except (UnreadableSource, OSError) as error:
            failed = True
            click.echo(_what_is_wrong(name, error), err=True)
            continue
        _show(done, as_json, quotes)
    if failed:
        raise SystemExit(1)


def _content(name: str) -> bytes:
    return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()


def _what_is_wrong(name: str, error: Exception) -> str:
    return f"{name}: {error.strerror}" if isinstance(error, OSError) else str(error)


def _show(done: SourceRead, as_json: bool, quotes: bool) -> None:
    text = done.source.text
    if as_json:
        click.echo(json.dumps(done.findings.to_json(text), ensure_ascii=False))
        return
    about = (LANGUAGES.get(done.findings.language), done.findings.published, done.findings.title)
    click.echo(f"{done.findings.id}  ({'; '.join(word for word in about if word)})")
    for note in done.source.notes:
        click.echo(f"  note: {note}")
    told = list(lines(done.findings, text, quoting=quotes))
    click.echo("\n".join(told) if told else "  states nothing that Comity looks for")
    click.echo()
