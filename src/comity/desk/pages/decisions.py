"""Deciding findings: accept, reject, accept all, and take a decision back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from comity.desk.pages.answering import at_desk
from comity.desk.viewer import Viewer


@at_desk
def decide(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    raise NotImplementedError


undecide = accept_all = undo = decide
