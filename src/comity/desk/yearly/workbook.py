"""The year with a partner as a workbook: a sheet of figures, and a sheet with all records."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from comity.desk.lists.exporting import as_words
from comity.desk.yearly.figures import Report
from comity.desk.yearly.paper import confidential_words, rule_words, title_of


def workbook_of(report: Report, address: str) -> bytes:
    """The report as XLSX; `address` is that of the register, so that each record has its link."""
    book = Workbook(write_only=True)
    _figures(book.create_sheet(_("Figures")[:31]), report)
    _records(book.create_sheet(_("Records")[:31]), report, address)
    told = BytesIO()
    book.save(told)
    return told.getvalue()


def _figures(sheet: Any, report: Report) -> None:
    sheet.column_dimensions["A"].width = sheet.column_dimensions["B"].width = 40
    sheet.append([_bold(sheet, title_of(report))])
    sheet.append([as_words(sheet, rule_words())])
    if told := confidential_words(report):
        sheet.append([_bold(sheet, told)])
    sheet.append([])
    sheet.append([_bold(sheet, each) for each in (_("Chapter"), _("Figure"), _("Number"))])
    for chapter in report.chapters:
        for figure in chapter.figures:
            words = [as_words(sheet, each) for each in (chapter.heading, figure.text)]
            sheet.append([*words, figure.count])


def _records(sheet: Any, report: Report, address: str) -> None:
    sheet.freeze_panes = "A2"
    for column, width in zip("ABCDE", (28, 34, 20, 60, 50), strict=True):
        sheet.column_dimensions[column].width = width
    headings = (_("Chapter"), _("Figure"), _("Date"), _("Title"), "URL")
    sheet.append([_bold(sheet, each) for each in headings])
    for chapter in report.chapters:
        for figure in chapter.figures:
            for line in figure.lines:
                told = (
                    chapter.heading, figure.text, str(line.date or ""), line.title.text,
                    address + line.title.url,
                )  # fmt: skip
                sheet.append([as_words(sheet, each) for each in told])


def _bold(sheet: Any, words: str) -> WriteOnlyCell:
    cell = as_words(sheet, words)
    cell.font = Font(bold=True)
    return cell
