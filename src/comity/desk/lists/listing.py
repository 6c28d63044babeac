"""Lists: their columns, what they can be narrowed and sorted by, what an empty one says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from comity.desk.shown import Shown
from comity.desk.viewer import Viewer
from comity.desk.words import say
from comity.register.models import Kind

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter. `holds` says which rows it keeps."""

    code: str
    text: Words
    holds: Q


@dataclass(frozen=True, slots=True)
class Filter:
    """Something by which a list is narrowed; one choice of it at a time."""

    name: str
    heading: Words
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `sort` names the row's field to sort by, or the word `label` for its name.

    `newest_first` is for dates: the first click puts the latest on top. `wide` columns are
    left out on a phone, where the row's second line says the most of it. `ranks` are the
    codes of a closed list in their own order, which is not that of the alphabet.
    """

    name: str
    heading: Words
    sort: str = ""
    newest_first: bool = False
    wide: bool = True
    numeric: bool = False
    ranks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row as shown: its title, its cells by column, and a second line for phones.

    `key` is that of the record or source, once the row is on a page.
    """

    title: Shown
    cells: Mapping[str, tuple[Shown, ...]]
    lead: tuple[Shown, ...] = ()
    key: int = 0


def choices_of(vocabulary: str, field: str, codes: Iterable[str]) -> tuple[Choice, ...]:
    """One choice for each value of a closed list that a column of the rows holds."""
    return tuple(Choice(code, say(vocabulary, code), Q(**{field: code})) for code in codes)


def no_filters(_: Viewer) -> tuple[Filter, ...]:
    """For a list that is not narrowed by anything."""
    return ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of one kind of thing; `kinds` are the kinds of record in it (none: sources).

    `rows` gives all of them; `show` turns the rows of one page into what is shown, with a
    bounded number of queries. The first column is the title.
    """

    name: str
    heading: Words
    lead: Words
    icon: str
    kinds: tuple[Kind, ...]
    rows: Callable[[Viewer], QuerySet[Any]]
    show: Callable[[Sequence[Any]], list[Row]]
    columns: tuple[Column, ...]
    filters: Callable[[Viewer], tuple[Filter, ...]] = no_filters
    default_sort: str = "title"
    empty_heading: Words = ""
    empty_text: Words = ""
