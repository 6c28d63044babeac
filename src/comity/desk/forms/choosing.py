"""The control that leads from a form to a record: by search, or as a new one by its name."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from comity.desk.shown import language, of_date, of_record
from comity.desk.viewer import Viewer
from comity.desk.words import say
from comity.register.actions import enter
from comity.register.kinds import MODELS
from comity.register.models import Kind, Record, Source
from comity.register.search import search
from comity.register.wording import LanguageMap

MOST_FOUND = 8
FIND = "-find"  # behind a field's name: the words that its record is searched by
# What can be entered by its name alone; the rest is filled in on its own page.
NAMED = (Kind.PERSON, Kind.INSTITUTION, Kind.PLACE, Kind.EVENT)


@dataclass(frozen=True, slots=True)
class Unentered:
    """A record that is not there yet: its kind and the name that somebody wrote."""

    kind: str
    name: str

    def enter(self, viewer: Viewer, about: Record | Source | None = None) -> Record:
        """Put it into the register; named for something confidential, it stays at that desk."""
        record: Any = MODELS[self.kind](name=LanguageMap({language(): self.name}))
        record.confidential = about is not None and about.confidential
        desk = about.desk if about is not None and about.confidential else viewer.desk
        return Record.objects.get(pk=enter(record, by=viewer.user, desk=desk).pk)


def entered(
    value: Record | Unentered | None, viewer: Viewer, about: Record | Source | None
) -> Record | None:
    """The record that a form chose; one that was only named `about` another is entered."""
    return value.enter(viewer, about) if isinstance(value, Unentered) else value


@dataclass(frozen=True, slots=True)
class Option:
    """One record to choose, or the empty choice."""

    value: str
    text: str
    note: str = ""
    is_on: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a form was sent with: the choice, and the words that were searched for."""

    value: str
    query: str


def option_of(record: Record, chosen: str = "") -> Option:
    """A record as a choice; its date and kind tell it from others of its name."""
    date = of_date(record.when)
    note = ", ".join(filter(None, (say("Kind", record.kind), str(date) if date else "")))
    return Option(str(record.pk), of_record(record).text, note, chosen == str(record.pk))


def found_for(viewer: Viewer, query: str, kinds: Sequence[str], chosen: str = "") -> list[Option]:
    """The records that a query finds, and the offer to enter what it names."""
    query = query.strip()[:200]
    if not query:
        return []
    hits = search(query, viewer.user, kinds=kinds, limit=MOST_FOUND)
    found = [option_of(hit.record, chosen) for hit in hits if hit.record is not None]
    new = [_new(kind, query, chosen) for kind in NAMED if kind in kinds]
    return [*found, *new]


def _new(kind: Kind, name: str, chosen: str) -> Option:
    value = f"new:{kind}:{name}"
    told = _("Enter as new: %(name)s") % {"name": name}
    return Option(value, told, say("Kind", kind), chosen == value)


class RecordWidget(forms.Widget):
    """Radio buttons for what is chosen and for what a search finds; works without a script."""

    template_name = "desk/controls/record.html"
    use_fieldset = True

    def __init__(self, viewer: Viewer, kinds: Sequence[str]) -> None:
        super().__init__()
        self.viewer, self.kinds = viewer, kinds

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Chosen:
        """The choice and the query."""
        return Chosen(data.get(name, ""), data.get(name + FIND, "").strip()[:200])

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Whether the form was sent without this control."""
        return name not in data and name + FIND not in data

    def format_value(self, value: Any) -> Any:
        """Left as it is: the context reads it."""
        return value

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """The choices, the query and where a script looks further."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        chosen = value.value if isinstance(value, Chosen) else str(value or "")
        query = value.query if isinstance(value, Chosen) else ""
        found = found_for(self.viewer, query, self.kinds, chosen)
        held = [] if chosen in {each.value for each in found} else self._held(chosen)
        empty = [] if self.is_required else [Option("", _("none"), is_on=not chosen)]
        asked = urlencode({"name": name, "kind": list(self.kinds)}, doseq=True)
        context["widget"].update(
            held=[*held, *empty], found=found, query=query, find=name + FIND,
            url=f"{reverse('desk:choose')}?{asked}",
        )  # fmt: skip
        return context

    def _held(self, chosen: str) -> list[Option]:
        if not chosen.isdecimal():
            return []
        record = self.viewer.live(Record).filter(pk=int(chosen)).first()
        return [option_of(record, chosen)] if record else []


class RecordField(forms.Field):
    """A link to a record; cleaned to the record, to one that is not entered yet, or to None."""

    def __init__(self, viewer: Viewer, kinds: Collection[str], **options: Any) -> None:
        self.viewer, self.kinds = viewer, tuple(str(kind) for kind in kinds)
        super().__init__(widget=RecordWidget(viewer, self.kinds), **options)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another record was chosen."""
        return str(initial or "") != (data.value if data else "")

    def clean(self, value: Chosen) -> Record | Unentered | None:
        """The choice; words that were only typed are no choice."""
        if value.query and value.value == str(self.initial or ""):
            raise ValidationError(_("Choose one of those found, or empty the search box."))
        if value.value.startswith("new:"):
            _new, kind, name = value.value.split(":", 2)
            if kind in NAMED and kind in self.kinds and name.strip():
                return Unentered(kind, name.strip())
        if value.value.isdecimal() and len(value.value) < 19:
            seen = self.viewer.live(Record).filter(kind__in=self.kinds)
            record = seen.filter(pk=int(value.value)).first()
            if record is not None:
                return record
        if value.value:
            raise ValidationError(_("This record is not there any more; choose another."))
        if self.required:
            raise ValidationError(self.error_messages["required"])
        return None
