"""The whole register in one file, and back: the same file for SQLite and PostgreSQL.

A backup is a ZIP: for each table of Comity a file of JSON lines, and `manifest.json`, which
says how many rows each has and what their SHA-256 is. It is read in one transaction, so
that it shows one moment; it is written beside its place and put there only when whole.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import zipfile
from base64 import b64decode, b64encode
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from comity import __version__
from comity.full_disk import is_full, told

FORMAT = 1
MANIFEST = "manifest.json"
ROWS_AT_ONCE = 500
# Without their second factors a restored register would let people in by password alone.
_SIGNING_IN: tuple[type[models.Model], ...] = (Authenticator, SocialAccount)


class BackupError(Exception):
    """A backup cannot be written or read back; says which file, why, and what to do."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a backup holds: how many rows in how many tables, made by which version."""

    rows: int
    tables: int
    version: str
    made_at: str


def back_up(path: Path) -> Summary:
    """Write the whole register to `path`, which must not be there yet.

    Raises BackupError; then nothing is left behind.
    """
    if path.exists():
        raise BackupError(f"{path} is there already: name a new file, or remove that one first")
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        with _only_ours(unfinished) as file:
            summary = _write(file)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        why = told(path) if is_full(error) else error.strerror or error
        raise BackupError(f"{path} cannot be written: {why}") from error
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return summary


def _only_ours(path: Path) -> IO[bytes]:
    """A new file that nobody but its owner may read: all that is confidential stands in it."""
    # O_BINARY is only there where text and bytes are written differently.
    how = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, how, 0o600), "wb")


