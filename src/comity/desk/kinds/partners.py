"""Partners: cities and institutions; the list, and the page of everything we have with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from django.db.models import Count, Max, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity import gazetteer
from comity.desk.lists.listing import Choice, Column, Filter, Listing, Row, choices_of
from comity.desk.looking import sight
from comity.desk.ordering import date_of, said
from comity.desk.sheets import plain
from comity.desk.shown import (
    Shown,
    language,
    of_code,
    of_date,
    of_record,
    present,
)
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
    sees = sight().rows
    above_them = Q(place__in=keys) | Q(represents__in=keys) | Q(parent__in=keys)
    bodies = Institution.objects.filter(sees(), above_them, state=State.LIVE)
    for key, *above in bodies.values_list("pk", "place", "represents", "parent"):
        for partner in above:
            if partner in circles:
                circles[partner].add(key)
    inside: dict[int, set[int]] = defaultdict(set)
    for partner, circle in circles.items():
        for key in circle:
            inside[key].add(partner)
    held = Tenure.objects.filter(
        sees(),
        sees("person__"),
        Q(institution__in=list(inside)) | Q(place__in=keys, institution=None),
        state=State.LIVE,
    )
    for person, institution, place in held.values_list("person", "institution", "place"):
        for partner in inside.get(institution or place, ()):
            circles[partner].add(person)
    return circles


def _agreements_by_member(members: Collection[int]) -> dict[int, set[int]]:
    agreements: dict[int, set[int]] = defaultdict(set)
    seen = sight().rows("agreement__")
    parties = Party.objects.filter(seen, who__in=members, agreement__state=State.LIVE)
    signed = Signatory.objects.filter(seen, person__in=members, agreement__state=State.LIVE)
    for who, agreement in [
        *parties.values_list("who", "agreement"),
        *signed.values_list("person", "agreement"),
    ]:
        agreements[who].add(agreement)
    return agreements


def _contacts_by_member(members: Collection[int]) -> dict[int, str]:
    """The sort key of the date of each member's latest encounter."""
    # What counts is asked of the encounters of these members, never of all encounters.
    counts = Q(
        sight().rows("encounter__"),
        encounter__state=State.LIVE,
        encounter__modality=Modality.HAPPENED,
        **said("encounter__date_sort"),
    )
    latest = Max("encounter__date_sort", filter=counts)
    attended = Attendance.objects.filter(who__in=members).order_by("who")
    found = attended.values_list("who").annotate(latest=latest)
    return {who: date for who, date in found if date}


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
    choices = tuple(
        Choice(
            code.lower(),
            country_name(code),
            Q(as_place__country=code) | Q(as_institution__place__country=code),
        )
        for code in codes
    )
    return (Filter("country", _("Country"), choices),) if len(choices) > 1 else ()


def country_name(code: str) -> str:
    """What a country is called in the reader's language, by its ISO 3166 code."""
    known = gazetteer.country(code)
    return known.named(language()) if known else code


LISTING = Listing(
    name="partners",
    heading=gettext_lazy("Partners"),
    lead=gettext_lazy("Cities, and the institutions in them with which there are ties."),
    icon="landmark",
    kinds=(Kind.PLACE, Kind.INSTITUTION),
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
