"""The guest list, the seating plan and the name cards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from django.utils.translation import gettext as _

from comity.papers import Block, Bullets, Card, Cards, Cell, Heading, Paragraph, Run, Table
from comity.protocol.contents import seating_word
from comity.protocol.guests import Guest
from comity.protocol.models import Seating
from comity.protocol.occasion import Occasion
from comity.protocol.order import Seated
from comity.protocol.seat_words import seat_in_words, table_in_words
from comity.protocol.sheets.words import functions_of, name_of, named, said
from comity.register.models import Side
from comity.register.wording import LanguageMap
from comity.register.words import word

WIDEST = 9  # places that can stand beside each other on a page


def guests_blocks(occasion: Occasion, language: str) -> Iterator[Block]:
    """Everybody who comes in precedence, then who does not."""
    rows = [_guest_row(occasion, n, each, language)
            for n, each in enumerate(occasion.guests.coming, start=1)]  # fmt: skip
    yield Table(
        rows=tuple(rows),
        widths=(0.4, 3.2, 1.5, 1.9, 1.2, 1.8),
        header=("", _("Name and office"), _("Side"), _("Part and roles"), _("Reply"), _("Seat")),
    )
    if occasion.guests.away:
        yield Heading(_("Not coming"))
        yield Bullets(tuple(_away(each, language) for each in occasion.guests.away))


def _guest_row(occasion: Occasion, number: int, guest: Guest, language: str) -> tuple[Cell, ...]:
    return (
        (Run(str(number)),),
        named(guest, language),
        (Run(word("Side", guest.attendance.side, language)),),
        (Run(functions_of(guest, language)),),
        (Run(word("Answer", guest.answer, language)),),
        (Run(seat_in_words(occasion.guests.seat_of(guest.key))),),
    )


def _away(guest: Guest, language: str) -> Cell:
    answer = word("Answer", guest.answer, language)
    deputy = guest.deputy.label.text(language) if guest.deputy else ""
    told = ": ".join(filter(None, (answer, deputy)))
    return (name_of(guest, language, bold=False), Run(f" ({told})", quiet=True))


def seating_blocks(occasion: Occasion, language: str) -> Iterator[Block]:
    """Each table and row as the room sees it from the front, with places and names."""
    form = seating_word(occasion.arrangement.seating, language)
    view = (
        _("The host delegation is drawn as it is seen from the guests' side.")
        if occasion.arrangement.seating == Seating.FACING
        else _("Places count from the left, as the room sees the table from the front.")
    )
    yield Paragraph.of(Run(f"{form}. ", bold=True), view)
    for (table, row), seats in groupby(
        occasion.guests.seats, key=lambda each: (each.seat.table, each.seat.row)
    ):
        yield Heading(table_in_words(table, row))
        yield from _table(occasion, list(seats), language)


def _table(occasion: Occasion, seats: Sequence[Seated], language: str) -> Iterator[Block]:
    """Places beside each other where a page holds them, else one under the other.

    The host delegation faces the guests: what is its left is the right of the drawing.
    """
    if len(seats) > WIDEST:
        yield Bullets(tuple(_seat_line(occasion, each, language) for each in seats))
        return
    drawn = reversed(seats) if seats[0].seat.table == "host" else seats
    cells = tuple(_seat_cell(occasion, each, language) for each in drawn)
    yield Table(rows=(cells,), widths=tuple(1.0 for _cell in cells))


def _seat_cell(occasion: Occasion, seated: Seated, language: str) -> Cell:
    guest = occasion.guests.guest(seated.key)
    assert guest is not None  # seats are computed from the list
    number = Run(f"{seated.seat.number}\n", quiet=True)
    return (number, *named(guest, language))


def _seat_line(occasion: Occasion, seated: Seated, language: str) -> Cell:
    guest = occasion.guests.guest(seated.key)
    assert guest is not None
    number = Run(f"{seated.seat.number}. ")
    return (number, *named(guest, language, between=" · "))


def delegation_blocks(occasion: Occasion, language: str) -> Iterator[Block]:
    """Both delegations and the others, each in precedence."""
    for side in (Side.GUEST, Side.HOST, Side.OTHER):
        own = [each for each in occasion.guests.of_side(side) if each.is_open]
        if own:
            yield Heading(word("Side", side, language))
            rows = ((named(each, language), (Run(functions_of(each, language)),)) for each in own)
            yield Table(rows=tuple(rows), widths=(3.0, 1.6))


def cards_blocks(occasion: Occasion) -> Iterator[Block]:
    """A card for everybody: the name in both scripts, as far as it is known in them."""
    yield Cards(tuple(_card(each) for each in occasion.guests.coming))


def _card(guest: Guest) -> Card:
    latin = "tr" if "tr" in guest.names else "en"
    tongues = [tongue for tongue in (latin, "ru") if tongue in guest.names]
    names = [Run(guest.names[tongue], language=tongue) for tongue in tongues]
    offices = LanguageMap({t: guest.office[t] for t in tongues if t in guest.office})
    told = list(dict.fromkeys(offices.values())) or [said(guest.office, "en").text]
    return Card(
        tuple(names) or (said(guest.names, "en"),),
        tuple(Run(each) for each in told if each not in ("", "–")),
    )


def cards_that_lack_a_script(guests: Sequence[Guest]) -> list[Guest]:
    """Those whose name is known in one script only."""
    return [each for each in guests if not ("ru" in each.names and {"tr", "en"} & set(each.names))]
