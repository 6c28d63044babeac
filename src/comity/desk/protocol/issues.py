"""The issued papers of an encounter as its page lists them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from comity.desk.shown import Shown, language
from comity.desk.viewer import Viewer
from comity.desk.words import say
from comity.protocol.contents import change_in_words
from comity.protocol.issuing import is_outdated, latest_issue, may_see_paper
from comity.protocol.models import Issue, PaperKind
from comity.protocol.occasion import Occasion
from comity.protocol.sheets import MANY
from comity.register.words import LANGUAGES

MOST_EARLIER = 10


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper with its languages, each a link; `is_kept_back` before its time."""

    name: str
    links: tuple[Shown, ...]
    is_kept_back: bool = False


@dataclass(frozen=True, slots=True)
class IssueShown:
    """A version of the papers: when, by whom, what changed, and the papers themselves."""

    number: int
    issue: Issue
    changes: tuple[str, ...]
    papers: tuple[PaperLine, ...]
    is_outdated: bool = False


def issue_shown(occasion: Occasion, viewer: Viewer) -> IssueShown | None:
    """The version that holds now."""
    last = latest_issue(occasion.encounter)
    return _issue(last, occasion, viewer, is_outdated(occasion, last)) if last else None


def earlier_issues(occasion: Occasion, viewer: Viewer) -> list[IssueShown]:
    """The versions before, the latest first."""
    found = Issue.objects.filter(encounter=occasion.encounter.pk).order_by("-number", "-pk")
    return [_issue(each, occasion, viewer) for each in found[1 : MOST_EARLIER + 1]]


def _issue(issue: Issue, occasion: Occasion, viewer: Viewer, outdated: bool = False) -> IssueShown:
    made = issue.papers.values_list("pk", "kind", "language")
    told = issue.changes if viewer.is_inside(occasion.encounter) else ()
    changes = tuple(change_in_words(each, language()) for each in told)
    papers = tuple(_paper_lines(list(made), _seen(occasion, viewer)))
    return IssueShown(issue.number, issue, changes, papers, outdated)


def _seen(occasion: Occasion, viewer: Viewer) -> frozenset[str]:
    """The papers that the viewer may fetch."""
    return frozenset(
        kind for kind in PaperKind.values if may_see_paper(occasion, kind, viewer.user)
    )


def _paper_lines(made: Sequence[tuple[int, str, str]], seen: frozenset[str]) -> Iterator[PaperLine]:
    for kind in PaperKind.values:
        own = {tongue: key for key, each, tongue in made if each == kind}
        if own and kind == PaperKind.PRESS and kind not in seen:
            yield PaperLine(say("PaperKind", kind), (), is_kept_back=True)
        if not own or kind not in seen:
            continue
        links = tuple(
            Shown(_tongue(tongue), tongue, url=reverse("desk:protocol-paper", args=[own[tongue]]))
            for tongue in (*LANGUAGES, MANY)
            if tongue in own
        )
        yield PaperLine(say("PaperKind", kind), links)


def _tongue(tag: str) -> str:
    return _("both scripts") if tag == MANY else tag.upper()
