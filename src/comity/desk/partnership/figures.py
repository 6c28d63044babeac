"""What the register has about a partnership, counted from the records that the viewer may see."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.db.models import Q

from comity.cooperation.terms import running_term
from comity.desk.partnership.judging import NEW, Dated, Figures, Promised
from comity.desk.ties import circle_of
from comity.desk.viewer import Viewer
from comity.desk.yearly.sides import Sides
from comity.identity.offices import heads_a_house
from comity.register.models import (
    Agreement,
    Answer,
    Attendance,
    Encounter,
    Invitee,
    Modality,
    Promise,
    Record,
    Relation,
    RelationParty,
    Side,
    Stage,
    Tenure,
)
from comity.register.promises import KEPT, PENDING, is_overdue_on, is_wish

# Of each kind so many of the latest are looked at; no partnership has more that counts.
MOST = 500
RUNNING = (Stage.SIGNED, Stage.IN_FORCE, Stage.RENEWED, Stage.DORMANT, Stage.SUSPENDED)
OVER = (Stage.EXPIRED, Stage.ENDED)


def figures_of(partner: Record, viewer: Viewer, today: date) -> Figures:
    """The figures of a partnership with a place or an institution (given as its own kind)."""
    theirs = circle_of(partner, viewer.sees)
    ours = viewer.home - theirs
    both = Sides(ours, theirs)
    met = _encounters(both, viewer)
    agreements = _agreements(both, viewer)
    happened = [each for each in met if each.modality == Modality.HAPPENED]
    sides = _sides(theirs, ours, happened)
    since = _since(theirs, ours, viewer)
    signed = _earliest(_dated(agreements, "signed_on"))
    running = [each for each in agreements if each.stage in RUNNING]
    return Figures(
        first=_earliest([*_dated(happened, "date"), *_dated(agreements, "signed_on"), *since]),
        last=_latest(_dated(happened, "date"), today),
        next=_earliest(each for each in _planned(met) if each.day >= today),
        came=sum(pair == (Side.GUEST, Side.HOST) for pair in sides.values()),
        went=sum(pair == (Side.HOST, Side.GUEST) for pair in sides.values()),
        ours=_promised("ours", both, viewer, today),
        theirs=_promised("theirs", both, viewer, today),
        unanswered=_unanswered(ours, theirs, viewer, today),
        signed=signed,
        running=len(running),
        ended=sum(each.stage in OVER for each in agreements),
        terms=_terms(running, today),
        new_heads=_new_heads(theirs, viewer, today),
    )


# ---------------------------------------------------------------- encounters


def _encounters(sides: Sides, viewer: Viewer) -> list[Encounter]:
    counted = (Modality.HAPPENED, Modality.PLANNED)
    rows = viewer.live(Encounter).filter(sides.met(), modality__in=counted)
    return list(rows.order_by("-when_sort")[:MOST])


def _sides(
    theirs: Collection[int], ours: Collection[int], met: Iterable[Encounter]
) -> dict[int, tuple[str, str]]:
    """On which side they and we were, by encounter; an encounter of only one of us is left out.

    Whom the register has on our own desk's side need not be named: who was their host was
    we, where nobody else is named.
    """
    keys = [each.pk for each in met]
    rows = Attendance.objects.filter(encounter__in=keys).values_list("encounter", "who", "side")
    they: dict[int, str] = {}
    we: dict[int, str] = {}
    for encounter, who, side in rows:
        if who in theirs and side != Side.OTHER:
            they.setdefault(encounter, side)
        elif who in ours and side != Side.OTHER:
            we.setdefault(encounter, side)
    return {key: (they[key], we[key]) for key in they.keys() & we.keys()}


def _planned(met: Iterable[Encounter]) -> Iterable[Dated]:
    planned = [each for each in met if each.modality == Modality.PLANNED]
    return _dated(planned, "date", last=True)


# ---------------------------------------------------------------- days


def _dated(records: Iterable[Record], name: str, *, last: bool = False) -> list[Dated]:
    """The days of records whose date has a year: the first that the date can mean, or the last."""
    end = f"{name}_upper" if last else f"{name}_lower"
    days = ((record.pk, getattr(record, end)) for record in records)
    return [Dated(key, day) for key, day in days if day and date.min < day < date.max]


def _earliest(dated: Iterable[Dated]) -> Dated | None:
    return min(dated, key=lambda each: (each.day, each.key), default=None)


def _latest(dated: Iterable[Dated], today: date) -> Dated | None:
    """The latest that has come: a date that an article got wrong is no contact to come."""
    past = (each for each in dated if each.day <= today)
    return max(past, key=lambda each: (each.day, each.key), default=None)


# ---------------------------------------------------------------- agreements and relations


def _agreements(sides: Sides, viewer: Viewer) -> list[Agreement]:
    rows = viewer.live(Agreement).filter(sides.are_party())
    return list(rows.order_by("-when_sort")[:MOST])


def _since(theirs: Collection[int], ours: Collection[int], viewer: Viewer) -> list[Dated]:
    they = RelationParty.objects.filter(who__in=theirs).values("relation")
    we = RelationParty.objects.filter(who__in=ours).values("relation")
    rows = viewer.live(Relation).filter(pk__in=they).filter(pk__in=we)
    return _dated(rows.order_by("when_sort")[:MOST], "since")


def _terms(running: Iterable[Agreement], today: date) -> tuple[Dated, ...]:
    """When running terms end, or by when notice is due before they renew themselves."""
    ends = []
    for agreement in running:
        term = running_term(agreement, today)
        if term is not None and (day := term.notice_by or term.ends.upper):
            ends.append(Dated(agreement.pk, day))
    return tuple(sorted(ends, key=lambda each: each.day))


# ---------------------------------------------------------------- promises and invitations


def _promised(whose: str, sides: Sides, viewer: Viewer, today: date) -> Promised:
    rows = viewer.live(Promise).filter(sides.promised(whose)).order_by("-when_sort")
    made = list(rows[:MOST])
    binding = [each for each in made if each.fulfilment in PENDING and not is_wish(each)]
    overdue = [each.pk for each in binding if is_overdue_on(each, today)]
    kept = sum(each.fulfilment in KEPT for each in made)
    return Promised(kept, len(binding), tuple(overdue))


def _unanswered(
    ours: Collection[int], theirs: Collection[int], viewer: Viewer, today: date
) -> tuple[int, ...]:
    """Their invitations to us that wait for an answer and are not over."""
    is_ahead = Q(invitation__date_upper=None) | Q(invitation__date_upper__gte=today)
    rows = Invitee.objects.filter(
        viewer.sees("invitation__"), is_ahead, who__in=ours,
        invitation__inviter__in=theirs, answer=Answer.AWAITED,
    )  # fmt: skip
    return tuple(rows.order_by("invitation").values_list("invitation", flat=True).distinct())


# ---------------------------------------------------------------- people


def _new_heads(theirs: Collection[int], viewer: Viewer, today: date) -> tuple[Dated, ...]:
    """Who lately came to head a house of theirs, as their office; the latest first."""
    rows = viewer.live(Tenure).filter(person__in=theirs)
    lately = rows.filter(began_lower__gte=today - NEW - timedelta(days=1), began_lower__lte=today)
    heads = [each for each in lately.order_by("-began_sort")[:MOST] if heads_a_house(each.office)]
    return tuple(_dated(heads, "began"))
