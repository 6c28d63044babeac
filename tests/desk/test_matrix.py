"""Every role on every kind of record, open and confidential, at its own desk and elsewhere.

Generated from the roles, the kinds and the addresses that there are: a new one is tried
without anybody thinking of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.urls import reverse

from comity.desk.addresses import ROUTES
from comity.desk.urls import urlpatterns
from comity.register import actions
from comity.register.models import (
    Desk,
    Figure,
    Kind,
    Membership,
    Record,
    Relation,
    Role,
    Source,
    State,
    Statement,
    User,
)
from comity.register.permissions import (
    RIGHTS,
    Right,
    may,
    visible_records,
    visible_sources,
)
from comity.register.wording import LanguageMap

pytestmark = [pytest.mark.django_db, pytest.mark.rules]

SEATS = ("here", "elsewhere", "here and elsewhere a reader")


@pytest.fixture
def sits(register: Any) -> Callable[[str, str], User]:
    """Somebody with a role at the register's desk, or at another: `sits("legal", "here")`."""

    def sitting(role: str, where: str) -> User:
        user = User.objects.create_user("somebody")
        other = Desk.objects.create(name="Kazan")
        desk = other if where == "elsewhere" else register.desk
        Membership.objects.create(user=user, desk=desk, role=role)
        if where.endswith("reader"):
            Membership.objects.create(user=user, desk=other, role=Role.READER)
        return user

    return sitting


def one_of_each(register: Any) -> dict[str, Record]:
    """A record of every kind, all of them of the register's desk."""
    by, desk = register.officer, register.desk
    who = register["cheremin"]
    actions.enter(Figure(what=LanguageMap(en="tonnes"), value="7", speaker=who), by=by, desk=desk)
    actions.enter(Statement(text="We shall see.", language="en", speaker=who), by=by, desk=desk)
    actions.enter(Relation(note="old friends"), by=by, desk=desk)
    Record.objects.update(desk=desk)
    found = {kind: Record.objects.filter(kind=kind).order_by("-pk").first() for kind in Kind}
    assert all(found.values()), found
    return found  # type: ignore[return-value]


def sees(role: str, where: str, confidential: bool) -> bool:
    """What the table of rights says, said once more."""
    if where == "here and elsewhere a reader" and not confidential:
        return True
    if Right.READ not in RIGHTS[role]:
        return False
    return not confidential or (where != "elsewhere" and Right.CONFIDENTIAL in RIGHTS[role])


def writes(role: str, where: str) -> bool:
    return Right.WRITE in RIGHTS[role] and where != "elsewhere"


