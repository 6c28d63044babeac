"""Why something could not be done, in the reader's language, to be shown where it was tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from comity.cooperation import drafting
from comity.cooperation.drafting.closing import NotReady
from comity.cooperation.drafting.returned import NotThisDraft, Unfit
from comity.cooperation.promises import states
from comity.desk.looking import looking
from comity.desk.refusals import why
from comity.desk.shown import Shown, of_date, of_record
from comity.desk.viewer import Viewer
from comity.desk.words import say
from comity.intake.actions import AlreadyDecided, HeldElsewhere, WrongKind
from comity.intake.payloads import BadPayload
from comity.papers import LetterWithoutFontError
from comity.protocol.issuing import NothingToIssue
from comity.register.actions import Gone
from comity.register.basis import Unproven
from comity.register.hanging import Circle
from comity.register.merging import CannotMerge
from comity.register.models import Entry, Record
from comity.register.permissions import NotAllowed, Right, Thing
from comity.register.undoing import AlreadyUndone, StillUsed

MOST_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Problem:
    """What stands in the way, and what to look at first."""

    text: str
    links: tuple[Shown, ...] = ()


EXPECTED = (
    drafting.Closed, drafting.Moved, NotReady, NotThisDraft, LetterWithoutFontError, NotAllowed,
    AlreadyDecided, StillUsed, AlreadyUndone, WrongKind, Unproven, BadPayload, Gone,
    CannotMerge, Circle, HeldElsewhere, states.NotNow, states.Unshown, states.Unsaid,
    NothingToIssue, ValidationError, LookupError,
)  # fmt: skip


def refused_words(right: Right = Right.WRITE, thing: Thing = None) -> str:
    """Why whoever looks may not, and who may."""
    return why(right, thing) or _("Your role at this desk does not let you do this.")


def tried(viewer: Viewer, act: Callable[[], object], refused: str = "") -> Problem | None:
    """Do it; gives the problem if it could not be done, as far as the viewer may know it.

    `refused` says that the viewer may not, where the act is no change of a record.
    """
    try:
        act()
    except EXPECTED as error:
        return problem_of(error, viewer, refused)
    return None


DONE = 302


def sent(
    request: HttpRequest, viewer: Viewer, form: Form, deed: Callable[[], object], *, may: bool
) -> tuple[Problem | None, int]:
    """What became of a form: the problem if there is one, and the status to answer with.

    DONE if the deed was done; 200 for a form that was only asked for.
    """
    if request.method != "POST":
        return None, 200
    if not may:
        return Problem(refused_words()), 403
    if not form.is_valid():
        return None, 422
    problem = tried(viewer, deed)
    return problem, 409 if problem else DONE


def problem_of(error: Exception, viewer: Viewer, refused: str = "") -> Problem:
    """The problem behind an error of an action."""
    if isinstance(error, StillUsed):
        return _still_used(error, viewer)
    if isinstance(error, ValidationError):
        return Problem(" ".join(error.messages))
    if isinstance(error, NotAllowed):
        return Problem(_not_allowed(error, viewer) or refused)
    if isinstance(error, drafting.Moved):
        told = _("%(who)s wrote version %(n)s meanwhile. Look at it first.")
        return Problem(told % {"who": error.present.by, "n": error.present.version})
    if isinstance(error, NotThisDraft):
        return Problem(_UNFIT[error.why]())
    if isinstance(error, LetterWithoutFontError):
        return Problem(str(error))
    if isinstance(error, Circle):
        return _circle(error, viewer)
    if isinstance(error, AlreadyDecided):
        told = _("Already decided by %(who)s.") % {"who": error.finding.decided_by}
        return Problem(told, _record_of(error))
    return Problem(_SENTENCES[_kind_of(error)]())


_UNFIT: dict[Unfit, Callable[[], str]] = {
    Unfit.TOO_LARGE: lambda: _("The file, or what is packed in it, is too large to be a draft."),
    Unfit.UNREADABLE: lambda: _(
        "This is neither a DOCX nor an XLIFF 1.2 that can be read. Send back the file that went "
        "out, in the format in which it went out."
    ),
    Unfit.ANOTHER_DRAFT: lambda: _("This file is of another draft. Bring it back there."),
    Unfit.OTHER_LANGUAGES: lambda: _("The file is translated into a language that is not here."),
    Unfit.NO_CLAUSE: lambda: _(
        "No clause of this draft is in the file. Send back the file that went out."
    ),
}


def _kind_of(error: Exception) -> type[Exception]:
    return next(kind for kind in _SENTENCES if isinstance(error, kind))


_SENTENCES: dict[type[Exception], Callable[[], str]] = {
    AlreadyUndone: lambda: _("This was taken back before."),
    WrongKind: lambda: _("A finding can only join a record of its own kind."),
    Unproven: lambda: _("No sentence of the source says so; enter the record by hand instead."),
    BadPayload: lambda: _("This does not say enough to be kept. Fill in what is missing."),
    Gone: lambda: _("The record was deleted or joined to another in the meantime."),
    CannotMerge: lambda: _(
        "These two cannot be joined: they must be two different records of one kind that stand."
    ),
    drafting.Closed: lambda: _("The text is closed; nothing of it changes any more."),
    NotReady: lambda: _("Not to be closed yet: the page shows what is open."),
    HeldElsewhere: lambda: _("Another desk keeps this file to itself."),
    states.NotNow: lambda: _("Somebody else changed the state of the promise. Look at it again."),
    states.Unshown: lambda: _(
        "Nothing shows that the promise was kept. Name an encounter, an act or a source, or send "
        "a scan."
    ),
    states.Unsaid: lambda: _("Say in a sentence why; it stands in the history."),
    NothingToIssue: lambda: _(
        "No paper would say anything yet. Put down guests or a programme first."
    ),
    drafting.Decided: lambda: _("Somebody decided this already."),
    LookupError: lambda: _("There is nothing to take back."),
}


def _not_allowed(error: NotAllowed, viewer: Viewer) -> str:
    with looking(lambda: viewer.sight):
        told = why(error.right, error.desk)
    # They have the right, but are nobody here: a member who speaks for no party.
    return told or _("You speak for no party to this text; an administrator can give you a seat.")


def _still_used(error: StillUsed, viewer: Viewer) -> Problem:
    if [each.pk for each in error.records] == [error.record.pk]:
        told = _(
            "Not taken away: something else at %(name)s rests on it, such as a draft or a "
            "signature. Take that away first."
        )
        return Problem(told % {"name": of_record(error.record).text})
    told = _("Not taken back: %(name)s is used by what came later. Undo that first.")
    later = (_deed(entry) for entry in error.entries)
    users = viewer.live(Record).filter(pk__in=[record.pk for record in error.records])
    shown = (*later, *(of_record(record) for record in users))
    return Problem(told % {"name": of_record(error.record).text}, shown[:MOST_SHOWN])


def _circle(error: Circle, viewer: Viewer) -> Problem:
    """That a promise would hang on itself, with those between, as far as the viewer sees them."""
    seen = viewer.live(Record).in_bulk([each.pk for each in error.chain])
    told = _("A promise cannot hang on itself, nor on what hangs on it: choose something else.")
    return Problem(told, tuple(of_record(each) for each in error.chain if each.pk in seen))


def _deed(entry: Entry) -> Shown:
    day = of_date(timezone.localtime(entry.at).date().isoformat())
    return Shown(f"{say('Deed', entry.deed)} ({entry.by}, {day})")


def _record_of(error: AlreadyDecided) -> tuple[Shown, ...]:
    record = error.finding.record
    return (of_record(record),) if record else ()
