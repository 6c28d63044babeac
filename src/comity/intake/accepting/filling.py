"""A finding's facts into a new record, or into what a record does not say yet."""

from __future__ import annotations

from typing import Any, TypeVar

from comity.edtf import parse
from comity.intake.naming import Naming
from comity.register import rows
from comity.register.fields import EdtfField, LanguageMapField
from comity.register.models import Encounter, Kind, Proof, Record
from comity.register.wording import LanguageMap

AnyRecord = TypeVar("AnyRecord", bound=Record)


def put(model: type[AnyRecord], into: AnyRecord | None, naming: Naming, **values: Any) -> AnyRecord:
    """A new record with these values, or `into` with what it lacked of them.

    A field that says the same gets one more proof; one that says something else is left
    as it is, and so is whatever a person entered. A date may become more exact.
    """
    if into is None:
        said = {name: value for name, value in values.items() if value is not None}
        return naming.make(model(**said))
    for name, value in values.items():
        if value not in (None, "", {}):
            _fill(into, name, value, naming)
    return into


def _fill(record: Record, name: str, value: Any, naming: Naming) -> None:
    column = record._meta.get_field(name)
    held = getattr(record, name)
    if isinstance(column, LanguageMapField):
        value = LanguageMap(held).with_more(value)
    if held == value:
        naming.pen.prove(record, naming.basis, name)
    elif (
        rows.is_empty(rows.value_of(record, name))
        or isinstance(column, LanguageMapField)
        or (isinstance(column, EdtfField) and _is_more_exact(record, name, held, value))
    ):
        naming.pen.change(record, naming.basis, **{name: value})


def _is_more_exact(record: Record, name: str, held: str, value: str) -> bool:
    by_hand = Proof.objects.filter(record=record, field=name, by__isnull=False).exists()
    return not by_hand and parse(held).contains(parse(value))


def said_in(text: str | None, naming: Naming) -> LanguageMap:
    """Words of the source, in its language."""
    return LanguageMap({naming.language: text}) if text else LanguageMap()


def encounter_of(naming: Naming, *who: Record | None) -> Encounter | None:
    """The encounter at which something was said by or to `who`: the one with all the people.

    Cities and institutions need not have attended. None if the source tells of no such
    encounter, or of several.
    """
    named = [each for each in who if each is not None]
    people = {each.pk for each in named if each.kind == Kind.PERSON}
    findings = naming.source.findings.filter(kind="encounters", record__isnull=False)
    keys = set(findings.values_list("record", flat=True))
    told = Encounter.objects.filter(pk__in=keys, modality="happened", state="live")
    fitting = [
        each for each in told if people <= set(each.attendances.values_list("who", flat=True))
    ]
    return fitting[0] if named and len(fitting) == 1 else None
