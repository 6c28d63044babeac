"""A closed text of Istanbul and Moscow, with clauses that promise something."""

from __future__ import annotations

from typing import Any

import pytest

from comity.cooperation import drafting
from comity.cooperation.drafting.closing import close
from comity.cooperation.models import Draft, Seat
from comity.register.models import Agreement, Desk, Party, User

CLAUSES = {
    "Exchange": {
        "en": "The Parties shall exchange at least two delegations each year.",
        "tr": "Taraflar her yıl en az iki heyet ziyareti düzenleyeceklerdir.",
    },
    "Office": {
        "en": "The Istanbul Metropolitan Municipality shall open an office in Moscow by the end "
        "of 2027.",
        "tr": "İstanbul Büyükşehir Belediyesi, 2027 yılı sonuna kadar Moskova'da ofis açacaktır.",
    },
    "Language": {"en": "Done in both languages.", "tr": "İki dilde yapılmıştır."},
}
NAMES = (
    {"en": "Istanbul Metropolitan Municipality", "tr": "İstanbul Büyükşehir Belediyesi"},
    {"en": "Government of Moscow", "tr": "Moskova Hükümeti"},
)


@pytest.fixture
def draft(protocol: Agreement, desk: Desk, officer: User, a_member: Any) -> Draft:
    """The text in both languages, not closed yet."""
    protocol.parties.all().update(procedure="general")
    begun = drafting.begin(protocol, by=officer, languages=("en", "tr"))
    titles = {"en": "Protocol", "tr": "Protokol"}
    drafting.set_titles(begun, titles, by=officer)
    for name, words in zip(begun.names.all(), NAMES, strict=True):
        drafting.name_party(name, words, by=officer)
    for title, words in CLAUSES.items():
        clause = drafting.add_clause(begun, "en", by=officer, title=title, text=words["en"])
        drafting.write(clause, "tr", by=officer, base=0, title=title, text=words["tr"])
    return begun


@pytest.fixture
def closed(draft: Draft, protocol: Agreement, desk: Desk, officer: User, a_member: Any) -> Draft:
    """The same text, accepted by both and frozen."""
    guest = a_member(desk, "ivan", "guest")
    theirs: Party = protocol.parties.all()[1]
    Seat.objects.create(draft=draft, user=guest, party=theirs)
    for clause in draft.clauses.all():
        for language in ("en", "tr"):
            version = clause.wordings.filter(language=language).count()
            for user in (officer, guest):
                drafting.accept(clause, language, by=user, version=version)
    close(draft, by=officer)
    return draft
