"""Issuing the papers of an encounter: all at once, numbered, with what changed."""

from __future__ import annotations

import hashlib

from django.db import transaction
from django.utils import timezone

from comity.papers import to_pdf
from comity.protocol.contents import changes_between, contents_of
from comity.protocol.models import Issue, IssuedPaper, PaperKind, PressText
from comity.protocol.occasion import Occasion, occasion_of
from comity.protocol.sheets import Stamp, papers_of, press_paper
from comity.register.actions import Gone
from comity.register.models import Encounter, User
from comity.register.permissions import Right, may, require
from comity.register.wording import LanguageMap


class NothingToIssue(ValueError):
    """There is nobody on the list and nothing in the programme; no paper would say anything."""


class KeptBack(Exception):
    """A paper that may not be seen, or not yet, by who asks for it."""


def issue_papers(encounter: Encounter, *, by: User, reason: str = "") -> Issue:
    """Issue every paper of an encounter anew, as it stands now, and tell what changed.

    Takes about 40 ms for each paper and language. Raises NotAllowed, Gone, NothingToIssue.
    """
    require(by, Right.WRITE, encounter)
    if not encounter.is_live:
        raise Gone(encounter)
    with transaction.atomic():
        # Two who issue at once would give one number to two versions.
        Encounter.objects.select_for_update().get(pk=encounter.pk)
        occasion = occasion_of(encounter)
        issue = _next_issue(occasion, by, reason)
        papers = papers_of(occasion, stamp_of(issue))
        if not papers:
            raise NothingToIssue(f"{encounter}: put down guests or a programme first")
        issue.save()
        for (kind, language), paper in papers.items():
            content = to_pdf(paper)
            digest = hashlib.sha256(content).hexdigest()
            IssuedPaper.objects.create(
                issue=issue, kind=kind, language=language, content=content, sha256=digest
            )
    return issue


def _next_issue(occasion: Occasion, by: User, reason: str) -> Issue:
    last = latest_issue(occasion.encounter)
    contents = contents_of(occasion)
    return Issue(
        encounter=occasion.encounter,
        number=last.number + 1 if last else 1,
        reason=reason.strip()[:400],
        contents=contents,
        changes=changes_between(last.contents if last else {}, contents),
        made_by=by,
        made_at=timezone.now(),
    )


def latest_issue(encounter: Encounter) -> Issue | None:
    """The version that holds now; None before the first."""
    return Issue.objects.filter(encounter=encounter.pk).order_by("number", "pk").last()


def is_outdated(occasion: Occasion, issue: Issue | None) -> bool:
    """Whether something changed since the papers were issued."""
    return issue is not None and bool(changes_between(issue.contents, contents_of(occasion)))


def stamp_of(issue: Issue) -> Stamp:
    """What an issue's papers say of it."""
    return Stamp(issue.number, issue.made_at, issue.changes, issue.reason)


def may_see_press(occasion: Occasion, user: User) -> bool:
    """Whether somebody may see the press sheet: before its time only who writes for the desk."""
    if not occasion.is_kept_back:
        return may(user, Right.READ, occasion.encounter.desk)
    return may(user, Right.WRITE, occasion.encounter)


# What both delegations and the press get; the other papers stay in the house.
_OUTWARD = frozenset({PaperKind.PROGRAMME, PaperKind.RUNNING_ORDER})


def may_see_paper(occasion: Occasion, kind: str, user: User) -> bool:
    """Whether somebody may see the papers of a kind.

    Lists of guests, seats and cards are for those who see what is confidential at the desk.
    """
    if kind == PaperKind.PRESS:
        return may_see_press(occasion, user)
    desk = occasion.encounter.desk
    return may(user, Right.READ if kind in _OUTWARD else Right.CONFIDENTIAL, desk)


def content_for(paper: IssuedPaper, user: User) -> bytes:
    """A paper as it was issued. Raises KeptBack for one that is not (yet) for `user` to see.

    Once the embargo is lifted the press sheet no longer says that there is one.
    """
    occasion = occasion_of(paper.issue.encounter)
    if not may_see_paper(occasion, paper.kind, user):
        raise KeptBack(f"the {paper.kind} of {occasion.encounter} is not for {user} to see")
    if paper.kind != PaperKind.PRESS or occasion.is_kept_back:
        return bytes(paper.content)
    return to_pdf(press_paper(occasion, stamp_of(paper.issue), paper.language))


def write_for_press(encounter: Encounter, words: LanguageMap, *, by: User) -> PressText:
    """Keep words for the press sheet; the earlier ones stay. Raises NotAllowed and Gone."""
    require(by, Right.WRITE, encounter)
    if not encounter.is_live:
        raise Gone(encounter)
    return PressText.objects.create(encounter=encounter, words=words, made_by=by)
