"""One page of a list, as an address asks for it.

Every state of a list is in its address: `?stage=signed&sort=-date&page=2`. What the
address asks for and the list does not have is ignored, so that old links still open.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.expressions import OrderBy
from django.http import QueryDict

from comity.desk.listing import Choice, Column, Filter, Listing, Row, Words
from comity.desk.ordering import earliest_first, latest
from comity.desk.shown import language
from comity.desk.ties import circle_of, records_with
from comity.desk.viewer import Viewer
from comity.register.kinds import specific
from comity.register.models import Record
from comity.register.search import search

PAGE_SIZE = 50
# Farther than this nobody pages: a list is narrowed instead, and the database is spared.
LAST_PAGE = 200
MOST_FOUND = 1000


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another state of the same list."""

    text: Words
    url: str
    count: int | None = None
    is_on: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading, with the address that sorts by it (empty: cannot be sorted)."""

    column: Column
    url: str = ""
    direction: str = ""  # "", "ascending", "descending"


class ListPage:
    """One page of a listing, as an address asks for it."""

    def __init__(self, listing: Listing, viewer: Viewer, asked: QueryDict, path: str) -> None:
        self.listing = listing
        self.viewer = viewer
        self.asked = asked
        self.path = path
        self.filters = listing.filters(viewer)

    @cached_property
    def query(self) -> str:
        """The words that the list is searched for."""
        return self.asked.get("q", "").strip()[:200]

    @property
    def state(self) -> list[tuple[str, str]]:
        """What the address says beside the words, for the form that asks for others."""
        return [(name, self.asked[name]) for name in self.asked if name not in ("q", "page")]

    @cached_property
    def chosen(self) -> dict[str, Choice]:
        """The choice that is on, by filter."""
        return {
            each.name: choice
            for each in self.filters
            for choice in each.choices
            if self.asked.get(each.name) == choice.code
        }

    @cached_property
    def about(self) -> Record | None:
        """The record whose ties alone are listed (`with` in the address)."""
        asked = self.asked.get("with", "")
        if not asked.isdecimal() or len(asked) > 18:
            return None
        return self.viewer.live(Record).filter(pk=int(asked)).first()

    @property
    def without_about_url(self) -> str:
        """The same list, of everybody."""
        return self.address(**{"with": None}, page=None)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the whole list is asked for."""
        return bool(self.chosen or self.query or self.about)

    @cached_property
    def _searched(self) -> QuerySet[Any]:
        everything = self.listing.rows(self.viewer)
        if self.about:
            everything = everything.filter(records_with(circle_of(specific(self.about))))
        return everything.filter(pk__in=self._found()) if self.query else everything

    def _found(self) -> list[int]:
        """The keys of what has the words, in any language and alphabet."""
        kinds = [str(kind) for kind in self.listing.kinds]
        hits = search(self.query, self.viewer.user, kinds=kinds, limit=MOST_FOUND)
        found = (hit.record if kinds else hit.source for hit in hits)
        return [each.pk for each in found if each is not None]

    def _narrowed(self, without: str = "") -> QuerySet[Any]:
        kept = [choice.holds for name, choice in self.chosen.items() if name != without]
        return self._searched.filter(*kept) if kept else self._searched

    @cached_property
    def total(self) -> int:
        """How many rows the list has as it is narrowed; counted no further than can be paged."""
        return self._narrowed().order_by()[: self.most + 1].count()

    @cached_property
    def last_page(self) -> int:
        """The number of the last page that can be opened."""
        return min(max(1, -(-self.total // PAGE_SIZE)), LAST_PAGE)

    @property
    def is_cut(self) -> bool:
        """Whether there are more rows than pages can show."""
        return self.total > self.most

    @property
    def most(self) -> int:
        """How many rows can be paged through."""
        return PAGE_SIZE * LAST_PAGE

    @cached_property
    def number(self) -> int:
        """Which page is open, from 1."""
        asked = self.asked.get("page", "1")
        number = int(asked) if asked.isdecimal() and len(asked) < 7 else 1
        return min(max(1, number), self.last_page)

    @cached_property
    def sort(self) -> tuple[Column, bool]:
        """The column to sort by, and whether downwards."""
        for wish in (self.asked.get("sort", ""), self.listing.default_sort):
            for column in self.listing.columns:
                if column.sort and column.name == wish.removeprefix("-"):
                    return column, wish.startswith("-")
        return self.listing.columns[0], False

    @cached_property
    def rows(self) -> list[Row]:
        """The rows of this page, as shown."""
        column, is_down = self.sort
        name = f"sort_{language()}" if column.sort == "label" else column.sort
        first = (self.number - 1) * PAGE_SIZE
        narrowed = self._narrowed()
        if name.endswith("_sort") and is_down:
            return self.listing.show(latest(narrowed, name, PAGE_SIZE, first=first))
        ordered = narrowed.order_by(*_order(name, is_down))
        return self.listing.show(list(ordered[first : first + PAGE_SIZE]))

    @cached_property
    def headings(self) -> list[Heading]:
        """The columns' headings; a click on the one sorted by turns it round."""
        column, is_down = self.sort
        headings = []
        for each in self.listing.columns:
            if not each.sort:
                headings.append(Heading(each))
                continue
            is_on = each is column
            downwards = not is_down if is_on else each.newest_first
            url = self.address(sort=f"{'-' if downwards else ''}{each.name}", page=None)
            direction = ("descending" if is_down else "ascending") if is_on else ""
            headings.append(Heading(each, url, direction))
        return headings

    @cached_property
    def chips(self) -> list[tuple[Filter, list[Link]]]:
        """Each filter with its choices and how many rows each would leave; one query per filter.

        A list that is too long to count shows every choice, without a number.
        """
        everything = self._searched.order_by()[: self.most + 1].count()
        count = self._uncounted if everything > self.most else self._counted
        return [(each, count(each)) for each in self.filters]

    def _uncounted(self, each: Filter) -> list[Link]:
        on = self.chosen.get(each.name)
        return [self._chip(each, choice, on, None) for choice in each.choices]

    def _chip(self, each: Filter, choice: Choice, on: Choice | None, count: int | None) -> Link:
        turned = self.address(**{each.name: None if choice is on else choice.code}, page=None)
        return Link(choice.text, turned, count, choice is on)

    def _counted(self, each: Filter) -> list[Link]:
        counts = self._narrowed(without=each.name).aggregate(
            **{f"n{i}": Count("pk", filter=choice.holds) for i, choice in enumerate(each.choices)}
        )
        on = self.chosen.get(each.name)
        return [
            self._chip(each, choice, on, counts[f"n{i}"])
            for i, choice in enumerate(each.choices)
            if counts[f"n{i}"] or choice is on
        ]

    @property
    def previous_url(self) -> str:
        """The page before this one; empty on the first."""
        return self.address(page=self.number - 1 or None) if self.number > 1 else ""

    @property
    def next_url(self) -> str:
        """The page after this one; empty on the last."""
        return self.address(page=self.number + 1) if self.number < self.last_page else ""

    @property
    def first_shown(self) -> int:
        """The number of the first row of this page, from 1."""
        return (self.number - 1) * PAGE_SIZE + 1 if self.total else 0

    @property
    def last_shown(self) -> int:
        """The number of the last row of this page."""
        return min(self.number * PAGE_SIZE, self.total)

    def address(self, **changes: str | int | None) -> str:
        """This list's address with some of its state changed; None takes a part away."""
        state = self.asked.copy()
        for name, value in changes.items():
            if value in (None, "") or (name == "page" and value == 1):
                state.pop(name, None)
            else:
                state[name] = str(value)
        told = state.urlencode()
        return f"{self.path}?{told}" if told else self.path


def _order(name: str, is_down: bool) -> tuple[OrderBy | str, ...]:
    if name.endswith("_sort"):
        return earliest_first(name)
    return (f"-{name}", "-pk") if is_down else (name, "pk")
