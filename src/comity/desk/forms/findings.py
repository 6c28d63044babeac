"""The form in which a finding is put right: it follows from the reader's own type of it."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

from django import forms
from django.utils.translation import gettext_lazy as _

from comity.desk.forms.controls import NONE, DateField, FlagField, NamesField
from comity.desk.lists.listing import Words
from comity.desk.words import STEP, say
from comity.intake.accepting import FIELD_NAMES
from comity.intake.models import Finding, FindingKind
from comity.reading.findings import FINDING_TYPES

SPARE_ROWS = 1  # empty ones under the rows that there are
# What the reader adds for itself, and what says how sure it is.
_NOT_ASKED = frozenset({"proof", "field_proof", "confidence", "mentions"})
_DATES = frozenset({"date", "until", "when"})
_LONG = frozenset({"text", "what"})
_LABELS: Mapping[str, Words] = {
    "hosts": _("Hosts"),
    "guests": _("Guests"),
    "others": _("Others present"),
    "roles": _("Roles"),
    "role": _("Role"),
    "first": _("First visit"),
    "kind": _("Kind"),
    "stage": _("Stage"),
    "stages": _("Stages told"),
    "step": _("Step"),
    "parties": _("Parties"),
    "signatories": _("Signatories"),
    "fields": _("Fields of cooperation"),
    "acts": _("Acts"),
    "body": _("Body that decided"),
    "offices": _("Offices"),
    "event": _("Invited to"),
    "to": _("To whom"),
    "who": _("Who"),
    "target": _("Is a target"),
    "capacity": _("In which office"),
    "what": _("What"),
}
# Lists of the register that hold the words of the reader's lists.
_VOCABULARIES = {"EncounterRole": "RoleKind"}


class FindingForm(forms.Form):
    """What a finding states, to be put right. Rows within it (offices, roles) lie in `rows`."""

    def __init__(self, finding: Finding, data: Any = None) -> None:
        super().__init__(data, prefix="stated")
        self.finding = finding
        self.rows: dict[str, _Rows] = {}
        for name, kind in _asked(FINDING_TYPES[finding.kind]):
            value = finding.stated.get(name)
            inner = _row_type(kind)
            if inner is None:
                self.fields[name] = _control(name, kind, value, _label(finding.kind, name))
            else:
                held = [row for row in value or () if isinstance(row, dict)]
                self.rows[name] = _Rows(self, name, inner, held)

    @property
    def plain(self) -> Iterator[forms.BoundField]:
        """The fields that are not in rows."""
        inside = {name for rows in self.rows.values() for name in rows.names}
        return (self[name] for name in self.fields if name not in inside)

    def clean(self) -> dict[str, Any]:
        """A row that says something must say what it cannot be without."""
        for rows in self.rows.values():
            for key in rows.missing():
                self.add_error(key, _("Write this too, or empty the whole row."))
        return self.cleaned_data

    @property
    def payload(self) -> dict[str, Any]:
        """What the finding states now, as far as it was asked; the form must be valid."""
        given = {bound.name: self.cleaned_data[bound.name] for bound in self.plain}
        said = {name: (None if value == "" else value) for name, value in given.items()}
        return {**said, **{name: rows.payload for name, rows in self.rows.items()}}


class _Rows:
    """Rows of one list within a finding: its offices, roles, acts."""

    def __init__(self, form: FindingForm, name: str, inner: type, held: list[Any]) -> None:
        self.form, self.name, self.held = form, name, held
        self.label = _label(form.finding.kind, name)
        self.columns = dict(_asked(inner))
        for number in range(len(held) + SPARE_ROWS):
            row = held[number] if number < len(held) else {}
            for column, kind in self.columns.items():
                label = _label(form.finding.kind, column)
                control = _control(column, kind, row.get(column), label)
                control.required = False  # a row that is emptied is taken away
                if isinstance(control, forms.ChoiceField) and NONE[0] not in control.choices:
                    control.choices = [*NONE, *control.choices]
                form.fields[self._key(number, column)] = control

    @property
    def names(self) -> list[str]:
        """The names of all fields in the rows."""
        return [self._key(n, column) for n in range(self._count) for column in self.columns]

    @property
    def lines(self) -> list[list[forms.BoundField]]:
        """The fields, row by row."""
        return [
            [self.form[self._key(number, column)] for column in self.columns]
            for number in range(self._count)
        ]

    @property
    def payload(self) -> list[dict[str, Any]]:
        """The rows that say something; what the reader added to a row stays with it."""
        return [
            {**(self.held[number] if number < len(self.held) else {}), **said}
            for number, said in self._said()
        ]

    def missing(self) -> Iterator[str]:
        """The fields without which a row that says something is none."""
        for number, said in self._said():
            for column, kind in self.columns.items():
                if not said[column] and not _is_optional(kind):
                    yield self._key(number, column)

    def _said(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """The rows in which anything is written; what is only chosen from a list does not count."""
        written = [name for name, kind in self.columns.items() if _enum(kind) is None]
        for number in range(self._count):
            said = {
                column: self.form.cleaned_data.get(self._key(number, column)) or None
                for column in self.columns
            }
            if any(said[name] for name in written):
                yield number, said

    @property
    def _count(self) -> int:
        return len(self.held) + SPARE_ROWS

    def _key(self, number: int, column: str) -> str:
        return f"{self.name}-{number}-{column}"


def _asked(cls: type) -> Iterator[tuple[str, Any]]:
    hints = get_type_hints(cls)
    for each in fields(cls):
        if each.name not in _NOT_ASKED:
            yield each.name, hints[each.name]


def _control(name: str, kind: Any, value: Any, label: Words) -> forms.Field:
    required = not _is_optional(kind)
    common: dict[str, Any] = {"label": label, "initial": value, "required": required}
    if choices := _choices(name, kind, value):
        return forms.ChoiceField(choices=choices if required else [*NONE, *choices], **common)
    if get_origin(kind) is list:
        return NamesField(**{**common, "required": False})
    if _plain(kind) is bool:
        if not required:
            return FlagField(**common)
        return forms.BooleanField(**{**common, "required": False})
    if name in _DATES:
        return DateField(**{**common, "required": False})
    if name in _LONG:
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), **common)
    return forms.CharField(max_length=400, **common)


def _choices(name: str, kind: Any, held: Any) -> list[tuple[str, str]]:
    enum = _enum(kind)
    if enum is not None:
        vocabulary = _VOCABULARIES.get(enum.__name__, enum.__name__)
        return [(member.value, say(vocabulary, member.value)) for member in enum]
    if name != "step":
        return []
    codes = dict.fromkeys([*STEP, *([held] if held else [])])
    return [(code, say("steps", code)) for code in codes]


def _label(kind: str, name: str) -> Words:
    if name in _LABELS:
        return _LABELS[name]
    return say("fields", FIELD_NAMES.get(FindingKind(kind), {}).get(name, name))


def _is_optional(kind: Any) -> bool:
    return get_origin(kind) in (types.UnionType, Union) and type(None) in get_args(kind)


def _plain(kind: Any) -> Any:
    """The type without `| None`."""
    if not _is_optional(kind):
        return kind
    return next(each for each in get_args(kind) if each is not type(None))


def _enum(kind: Any) -> type[StrEnum] | None:
    plain = _plain(kind)
    return plain if isinstance(plain, type) and issubclass(plain, StrEnum) else None


def _row_type(kind: Any) -> type | None:
    """The type of the rows of a list of rows; None for everything else."""
    inner = get_args(kind)[0] if get_origin(kind) is list else None
    return inner if isinstance(inner, type) and is_dataclass(inner) else None
