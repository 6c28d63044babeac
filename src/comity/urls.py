"""Every address of the register."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

handler403 = "comity.desk.pages.accounts.rights.refused"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("comity.desk.entrance.urls")),
    path("", include("comity.desk.urls")),
]
