"""Tables come out of three kinds of file, and every cell has its place in the text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.formats import UnreadableSource
from comity.intake.importing.columns import Meaning, guess, meanings_from, signature
from comity.intake.importing.rows import country_of, date_of, kind_of
from comity.intake.importing.tables import tables_in, text_of


def test_every_cell_stands_in_the_text_where_it_says(spreadsheets: Any):
    text = text_of(spreadsheets.csv(*spreadsheets.rows), "kardes.csv")
    (table,) = tables_in(text)
    assert table.headings[1] == "Kardeş Şehir" and len(table.rows) == 5
    for row in table.rows:
        assert tuple(row.passage(n).of(text) for n in range(len(row.cells))) == row.cells


def test_a_spreadsheet_gives_a_table_for_each_sheet_with_dates_as_days(spreadsheets: Any):
    content = spreadsheets.xlsx(["1", "Kazan", "Rusya", spreadsheets.a_day, 124.0, None, 5512])
    (table,) = tables_in(text_of(content, "kardes.xlsx"))
    assert table.name == "Kardeş"
    assert table.rows[0].cells == ("1", "Kazan", "Rusya", "1998-03-05", "124", "", "5512")


def test_a_page_gives_its_tables_and_cells_over_several_rows_stand_in_each(spreadsheets: Any):
    (table,) = tables_in(text_of(spreadsheets.html, "page.html"))
    assert table.name == "Kardeş şehirlerimiz"
    assert table.headings == ("Şehir", "Ülke", "Meclis Kararı Tarih", "Meclis Kararı No")
    assert list(guess(table.headings).values()) == [
        "city", "country", "decision-date", "decision-number",
    ]  # fmt: skip
    assert table.rows[-1].cells == ("Moskova", "Rusya", "11.10.2002", "77")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_common_delimiter_is_found(delimiter: str):
    content = f'City{delimiter}Country\n"Cologne"{delimiter}Germany\n'.encode()
    assert tables_in(text_of(content, "t.csv"))[0].rows[0].cells == ("Cologne", "Germany")


def test_a_turkish_file_of_an_old_program_is_decoded(spreadsheets: Any):
    content = "Şehir;Ülke\r\nÇorlu;Türkiye\r\nGümüşhane;Türkiye\r\n".encode("cp1254")
    assert tables_in(text_of(content, "t.csv"))[0].rows[1].cells[0] == "Gümüşhane"


@pytest.mark.parametrize(
    "content", [b"", b"one line only", b"PK\x03\x04 no zip", b"<html><table></table></html>"]
)
def test_a_file_without_a_table_says_so(content: bytes):
    with pytest.raises(UnreadableSource):
        text_of(content, "x")


CELL = st.text("aş\t\n\r ;\x0b\u2028", max_size=6)


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=4))
def test_no_cell_moves_another_out_of_its_place(rows: list[list[str]]):
    from comity.intake.importing.tables import _clean, _told

    grid = [["a", "b", "c", "d"], *([_clean(cell) for cell in row] for row in rows)]
    text = _told("1", grid) + "\n"
    table = tables_in(text)[0]
    for row, cells in zip(table.rows, grid[1:], strict=True):
        assert [row.passage(n).of(text) for n in range(len(cells))] == cells


@pytest.mark.parametrize(
    ("headings", "meanings"),
    [
        (
            ["Sıra", "Kardeş Şehir", "Ülke", "Meclis Karar Tarihi", "Karar No",
             "İçişleri Bakanlığı Onay Tarihi", "Onay No"],
            [None, "city", "country", "decision-date", "decision-number", "approval-date",
             "approval-number"],
        ),
        (
            ["Sister city", "Country", "Council decision date", "Decision number",
             "Ministry approval date", "Approval number", "Date signed", "Remarks"],
            ["city", "country", "decision-date", "decision-number", "approval-date",
             "approval-number", "signed", "note"],
        ),
        (
            ["№", "Город-побратим", "Страна", "Дата подписания", "Решение Думы, дата",
             "Номер решения", "Примечание"],
            [None, "city", "country", "signed", "decision-date", "decision-number", "note"],
        ),
        (["Partner", "Year", "Type"], ["city", "signed", "kind"]),
        (["Şehir", "İmza Tarihi", "Geçerlilik Tarihi"], ["city", "signed", "until"]),
    ],
)  # fmt: skip
def test_columns_are_guessed_from_their_headings(headings: list[str], meanings: list[str | None]):
    guessed = guess(headings)
    assert [guessed.get(place) for place in range(len(headings))] == meanings


def test_a_meaning_is_given_to_one_column_and_unknown_ones_to_none():
    told = {"0": "city", "1": "city", "2": "x", "9": "note"}
    assert meanings_from(told, 3) == {0: Meaning.CITY}


def test_headings_are_known_again_however_they_are_spelled():
    assert signature(["ŞEHİR", "Ülke"]) == signature(["Şehir", "ülke"])
    assert signature(["Şehir"]) != signature(["Ülke"])


@pytest.mark.parametrize(
    ("cell", "edtf"),
    [
        ("05.03.1998", "1998-03-05"), ("5/3/1998", "1998-03-05"), ("1998-03-05", "1998-03-05"),
        ("Mart 1998", "1998-03"), ("5 Mart 1998", "1998-03-05"), ("5 марта 1998 г.", "1998-03-05"),
        ("March 1998", "1998-03"), ("1998", "1998"), ("31.02.2005", None), ("soon", None),
        ("1998, 2001", None),
    ],
)  # fmt: skip
def test_a_date_is_read_as_it_is_written(cell: str, edtf: str | None):
    assert date_of(cell) == edtf


def test_countries_and_kinds_are_known_by_their_names_in_three_languages():
    assert [country_of(name) for name in ("Rusya", "Russia", "Россия", "RU")] == ["RU"] * 4
    assert country_of("Atlantis") is None
    assert {kind_of(name) for name in ("Kardeş Şehir", "sister city", "побратим")} == {
        "sister-city"
    }
    assert kind_of("friends") is None
