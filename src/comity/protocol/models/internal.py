"""Rows that are the desk's own business, though they stand beside a record that others see."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Internal(models.Model):
    """A row for those who read at the record's desk: where a guest sleeps, what a gift is worth.

    It is in no search, and in the history only for them (`register.derive`, `desk.history`).
    """

    is_internal: ClassVar[bool] = True

    class Meta:
        abstract = True
