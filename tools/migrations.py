"""The gate that asks Django whether the models and their migrations agree."""

from __future__ import annotations

from pathlib import Path

from gate_runs import Outcome, check


def check_migrations(_: Path) -> Outcome:
    """Fail when a model was changed without a migration."""
    settings = "--settings=comity.settings"
    return check(["django-admin", "makemigrations", "--check", "--dry-run", settings])
