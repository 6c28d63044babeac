"""What is confidential is nowhere: every page, list, file, feed, search and count is tried.

All records of some kinds are marked with words that stand nowhere else, in their own
fields and in the rows that lead to them, and kept confidential. Then who may not know of
them asks for every address that there is.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pypdfium2 import PdfDocument

from comity.agenda.feeds import open_feed, token_of
from comity.desk.addresses import ROUTES
from comity.desk.kinds import LISTINGS
from comity.desk.urls import urlpatterns
from comity.register import actions
from comity.register.kinds import MODELS, specific
from comity.register.models import (
    Act,
    Attendance,
    Desk,
    Figure,
    Kind,
    Membership,
    Party,
    PromiseParty,
    Record,
    Relation,
    Role,
    Signatory,
    Statement,
    User,
)
from comity.register.wording import LanguageMap

pytestmark = [pytest.mark.django_db, pytest.mark.rules]

# The field of a kind that says what somebody must not read.
OWN: dict[str, str] = {
    Kind.PLACE: "name", Kind.INSTITUTION: "name", Kind.PERSON: "name", Kind.TENURE: "title",
    Kind.ENCOUNTER: "title", Kind.AGREEMENT: "title", Kind.ACT: "number", Kind.PROMISE: "what",
    Kind.INVITATION: "event_text", Kind.EVENT: "name", Kind.STATEMENT: "text",
    Kind.RELATION: "note", Kind.FIGURE: "what",
}  # fmt: skip
# Together they are all kinds; each is hidden while the others lie open and lead to it.
GROUPS = (
    (Kind.PERSON, Kind.EVENT, Kind.ACT, Kind.FIGURE),
    (Kind.INSTITUTION, Kind.STATEMENT, Kind.RELATION, Kind.INVITATION),
    (Kind.PLACE, Kind.ENCOUNTER, Kind.TENURE),
    (Kind.AGREEMENT, Kind.PROMISE),
)
# A row beside a record that is open: the link to who is hidden, and words that name them.
BESIDE = (
    (Attendance, "who", "capacity_text"), (Party, "who", "as_named"),
    (Signatory, "person", "capacity_text"),
)  # fmt: skip


def mark(record: Record) -> str:
    """Letters that stand nowhere else, and that no stem changes."""
    return "Qzx" + "".join(chr(ord("a") + int(digit)) for digit in str(record.pk)) + "qxq"


def filled(register: Any) -> None:
    """One record at least of every kind, tied to the others."""
    by, desk = register.officer, register.desk
    who = register["cheremin"]
    actions.enter(Figure(what=LanguageMap(en="tonnes"), value="7", speaker=who), by=by, desk=desk)
    actions.enter(Statement(text="We shall see.", language="en", speaker=who), by=by, desk=desk)
    act = Act(act_kind="council-decision", number="7", agreement=register["protocol"])
    actions.enter(act, by=by, desk=desk)
    actions.enter(Relation(), by=by, desk=desk)
    missing = set(Kind) - set(Record.objects.values_list("kind", flat=True))
    assert not missing, f"the example register has no {missing}"


def hide(register: Any, kinds: Iterable[str]) -> list[Record]:
    """Mark all records of the kinds, with the words beside links to them, and hide them."""
    hidden = [specific(each) for each in Record.objects.filter(kind__in=list(kinds))]
    by = register.officer
    Record.objects.filter(pk__in=[each.pk for each in hidden]).update(desk=register.desk)
    for record in hidden:
        field = OWN[record.kind]
        held = getattr(record, field)
        told = mark(record)
        words = (
            LanguageMap({"en": told, "tr": told, "ru": told}) if isinstance(held, dict) else told
        )
        record.refresh_from_db()
        actions.edit(record, by=by, **{field: words})
        if record.kind != Kind.RELATION:
            actions.edit(record, by=by, note=told)
    for model, link, words_of in BESIDE:
        for row in model.objects.filter(**{f"{link}__in": [each.pk for each in hidden]}):
            actions.change_part(row, by=by, **{words_of: mark(getattr(row, link))})
    for record in hidden:
        actions.mark_confidential(record, by=by, desk=register.desk, reason=mark(record))
    return hidden


@pytest.fixture
def outsiders(register: Any, neighbour: Client) -> dict[str, Client]:
    """An officer of another desk, and the press officer of this one."""
    Record.objects.filter(desk=None).exclude(kind__in=[]).update(desk=register.desk)
    press = User.objects.create_user("press")
    Membership.objects.create(user=press, desk=register.desk, role=Role.PRESS)
    browser = Client()
    browser.force_login(press)
    both = {"neighbour": neighbour, "press": browser}
    for each in both.values():
        each.cookies["comity_language"] = "en"
    return both


MOST = 4  # records of a kind whose every page is asked for


def every_address(register: Any) -> list[str]:
    """Every address of the desk that can be read, for the keys that there are."""
    keys = [str(pk) for pk in Record.objects.values_list("pk", flat=True)]
    by_kind = {
        ROUTES[kind]: list(Record.objects.filter(kind=kind).values_list("pk", flat=True)[:MOST])
        for kind in MODELS
    }
    found: list[str] = []
    for pattern in urlpatterns:
        asked = pattern.pattern.converters
        name = f"desk:{pattern.name}"
        if {"token", "entry", "part", "owner"} & set(asked) or pattern.name in (
            "language",
            "theme",
        ):
            continue
        if "route" in asked and "key" in asked:
            more = {"ending": "pdf"} if "ending" in asked else {}
            found += [
                reverse(name, kwargs={"route": route, "key": key, **more})
                for route, own in by_kind.items()
                for key in own
            ]
        elif "route" in asked:
            found += [reverse(name, kwargs={"route": route}) for route in by_kind]
        elif "name" in asked:
            more = (
                ({"ending": end} for end in ("csv", "json", "xlsx")) if "ending" in asked else ({},)
            )
            found += [
                reverse(name, kwargs={"name": list_name, **each})
                for each in more
                for list_name in LISTINGS
            ]
        elif "key" in asked:
            found += [reverse(name, kwargs={"key": key}) for key in keys[:: len(keys) // 12]]
        else:
            found.append(reverse(name))
    place, person = register["moscow"].pk, register["cheremin"].pk
    found += [f"/{route}/?with={key}" for route in LISTINGS for key in (place, person)]
    found += [
        f"/records/{key}/proof/?field={field}" for key in keys[::5] for field in ("name", "who")
    ]
    found += ["/agenda/?view=list", "/agenda/?view=week", "/network/?around=" + str(place)]
    found += ["/choose/?kind=person&q=a&name=row-who", "/search/?q=moscow&at=moscow"]
    return found


def read(answer: Any) -> str:
    """All words of an answer, whatever it is."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    kind = answer.get("Content-Type", "")
    if kind.startswith("application/pdf"):
        pages = PdfDocument(content)
        return "\n".join(page.get_textpage().get_text_range() for page in pages)
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "\n".join(
                packed.read(name).decode(errors="replace") for name in packed.namelist()
            )
    return content.decode(errors="replace")


