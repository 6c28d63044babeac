"""What all tests share: a data folder of their own, choosing by database, people, the browser."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import django
import pytest

# Settings make a secret in the data folder when they are read, so it is chosen first.
_data = tempfile.TemporaryDirectory(prefix="comity-tests-")
os.environ["COMITY_DATA"] = _data.name
Path(_data.name, "static").mkdir()
os.environ["DJANGO_SETTINGS_MODULE"] = "comity.settings"
# Playwright keeps an event loop in the thread that the browser tests use the database from.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
django.setup()

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database",
        choices=("touched", "untouched"),
        help="only tests that touch the database, or only those that do not",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    wanted = config.getoption("--database")
    if not wanted:
        return
    chosen = [item for item in items if touches_database(item) == (wanted == "touched")]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(chosen)])
    items[:] = chosen


def touches_database(item: pytest.Item) -> bool:
    """Whether a test asks for the database by its mark, its fixtures or its class."""
    if item.get_closest_marker("django_db"):
        return True
    if DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())):
        return True
    return bool(getattr(getattr(item, "cls", None), "databases", None))


@pytest.fixture(autouse=True)
def _static_files_unhashed(settings: Any) -> None:
    # Hashed names need the collected files, which a test run does not make.
    storages = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    settings.STORAGES = {**settings.STORAGES, **storages}


# ---------------------------------------------------------------- a desk and who works there


@pytest.fixture(scope="session")
def a_member() -> Callable[..., Any]:
    """Makes somebody who works at a desk: `a_member(desk, "zeynep", "reader")`."""
    from comity.register.models import Membership, User

    def making(desk: Any, name: str, role: str = "officer") -> Any:
        user = User.objects.create_user(name)
        Membership.objects.create(user=user, desk=desk, role=role)
        return user

    return making


@pytest.fixture
def desk(db: None) -> Any:
    from comity.register.models import Desk

    return Desk.objects.create(name="International relations")


@pytest.fixture
def officer(desk: Any, a_member: Any) -> Any:
    return a_member(desk, "zeynep")


@pytest.fixture
def reader(desk: Any, a_member: Any) -> Any:
    return a_member(desk, "reader", "reader")


@pytest.fixture
def head(desk: Any, a_member: Any) -> Any:
    """The head of the office, who may let something pass."""
    return a_member(desk, "nilgun", "administrator")


@pytest.fixture
def stranger(db: None, a_member: Any) -> Any:
    """An officer of another desk."""
    from comity.register.models import Desk

    return a_member(Desk.objects.create(name="Moscow"), "ivan")


# ---------------------------------------------------------------- the browser


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Debian's Chromium, headless, that looks nothing up on the network by itself."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium") or shutil.which("chromium-browser")
    quiet = ("disable-quic", "no-first-run", "disable-background-networking")
    quiet += ("disable-component-update", "disable-sync", "disable-gpu")
    alone = ("no-sandbox",) if os.geteuid() == 0 else ()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=[f"--{option}" for option in (*quiet, *alone)]
        )
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """A fresh browser page of desktop width; its context is thrown away afterwards."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()
