"""What stands around every page: the rail with its counts, languages, colours, the ribbon."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import Count
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from comity.desk.counting import counted
from comity.desk.viewer import Viewer, viewer_of
from comity.desk.words import KIND_PLURAL
from comity.intake.models import FindingState
from comity.register.models import Desk, Kind, Place, PlaceKind, Record

THEMES = ("light", "dark")
THEME_COOKIE = "comity_theme"

# The kinds that the rail lists, with the icon of their list.
_LISTED = (
    (Kind.ENCOUNTER, "encounters", "handshake"),
    (Kind.AGREEMENT, "agreements", "scroll-text"),
    (Kind.PROMISE, "promises", "list-checks"),
    (Kind.INVITATION, "invitations", "mail"),
    (Kind.EVENT, "events", "ticket"),
    (Kind.STATEMENT, "statements", "quote"),
    (Kind.RELATION, "relations", "waypoints"),
    (Kind.FIGURE, "figures", "hash"),
)


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the rail. `calls` is how many things there wait for a person (None: never any)."""

    text: str
    url: str
    icon: str
    count: int | None = None
    calls: int | None = None
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A heading of the rail and the links under it."""

    heading: str
    links: tuple[Link, ...]


class Shell:
    """The surroundings of one page; asks the database only for what the page shows."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.languages = settings.LANGUAGES

    @cached_property
    def viewer(self) -> Viewer:
        """Who looks at the page."""
        return viewer_of(self.request)

    @property
    def desk(self) -> Desk | None:
        """The desk at which the user sits; None before anybody has set one up."""
        return self.viewer.desk

    @property
    def is_demonstration(self) -> bool:
        """Whether everything here is only an example."""
        return self.desk is not None and self.desk.is_demonstration

    @cached_property
    def rail(self) -> tuple[Group, ...]:
        """The groups of the rail; a guest has only their drafts."""
        if self.viewer.is_guest:
            return (Group(_("Desk"), (self._drafts,)),)
        return (
            Group(_("Desk"), (self._today, self._agenda, self._sources, self._board, self._drafts)),
            Group(_("Who"), (self._partners, self._people)),
            Group(_("What"), tuple(self._kind(*listed) for listed in _LISTED)),
        )

    @cached_property
    def bar(self) -> tuple[Link, ...]:
        """The links at the foot of a phone's page."""
        if self.viewer.is_guest:
            return (self._drafts,)
        return (self._today, self._agenda, self._sources, self._partners)

    @cached_property
    def _counts(self) -> Counter[str]:
        live = self.viewer.live(Record).values_list("kind").annotate(n=Count("pk"))
        return counted(self.viewer, "kinds", lambda: Counter(dict(live.order_by("kind"))))

    @cached_property
    def waiting(self) -> int:
        """How many findings wait for a decision."""
        return self.viewer.findings().filter(state=FindingState.WAITING).count()

    @cached_property
    def _today(self) -> Link:
        return self._link(_("Today"), reverse("desk:today"), "sun", exact=True)

    @cached_property
    def _agenda(self) -> Link:
        return self._link(_("Agenda"), reverse("desk:agenda"), "calendar-days")

    @cached_property
    def _sources(self) -> Link:
        count = None if self.waiting else self.viewer.sources().count()
        url = reverse("desk:sources")
        return self._link(_("Sources"), url, "newspaper", count, self.waiting)

    @cached_property
    def _board(self) -> Link:
        return self._link(_("Board"), reverse("desk:board"), "hourglass")

    @cached_property
    def _drafts(self) -> Link:
        return self._link(_("Drafts"), reverse("desk:drafts"), "pen-line")

    @cached_property
    def _partners(self) -> Link:
        found = self.viewer.live(Place).filter(scale=PlaceKind.VENUE)
        venues = counted(self.viewer, "venues", found.count)
        count = self._counts[Kind.INSTITUTION] + self._counts[Kind.PLACE] - venues
        link = self._link(_("Partners"), reverse("desk:partners"), "landmark", count)
        inside = self.request.path.startswith(("/places/", "/institutions/"))
        return Link(link.text, link.url, link.icon, count, is_here=link.is_here or inside)

    @cached_property
    def _people(self) -> Link:
        return self._kind(Kind.PERSON, "people", "users")

    def _kind(self, kind: Kind, route: str, icon: str) -> Link:
        url = reverse("desk:list", args=[route])
        return self._link(str(KIND_PLURAL[kind]), url, icon, self._counts[kind])

    def _link(
        self,
        text: str,
        url: str,
        icon: str,
        count: int | None = None,
        calls: int | None = None,
        exact: bool = False,
    ) -> Link:
        path = self.request.path
        is_here = path == url if exact else path.startswith(url)
        return Link(text, url, icon, count, calls, is_here)


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `shell`, and `theme` as chosen (empty: as the system)."""
    theme = request.COOKIES.get(THEME_COOKIE, "")
    return {"shell": Shell(request), "theme": theme if theme in THEMES else ""}
