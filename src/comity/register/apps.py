"""The register as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """Records, tenures, proofs, history, search."""

    name = "comity.register"
    label = "register"
    verbose_name = "Register"

    def ready(self) -> None:
        """Tune each new SQLite connection (WAL, foreign keys checked by Django itself)."""
        from django.db.backends.signals import connection_created

        from comity.register.database import tune_sqlite

        connection_created.connect(tune_sqlite, dispatch_uid="comity.register.tune_sqlite")
