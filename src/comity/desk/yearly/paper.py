"""The year with a partner on paper: the figures, and an appendix with the records of each."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from comity.desk.shown import language, of_date, of_record
from comity.desk.yearly.figures import MOST_LISTED, Figure, Report
from comity.papers import Block, Bullets, Cell, Heading, PageBreak, Paper, Paragraph, Run, Table


def title_of(report: Report) -> str:
    """What the report is called."""
    told = {"partner": of_record(report.about).text, "year": report.year}
    return _("%(partner)s: the year %(year)s") % told


def paper_of(report: Report) -> Paper:
    """The report in the language of the page."""
    day = of_date(report.day.isoformat())
    return Paper(
        title=title_of(report),
        language=language(),
        day=report.day,
        lead=(Run(_("As the register stood on %(day)s.") % {"day": day}),),
        blocks=(*_figures(report), *_appendix(report)),
        footer=_("Comity, %(day)s") % {"day": day},
    )


def rule_words() -> str:
    """What is counted, in a sentence."""
    return _(
        "A record counts in the year in which its date begins; one without a date counts in "
        "none. An invitation counts at each answer that one of those invited gave."
    )


def confidential_words(report: Report) -> str:
    """That the report counts what is kept from others; empty where it does not."""
    if not report.confidential:
        return ""
    told = _("%(n)d of the records counted here are confidential: not for publication.")
    return told % {"n": report.confidential}


def _figures(report: Report) -> Iterator[Block]:
    numbered = _numbers(report)
    for chapter in report.chapters:
        yield Heading(chapter.heading)
        rows = tuple(_row(each, numbered) for each in chapter.figures)
        yield Table(rows, (6, 1, 1), (_("Figure"), _("Number"), _("Appendix")))
    yield Paragraph.of(Run(rule_words(), quiet=True))
    if told := confidential_words(report):
        yield Paragraph.of(Run(told, bold=True))


def _numbers(report: Report) -> dict[str, int]:
    """The appendix of each figure that has records, counted from 1."""
    with_records = (figure.code for figure in report.figures if figure.count)
    return {code: number for number, code in enumerate(with_records, 1)}


def _row(figure: Figure, numbered: dict[str, int]) -> tuple[Cell, ...]:
    number = numbered.get(figure.code)
    return (
        (Run(figure.text),),
        (Run(str(figure.count)),),
        (Run(str(number) if number else "–", quiet=True),),
    )


def _appendix(report: Report) -> Iterator[Block]:
    numbered = _numbers(report)
    if not numbered:
        return
    yield PageBreak()
    yield Heading(_("Appendix: the records behind the figures"))
    for chapter in report.chapters:
        for figure in chapter.figures:
            if figure.count:
                told = (numbered[figure.code], chapter.heading, figure.text)
                yield Heading("{}. {}: {}".format(*told), 2)
                yield Bullets(tuple(_lines(figure)))


def _lines(figure: Figure) -> Iterator[Cell]:
    for line in figure.lines:
        date = (Run(f"{line.date}: ", bold=True),) if line.date else ()
        yield (*date, Run(line.title.text, language=line.title.language))
    if figure.count > MOST_LISTED:
        yield (Run(_("and %(n)d more") % {"n": figure.count - MOST_LISTED}, quiet=True),)
