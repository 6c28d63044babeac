"""Partners: cities and institutions; the list, and the page of everything we have with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from django.db.models import Count, Max, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.desk.kinds.people import office_line, office_of, title_of
from comity.desk.listing import Choice, Column, Filter, Listing, Row, choices_of
from comity.desk.ordering import date_of, latest, said
from comity.desk.proofs import Proofs
from comity.desk.sheets import Sheet, plain, section, tied, timeline_of
from comity.desk.shown import (
    Fact,
    Line,
    Page,
    Section,
    Shown,
    language,
    of_code,
    of_date,
    of_record,
    of_text,
    present,
)
from comity.desk.ties import Ties, circle_of, records_at, records_with
from comity.desk.viewer import Viewer
from comity.desk.words import say
from comity.register.models import (
    Attendance,
    Institution,
    InstitutionKind,
    Kind,
    Modality,
    Party,
    Place,
    PlaceKind,
    Record,
    Signatory,
    State,
    Tenure,
)

PEOPLE = 20  # on a partner's page


def _rows(viewer: Viewer) -> QuerySet[Record]:
    cities = Q(kind=Kind.PLACE) & ~Q(as_place__scale=PlaceKind.VENUE)
    bodies = Q(kind=Kind.INSTITUTION)
    return (
        viewer.live(Record)
        .filter(cities | bodies)
        .select_related("as_place", "as_institution__place")
    )


def _show(partners: Sequence[Record]) -> list[Row]:
    circles = _circles([partner.pk for partner in partners])
    members = {key for circle in circles.values() for key in circle}
    agreements = _agreements_by_member(members)
    contacts = _contacts_by_member(members)
    return [_row(partner, circles[partner.pk], agreements, contacts) for partner in partners]


def _row(
    partner: Record,
    circle: set[int],
    agreements: dict[int, set[int]],
    contacts: dict[int, str],
) -> Row:
    signed = len(set().union(*(agreements.get(key, set()) for key in circle)))
    last = max((contacts[key] for key in circle if key in contacts), default=None)
    place = getattr(partner, "as_institution", None) if partner.kind == Kind.INSTITUTION else None
    kind = _kind_of(partner)
    contact = present(of_date(date_of(last))) if last else ()
    return Row(
        of_record(partner),
        {
            "kind": present(kind),
            "place": present(of_record(place.place) if place and place.place else None),
            "agreements": (Shown(str(signed)),) if signed else (),
            "last": contact,
        },
        lead=(*present(kind), *contact),
    )


def _kind_of(partner: Record) -> Shown | None:
    if partner.kind == Kind.PLACE:
        code = partner.as_place.scale  # type: ignore[attr-defined]
        return plain(of_code("PlaceKind", code)) or Shown(say("Kind", Kind.PLACE))
    code = partner.as_institution.institution_kind  # type: ignore[attr-defined]
    return plain(of_code("InstitutionKind", code)) or Shown(say("Kind", Kind.INSTITUTION))


def _circles(keys: Collection[int]) -> dict[int, set[int]]:
    """For each partner the keys of those who stand for it; two queries for all of them."""
    circles: dict[int, set[int]] = {key: {key} for key in keys}
    bodies = Institution.objects.filter(
        Q(place__in=keys) | Q(represents__in=keys) | Q(parent__in=keys), state=State.LIVE
    )
    for key, *above in bodies.values_list("pk", "place", "represents", "parent"):
        for partner in above:
            if partner in circles:
                circles[partner].add(key)
    inside: dict[int, set[int]] = defaultdict(set)
    for partner, circle in circles.items():
        for key in circle:
            inside[key].add(partner)
    held = Tenure.objects.filter(
        Q(institution__in=list(inside)) | Q(place__in=keys, institution=None), state=State.LIVE
    )
    for person, institution, place in held.values_list("person", "institution", "place"):
        for partner in inside.get(institution or place, ()):
            circles[partner].add(person)
    return circles


def _agreements_by_member(members: Collection[int]) -> dict[int, set[int]]:
    agreements: dict[int, set[int]] = defaultdict(set)
    parties = Party.objects.filter(who__in=members, agreement__state=State.LIVE)
    signed = Signatory.objects.filter(person__in=members, agreement__state=State.LIVE)
    for who, agreement in [
        *parties.values_list("who", "agreement"),
        *signed.values_list("person", "agreement"),
    ]:
        agreements[who].add(agreement)
    return agreements


def _contacts_by_member(members: Collection[int]) -> dict[int, str]:
    """The sort key of the date of each member's latest encounter."""
    attended = Attendance.objects.filter(
        who__in=members,
        encounter__state=State.LIVE,
        encounter__modality=Modality.HAPPENED,
        **said("encounter__date_sort"),
    )
    return dict(attended.values_list("who").annotate(Max("encounter__date_sort")).order_by("who"))


