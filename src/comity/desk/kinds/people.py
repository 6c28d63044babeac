"""People: the list, and the page with offices, spellings, encounters and words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from comity.desk.addresses import list_address
from comity.desk.badges import modality_badge
from comity.desk.lists.listing import Choice, Column, Filter, Listing, Row
from comity.desk.looking import sight
from comity.desk.ordering import date_of, latest_of_one, said
from comity.desk.proofs import Proofs
from comity.desk.sheets import SECTION_LENGTH, Sheet, capacity_of, section, tied, timeline_of
from comity.desk.shown import (
    Fact,
    Line,
    Page,
    Section,
    Shown,
    capitalised,
    is_hidden,
    language,
    line_of,
    of_code,
    of_date,
    of_record,
    present,
    wording,
)
from comity.desk.ties import Ties, records_with
from comity.desk.viewer import Viewer
from comity.desk.words import say
from comity.register.models import (
    Attendance,
    Kind,
    Modality,
    Person,
    Portrait,
    Record,
    Signatory,
    Spelling,
    Standing,
    State,
    Tenure,
)
from comity.register.succession import Neighbours, neighbours_of

# Now in office, as far as the register knows: neither former nor ended.
IN_OFFICE = Q(standing__in=[Standing.HOLDER, Standing.ACTING, Standing.HONORARY]) & (
    Q(ended=None) | Q(ended="..")
)


def title_of(tenure: Tenure) -> Shown:
    """The title of an office, with a capital: it stands at the head of a line."""
    title = wording(tenure.title) or of_record(tenure)
    return replace(title, text=capitalised(title.text, title.language or language()))


def office_of(tenure: Tenure) -> Shown:
    """An office in words: title, and where it is held."""
    title = title_of(tenure)
    where = tenure.institution or tenure.place
    return Shown(
        f"{title.text}, {of_record(where).text}" if where and not is_hidden(where) else title.text,
        title.language,
        title.is_missing,
    )


def current_offices(people: Sequence[int]) -> dict[int, list[Tenure]]:
    """The offices that people hold now, by person; one query."""
    held = Tenure.objects.filter(sight().rows(), IN_OFFICE, person__in=people, state=State.LIVE)
    offices: dict[int, list[Tenure]] = defaultdict(list)
    for tenure in held.select_related("institution", "place").order_by("pk"):
        offices[tenure.person_id].append(tenure)
    return offices


def last_dates(people: Sequence[int]) -> dict[int, str]:
    """The date (EDTF) of each person's latest dated encounter; one query."""
    # What counts is asked of the encounters of these people, never of all encounters.
    counts = sight().rows("encounter__") & Q(
        encounter__state=State.LIVE,
        encounter__modality=Modality.HAPPENED,
        **said("encounter__date_sort"),
    )
    latest = Max("encounter__date_sort", filter=counts)
    attended = Attendance.objects.filter(who__in=people).order_by("who")
    found = attended.values_list("who").annotate(latest=latest)
    return {who: date_of(key) for who, key in found if key}


def _rows(viewer: Viewer) -> QuerySet[Person]:
    return viewer.live(Person)


def _show(people: Sequence[Person]) -> list[Row]:
    keys = [person.pk for person in people]
    offices, dates = current_offices(keys), last_dates(keys)
    rows = []
    for person in people:
        held = tuple(office_of(tenure) for tenure in offices.get(person.pk, ()))
        last = present(of_date(dates.get(person.pk)))
        rows.append(Row(of_record(person), {"office": held, "last": last}, lead=held[:1]))
    return rows


def _filters(_viewer: Viewer) -> tuple[Filter, ...]:
    held = Tenure.objects.filter(sight().rows(), IN_OFFICE, person=OuterRef("pk"), state=State.LIVE)
    return (
        Filter(
            "office",
            _("Office"),
            (
                Choice("now", _("In office"), Q(Exists(held))),
                Choice("none", _("No office known"), ~Q(Exists(held))),
            ),
        ),
    )


LISTING = Listing(
    name="people",
    heading=gettext_lazy("People"),
    lead=gettext_lazy(
        "Everyone whom a source or a colleague has named, with the offices they hold."
    ),
    icon="users",
    kinds=(Kind.PERSON,),
    rows=_rows,
    show=_show,
    columns=(
        Column("title", pgettext_lazy("of a person", "Name"), sort="label"),
        Column("office", gettext_lazy("Office now")),
        Column("last", gettext_lazy("Last encounter")),
    ),
    filters=_filters,
    empty_heading=gettext_lazy("Nobody is in the register yet"),
    empty_text=gettext_lazy(
        "People come into the register from sources: open one and accept whom it names."
    ),
)


def page_of(person: Person, viewer: Viewer, proofs: Proofs) -> Page:
    """The page of a person."""
    tenures = list(
        viewer.live(Tenure)
        .filter(person=person)
        .select_related("institution", "place")
        .order_by(F("began_sort").desc(nulls_last=True), "-pk")
    )
    ties = Ties(viewer.live(Record), records_with([person.pk]))
    attended, signed = _attended(person, viewer), _signed(person, viewer)
    # One look for the marks of all that stands in these sections.
    found = Proofs([
        *tenures, *(each.encounter for each in attended), *(each.agreement for each in signed)
    ])  # fmt: skip
    more = (Kind.PROMISE, Kind.INVITATION, Kind.STATEMENT, Kind.EVENT, Kind.FIGURE, Kind.RELATION)
    return Page(
        title=of_record(person, url=""),
        lead=tuple(office_of(tenure) for tenure in tenures if _is_held(tenure)),
        facts=_facts(person, proofs),
        sections=(
            *_offices(tenures, viewer, found),
            *_encounters(person, attended, ties, found),
            *_signatures(signed, found),
            *(each for kind in more for each in tied(ties, kind, about=person)),
        ),
        timeline=timeline_of(ties),
        portrait=Portrait.objects.filter(person=person).last(),
    )


