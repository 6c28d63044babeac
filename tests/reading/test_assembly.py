"""Assembly reads the document and changes nothing of it."""

from __future__ import annotations

import copy

import pytest

from comity.reading import reader
from comity.reading.assembly import assemble
from comity.reading.assembly.agreements.assemble import agreements_of
from comity.reading.assembly.encounters.assemble import encounters_of
from comity.reading.assembly.events.assemble import events_of
from comity.reading.assembly.invitations import invitations_of
from comity.reading.assembly.people import people_of
from comity.reading.assembly.plans.assemble import plans_of
from comity.reading.assembly.sides import Sides
from comity.reading.document import Document
from comity.reading.languages import language_for

TEXTS = {
    "en": "Mayor of Bergen Kari Olsen met with Piotr Nowak, Mayor of Gdansk, and Secretary Jan "
    "Kowal. Olsen invited Nowak to the Altstadtfest. The two cities signed a memorandum of "
    "understanding. Kowal said that Gdansk would send ten pupils.",
    "ru": "Мэр Казани Иван Петров принял делегацию Минска, которую возглавил Олег Лис. Петров "
    "пригласил Лиса на Сабантуй. Стороны подписали протокол и договорились создать группу.",
    "tr": "Bursa Belediye Başkanı Ali Kaya, Osaka Belediye Başkanı Ken Abe ile Sekreter Yuki "
    "Tanaka'yı ağırladı. Kaya, Abe'yi İpek Festivali'ne davet etti. Taraflar protokol imzaladı.",
}


def _tied(language: str) -> Document:
    document = Document("", TEXTS[language], language_for(language))
    for stage in (reader.split, reader.mention, reader.frame, reader.attribute, reader.tie):
        stage(document)
    return document


@pytest.mark.parametrize("language", TEXTS)
def test_a_document_may_be_assembled_again_with_the_same_findings(language: str) -> None:
    document = _tied(language)
    before = copy.deepcopy((document.people, document.sentences))
    first = assemble(document)
    assert repr(assemble(document)) == repr(first)
    assert repr((document.people, document.sentences)) == repr(before)


@pytest.mark.parametrize("language", TEXTS)
def test_it_is_the_same_in_which_order_the_kinds_are_assembled(language: str) -> None:
    kinds = {
        "people": people_of,
        "agreements": lambda d: agreements_of(d, Sides(d)),
        "encounters": lambda d: encounters_of(d, Sides(d), [], events_of(d)),
        "invitations": lambda d: invitations_of(d, Sides(d)),
        "events": lambda d: events_of(d).all(),
        "plans": lambda d: plans_of(d, Sides(d)),
    }
    document = _tied(language)
    orders = (list(kinds), list(reversed(kinds)), sorted(kinds))
    told = {repr(sorted((k, repr(kinds[k](document))) for k in order)) for order in orders}
    assert len(told) == 1


def test_an_event_that_only_an_invitation_names_is_an_event_of_the_text() -> None:
    document = _tied("en")
    assert [e.name for e in events_of(document).all()] == ["Altstadtfest"]
