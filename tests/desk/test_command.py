"""`comity desk`: which port it takes, what it says, and how it stops."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import click
import pytest

from comity.desk.command import FIRST_PORT, listen

ROOT = Path(__file__).resolve().parents[2]


def port_of(listening: socket.socket) -> int:
    return int(listening.getsockname()[1])


def test_without_a_port_two_desks_take_two_ports() -> None:
    with listen("127.0.0.1", None) as first, listen("127.0.0.1", None) as second:
        assert FIRST_PORT <= port_of(first) != port_of(second)


def test_a_taken_port_is_refused_with_what_to_do() -> None:
    refused = pytest.raises(click.ClickException, match="leave --port out")
    with listen("127.0.0.1", 0) as taken, refused:
        listen("127.0.0.1", port_of(taken))


def test_an_address_of_another_computer_is_refused() -> None:
    with pytest.raises(click.ClickException, match="cannot listen at 192"):
        listen("192.0.2.1", 0)


def test_the_desk_listens_on_loopback_says_where_and_stops_at_ctrl_c(tmp_path: Path) -> None:
    desk = subprocess.Popen(
        [sys.executable, "-m", "comity", "desk", "--no-browser", "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "COMITY_DATA": str(tmp_path)},
    )
    try:
        said, entrance, rest = seen_and_stopped(desk)
    finally:
        desk.kill()
    assert re.match(r"Comity is at http://127\.0\.0\.1:\d+/ ", said)
    assert re.match(r"Sign in with  http://127\.0\.0\.1:\d+/enter/\S+ ", entrance)
    assert (desk.returncode, rest) == (0, "Stopped.\n")


def seen_and_stopped(desk: subprocess.Popen[str]) -> tuple[str, str, str]:
    """The two lines that the desk prints, and what it says after an answer and Ctrl-C."""
    assert desk.stdout
    said, entrance = desk.stdout.readline(), desk.stdout.readline()
    port = int(said.split("127.0.0.1:")[1].split("/")[0])
    with socket.create_connection(("127.0.0.1", port), timeout=10) as visitor:
        visitor.sendall(b"GET / HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")
        assert visitor.recv(9) == b"HTTP/1.0 "
    desk.send_signal(signal.SIGINT)
    rest, _ = desk.communicate(timeout=20)
    return said, entrance, rest