def _where(told: str, words: str) -> str:
    """What stands around words in a page, for whoever is to mend it."""
    at = told.index(words)
    return " ".join(told[max(0, at - 110) : at + 60].split())


@pytest.mark.slow
@pytest.mark.parametrize("who", ["neighbour", "press"])
@pytest.mark.parametrize("kinds", GROUPS, ids="-".join)
def test_no_address_tells_of_what_is_confidential(
    kinds: tuple[Kind, ...], who: str, register: Any, outsiders: dict[str, Client]
):
    filled(register)
    hidden = hide(register, kinds)
    marks = {mark(each).lower(): each for each in hidden}
    browser = outsiders[who]
    leaks = {}
    for address in every_address(register):
        for asked in ({}, {"hx-request": "true"}) if re.search(r"/\d+/$", address) else ({},):
            told = read(browser.get(address, headers=asked)).lower()
            if found := [_where(told, each) for each in marks if each in told]:
                leaks[address] = found
    assert not leaks, json.dumps(leaks, indent=1, ensure_ascii=False)
    for each in hidden:
        page = reverse("desk:record", args=[ROUTES[each.kind], each.pk])
        assert browser.get(page).status_code == 404


@pytest.mark.parametrize("kinds", GROUPS, ids="-".join)
def test_no_search_finds_by_the_words_of_what_is_confidential(
    kinds: tuple[Kind, ...], register: Any, outsiders: dict[str, Client], officer: Client
):
    filled(register)
    for each in hide(register, kinds):
        told = mark(each)
        for browser in outsiders.values():
            assert browser.get(f"/search/?q={told}").context["hits"] == []
            for route in LISTINGS:
                assert browser.get(f"/{route}/?q={told}").context["page"].total == 0
        if each.kind != Kind.RELATION:  # its note is its own, and found by it too
            assert officer.get(f"/search/?q={told}").context["hits"], "the desk itself finds it"


