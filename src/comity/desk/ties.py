"""What hangs together: who stands for a partner, and in which records somebody takes part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from functools import cached_property
from typing import Any

from django.db.models import Count, Q, QuerySet

from comity.desk.ordering import latest_of_one
from comity.desk.proofs import Proofs
from comity.register.kinds import MODELS
from comity.register.models import (
    Act,
    Agreement,
    AgreementStep,
    Attendance,
    Encounter,
    Event,
    Figure,
    Institution,
    Invitation,
    Invitee,
    Kind,
    Party,
    Person,
    Place,
    Promise,
    PromiseParty,
    Record,
    RelationParty,
    Signatory,
    Statement,
    Tenure,
)


def circle_of(record: Record, sees: Callable[[str], Q]) -> frozenset[int]:
    """The keys of a record and of all who stand for it: a city's institutions and their people.

    Of an institution: its departments and everybody who holds or held an office there; of
    a person only themselves. Those that may be seen: `sees` narrows the records to which a
    prefix leads, as `Viewer.sees`. At most two queries.
    """
    return circle_of_all([record], sees)


def circle_of_all(records: Collection[Record], sees: Callable[[str], Q]) -> frozenset[int]:
    """The circles of several records together; at most two queries, however many they are."""
    keys = {record.pk for record in records}
    if all(isinstance(record, Person) for record in records):
        return frozenset(keys)
    places = {record.pk for record in records if isinstance(record, Place)}
    bodies = Institution.objects.filter(sees(""))
    # A mission that sits in a city stands for the state or city that sent it.
    at_home = Q(place__in=places, represents=None)
    own = at_home | Q(represents__in=places) | Q(pk__in=keys) | Q(parent__in=keys)
    keys |= set(bodies.filter(own).values_list("pk", flat=True))
    held = Tenure.objects.filter(sees(""), sees("person__"))
    office = Q(institution__in=keys) | Q(place__in=places, institution=None)
    return frozenset(keys | set(held.filter(office).values_list("person", flat=True)))


def records_with(keys: Collection[int]) -> Q:
    """Records in which any of these take part, in whatever role; a condition on Record."""
    taken_part = (
        Attendance.objects.filter(who__in=keys).values("encounter"),
        Party.objects.filter(who__in=keys).values("agreement"),
        Signatory.objects.filter(person__in=keys).values("agreement"),
        PromiseParty.objects.filter(who__in=keys).values("promise"),
        Invitee.objects.filter(who__in=keys).values("invitation"),
        Invitation.objects.filter(inviter__in=keys).values("pk"),
        Statement.objects.filter(speaker__in=keys).values("pk"),
        RelationParty.objects.filter(who__in=keys).values("relation"),
        Figure.objects.filter(speaker__in=keys).values("pk"),
        Event.objects.filter(organiser__in=keys).values("pk"),
        Act.objects.filter(body__in=keys).values("pk"),
    )
    condition = Q()
    for rows in taken_part:
        condition |= Q(pk__in=rows)
    return condition


def records_at(place: Place) -> Q:
    """Records of what took place there; a condition on Record."""
    return _in(Encounter.objects.filter(place=place)) | _in(Event.objects.filter(place=place))


def _in(rows: QuerySet[Any]) -> Q:
    """Records that are among the rows of a kind; as a subquery, so that no table is joined."""
    return Q(pk__in=rows.values("pk"))


def records_of_agreement(agreement: Agreement) -> Q:
    """What belongs to an agreement: its acts, the encounters of its steps, what stands under it."""
    encounters = AgreementStep.objects.filter(agreement=agreement).values("encounter")
    acts = Act.objects.filter(agreement=agreement)
    under = Agreement.objects.filter(under=agreement)
    promised = Promise.objects.filter(agreement=agreement)
    return _in(acts) | _in(promised) | Q(pk__in=encounters) | _in(under)


def records_of_encounter(key: int) -> Q:
    """What was said, promised, invited to and signed at an encounter."""
    return (
        _in(Statement.objects.filter(encounter=key))
        | _in(Promise.objects.filter(said_at=key))
        | _in(Invitation.objects.filter(made_at=key))
        | _in(Figure.objects.filter(encounter=key))
        | Q(pk__in=AgreementStep.objects.filter(encounter=key).values("agreement"))
    )


def records_of_event(event: Event) -> Q:
    """What hangs on an event: invitations to it, encounters at it, promises due with it."""
    return (
        _in(Invitation.objects.filter(event=event))
        | _in(Encounter.objects.filter(event=event))
        | _in(Promise.objects.filter(depends_on=event.pk))
    )


def records_about(record: Record, sees: Callable[[str], Q]) -> Q:
    """All that belongs to one record, whatever its kind; a condition on Record.

    `record` is of its own kind (a `Place`, an `Agreement`); `sees` as of `circle_of`.
    """
    if isinstance(record, Place):
        return records_with(circle_of(record, sees)) | records_at(record)
    if isinstance(record, Agreement):
        return records_of_agreement(record) | Q(pk=record.pk)
    if isinstance(record, Encounter):
        return records_of_encounter(record.pk) | Q(pk=record.pk)
    if isinstance(record, Event):
        return records_of_event(record) | Q(pk=record.pk)
    return records_with(circle_of(record, sees))


def offices_of(record: Record) -> QuerySet[Tenure]:
    """The offices that a person holds or held, or that there are at an institution or place."""
    held = Tenure.objects.all()
    if isinstance(record, Person):
        return held.filter(person=record.pk).values("pk")
    if isinstance(record, Institution):
        return held.filter(institution=record.pk).values("pk")
    return held.filter(place=record.pk, institution=None).values("pk")


_BADGED = (Kind.AGREEMENT, Kind.PROMISE, Kind.ENCOUNTER)
# So many of the latest ties a page reads; the rest stand in the lists.
READ = 150
PROVEN = 12  # of each kind; as many as a section of a page has lines


class Ties:
    """The records that meet a condition, the latest first: two queries for a whole page.

    `seen` are the records that the viewer may see.
    """

    def __init__(self, seen: QuerySet[Record], condition: Q) -> None:
        found = seen.filter(condition).exclude(kind=Kind.TENURE)
        self.records = latest_of_one(found, "when_sort", READ)
        if len(self.records) < READ:
            self.counts = Counter(record.kind for record in self.records)
        else:
            counted = found.values_list("kind").annotate(n=Count("pk")).order_by("kind")
            self.counts = Counter(dict(counted))

    def of(self, kind: Kind) -> list[Record]:
        """Those of one kind, as far as they were read."""
        return [record for record in self.records if record.kind == kind]

    def own(self, kind: Kind, most: int) -> list[Record]:
        """The first of one kind, with that kind's own fields where their badge needs them."""
        found = self.of(kind)[:most]
        if kind not in _BADGED or not found:
            return found
        own = MODELS[kind]._default_manager.in_bulk([record.pk for record in found])
        return [own[record.pk] for record in found]

    @cached_property
    def proofs(self) -> Proofs:
        """The proofs of the first of each kind: one query for all sections of a page."""
        shown = (record for kind in self.counts for record in self.of(kind)[:PROVEN])
        return Proofs(shown)

    @property
    def dated(self) -> list[Record]:
        """Those with a date: a timeline."""
        return [record for record in self.records if record.when]
