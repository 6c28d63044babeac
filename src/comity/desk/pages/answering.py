"""What every page does: ask who looks, and answer whole or as a part of the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from comity.desk.viewer import viewer_of

View = Callable[..., HttpResponse]


def at_desk(view: View) -> View:
    """A page for members of a desk; it is given the viewer after the request.

    A guest of the counterpart is sent to their drafts, which are all that they may see;
    who must have a second factor and has none, to where it is set up.
    """

    @login_required
    @wraps(view)
    def seated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        viewer = viewer_of(request)
        if viewer.lacks_second_factor:
            return redirect("mfa_index")
        if viewer.is_guest:
            return redirect("desk:drafts")
        return view(request, viewer, *args, **kwargs)

    return seated


def at_drafting(view: View) -> View:
    """As `at_desk`, for pages that guests of the counterpart see too."""

    @login_required
    @wraps(view)
    def seated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        viewer = viewer_of(request)
        if viewer.lacks_second_factor:
            return redirect("mfa_index")
        return view(request, viewer, *args, **kwargs)

    return seated


def number_in(text: str | None) -> int | None:
    """The whole number in what a form or an address says; None if there is none.

    As long as a key of a table can be and no longer: what no table could ask for is none.
    """
    return int(text) if text and text.isdecimal() and len(text) < 19 else None


def is_part(request: HttpRequest) -> bool:
    """Whether a script asks for a part of a page, and not a browser for the whole."""
    return request.headers.get("HX-Request") == "true"


def show(
    request: HttpRequest,
    whole: str,
    context: Mapping[str, Any],
    *,
    part: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page from `whole`, or only its `part` for a script; caches keep the two apart."""
    template = part if part and is_part(request) else whole
    response = render(request, template, {**context, "is_part": template == part}, status=status)
    response["Vary"] = ", ".join(filter(None, (response.get("Vary"), "HX-Request")))
    return response


def download(data: bytes, content_type: str, name: str) -> HttpResponse:
    """A paper for whoever asked, as a file of that name; kept by no cache on the way."""
    response = HttpResponse(data, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def back(request: HttpRequest, otherwise: str) -> HttpResponseRedirect:
    """Back to the page that a form came from (its `next`), if it is one of ours."""
    return HttpResponseRedirect(next_of(request) or otherwise)


def next_of(request: HttpRequest) -> str:
    """The page to which a form leads back (`next`), if it is one of ours; else nothing."""
    wished: str = request.POST.get("next", request.GET.get("next", ""))
    is_ours = url_has_allowed_host_and_scheme(
        wished, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wished if is_ours else ""
