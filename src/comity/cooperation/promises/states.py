"""What can become of a promise, and by which deed. Pure: no Django, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class State(StrEnum):
    """Where a promise stands; the values are those that the register keeps."""

    OPEN = "open"
    UNDER_WAY = "under-way"
    DONE = "done"
    LATE = "late"
    LAPSED = "lapsed"
    DROPPED = "dropped"

    @property
    def is_closed(self) -> bool:
        """Whether nobody works towards it any more."""
        return self not in (State.OPEN, State.UNDER_WAY)

    @property
    def is_kept(self) -> bool:
        """Whether it was fulfilled, in time or not: that needs evidence."""
        return self in (State.DONE, State.LATE)


class Deed(StrEnum):
    """What somebody does with a promise."""

    BEGIN = "begin"
    HALT = "halt"
    FULFIL = "fulfil"
    LAPSE = "lapse"
    DROP = "drop"
    REOPEN = "reopen"


class NotNow(ValueError):
    """A deed that the state of the promise does not allow; says which deeds it does."""

    def __init__(self, deed: Deed, state: State) -> None:
        possible = ", ".join(deeds_in(state))
        super().__init__(f"a promise that is {state} cannot be taken to {deed}; it can: {possible}")
        self.deed, self.state = deed, state


class Unshown(ValueError):
    """A promise was to be closed as fulfilled and nothing shows that it was."""

    def __init__(self) -> None:
        super().__init__(
            "nothing shows that the promise was fulfilled: give a page, a scan, an encounter or "
            "an act that does"
        )


class Unsaid(ValueError):
    """A promise was to be given up or opened again, and nobody said why."""

    def __init__(self, deed: Deed) -> None:
        super().__init__(f"say in a sentence why ({deed}); it stands in the history")
        self.deed = deed


_WAYS: Mapping[State, Mapping[Deed, State]] = {
    State.OPEN: {
        Deed.BEGIN: State.UNDER_WAY,
        Deed.FULFIL: State.DONE,
        Deed.LAPSE: State.LAPSED,
        Deed.DROP: State.DROPPED,
    },
    State.UNDER_WAY: {
        Deed.HALT: State.OPEN,
        Deed.FULFIL: State.DONE,
        Deed.LAPSE: State.LAPSED,
        Deed.DROP: State.DROPPED,
    },
    **{
        closed: {Deed.REOPEN: State.OPEN}
        for closed in (State.DONE, State.LATE, State.LAPSED, State.DROPPED)
    },
}
# These change what others count on, so that somebody must answer for them.
NEED_REASON = (Deed.LAPSE, Deed.DROP, Deed.REOPEN)


def deeds_in(state: State) -> tuple[Deed, ...]:
    """What can be done with a promise in a state."""
    return tuple(_WAYS[state])


def after(
    state: State, deed: Deed, *, is_shown: bool = False, is_late: bool = False, reason: str = ""
) -> State:
    """The state after a deed. `is_shown` is whether there is evidence of the fulfilment.

    Raises NotNow, Unshown (fulfilled without evidence) and Unsaid (without a reason).
    """
    if deed not in _WAYS[state]:
        raise NotNow(deed, state)
    if deed is Deed.FULFIL and not is_shown:
        raise Unshown
    if deed in NEED_REASON and not reason.strip():
        raise Unsaid(deed)
    reached = _WAYS[state][deed]
    return State.LATE if reached is State.DONE and is_late else reached
