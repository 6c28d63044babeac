"""What a page costs: a bounded number of queries, however much stands in the register."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comity.desk.addresses import record_address
from comity.desk.kinds import LISTINGS
from comity.register.actions import add_part, enter
from comity.register.models import (
    Agreement,
    Attendance,
    Encounter,
    Invitation,
    Invitee,
    Party,
    Person,
    Promise,
    PromiseParty,
    Tenure,
)

# The page of a person asks most: who looks and the record (4), the marks of proofs on it and
# on what is tied to it (5), its encounters, signatures and other ties by date (two for each),
# rows beside it (3), its history (4), others that are it or perhaps are (2), the rail (2).
MOST = {"list": 20, "record": 26, "source": 12, "today": 26, "search": 16}


def queries(client: Client, address: str) -> int:
    client.get(address)  # what is only looked up once per process
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def crowd(register: Any, count: int) -> None:
    """More of everything, tied to the same partner."""
    by, soon = register.officer, str(date.today() + timedelta(5))
    for number in range(count):
        person = enter(Person(name={"en": f"Guest {number}"}), by=by)
        enter(
            Tenure(person=person, title={"en": "Envoy"}, institution=register["moscowgov"]), by=by
        )
        meeting = Encounter(encounter_kind="meeting", date="2022-03", place=register["moscow"])
        encounter = enter(meeting, by=by)
        add_part(Attendance(encounter=encounter, who=person, side="guest"), by=by)
        agreement = enter(Agreement(agreement_kind="memorandum", stage="proposed"), by=by)
        add_part(Party(agreement=agreement, who=register["moscow"]), by=by)
        promise = enter(Promise(what={"en": f"Send {number} books"}, due=soon), by=by)
        add_part(PromiseParty(promise=promise, who=person, end="by"), by=by)
        invitation = enter(Invitation(inviter=person, event_text={"en": "Tea"}), by=by)
        add_part(Invitee(invitation=invitation, who=register["soyer"]), by=by)


@pytest.mark.slow
def test_no_page_asks_more_often_when_there_is_more_to_show(register: Any, officer: Client):
    pages = [
        *((f"/{route}/", "list") for route in LISTINGS),
        ("/sources/", "list"),
        ("/", "today"),
        ("/search/?q=cheremin", "search"),
        *((f"/sources/{source.pk}/", "source") for source in register.sources.values()),
        *(
            (record_address(record.kind, record.pk), "record")
            for name, record in register.rows.items()
            if name
            in ("moscow", "moscowgov", "cheremin", "ceremony", "protocol", "forum", "office")
        ),
    ]
    before = {page: queries(officer, page) for page, _ in pages}
    crowd(register, 12)
    for page, sort in pages:
        after = queries(officer, page)
        assert after <= MOST[sort], (page, after)
        # A section that was empty before may add its own query or two, never one per row.
        assert after <= before[page] + 6, (page, before[page], after)
