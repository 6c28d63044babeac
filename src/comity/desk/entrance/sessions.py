"""Where somebody is signed in: noted when they come, and now and then while they work."""

from __future__ import annotations

from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

NOTED_EVERY = 300  # seconds; writing at each page would make readers wait for writers


class NotesWhereSignedIn:
    """Middleware: keeps since when and from where a browser is signed in, and when it was seen."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = request.session.session_key
        if key and request.user.is_authenticated:
            if cache.add(f"seen:{key}", True, NOTED_EVERY):
                UserSession.objects.create_from_request(request)
        return self.get_response(request)
