"""How a partnership stands, in words: its class with the reason, its figures, what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from comity.desk.addresses import list_address
from comity.desk.partnership.judging import (
    Dated,
    Do,
    Figures,
    Judgement,
    Life,
    Promised,
    Proposal,
    Why,
)
from comity.desk.shown import Fact, Line, Shown, of_date, of_record, present
from comity.register.models import Kind, Record

LIVES: Mapping[Life, tuple[Any, str]] = {
    Life.ACTIVE: (gettext_lazy("Active"), "good"),
    Life.LOW: (gettext_lazy("Little contact"), "wait"),
    Life.AT_REST: (gettext_lazy("At rest"), "late"),
    Life.ENDED: (gettext_lazy("Ended"), "rest"),
    Life.NEW: (gettext_lazy("No ties yet"), "rest"),
}
DEEDS: Mapping[Do, tuple[Any, str]] = {
    Do.KEEP: (gettext_lazy("Settle what we owe"), "list-checks"),
    Do.ANSWER: (gettext_lazy("Answer their invitation"), "mail"),
    Do.DECIDE_TERM: (gettext_lazy("Decide about the term"), "hourglass"),
    Do.PREPARE: (gettext_lazy("Prepare the encounter"), "handshake"),
    Do.ASK: (gettext_lazy("Ask about what they owe"), "list-checks"),
    Do.CONGRATULATE: (gettext_lazy("Congratulate the new head"), "user"),
    Do.CELEBRATE: (gettext_lazy("Propose to celebrate the anniversary"), "calendar-days"),
    Do.REVIVE: (gettext_lazy("Write, or agree to let it rest"), "mail"),
}


@dataclass(frozen=True, slots=True)
class PartnershipShown:
    """How a partnership stands, as its page shows it."""

    life: Shown
    why: str
    facts: tuple[Fact, ...]
    proposals: tuple[Line, ...]


def shown(
    judgement: Judgement, figures: Figures, partner: Record, seen: QuerySet[Record]
) -> PartnershipShown:
    """The words; `seen` are the records that the viewer may see.

    Every figure is a link to the records that it counts.
    """
    keys = {each.key for each in judgement.proposals if each.key is not None}
    keys |= {each.key for each in (figures.first, figures.last, figures.next) if each}
    records = seen.in_bulk(keys)
    name, tone = LIVES[judgement.life]
    return PartnershipShown(
        life=Shown(str(name), tone=tone),
        why=why_of(judgement),
        facts=_facts(figures, partner, records),
        proposals=tuple(
            _line(proposal, records)
            for proposal in judgement.proposals
            if _stands(proposal, records)
        ),
    )


def _stands(proposal: Proposal, records: Mapping[int, Record]) -> bool:
    return proposal.key is None or proposal.key in records


def why_of(judgement: Judgement) -> str:
    """Why a partnership is taken for what it is, as a sentence."""
    years = judgement.years
    ago = ngettext("%(n)d year ago", "%(n)d years ago", years) % {"n": years}
    return {
        Why.PLANNED: _("An encounter is planned."),
        Why.LATELY: _("There was contact within the last year."),
        Why.SOME_YEARS: _("The last encounter was %(ago)s.") % {"ago": ago},
        Why.LONG_AGO: _("The last encounter was %(ago)s.") % {"ago": ago},
        Why.NEVER_MET: _("The register has an agreement or a relation, but no encounter."),
        Why.ALL_ENDED: _("All agreements have ended or run out."),
        Why.NOTHING: _("The register has no encounter and no agreement with them."),
    }[judgement.why]


# ---------------------------------------------------------------- figures


def _facts(figures: Figures, partner: Record, records: Mapping[int, Record]) -> tuple[Fact, ...]:
    met = list_address(Kind.ENCOUNTER, partner)
    promised = list_address(Kind.PROMISE, partner)
    agreed = list_address(Kind.AGREEMENT, partner)
    told = (
        (_("Since"), _first_day(figures.first, records)),
        (_("Last encounter"), _day(figures.last, records)),
        (_("Next encounter"), _day(figures.next, records)),
        (_("They came to us"), _number(figures.came, met)),
        (_("We went to them"), _number(figures.went, met)),
        (_("Our promises to them"), _promises(figures.ours, promised)),
        (_("Their promises to us"), _promises(figures.theirs, promised)),
        (_("Agreements that run"), _number(figures.running, agreed)),
    )
    return tuple(Fact(name, (value,)) for name, value in told if value is not None)


def _day(dated: Dated | None, records: Mapping[int, Record]) -> Shown | None:
    if dated is None or dated.key not in records:
        return None
    record = records[dated.key]
    return of_date(record.when or dated.day.isoformat(), url=of_record(record).url)


def _first_day(dated: Dated | None, records: Mapping[int, Record]) -> Shown | None:
    """The day with which a record begins, without its end: "Since" says that it goes on."""
    if dated is None or dated.key not in records:
        return None
    record = records[dated.key]
    begin = record.when.partition("/")[0] or dated.day.isoformat()
    return of_date(begin, url=of_record(record).url)


def _number(number: int, url: str) -> Shown | None:
    return Shown(str(number), url=url) if number else None


def _promises(promised: Promised, url: str) -> Shown | None:
    if not (promised.kept or promised.open):
        return None
    told = [
        (promised.kept, _("kept: %(n)d")),
        (promised.open, _("open: %(n)d")),
        (len(promised.overdue), _("overdue: %(n)d")),
    ]
    return Shown(", ".join(text % {"n": number} for number, text in told if number), url=url)


# ---------------------------------------------------------------- proposals


def _line(proposal: Proposal, records: Mapping[int, Record]) -> Line:
    """What to do, with the record to begin with."""
    name, icon = DEEDS[proposal.do]
    record = records.get(proposal.key) if proposal.key is not None else None
    return Line(
        title=Shown(str(name)),
        date=_by(proposal.day),
        more=present(_detail(proposal), of_record(record) if record else None),
        icon=icon,
    )


def _by(day: date | None) -> Shown | None:
    return of_date(day.isoformat()) if day else None


def _detail(proposal: Proposal) -> Shown | None:
    number = proposal.number
    if proposal.do is Do.CELEBRATE:
        told = ngettext("%(n)d year signed", "%(n)d years signed", number)
        return Shown(told % {"n": number})
    return Shown(_("%(n)d in all") % {"n": number}) if number > 1 else None
