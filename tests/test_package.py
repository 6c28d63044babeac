"""What gets installed: the package as pip would build it holds every file that it reads."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BUILD = "import sys; from flit_core import buildapi; print(buildapi.build_wheel(sys.argv[1]))"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-c", BUILD, folder], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return zipfile.ZipFile(folder / built.stdout.split()[-1])


def test_the_wheel_holds_every_file_of_the_package(wheel: zipfile.ZipFile) -> None:
    here = {
        os.path.relpath(path, ROOT / "src")
        for path in (ROOT / "src" / "comity").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert here - set(wheel.namelist()) == set()


def test_the_wheel_holds_nothing_of_the_tests_or_of_a_register(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.startswith("comity")} == set()
    assert not [name for name in wheel.namelist() if name.endswith((".sqlite3", "secret-key"))]


def test_the_wheel_brings_the_command_and_the_licence(wheel: zipfile.ZipFile) -> None:
    described = {name.split("/", 1)[1]: name for name in wheel.namelist() if "dist-info" in name}
    assert "comity=comity.cli:main" in wheel.read(described["entry_points.txt"]).decode()
    assert {"licenses/LICENSE", "licenses/NOTICE"} <= set(described)
