"""The dossier put together from the register: a fixed number of queries, whatever its size."""

from __future__ import annotations

import datetime
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comity.desk.addresses import list_address
from comity.desk.badges import modality_badge, promise_badge
from comity.desk.dossier.citing import Citations
from comity.desk.dossier.sides import OtherSide, offices_of, other_side
from comity.desk.dossier.themes import THEMES, theme_of
from comity.desk.dossier.values import Chapter, Cited, Dossier, Portrait
from comity.desk.kinds.invitations import invited_to, invitees_of
from comity.desk.kinds.people import office_line, office_of
from comity.desk.kinds.promises import due_of
from comity.desk.kinds.promises import parties_of as promise_parties
from comity.desk.looking import looking
from comity.desk.ordering import date_of, latest, said
from comity.desk.proofs import Proofs
from comity.desk.sheets import each_wording
from comity.desk.shown import Line, Shown, of_code, of_date, of_record, of_text, present, wording
from comity.desk.viewer import Viewer
from comity.register.models import (
    Agreement,
    Answer,
    Attendance,
    Encounter,
    Invitation,
    Invitee,
    Kind,
    Modality,
    Party,
    Person,
    Promise,
    PromiseEnd,
    PromiseParty,
    Record,
    Signatory,
    Statement,
)
from comity.register.portraits import photographs_of
from comity.register.promises import PENDING

HAVE_DOSSIER = (Kind.ENCOUNTER, Kind.PERSON, Kind.INSTITUTION, Kind.PLACE)
# Lines of each chapter, so that the whole stays within two pages of paper.
MEETINGS, ELSEWHERE, AGREEMENTS, PROMISES, INVITATIONS = 5, 3, 5, 6, 4
STATEMENTS_READ, THEMES_SHOWN, OF_ONE_THEME = 60, 5, 2
QUOTED = 220  # letters of a statement


def dossier_for(about: Record, viewer: Viewer) -> Dossier:
    """What to know before `about` (an encounter), or of it (a person, institution or place).

    `about` is given as its own kind. Everything is what the viewer may see.
    """
    day = timezone.localdate()
    with looking(lambda: viewer.sight):
        return _Writer(about, viewer, other_side(about, viewer, day), day).write()


