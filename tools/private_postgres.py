"""A PostgreSQL server that lives as long as one test run, in a temporary folder.

It listens on a free port of loopback, with a password made for the run. PostgreSQL refuses
to run as root, so root hands it to the user `postgres` (or `nobody`).
"""

from __future__ import annotations

import ctypes
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

# Nothing of a test run has to outlive a power cut.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off")
SECONDS_TO_START = 30


def server_program(name: str) -> str | None:
    """Where `initdb` or `postgres` lies; Debian keeps them out of the path."""
    versions = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    return str(versions[0]) if versions else shutil.which(name)


@contextmanager
def private_postgres() -> Iterator[str]:
    """Start a server and give its `DATABASE_URL`; it is stopped whatever happens."""
    _stop_when_told_to()
    folder = Path(tempfile.mkdtemp(prefix="comity-pg-", dir="/tmp"))
    server: subprocess.Popen[bytes] | None = None
    try:
        password = secrets.token_hex(16)
        port = _free_port()
        _make_cluster(folder, password)
        server = _start(folder, port)
        _wait_until_it_answers(server, port, folder)
        yield f"postgresql://comity:{password}@127.0.0.1:{port}/postgres"
    finally:
        if server is not None:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=30)
        shutil.rmtree(folder, ignore_errors=True)


def _stop_when_told_to() -> None:
    # Turns an ending by signal into an exception, so that `finally` is reached.
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(1))


def _owner() -> dict[str, Any]:
    """As whom the server runs, in the words of `subprocess`."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            owner = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
    raise SystemExit("test: root cannot run PostgreSQL, and there is no user postgres or nobody")


def _make_cluster(folder: Path, password: str) -> None:
    owner = _owner()
    (folder / "password").write_text(password)
    if owner:
        for path in (folder, folder / "password"):
            os.chown(path, owner["user"], owner["group"])
    command = [
        server_program("initdb") or "initdb",
        *("--pgdata", str(folder / "cluster"), "--username", "comity"),
        *("--pwfile", str(folder / "password"), "--auth", "scram-sha-256"),
        *("--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"),
    ]
    made = subprocess.run(command, capture_output=True, text=True, cwd=folder, **owner)
    if made.returncode:
        raise SystemExit(f"test: initdb failed: {made.stderr.strip()}")


def _start(folder: Path, port: int) -> subprocess.Popen[bytes]:
    settings = ("listen_addresses=127.0.0.1", f"unix_socket_directories={folder}", *FAST)
    command = [
        server_program("postgres") or "postgres",
        *("-D", str(folder / "cluster"), "-p", str(port)),
        *(word for setting in settings for word in ("-c", setting)),
    ]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            command, stdout=log, stderr=log, cwd=folder, preexec_fn=_end_with_parent, **_owner()
        )


def _end_with_parent() -> None:
    # Even a killed test run leaves no server behind (Linux: PR_SET_PDEATHSIG is 1).
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGINT)


def _wait_until_it_answers(server: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    # A connection is taken before it is answered, so only pg_isready can tell.
    ready = [server_program("pg_isready") or "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and server.poll() is None:
        if subprocess.run(ready).returncode == 0:
            return
        time.sleep(0.05)
    raise SystemExit(f"test: PostgreSQL did not start:\n{(folder / 'log').read_text()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
