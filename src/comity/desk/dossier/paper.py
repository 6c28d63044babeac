"""The dossier on paper: two pages, sources numbered at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from comity.desk.dossier.values import Chapter, Cited, Dossier, Portrait, Reference
from comity.desk.shown import Shown, language, of_date
from comity.papers import Block, Bullets, Cell, Heading, Paper, Paragraph, Pictured, Run

DOT = Run(" · ", quiet=True)


def paper_of(dossier: Dossier) -> Paper:
    """The dossier as a paper, in the language of the page."""
    return Paper(
        title=_("Dossier: %(about)s") % {"about": dossier.about.text},
        language=language(),
        day=dossier.day,
        blocks=tuple(_blocks(dossier)),
        lead=_joined(dossier.standing),
        footer=_("Dossier of %(day)s. Not for publication.")
        % {"day": of_date(dossier.day.isoformat())},
    )


def _blocks(dossier: Dossier) -> Iterator[Block]:
    if dossier.is_empty:
        yield Paragraph.of(_("The register holds nothing about the other side yet."))
    if dossier.people:
        yield Heading(_("Whom you meet"))
        yield from (_whom(person) for person in dossier.people)
    warned = [
        (Run(person.name.text + ": ", bold=True), Run(person.avoid))
        for person in dossier.people
        if person.avoid
    ]
    cautions = (*warned, *((Run(each),) for each in dossier.cautions))
    if cautions:
        yield Heading(_("What to avoid"))
        yield Bullets(tuple(cautions))
    for chapter in dossier.chapters:
        yield from _chapter(chapter)
    if dossier.references:
        yield Heading(_("Sources"), 2)
        yield Bullets(tuple(_reference(each) for each in dossier.references), numbered=True)


def _whom(person: Portrait) -> Block:
    words = _portrait(person)
    if not person.photograph:
        return Paragraph(words)
    return Pictured(person.photograph, person.name.text, words, width=16)


def _portrait(person: Portrait) -> Cell:
    names = [_run(person.name, bold=True), *(_run(each, quiet=True) for each in person.others)]
    cell = _separated([(name,) for name in names])
    if person.say_as:
        cell += (Run(f"\u00a0[{person.say_as.text}]", italic=True),)
    offices = _separated([(_run(each.line.title), *_numbers(each)) for each in person.offices])
    if offices:
        cell += (Run(". "), *offices)
    return (*cell, Run(". "), Run(person.met, quiet=True)) if person.met else cell


def _chapter(chapter: Chapter) -> Iterator[Block]:
    yield Heading(chapter.heading, 2 if chapter.name.startswith("said-") else 1)
    yield Bullets(tuple(_line(each) for each in chapter.lines))


def _line(cited: Cited) -> Cell:
    line = cited.line
    date = (_run(line.date, bold=True), Run(": ")) if line.date else ()
    badges = tuple(run for badge in line.badges for run in (DOT, _run(badge, italic=True)))
    more = (
        (DOT, *_separated([(_run(each, quiet=True),) for each in line.more])) if line.more else ()
    )
    return (*date, _run(line.title), *badges, *more, *_numbers(cited))


def _numbers(cited: Cited) -> Cell:
    if not cited.sources:
        return ()
    return (Run(f"\u00a0[{', '.join(map(str, cited.sources))}]", quiet=True),)


def _reference(source: Reference) -> Cell:
    day = f", {source.day}" if source.day else ""
    return (Run(source.title + day, quiet=True, language=source.language),)


def _run(shown: Shown, *, bold: bool = False, italic: bool = False, quiet: bool = False) -> Run:
    return Run(shown.text, bold, italic, quiet, language=shown.language)


def _joined(several: Iterable[Shown]) -> Cell:
    return _separated([(_run(each),) for each in several])


def _separated(cells: list[Cell]) -> Cell:
    parts: list[Run] = []
    for n, cell in enumerate(cells):
        parts += [DOT, *cell] if n else cell
    return tuple(parts)
