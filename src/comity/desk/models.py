"""What people keep for themselves at the desk: views of lists."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.http import QueryDict


class SavedView(models.Model):
    """A list as somebody narrowed, sorted and set it out, under a name and an address of its own.

    `listing` is the list's name, `query` what its address says. A view with a `desk` is
    for all its members; without one only `by` has it.
    """

    name = models.CharField(max_length=80)
    listing = models.CharField(max_length=40)
    query = models.TextField(blank=True, default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    desk = models.ForeignKey(
        "register.Desk", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def asked(self) -> QueryDict:
        """The query as an address has it."""
        return QueryDict(self.query)
