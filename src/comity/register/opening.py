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
    except (ValueError, OperationalError, OSError) as error:
        raise click.ClickException(f"the register cannot be opened: {error}") from error
