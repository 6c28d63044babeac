"""A full disk is told with its place and its remedy, and nothing is lost or half written."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.test import Client

from comity.cli import main
from comity.full_disk import FULL, is_full
from comity.intake.adding import Incoming, add_source
from comity.intake.models import Finding
from comity.register.backing_up import BackupError, back_up
from comity.register.models import Desk, Record, SearchEntry, Source, SourceContent, User

TEXT = b"Mayor of Izmir Tunc Soyer received Mayor of Kazan Ilsur Metshin on 3 March 2021. "


@contextmanager
def no_more_room() -> Iterator[None]:
    """SQLite may take no more pages than it has: what it says then is what a full disk says."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        (pages,) = cursor.fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages + 4}")
        try:
            yield
        finally:
            cursor.execute("PRAGMA max_page_count = 1073741823")


def held() -> list[int]:
    tables = (Source, SourceContent, Finding, Record, SearchEntry)
    return [model._default_manager.count() for model in tables]


needs_sqlite = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="the limit of pages is SQLite's"
)


@needs_sqlite
@pytest.mark.django_db(transaction=True)
def test_a_source_for_which_there_is_no_room_leaves_nothing_behind(
    officer: User, desk: Desk
) -> None:
    add_source(Incoming(TEXT, "first.txt"), by=officer, desk=desk)
    before = held()
    large = Incoming(TEXT + os.urandom(60_000).hex().encode(), "large.txt")
    with no_more_room(), pytest.raises(OperationalError) as full:
        add_source(large, by=officer, desk=desk)
    assert is_full(full.value)
    assert held() == before
    assert add_source(large, by=officer, desk=desk).is_new, "with room again it comes in"


@needs_sqlite
@pytest.mark.django_db(transaction=True)
def test_the_page_that_could_not_be_saved_says_so(
    officer: User, client: Client, settings: Any
) -> None:
    client.force_login(officer)
    before = held()
    letters = TEXT + os.urandom(60_000).hex().encode()
    with no_more_room():
        page = client.post("/sources/add/", {"files": SimpleUploadedFile("l.txt", letters)})
    assert page.status_code == FULL
    assert "nothing was lost" in page.text and str(settings.DATA) in page.text
    assert held() == before


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A disk of its own in memory, which really fills; only the administrator can make one."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "comity-small", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("making a small disk needs rights that this user has not")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.django_db
def test_a_backup_onto_a_full_disk_says_where_and_leaves_no_half_of_it(
    officer: User, desk: Desk, tmp_path: Path
) -> None:
    add_source(Incoming(TEXT + os.urandom(400_000).hex().encode(), "l.txt"), by=officer, desk=desk)
    with small_disk(tmp_path / "small", "128k") as disk:
        with pytest.raises(BackupError, match="the disk is full") as full:
            back_up(disk / "monday.comity")
        assert str(disk) in str(full.value) and "Free some" in str(full.value)
        assert list(disk.iterdir()) == []


def test_a_command_on_a_full_disk_says_where_and_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with small_disk(tmp_path / "small", "64k") as disk:
        monkeypatch.setenv("COMITY_DATA", str(disk))
        program = [os.sys.executable, "-m", "comity", "demo"]  # type: ignore[attr-defined]
        done = subprocess.run(program, capture_output=True, text=True, env=os.environ | {
            "PYTHONPATH": str(Path(__file__).parents[1] / "src")})  # fmt: skip
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert "full" in done.stderr and str(disk) in done.stderr


def test_another_error_is_not_taken_for_a_full_disk() -> None:
    assert not is_full(OperationalError("database is locked"))
    assert not is_full(OSError(2, "No such file"))
    assert CliRunner().invoke(main, ["--version"]).exit_code == 0
