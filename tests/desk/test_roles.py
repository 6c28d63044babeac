"""Every role on everything that can be done at the desk: what its rights say, and nothing more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from comity.cooperation import drafting
from comity.cooperation.drafting.closing import close
from comity.cooperation.models import Draft, Seat
from comity.desk.models import SavedView
from comity.intake.models import Finding
from comity.protocol.models import Issue, PrecedenceList, PressText
from comity.register.models import (
    Agreement,
    Change,
    Entry,
    Membership,
    Person,
    Record,
    Role,
    Source,
    User,
)
from comity.register.permissions import RIGHTS, Right
from comity.register.portraits import Photograph, portray
from comity.register.wording import LanguageMap

pytestmark = pytest.mark.rules


@dataclass(frozen=True)
class Deed:
    """Something that is sent: to where, with what, and the right that it needs."""

    right: Right
    address: Callable[[Any], str]
    given: Callable[[Any], dict[str, Any]] = lambda _register: {}


def waiting(kind: str) -> int:
    found = Finding.objects.filter(kind=kind, state="waiting").first()
    assert found is not None
    return found.pk


def twin(register: Any) -> int:
    made = Person(name=LanguageMap(en="S. Cheremin"))
    register.put_by_hand(made)
    return made.pk


def photographed(register: Any) -> int:
    portray(register["cheremin"], Photograph(b"dots", 1, 1), by=register.officer)
    return register["cheremin"].pk


def last_entry(register: Any) -> int:
    entry = Entry.objects.filter(about=register["students"]).latest("pk")
    return entry.pk


def closed_text(register: Any) -> Draft:
    """A text of one clause that both sides accepted."""
    agreement = Agreement.objects.get(pk=register["protocol"].pk)
    known = Draft.objects.filter(agreement=agreement).exclude(frozen_sha256="").first()
    if known is not None:
        return known
    agreement.parties.all().update(procedure="general")
    draft = drafting.begin(agreement, by=register.officer, languages=("en",))
    drafting.set_titles(draft, {"en": "Protocol"}, by=register.officer)
    for name, words in zip(draft.names.all(), ("Istanbul", "Moscow"), strict=True):
        drafting.name_party(name, {"en": words}, by=register.officer)
    clause = drafting.add_clause(
        draft, "en", by=register.officer, title="Meetings", text="The Parties shall meet."
    )
    guest = User.objects.create_user("counterpart")
    Membership.objects.create(user=guest, desk=register.desk, role=Role.GUEST)
    Seat.objects.create(draft=draft, user=guest, party=agreement.parties.all()[1])
    for user in (register.officer, guest):
        drafting.accept(clause, "en", by=user, version=1)
    close(draft, by=register.officer)
    return draft


DEEDS = {
    "accept": Deed(
        Right.DECIDE,
        lambda _r: f"/findings/{waiting('events')}/decide/",
        lambda _r: {"decision": "accept"},
    ),
    "reject": Deed(
        Right.DECIDE,
        lambda _r: f"/findings/{waiting('events')}/decide/",
        lambda _r: {"decision": "reject"},
    ),
    "correct": Deed(
        Right.DECIDE,
        lambda _r: f"/findings/{waiting('people')}/correct/",
        lambda _r: {"stated-name": "Somebody Else"},
    ),
    "join": Deed(
        Right.DECIDE,
        lambda _r: f"/findings/{waiting('people')}/join/",
        lambda r: {"into": r["imamoglu"].pk},
    ),
    "accept many": Deed(
        Right.DECIDE,
        lambda r: f"/sources/{r.sources['izmir'].pk}/accept/",
        lambda _r: {"finding": [waiting("people")]},
    ),
    "add a source": Deed(
        Right.ADD, lambda _r: "/sources/add/", lambda _r: {"text": "The mayor visited Kazan."}
    ),
    "enter": Deed(Right.WRITE, lambda _r: "/people/new/", lambda _r: {"row-name_en": "New One"}),
    "take a photograph away": Deed(
        Right.WRITE,
        lambda r: f"/people/{photographed(r)}/photograph/",
        lambda _r: {"remove": "1"},
    ),
    "add a row": Deed(
        Right.WRITE,
        lambda r: f"/rows/attendance/new/{r['visit'].pk}/",
        lambda r: {"row-who": r["imamoglu"].pk, "row-side": "other"},
    ),
    "take a row away": Deed(
        Right.WRITE,
        lambda r: f"/rows/attendance/{r['visit'].attendances.first().pk}/",
        lambda _r: {"remove": "1"},
    ),
    "delete": Deed(
        Right.WRITE,
        lambda r: f"/promises/{r['students'].pk}/delete/",
        lambda _r: {"reason": "twice"},
    ),
    "keep confidential": Deed(Right.WRITE, lambda r: f"/promises/{r['students'].pk}/confidential/"),
    "delete many": Deed(
        Right.WRITE,
        lambda _r: "/lists/promises/do/",
        lambda r: {"deed": "delete", "key": r["students"].pk, "sure": "on", "reason": "twice"},
    ),
    "undo an entry": Deed(
        Right.WRITE,
        lambda r: f"/records/{r['students'].pk}/history/{last_entry(r)}/undo/",
    ),
    "take a promise up": Deed(
        Right.WRITE, lambda r: f"/promises/{r['experts'].pk}/follow/", lambda _r: {"deed": "begin"}
    ),
    "close a promise as kept": Deed(
        Right.WRITE,
        lambda r: f"/promises/{r['experts'].pk}/follow/",
        lambda r: {"deed": "fulfil", "kept-encounter": r["visit"].pk},
    ),
    "give a promise up": Deed(
        Right.WRITE,
        lambda r: f"/promises/{r['experts'].pk}/follow/",
        lambda _r: {"deed": "drop", "reason": "no money"},
    ),
    "confirm a promise of a source": Deed(
        Right.DECIDE,
        lambda r: f"/sources/{r.sources['izmir'].pk}/promises/",
        lambda _r: {"deed": "confirm", "finding": [waiting("plans")]},
    ),
    "add a promise by its words": Deed(
        Right.WRITE,
        lambda r: f"/sources/{r.sources['izmir'].pk}/promises/",
        lambda r: {
            "deed": "add",
            "words-words": "We aim to send students",
            "words-what": "send them",
            "words-by": r["izbb"].pk,
            "words-grade": "will-do",
        },
    ),
    "confirm a promise of a text": Deed(
        Right.WRITE,
        lambda r: f"/drafts/{closed_text(r).pk}/promises/",
        lambda r: {
            "clause-1-0-take": "on",
            "clause-1-0-what": "meet",
            "clause-1-0-who": "all",
            "clause-1-0-grade": "will-do",
        },
    ),
    "join records": Deed(
        Right.MERGE,
        lambda r: f"/people/{twin(r)}/join/",
        lambda r: {"into": r["cheremin"].pk},
    ),
}


def guest(register: Any) -> int:
    return int(register["ceremony"].attendances.get(who=register["buravov"].pk).pk)


def at_protocol(register: Any) -> str:
    return f"/encounters/{register['ceremony'].pk}/protocol/"


def original(register: Any) -> dict[str, Any]:
    protocol = register["protocol"]
    signatory, party = protocol.signatories.first(), protocol.parties.first()
    return {"original-party": party.pk, "original-signatories": [signatory.pk]}


# What the protocol office does.
DEEDS |= {
    "put down a guest": Deed(
        Right.WRITE,
        lambda r: f"{at_protocol(r)}guests/",
        lambda r: {"guest-who": r["soyer"].pk, "guest-side": "host", "guest-part": "invited"},
    ),
    "change a guest": Deed(
        Right.WRITE,
        lambda r: f"/guests/{guest(r)}/",
        lambda _r: {"guest-side": "other", "guest-part": "invited"},
    ),
    "put somebody in another's place": Deed(
        Right.WRITE,
        lambda r: f"/guests/{guest(r)}/instead/",
        lambda r: {"instead-who": r["soyer"].pk},
    ),
    "take a guest off": Deed(Right.WRITE, lambda r: f"/guests/{guest(r)}/off/"),
    "hold it otherwise": Deed(
        Right.WRITE,
        lambda r: f"{at_protocol(r)}held/",
        lambda _r: {"held-time_zone": "Europe/Moscow", "held-seating": "rows",
                    "held-head_seats": 5, "held-row_seats": 8},
    ),
    "issue papers": Deed(
        Right.WRITE, lambda r: f"{at_protocol(r)}act/", lambda _r: {"deed": "issue"}
    ),
    "write for the press": Deed(
        Right.WRITE,
        lambda r: f"{at_protocol(r)}act/",
        lambda _r: {"deed": "press", "press-words_en": "We agreed"},
    ),
    "begin a running order": Deed(
        Right.WRITE,
        lambda r: f"{at_protocol(r)}act/",
        lambda _r: {"deed": "running-order", "start": "2026-12-01T10:00"},
    ),
    "add minutes": Deed(
        Right.WRITE,
        lambda r: f"{at_protocol(r)}act/",
        lambda _r: {"deed": "minutes", "minutes-text": "The mayor visited Kazan."},
    ),
    "keep an order of precedence": Deed(
        Right.WRITE,
        lambda _r: "/precedence/",
        lambda _r: {"key": "mayor", "number": "1", "name-tr": "Reis", "name-en": "", "name-ru": ""},
    ),
    "begin a ceremony": Deed(
        Right.WRITE,
        lambda r: f"/agreements/{r['protocol'].pk}/protocol/",
        lambda _r: {"date": "2027-01-15"},
    ),
    "record an original": Deed(
        Right.WRITE, lambda r: f"/agreements/{r['protocol'].pk}/originals/", original
    ),
}  # fmt: skip


def written() -> tuple[int, ...]:
    kept = (Change, Source, Issue, PressText, PrecedenceList)
    return tuple(model._default_manager.count() for model in kept)


@pytest.mark.parametrize("role", Role.values)
@pytest.mark.parametrize("name", DEEDS)
def test_a_role_does_what_its_rights_say_and_nothing_more(
    name: str, role: str, register: Any, officer: Client
):
    deed = DEEDS[name]
    address, given = deed.address(register), deed.given(register)
    Membership.objects.update(role=role)
    before = written()
    officer.post(address, given)
    may = deed.right in RIGHTS[Role(role)]
    assert (written() != before) == may, f"{role} and {name}"


READERS = [role for role in Role.values if Right.READ in RIGHTS[Role(role)]]


@pytest.mark.parametrize("role", READERS)
def test_everybody_who_reads_keeps_views_for_themselves(role: str, officer: Client, register: Any):
    Membership.objects.update(role=role)
    officer.post("/lists/people/keep/", {"name": "Mine", "shared": "on"})
    view = SavedView.objects.get()
    assert (view.desk is not None) == (Right.WRITE in RIGHTS[Role(role)])


@pytest.mark.parametrize("name", DEEDS)
def test_nobody_without_a_desk_does_anything(name: str, register: Any, officer: Client):
    deed = DEEDS[name]
    address, given = deed.address(register), deed.given(register)
    Membership.objects.all().delete()
    before = written()
    assert officer.post(address, given).status_code in (302, 403, 404, 409, 422)
    assert written() == before


def test_a_record_that_is_confidential_elsewhere_can_be_neither_changed_nor_joined(
    register: Any, neighbour: Client
):
    Record.objects.filter(pk=register["students"].pk).update(confidential=True)
    key = register["students"].pk
    for page in ("edit", "delete", "confidential", "past", "join"):
        assert neighbour.get(f"/promises/{key}/{page}/").status_code == 404
        assert neighbour.post(f"/promises/{key}/{page}/").status_code == 404
    entry = last_entry(register)
    assert neighbour.post(f"/records/{key}/history/{entry}/undo/").status_code == 404