def _filters(viewer: Viewer) -> tuple[Filter, ...]:
    kinds = (
        Choice("places", _("Cities and countries"), Q(kind=Kind.PLACE)),
        Choice("institutions", _("Institutions"), Q(kind=Kind.INSTITUTION)),
    )
    return (
        Filter("what", _("What"), kinds),
        *_by_country(viewer),
        Filter(
            "body",
            _("Kind of institution"),
            choices_of(
                "InstitutionKind", "as_institution__institution_kind", InstitutionKind.values
            ),
        ),
    )


def _by_country(viewer: Viewer) -> tuple[Filter, ...]:
    counted = (
        viewer.live(Place)
        .exclude(country="")
        .values_list("country")
        .annotate(n=Count("pk"))
        .order_by("-n", "country")[:10]
    )
    codes = [code for code, _n in counted]
    names = country_names(viewer, codes)
    choices = tuple(
        Choice(
            code.lower(),
            names.get(code, code),
            Q(as_place__country=code) | Q(as_institution__place__country=code),
        )
        for code in codes
    )
    return (Filter("country", _("Country"), choices),) if len(choices) > 1 else ()


def country_names(viewer: Viewer, codes: Collection[str]) -> dict[str, str]:
    """What the register calls countries, by their ISO 3166 code; those it has as places."""
    places = viewer.live(Place).filter(country__in=codes, scale=PlaceKind.COUNTRY)
    return {place.country: of_record(place).text for place in places}


LISTING = Listing(
    name="partners",
    heading=gettext_lazy("Partners"),
    lead=gettext_lazy("Cities, and the institutions in them with which there are ties."),
    icon="landmark",
    rows=_rows,
    show=_show,
    columns=(
        Column("title", gettext_lazy("Partner"), sort="label"),
        Column("kind", gettext_lazy("Kind")),
        Column("place", gettext_lazy("City")),
        Column("agreements", gettext_lazy("Agreements"), numeric=True),
        Column("last", gettext_lazy("Last encounter")),
    ),
    filters=_filters,
    empty_heading=gettext_lazy("No partner is in the register yet"),
    empty_text=gettext_lazy(
        "Cities and institutions come into the register with what you accept from sources."
    ),
)


def place_page_of(place: Place, viewer: Viewer, proofs: Proofs) -> Page:
    """The page of a place: its institutions, their people, and all that they do with others."""
    inside = viewer.live(Institution).filter(Q(place=place) | Q(represents=place))
    bodies = [
        Line(
            of_record(body),
            more=present(plain(of_code("InstitutionKind", body.institution_kind))),
            icon="building-2",
        )
        for body in inside.order_by(f"sort_{language()}")[:PEOPLE]
    ]
    offices = viewer.live(Tenure).filter(
        Q(institution__in=inside) | Q(place=place, institution=None)
    )
    return _page(
        place,
        viewer,
        _place_facts(place, proofs),
        (*section(say("kinds", Kind.INSTITUTION), bodies), *_people(offices)),
        records_with(circle_of(place)) | records_at(place),
        present(plain(of_code("PlaceKind", place.scale))),
        present(of_record(place.within) if place.within else None),
    )


