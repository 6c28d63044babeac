"""A backup holds the whole register, and a restored register is the same."""

from __future__ import annotations

import errno
import json
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from click.testing import CliRunner
from django.db import connection

from comity.cli import main
from comity.register import actions, backing_up
from comity.register.backing_up import BackupError, back_up, restore
from comity.register.basis import Stated
from comity.register.derive import index_source
from comity.register.models import (
    Attendance,
    Desk,
    Encounter,
    Person,
    Record,
    Source,
    SourceContent,
    User,
)
from comity.register.sealing import seal
from comity.register.search import search
from comity.register.wording import LanguageMap

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled(officer: User, desk: Desk, source: Source, stated: Stated) -> User:
    """A register with a bit of everything: proofs, parts, dates, history, two languages."""
    index_source(source)
    person = Person(name=LanguageMap(en="Sergey Cheremin", ru="Сергей Черёмин"))
    actions.enter(person, by=officer, basis=stated)
    visit = Encounter(encounter_kind="visit", date="2021-07/..", first=True)
    actions.enter(visit, by=officer, desk=desk)
    actions.add_part(Attendance(encounter=visit, who=person, side="guest"), by=officer)
    actions.edit(visit, by=officer, date="2021-07-01")
    return officer


def everything() -> dict[str, list[Any]]:
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values_list())
        for model in backing_up._models()
    }


def empty() -> None:
    with connection.cursor() as cursor:
        for model in backing_up._models():
            cursor.execute(f'DELETE FROM "{model._meta.db_table}"')


def test_a_restored_register_is_the_same_row_by_row(filled: User, tmp_path: Path) -> None:
    before = everything()
    told = back_up(tmp_path / "monday.comity")
    assert told.rows == sum(len(rows) for rows in before.values())
    empty()
    restore(tmp_path / "monday.comity")
    assert everything() == before
    assert bytes(SourceContent.objects.get().content).startswith(b"Sergey Cheremin visited")


def test_the_second_factor_and_the_institutions_account_come_back(
    filled: User, tmp_path: Path
) -> None:
    Authenticator.objects.create(user=filled, type="totp", data={"secret": "JBSWY3DP"})
    SocialAccount.objects.create(user=filled, provider="house", uid="7", extra_data={"sub": "7"})
    before = everything()
    back_up(tmp_path / "b")
    Authenticator.objects.all().delete()
    SocialAccount.objects.all().delete()
    restore(tmp_path / "b", replace=True)
    assert everything() == before
    assert Authenticator.objects.get().data == {"secret": "JBSWY3DP"}
    assert SocialAccount.objects.get().user_id == filled.pk


def test_what_opened_an_account_before_opens_nobody_elses_after_a_restore(
    filled: User, tmp_path: Path
) -> None:
    """The keys of two registers' accounts are the same numbers."""
    back_up(tmp_path / "b")
    Authenticator.objects.create(user=filled, type="webauthn", data={"name": "my key"})
    newer = User.objects.create(username="newer")
    UserSession.objects.create(user=newer, session_key="s", ip="127.0.0.1", user_agent="")
    restore(tmp_path / "b", replace=True)
    assert not Authenticator.objects.exists() and not UserSession.objects.exists()
    connection.check_constraints()


def test_a_restored_register_can_be_searched_and_written_to(filled: User, tmp_path: Path) -> None:
    back_up(tmp_path / "b")
    restore(tmp_path / "b", replace=True)
    officer = User.objects.get(pk=filled.pk)
    assert len(search("Черемина", officer)) == 3  # the person, the visit, the source
    highest = max(Record.objects.values_list("pk", flat=True))
    new = actions.enter(Person(name=LanguageMap(en="Somebody New")), by=officer)
    assert new.pk > highest


def test_a_register_that_holds_something_is_not_overwritten(filled: User, tmp_path: Path) -> None:
    back_up(tmp_path / "b")
    before = everything()
    with pytest.raises(BackupError, match="the register is not empty"):
        restore(tmp_path / "b")
    assert everything() == before


