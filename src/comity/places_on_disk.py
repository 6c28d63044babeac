"""Where the register's own files lie, and the secret that is made there once."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path


def data_directory(environment: Mapping[str, str]) -> Path:
    """`COMITY_DATA`, else `comity` in the user's data folder (XDG base directories)."""
    if chosen := environment.get("COMITY_DATA"):
        return Path(chosen).expanduser().absolute()
    shared = environment.get("XDG_DATA_HOME") or "~/.local/share"
    return (Path(shared) / "comity").expanduser().absolute()


def secret_key_in(directory: Path) -> str:
    """The register's secret key: read from `secret-key`, or made there, readable by its owner only.

    Two processes that start at once agree: the first to create the file wins.
    """
    path = directory / "secret-key"
    if not path.exists():
        _write_once(path, secrets.token_urlsafe(64))
    return path.read_text(encoding="ascii").strip()


def _write_once(path: Path, secret: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(secret)
    try:
        os.link(draft, path)  # fails if the other process was first
    except FileExistsError:
        pass
    finally:
        draft.unlink()
