"""Values of fields as the history keeps them, in words: links by name, dates as people say them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from comity.desk.shown import Shown, hidden, of_date, of_record, of_text
from comity.desk.viewer import Viewer
from comity.desk.words import say
from comity.register import rows
from comity.register.fields import EdtfField, LanguageMapField, ListedField
from comity.register.models import Change, Operation, Record, Source, User
from comity.register.wholes import links_of
from comity.register.wording import LanguageMap

# What a row beside a record mainly says, in the order in which it is told.
_MAIN = (
    "who", "person", "side", "role", "step", "date", "text", "name", "language", "answer", "end",
    "capacity_text", "source", "encounter", "act", "words", "what", "part", "hotel",
    "room", "kept_at", "holder",
)  # fmt: skip


class Values:
    """Words for the values of several rows; one query for the records named, one for sources.

    `kept` are the rows: their table and values by field; `known` is a record that the viewer
    looks at and that need not be asked for. What they may not see has no name for them.
    """

    def __init__(
        self,
        viewer: Viewer,
        kept: Iterable[tuple[str, Mapping[str, Any]]],
        known: Record | None = None,
    ) -> None:
        records: set[int] = set()
        sources: set[int] = set()
        users: set[int] = set()
        for table, values in kept:
            for name, value in values.items():
                target = column_of(table, name).related_model
                if not isinstance(target, type) or not isinstance(value, int):
                    continue
                if issubclass(target, Record):
                    records.add(value)
                elif target is Source:
                    sources.add(value)
                elif target is User:
                    users.add(value)
        seen = viewer.records()
        here = {known.pk: known} if known is not None else {}
        asked = records - here.keys()
        self._records = {**here, **(seen.in_bulk(asked) if asked else {})}
        self._users = User.objects.in_bulk(users) if users else {}
        self._sources = viewer.sources().only("title", "name").in_bulk(sources) if sources else {}

    def value(self, table: str, name: str, value: Any) -> tuple[Shown, ...]:
        """A value of a field in words; nothing for an empty one."""
        if rows.is_empty(value):
            return ()
        column = column_of(table, name)
        if isinstance(column, LanguageMapField):
            return tuple(Shown(text, tag, True) for tag, text in LanguageMap(value).items())
        if isinstance(column, models.ForeignKey):
            return (self._linked(column, value),)
        shown = _said(column, value)
        return (shown,) if shown else ()

    def row(self, table: str, values: Mapping[str, Any] | None) -> tuple[Shown, ...]:
        """A row beside a record by what it mainly says."""
        told: list[Shown] = []
        for name in _MAIN:
            if values and name in values:
                told += self.of_row(table, values, name)
        return tuple(told)

    def of_row(self, table: str, values: Mapping[str, Any], name: str) -> tuple[Shown, ...]:
        """One value of a row; words beside a link that is hidden would tell whom it leads to."""
        is_told = not self._stands_for_hidden(table, name, values)
        return self.value(table, name, values.get(name)) if is_told else ()

    def _stands_for_hidden(self, table: str, name: str, values: Mapping[str, Any]) -> bool:
        if not _is_words(column_of(table, name)):
            return False
        model = rows.model_of(table)
        of_record = issubclass(model, Record)  # whose words stand for one link: `body_text`
        links = (name.removesuffix("_text"),) if of_record else links_of(model)
        led_to = (values[link] for link in links if link != name and values.get(link))
        return any(key not in self._records for key in led_to)

    def _linked(self, column: models.ForeignKey[Any, Any], key: int) -> Shown:
        target = column.related_model
        if target is Source:
            return Shown(str(self._sources[key])) if key in self._sources else hidden()
        if target is User:
            return Shown(str(self._users.get(key, key)))
        if not (isinstance(target, type) and issubclass(target, Record)):
            return Shown(str(key))
        return of_record(self._records[key]) if key in self._records else hidden()


def _is_words(column: models.Field[Any, Any]) -> bool:
    is_free = isinstance(column, models.CharField | models.TextField | LanguageMapField)
    return is_free and not isinstance(column, EdtfField | ListedField)


def links_at(changed: Iterable[tuple[str, int]]) -> dict[tuple[str, int], dict[str, int]]:
    """Where the links of rows (by table and key) lead that words were changed in.

    Of a row that was taken away: where they led when it was made. A query or two for each
    table.
    """
    by_table: dict[str, set[int]] = {}
    for table, key in changed:
        by_table.setdefault(table, set()).add(key)
    found: dict[tuple[str, int], dict[str, int]] = {}
    for table, keys in by_table.items():
        links = [f"{link}_id" for link in links_of(rows.model_of(table))]
        held = rows.model_of(table)._default_manager.filter(pk__in=keys).values("pk", *links)
        for row in held if links else ():
            found[table, row["pk"]] = {name[:-3]: row[name] for name in links}
        gone = {key for key in keys if links and (table, key) not in found}
        made = Change.objects.filter(table=table, row__in=gone, operation=Operation.CREATED)
        for change in made if gone else ():
            found[table, change.row] = {name[:-3]: change.after[name[:-3]] for name in links}
    return found


def rows_in_words(viewer: Viewer, found: Sequence[models.Model]) -> dict[int, tuple[Shown, ...]]:
    """What each of several rows mainly says, by key."""
    kept = [(row.pk, rows.table_of(row), rows.snapshot(row)) for row in found]
    values = Values(viewer, ((table, row) for _key, table, row in kept))
    return {key: values.row(table, row) for key, table, row in kept}


def column_of(table: str, name: str) -> models.Field[Any, Any]:
    """The field of a table's model."""
    column = rows.model_of(table)._meta.get_field(name)
    assert isinstance(column, models.Field)
    return column


def _said(column: models.Field[Any, Any], value: Any) -> Shown | None:
    if isinstance(column, EdtfField):
        return of_date(value)
    if isinstance(column, ListedField):
        return Shown(str(dict(column.flatchoices).get(value, value)))
    if column.name == "step":
        return Shown(say("steps", value))
    if column.name == "language":
        return Shown(say("languages", value))
    if isinstance(value, bool):
        return Shown(_("yes") if value else _("no"))
    return of_text(str(value))
