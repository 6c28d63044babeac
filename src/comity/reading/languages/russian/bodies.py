"""Bodies that a text names short after it named them in full, and states of coordinated envoys."""

from __future__ import annotations

from comity.reading.document import Document, MentionKind, Office
from comity.reading.languages.russian.initials import initials


def complete_bodies(document: Document) -> None:
    """`председатель Комитета` after `Комитет по внешним связям`, `БГК` after its full name."""
    full = _full_names(document)
    for person in document.people:
        for office in person.offices:
            if office.institution is not None and " " not in office.institution:
                _complete(office, full)
    _share_states(document)


def _full_names(document: Document) -> dict[str, str | None]:
    """Bodies named with more than one word, and their places."""
    full: dict[str, str | None] = {}
    for sentence in document.sentences:
        for mention in sentence.mentions:
            if mention.kind is MentionKind.INSTITUTION and " " in mention.name:
                full.setdefault(mention.name, mention.place)
            if mention.kind is MentionKind.GROUP and mention.subkind == "delegation":
                _add_sender(full, mention.name, mention.place)
    for person in document.people:
        for office in person.offices:
            if office.institution is not None and " " in office.institution:
                full.setdefault(office.institution, office.place)
    return full


def _add_sender(full: dict[str, str | None], name: str, place: str | None) -> None:
    """Words of `делегация депутатов Бишкекского городского кенеша` from the last capital on."""
    words = name.split()
    start = next((i for i in range(len(words) - 1, 0, -1) if words[i][0].isupper()), 0)
    if start and len(words) - start > 1:
        full.setdefault(" ".join(words[start:]), place)


def _complete(office: Office, full: dict[str, str | None]) -> None:
    short = office.institution or ""
    if short.isupper() and len(short) > 1:
        found = [name for name in full if initials(name) == short]
    else:
        found = [n for n in full if n.split()[0].lower() == short.lower()]
    if len(found) == 1 and not short.isupper():
        office.institution = found[0]
        office.place = office.place or full[found[0]]
    elif len(found) == 1:
        office.place = office.place or full[found[0]]


def _share_states(document: Document) -> None:
    """`генеральный консул Турции X и торговый атташе Y`: both are of one state."""
    is_envoy = document.language.is_envoy
    for sentence in document.sentences:
        state: str | None = None
        for mention in sentence.mentions:
            for office in mention.offices:
                if not is_envoy(office.title):
                    continue
                if office.institution is None and office.place is None:
                    office.institution = state
                state = office.institution or state