@contextmanager
def taken_back() -> Iterator[None]:
    """What is done inside is not kept."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("where", SEATS)
@pytest.mark.parametrize("role", Role.values)
def test_what_a_role_sees_is_said_alike_by_rules_queries_and_pages(
    role: str, where: str, register: Any, sits: Any
):
    records, user = one_of_each(register), sits(role, where)
    browser = Client()
    browser.force_login(user)
    for confidential in (False, True):
        Record.objects.update(confidential=confidential)
        Source.objects.update(confidential=confidential)
        expected = sees(role, where, confidential)
        for kind, record in records.items():
            record.refresh_from_db()
            told = f"{kind}, confidential: {confidential}"
            assert may(user, Right.READ, record) == expected, told
            assert visible_records(user).filter(pk=record.pk).exists() == expected, told
            page = browser.get(reverse("desk:record", args=[ROUTES[kind], record.pk]))
            assert (page.status_code == 200) == expected, told
        for source in Source.objects.all():
            assert may(user, Right.READ, source) == expected
            assert visible_sources(user).filter(pk=source.pk).exists() == expected
            assert (browser.get(f"/sources/{source.pk}/").status_code == 200) == expected


@pytest.mark.parametrize("where", SEATS)
@pytest.mark.parametrize("role", Role.values)
def test_a_role_changes_what_its_rights_say_and_nothing_else(
    role: str, where: str, register: Any, sits: Any
):
    records, user = one_of_each(register), sits(role, where)
    browser = Client()
    browser.force_login(user)
    for confidential in (False, True):
        Record.objects.update(confidential=confidential)
        expected = sees(role, where, confidential) and writes(role, where)
        for kind, record in records.items():
            for deed, changed in (("delete", {"state"}), ("confidential", {"confidential"})):
                address = reverse(f"desk:{deed}", args=[ROUTES[kind], record.pk])
                with taken_back():
                    browser.post(address, {"reason": "tried"})
                    now = Record.objects.get(pk=record.pk)
                    did = {"state"} if now.state != State.LIVE else set()
                    did |= {"confidential"} if now.confidential != confidential else set()
                told = f"{deed} {kind}, confidential: {confidential}"
                assert did == (changed if expected else set()), told


# ---------------------------------------------------------------- whatever is sent


# What somebody keeps for themselves, and what only notes that they were here.
OWN = {
    "sessions.session", "usersessions.usersession", "desk.savedview", "agenda.calendarfeed",
    "intake.upload", "register.signinlink",
}  # fmt: skip
# All that forms here ask for, at once.
SENT = {
    "reason": "tried", "sure": "on", "deed": "delete", "all": "on", "decision": "accept",
    "text": "The mayor visited Kazan.", "row-name_en": "New", "row-what_en": "New",
    "stated-name": "Another", "remove": "1", "address": "https://example.org/", "then": "",
    "act": "close", "step": "signed", "date": "2020-01-01", "role": "administrator",
    "part": "house",
    "house-name": "Taken", "member-username": "friend", "member-role": "administrator",
    "safety-roles": "guest", "offices": "x", "decide": "same", "title": "Taken", "name": "Mine",
    "language": "en", "template": "", "languages": "en", "state": "done", "take": "1",
}  # fmt: skip


def everything() -> dict[str, Any]:
    """How many rows every table has, and what a desk, its seats and its records say."""
    counts = {
        model._meta.label_lower: model._default_manager.count()
        for model in apps.get_models()
        if model._meta.label_lower not in OWN
    }
    said = {
        "desks": list(Desk.objects.values_list("name", "institution", "second_factor_for")),
        "seats": list(Membership.objects.order_by("pk").values_list("user", "desk", "role")),
        "records": list(Record.objects.order_by("pk").values_list("state", "confidential")),
    }
    return {**counts, **said}


def addresses(register: Any) -> list[str]:
    """Every address of the desk, with keys for which there is something."""
    found = []
    visit, source = register["visit"].pk, register.sources["izmir"].pk
    finding = register.sources["izmir"].findings.filter(state="waiting").first().pk
    by_path = {
        "sources/": source,
        "findings/": finding,
        "people/": register["cheremin"].pk,
        "agreements/": register["draft"].pk,
        "promises/": register["students"].pk,
    }
    for pattern in urlpatterns:
        asked = pattern.pattern.converters
        path = str(pattern.pattern)
        if "token" in asked:
            continue
        key = next((key for start, key in by_path.items() if path.startswith(start)), visit)
        given = {"key": key, "route": "encounters", "ending": "csv", "name": "people",
                 "entry": 1, "owner": visit, "part": "attendance"}  # fmt: skip
        if "ending" in asked and "csv" not in asked["ending"].regex:
            given["ending"] = "pdf"
        found.append(reverse(f"desk:{pattern.name}", kwargs={each: given[each] for each in asked}))
    return found


@pytest.mark.parametrize("role", [Role.READER, Role.SIGNATORY, Role.AUDITOR, Role.GUEST])
def test_who_only_reads_changes_nothing_whatever_is_sent_to_whichever_address(
    role: str, register: Any, sits: Any
):
    browser = Client(raise_request_exception=False)
    browser.force_login(sits(role, "here"))
    before = everything()
    changed = []
    for address in addresses(register):
        answer = browser.post(address, SENT)
        assert answer.status_code < 500, f"{address}: {answer.status_code}"
        if everything() != before:
            changed.append(address)
            before = everything()
    assert changed == []
