"""Labels for readers who may not see everything that they mention."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from django.db.models import Q

from comity.register.kinds import MODELS
from comity.register.labels import label_for
from comity.register.models import Institution, Kind, Record
from comity.register.wording import LanguageMap

# The records that a label names, by the way to them.
_NAMED: Mapping[str, tuple[str, ...]] = {
    Kind.INSTITUTION: ("represents", "place"),
    Kind.TENURE: ("person", "institution", "place"),
    Kind.ENCOUNTER: ("attendances__who", "place"),
    Kind.AGREEMENT: ("parties__who",),
    Kind.ACT: ("body",),
    Kind.INVITATION: ("inviter", "invitees__who", "event"),
    Kind.STATEMENT: ("speaker",),
    Kind.RELATION: ("parties__who",),
}


def labels_outside(
    records: Sequence[Record], *, desks: Collection[int] = ()
) -> dict[int, LanguageMap]:
    """The labels of records, by key, for members of `desks`; without any, for the world.

    No label names a record that is confidential to others: where nothing is left, the kind's
    own word is. One query for each kind, and a few for each record that mentions one.
    """
    found = {record.pk: record.label for record in records}
    for kind, keys in _by_kind(records).items():
        for own in MODELS[kind]._default_manager.filter(_mentions(kind), pk__in=keys).distinct():
            found[own.pk] = label_for(
                own, lambda named: not named.confidential or named.desk_id in desks
            )
    return found


def _by_kind(records: Iterable[Record]) -> Mapping[str, list[int]]:
    keys: dict[str, list[int]] = defaultdict(list)
    for record in records:
        if record.kind in _NAMED:
            keys[record.kind].append(record.pk)
    return keys


def _mentions(kind: str) -> Q:
    """Records of a kind whose label names a confidential record."""
    missions = Institution.objects.filter(
        Q(represents__confidential=True) | Q(place__confidential=True)
    )
    condition = Q()
    for way in _NAMED[kind]:
        condition |= Q(**{f"{way}__confidential": True}) | Q(
            **{f"{way}__in": missions.values("pk")}
        )
    return condition
