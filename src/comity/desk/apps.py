"""The desk as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The officer's pages: today, sources, partners, people and what they agreed."""

    name = "comity.desk"
    label = "desk"
    verbose_name = "Desk"
