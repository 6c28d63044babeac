"""Agreements and the acts behind them: the list, and the page with the path they have come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.cooperation.queries import Followed
from comity.desk.addresses import source_address
from comity.desk.cooperation.ways import standing_of, way_of
from comity.desk.lists.listing import Choice, Column, Filter, Listing, Row, choices_of
from comity.desk.proofs import Proofs
from comity.desk.sheets import Sheet, in_office, plain, section, tied, timeline_of
from comity.desk.shown import (
    Fact,
    Line,
    Page,
    Section,
    Shown,
    Step,
    is_hidden,
    of_code,
    of_date,
    of_record,
    of_text,
    present,
    wording,
)
from comity.desk.ties import Ties, records_of_agreement
from comity.desk.viewer import Viewer
from comity.desk.words import ICON, STEP, say
from comity.register.models import (
    Act,
    Agreement,
    AgreementKind,
    AgreementStep,
    Kind,
    Party,
    Record,
    Signatory,
    Stage,
)

# The stations of the path, in the order of an agreement's life. What comes after a
# signature is only shown where it happened.
STATIONS = (
    Stage.PROPOSED,
    Stage.PREPARING,
    Stage.READY,
    Stage.SIGNED,
    Stage.IN_FORCE,
)
AFTERWARDS = (Stage.RENEWED, Stage.DORMANT, Stage.SUSPENDED, Stage.EXPIRED, Stage.ENDED)
WAITING = (Stage.PROPOSED, Stage.PREPARING, Stage.READY)
STANDING = (Stage.SIGNED, Stage.IN_FORCE, Stage.RENEWED)
RESTING = (Stage.DORMANT, Stage.SUSPENDED, Stage.EXPIRED, Stage.ENDED)


def _rows(viewer: Viewer) -> QuerySet[Agreement]:
    return viewer.live(Agreement, few=True)


def _show(agreements: Sequence[Agreement]) -> list[Row]:
    parties = parties_of(agreements)
    rows = []
    for agreement in agreements:
        stage = present(of_code("Stage", agreement.stage))
        rows.append(
            Row(
                of_record(agreement),
                {
                    "kind": present(plain(of_code("AgreementKind", agreement.agreement_kind))),
                    "parties": tuple(of_record(each) for each in parties[agreement.pk][:4]),
                    "stage": stage,
                    "date": present(of_date(agreement.stage_date or agreement.signed_on)),
                    "until": present(of_date(agreement.until)),
                },
                lead=(*stage, *present(of_date(agreement.stage_date or agreement.signed_on))),
            )
        )
    return rows


def parties_of(agreements: Sequence[Agreement]) -> dict[int, list[Record]]:
    """The parties, by agreement; one query."""
    parties: dict[int, list[Record]] = defaultdict(list)
    found = Party.objects.filter(agreement__in=[each.pk for each in agreements])
    for party in found.select_related("who"):
        parties[party.agreement_id].append(party.who)
    return parties


def _filters(_viewer: Viewer) -> tuple[Filter, ...]:
    soon = timezone.localdate() + timedelta(days=180)
    ends_soon = Q(until_upper__gte=timezone.localdate(), until_upper__lte=soon)
    return (
        Filter(
            "life",
            _("Life"),
            (
                Choice("waiting", _("Waits for a step"), Q(stage__in=WAITING)),
                Choice("standing", _("Signed or in force"), Q(stage__in=STANDING)),
                Choice("ending", _("Ends within six months"), ends_soon),
                Choice("resting", _("Dormant or ended"), Q(stage__in=RESTING)),
            ),
        ),
        Filter(
            "kind", _("Kind"), choices_of("AgreementKind", "agreement_kind", AgreementKind.values)
        ),
    )


LISTING = Listing(
    name="agreements",
    heading=gettext_lazy("Agreements"),
    lead=gettext_lazy("Protocols, programmes and sister city ties, and how far each has come."),
    icon="scroll-text",
    kinds=(Kind.AGREEMENT,),
    rows=_rows,
    show=_show,
    columns=(
        Column("title", gettext_lazy("Agreement"), sort="label"),
        Column("stage", gettext_lazy("Stage"), sort="stage", ranks=tuple(Stage.values)),
        Column("date", gettext_lazy("Reached"), sort="when_sort", newest_first=True),
        Column("parties", gettext_lazy("Parties")),
        Column("kind", gettext_lazy("Kind")),
        Column("until", gettext_lazy("Runs until"), sort="until_sort"),
    ),
    filters=_filters,
    default_sort="-date",
    empty_heading=gettext_lazy("No agreement is in the register yet"),
    empty_text=gettext_lazy(
        "Accept one from a source: its stage, parties and signatories come with their proofs."
    ),
)


def page_of(agreement: Agreement, viewer: Viewer, proofs: Proofs) -> Page:
    """The page of an agreement."""
    ties = Ties(viewer.live(Record), records_of_agreement(agreement))
    way, followed = way_of(agreement, proofs)
    return Page(
        title=of_record(agreement, url=""),
        badges=present(
            plain(of_code("AgreementKind", agreement.agreement_kind)),
            standing_of(followed),
        ),
        way=way,
        facts=_facts(agreement, proofs),
        path=_path(followed, proofs),
        sides=_parties(followed, proofs),
        sections=(
            *tied(ties, Kind.ENCOUNTER),
            *tied(ties, Kind.ACT),
            *tied(ties, Kind.PROMISE),
            *tied(ties, Kind.AGREEMENT),
        ),
        timeline=timeline_of(ties),
    )


def _facts(agreement: Agreement, proofs: Proofs) -> tuple[Fact, ...]:
    sheet = Sheet(agreement, proofs).map("title").code("agreement_kind", "AgreementKind")
    sheet.text("number")
    fields = [
        Shown(f.text, f.language, f.is_missing, mark=proofs.of_row(row))
        for row in agreement.fields.all()
        if (f := wording(row.name)) is not None
    ]
    if fields:
        sheet.facts.append(Fact(_("Fields of cooperation"), tuple(fields)))
    for name in ("signed_on", "in_force_from", "until"):
        sheet.date(name)
    for name in ("duration", "notice", "renewal_term"):
        sheet.add(name, of_text(duration_in_words(getattr(agreement, name))))
    sheet.code("renews", "Renewal").text("renewal").link("under", said="under_text").link(
        "replaces"
    )
    versions = tuple(
        Shown(
            say("languages", version.language),
            note=_("prevails") if version.prevails else "",
            url=source_address(version.source_id) if version.source_id else "",
        )
        for version in agreement.versions.order_by("pk")
    )
    if versions:
        sheet.facts.append(Fact(_("Languages"), versions))
    return sheet.text("note").done()


def duration_in_words(iso: str) -> str:
    """An ISO 8601 duration of one part in words: `P3Y`, `P6M`, `P90D`; others as they are."""
    if len(iso) < 3 or iso[0] != "P" or not iso[1:-1].isdecimal():
        return iso
    return _count_in_words(int(iso[1:-1]), iso[-1]) or iso


def _count_in_words(number: int, unit: str) -> str:
    from django.utils.translation import ngettext

    words = {
        "Y": ngettext("%(n)d year", "%(n)d years", number),
        "M": ngettext("%(n)d month", "%(n)d months", number),
        "D": ngettext("%(n)d day", "%(n)d days", number),
    }
    return words[unit] % {"n": number} if unit in words else ""


def _path(followed: Followed, proofs: Proofs) -> tuple[Step, ...]:
    """Every station up to the one reached, with what is reported of each; then what is ahead."""
    agreement = followed.agreement
    reports: dict[str, list[Line]] = defaultdict(list)
    for step in sorted(followed.steps.values(), key=lambda each: (each.order, each.pk)):
        reports[step.stage].append(_report(step, proofs))
    later = [stage for stage in AFTERWARDS if reports[stage] or stage == agreement.stage]
    stations = [*STATIONS, *later]
    reached = stations.index(agreement.stage) if agreement.stage in stations else -1
    return tuple(
        Step(
            say("Stage", stage),
            "now" if place == reached else "done" if place < reached else "ahead",
            tuple(reports[stage]),
            _gap(place < reached, bool(reports[stage])),
        )
        for place, stage in enumerate(stations)
    )


def _gap(is_passed: bool, has_reports: bool) -> str:
    return _("Passed, but no source tells of it") if is_passed and not has_reports else ""


def _report(step: AgreementStep, proofs: Proofs) -> Line:
    own = say("steps", step.step) if step.step in STEP else ""
    told = [] if own == say("Stage", step.stage) or not own else [own]
    if date := of_date(step.date):
        told.insert(0, date.text)
    shown_by = say("StepProof", step.proven_by)
    return Line(
        title=Shown(" · ".join(told) or shown_by),
        more=present(
            of_record(step.encounter) if step.encounter else None,
            of_record(step.act) if step.act else None,
            of_text(shown_by) if told else None,
        ),
        mark=proofs.of_row(step),
    )


def _parties(followed: Followed, proofs: Proofs) -> tuple[Section, ...]:
    parties = [
        Line(
            title=of_record(party.who),
            more=_as_named(party),
            icon=ICON.get(party.who.kind, ""),
            mark=proofs.of_row(party),
        )
        for party in followed.parties.values()
    ]
    signatories = followed.agreement.signatories.select_related(
        "person", "party__who", "capacity__institution", "capacity__place"
    )
    return (
        *section(_("Parties"), parties),
        *section(_("Signatories"), [_signatory(each, proofs) for each in signatories]),
    )


def _as_named(party: Party) -> tuple[Shown, ...]:
    if is_hidden(party.who) or not party.as_named or party.as_named in party.who.label.values():
        return ()
    return (Shown(_("named “%(name)s”") % {"name": party.as_named}),)


def _signatory(each: Signatory, proofs: Proofs) -> Line:
    return Line(
        title=of_record(each.person),
        more=present(
            in_office(each.person, each.capacity, each.capacity_text),
            of_record(each.party.who) if each.party else None,
        ),
        badges=() if each.has_signed else (Shown(_("is to sign"), tone="wait"),),
        icon="pen-line",
        mark=proofs.of_row(each),
    )


def act_page_of(act: Act, viewer: Viewer, proofs: Proofs) -> Page:
    """The page of an act."""
    del viewer
    sheet = Sheet(act, proofs).code("act_kind", "ActKind").link("body", said="body_text")
    sheet.text("number").date("date").map("subject").link("agreement")
    if act.scan_id:
        sheet.add("scan", Shown(str(act.scan), url=source_address(act.scan_id)))
    return Page(
        title=of_record(act, url=""),
        badges=present(plain(of_code("ActKind", act.act_kind))),
        lead=present(of_date(act.date)),
        facts=sheet.text("note").done(),
    )
