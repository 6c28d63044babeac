"""The list of promises: both sides, firmness, due date and what it hangs on, who sees to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.desk.badges import promise_badge
from comity.desk.lists.listing import Choice, Column, Filter, Listing, Row, choices_of
from comity.desk.sheets import plain
from comity.desk.shown import (
    Shown,
    is_hidden,
    of_code,
    of_date,
    of_record,
    of_text,
    present,
    wording,
)
from comity.desk.viewer import Viewer
from comity.register.models import (
    Fulfilment,
    Grade,
    Kind,
    Promise,
    PromiseEnd,
    PromiseParty,
    Record,
)
from comity.register.promises import KEPT, only_wished, overdue_on, undertaken

SOON = timedelta(days=30)


def overdue() -> Q:
    """Promises that are open although their last day has passed. A wish falls due for nobody."""
    return overdue_on(timezone.localdate())


def due_soon() -> Q:
    """Open promises whose last day lies within the next 30 days."""
    today = timezone.localdate()
    return undertaken() & Q(due_upper__gte=today, due_upper__lte=today + SOON)


def due_of(promise: Promise) -> Shown | None:
    """When it falls due: its date, or what it hangs on, if that may be named."""
    if promise.due:
        return of_date(promise.due)
    if promise.depends_on and not is_hidden(promise.depends_on):
        return Shown(_("with: %(what)s") % {"what": of_record(promise.depends_on).text})
    hangs_on = wording(promise.depends_on_text)
    return Shown(_("with: %(what)s") % {"what": hangs_on.text}) if hangs_on else None


def _rows(viewer: Viewer) -> QuerySet[Promise]:
    return viewer.live(Promise, few=True).select_related("depends_on", "owner")


def parties_of(promises: Sequence[Promise]) -> dict[tuple[int, str], list[Record]]:
    """Who promised and to whom, by promise and end; one query."""
    ends: dict[tuple[int, str], list[Record]] = defaultdict(list)
    found = PromiseParty.objects.filter(promise__in=[each.pk for each in promises])
    for party in found.select_related("who"):
        ends[party.promise_id, party.end].append(party.who)
    return ends


def _show(promises: Sequence[Promise]) -> list[Row]:
    ends = parties_of(promises)
    rows = []
    for promise in promises:
        due, state = present(due_of(promise)), present(promise_badge(promise))
        rows.append(
            Row(
                of_record(promise),
                {
                    "by": tuple(of_record(who) for who in ends[promise.pk, PromiseEnd.BY]),
                    "to": tuple(of_record(who) for who in ends[promise.pk, PromiseEnd.TO]),
                    "due": due,
                    "grade": present(plain(of_code("Grade", promise.grade))),
                    "owner": present(of_text(str(promise.owner or ""))),
                    "state": state,
                },
                lead=(*state, *due),
            )
        )
    return rows


def _filters(viewer: Viewer) -> tuple[Filter, ...]:
    state = Filter(
        "state",
        _("State"),
        (
            Choice("overdue", _("Overdue"), overdue()),
            Choice("soon", _("Due within 30 days"), due_soon()),
            Choice("open", _("Open"), undertaken()),
            Choice("wished", _("Only wished"), only_wished()),
            Choice("under-way", _("Under way"), Q(fulfilment=Fulfilment.UNDER_WAY)),
            Choice("done", _("Kept"), Q(fulfilment__in=KEPT)),
            Choice("lapsed", _("Lapsed"), Q(fulfilment=Fulfilment.LAPSED)),
            Choice("dropped", _("Dropped"), Q(fulfilment=Fulfilment.DROPPED)),
        ),
    )
    grade = Filter("grade", _("Firmness"), choices_of("Grade", "grade", Grade.values))
    return (state, *_by_side(viewer), _by_owner(viewer), grade)


def _by_owner(viewer: Viewer) -> Filter:
    mine, nobody = Q(owner=viewer.user.pk), Q(owner=None)
    choices = (Choice("mine", _("I do"), mine), Choice("nobody", _("Nobody yet"), nobody))
    return Filter("owner", _("Who sees to it"), choices)


def _by_side(viewer: Viewer) -> tuple[Filter, ...]:
    if not viewer.home:
        return ()
    said = PromiseParty.objects.filter(promise=OuterRef("pk"), end=PromiseEnd.BY)
    ours = Q(Exists(said.filter(who__in=viewer.home)))
    choices = (Choice("ours", _("We promised"), ours), Choice("theirs", _("They promised"), ~ours))
    return (Filter("side", _("Whose"), choices),)


LISTING = Listing(
    name="promises",
    heading=gettext_lazy("Promises"),
    lead=gettext_lazy("What each side said it would do or wished, how firmly, and by when."),
    icon="list-checks",
    kinds=(Kind.PROMISE,),
    rows=_rows,
    show=_show,
    columns=(
        Column("title", gettext_lazy("Promise"), sort="label"),
        Column("due", gettext_lazy("Due"), sort="due_sort"),
        Column("state", gettext_lazy("State"), sort="fulfilment", ranks=tuple(Fulfilment.values)),
        Column("by", gettext_lazy("Who")),
        Column("to", gettext_lazy("To whom")),
        Column("grade", gettext_lazy("Firmness"), sort="grade", ranks=tuple(Grade.values)),
        Column("owner", gettext_lazy("Who sees to it"), sort="owner__first_name"),
    ),
    filters=_filters,
    default_sort="due",
    empty_heading=gettext_lazy("No promise is in the register yet"),
    empty_text=gettext_lazy(
        "When a source says what somebody will do, accept it, and its due date is watched here."
    ),
)
