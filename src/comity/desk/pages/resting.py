"""The partnerships at rest, each with the reason and what to do next."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from comity.desk.pages.answering import at_desk, show
from comity.desk.partnership.at_rest import Resting, at_rest
from comity.desk.partnership.judging import Proposal
from comity.desk.partnership.wording import DEEDS, why_of
from comity.desk.shown import Line, Shown, of_date, of_record, present
from comity.desk.viewer import Viewer

SHOWN = 100


@at_desk
def resting(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Partners with whom something runs and whom nobody met for three years."""
    found = at_rest(viewer, timezone.localdate())
    context = {
        "lines": [_line(each) for each in found[:SHOWN]],
        "left_out": max(len(found) - SHOWN, 0),
    }
    return show(request, "desk/resting.html", context)


def _line(each: Resting) -> Line:
    proposals = [Shown(_deed(proposal)) for proposal in each.judgement.proposals]
    last = each.figures.last
    return Line(
        title=of_record(each.partner),
        date=of_date(last.day.isoformat()) if last else None,
        more=present(Shown(why_of(each.judgement)), *proposals),
    )


def _deed(proposal: Proposal) -> str:
    name, _icon = DEEDS[proposal.do]
    day = of_date(proposal.day.isoformat()) if proposal.day else None
    return f"{name} ({day})" if day else str(name)
