"""Which papers there are of an encounter, and each of them put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import override

from comity.papers import Block, Paper
from comity.protocol.models import PaperKind
from comity.protocol.occasion import Occasion
from comity.protocol.sheets.rooms import (
    cards_blocks,
    delegation_blocks,
    guests_blocks,
    seating_blocks,
)
from comity.protocol.sheets.times import items_blocks, press_blocks
from comity.protocol.sheets.words import Stamp, changed, lead_of
from comity.register.words import LANGUAGES, word

# The language of a paper that is in several at once (BCP 47).
MANY = "mul"

Blocks = Callable[[Occasion, str], Iterator[Block]]


def papers_of(occasion: Occasion, stamp: Stamp) -> dict[tuple[PaperKind, str], Paper]:
    """Every paper for which there is something to say, in each language; cards once for all."""
    papers = {
        (kind, language): _in(language, kind, occasion, stamp)
        for kind in _BLOCKS
        if _has_words(kind, occasion)
        for language in LANGUAGES
    }
    if occasion.guests.coming:
        papers[PaperKind.CARDS, MANY] = _cards(occasion, stamp)
    return papers


def press_paper(occasion: Occasion, stamp: Stamp, language: str) -> Paper:
    """The sheet for the press alone, as it may be given out now."""
    return _in(language, PaperKind.PRESS, occasion, stamp)


def _has_words(kind: PaperKind, occasion: Occasion) -> bool:
    if kind in (PaperKind.GUESTS, PaperKind.SEATING):
        return bool(occasion.guests.coming)
    if kind == PaperKind.PROGRAMME:
        return bool(occasion.items)
    if kind == PaperKind.RUNNING_ORDER:
        return bool(occasion.running_order)
    return bool(occasion.press) or occasion.arrangement.agreement is not None


def _programme(occasion: Occasion, language: str) -> Iterator[Block]:
    yield from items_blocks(occasion, occasion.items, language)
    yield from delegation_blocks(occasion, language)


def _running_order(occasion: Occasion, language: str) -> Iterator[Block]:
    return items_blocks(occasion, occasion.running_order, language)


_BLOCKS: Mapping[PaperKind, Blocks] = {
    PaperKind.GUESTS: guests_blocks,
    PaperKind.SEATING: seating_blocks,
    PaperKind.PROGRAMME: _programme,
    PaperKind.RUNNING_ORDER: _running_order,
    PaperKind.PRESS: press_blocks,
}


def _in(language: str, kind: PaperKind, occasion: Occasion, stamp: Stamp) -> Paper:
    with override(language):
        is_for_press = kind == PaperKind.PRESS
        # What changed in the house's own lists is none of the press's business.
        news = () if is_for_press else tuple(changed(stamp, language))
        return Paper(
            title=_title(kind, occasion, language),
            language=language,
            day=stamp.at.astimezone(occasion.zone).date(),
            blocks=(*news, *_BLOCKS[kind](occasion, language)),
            lead=lead_of(occasion, stamp, language),
            footer=_footer(kind, occasion, stamp, language),
            landscape=kind == PaperKind.SEATING,
        )


def _title(kind: PaperKind, occasion: Occasion, language: str) -> str:
    name = occasion.encounter.called().text(language)
    return f"{word('PaperKind', kind, language)}: {name}" if name else str(kind)


def _footer(kind: PaperKind, occasion: Occasion, stamp: Stamp, language: str) -> str:
    told = _("%(paper)s, version %(n)d") % {
        "paper": word("PaperKind", kind, language),
        "n": stamp.number,
    }
    if kind == PaperKind.PRESS and occasion.is_kept_back:
        return f"{told} · {_('EMBARGO')}"
    return told


def _cards(occasion: Occasion, stamp: Stamp) -> Paper:
    """One paper for all languages: each card bears both scripts."""
    language = LANGUAGES[0]
    with override(language):
        return Paper(
            title=_title(PaperKind.CARDS, occasion, language),
            language=language,
            day=stamp.at.astimezone(occasion.zone).date(),
            blocks=tuple(cards_blocks(occasion)),
            footer=_footer(PaperKind.CARDS, occasion, stamp, language),
        )
