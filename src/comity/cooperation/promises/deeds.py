"""What people do with a promise once it is in the register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from comity.cooperation.promises import states
from comity.cooperation.promises.states import State, after
from comity.edtf import Edtf, EdtfError, parse
from comity.register.actions import Gone
from comity.register.basis import ByHand
from comity.register.journal import Pen, writing
from comity.register.models import (
    Act,
    Deed,
    Encounter,
    Evidence,
    Promise,
    Source,
    User,
)
from comity.register.permissions import Right, require


@dataclass(frozen=True, slots=True)
class Shows:
    """One thing that shows a fulfilment: a source, an encounter or an act; `words` say how."""

    source: Source | None = None
    encounter: Encounter | None = None
    act: Act | None = None
    words: str = ""

    @property
    def is_something(self) -> bool:
        """Whether there is anything to look at; words alone show nothing."""
        return any((self.source, self.encounter, self.act))


def begin(promise: Promise, *, by: User, reason: str = "") -> State:
    """Say that somebody is at work on it. Raises as `fulfil` does."""
    return _done(promise, states.Deed.BEGIN, by, reason)


def halt(promise: Promise, *, by: User, reason: str = "") -> State:
    """Say that nobody is at work on it any more, and that it is still owed."""
    return _done(promise, states.Deed.HALT, by, reason)


def fulfil(
    promise: Promise,
    evidence: Sequence[Shows],
    *,
    by: User,
    on: str | None = None,
    outcome: str = "",
) -> State:
    """Close a promise as kept, in time or late, with what shows it; gives the state.

    `on` is the day (EDTF; today if it is not said). Late is only what surely is: the whole
    day lies after the whole due date. Raises NotAllowed, Gone, NotNow, Unshown, and
    ValidationError for a date that is none or is yet to come.
    """
    shown = [each for each in evidence if each.is_something]
    day = _day_of(on)
    require(by, Right.WRITE, promise)
    with writing(Deed.EDITED, by=by, about=promise, reason=outcome) as pen:
        held = _held(promise)
        is_late = _is_late(held, day)
        state = after(
            State(held.fulfilment), states.Deed.FULFIL, is_shown=bool(shown), is_late=is_late
        )
        for each in shown:
            pen.create(_row(held, each), ByHand(by))
        _close(held, state, pen, by, str(day), outcome)
    promise.refresh_from_db()
    return state


def lapse(promise: Promise, *, by: User, reason: str) -> State:
    """Say that it can no longer be kept: what it was for is over. Raises Unsaid as well."""
    return _done(promise, states.Deed.LAPSE, by, reason)


def drop(promise: Promise, *, by: User, reason: str) -> State:
    """Say that whoever promised it took it back. Raises Unsaid as well."""
    return _done(promise, states.Deed.DROP, by, reason)


def reopen(promise: Promise, *, by: User, reason: str) -> State:
    """Say that a closed promise is owed after all; what was shown stays with it."""
    return _done(promise, states.Deed.REOPEN, by, reason)


def _done(promise: Promise, deed: states.Deed, by: User, reason: str) -> State:
    require(by, Right.WRITE, promise)
    with writing(Deed.EDITED, by=by, about=promise, reason=reason) as pen:
        held = _held(promise)
        state = after(State(held.fulfilment), deed, reason=reason)
        if state.is_closed:
            _close(held, state, pen, by, timezone.localdate().isoformat(), reason)
        else:
            pen.change(held, ByHand(by), fulfilment=str(state), closed_on=None, outcome="")
    promise.refresh_from_db()
    return state


def _close(held: Promise, state: State, pen: Pen, by: User, on: str, outcome: str) -> None:
    pen.change(held, ByHand(by), fulfilment=str(state), closed_on=on, outcome=outcome.strip())


def _held(promise: Promise) -> Promise:
    """The promise as it stands now, so that of two who close it at once one is told."""
    held: Promise = Promise.objects.select_for_update(of=("self",)).get(pk=promise.pk)
    if not held.is_live:
        raise Gone(held)
    return held


def _row(promise: Promise, shown: Shows) -> Evidence:
    return Evidence(
        promise=promise, source=shown.source, encounter=shown.encounter, act=shown.act,
        words=shown.words.strip(),
    )  # fmt: skip


def _day_of(text: str | None) -> Edtf:
    today = timezone.localdate()
    try:
        day = parse(text or today.isoformat())
    except EdtfError as error:
        raise ValidationError({"on": _("Write the date as exactly as it is known.")}) from error
    if day.lower is None or day.lower > today:
        raise ValidationError({"on": _("Nothing is fulfilled on a day that is yet to come.")})
    return day


def _is_late(promise: Promise, day: Edtf) -> bool:
    due: date | None = promise.due_upper  # type: ignore[attr-defined]
    return due is not None and day.lower is not None and day.lower > due
