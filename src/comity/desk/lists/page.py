"""One page of a list, as an address asks for it.

Every state of a list is in its address: `?stage=signed&sort=-date&page=2`. What the
address asks for and the list does not have is ignored, so that old links still open.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Case, Count, QuerySet, When
from django.db.models.expressions import OrderBy
from django.http import QueryDict

from comity.desk.counting import counted
from comity.desk.lists.columns import COLUMNS, columns_of, with_more
from comity.desk.lists.listing import Choice, Column, Filter, Listing, Row, Words
from comity.desk.ordering import earliest, latest
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
_OF_ALL = frozenset(column.name for column in Record._meta.concrete_fields)


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
        return self._state_without("q", "page")

    @property
    def state_without_columns(self) -> list[tuple[str, str]]:
        """What the address says beside the columns, for the form that chooses them."""
        return self._state_without(COLUMNS, "page")

    def _state_without(self, *names: str) -> list[tuple[str, str]]:
        return [
            (name, value)
            for name, values in self.asked.lists()
            if name not in names
            for value in values
        ]

    @property
    def query_string(self) -> str:
        """All that the address says, but for the page."""
        told = self.asked.copy()
        told.pop("page", None)
        return told.urlencode()

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
            circle = circle_of(specific(self.about), self.viewer.sees)
            everything = everything.filter(records_with(circle))
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
        return self._count("total", self._narrowed)

    def _count(self, what: str, rows: Callable[[], QuerySet[Any]]) -> int:
        return counted(
            self.viewer,
            f"{self._counted_as} {what}",
            lambda: rows().order_by()[: self.most + 1].count(),
        )

    @property
    def _counted_as(self) -> str:
        """What the list is narrowed to: counts are kept under it."""
        kept = [(name, value) for name, value in self._state_without(COLUMNS, "page", "sort")]
        return f"{self.listing.name} {sorted(kept)}"

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
            for column in self.all_columns:
                if column.sort and column.name == wish.removeprefix("-"):
                    return column, wish.startswith("-")
        return self.listing.columns[0], False

    @cached_property
    def all_columns(self) -> tuple[Column, ...]:
        """Every column that can be shown."""
        return columns_of(self.listing)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns that are shown: those that the address names, or the list's own."""
        wished = self.asked.getlist(COLUMNS)
        first, *rest = self.all_columns
        chosen = [column for column in rest if column.name in wished]
        return (first, *chosen) if chosen else self.listing.columns

    @cached_property
    def rows(self) -> list[Row]:
        """The rows of this page, as shown."""
        return self.rows_from((self.number - 1) * PAGE_SIZE)

    def rows_from(self, first: int) -> list[Row]:
        """As many rows as a page has, from number `first` on, in the order asked for."""
        column, is_down = self.sort
        name = f"sort_{language()}" if column.sort == "label" else column.sort
        ordered = self._keys_in_order(column, name, is_down, first)
        rows = self.listing.rows(self.viewer).in_bulk(ordered)
        return with_more(self.listing, [rows[key] for key in ordered])

    def _keys_in_order(self, column: Column, name: str, is_down: bool, first: int) -> list[int]:
        """The keys alone are put in order; what is shown of them is asked for afterwards."""
        keys = self._narrowed().values_list("pk", flat=True)
        kinds = self.listing.kinds
        if name in _OF_ALL and len(kinds) > 1 and not self.query:
            return self._of_each_kind(name, is_down, first)
        if name in _OF_ALL and len(kinds) == 1:
            # Said beside the column, the kind lets the record's indexes give the order.
            keys = keys.filter(kind=kinds[0])
        if name.endswith("_sort"):
            of_dates = latest if is_down else earliest
            return list(of_dates(keys, name, PAGE_SIZE, first=first))
        ordered = keys.order_by(*_order(column, name, is_down))
        return list(ordered[first : first + PAGE_SIZE])

    def _of_each_kind(self, name: str, is_down: bool, first: int) -> list[int]:
        """An index gives the order of one kind: as many of each as may be wanted, merged."""
        sign, end = ("-" if is_down else ""), first + PAGE_SIZE
        found = [
            pair
            for kind in self.listing.kinds
            for pair in self._narrowed()
            .filter(kind=kind)
            .order_by(f"{sign}{name}", f"{sign}pk")
            .values_list(name, "pk")[:end]
        ]
        return [key for _value, key in sorted(found, reverse=is_down)[first:end]]

    def keys(self, most: int) -> list[int]:
        """The keys of all rows as the list is narrowed, at most so many."""
        return list(self._narrowed().order_by("pk").values_list("pk", flat=True)[:most])

    @cached_property
    def headings(self) -> list[Heading]:
        """The columns' headings; a click on the one sorted by turns it round."""
        column, is_down = self.sort
        headings = []
        for each in self.columns:
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
        everything = self._count("all", lambda: self._searched) if self.chosen else self.total
        count = self._uncounted if everything > self.most else self._counted
        return [(each, count(each)) for each in self.filters]

    def _uncounted(self, each: Filter) -> list[Link]:
        on = self.chosen.get(each.name)
        return [self._chip(each, choice, on, None) for choice in each.choices]

    def _chip(self, each: Filter, choice: Choice, on: Choice | None, count: int | None) -> Link:
        turned = self.address(**{each.name: None if choice is on else choice.code}, page=None)
        return Link(choice.text, turned, count, choice is on)

    def _counted(self, each: Filter) -> list[Link]:
        asked = {f"n{i}": Count("pk", filter=choice.holds) for i, choice in enumerate(each.choices)}
        counts = counted(
            self.viewer,
            f"{self._counted_as} {each.name}",
            lambda: self._narrowed(without=each.name).aggregate(**asked),
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


def _order(column: Column, name: str, is_down: bool) -> tuple[OrderBy | str, ...]:
    if column.ranks:
        places = (When(**{name: code}, then=place) for place, code in enumerate(column.ranks))
        rank = Case(*places, default=len(column.ranks))
        return (rank.desc() if is_down else rank.asc(), "-pk" if is_down else "pk")
    return (f"-{name}", "-pk") if is_down else (name, "pk")
