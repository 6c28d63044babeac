"""Following a city's news: begin, look for new pages, bring them in, stop. Each step resumes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import Count
from django.utils import timezone

from comity.formats import UnreadableSource
from comity.intake.adding import HeldElsewhere
from comity.intake.fetching.coming_in import add_page
from comity.intake.fetching.fetch import Fetcher
from comity.intake.fetching.reaching import Unreachable, target_of
from comity.intake.following.listings import feed_of, listing_in
from comity.intake.models import FollowedPage, Following, PageState
from comity.register.models import Desk, User
from comity.register.permissions import Right, require

MOST_PARTS = 20  # of an archive that are looked at in one go


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a feed or archive has come in. `is_whole` if its end was reached."""

    waiting: int
    added: int
    failed: int
    is_whole: bool

    @property
    def total(self) -> int:
        """All pages that are known of."""
        return self.waiting + self.added + self.failed


def follow(address: str, *, by: User, desk: Desk) -> Following:
    """Begin to follow the feed or news archive at an address, or go on with it.

    Fetches nothing yet. Raises NotAllowed, and Unreachable for what is no address.
    """
    require(by, Right.ADD, desk)
    whole = target_of(address).address
    held = Following.objects.filter(desk=desk, address=whole).first()
    if held is None:
        return Following.objects.create(desk=desk, address=whole, begun_by=by, goes_on_at=whole)
    if held.stopped_at is not None:
        held.stopped_at = None
        held.save(update_fields=["stopped_at"])
    return held


def stop(following: Following, *, by: User) -> None:
    """Follow no longer; what came in stays."""
    require(by, Right.ADD, following.desk)
    following.stopped_at = timezone.now()
    following.save(update_fields=["stopped_at"])


def look(following: Following, fetcher: Fetcher, *, most_parts: int = MOST_PARTS) -> int:
    """Look for pages that are not known yet; how many were found.

    First at the beginning, where the new ones are, until a part brings nothing new; then
    on from where the archive was left. What was found is kept after each part.
    """
    found, looked = 0, 0
    following.trouble = ""
    try:
        place: str | None = following.address
        while place and looked < most_parts:
            looked += 1
            new, place = _look_at(place, following, fetcher)
            found += new
            if not new:
                break
        been: set[str] = set()
        while following.goes_on_at and looked < most_parts:
            if following.goes_on_at in been:  # an archive that leads back to itself
                following.goes_on_at = ""
                break
            been.add(following.goes_on_at)
            looked += 1
            new, _place = _look_at(following.goes_on_at, following, fetcher)
            found += new
    except Unreachable as error:
        following.trouble = str(error)
    following.looked_at = timezone.now()
    following.save()
    return found


def _look_at(place: str, following: Following, fetcher: Fetcher) -> tuple[int, str | None]:
    """Keep what one part lists; how many were new, and where it goes on."""
    fetched = fetcher.fetch(place)
    listing = listing_in(fetched.content, fetched.address)
    feed = feed_of(fetched.content, fetched.address)
    if not listing.pages and feed:
        told = fetcher.fetch(feed)
        listing = listing_in(told.content, told.address)
    known = set(following.pages.filter(address__in=listing.pages).values_list("address", flat=True))
    new = [
        FollowedPage(following=following, address=address)
        for address in listing.pages
        if address not in known and len(address) <= 2000
    ]
    FollowedPage.objects.bulk_create(new, ignore_conflicts=True)
    goes_on = listing.goes_on_at if listing.pages else None
    if place == following.goes_on_at:
        following.goes_on_at = goes_on if goes_on and goes_on != place else ""
        following.save(update_fields=["goes_on_at"])
    return len(new), goes_on if goes_on != place else None


def bring_in(
    following: Following, fetcher: Fetcher, *, most: int, by: User | None = None,
    wait: Callable[[float], None] = time.sleep, until: float | None = None,
) -> Iterator[FollowedPage]:  # fmt: skip
    """Fetch and add pages that wait, one after the other, with the pause that the site asks.

    Each is kept at once, so that a run that is cut short goes on where it was. `until` is
    a time of `time.monotonic()` after which none is begun.
    """
    who = by or following.begun_by
    waiting = following.pages.filter(state=PageState.WAITING).order_by("pk")[:most]
    for number, page in enumerate(list(waiting)):
        if until is not None and time.monotonic() > until:
            return
        if number:
            wait(_pause(page.address, fetcher))
        _bring(page, following, fetcher, who)
        yield page


def _pause(address: str, fetcher: Fetcher) -> float:
    try:
        return fetcher.pause(address)
    except Unreachable:
        return 0.0


def _bring(page: FollowedPage, following: Following, fetcher: Fetcher, by: User) -> None:
    try:
        added = add_page(page.address, by=by, desk=following.desk, fetcher=fetcher)
    except (Unreachable, UnreadableSource, HeldElsewhere) as error:
        page.state, page.trouble = PageState.FAILED, str(error)
    else:
        page.state, page.source, page.trouble = PageState.ADDED, added.source, ""
    page.save(update_fields=["state", "source", "trouble"])


def try_again(following: Following, *, by: User) -> int:
    """Let the pages that failed wait again; how many these are."""
    require(by, Right.ADD, following.desk)
    failed = following.pages.filter(state=PageState.FAILED)
    return failed.update(state=PageState.WAITING, trouble="")


def progress_of(following: Following) -> Progress:
    """How far it has come; one query."""
    counted = following.pages.values_list("state").annotate(n=Count("pk")).order_by("state")
    counts = dict(counted)
    return Progress(
        counts.get(PageState.WAITING, 0),
        counts.get(PageState.ADDED, 0),
        counts.get(PageState.FAILED, 0),
        not following.goes_on_at,
    )
