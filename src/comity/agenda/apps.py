"""The agenda as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class AgendaConfig(AppConfig):
    """What is to come, calendar feeds, invitations by mail and their answers."""

    name = "comity.agenda"
    label = "agenda"
    verbose_name = "Agenda"
