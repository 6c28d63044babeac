"""Today: what waits for this officer, and where each line leads."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from django.test import Client

from comity.intake.models import Finding
from comity.register.actions import change_part, edit
from comity.register.models import Invitee


def part(officer: Client, name: str) -> str:
    page = officer.get("/").text
    return str(page.split(f'id="part-{name}"')[1].split("</section>")[0])


def test_the_summary_counts_what_waits(officer: Client):
    waiting = Finding.objects.filter(state="waiting").count()
    page = officer.get("/").text
    assert f"{waiting} findings wait for a decision" in page
    assert "2 promises are overdue or due soon" in page
    assert "1 invitation awaits an answer" in page


def test_findings_stand_under_their_source_with_their_kinds(register: Any, officer: Client):
    decide = part(officer, "decide")
    assert f'href="/sources/{register.sources["izmir"].pk}/"' in decide
    assert "Events 2" in decide


def test_an_overdue_promise_comes_before_one_that_is_due_soon(officer: Client):
    promises = part(officer, "promises")
    assert promises.index("Open the Moscow Office") < promises.index("Kazan")
    assert promises.count("Overdue") == 1


def test_a_kept_promise_no_longer_waits(register: Any, officer: Client):
    edit(register["office"], by=register.officer, fulfilment="done", closed_on="2021-07-01")
    assert "Open the Moscow Office" not in part(officer, "promises")


def test_a_promise_without_a_date_or_due_much_later_does_not_press(register: Any, officer: Client):
    later = str(date.today() + timedelta(90))
    edit(register["experts"], by=register.officer, due=later)
    promises = part(officer, "promises")
    assert "Send students" not in promises and "Kazan" not in promises


def test_an_answered_invitation_no_longer_waits(register: Any, officer: Client):
    invitee = Invitee.objects.get(invitation=register["to-kazan"].pk)
    assert "ulaşım forumu" in part(officer, "invitations")
    change_part(invitee, by=register.officer, answer="accepted")
    assert "ulaşım forumu" not in part(officer, "invitations")


def test_agreements_that_wait_or_end_within_half_a_year_are_on_their_way(
    register: Any, officer: Client
):
    agreements = part(officer, "agreements")
    assert "Sister-city agreement: Istanbul – İzmir" in agreements
    assert "ends: " in agreements
    assert "Istanbul – Moscow" not in agreements


def test_what_is_planned_is_ahead_and_what_happened_is_recent(officer: Client):
    assert "Working visit of a delegation from Kazan" in part(officer, "ahead")
    recent = part(officer, "recent")
    assert "Working visit" not in recent
    assert recent.index("November 2024") < recent.index("October 2023") < recent.index("2021")


def test_every_line_leads_somewhere(officer: Client):
    page = officer.get("/").text
    lines = re.findall(r'<span class="line-title">\s*(.*?)</span>\s*(?:<span|</span>)', page, re.S)
    links = [re.search(r'href="([^"#]+)', line) for line in lines]
    assert len(links) > 10
    for link in links:
        assert link and officer.get(link[1]).status_code == 200