def _is_held(tenure: Tenure) -> bool:
    open_ended = tenure.ended in (None, "", "..")
    return open_ended and tenure.standing not in (Standing.FORMER, Standing.ELECT)


def _facts(person: Person, proofs: Proofs) -> tuple[Fact, ...]:
    sheet = Sheet(person, proofs)
    sheet.map("name", heading=_("Full name")).text("patronymic")
    own = set(person.name.values())
    spellings = [row for row in person.spellings.all() if row.text not in own]
    if spellings:
        sheet.facts.append(Fact(_("Also written"), tuple(_spelling(s, proofs) for s in spellings)))
    return sheet.map("say_as").text("avoid").text("note").done()


def _spelling(row: Spelling, proofs: Proofs) -> Shown:
    foreign = row.language if row.language != language() else ""
    return Shown(row.text, foreign, is_missing=bool(foreign), mark=proofs.of_row(row))


def _offices(tenures: list[Tenure], viewer: Viewer, proofs: Proofs) -> tuple[Section, ...]:
    neighbours = neighbours_of(tenures, viewer.live(Tenure))
    lines = [
        replace(line, more=(*line.more, *_in_words(neighbours.get(tenure.pk))))
        for tenure, line in ((each, office_line(each, proofs)) for each in tenures)
    ]
    return section(_("Offices"), lines)


def _in_words(neighbours: Neighbours | None) -> tuple[Shown, ...]:
    """Who held the office before and after, each with the way to their page."""
    if neighbours is None:
        return ()
    before, after = neighbours.before, neighbours.after
    return present(
        _neighbour(_("before: %(name)s"), before) if before else None,
        _neighbour(_("after: %(name)s"), after) if after else None,
    )


def _neighbour(words: str, tenure: Tenure) -> Shown:
    person = of_record(tenure.person)
    return Shown(words % {"name": person.text}, url=person.url)


def office_line(tenure: Tenure, proofs: Proofs) -> Line:
    """An office as a line: from when until when, what, where, with its proof."""
    title = title_of(tenure)
    where = tenure.institution or tenure.place
    seen = of_date(tenure.seen)
    marks = proofs.of_field(tenure, "title")
    return Line(
        title=Shown(title.text, title.language, title.is_missing, of_record(tenure).url),
        date=_term(tenure),
        more=present(
            of_record(where) if where else None,
            Shown(_("seen in office: %(date)s") % {"date": seen}) if seen else None,
        ),
        badges=present(_standing(tenure)),
        mark=marks[0] if marks else None,
    )


def _term(tenure: Tenure) -> Shown | None:
    since = of_date(tenure.began)
    until = of_date(tenure.ended if tenure.ended != ".." else None)
    if since and not until:
        return of_date(f"{tenure.began}/..") if "/" not in (tenure.began or "/") else since
    return Shown(f"{since or '…'} – {until}") if until else None


def _standing(tenure: Tenure) -> Shown | None:
    return None if tenure.standing == Standing.HOLDER else of_code("Standing", tenure.standing)


def _attended(person: Person, viewer: Viewer) -> list[Attendance]:
    rows = Attendance.objects.filter(viewer.sees("encounter__"), who=person)
    rows = rows.select_related("encounter", "capacity__institution", "capacity__place")
    return latest_of_one(rows.prefetch_related("roles"), "encounter__when_sort", SECTION_LENGTH)


def _encounters(
    person: Person, attended: list[Attendance], ties: Ties, proofs: Proofs
) -> tuple[Section, ...]:
    count = max(ties.counts[Kind.ENCOUNTER], len(attended))
    rest = list_address(Kind.ENCOUNTER, person) if count > len(attended) else ""
    lines = [_encounter_line(each, proofs) for each in attended]
    return section(say("kinds", "encounter"), lines, count=count, more_url=rest)


def _encounter_line(attended: Attendance, proofs: Proofs) -> Line:
    encounter = attended.encounter
    return Line(
        title=of_record(encounter),
        date=of_date(encounter.date),
        more=present(capacity_of(attended.capacity, attended.capacity_text)),
        badges=present(
            modality_badge(encounter),
            *(of_code("RoleKind", taken.role) for taken in attended.roles.all()),
        ),
        icon="handshake",
        mark=proofs.of_row(attended),
    )


def _signed(person: Person, viewer: Viewer) -> list[Signatory]:
    rows = Signatory.objects.filter(viewer.sees("agreement__"), person=person)
    rows = rows.select_related("agreement", "capacity__institution", "capacity__place")
    return latest_of_one(rows, "agreement__when_sort", SECTION_LENGTH)


def _signatures(signed: list[Signatory], proofs: Proofs) -> tuple[Section, ...]:
    return section(
        _("Agreements signed"),
        [
            line_of(
                each.agreement,
                badges=[of_code("Stage", each.agreement.stage)],
                more=present(capacity_of(each.capacity, each.capacity_text)),
                mark=proofs.of_row(each),
            )
            for each in signed
        ],
    )