def test_a_damaged_backup_changes_nothing(filled: User, tmp_path: Path) -> None:
    path = tmp_path / "b"
    back_up(path)
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(tmp_path / "c", "w") as changed:
        for name in whole.namelist():
            data = whole.read(name)
            changed.writestr(name, data.replace(b"2021-07-01", b"2021-07-02"))
    before = everything()
    with pytest.raises(BackupError, match=r"is damaged: the rows of register\.\w+"):
        restore(tmp_path / "c", replace=True)
    assert everything() == before


def test_a_failure_in_the_middle_of_a_restore_leaves_the_register_as_it_was(
    filled: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(tmp_path / "b")
    before = everything()
    insert = backing_up._insert

    def break_off(model: Any, *more: Any) -> None:
        if model is Encounter:
            raise OSError(errno.EIO, "Input/output error")
        insert(model, *more)

    monkeypatch.setattr(backing_up, "_insert", break_off)
    with pytest.raises(BackupError, match="no whole backup of Comity"):
        restore(tmp_path / "b", replace=True)
    assert everything() == before


@pytest.mark.parametrize("data", [b"", b"not a ZIP", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_backup_is_said_to_be_none(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(data)
    with pytest.raises(BackupError, match="is no whole backup of Comity"):
        restore(tmp_path / "b")
    with pytest.raises(BackupError, match="is not there"):
        restore(tmp_path / "nothing")


def test_a_backup_of_other_tables_names_the_version_to_restore_it_with(
    filled: User, tmp_path: Path
) -> None:
    back_up(tmp_path / "b")
    with zipfile.ZipFile(tmp_path / "b") as whole, zipfile.ZipFile(tmp_path / "c", "w") as old:
        for name in whole.namelist():
            data = whole.read(name)
            if name == backing_up.MANIFEST:
                manifest = json.loads(data)
                manifest["migrations"].pop()
                data = json.dumps({**manifest, "version": "0.0.9"}).encode()
            old.writestr(name, data)
    with pytest.raises(BackupError, match=r"was made by Comity 0\.0\.9"):
        restore(tmp_path / "c", replace=True)


def test_a_backup_overwrites_no_file_and_leaves_no_half_one(filled: User, tmp_path: Path) -> None:
    path = tmp_path / "b"
    path.write_text("precious")
    with pytest.raises(BackupError, match="is there already"):
        back_up(path)
    assert path.read_text() == "precious"
    with pytest.raises(BackupError, match="cannot be written"):
        back_up(tmp_path / "no" / "folder" / "b")
    assert [each.name for each in tmp_path.iterdir()] == ["b"]


@pytest.mark.skipif(os.name != "posix", reason="rights of files are otherwise elsewhere")
def test_a_backup_is_for_its_owner_alone(filled: User, tmp_path: Path) -> None:
    held = os.umask(0o022)
    try:
        back_up(tmp_path / "backup.zip")
    finally:
        os.umask(held)
    assert (tmp_path / "backup.zip").stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
def test_a_full_disk_is_told_and_nothing_is_left(
    filled: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open
    monkeypatch.setattr(
        backing_up.os, "open", lambda path, how, mode: real("/dev/full", os.O_WRONLY)
    )
    with pytest.raises(BackupError, match="the disk is full"):
        back_up(tmp_path / "b")
    assert list(tmp_path.iterdir()) == []


def test_both_commands_say_what_they_did(filled: User, tmp_path: Path) -> None:
    path = str(tmp_path / "b")
    told = CliRunner().invoke(main, ["backup", path])
    assert told.exit_code == 0 and " rows of " in told.output
    again = CliRunner().invoke(main, ["restore", path])
    assert again.exit_code == 1 and "give --replace" in again.output
    replaced = CliRunner().invoke(main, ["restore", path, "--replace"])
    assert replaced.exit_code == 0 and replaced.output.startswith("restored ")


def test_a_restore_under_another_secret_key_says_whose_codes_open_nothing(
    filled: User, tmp_path: Path, settings: Any
) -> None:
    Authenticator.objects.create(user=filled, type="totp", data={"secret": seal("JBSWY3DP")})
    back_up(tmp_path / "b")
    restored = ["restore", str(tmp_path / "b"), "--replace"]
    assert "secret key" not in CliRunner().invoke(main, restored).output
    settings.SECRET_KEY = "that of another machine"
    told = CliRunner().invoke(main, restored)
    assert told.exit_code == 0
    assert f"sealed with another secret key: {filled.username}." in told.output
