"""The programme, the running order, and the sheet for the press."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from django.utils.translation import gettext as _

from comity.edtf import display
from comity.papers import Block, Cell, Facts, Heading, Paragraph, Run, Table
from comity.protocol.guests import Guest
from comity.protocol.models import ProgrammeItem
from comity.protocol.occasion import Occasion
from comity.protocol.sheets.words import clock_of, day_words, name_of, said
from comity.register.models import Agreement, RoleKind
from comity.register.words import word


def items_blocks(
    occasion: Occasion, items: Sequence[ProgrammeItem], language: str
) -> Iterator[Block]:
    """Items by day, with the clock of the place, where, and who is responsible."""
    head = (_("Time"), _("What"), _("Where"), _("Responsible"))
    for day, own in groupby(items, key=lambda item: item.day):
        yield Heading(day_words(day, language))
        rows = tuple(_row(occasion, item, language) for item in own)
        yield Table(rows=rows, widths=(1.3, 3.4, 2.2, 1.8), header=head)


def _row(occasion: Occasion, item: ProgrammeItem, language: str) -> tuple[Cell, ...]:
    note = (Run("\n"), said(item.note, language, quiet=True)) if item.note else ()
    return (
        clock_of(item, occasion),
        (said(item.what, language), *note, *_interpreters(occasion, item, language)),
        (Run(_where(item, language)),),
        (Run(item.responsible or "–"),),
    )


def _where(item: ProgrammeItem, language: str) -> str:
    place = item.place.called().text(language) if item.place else ""
    return ", ".join(filter(None, (item.where.text(language), place))) or "–"


def _interpreters(occasion: Occasion, item: ProgrammeItem, language: str) -> Cell:
    guests = (occasion.guests.guest(row.interpreter_id) for row in item.interpretations.all())
    named = (each for each in guests if each is not None and each.is_open)
    names = ", ".join(name_of(each, language).text for each in named)
    if not names:
        return ()
    told = _("interpreted by %(names)s") % {"names": names}
    return (Run(f"\n{told}", quiet=True),)


def press_blocks(occasion: Occasion, language: str) -> Iterator[Block]:
    """What the press may say: the facts of the file, then the office's own words.

    While it is kept back the paper says so before anything else.
    """
    if occasion.is_kept_back:
        yield Paragraph((Run(_embargo(occasion), bold=True),), "center")
    yield Facts(tuple(_facts(occasion, language)))
    words = occasion.press.get(language, "")
    if words:
        yield from (Paragraph((Run(line),)) for line in words.splitlines() if line.strip())
    else:
        told = _("No words of the office in this language yet.")
        yield Paragraph((Run(told, quiet=True),))


def _embargo(occasion: Occasion) -> str:
    if occasion.arrangement.agreement is not None:
        return _("EMBARGO: not to be published or passed on before the agreement is signed.")
    return _("EMBARGO: not to be published or passed on before the encounter has taken place.")


def _facts(occasion: Occasion, language: str) -> Iterator[tuple[str, Cell]]:
    encounter, agreement = occasion.encounter, occasion.arrangement.agreement
    if encounter.date:
        yield _("When"), (Run(display(encounter.date, language)),)
    if encounter.place:
        yield _("Where"), (Run(encounter.place.called().text(language)),)
    if agreement is not None:
        yield from _of_agreement(agreement, language)
    for role, name in (
        (RoleKind.SIGNATORY, _("Signed by") if not occasion.is_kept_back else _("To be signed by")),
        (RoleKind.PRESIDER, _("Presided over by")),
        (RoleKind.SPEAKER, _("Speakers")),
        (RoleKind.WITNESS, _("Witnesses")),
    ):
        if own := [each for each in occasion.guests.with_role(role) if each.is_open]:
            yield name, (Run("; ".join(_named(each, language) for each in own)),)


def _of_agreement(agreement: Agreement, language: str) -> Iterator[tuple[str, Cell]]:
    yield _("Agreement"), (Run(agreement.called().text(language)),)
    yield _("Kind"), (Run(word("AgreementKind", agreement.agreement_kind, language)),)
    parties = agreement.parties.select_related("who")
    names = [party.who.called().text(language) for party in parties]
    if names:
        yield _("Parties"), (Run("; ".join(names)),)
    fields = [each.name.text(language) for each in agreement.fields.all()]
    if fields:
        yield _("Fields of cooperation"), (Run("; ".join(fields)),)


def _named(guest: Guest, language: str) -> str:
    office = guest.office.text(language)
    return name_of(guest, language).text + (f", {office}" if office else "")
