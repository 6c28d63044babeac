"""Counts are kept while nobody writes, and hold as soon as somebody does."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comity.desk.counting import counted
from comity.desk.viewer import Viewer
from comity.register import actions
from comity.register.models import Desk, Membership, Person, Role, User
from comity.register.wording import LanguageMap


def counts_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return sum("COUNT(" in query["sql"] for query in asked.captured_queries)


def test_a_list_that_nobody_changed_is_not_counted_again(register: Any, officer: Client):
    first = counts_of(officer, "/people/")
    assert counts_of(officer, "/people/") < first


def test_a_new_record_is_counted_at_once(register: Any, officer: Client):
    before = officer.get("/people/").context["page"].total
    actions.enter(Person(name=LanguageMap(en="Somebody New")), by=register.officer)
    assert officer.get("/people/").context["page"].total == before + 1


@pytest.mark.django_db
def test_what_one_may_see_is_not_counted_for_another(register: Any):
    stranger = User.objects.create_user("stranger")
    other = Desk.objects.create(name="Another")
    Membership.objects.create(user=stranger, desk=other, role=Role.READER)
    assert counted(Viewer(register.officer), "people", lambda: 5) == 5
    assert counted(Viewer(stranger), "people", lambda: 3) == 3
    assert counted(Viewer(register.officer), "people", lambda: 9) == 5
    Membership.objects.create(user=stranger, desk=register.desk, role=Role.READER)
    assert counted(Viewer(stranger), "people", lambda: 5) == 5
