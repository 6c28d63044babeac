"""The pages of places, institutions and offices: everything we have with a partner."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from comity.desk.addresses import ROUTES
from comity.desk.kinds.partners import country_name
from comity.desk.kinds.people import office_line, office_of, title_of
from comity.desk.ordering import latest_of_one
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
    of_record,
    of_text,
    present,
)
from comity.desk.ties import Ties, circle_of, records_at, records_with
from comity.desk.viewer import Viewer
from comity.desk.words import say
from comity.register.models import (
    Institution,
    Kind,
    Place,
    Record,
    Tenure,
)
from comity.register.succession import Neighbours, neighbours_of

PEOPLE = 20  # on a partner's page


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
        (
            *section(say("kinds", Kind.INSTITUTION), bodies),
            *_people(offices, viewer),
        ),
        records_with(circle_of(place, viewer.sees)) | records_at(place),
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
            *_people(offices, viewer),
            *section(_("Parts"), [Line(of_record(part), icon="building-2") for part in parts]),
        ),
        records_with(circle_of(institution, viewer.sees)),
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
        partnership=_between(partner, viewer),
    )


def _between(partner: Record, viewer: Viewer) -> str:
    """Where it stands what is between us and them; of our own house and city, or before we
    have one, nowhere."""
    ours = viewer.desk.institution if viewer.desk else None
    if ours is None or partner.pk in (ours.pk, ours.place_id):
        return ""
    if getattr(partner, "parent_id", None) == ours.pk:
        return ""
    return reverse("desk:between", args=[ROUTES[partner.kind], partner.pk])


def _place_facts(place: Place, proofs: Proofs) -> tuple[Fact, ...]:
    sheet = Sheet(place, proofs).map("name").code("scale", "PlaceKind").link("within")
    sheet.add("country", of_text(country_name(place.country)))
    if place.population:
        sheet.add("population", of_text(_amount(place.population)))
    return (*sheet.text("avoid").text("note").done(), *_spellings(place, proofs))


def _amount(number: int) -> str:
    """A number with the separators of the reader's language."""
    return number_format(number, use_l10n=True, force_grouping=True)


def _institution_facts(institution: Institution, proofs: Proofs) -> tuple[Fact, ...]:
    sheet = Sheet(institution, proofs).map("name").code("institution_kind", "InstitutionKind")
    for name in ("place", "represents", "parent"):
        sheet.link(name)
    for name in ("address", "web", "avoid", "note"):
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


def _people(offices: QuerySet[Tenure], viewer: Viewer) -> tuple[Section, ...]:
    rows = offices.filter(viewer.sees("person__")).select_related("person", "institution", "place")
    found = latest_of_one(rows, "when_sort", PEOPLE)
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
    """The page of an office held, with who held it before and after."""
    sheet = Sheet(tenure, proofs).link("person").map("title").link("institution").link("place")
    sheet.code("standing", "Standing").date("began").link("began_with")
    if tenure.ended != "..":
        sheet.date("ended")
    sheet.link("ended_with").date("seen")
    return Page(
        title=title_of(tenure),
        badges=present(of_code("Standing", tenure.standing)),
        lead=(of_record(tenure.person),),
        facts=(*sheet.text("note").done(), *_neighbours(tenure, viewer)),
    )


def _neighbours(tenure: Tenure, viewer: Viewer) -> tuple[Fact, ...]:
    found = neighbours_of([tenure], viewer.live(Tenure)).get(tenure.pk, Neighbours())
    told = ((_("Held before by"), found.before), (_("Held after by"), found.after))
    proofs = Proofs(each for _name, each in told if each)
    return tuple(
        Fact(name, (of_record(each.person),), proofs.of_field(each, "began", "seen"))
        for name, each in told
        if each
    )