class _Writer:
    """One dossier while it is written: who looks, whom it is about, what was cited."""

    def __init__(self, about: Record, viewer: Viewer, side: OtherSide, day: datetime.date) -> None:
        self.about, self.viewer, self.side, self.day = about, viewer, side, day
        self.theirs = side.circle - viewer.home

    def write(self) -> Dossier:
        meetings, elsewhere = self._meetings(ours=True), self._meetings(ours=False)
        agreements = self._agreements()
        promises, invitations = self._promises(), self._invitations()
        statements = self._statements()
        held = offices_of(self.side.people, self.viewer, self.day)
        tenures = [each.tenure for offices in held.values() for each in offices]
        found = (meetings, elsewhere, agreements, promises, invitations, statements, tenures)
        self.cites = Citations([each for rows in found for each in rows], self.viewer)
        people = self._portraits({who: [h.tenure for h in all_] for who, all_ in held.items()})
        chapters = (
            self._meeting_chapter("meetings", _("Last encounters"), meetings),
            self._agreement_chapter(agreements),
            *self._promise_chapters(promises),
            self._invitation_chapter(invitations),
            *self._said(statements),
            self._meeting_chapter("elsewhere", _("Their encounters with others"), elsewhere),
        )
        return Dossier(
            about=of_record(self.about),
            standing=self._standing(),
            day=self.day,
            people=people,
            chapters=tuple(chapter for chapter in chapters if chapter.lines),
            cautions=self._cautions(),
            references=self.cites.references(),
        )

    def _standing(self) -> tuple[Shown, ...]:
        if not isinstance(self.about, Encounter):
            return ()
        place = of_record(self.about.place) if self.about.place else None
        return present(modality_badge(self.about), of_date(self.about.date), place)

    # -- who they are

    def _portraits(self, held: dict[int, list[Record]]) -> tuple[Portrait, ...]:
        met, photographs = self._met(), photographs_of(self.side.people)
        tenures = [tenure for all_ in held.values() for tenure in all_]
        proofs = Proofs(tenures)
        return tuple(
            replace(
                self._portrait(person, held.get(person.pk, ()), met, proofs),
                photograph=photographs.get(person.pk, b""),
            )
            for person in self.side.people
        )

    def _portrait(
        self,
        person: Person,
        held: Sequence[Record],
        met: dict[int, tuple[int, str]],
        proofs: Proofs,
    ) -> Portrait:
        count, last = met.get(person.pk, (0, ""))
        name = of_record(person)
        offices = tuple(
            Cited(
                Line(office_of(tenure), mark=office_line(tenure, proofs).mark),  # type: ignore[arg-type]
                self.cites.of(tenure),
            )
            for tenure in held
        )
        return Portrait(
            key=person.pk,
            name=name,
            others=tuple(each for each in each_wording(person.name) if each.text != name.text),
            say_as=wording(person.say_as),
            offices=offices,
            met=_met_in_words(count, of_date(date_of(last)) if last else None),
            avoid=person.avoid,
        )

    def _met(self) -> dict[int, tuple[int, str]]:
        """How often we met each, and the sort key of the last dated time."""
        attended = Attendance.objects.filter(
            self.viewer.sees("encounter__"),
            who__in=[person.pk for person in self.side.people],
            encounter__modality=Modality.HAPPENED,
        ).exclude(encounter=self.about.pk)
        if self.viewer.home:
            ours = Attendance.objects.filter(who__in=self.viewer.home)
            attended = attended.filter(encounter__in=ours.values("encounter"))
        counted = attended.values_list("who").annotate(Count("encounter", distinct=True))
        dated = attended.filter(**said("encounter__date_sort")).values_list("who")
        last = dict(dated.annotate(Max("encounter__date_sort")).order_by("who"))
        return {who: (n, last.get(who, "")) for who, n in counted.order_by("who")}

    def _cautions(self) -> tuple[str, ...]:
        """What to avoid with their bodies and cities; with people it stands in the portrait."""
        return tuple(
            f"{of_record(body).text}: {body.avoid}"
            for body in self.side.bodies
            if getattr(body, "avoid", "")
        )

    # -- what there was between us

    def _with_them(self, rows: QuerySet[Record], link: str, ours: str = "") -> Q:
        """A condition: they take part; `rows` tell who does, `link` leads to the record."""
        theirs = rows.filter(**{f"{ours or 'who'}__in": self.theirs})
        return Q(Exists(theirs.filter(**{link: OuterRef("pk")})))

    def _with_us(self, rows: QuerySet[Record], link: str) -> Q:
        """A condition: our own side takes part too; nothing where it is not known who we are."""
        if not self.viewer.home:
            return Q()
        return Q(Exists(rows.filter(who__in=self.viewer.home, **{link: OuterRef("pk")})))

    def _meetings(self, ours: bool) -> list[Encounter]:
        """Encounters with us, or (not `ours`) those that they had with others."""
        with_us = self._with_us(Attendance.objects.all(), "encounter")
        if not ours and not with_us:
            return []
        rows = self.viewer.live(Encounter).filter(
            self._with_them(Attendance.objects.all(), "encounter"),
            with_us if ours else ~with_us,
            modality=Modality.HAPPENED,
        )
        rows = rows.exclude(pk=self.about.pk).select_related("place")
        return latest(rows, "when_sort", MEETINGS if ours else ELSEWHERE)

    def _agreements(self) -> list[Agreement]:
        theirs = self._with_them(Party.objects.all(), "agreement") | self._with_them(
            Signatory.objects.all(), "agreement", "person"
        )
        return latest(self.viewer.live(Agreement).filter(theirs), "when_sort", AGREEMENTS)

    def _promises(self) -> list[Promise]:
        rows = self.viewer.live(Promise).filter(
            self._with_them(PromiseParty.objects.all(), "promise"), fulfilment__in=PENDING
        )
        rows = rows.select_related("depends_on")
        return list(rows.order_by(F("due_upper").asc(nulls_last=True), "pk")[: 2 * PROMISES])

    def _invitations(self) -> list[Invitation]:
        awaited = Invitee.objects.filter(answer=Answer.AWAITED)
        theirs = Q(inviter__in=self.theirs) | self._with_them(awaited, "invitation")
        rows = self.viewer.live(Invitation).filter(
            theirs, Exists(awaited.filter(invitation=OuterRef("pk")))
        )
        to_come = Q(date_upper__gte=self.day) | Q(date_upper=None, event__date_upper=None)
        to_come |= Q(date_upper=None, event__date_upper__gte=self.day)
        return latest(
            rows.filter(to_come).select_related("event", "inviter"), "when_sort", INVITATIONS
        )

    def _statements(self) -> list[Statement]:
        rows = self.viewer.live(Statement).filter(speaker__in=self.theirs)
        return latest(rows.select_related("speaker"), "when_sort", STATEMENTS_READ)

    # -- as chapters

    def _cited(self, record: Record, line: Line) -> Cited:
        return Cited(line, self.cites.of(record))

    def _meeting_chapter(self, name: str, heading: str, meetings: Sequence[Encounter]) -> Chapter:
        lines = [
            self._cited(
                each,
                Line(
                    of_record(each),
                    date=of_date(each.date),
                    more=present(of_record(each.place) if each.place else None),
                    badges=present(Shown(_("First visit"), tone="known") if each.first else None),
                    icon="handshake",
                ),
            )
            for each in meetings
        ]
        return self._chapter(name, heading, lines, Kind.ENCOUNTER)

    def _agreement_chapter(self, agreements: Sequence[Agreement]) -> Chapter:
        lines = [
            self._cited(
                each,
                Line(
                    of_record(each),
                    date=of_date(each.when),
                    more=present(_until(each)),
                    badges=present(of_code("Stage", each.stage)),
                    icon="scroll-text",
                ),
            )
            for each in agreements
        ]
        return self._chapter("agreements", _("Agreements"), lines, Kind.AGREEMENT)

    def _promise_chapters(self, promises: Sequence[Promise]) -> tuple[Chapter, ...]:
        parties = promise_parties(promises)
        sides: dict[str, list[Cited]] = defaultdict(list)
        for promise in promises:
            by = {who.pk for who in parties[promise.pk, PromiseEnd.BY]}
            ours, theirs = bool(by & self.viewer.home), bool(by & self.theirs)
            names = tuple(of_record(who) for who in parties[promise.pk, PromiseEnd.BY])
            line = Line(
                of_record(promise),
                date=due_of(promise),
                more=names,
                badges=present(promise_badge(promise)),
                icon="list-checks",
            )
            name = _whose(ours, theirs)
            sides[name].append(self._cited(promise, line))
        headings = {
            "theirs": _("They promised, still open"),
            "ours": _("We promised, still open"),
            "both": _("Promised together, still open"),
            "others": _("Promised to them by others, still open"),
        }
        return tuple(
            self._chapter(name, heading, sides[name][:PROMISES], Kind.PROMISE)
            for name, heading in headings.items()
        )

    def _invitation_chapter(self, invitations: Sequence[Invitation]) -> Chapter:
        invitees = invitees_of(invitations)
        lines = []
        for each in invitations:
            to = invited_to(each) or of_record(each)
            by = of_record(each.inviter).text if each.inviter else "…"
            invited = ", ".join(of_record(row.who).text for row in invitees[each.pk])
            line = Line(
                Shown(to.text, to.language, to.is_missing, of_record(each).url),
                date=of_date(each.date or (each.event.date if each.event else None)),
                more=(Shown(f"{by} → {invited}"),),
                icon="mail",
            )
            lines.append(self._cited(each, line))
        return self._chapter(
            "invitations", _("Invitations that await an answer"), lines, Kind.INVITATION
        )

    def _said(self, statements: Sequence[Statement]) -> Iterable[Chapter]:
        """What they said, by theme: the themes that they spoke of most."""
        by_theme: dict[str, list[Statement]] = defaultdict(list)
        for each in statements:
            by_theme[theme_of(each.text, each.language)].append(each)
        most = sorted(by_theme, key=lambda theme: (theme == "", -len(by_theme[theme])))
        for theme in most[:THEMES_SHOWN]:
            told = by_theme[theme]
            yield Chapter(
                f"said-{theme or 'other'}",
                _("Said on: %(theme)s") % {"theme": THEMES[theme]} if theme else _("Said besides"),
                tuple(self._quoted(each) for each in told[:OF_ONE_THEME]),
                max(0, len(told) - OF_ONE_THEME),
            )

    def _quoted(self, statement: Statement) -> Cited:
        quoted = of_text(
            f"“{_shortened(statement.text)}”", statement.language, url=of_record(statement).url
        )
        assert quoted is not None  # the marks alone are words
        line = Line(
            quoted,
            date=of_date(statement.said_on),
            more=present(of_record(statement.speaker) if statement.speaker else None),
            icon="quote",
        )
        return self._cited(statement, line)

    def _chapter(self, name: str, heading: str, lines: Sequence[Cited], kind: Kind) -> Chapter:
        partner = self.side.bodies[0] if self.side.bodies else None
        return Chapter(
            name, heading, tuple(lines), more_url=list_address(kind, partner) if partner else ""
        )


def _whose(ours: bool, theirs: bool) -> str:
    if ours and theirs:
        return "both"
    return "ours" if ours else "theirs" if theirs else "others"


def _shortened(text: str) -> str:
    """A text of at most QUOTED letters, cut between words."""
    return textwrap.shorten(text, QUOTED, placeholder=" …")


def _met_in_words(count: int, last: Shown | None) -> str:
    if not count:
        return _("Not met before.")
    met = ngettext("Met %(n)d time", "Met %(n)d times", count) % {"n": count}
    return _("%(met)s, last: %(date)s.") % {"met": met, "date": last} if last else f"{met}."


def _until(agreement: Agreement) -> Shown | None:
    until = of_date(agreement.until)
    return Shown(_("runs until %(date)s") % {"date": until}) if until else None
