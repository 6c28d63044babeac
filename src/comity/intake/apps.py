"""The intake as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Sources, findings that await a decision, proposals of identity."""

    name = "comity.intake"
    label = "intake"
    verbose_name = "Intake"
