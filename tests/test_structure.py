"""What holds for every file: sizes, names, docstrings, arrows, and what must not be named."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from importlib.metadata import distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "comity"
DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "shared", "tools"}
MOST_LINES = 500
CODE_FOLDERS = ("src", "tests", "tools", "benchmarks")

# Written in pieces, so that this file does not name them itself.
FORBIDDEN = [
    "pypi" + r"\.org",
    "python" + r"hosted\.org",
    "registry" + r"\.npm",
    "deb" + r"\.debian\.org",
    "index" + r"-url\s*=?\s*http",
    r"/work/" + "(main|shared)",
]


def modules() -> list[Path]:
    """Every module that people write; migrations are written by Django."""
    found = (path for folder in CODE_FOLDERS for path in (ROOT / folder).rglob("*.py"))
    return sorted(path for path in found if "migrations" not in path.parts)


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_every_module_can_be_read_in_one_sitting() -> None:
    lengths = {named(path): len(path.read_text().splitlines()) for path in modules()}
    too_long = {name: lines for name, lines in lengths.items() if lines > MOST_LINES}
    assert not too_long, "split it: another room is hiding here"


def test_there_are_no_drawers() -> None:
    inside = {named(path): path.relative_to(ROOT).with_suffix("").parts[1:] for path in modules()}
    drawers = [name for name, parts in inside.items() if DRAWERS & set(parts)]
    assert not drawers, "name it after what it holds"


def package_modules() -> list[Path]:
    return [path for path in modules() if path.is_relative_to(PACKAGE)]


def test_every_module_of_the_package_says_what_it_is_for() -> None:
    silent = [
        named(p) for p in package_modules() if not ast.get_docstring(ast.parse(p.read_text()))
    ]
    assert not silent


def tracked_text_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file() and is_text(path)]


def is_text(path: Path) -> bool:
    with path.open("rb") as stream:
        return b"\0" not in stream.read(4096)


@pytest.mark.parametrize("forbidden", FORBIDDEN)
def test_nothing_names_what_belongs_to_one_workplace(forbidden: str) -> None:
    pattern = re.compile(forbidden, re.IGNORECASE)
    found = [
        f"{named(path)}:{number}"
        for path in tracked_text_files()
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]
    assert not found


def test_every_part_of_the_house_has_its_arrows() -> None:
    """A new package under src/comity must say in pyproject.toml whom it may know."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contracts = settings["tool"]["importlinter"]["contracts"]
    said = set(re.findall(r"\w+", str(contracts[0]["layers"])))
    parts = {init.parent.name for init in PACKAGE.glob("*/__init__.py")}
    assert parts - said == set()


def test_the_locks_hold_exact_versions_with_hashes() -> None:
    for lock in sorted((ROOT / "requirements").glob("*.txt")):
        text = lock.read_text()
        pinned = re.findall(r"^[\w.\-\[\]]+==[\w.!+]+.*\\$", text, re.MULTILINE)
        asked = re.findall(r"^[A-Za-z]", text, re.MULTILINE)
        assert len(pinned) == len(asked) > 0, lock.name
        assert text.count("--hash=sha256:") >= len(pinned), lock.name


def test_the_locks_hold_every_dependency_that_the_package_declares() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    extras = settings["project"]["optional-dependencies"].values()
    asked = {
        "runtime": settings["project"]["dependencies"],
        "dev": [*settings["dependency-groups"]["dev"], *(d for extra in extras for d in extra)],
    }
    for lock, requirements in asked.items():
        locked = set(
            re.findall(r"^([\w.\-]+)", (ROOT / f"requirements/{lock}.txt").read_text(), re.M)
        )
        wanted = {re.match(r"[\w.\-]+", r)[0].lower().replace("_", "-") for r in requirements}  # type: ignore[index]
        assert wanted <= locked, f"{lock}: run tools/lock"


def test_nothing_installed_binds_what_an_office_does_with_comity() -> None:
    """Licences such as the AGPL would bind whoever serves the desk to others."""
    locked = re.findall(r"^([\w.\-]+)==", (ROOT / "requirements/dev.txt").read_text(), re.M)
    installed = {d.metadata["Name"].lower().replace("_", "-"): d.metadata for d in distributions()}
    for name in locked:
        if known := installed.get(name):
            said = [known.get("License-Expression"), known.get("License")]
            said += known.get_all("Classifier") or []
            assert not re.search(r"AGPL|Affero|SSPL|Commons Clause", str(said)), name
