"""The gate that asks Django whether the models and their migrations agree."""

from __future__ import annotations

from pathlib import Path

from gate_runs import Outcome, check, held


def check_migrations(_: Path) -> Outcome:
    """Fail when a model was changed without a migration."""
    if not Path("src/comity/settings.py").exists() and not Path("src/comity/settings").exists():
        return held("no settings yet")
    settings = "--settings=comity.settings"
    return check(["django-admin", "makemigrations", "--check", "--dry-run", settings])
