"""The board: what every agreement waits for, since when, the longest first."""

from __future__ import annotations

from datetime import date

from comity.cooperation.actions import NewStep, record_step
from comity.cooperation.board import board
from comity.cooperation.queries import follow, follow_all
from comity.register.actions import add_part, enter
from comity.register.models import Agreement, Party, User

TODAY = date(2024, 11, 24)


def test_an_agreement_stands_at_every_step_that_it_waits_for(protocol: Agreement, officer: User):
    record_step(protocol, NewStep("idea", "2023-10", "minutes"), by=officer)
    (queue,) = board([follow(protocol)], TODAY)
    assert queue.step == "mandate"
    assert [line.station.side for line in queue.lines] == ["1", "2"]
    assert all(line.is_overdue and str(line.since) == "2023-10" for line in queue.lines)


def test_steps_stand_in_the_order_of_the_way_and_the_longest_wait_first(
    protocol: Agreement, officer: User
):
    def another(year: str | None) -> Agreement:
        agreement = Agreement(agreement_kind="sister-city", stage="proposed")
        enter(agreement, by=officer, desk=protocol.desk)
        add_part(Party(agreement=agreement, who=protocol.parties.all()[0].who), by=officer)
        record_step(agreement, NewStep("idea", year, "minutes"), by=officer)
        return agreement

    late, early, unknown = another("2024"), another("2019"), another(None)
    signed = another("2010")
    record_step(signed, NewStep("signed", "2012", "text"), by=officer)
    queues = board(follow_all([late, early, unknown, signed, protocol]), TODAY)
    assert [queue.step for queue in queues] == ["idea", "mandate", "report", "programme"]
    waiting = [line.followed.agreement for line in queues[1].lines]
    assert waiting == [early, late, unknown]


def test_what_rests_is_on_no_board(protocol: Agreement, officer: User):
    record_step(protocol, NewStep("dormant", "2020"), by=officer)
    assert board([follow(protocol)], TODAY) == ()
