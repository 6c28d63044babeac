"""Tables as municipalities publish them, with invented rows, and a desk that imports them."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import pytest
from openpyxl import Workbook

from comity.register.actions import enter
from comity.register.models import Desk, Institution, Membership, Role, User

HEADINGS = [
    "Sıra", "Kardeş Şehir", "Ülke", "Meclis Karar Tarihi", "Karar No",
    "İçişleri Bakanlığı Onay Tarihi", "Onay No",
]  # fmt: skip
ROWS = [
    ["1", "Kazan", "Rusya", "05.03.1998", "124", "12.06.1998", "5512"],
    ["2", "Köln", "Almanya", "Mart 1997", "88", "-", ""],
    ["3", "Xyzzyville", "ABD", "2001", "17", "", ""],
    ["4", "Bursa", "Türkiye", "31.02.2005", "9", "", ""],
    ["5", "", "", "", "", "", ""],
]


def csv_of(*rows: list[str], headings: list[str] = HEADINGS) -> bytes:
    return "\r\n".join(";".join(row) for row in [headings, *rows]).encode("utf-8-sig")


def xlsx_of(*rows: list[Any], headings: list[str] = HEADINGS, title: str = "Kardeş") -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in [headings, *rows]:
        sheet.append(row)
    told = io.BytesIO()
    book.save(told)
    return told.getvalue()


HTML = """<!doctype html><html><body><h1>Kardeş şehirler</h1><table id="menu"><tr><td>Menü</td></tr>
</table><table><caption>Kardeş şehirlerimiz</caption>
<tr><th rowspan="2">Şehir</th><th rowspan="2">Ülke</th><th colspan="2">Meclis Kararı</th></tr>
<tr><th>Tarih</th><th>No</th></tr>
<tr><td>Kazan</td><td rowspan="2">Rusya</td><td>05.03.1998</td><td>124</td></tr>
<tr><td>Moskova</td><td>11.10.2002</td><td>77</td></tr></table></body></html>"""


@pytest.fixture
def desk(db: None) -> Desk:
    return Desk.objects.create(name="International relations")


@pytest.fixture
def officer(desk: Desk) -> User:
    user = User.objects.create_user("zeynep")
    Membership.objects.create(user=user, desk=desk, role=Role.OFFICER)
    city = enter(Institution(name={"tr": "İzmir Büyükşehir Belediyesi"}), by=user, desk=desk)
    desk.institution = city
    desk.save()
    return user


@pytest.fixture
def spreadsheets() -> Any:
    """How to make files: `csv`, `xlsx`, and an HTML page."""

    class Made:
        csv = staticmethod(csv_of)
        xlsx = staticmethod(xlsx_of)
        html = HTML.encode()
        rows = ROWS
        headings = HEADINGS
        a_day = datetime(1998, 3, 5)

    return Made
