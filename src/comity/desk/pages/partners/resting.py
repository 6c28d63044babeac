"""The partnerships at rest, each with the reason and what to do next."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from comity.desk.pages.answering import at_desk, show
from comity.desk.partnership.at_rest import Resting, at_rest
from comity.desk.partnership.judging import Proposal
from comity.desk.partnership.wording import DEEDS, why_of
from comity.desk.shown import Line, Shown, of_date, of_record, present
from comity.desk.viewer import Viewer
from comity.register.models import Record

SHOWN = 100


@at_desk
def resting(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Partners with whom something runs and whom nobody met for three years."""
    found = at_rest(viewer, timezone.localdate())
    lasts = [each.figures.last.key for each in found[:SHOWN] if each.figures.last]
    encounters = viewer.live(Record).in_bulk(lasts)
    context = {
        "lines": [_line(each, encounters) for each in found[:SHOWN]],
        "left_out": max(len(found) - SHOWN, 0),
    }
    return show(request, "desk/resting.html", context)


def _line(each: Resting, encounters: Mapping[int, Record]) -> Line:
    proposals = [Shown(_deed(proposal)) for proposal in each.judgement.proposals]
    last = each.figures.last
    met = encounters.get(last.key) if last else None
    return Line(
        title=of_record(each.partner),
        # As exact as the register knows it: of "October 2023" no day is made up.
        date=of_date(met.when) if met else None,
        more=present(Shown(why_of(each.judgement)), *proposals),
    )


def _deed(proposal: Proposal) -> str:
    name, _icon = DEEDS[proposal.do]
    day = of_date(proposal.day.isoformat()) if proposal.day else None
    return f"{name} ({day})" if day else str(name)
