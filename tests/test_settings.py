"""Settings are strict, and the database is chosen by one address."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from django.test import Client

from comity import settings
from comity.places_on_disk import data_directory, secret_key_in
from comity.register.database import database_from


def test_without_an_address_the_register_lies_in_the_data_folder(tmp_path: Path) -> None:
    chosen = database_from(None, tmp_path)
    assert chosen["NAME"] == tmp_path / "register.sqlite3"
    assert chosen["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "postgresql://zey%40nep:p%2Fw@db.example:5433/reg%20ister?sslmode=require",
            ("zey@nep", "p/w", "db.example", "5433", "reg ister", {"sslmode": "require"}),
        ),
        (
            "postgres:///register?host=/run/postgresql",
            ("", "", "/run/postgresql", "", "register", {}),
        ),
    ],
)
def test_an_address_of_postgresql_is_taken_apart(
    address: str, expected: tuple[object, ...], tmp_path: Path
) -> None:
    chosen = database_from(address, tmp_path)
    names = ("USER", "PASSWORD", "HOST", "PORT", "NAME", "OPTIONS")
    assert tuple(chosen[name] for name in names) == expected


def test_an_address_of_sqlite_names_its_file(tmp_path: Path) -> None:
    assert database_from("sqlite:////tmp/my.sqlite3", tmp_path)["NAME"] == Path("/tmp/my.sqlite3")


@pytest.mark.parametrize("address", ["mysql://u:secret@h/x", "nonsense", "postgresql://u:secret@h"])
def test_a_wrong_address_is_refused_without_its_password(address: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="DATABASE_URL") as refused:
        database_from(address, tmp_path)
    assert "secret" not in str(refused.value)


def test_the_data_folder_is_chosen_or_the_users_own() -> None:
    assert data_directory({"COMITY_DATA": "/srv/comity"}) == Path("/srv/comity")
    assert data_directory({"XDG_DATA_HOME": "/home/z/.data"}) == Path("/home/z/.data/comity")
    assert data_directory({}) == Path.home() / ".local/share/comity"


def test_the_secret_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    secret = secret_key_in(tmp_path / "new")
    assert len(secret) > 60
    assert secret_key_in(tmp_path / "new") == secret
    made = tmp_path / "new" / "secret-key"
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert [each.name for each in made.parent.iterdir()] == ["secret-key"]


def test_what_nobody_asked_for_is_off() -> None:
    assert settings.DEBUG is False
    assert settings.SESSION_COOKIE_HTTPONLY
    assert "*" not in settings.ALLOWED_HOSTS


@pytest.mark.django_db
def test_every_page_forbids_what_comes_from_elsewhere() -> None:
    answer = Client().get("/no-such-page/")
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self';")
    assert "unsafe" not in policy
    assert answer.headers["X-Frame-Options"] == "DENY"
