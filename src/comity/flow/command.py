"""`comity read`: what files state, on the terminal or as JSON."""

from __future__ import annotations

import json
import sys

import click

from comity.edtf import EdtfError, parse
from comity.flow.documents import Document, documents
from comity.flow.source import SourceRead, read_source
from comity.flow.wording import lines
from comity.formats import UnreadableSource
from comity.reading.recognise import UnreadLanguage, language_of

LANGUAGES = {"tr": "Turkish", "en": "English", "ru": "Russian"}


def an_edtf_date(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """The date as given; click.BadParameter for what is no EDTF date."""
    try:
        return value and str(parse(value))
    except EdtfError as error:
        raise click.BadParameter(str(error)) from error


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path())
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="For people, or one JSON object a line for each source.",
)
@click.option("--quotes/--no-quotes", default=True, help="Show the words that say so.")
@click.option("--published", callback=an_edtf_date, help="Date of sources that name none (EDTF).")
@click.option("--language", type=click.Choice(list(LANGUAGES)), help="Otherwise recognised.")
def read(
    files: tuple[str, ...],
    shape: str,
    quotes: bool,
    published: str | None,
    language: str | None,
) -> None:
    """Read FILES and say what they state; folders are read whole, `-` is what is piped in.

    HTML, PDF, DOCX, ODT, RTF, mail and plain text, in Turkish, English or Russian. A file
    that cannot be read is named with what to do, the others are read all the same, and
    the exit status is 1.
    """
    failed = False
    place = 0
    for place, document in enumerate(documents(files), start=1):
        try:
            done = _read(document, published=published, language=language)
        except (UnreadableSource, UnreadLanguage) as error:
            failed = True
            progress("")
            click.echo(_what_is_wrong(document.name, error), err=True)
            continue
        progress("")
        _show(done, shape == "json", quotes)
        progress(f"{place} read")
    progress("")
    if not place:
        named = ", ".join(files)
        click.echo(f"{named}: holds no file to read; name a file or another folder", err=True)
    if failed or not place:
        raise SystemExit(1)


def _read(document: Document, *, published: str | None, language: str | None) -> SourceRead:
    name = document.name
    done = read_source(document.content(), name=name, published=published, language=language)
    language_of(done.source.text, language or done.source.language)
    return done


def progress(words: str) -> None:
    """Words that stand on the terminal until the next ones; nothing where there is none.

    They are kept off results that go to the same terminal.
    """
    if sys.stderr.isatty() and not sys.stdout.isatty():
        click.echo(f"\r\x1b[K{words}", nl=False, err=True)


def _what_is_wrong(name: str, error: Exception) -> str:
    if isinstance(error, UnreadLanguage):
        return f"{name}: {error} (with --language)"
    return str(error)


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
