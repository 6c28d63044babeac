"""The way of an agreement along its procedures, as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from comity.cooperation.procedures import Flag, Progress, Recorded, Station, Status, Waiting
from comity.cooperation.procedures.steps import STAGES
from comity.cooperation.queries import Followed, follow
from comity.cooperation.terms import running_term
from comity.desk.cooperation.procedure_words import FLAG, FLAG_TONE, STANDING, STATUS, STATUS_TONE
from comity.desk.proofs import Proofs
from comity.desk.shown import (
    Line,
    Shown,
    language,
    of_code,
    of_date,
    of_record,
    of_text,
    present,
)
from comity.desk.words import say
from comity.register.models import Agreement


@dataclass(frozen=True, slots=True)
class Stop:
    """One station: what it is, whose, where it stands, what is told of it and what is odd."""

    name: str
    state: str
    status: Shown
    whose: Shown | None
    actor: str
    since: str
    reports: tuple[Line, ...]
    flags: tuple[Shown, ...]
    hint: str
    sources: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """An agreement's way: its stations, what it waits for, and when its term ends."""

    stops: tuple[Stop, ...]
    waits: tuple[Line, ...]
    term: tuple[Shown, ...]
    procedures: tuple[Shown, ...]


def way_of(agreement: Agreement, proofs: Proofs) -> tuple[Way, Followed]:
    """The way of one agreement, ready to be shown."""
    followed = follow(agreement)
    since = {wait.station.key: wait for wait in followed.state.waits_for}
    stops = tuple(
        _stop(each, since.get(each.station.key), followed, proofs)
        for each in followed.state.progress
    )
    waits = tuple(waiting_line(wait, followed) for wait in followed.state.waits_for)
    return Way(stops, waits, term_of_agreement(followed), _procedures(followed)), followed


def standing_of(followed: Followed) -> Shown | None:
    """The stage as a badge; of a suspension or an end, by whom."""
    own = STANDING.get(followed.standing)
    stage = of_code("Stage", followed.state.stage)
    return Shown(str(own), tone="late") if own is not None else stage


def waiting_line(wait: Waiting, followed: Followed) -> Line:
    """What is waited for, by whom, since when, and whether that is long."""
    overdue = Shown(_("Longer than usual"), tone="late")
    return Line(
        title=Shown(wait.station.step.name(language())),
        more=present(_whose(wait.station, followed), _actor(wait.station), since_of(wait)),
        badges=(overdue,) if wait.is_overdue(timezone.localdate()) else (),
        icon="hourglass",
    )


def since_of(wait: Waiting) -> Shown | None:
    """Since when something is waited for, in words."""
    shown = of_date(str(wait.since)) if wait.since is not None else None
    return Shown(_("since %(date)s") % {"date": shown.text}) if shown else None


def term_of_agreement(followed: Followed) -> tuple[Shown, ...]:
    """When the term ends and by when notice must be given, in words."""
    today = timezone.localdate()
    term = running_term(followed.agreement, today)
    if term is None:
        return ()
    ends = of_date(str(term.ends))
    told = _("The term ran out: %(date)s") if term.is_over(today) else _("The term ends: %(date)s")
    said = [Shown(told % {"date": ends}, tone="late" if term.is_over(today) else "")]
    if term.renewals:
        said.append(Shown(_("renewed by itself: %(n)s") % {"n": term.renewals}))
    if term.notice_by is not None and not term.is_over(today):
        by = of_date(term.notice_by.isoformat())
        late = term.notice_is_too_late(today)
        words = (
            _("The last day for notice was %(date)s")
            if late
            else _("Last day to give notice: %(date)s")
        )
        said.append(Shown(words % {"date": by}, tone="late" if late else "wait"))
    return tuple(said)


def _stop(each: Progress, wait: Waiting | None, followed: Followed, proofs: Proofs) -> Stop:
    step = each.station.step
    return Stop(
        name=step.name(language()),
        state="ahead" if _is_free(each) else str(each.status),
        status=_status(each, followed),
        whose=_whose(each.station, followed),
        actor=step.actor.name_on(_day_of(each), language()),
        since=str(since_of(wait) or "") if wait else "",
        reports=tuple(
            _report(record, followed, proofs) for record in (*each.records, *each.perhaps)
        ),
        flags=tuple(flag_shown(f) for f in followed.state.flags if f.station is each.station),
        hint=(step.hints or {}).get(language(), "") if each.status is Status.WAITED else "",
        sources=tuple(
            Shown(source.words[language()], note="" if source.is_checked else _("unverified"))
            for source in step.sources
            if source.key != "practice"
        ),
    )


def _is_free(each: Progress) -> bool:
    """Whether it can be done now, and nobody waits for it."""
    return each.status is Status.WAITED and each.station.step.is_optional


def _status(each: Progress, followed: Followed) -> Shown:
    if each.perhaps and not each.is_recorded:
        return Shown(_("Reported, not of whom"), tone="known")
    is_over = _is_free(each) and _was_left_behind(each.station, followed)
    if is_over or (each.status is Status.PASSED and each.station.step.is_optional):
        return Shown(_("Not needed"))
    if _is_free(each):
        return Shown(_("Optional"))
    return Shown(str(STATUS[each.status]), tone=STATUS_TONE.get(each.status, ""))


def _was_left_behind(station: Station, followed: Followed) -> bool:
    """Whether the agreement is past the stage to which a step leads."""
    reached = followed.state.stage
    return STAGES.index(station.step.stage) < STAGES.index(reached)


def flag_shown(flag: Flag) -> Shown:
    """What is odd, as a badge; against which other step, or between which days."""
    words = str(FLAG[flag.kind])
    if flag.kind == "out-of-order" and flag.other is not None:
        words = f"{words}: {flag.other.step.name(language())}"
    if flag.kind == "disagrees":
        words = f"{words}: {' / '.join(_told(record) for record in flag.records)}"
    return Shown(words, tone=FLAG_TONE.get(flag.kind, "wait"), icon="flag")


def _told(record: Recorded) -> str:
    date = of_date(str(record.date)) if record.date else None
    return f"{date or '?'} ({say('StepProof', record.paper)})"


def _report(record: Recorded, followed: Followed, proofs: Proofs) -> Line:
    step, act = followed.step_of(record), followed.act_of(record)
    date = of_date(str(record.date)) if record.date else None
    paper = Shown(say("StepProof", record.paper))
    return Line(
        title=date or paper,
        more=present(
            paper if date else None,
            of_record(act) if act else None,
            of_record(step.encounter) if step and step.encounter else None,
            of_text(str(step.document)) if step and step.document else None,
            of_text(step.override_reason) if step else None,
        ),
        mark=proofs.of_row(step) if step else None,
    )


def _whose(station: Station, followed: Followed) -> Shown | None:
    party = followed.party_of(station)
    return of_record(party.who) if party else None


def _actor(station: Station) -> Shown:
    return Shown(station.step.actor.name_on(None, language()))


def _day_of(each: Progress) -> date | None:
    """The day on which somebody acted, for the name that they bore then."""
    return each.date.upper if each.date is not None else None


def _procedures(followed: Followed) -> tuple[Shown, ...]:
    sides = followed.state.path.sides
    return tuple(
        Shown(sides[side].name(language()), note=of_record(party.who).text)
        for side, party in followed.parties.items()
    )
