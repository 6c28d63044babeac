"""The form of a record, or of a row beside one: it follows from the fields of its model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from comity.desk.forms.choosing import RecordField, Unentered
from comity.desk.forms.controls import (
    NONE,
    DateField,
    DurationField,
    FlagField,
    OffsetField,
    WordingsField,
)
from comity.desk.lists.listing import Words
from comity.desk.shown import of_record
from comity.desk.viewer import Viewer
from comity.desk.words import LANGUAGE, STEP, language_name, say
from comity.protocol.models import ClockField
from comity.register import rows
from comity.register.fields import EdtfField, LanguageMapField, ListedField
from comity.register.models import (
    Event,
    Figure,
    Institution,
    Kind,
    Person,
    Place,
    Promise,
    Record,
    Source,
    Tenure,
    User,
)
from comity.register.permissions import members_of
from comity.register.wording import LanguageMap

# Kept by the register itself, or by pages of their own.
_NOT_ASKED = frozenset(
    {
        "order", "as_named", "gazetteer", "office", "procedure", "override_reason",
        "fulfilment", "closed_on", "outcome", "clause", "clause_sha256",
    }
)  # fmt: skip
# Without these a record has no name to be found by.
_NAMES: Mapping[type[models.Model], str] = {
    Place: "name",
    Institution: "name",
    Person: "name",
    Event: "name",
    Tenure: "title",
    Promise: "what",
    Figure: "what",
}
_LONG = frozenset({"note", "text", "outcome", "address", "renewal", "summary", "avoid"})
# Links that may lead to anything; every other open link leads to somebody.
_ANYTHING = frozenset({"depends_on", "began_with", "ended_with"})
WHO = (Kind.PERSON, Kind.INSTITUTION, Kind.PLACE)
_DURATIONS = frozenset({"duration", "notice", "renewal_term"})


class RowForm(forms.Form):
    """All that can be written about a record or a row beside it, and why it is written.

    `given` are the records to which a new one is to lead, by field: whose office it is.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    reason = forms.CharField(required=False, max_length=400)

    def __init__(
        self,
        row: models.Model,
        viewer: Viewer,
        data: Any = None,
        given: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(data, prefix="row")
        self.row, self.viewer = row, viewer
        own = {}
        for name in asked_fields(type(row)):
            own[name] = _control(row, name, viewer)
            if given and isinstance(own[name], RecordField) and name in given:
                own[name].initial = given[name]
        reason = self.fields["reason"]
        reason.label = _("Why you write it")
        reason.help_text = _("Stands in the history. May be left empty.")
        self.fields["seen"].initial = version_of(row)
        self.fields = {**own, "reason": reason, "seen": self.fields["seen"]}

    @property
    def plain(self) -> Iterator[forms.BoundField]:
        """The fields to be filled in, but for the reason."""
        return (self[name] for name in self.fields if name not in ("reason", "seen"))

    @property
    def is_stale(self) -> bool:
        """Whether somebody wrote the row since the form was opened."""
        seen = self.data.get(self.add_prefix("seen"), "")
        return bool(self.data) and seen != version_of(self.row)

    def values(self) -> dict[str, Any]:
        """What to write, by field; records that are only named are entered. The form is valid."""
        return {
            bound.name: self._value(bound.name, self.cleaned_data[bound.name])
            for bound in self.plain
        }

    def take_errors(self, errors: Mapping[str, Any]) -> None:
        """Show what an action found wrong, each at its field."""
        for name, found in errors.items():
            self.add_error(name if name in self.fields else None, found)

    def _value(self, name: str, value: Any) -> Any:
        if isinstance(value, Unentered):
            about = self.row if isinstance(self.row, Record) else rows.own_record_of(self.row)
            value = value.enter(self.viewer, about)
        column = self.row._meta.get_field(name)
        target = column.related_model
        if isinstance(value, Record) and isinstance(target, type) and target is not Record:
            return target._default_manager.get(pk=value.pk)
        if value in ("", None) and not column.null:
            return False if isinstance(column, models.BooleanField) else ""
        return value


def version_of(row: models.Model) -> str:
    """What changes whenever a record is written; empty for what is not there yet."""
    record = row if isinstance(row, Record) else rows.own_record_of(row)
    if record is None or row.pk is None:
        return ""
    held = Record.objects.filter(pk=record.pk).values_list("updated_at", flat=True).first()
    return held.isoformat() if held else ""


def asked_fields(model: type[models.Model]) -> list[str]:
    """The fields of a model that a person fills in; the note comes last."""
    own = [
        name
        for name in rows.history_fields(model)
        if name not in rows.STANDING | _NOT_ASKED and name != rows.owner_field(model)
    ]
    return sorted(own, key=lambda name: name == "note")


def _control(row: models.Model, name: str, viewer: Viewer) -> forms.Field:
    column = row._meta.get_field(name)
    assert isinstance(column, models.Field)
    value = rows.value_of(row, name)
    is_name = _NAMES.get(type(row)) == name
    required = is_name or not (column.blank or column.null or column.has_default())
    common: dict[str, Any] = {"label": _label(row, name), "initial": value, "required": required}
    if isinstance(column, LanguageMapField):
        return WordingsField(is_long=name in _LONG, **{**common, "initial": LanguageMap(value)})
    if isinstance(column, EdtfField):
        return DateField(**common)
    if name in _DURATIONS:
        return DurationField(**common)
    if name == "due_offset":
        return OffsetField(**common)
    if column.is_relation:
        return _link(row, column, viewer, common)
    if choices := _choices(row, column):
        return forms.ChoiceField(choices=choices if required else [*NONE, *choices], **common)
    return _plain(column, common)


def _plain(column: models.Field[Any, Any], common: dict[str, Any]) -> forms.Field:
    if isinstance(column, models.BooleanField):
        flag = FlagField if column.null else forms.BooleanField
        return flag(**{**common, "required": False})
    if isinstance(column, models.DateField):
        return forms.DateField(widget=forms.DateInput({"type": "date"}), **common)
    if isinstance(column, ClockField):
        clock = forms.TextInput({"type": "time"})
        return forms.CharField(max_length=column.max_length, widget=clock, **common)
    if isinstance(column, models.FloatField):
        return forms.FloatField(**common)
    if isinstance(column, models.IntegerField):
        return forms.IntegerField(min_value=0, **common)
    if isinstance(column, models.URLField):
        return forms.URLField(assume_scheme="https", max_length=column.max_length, **common)
    if isinstance(column, models.TextField) or column.name in _LONG:
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), **common)
    return forms.CharField(max_length=column.max_length, **common)


