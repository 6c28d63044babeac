"""`./start` on a machine where nothing is prepared: a copy of the checkout in a new folder."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NO_NETWORK = {"PIP_NO_INDEX": "1", "HTTPS_PROXY": "http://127.0.0.1:9"}

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("start")]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What git would clone, in a folder whose name has spaces and letters of Turkish."""
    folder = tmp_path_factory.mktemp("new") / "bir şehir"
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file() and not name.startswith(("tests/corpus", "benchmarks")):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return folder


def start(checkout: Path, *options: str, **more: str) -> subprocess.Popen[str]:
    """Type `./start` in another folder, without the settings of this test run."""
    bare = {
        k: v for k, v in os.environ.items() if not k.startswith(("COMITY_", "DJANGO_", "DATAB"))
    }
    return subprocess.Popen(
        [checkout / "start", *options],
        cwd="/",
        env={**bare, **more},
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def serve_and_stop(desk: subprocess.Popen[str]) -> tuple[str, int]:
    """Wait for the address, look at it, press Ctrl-C; what was said, and the page's status."""
    assert desk.stdout
    said = ""
    try:
        for line in desk.stdout:
            said += line
            if entrance := re.search(r"http://127\.0\.0\.1:\d+/enter/\S+", line):
                status = visit(entrance[0])
                desk.send_signal(signal.SIGINT)
                said += desk.communicate(timeout=20)[0]
                return said, status
        raise AssertionError(said)
    finally:
        desk.kill()


def visit(entrance: str) -> int:
    """The status of the page that the printed link leads to."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    with browser.open(entrance, timeout=20) as page:
        assert b"Sergey Cheremin" in page.read()
        return int(page.status)


@pytest.fixture(scope="module")
def first_start(checkout: Path) -> str:
    desk = start(checkout, "--no-browser", "--port", "0")
    said, status = serve_and_stop(desk)
    assert (desk.returncode, status) == (0, 200), said
    return said


def test_the_first_start_prepares_everything_and_serves_the_desk(
    first_start: str, checkout: Path
) -> None:
    assert "Making the demonstration register" in first_start
    assert first_start.endswith("Stopped.\n")
    assert (checkout / "var/demo/register.sqlite3").exists()


def test_the_second_start_is_fast_and_needs_no_network(first_start: str, checkout: Path) -> None:
    begun = time.monotonic()
    said, status = serve_and_stop(start(checkout, "--no-browser", "--port", "0", **NO_NETWORK))
    assert status == 200
    assert "Installing" not in said and "Making" not in said
    assert time.monotonic() - begun < 15


def test_a_checkout_that_was_moved_works_at_its_new_place(first_start: str, checkout: Path) -> None:
    moved = checkout.rename(checkout.with_name("another"))
    try:
        prepared = start(moved, "--prepare")
        said, _ = prepared.communicate(timeout=300)
        assert prepared.returncode == 0, said
        comity = [moved / ".venv/bin/comity", "--version"]
        assert subprocess.run(comity, cwd="/", capture_output=True).returncode == 0
    finally:
        moved.rename(checkout)


def test_an_unknown_option_is_refused_with_the_help() -> None:
    refused = start(ROOT, "--fast")
    said, _ = refused.communicate(timeout=10)
    assert refused.returncode == 2
    assert "unknown option --fast" in said and "--no-browser" in said
