"""Invitations, in both directions: the list, and the page with the event and the answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.desk.lists.listing import Choice, Column, Filter, Listing, Row
from comity.desk.proofs import Proofs
from comity.desk.sheets import Sheet, section
from comity.desk.shown import (
    Fact,
    Line,
    Page,
    Section,
    Shown,
    capitalised,
    language,
    line_of,
    of_code,
    of_date,
    of_record,
    present,
    wording,
)
from comity.desk.viewer import Viewer
from comity.desk.words import ICON
from comity.register.models import Answer, Invitation, Invitee, Kind

LONG_AGO = timedelta(days=365)  # after it was told of, without a day that could come


def _awaited() -> Q:
    # Few are awaited of many that were answered: they are looked up, not each one's invitees.
    return Q(pk__in=Invitee.objects.filter(answer=Answer.AWAITED).values("invitation"))


def _is_past() -> Q:
    """What is over: by its day, by that of its event, or told of more than a year ago."""
    today = timezone.localdate()
    return (
        Q(date_upper__lt=today)
        | Q(date=None, event__date_upper__lt=today)
        | Q(date_upper=None, event__date_upper=None, made_on_upper__lt=today - LONG_AGO)
    )


def unanswered() -> Q:
    """Invitations to what is still to come, of which an invitee has not answered yet."""
    return _awaited() & ~_is_past()


def never_answered() -> Q:
    """Invitations to what is over, of which nobody knows the answer."""
    return _awaited() & _is_past()


def received(viewer: Viewer) -> Q:
    """Invitations to our own side."""
    return Q(Exists(Invitee.objects.filter(invitation=OuterRef("pk"), who__in=viewer.home)))


def invited_to(invitation: Invitation) -> Shown | None:
    """What the invitation is to: the event, or the words of the source."""
    if invitation.event:
        return of_record(invitation.event)
    words = wording(invitation.event_text)
    if words is None:
        return None
    return replace(words, text=capitalised(words.text, words.language or language()))


def is_past(invitation: Invitation) -> bool:
    """Whether what an invitation is to is over, as `never_answered` asks the database."""
    today = timezone.localdate()
    event = invitation.event
    upper = invitation.date_upper  # type: ignore[attr-defined]
    if upper is None and event is not None:
        upper = event.date_upper  # type: ignore[attr-defined]
    made = invitation.made_on_upper  # type: ignore[attr-defined]
    if upper is None:
        return made is not None and made < today - LONG_AGO
    return bool(upper < today)


def answer_of(invitee: Invitee, invitation: Invitation) -> Shown | None:
    """How somebody answered; nobody waits any more for an answer to what is over."""
    if invitee.answer == Answer.AWAITED and is_past(invitation):
        return Shown(_("Answer not known"), tone="rest")
    return of_code("Answer", invitee.answer)


def invitees_of(invitations: Sequence[Invitation]) -> dict[int, list[Invitee]]:
    """The invitees, by invitation; one query."""
    invitees: dict[int, list[Invitee]] = defaultdict(list)
    found = Invitee.objects.filter(invitation__in=[each.pk for each in invitations])
    for invitee in found.select_related("who"):
        invitees[invitee.invitation_id].append(invitee)
    return invitees


def _rows(viewer: Viewer) -> QuerySet[Invitation]:
    return viewer.live(Invitation, few=True).select_related("event", "inviter")


def _show(invitations: Sequence[Invitation]) -> list[Row]:
    invitees = invitees_of(invitations)
    rows = []
    for invitation in invitations:
        invited = invitees[invitation.pk]
        answers = tuple(dict.fromkeys(present(*(answer_of(each, invitation) for each in invited))))
        date = present(of_date(invitation.date or _event_date(invitation)))
        to = invited_to(invitation) or of_record(invitation)
        rows.append(
            Row(
                Shown(to.text, to.language, to.is_missing, of_record(invitation).url),
                {
                    "by": present(of_record(invitation.inviter) if invitation.inviter else None),
                    "to": tuple(of_record(each.who) for each in invited),
                    "date": date,
                    "reply": present(of_date(invitation.reply_by)),
                    "answer": answers,
                },
                lead=(*answers, *date),
            )
        )
    return rows


def _event_date(invitation: Invitation) -> str | None:
    return invitation.event.date if invitation.event else None


def _filters(viewer: Viewer) -> tuple[Filter, ...]:
    answer = Filter(
        "answer",
        _("Answer"),
        (
            Choice("awaited", _("To be answered"), unanswered()),
            Choice("never", _("Over, answer not known"), never_answered()),
            Choice("given", _("Answered"), ~_awaited()),
        ),
    )
    if not viewer.home:
        return (answer,)
    sent = Q(inviter__in=viewer.home)
    direction = Filter(
        "direction",
        _("Direction"),
        (
            Choice("received", _("To us"), received(viewer)),
            Choice("sent", _("From us"), sent),
        ),
    )
    return (answer, direction)


LISTING = Listing(
    name="invitations",
    heading=gettext_lazy("Invitations"),
    lead=gettext_lazy("Who asked whom to what, in both directions, and what the answer was."),
    icon="mail",
    kinds=(Kind.INVITATION,),
    rows=_rows,
    show=_show,
    columns=(
        Column("title", gettext_lazy("To what"), sort="label"),
        Column("by", gettext_lazy("Invited by")),
        Column("to", gettext_lazy("Invited")),
        Column("date", gettext_lazy("Takes place"), sort="when_sort", newest_first=True),
        Column("reply", gettext_lazy("Reply by"), sort="reply_by_sort"),
        Column("answer", gettext_lazy("Answer")),
    ),
    filters=_filters,
    default_sort="-date",
    empty_heading=gettext_lazy("No invitation is in the register yet"),
    empty_text=gettext_lazy("Accept one from a source, and its answer is awaited here."),
)


def page_of(invitation: Invitation, viewer: Viewer, proofs: Proofs) -> Page:
    """The page of an invitation."""
    del viewer
    return Page(
        title=of_record(invitation, url=""),
        lead=present(invited_to(invitation), of_date(invitation.date or _event_date(invitation))),
        facts=_facts(invitation, proofs),
        sides=_sides(invitation, proofs),
        sections=(
            *section(_("Event"), [line_of(invitation.event)] if invitation.event else []),
            *section(_("Made at"), [line_of(invitation.made_at)] if invitation.made_at else []),
        ),
    )


def _facts(invitation: Invitation, proofs: Proofs) -> tuple[Fact, ...]:
    sheet = Sheet(invitation, proofs).link("event", said="event_text")
    sheet.date("date").link("place").date("made_on").date("reply_by")
    return sheet.text("note").done()


def _sides(invitation: Invitation, proofs: Proofs) -> tuple[Section, ...]:
    marks = proofs.of_field(invitation, "inviter")
    inviter = invitation.inviter
    host = (
        [
            Line(
                of_record(inviter),
                icon=ICON.get(inviter.kind, ""),
                mark=marks[0] if marks else None,
            )
        ]
        if inviter
        else []
    )
    invited = [
        _invitee_line(each, invitation, proofs)
        for each in invitation.invitees.select_related("who", "deputy")
    ]
    return (*section(_("Invited by"), host), *section(_("Invited"), invited))


def _invitee_line(invitee: Invitee, invitation: Invitation, proofs: Proofs) -> Line:
    return Line(
        title=of_record(invitee.who),
        date=of_date(invitee.answered_on),
        more=present(of_record(invitee.deputy) if invitee.deputy else None),
        badges=present(answer_of(invitee, invitation)),
        icon=ICON.get(invitee.who.kind, ""),
        mark=proofs.of_row(invitee),
    )
