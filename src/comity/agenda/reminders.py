"""Reminders of promises: before, on and after the day on which they fall due, never twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from comity.agenda.mailing import NoMail, mail_is_set, post
from comity.agenda.models import Reminder
from comity.edtf import display
from comity.register.models import Desk, Membership, Promise, Role, State, User
from comity.register.permissions import Right, may, members_of
from comity.register.promises import undertaken
from comity.register.words import LANGUAGES

DAYS_BEFORE = 7
# Who is told of a promise that nobody sees to yet.
_IN_CHARGE = (Role.OFFICER, Role.ADMINISTRATOR)


class When(StrEnum):
    """Which reminder it is, seen from the last day on which the promise is in time."""

    BEFORE = "before"
    ON = "on"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Line:
    """One promise of which somebody is to be told, and which reminder it is."""

    promise: Promise
    when: When


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one person's letter; `error` is empty if it left."""

    to: User
    lines: tuple[Line, ...]
    error: str = ""


def when_of(due: date, today: date, days_before: int = DAYS_BEFORE) -> When | None:
    """Which reminder is right on a day; None while it is too early for any."""
    if due < today:
        return When.OVERDUE
    if due == today:
        return When.ON
    return When.BEFORE if due - timedelta(days=days_before) <= today else None


def due_lines(today: date, days_before: int = DAYS_BEFORE) -> dict[User, list[Line]]:
    """What each person is to be told today and was not told yet, the most urgent first.

    A promise with an owner is told to them alone; one without to the officers of its desk.
    Nobody is told of what they may not see, or without an address.
    """
    last = today + timedelta(days=days_before)
    rows = Promise.objects.filter(undertaken(), state=State.LIVE, due_upper__lte=last)
    found: dict[User, list[Line]] = defaultdict(list)
    for promise in rows.select_related("owner", "desk").order_by("due_upper", "pk"):
        when = when_of(promise.due_upper, today, days_before)  # type: ignore[attr-defined]
        for user in _people(promise):
            if when and user.email and user.is_active and may(user, Right.READ, promise):
                found[user].append(Line(promise, when))
    return {user: fresh for user, lines in found.items() if (fresh := _untold(user, lines))}


def remind(today: date | None = None, days_before: int = DAYS_BEFORE) -> Iterator[Told]:
    """Send each person one letter with all that is due; gives what became of each.

    That somebody was told is kept before the letter leaves: a machine that stops in between
    leaves one untold, who sees it on their page all the same, and nobody told twice. What a
    server did not take is told the next time. Raises NoMail where no server is set.
    """
    if not mail_is_set():
        raise NoMail("no mail server is set; set COMITY_MAIL and COMITY_MAIL_FROM")
    for user, lines in due_lines(today or timezone.localdate(), days_before).items():
        kept = _claimed(user, lines)
        if kept:
            yield _sent(user, kept)


def reminders_of(promises: Iterable[int]) -> Mapping[int, list[Reminder]]:
    """Who was told of each of these promises, the latest first; one query."""
    found: dict[int, list[Reminder]] = defaultdict(list)
    for each in Reminder.objects.filter(promise__in=list(promises)).select_related("to"):
        found[each.promise].append(each)
    return found


def _people(promise: Promise) -> list[User]:
    if promise.owner is not None:
        return [promise.owner]
    return list(_in_charge(promise.desk)) if promise.desk else []


def _in_charge(desk: Desk) -> Iterable[User]:
    seats = Membership.objects.filter(desk=desk, role__in=_IN_CHARGE)
    return members_of(desk).filter(pk__in=seats.values("user")).order_by("pk")


def _untold(user: User, lines: list[Line]) -> list[Line]:
    keys = [line.promise.pk for line in lines]
    known = set(
        Reminder.objects.filter(to=user, promise__in=keys).values_list("promise", "when", "due")
    )
    return [
        line for line in lines
        if (line.promise.pk, str(line.when), line.promise.due) not in known
    ]  # fmt: skip


def _claimed(user: User, lines: list[Line]) -> dict[Line, Reminder]:
    """Keep that somebody is told; without those of which another run is telling them."""
    kept: dict[Line, Reminder] = {}
    for line in lines:
        row, is_new = Reminder.objects.get_or_create(
            promise=line.promise.pk, to=user, when=str(line.when), due=line.promise.due,
            defaults={"sent_at": timezone.now()},
        )  # fmt: skip
        if is_new:
            kept[line] = row
    return kept


def _sent(user: User, kept: Mapping[Line, Reminder]) -> Told:
    lines = tuple(kept)
    try:
        post(letter_to(user, lines))
    except NoMail as error:
        with transaction.atomic():
            Reminder.objects.filter(pk__in=[row.pk for row in kept.values()]).delete()
        return Told(user, lines, str(error))
    return Told(user, lines)


# ---------------------------------------------------------------- the letter


def letter_to(user: User, lines: Iterable[Line]) -> EmailMessage:
    """One letter with all promises, in the language of whoever gets it."""
    tongue = user.language if user.language in LANGUAGES else settings.LANGUAGE_CODE[:2]
    given = list(lines)
    with translation.override(tongue):
        headings = {
            When.OVERDUE: _("Overdue"), When.ON: _("Due today"), When.BEFORE: _("Due soon"),
        }  # fmt: skip
        parts = [_("Good day, %(name)s,") % {"name": user}]
        for when, heading in headings.items():
            own = [_line(line, tongue) for line in given if line.when is when]
            if own:
                parts.append("\n".join([heading + ":", *own]))
        parts.append(_("Each of these reminders is sent once."))
        subject = _("Promises due: %(n)d") % {"n": len(given)}
    return EmailMessage(subject, "\n\n".join(parts) + "\n", to=[user.email])


def _line(line: Line, tongue: str) -> str:
    promise = line.promise
    what = promise.label.text(tongue) or str(promise.pk)
    due = display(promise.due, tongue) if promise.due else ""
    page = reverse("desk:record", args=["promises", promise.pk])
    site = f"{settings.ADDRESS.scheme}://{settings.ADDRESS.netloc}"
    return f"- {' '.join(what.split())} ({due})\n  {site}{page}"