def restore(path: Path, *, replace: bool = False) -> Summary:
    """Put the register of a backup into this one, which must be empty.

    With `replace` what is in it goes first. All or nothing: after a BackupError the
    register is as it was.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _verified(archive, path)
            with transaction.atomic():
                _make_room(replace)
                for model in _models():
                    _insert(model, archive, manifest)
            return _summary(manifest)
    except FileNotFoundError as error:
        raise BackupError(f"{path} is not there: name the file that a backup wrote") from error
    except (OSError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise BackupError(
            f"{path} is no whole backup of Comity ({error}): take another copy of it"
        ) from error


def _models() -> list[type[models.Model]]:
    """The tables of Comity, and what stands behind its accounts; sessions are not kept."""
    own = [config for config in apps.get_app_configs() if config.name.startswith("comity.")]
    return [*(model for config in own for model in config.get_models()), *_SIGNING_IN]


def _hanging_on(kept: Collection[type[models.Model]]) -> list[type[models.Model]]:
    """The tables outside a backup that point into one: sessions of accounts, and the like."""
    every = apps.get_models(include_auto_created=True)
    return [model for model in every if model not in kept and _targets(model) & set(kept)]


def _targets(model: type[models.Model]) -> set[Any]:
    fields = model._meta.local_concrete_fields
    return {field.related_model for field in fields if field.is_relation}


def _write(file: IO[bytes]) -> Summary:
    tables = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, _one_moment():
        for model in _models():
            tables[model._meta.label_lower] = _write_table(archive, model)
        manifest = {
            "format": FORMAT,
            "version": __version__,
            "made_at": timezone.now().isoformat(timespec="seconds"),
            "migrations": _migrations(),
            "tables": tables,
        }
        archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
    return _summary(manifest)


def _one_moment() -> Any:
    """A transaction that sees the register as it is at its start, whatever others write."""
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        return _RepeatableRead()
    return transaction.atomic()


class _RepeatableRead:
    """PostgreSQL shows each statement its own moment unless it is asked not to."""

    def __enter__(self) -> None:
        self.inside = transaction.atomic()
        self.inside.__enter__()
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")

    def __exit__(self, *raised: Any) -> None:
        self.inside.__exit__(*raised)


def _write_table(archive: zipfile.ZipFile, model: type[models.Model]) -> dict[str, Any]:
    columns = model._meta.local_concrete_fields
    names = [column.attname for column in columns]
    digest, count = hashlib.sha256(), 0
    rows = model._base_manager.order_by("pk").values_list(*names)
    with archive.open(_place(model), "w", force_zip64=True) as out:
        for row in rows.iterator(chunk_size=ROWS_AT_ONCE):
            line = json.dumps([_plain(value) for value in row]) + "\n"
            digest.update(line.encode())
            out.write(line.encode())
            count += 1
    return {"rows": count, "sha256": digest.hexdigest(), "columns": names}


def _plain(value: Any) -> Any:
    if isinstance(value, (bytes, memoryview)):
        return b64encode(value).decode()
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else value


def _place(model: type[models.Model]) -> str:
    return f"tables/{model._meta.label_lower}.jsonl"


def _migrations() -> list[str]:
    done = MigrationRecorder(connection).applied_migrations()
    others = {model._meta.app_label for model in _SIGNING_IN}
    return sorted(
        f"{app}.{name}" for app, name in done if app in others or apps.is_installed(f"comity.{app}")
    )


def _verified(archive: zipfile.ZipFile, path: Path) -> dict[str, Any]:
    """The manifest, if all that it tells of is there unchanged and fits this version."""
    manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
    if manifest["format"] != FORMAT or manifest["migrations"] != _migrations():
        raise BackupError(
            f"{path} was made by Comity {manifest['version']}, whose tables differ from those of "
            f"{__version__}: restore it with that version, then start this one, which brings "
            "the tables up to date"
        )
    for model in _models():
        told = manifest["tables"][model._meta.label_lower]
        digest = hashlib.sha256()
        with archive.open(_place(model)) as lines:
            while chunk := lines.read(1 << 20):
                digest.update(chunk)
        if digest.hexdigest() != told["sha256"]:
            raise BackupError(
                f"{path} is damaged: the rows of {model._meta.label} are not those that were "
                "saved; take another copy of it"
            )
    return manifest


def _make_room(replace: bool) -> None:
    held = [model for model in _models() if model._base_manager.exists()]
    if held and not replace:
        raise BackupError(
            "the register is not empty: restore into a new one, or give --replace, which "
            "takes away all that is in it"
        )
    # Who is signed in as somebody must not become whoever comes in under the same key.
    with connection.cursor() as cursor:
        for model in (*_hanging_on(_models()), *held):
            cursor.execute(f"DELETE FROM {_quoted(model._meta.db_table)}")  # noqa: S608


def _insert(model: type[models.Model], archive: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
    by_name = {column.attname: column for column in model._meta.local_concrete_fields}
    names = manifest["tables"][model._meta.label_lower]["columns"]
    columns = [by_name[name] for name in names]
    listed = ", ".join(_quoted(column.column) for column in columns)
    marks = ", ".join(["%s"] * len(columns))
    table = _quoted(model._meta.db_table)
    statement = f"INSERT INTO {table} ({listed}) VALUES ({marks})"  # noqa: S608
    with connection.cursor() as cursor:
        waiting = _rows(archive, model, columns)
        while rows := list(islice(waiting, ROWS_AT_ONCE)):
            cursor.executemany(statement, rows)
        for sequence in connection.ops.sequence_reset_sql(no_style(), [model]):
            cursor.execute(sequence)


def _rows(
    archive: zipfile.ZipFile, model: type[models.Model], columns: Sequence[Any]
) -> Iterator[list[Any]]:
    with archive.open(_place(model)) as lines:
        for line in lines:
            values = zip(columns, json.loads(line), strict=True)
            yield [_stored(column, value) for column, value in values]


def _stored(column: Any, value: Any) -> Any:
    """A value of a backup as the database takes it."""
    if isinstance(column, models.BinaryField) and value is not None:
        value = b64decode(value)
    elif not isinstance(column, models.JSONField):
        target = getattr(column, "target_field", column)
        value = target.to_python(value)
    return column.get_db_prep_save(value, connection)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _summary(manifest: dict[str, Any]) -> Summary:
    tables = manifest["tables"]
    return Summary(
        sum(table["rows"] for table in tables.values()),
        len(tables),
        manifest["version"],
        manifest["made_at"],
    )
