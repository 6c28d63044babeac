"""A page of the web comes in as a source."""

from __future__ import annotations

from comity.intake.adding import Added, Incoming, add_source
from comity.intake.fetching.fetch import Fetcher
from comity.register.models import Desk, User, Way
from comity.register.permissions import Right, require


def add_page(
    address: str, *, by: User, desk: Desk, fetcher: Fetcher | None = None,
    confidential: bool = False,
) -> Added:  # fmt: skip
    """Fetch a page and add it, its bytes as they came, with the address where it was at last.

    Raises Unreachable beside what `add_source` raises.
    """
    require(by, Right.ADD, desk)
    fetched = (fetcher or Fetcher()).fetch(address)
    incoming = Incoming(
        fetched.content, fetched.name, address=fetched.address, confidential=confidential
    )
    return add_source(incoming, by=by, desk=desk, way=Way.FETCHED)
