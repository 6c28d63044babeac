"""Why can't I: what is refused says what would be needed, which roles have it, and who."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from comity.register.actions import delete
from comity.register.models import Desk, Membership, Record, Role, User
from comity.register.permissions import ROLES_WITH, Right, seated, why_not
from comity.register.rights import ROLES

pytestmark = [pytest.mark.django_db, pytest.mark.rules]


@pytest.fixture
def sits(register: Any) -> Callable[..., Client]:
    """A browser of somebody in a role: `sits("press")`."""

    def sitting(role: str, name: str = "somebody") -> Client:
        user = User.objects.create_user(name)
        Membership.objects.create(user=user, desk=register.desk, role=role)
        browser = Client(headers={"accept-language": "en"})
        browser.force_login(user)
        return browser

    return sitting


def test_a_refusal_names_the_right_the_roles_and_who_has_one(register: Any, sits: Any):
    page = sits("press").get(f"/promises/{register['students'].pk}/delete/").text
    assert "Your role here (Press officer) does not include “Write records”." in page
    assert "Roles that do: Officer, Protocol officer, Administrator." in page
    assert "At your desk: Zeynep Arslan." in page


def test_where_nobody_has_such_a_role_it_says_so(register: Any, sits: Any):
    page = sits("reader").get("/desk/journal/")
    assert page.status_code == 403
    assert "Nobody at your desk has one; an administrator can give it." in page.text


def test_a_guest_is_not_told_who_works_at_the_desk(register: Any, sits: Any):
    guest = sits("guest")
    for told in (guest.get("/drafts/").text, guest.post("/sources/add/", {"text": "x"}).text):
        assert "Zeynep" not in told


def test_an_officer_of_another_desk_reads_whose_record_it_is(register: Any, neighbour: Client):
    neighbour.cookies["comity_language"] = "en"
    address = f"/promises/{register['students'].pk}/delete/"
    answer = neighbour.post(address, {"reason": "twice"})
    assert answer.status_code == 409
    assert "is for the desk Uluslararası İlişkiler here, where you have no role" in answer.text
    assert "Zeynep" not in answer.text


def test_the_buttons_of_a_record_of_another_desk_are_not_there(register: Any, neighbour: Client):
    page = neighbour.get(f"/promises/{register['students'].pk}/").text
    assert "/edit/" not in page and "/confidential/" not in page


@pytest.mark.parametrize("language", ["tr", "en", "ru"])
@pytest.mark.parametrize("right", list(Right))
def test_every_right_has_its_word(right: Right, language: str, officer: Client):
    from django.utils import translation

    from comity.desk.words import RIGHT

    with translation.override(language):
        assert str(RIGHT[right])


def test_a_refusal_lists_only_people_whose_account_is_open(register: Any):
    reader = User.objects.create_user("reader")
    Membership.objects.create(user=reader, desk=register.desk, role=Role.READER)
    who = seated(reader)
    refusal = why_not(who, Right.WRITE, register.desk)
    assert refusal is not None and refusal.holders == (register.officer,)
    User.objects.filter(pk=register.officer.pk).update(is_active=False)
    refusal = why_not(who, Right.WRITE, register.desk)
    assert refusal is not None and refusal.holders == ()


def test_who_may_is_refused_nothing(register: Any):
    assert why_not(seated(register.officer), Right.WRITE, register["students"]) is None


# ---------------------------------------------------------------- the table and the journal


def test_the_table_shows_every_role_and_every_right(register: Any, sits: Any):
    page = sits("auditor").get("/desk/rights/").text
    assert page.count("<tr>") == len(Right) + 1
    assert page.count(">yes<") == sum(map(len, ROLES_WITH.values()))
    assert page.count('<th scope="col"') == len(ROLES) + 1


def test_only_who_may_see_it_reads_who_works_here(register: Any, sits: Any):
    assert "Zeynep Arslan" in sits("auditor").get("/desk/rights/").text
    page = sits("reader", "another").get("/desk/rights/").text
    assert "Who works here" not in page and "Zeynep Arslan" not in page


def test_the_journal_tells_what_was_done_and_hides_what_is_confidential_elsewhere(
    register: Any, sits: Any
):
    delete(register["students"], by=register.officer, reason="entered twice")
    auditor = sits("auditor")
    page = auditor.get("/desk/journal/").text
    assert "Send students" in page and "entered twice" in page and "Zeynep Arslan" in page
    nobody = auditor.get(f"/desk/journal/?by={User.objects.get(username='somebody').pk}").text
    assert "Nothing yet." in nobody
    other = Desk.objects.create(name="Kazan")
    Record.objects.filter(pk=register["students"].pk).update(confidential=True, desk=other)
    page = auditor.get("/desk/journal/").text
    assert "Send students" not in page and "entered twice" not in page
