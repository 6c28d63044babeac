"""The board of all agreements by step, and those signed without or before a permission."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from comity.cooperation.board import Queue, QueueLine, board
from comity.cooperation.procedures import Waiting
from comity.cooperation.queries import UNLAWFUL, Followed, follow_all
from comity.desk.cooperation.ways import flag_shown, waiting_line
from comity.desk.pages.answering import at_desk, show
from comity.desk.shown import Line, Section, Shown, language, of_date, of_record, present
from comity.desk.viewer import Viewer
from comity.register.models import Agreement

# What rests waits for nothing; it need not be followed for the board.
_RESTING = ("dormant", "suspended", "expired", "ended")


@dataclass(frozen=True, slots=True)
class Lane:
    """One step of the board with the agreements that wait for it."""

    section: Section
    overdue: int


@at_desk
def agreements_board(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What every agreement waits for, by step."""
    followed = follow_all(list(viewer.live(Agreement).exclude(stage__in=_RESTING)))
    lanes = [_lane(queue) for queue in board(followed, timezone.localdate())]
    unlawful = sum(each.is_unlawful for each in followed)
    return show(request, "desk/board.html", {"lanes": lanes, "unlawful": unlawful})


@at_desk
def unlawful(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The agreements signed without or before an act that a law asks for."""
    followed = follow_all(list(viewer.live(Agreement).order_by("-signed_on_sort", "-pk")))
    lines = [_unlawful_line(each) for each in followed if each.is_unlawful]
    return show(request, "desk/unlawful.html", {"lines": lines})


def _lane(queue: Queue) -> Lane:
    name = queue.lines[0].station.step.name(language())
    lines = tuple(_board_line(line) for line in queue.lines)
    overdue = sum(line.is_overdue for line in queue.lines)
    return Lane(Section(name, lines, len(lines)), overdue)


def _board_line(line: QueueLine) -> Line:
    waiting = waiting_line(Waiting(line.station, line.since), line.followed)
    return Line(
        title=of_record(line.followed.agreement),
        more=waiting.more,
        badges=waiting.badges,
        icon=waiting.icon,
    )


def _unlawful_line(followed: Followed) -> Line:
    agreement = followed.agreement
    flags = [
        Shown(f"{flag.station.step.name(language())}: {flag_shown(flag).text.lower()}")
        for flag in followed.state.flagged(*UNLAWFUL)
    ]
    return Line(
        title=of_record(agreement),
        date=of_date(agreement.signed_on),
        more=present(*flags),
        icon="flag",
    )
