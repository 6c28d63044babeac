"""Lists as files: CSV, XLSX and JSON, with the columns and in the order that the page shows."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from comity.desk.lists.listing import Row
from comity.desk.lists.page import PAGE_SIZE, ListPage
from comity.desk.shown import Shown

TYPES: Mapping[str, str] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json; charset=utf-8",
}
_RUNS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for a formula


def export(page: ListPage, ending: str, address: str) -> bytes:
    """All rows of a list as it is narrowed, as a file of the ending; as many as can be paged.

    `address` is that of the register, so that each row says where its page is.
    """
    return {"csv": _csv, "xlsx": _xlsx, "json": _json}[ending](page, address)


def _rows(page: ListPage) -> Iterator[Row]:
    for first in range(0, min(page.total, page.most), PAGE_SIZE):
        yield from page.rows_from(first)


def _headings(page: ListPage) -> list[str]:
    return [*(str(column.heading) for column in page.columns), "URL"]


def _lines(page: ListPage, address: str) -> Iterator[list[str]]:
    for row in _rows(page):
        cells = [_text((row.title,)), *(_text(_cell(row, c.name)) for c in page.columns[1:])]
        yield [*cells, address + row.title.url]


def _cell(row: Row, name: str) -> tuple[Shown, ...]:
    return row.cells.get(name, ())


def _text(values: tuple[Shown, ...]) -> str:
    return "; ".join(value.text for value in values)


def _csv(page: ListPage, address: str) -> bytes:
    told = io.StringIO()
    writer = csv.writer(told)
    writer.writerow(_headings(page))
    for line in _lines(page, address):
        writer.writerow([safe_for_spreadsheets(cell) for cell in line])
    return told.getvalue().encode("utf-8-sig")  # so that spreadsheets know the letters


def safe_for_spreadsheets(cell: str) -> str:
    """The words of a CSV cell, so that no spreadsheet takes them for a formula."""
    return f"'{cell}" if cell.startswith(_RUNS) else cell


def _xlsx(page: ListPage, address: str) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(str(page.listing.heading)[:31])
    sheet.freeze_panes = "A2"
    heads = []
    for heading in _headings(page):
        cell = WriteOnlyCell(sheet, heading)
        cell.font = Font(bold=True)
        heads.append(cell)
    sheet.append(heads)
    for line in _lines(page, address):
        sheet.append([as_words(sheet, cell) for cell in line])
    told = io.BytesIO()
    book.save(told)
    return told.getvalue()


def as_words(sheet: object, words: str) -> WriteOnlyCell:
    """A cell that is never taken for a formula."""
    cell = WriteOnlyCell(sheet, _storable(words))
    cell.data_type = "s"
    return cell


def _storable(words: str) -> str:
    """Without the control characters that no worksheet can hold."""
    return "".join(letter for letter in words if letter >= " " or letter in "\n\t")


def _json(page: ListPage, address: str) -> bytes:
    told = [
        {
            "id": row.key,
            "url": address + row.title.url,
            page.columns[0].name: row.title.text,
            **{
                column.name: [value.text for value in _cell(row, column.name)]
                for column in page.columns[1:]
            },
        }
        for row in _rows(page)
    ]
    return json.dumps(told, ensure_ascii=False, indent=1).encode()