@pytest.mark.parametrize("kinds", GROUPS, ids="-".join)
def test_no_calendar_tells_of_what_is_confidential(kinds: tuple[Kind, ...], register: Any):
    filled(register)
    marks = [mark(each) for each in hide(register, kinds)]
    feed = open_feed(by=register.officer, desk=register.desk, whats=[], language="en")
    told = Client().get(f"/calendar/{token_of(feed)}.ics").text.replace("\r\n ", "")
    assert "BEGIN:VCALENDAR" in told
    assert not [each for each in marks if each in told]


COUNTED = ["/", "/agenda/", "/board/", "/map/", "/timeline/", "/sources/", "/same/"]
_CHANGING = re.compile(r'csrf[^>]+>|X-CSRFToken[^>]+>|name="csrfmiddlewaretoken"[^>]+>')


@pytest.mark.parametrize("who", ["neighbour", "press"])
def test_pages_and_counts_are_the_same_as_if_it_were_not_there(
    who: str, register: Any, outsiders: dict[str, Client]
):
    browser = outsiders[who]
    addresses = [*COUNTED, *(f"/{route}/" for route in (*LISTINGS, "partners"))]
    addresses += [f"/places/{register['moscow'].pk}/", f"/people/{register['cheremin'].pk}/"]

    def told() -> dict[str, str]:
        return {each: _CHANGING.sub("", browser.get(each).text) for each in addresses}

    before = told()
    by, desk = register.officer, register.desk
    who_is_open, place = register["cheremin"], register["moscow"]
    for model in MODELS.values():
        made = actions.enter(_new(model, who_is_open, place), by=by, desk=desk)
        actions.mark_confidential(made, by=by, desk=desk)
        if model in PARTS:
            actions.add_part(PARTS[model](made, who_is_open), by=by)
    after = told()
    assert [each for each in addresses if before[each] != after[each]] == []


PARTS: dict[type[Record], Any] = {
    MODELS[Kind.ENCOUNTER]: lambda made, who: Attendance(encounter=made, who=who, side="guest"),
    MODELS[Kind.AGREEMENT]: lambda made, who: Party(agreement=made, who=who),
    MODELS[Kind.PROMISE]: lambda made, who: PromiseParty(promise=made, who=who, end="by"),
}


def _new(model: type[Record], who: Record, place: Record) -> Record:
    """A record of a kind, tied to what lies open as far as its fields go."""
    words = LanguageMap(en="Something", tr="Bir şey", ru="Нечто")
    told: dict[str, Any] = {
        "name": words, "title": words, "what": words, "event_text": words, "text": "Something",
        "language": "en", "encounter_kind": "visit", "agreement_kind": "memorandum",
        "act_kind": "council-decision", "stage": "signed", "place": place, "person": who,
        "speaker": who, "inviter": who, "date": "2099-05-01", "due": "2020-05-01",
        "modality": "planned", "value": "7", "since": "2020",
    }  # fmt: skip
    fields = {each.name for each in model._meta.fields}
    return model(**{name: value for name, value in told.items() if name in fields})


def test_a_form_takes_no_record_that_its_sender_may_not_know_of(
    register: Any, outsiders: dict[str, Client]
):
    """Who guesses a key is told nothing, and ties nothing to it."""
    hidden = register["cheremin"]
    own = Desk.objects.get(name="Kazan")
    by = User.objects.get(username="ivan")
    meeting = actions.enter(MODELS[Kind.ENCOUNTER](encounter_kind="meeting"), by=by, desk=own)
    actions.mark_confidential(hidden, by=register.officer, desk=register.desk)
    address = f"/rows/attendance/new/{meeting.pk}/"
    answer = outsiders["neighbour"].post(address, {"row-who": hidden.pk, "row-side": "guest"})
    assert "Cheremin" not in answer.text
    assert not meeting.attendances.exists()
