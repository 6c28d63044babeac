"""Whom a title alone means: `мэр`, `глава ДВМС`, `министр` after the person was named."""

from __future__ import annotations

from comity.reading.document import Document, Mention, MentionKind, Office, Person
from comity.reading.languages.russian.initials import initials
from comity.reading.languages.russian.lists import members

_CITY_HEADS = members("titles", "city_heads")
_CITY_BODIES = ("исполком", "администрац", "исполнительный комитет", "мэри", "акимат", "хокимият")
_CITY_PLACES = ("города", "округа", "района", "муниципи", "общины")
_BODY_HEADS = members("titles", "body_heads")
_ENVOYS = members("titles", "envoys")


def titled(document: Document, mention: Mention) -> Person | None:
    """The person of the text who holds the office that a title alone names.

    Of several, those named before it, then those of the said place; else nobody: a guess
    would cost more than a miss.
    """
    if not mention.offices:
        return None
    office = mention.offices[-1]
    for agree in (_same, _alike):
        known = [p for p in document.people if any(agree(office, held) for held in p.offices)]
        if len(known) > 1:
            current = [p for p in known if not any(_is_past(o) for o in p.offices)]
            known = current or known
        if len(known) > 1:
            before = [p for p in known if any(f[1].end <= mention.passage.start for f in p.forms)]
            known = before or known
        if len(known) > 1 and office.place:
            known = [
                p for p in known if any(_agree(o.place, office.place) for o in p.offices)
            ] or known
        if known:
            return known[0] if len(known) == 1 else None
    return None


def _is_past(office: Office) -> bool:
    """`тогдашний мэр`, `бывший глава`: not whom `мэр` alone means."""
    return office.title.lower().startswith(("тогдашн", "бывш", "прежн", "предыдущ", "экс"))


def _agree(one: str | None, other: str | None) -> bool:
    """Whether two names of places may mean one."""
    return one is not None and other is not None and one.lower()[:5] == other.lower()[:5]


def _same(said: Office, held: Office) -> bool:
    """The same words, or the same head with fewer words."""
    mine, theirs = said.title.lower().split(), held.title.lower().split()
    if said.place and held.place and not _agree(said.place, held.place):
        return False
    if not mine or not theirs or not _body_fits(said.institution, held.institution):
        return False
    if len(mine) > 1 and len(theirs) > 1:
        return mine[0] == theirs[0] and mine[1][:5] == theirs[1][:5]
    return mine[0] == theirs[0] or mine[0] == theirs[-1]


def _alike(said: Office, held: Office) -> bool:
    """Another word for the same office: *мэр* for the chairman of the city's committee, *глава
    ДВМС* for the head of a department, *консул* for a consul general."""
    mine, theirs = said.title.lower().split(), held.title.lower().split()
    if said.place and held.place and not _agree(said.place, held.place):
        return False
    if mine[0] in _CITY_HEADS and len(mine) == 1:
        return _is_city_head(held) and (held.place is not None or said.place is None)
    if mine == ["глава"] and said.place and not said.institution and _is_city_head(held):
        return True  # `глава Смоленска` for the mayor of the city
    if mine[0] in _BODY_HEADS and theirs[0] in _BODY_HEADS and said.institution:
        return _body_fits(said.institution, held.institution) and bool(held.institution)
    return mine[-1] in _ENVOYS and theirs[-1] in _ENVOYS


def _is_city_head(office: Office) -> bool:
    words = office.title.lower().split()
    if words[0] in _CITY_HEADS:
        return True
    if words[0] not in ("глава", "председатель", "руководитель") and words[-1] != "голова":
        return False
    where = f"{office.title} {office.institution or ''}".lower()
    named = any(b in where for b in _CITY_BODIES) or any(p in where for p in _CITY_PLACES)
    return named or words[-1] == "голова" or (words == ["глава"] and office.place is not None)


def _body_fits(said: str | None, held: str | None) -> bool:
    """Whether a body said may be the body held: the same word, or its abbreviation."""
    if not said or not held:
        return True
    if said.isupper():
        return said == held or initials(held).startswith(said)
    mine = {w[:5] for w in said.lower().split()}
    return bool(mine & {w[:5] for w in held.lower().split()})


def act_for_their_heads(document: Document) -> None:
    """`заместитель градоначальника` acts for the city of the only градоначальник named."""
    heads: dict[str, list[Person]] = {}
    for person in document.people:
        for office in person.offices:
            if office.place:
                heads.setdefault(office.title.lower().split()[0], []).append(person)
    for person in document.people:
        for office in person.offices:
            words = office.title.lower().split()
            if office.place or office.institution or len(words) < 2 or person.acts_for:
                continue
            found = next(
                (heads[h] for h in heads if words[1].startswith(h[:-1]) and len(h) > 2), []
            )
            if len(found) == 1:
                person.acts_for = found[0].place


def act_where_they_stand(document: Document) -> None:
    """`В Фошане глава Екатеринбурга встретился с вице-мэром Цюй`: who has a city's office
    without a city, where another city's people come, holds it in the only place named."""
    for sentence in document.sentences:
        places = {
            m.place
            for m in sentence.mentions
            if m.marker == "in"
            and m.place
            and m.kind in (MentionKind.PLACE, MentionKind.INSTITUTION)
        }
        homes = {
            o.place for m in sentence.mentions if m.person for o in m.person.offices if o.place
        }
        if len(places) != 1 or not homes - places:
            continue
        place = next(iter(places))
        for mention in sentence.mentions:
            if mention.person is None or mention.marker not in ("", "with", "by"):
                continue
            for office in mention.offices:
                if office.place is None and office.institution is None and _is_of_a_city(office):
                    office.place = place


def _is_of_a_city(office: Office) -> bool:
    words = office.title.lower().split()
    return any(
        w in _CITY_HEADS or w in ("мэра", "градоначальника", "вице-мэр", "заммэра") for w in words
    )


def complete(person: Person, said: Office) -> None:
    """`глава Екатеринбурга` tells where the `глава города` named before is head."""
    for held in person.offices:
        like = held.title.lower().split()[0] == said.title.lower().split()[0]
        if like or (_is_city_head(held) and _is_city_head(said)):
            if not held.place and not held.institution:
                held.place = said.place
                held.institution = said.institution
            return
