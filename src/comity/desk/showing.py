"""Shown values as HTML. A page has hundreds of them; a template for each costs as much as the rest.

Every word goes through `format_html` or `escape`: nothing that came from outside is markup.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from django.templatetags.static import static
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from comity.desk.lists.listing import Column, Row
from comity.desk.shown import Mark, Shown
from comity.desk.words import say

_NOTHING = mark_safe('<span class="faint" aria-hidden="true">–</span>')


def symbol(name: str, extra: str = "") -> SafeString:
    """A symbol of the sprite, hidden from screen readers."""
    return _symbol(name, extra, static("desk/icons.svg"))


@lru_cache(maxsize=500)
def _symbol(name: str, extra: str, sprite: str) -> SafeString:
    return format_html(
        '<svg class="icon {}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        extra, sprite, name,
    )  # fmt: skip


def words_with_all(value: Shown) -> SafeString:
    """Words with what belongs to them: their language, their link, their note, their mark."""
    missing = tongue(value.language, is_missing=True) if value.is_missing else ""
    note = format_html(' <span class="faint small">{}</span>', value.note) if value.note else ""
    told = _safe(words(value), " " if missing else "", missing, note)
    if value.mark:
        return format_html('<span class="marked">{}</span>{}', told, proof_mark(value.mark))
    return told


def words(value: Shown) -> SafeString:
    """Only the words: as a badge, a link, or plain."""
    if value.tone:
        return badge_alone(value)
    tag, link = ("a", f' href="{escape(value.url)}"') if value.url else ("span", "")
    spoken = f' lang="{escape(value.language)}"' if value.language else ""
    return _safe(f"<{tag}{link}{spoken}>{escape(value.text)}</{tag}>")


def badge(value: Shown, what: object = None) -> SafeString:
    """A badge and the mark of its proof."""
    mark = proof_mark(value.mark, what or value.text) if value.mark else ""
    return _safe(badge_alone(value), mark)


def badge_alone(value: Shown) -> SafeString:
    """A badge: a word in its tone."""
    icon = symbol(value.icon) if value.icon else ""
    return format_html('<span class="badge {}">{}{}</span>', value.tone, icon, value.text)


def tongue(code: str, *, is_missing: bool = False) -> SafeString:
    """The code of a language, and its name for who cannot see; nothing for no language."""
    if not code:
        return _safe()
    name = say("languages", code)
    told = _("Only in %(language)s") % {"language": name} if is_missing else name
    return format_html(
        '<span class="tongue" title="{}"><span aria-hidden="true">{}</span>'
        '<span class="unseen">{}</span></span>',
        told, code, name,
    )  # fmt: skip


def proof_mark(mark: Mark, what: object = "") -> SafeString:
    """The link to the sentence that says so, or to who entered it; `what` is proved."""
    how = "hand" if mark.by_hand else "unsure" if mark.confidence == "unsure" else ""
    by_hand = _("Entered by hand: see by whom")
    title = by_hand if mark.by_hand else _("See the sentence that says so")
    return format_html(
        '<a class="proof{}" href="{}" hx-get="{}" hx-target="#panel" hx-push-url="false" '
        'title="{}">{}<span class="unseen">{}{}</span></a>',
        f" {how}" if how else "", mark.url, mark.url, title,
        symbol("pen-line" if mark.by_hand else "text-quote"),
        _("Proof"), f": {what}" if what else "",
    )  # fmt: skip


def cells(row: Row, columns: Iterable[Column]) -> SafeString:
    """The cells of a row of a list: its title with the line for phones, then one for each."""
    told = []
    for place, column in enumerate(columns):
        if place == 0:
            told.append(_title(row))
        else:
            numeric = " numeric" if column.numeric else ""
            inside = _cell(row.cells.get(column.name, ()))
            told.append(f'<td class="wide{numeric}">{inside}</td>')
    return _safe(*told)


def _title(row: Row) -> str:
    lead = " ".join(_lead(value) for value in row.lead)
    line = f'<span class="lead-line">{lead} </span>' if row.lead else ""
    return f'<th scope="row" class="title">{words_with_all(row.title)}{line}</th>'


def _lead(value: Shown) -> str:
    return badge(value) if value.tone else words(Shown(value.text, value.language))


def _cell(values: tuple[Shown, ...]) -> str:
    told = []
    for value in values:
        if value.tone:
            told.append(badge(value))
        else:
            told.append(words_with_all(value) + ("<br>" if value is not values[-1] else ""))
    return "".join(told) or _NOTHING


def _safe(*parts: str) -> SafeString:
    """Parts that are markup already, everything in them escaped."""
    return mark_safe("".join(parts))
