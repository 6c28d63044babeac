"""What each person chooses for themselves: the language and the colours of the pages."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from comity.desk.pages.answering import back
from comity.desk.shell import THEME_COOKIE, THEMES
from comity.register.models import User

A_YEAR = 60 * 60 * 24 * 365


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Show the pages in another language from now on, and stay on the page."""
    response = back(request, reverse("desk:today"))
    wished = request.POST.get("language", "")
    if wished in dict(settings.LANGUAGES):
        _keep(response, settings.LANGUAGE_COOKIE_NAME, wished)
        if request.user.is_authenticated:
            User.objects.filter(pk=request.user.pk).update(language=wished)
    return response


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Light, dark, or (empty) as the system has it, from now on."""
    response = back(request, reverse("desk:today"))
    wished = request.POST.get("theme", "")
    if wished in THEMES:
        _keep(response, THEME_COOKIE, wished)
    else:
        response.delete_cookie(THEME_COOKIE, samesite="Lax")
    return response


def _keep(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(
        name, value, max_age=A_YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