def institution_page_of(institution: Institution, viewer: Viewer, proofs: Proofs) -> Page:
    """The page of an institution."""
    parts = viewer.live(Institution).filter(parent=institution).order_by(f"sort_{language()}")
    offices = viewer.live(Tenure).filter(
        Q(institution=institution) | Q(institution__parent=institution)
    )
    return _page(
        institution,
        viewer,
        _institution_facts(institution, proofs),
        (
            *_people(offices),
            *section(_("Parts"), [Line(of_record(part), icon="building-2") for part in parts]),
        ),
        records_with(circle_of(institution)),
        present(plain(of_code("InstitutionKind", institution.institution_kind))),
        present(of_record(institution.place) if institution.place else None),
    )


def _page(
    partner: Record,
    viewer: Viewer,
    facts: tuple[Fact, ...],
    first: tuple[Section, ...],
    condition: Q,
    badges: tuple[Shown, ...],
    lead: tuple[Shown, ...],
) -> Page:
    ties = Ties(viewer.live(Record), condition)
    kinds = (
        Kind.AGREEMENT,
        Kind.PROMISE,
        Kind.ENCOUNTER,
        Kind.INVITATION,
        Kind.EVENT,
        Kind.STATEMENT,
        Kind.RELATION,
        Kind.FIGURE,
        Kind.ACT,
    )
    tied_sections = tuple(each for kind in kinds for each in tied(ties, kind, about=partner))
    return Page(
        title=of_record(partner, url=""),
        badges=badges,
        lead=lead,
        facts=facts,
        sections=(*first, *tied_sections),
        timeline=timeline_of(ties),
    )


def _place_facts(place: Place, proofs: Proofs) -> tuple[Fact, ...]:
    sheet = Sheet(place, proofs).map("name").code("scale", "PlaceKind").link("within")
    sheet.text("country")
    return (*sheet.text("population").text("note").done(), *_spellings(place, proofs))


def _institution_facts(institution: Institution, proofs: Proofs) -> tuple[Fact, ...]:
    sheet = Sheet(institution, proofs).map("name").code("institution_kind", "InstitutionKind")
    for name in ("place", "represents", "parent"):
        sheet.link(name)
    for name in ("address", "web", "note"):
        sheet.text(name)
    return (*sheet.done(), *_spellings(institution, proofs))


def _spellings(partner: Place | Institution, proofs: Proofs) -> tuple[Fact, ...]:
    own = set(partner.name.values())
    shown = present(
        *(
            of_text(row.text, row.language, mark=proofs.of_row(row))  # type: ignore[arg-type]
            for row in partner.spellings.all()
            if row.text not in own
        )
    )
    return (Fact(_("Also written"), shown),) if shown else ()


def _people(offices: QuerySet[Tenure]) -> tuple[Section, ...]:
    rows = offices.select_related("person", "institution", "place")
    found = latest(rows, "when_sort", PEOPLE)
    proofs = Proofs(found)
    return section(say("kinds", Kind.PERSON), [_person_line(each, proofs) for each in found])


def _person_line(tenure: Tenure, proofs: Proofs) -> Line:
    line = office_line(tenure, proofs)
    return Line(
        title=of_record(tenure.person),
        date=line.date,
        more=(office_of(tenure),),
        badges=line.badges,
        icon="user",
        mark=line.mark,
    )


def tenure_page_of(tenure: Tenure, viewer: Viewer, proofs: Proofs) -> Page:
    """The page of an office held."""
    del viewer
    sheet = Sheet(tenure, proofs).link("person").map("title").link("institution").link("place")
    sheet.code("standing", "Standing").date("began").link("began_with")
    if tenure.ended != "..":
        sheet.date("ended")
    sheet.link("ended_with").date("seen")
    return Page(
        title=title_of(tenure),
        badges=present(of_code("Standing", tenure.standing)),
        lead=(of_record(tenure.person),),
        facts=sheet.text("note").done(),
    )
