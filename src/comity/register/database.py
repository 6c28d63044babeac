"""The database: SQLite in the data directory, or PostgreSQL by its address."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

SCHEMES = {
    "postgresql": "django.db.backends.postgresql",
    "postgres": "django.db.backends.postgresql",
    "sqlite": "django.db.backends.sqlite3",
}


def database_from(address: str | None, data: Path) -> dict[str, Any]:
    """Django's settings for `DATABASE_URL`; without one, SQLite in `data`.

    `postgresql://user:password@host:port/name?option=value`, with a socket folder as
    `postgresql:///name?host=/run/postgresql`; `sqlite:////absolute/path.sqlite3`.
    Raises ValueError that says what is wrong with the address, without its password.
    """
    if not address:
        return _sqlite(data / "register.sqlite3")
    parts = urlsplit(address)
    if parts.scheme not in SCHEMES:
        raise ValueError(
            f"DATABASE_URL: {parts.scheme or 'nothing'!r} is no database that Comity knows; "
            "write postgresql://user:password@host/name or sqlite:////path"
        )
    if SCHEMES[parts.scheme].endswith("sqlite3"):
        return _sqlite(Path(unquote(parts.path[1:])) if parts.path else data / "register.sqlite3")
    return _postgresql(parts.scheme, address)


def _postgresql(scheme: str, address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or unquote(parts.hostname or "")
    name = unquote(parts.path.lstrip("/"))
    if not name:
        raise ValueError("DATABASE_URL: it names no database; write postgresql://host/name")
    return {
        "ENGINE": SCHEMES[scheme],
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(options.pop("port", None) or parts.port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _sqlite(path: Path) -> dict[str, Any]:
    # A transaction takes the write lock when it begins: two officers who decide at once
    # then wait for each other instead of failing halfway (SQLite docs, "BEGIN IMMEDIATE").
    return {
        "ENGINE": SCHEMES["sqlite"],
        "NAME": path,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20},
    }


def tune_sqlite(sender: object, connection: Any, **_: object) -> None:
    """Turn on write-ahead logging, so that reading goes on while somebody writes."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")
