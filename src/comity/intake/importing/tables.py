"""Tables out of CSV, XLSX and HTML: bytes in, rows of cells out, and the text of the source."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from lxml import etree, html
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from comity.formats import UnreadableSource
from comity.formats.encodings import decode
from comity.passages import Passage

MOST_ROWS = 50_000
MOST_COLUMNS = 60
MOST_BYTES = 30 * 1024 * 1024
MOST_UNPACKED = 400 * 1024 * 1024
MOST_CELL = 2000  # characters
_DELIMITERS = ";,\t|"


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number in the table (the first is 1), its cells, and where it starts."""

    number: int
    cells: tuple[str, ...]
    start: int

    def passage(self, place: int) -> Passage:
        """Where the cell of a column stands in the text."""
        start = self.start + sum(len(cell) + 1 for cell in self.cells[:place])
        return Passage(start, start + len(self.cells[place]))


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its headings, as it stands in the text of its source."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


Grid = tuple[str, list[list[str]]]


def text_of(content: bytes, name: str) -> str:
    """Every table of a file as text: its name, then a line for each row, cells between tabs.

    Tables stand apart by an empty line. Raises UnreadableSource for what holds no table,
    or is larger than can be shown (50,000 rows, 60 columns, 30 MB).
    """
    if len(content) > MOST_BYTES:
        raise UnreadableSource(name, "is larger than 30 MB", "divide it, or save it as CSV")
    grids = [(title, rows) for title, rows in _grids(content, name) if len(rows) > 1]
    if not grids:
        raise UnreadableSource(
            name, "holds no table with headings and rows", "choose a CSV, XLSX or HTML file"
        )
    if sum(len(rows) for _title, rows in grids) > MOST_ROWS:
        raise UnreadableSource(name, "has more than 50,000 rows", "divide it into several files")
    return "\n\n".join(_told(title, rows) for title, rows in grids) + "\n"


def tables_in(text: str) -> list[Table]:
    """The tables of a text that `text_of` wrote, with the places of their cells."""
    found, start = [], 0
    for block in text.removesuffix("\n").split("\n\n"):
        found.append(_table(block, start))
        start += len(block) + 2
    return found


def _table(block: str, start: int) -> Table:
    name, headings, *lines = block.split("\n")
    start += len(name) + len(headings) + 2
    rows = []
    for number, line in enumerate(lines, start=1):
        cells = tuple(line.split("\t"))
        rows.append(Row(number, cells, start))
        start += len(line) + 1
    return Table(name, tuple(headings.split("\t")), tuple(rows))


def _told(title: str, rows: list[list[str]]) -> str:
    width = max(len(row) for row in rows)
    lines = ("\t".join(row + [""] * (width - len(row))) for row in rows)
    return "\n".join([title or "1", *lines])


# ---------------------------------------------------------------- the three formats


def _grids(content: bytes, name: str) -> Iterator[Grid]:
    if content[:4] == b"PK\x03\x04":
        yield from _xlsx(content, name)
        return
    text = decode(content).text
    if "<table" in text[:2_000_000].lower():
        yield from _html(text)
    else:
        yield from _csv(text)


def _xlsx(content: bytes, name: str) -> Iterator[Grid]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(each.file_size for each in packed.infolist()) > MOST_UNPACKED:
                raise UnreadableSource(name, "unpacks to more than 400 MB", "save it as CSV")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (InvalidFileException, KeyError, ValueError, OSError, zipfile.BadZipFile) as error:
        raise UnreadableSource(
            name, f"cannot be opened as a spreadsheet ({error})", "save it as XLSX or CSV"
        ) from error
    for sheet in book.worksheets:
        values = sheet.iter_rows(max_row=MOST_ROWS + 2, values_only=True)
        rows = ([_value(each) for each in row[:MOST_COLUMNS]] for row in values)
        yield _clean(sheet.title), _filled(rows)
    book.close()


def _value(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _clean(str(value))


def _csv(text: str) -> Iterator[Grid]:
    sample = text[:20_000]
    first = sample.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter)
    try:
        yield "1", _filled([_clean(cell) for cell in row[:MOST_COLUMNS]] for row in rows)
    except csv.Error:
        return


def _html(text: str) -> Iterator[Grid]:
    parser = html.HTMLParser(encoding="utf-8", no_network=True)
    try:
        tree = html.fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError):
        return
    for number, table in enumerate(tree.iter("table"), start=1):
        if table.find(".//table") is None:  # the outer one only sets out the page
            caption = table.find("caption")
            title = _clean(caption.text_content()) if caption is not None else ""
            yield title or str(number), _filled(_under_one_heading(table))


def _under_one_heading(table: Any) -> Iterator[list[str]]:
    """The rows of an HTML table; two rows of headings become one: `Karar Tarih`, `Karar No`."""
    heads = 0
    for line in table.iter("tr"):
        if line.find("th") is None or line.find("td") is not None:
            break
        heads += 1
    rows = list(_spanned(table))
    if heads > 1:
        columns = zip(*rows[:heads], strict=False)
        yield [" ".join(dict.fromkeys(filter(None, column))) for column in columns]
    yield from rows[heads if heads > 1 else 0 :]


def _spanned(table: Any) -> Iterator[list[str]]:
    """The rows of an HTML table; a cell over several rows or columns stands in each."""
    waiting: dict[int, tuple[int, str]] = {}
    for line in table.iter("tr"):
        row: list[str] = []
        for cell in line.iterchildren("td", "th"):
            while len(row) in waiting:
                row.append(_again(waiting, len(row)))
            text = _clean(cell.text_content())
            for _column in range(_span(cell.get("colspan"))):
                if (below := _span(cell.get("rowspan")) - 1) > 0:
                    waiting[len(row)] = (below, text)
                row.append(text)
        while len(row) in waiting:
            row.append(_again(waiting, len(row)))
        yield row[:MOST_COLUMNS]


def _again(waiting: dict[int, tuple[int, str]], column: int) -> str:
    left, text = waiting.pop(column)
    if left > 1:
        waiting[column] = (left - 1, text)
    return text


def _span(told: str | None) -> int:
    return min(max(int(told), 1), MOST_COLUMNS) if told and told.strip().isdecimal() else 1


def _filled(rows: Iterable[list[str]]) -> list[list[str]]:
    """Rows without empty ones; titles above the headings go too."""
    kept = []
    for row in rows:
        if any(row):
            kept.append(row)
        if len(kept) > MOST_ROWS + 1:
            break
    width = max((sum(map(bool, row)) for row in kept[:20]), default=0)
    while kept and sum(map(bool, kept[0])) < min(width, 2):
        kept.pop(0)
    used = max((place for row in kept for place, cell in enumerate(row) if cell), default=0) + 1
    return [row[:used] for row in kept]


def _clean(text: str) -> str:
    return " ".join(text.replace("\x00", " ").split())[:MOST_CELL]
