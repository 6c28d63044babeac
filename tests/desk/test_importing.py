"""The import wizard at the desk."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from comity.intake.models import ImportMapping
from comity.register.models import Act, Agreement, Entry, Source

TABLE = (
    "Kardeş Şehir;Ülke;Meclis Karar Tarihi;Karar No;Notlar\r\n"
    "Lahor;Pakistan;05.03.1998;124;\r\n"
    "Bakü;Azerbaycan;belirsiz;88;=1+1\r\n"
    "Köln;Almanya;1997;12;\r\n"
).encode()


def upload(client: Client, content: bytes = TABLE, name: str = "kardes.csv") -> Any:
    return client.post("/import/", {"file": SimpleUploadedFile(name, content)})


def test_a_table_is_uploaded_looked_at_imported_and_taken_back(register: Any, officer: Client):
    answer = upload(officer)
    page = answer["Location"]
    shown = officer.get(page).text
    assert "Lahor" in shown and "Cannot be read" in shown and "belirsiz" in shown
    before = Agreement.objects.count()
    done = officer.post(page)["Location"]
    assert Agreement.objects.count() == before + 2
    told = officer.get(done).text
    assert "Take the whole import back" in told
    officer.post(done)
    assert Agreement.objects.filter(state="live").count() == before
    assert Act.objects.filter(number="124", state="live").count() == 0
    assert "Take the whole import back" not in officer.get(done).text


def test_the_columns_can_be_told_otherwise_and_are_remembered(register: Any, officer: Client):
    page = upload(officer)["Location"]
    chosen = f"{page}?table=0&0=city&1=&2=&3=approval-number&4=note&kind=memorandum&stage=in-force"
    assert officer.get(chosen).text.count("Cannot be read") == 1  # only the chip
    officer.post(chosen)
    assert Act.objects.filter(act_kind="permission", number="88").exists()
    assert ImportMapping.objects.get().meanings == {
        "0": "city", "3": "approval-number", "4": "note",
    }  # fmt: skip
    again = officer.get(upload(officer, TABLE + b"Varna;;;5;\r\n")["Location"]).text
    assert re.search(r'value="memorandum" selected', again)
    assert re.search(r'value="approval-number" selected', again)


def test_the_rows_that_fail_can_be_downloaded_with_the_reason(register: Any, officer: Client):
    page = upload(officer)["Location"]
    told = officer.get(f"{page}failed.csv")
    assert told["Content-Type"].startswith("text/csv")
    lines = told.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert lines[1].startswith("2,“belirsiz” is no single date.,Bakü")
    assert "'=1+1" in lines[1]


def test_the_preview_is_narrowed_by_what_becomes_of_the_rows(register: Any, officer: Client):
    page = upload(officer)["Location"]
    shown = officer.get(f"{page}?only=failed").text
    assert "Bakü" in shown and "Lahor</td>" not in shown


def test_an_import_cannot_be_taken_back_twice_by_a_second_click(register: Any, officer: Client):
    done = officer.post(upload(officer)["Location"])["Location"]
    officer.post(done)
    assert officer.post(done, follow=True).status_code == 200
    assert Entry.objects.filter(deed="undone").count() == 1


@pytest.mark.parametrize("content", [b"no table", b"\x00\x01\x02", b"PK\x03\x04"])
def test_a_file_without_a_table_is_told(content: bytes, register: Any, officer: Client):
    answer = upload(officer, content)
    assert answer.status_code == 422 and "kardes.csv" in answer.text


def test_another_desk_sees_nothing_of_a_confidential_table(
    register: Any, officer: Client, neighbour: Client
):
    officer.post("/import/", {"file": SimpleUploadedFile("k.csv", TABLE), "confidential": "on"})
    source = Source.objects.get(name="k.csv")
    assert officer.get(f"/import/{source.pk}/").status_code == 200
    for address in (f"/import/{source.pk}/", f"/import/{source.pk}/failed.csv"):
        assert neighbour.get(address).status_code == 404


def test_a_reader_imports_nothing(register: Any, officer: Client):
    from comity.register.models import Membership

    page = upload(officer)["Location"]
    Membership.objects.filter(user=register.officer).update(role="reader")
    assert upload(officer).status_code == 403
    before = Agreement.objects.count()
    assert officer.post(page).status_code == 404
    assert Agreement.objects.count() == before
