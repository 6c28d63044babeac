"""Where a record, a source and a proof have their page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from urllib.parse import urlencode

from django.urls import get_script_prefix, reverse

from comity.passages import Passage
from comity.register.models import Kind, Record

# The list to which a kind belongs; its pages lie under the same word.
ROUTES: Mapping[str, str] = {
    Kind.PLACE: "places",
    Kind.INSTITUTION: "institutions",
    Kind.PERSON: "people",
    Kind.TENURE: "offices",
    Kind.ENCOUNTER: "encounters",
    Kind.AGREEMENT: "agreements",
    Kind.ACT: "acts",
    Kind.PROMISE: "promises",
    Kind.INVITATION: "invitations",
    Kind.EVENT: "events",
    Kind.STATEMENT: "statements",
    Kind.RELATION: "relations",
    Kind.FIGURE: "figures",
}


def record_address(kind: str, key: int) -> str:
    """The page of a record."""
    return f"{_pages_of(kind, get_script_prefix())}{key}/"


@cache
def _pages_of(kind: str, _prefix: str) -> str:
    # A list has hundreds of addresses, and Django looks each up anew.
    return reverse("desk:record", args=[ROUTES[kind], 0]).removesuffix("0/")


def list_address(kind: str, about: Record | None = None) -> str:
    """The list of a kind, narrowed to the records in which somebody takes part."""
    page = reverse("desk:list", args=[ROUTES[kind]])
    return f"{page}?with={about.pk}" if about else page


def source_address(key: int, passage: Passage | None = None) -> str:
    """The page of a source; with a passage, that passage is lit and scrolled to."""
    page = reverse("desk:source", args=[key])
    if passage is None:
        return page
    span = f"{passage.start}-{passage.end}"
    return f"{page}?passage={span}#p{span}"


def proof_address(key: int, field: str = "", part: str = "", part_row: int | None = None) -> str:
    """The page (and side panel) that shows why a field, or a row beside a record, says so."""
    asked = {"field": field, "part": part, "row": part_row}
    told = urlencode({name: value for name, value in asked.items() if value})
    return (
        f"{reverse('desk:proof', args=[key])}?{told}" if told else reverse("desk:proof", args=[key])
    )
