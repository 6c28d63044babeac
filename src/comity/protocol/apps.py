"""The protocol office as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class ProtocolConfig(AppConfig):
    """Delegations, precedence, seating, programme, papers, and originals signed by hand."""

    name = "comity.protocol"
    label = "protocol"
    verbose_name = "Protocol office"
