"""The life of agreements as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class CooperationConfig(AppConfig):
    """Procedures, drafting, approvals, signing."""

    name = "comity.cooperation"
    label = "cooperation"
    verbose_name = "Cooperation"
