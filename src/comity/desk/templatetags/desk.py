"""Filters and tags of the desk's templates: icons, words, dates, numbers, proof marks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import template
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from comity.desk import showing, words
from comity.desk.addresses import ROUTES
from comity.desk.lists.listing import Column, Row
from comity.desk.refusals import why
from comity.desk.shown import Mark, Shown, of_date, of_record
from comity.register.models import Record
from comity.register.permissions import Right, Thing

register = template.Library()


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """A symbol of the sprite, hidden from screen readers."""
    return showing.symbol(name, extra)


@register.simple_tag
def why_not(right: str, thing: Thing = None) -> str:
    """Why the reader may not, and who may: `{% why_not "write records" record %}`."""
    return why(Right(right), thing) or _("This belongs to another desk; ask there.")


@register.filter
def word(code: str, vocabulary: str) -> str:
    """What a code is called: `{{ finding.kind|word:"findings" }}`."""
    return words.say(vocabulary, code) if code else ""


@register.filter
def tone(code: str, vocabulary: str) -> str:
    """The class in which a badge shows a code."""
    return words.tone(vocabulary, code)


@register.filter
def kind_icon(kind: str) -> str:
    """The icon of a kind of record or finding."""
    return words.ICON.get(kind, "circle-dot")


@register.filter
def edtf(value: str | None) -> Shown | str:
    """An EDTF date in words; nothing for none."""
    return of_date(value) or ""


@register.filter
def moment(value: datetime) -> str:
    """A day in words and the time of day, in the desk's time zone."""
    local = timezone.localtime(value)
    day = of_date(local.date().isoformat())
    return f"{day}, {local:%H:%M}"


@register.filter
def day(value: datetime) -> str:
    """The day of a time in words, in the desk's time zone."""
    return str(of_date(timezone.localtime(value).date().isoformat()))


@register.filter
def amount(number: int) -> str:
    """A number with the separators of the reader's language."""
    return number_format(number, use_l10n=True, force_grouping=True)


@register.filter
def confidence(value: float | None) -> str:
    """The grade of a confidence: clear, likely or unsure; nothing for none."""
    return "" if value is None else words.confidence_grade(value)


@register.filter
def undoable(tags: str) -> str:
    """The finding whose decision a notice offers to take back (tag `undo-12`); or nothing."""
    return tags.removeprefix("undo-") if tags and tags.startswith("undo-") else ""


@register.filter
def label(record: Record) -> str:
    """What a record is called in the reader's language."""
    return of_record(record).text


@register.filter
def route(kind: str) -> str:
    """The word under which the pages of a kind lie."""
    return ROUTES[kind]


@register.filter
def get(mapping: Any, key: Any) -> Any:
    """A value of a mapping by a key that is itself a variable."""
    return mapping.get(key) if mapping else None


@register.simple_tag
def shown(value: Shown | None) -> str:
    """Words with what belongs to them: their language, their link, their mark."""
    return showing.words_with_all(value) if value else ""


@register.simple_tag
def badge(value: Shown | None) -> str:
    """A badge with the mark of its proof."""
    return showing.badge(value) if value else ""


@register.simple_tag
def proof_mark(mark: Mark, what: object = "") -> str:
    """The link to what proves something."""
    return showing.proof_mark(mark, what)


@register.simple_tag
def tongue(code: str, missing: bool = False) -> str:
    """In which language something is."""
    return showing.tongue(code, is_missing=missing)


@register.simple_tag
def cells(row: Row, columns: Iterable[Column]) -> SafeString:
    """The cells of a row of a list."""
    return showing.cells(row, columns)
