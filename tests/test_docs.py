"""What users see is documented, and what the documentation shows is true."""

from __future__ import annotations

import ast
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from comity.cli import main

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
SETTING = re.compile(r"COMITY_[A-Z_]+|DATABASE_URL|XDG_[A-Z_]+")


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def settings_read() -> set[str]:
    """Every string of the code that is the name of a variable of the environment."""
    trees = (ast.parse(path.read_text()) for path in (ROOT / "src").rglob("*.py"))
    nodes = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    words = {node.value for node in nodes if isinstance(node.value, str)}
    return {word for word in words if SETTING.fullmatch(word)}


def test_every_setting_is_documented() -> None:
    page = (DOCS / "running.md").read_text()
    assert settings_read()
    assert {name for name in settings_read() if f"`{name}`" not in page} == set()


def test_every_documented_setting_is_read() -> None:
    table = re.findall(r"^\| `([A-Z_]+)`", (DOCS / "running.md").read_text(), re.MULTILINE)
    assert set(table) - settings_read() == set()


def commands(
    group: click.Command = main, above: str = "comity"
) -> Iterator[tuple[str, click.Command]]:
    """Each command with its whole name, `comity desk`."""
    if not isinstance(group, click.Group):
        return
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield f"{above} {name}", command
        yield from commands(command, f"{above} {name}")


def sections(page: Path) -> dict[str, str]:
    """The page's text by its `## ` headings."""
    parts = re.split(r"^##+ (.+)$", page.read_text(), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_the_rights_of_every_role_are_documented_as_they_are() -> None:
    from comity.register.permissions import RIGHTS

    rows = re.findall(
        r"^\| ([a-z]+)[^|]* \| ([a-z, ]+) \|$", (DOCS / "accounts.md").read_text(), re.M
    )
    said = {role: set(rights.split(", ")) for role, rights in rows if role != "role"}
    assert said == {role: {right.value for right in rights} for role, rights in RIGHTS.items()}


def test_every_command_has_its_section_with_every_option() -> None:
    page = {
        heading.strip("`"): text for heading, text in sections(DOCS / "command-line.md").items()
    }
    for name, command in commands():
        assert name in page, f"docs/command-line.md has no section `{name}`"
        for parameter in command.params:
            for option in [*parameter.opts, *parameter.secondary_opts]:
                shown = option if option.startswith("-") else option.upper()
                assert shown in page[name], f"{name}: {shown} is not documented"


def test_the_two_commands_document_their_options() -> None:
    for command in ("start", "test"):
        text = subprocess.run([ROOT / command, "--help"], capture_output=True, text=True).stdout
        source = (ROOT / command).read_text()
        understood = set(re.findall(r"^ +(--[a-z-]+)[ |)]", source, re.MULTILINE))
        assert understood
        assert {option for option in understood if option not in text} == set(), command


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text())
    local = [target for target in targets if not re.match(r"[a-z]+:", target)]
    assert [target for target in local if not (page.parent / target).exists()] == []


def links(page: Path) -> set[Path]:
    """The pages of the documentation that a page links to."""
    found = re.findall(r"\]\(([^)#:\s]+\.md)", page.read_text())
    return {(page.parent / target).resolve() for target in found}


def test_every_page_can_be_reached_from_the_index() -> None:
    reached: set[Path] = set()
    waiting = {DOCS / "index.md"}
    while waiting:
        page = waiting.pop()
        reached.add(page)
        waiting |= {found for found in links(page) if found.exists()} - reached
    assert sorted(named(page) for page in set(PAGES) - reached if page.parent != ROOT) == []


def test_every_file_that_a_page_names_is_there() -> None:
    ours = r"`((?:src|tests|tools|docs|requirements|examples)/[\w./\-]+)`"
    named_files = [(page, name) for page in PAGES for name in re.findall(ours, page.read_text())]
    assert named_files
    assert [(named(p), name) for p, name in named_files if not (ROOT / name).exists()] == []


def test_every_installed_package_is_named_with_its_licence() -> None:
    page = (DOCS / "dependencies.md").read_text().lower()
    locked = re.findall(
        r"^([\w.\-]+)==", (ROOT / "requirements/runtime.txt").read_text(), re.MULTILINE
    )
    assert [name for name in locked if not re.search(rf"\b{re.escape(name)}\b", page)] == []


def test_every_licence_of_shipped_material_is_named() -> None:
    page = (ROOT / "THIRD-PARTY.md").read_text()
    licences = [p for d in ("src", "tests") for p in (ROOT / d).rglob("*LICENSE*") if p.is_file()]
    assert [named(path) for path in licences if path.name not in page] == []


def examples(page: Path) -> Iterator[tuple[str, str]]:
    """The commands of the page's `console` blocks, each with the output it shows."""
    for block in re.findall(r"^```console\n(.*?)^```", page.read_text(), re.MULTILINE | re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            yield command, shown


EXAMPLES = [(page, *example) for page in PAGES for example in examples(page)]


@pytest.mark.parametrize(("page", "command", "shown"), EXAMPLES, ids=[e[1] for e in EXAMPLES])
def test_an_example_prints_what_the_page_shows(page: Path, command: str, shown: str) -> None:
    """A line `...` of the page stands for any number of lines."""
    words = shlex.split(command)
    assert words[0] == "comity", "only comity itself is shown as an example"
    ran = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "100"},
    )
    pattern = re.escape(shown.strip()).replace(re.escape("..."), ".*")
    assert re.fullmatch(pattern, ran.stdout.strip(), re.DOTALL), ran.stdout + ran.stderr
