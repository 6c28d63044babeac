"""The kinds of record as pages: for each its list and how its page is put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from comity.desk.addresses import ROUTES
from comity.desk.kinds import (
    agreements,
    encounters,
    events,
    invitations,
    numbers,
    partner_pages,
    partners,
    people,
    promise_page,
    promises,
    statements,
)
from comity.desk.lists.listing import Listing
from comity.desk.proofs import Proofs
from comity.desk.shown import Page
from comity.desk.viewer import Viewer
from comity.register.models import Kind

PageOf = Callable[[Any, Viewer, Proofs], Page]


@dataclass(frozen=True, slots=True)
class KindPages:
    """A kind's page, and the list in which it stands (none for what stands beside others)."""

    kind: Kind
    page_of: PageOf
    listing: Listing | None = None
    links: tuple[str, ...] = ()

    @property
    def route(self) -> str:
        """The word under which the pages lie."""
        return ROUTES[self.kind]


_ALL = (
    KindPages(Kind.PLACE, partner_pages.place_page_of, links=("within",)),
    KindPages(
        Kind.INSTITUTION, partner_pages.institution_page_of, links=("place", "represents", "parent")
    ),
    KindPages(Kind.PERSON, people.page_of, people.LISTING),
    KindPages(
        Kind.TENURE,
        partner_pages.tenure_page_of,
        links=("person", "institution", "place", "began_with", "ended_with"),
    ),
    KindPages(Kind.ENCOUNTER, encounters.page_of, encounters.LISTING, links=("place", "event")),
    KindPages(
        Kind.AGREEMENT,
        agreements.page_of,
        agreements.LISTING,
        links=("under", "replaces", "desk__institution"),
    ),
    KindPages(Kind.ACT, agreements.act_page_of, links=("body", "agreement", "scan")),
    KindPages(
        Kind.PROMISE,
        promise_page.page_of,
        promises.LISTING,
        links=("depends_on", "said_at", "owner", "department", "agreement"),
    ),
    KindPages(
        Kind.INVITATION,
        invitations.page_of,
        invitations.LISTING,
        links=("inviter", "event", "place", "made_at"),
    ),
    KindPages(Kind.EVENT, events.page_of, events.LISTING, links=("place", "organiser")),
    KindPages(
        Kind.STATEMENT,
        statements.page_of,
        statements.LISTING,
        links=("speaker", "capacity__institution", "capacity__place", "encounter"),
    ),
    KindPages(Kind.RELATION, numbers.relation_page_of, numbers.RELATIONS),
    KindPages(Kind.FIGURE, numbers.figure_page_of, numbers.FIGURES, links=("speaker", "encounter")),
)

BY_ROUTE: Mapping[str, KindPages] = {each.route: each for each in _ALL}
LISTINGS: Mapping[str, Listing] = {
    **{each.route: each.listing for each in _ALL if each.listing},
    partners.LISTING.name: partners.LISTING,
}