def _choices(row: models.Model, column: models.Field[Any, Any]) -> list[tuple[str, Any]]:
    if isinstance(column, ListedField):
        return list(column.flatchoices)
    if column.name == "language":
        return [(tag, language_name(tag)) for tag in LANGUAGE]
    if column.name == "step":
        held = rows.value_of(row, "step")
        codes = dict.fromkeys([*STEP, *([held] if held else [])])
        return [(code, say("steps", code)) for code in codes]
    return []


def _link(
    row: models.Model, column: models.Field[Any, Any], viewer: Viewer, common: dict[str, Any]
) -> forms.Field:
    target = column.related_model
    assert isinstance(target, type)
    if target is Source:
        return SourceField(viewer, **common)
    if target is User:
        return MemberField(row, viewer, **common)
    if not issubclass(target, Record):
        return _sibling(row, target, common)
    if target is not Record:
        return RecordField(viewer, [target.record_kind], **common)
    return RecordField(viewer, list(Kind) if column.name in _ANYTHING else WHO, **common)


def _sibling(row: models.Model, target: type[models.Model], common: dict[str, Any]) -> forms.Field:
    """A link to another row beside the same record: for which party somebody signs."""
    record = rows.own_record_of(row)
    assert record is not None  # rows that are edited stand beside a record
    siblings = target._default_manager.filter(**{rows.owner_field(target) or "": record.pk})
    return SiblingField(siblings, **common)


class SiblingField(forms.ModelChoiceField):
    """One of the rows beside the same record, by who it is."""

    def label_from_instance(self, obj: Any) -> str:
        """Who the row names."""
        return of_record(obj.who if hasattr(obj, "who") else obj.person).text


class MemberField(forms.ModelChoiceField):
    """One of those who work at the desk of a record, or of the viewer for a new one."""

    def __init__(self, row: models.Model, viewer: Viewer, **options: Any) -> None:
        desk = getattr(row, "desk", None) or viewer.desk
        seated = members_of(desk).values("pk") if desk else ()
        held = [options["initial"]] if options.get("initial") else []
        super().__init__(
            User.objects.filter(Q(pk__in=seated) | Q(pk__in=held)).order_by("first_name", "pk"),
            empty_label="—",
            **options,
        )


class SourceField(forms.ModelChoiceField):
    """One of the latest sources that the viewer may see."""

    LATEST = 200

    def __init__(self, viewer: Viewer, **options: Any) -> None:
        latest = viewer.sources().order_by("-pk").values_list("pk", flat=True)[: self.LATEST]
        held = [options["initial"]] if options.get("initial") else []
        keys = [*latest, *held]
        super().__init__(viewer.sources().filter(pk__in=keys).light(), empty_label="—", **options)


def _label(row: models.Model, name: str) -> Words:
    if isinstance(row, Person) and name == "name":
        return _("Full name")
    label = say("fields", name)
    if name.endswith("_text") and name.removesuffix("_text") in rows.history_fields(type(row)):
        return _("%(field)s (in words)") % {"field": label}
    return label
