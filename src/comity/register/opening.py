"""Opening the register from a program that is not a web server."""

from __future__ import annotations

import os

import click


def load_register() -> None:
    """Load Django and bring the tables up to date. Raises click.ClickException if it cannot."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comity.settings")
    import django
    from django.core.management import call_command
    from django.db import OperationalError

    try:
        django.setup()
        call_command("migrate", verbosity=0, interactive=False)
        _learn_sizes()
    except (ValueError, OperationalError, OSError) as error:
        raise click.ClickException(f"the register cannot be opened: {error}") from error


def _learn_sizes() -> None:
    """Let SQLite look how its tables have grown, so that it uses the right indexes.

    It looks only where that is due, and at a part of each table: milliseconds.
    """
    from django.db import connection

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit = 400")
            cursor.execute("PRAGMA optimize = 0x10002")
