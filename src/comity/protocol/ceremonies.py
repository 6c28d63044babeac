"""The ceremony of an agreement: an encounter to come, with its signatories on the list."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from comity.protocol.actions import NewGuest, arrange, put_down
from comity.protocol.models import DelegationPart
from comity.register.actions import enter
from comity.register.models import (
    Agreement,
    Encounter,
    EncounterKind,
    Modality,
    Record,
    RoleKind,
    Side,
    Signatory,
    State,
    User,
)
from comity.register.permissions import Right, require
from comity.register.wording import LanguageMap
from comity.register.words import LANGUAGES


def ceremony_of(agreement: Agreement) -> Encounter | None:
    """The encounter at which an agreement is (to be) signed; the latest if there are several.

    One that another desk arranged for itself is that desk's business.
    """
    own = {"encounter__state": State.LIVE, "encounter__desk": agreement.desk_id}
    arranged = agreement.arrangements.filter(**own).select_related("encounter")
    found = arranged.order_by("-pk").first()
    return found.encounter if found else None


@transaction.atomic
def begin_ceremony(
    agreement: Agreement, *, by: User, date: str | None, home: Collection[int]
) -> Encounter:
    """Put a ceremony into the register as planned, with the agreement's signatories on the list.

    `home` are the keys of our own side: whoever signs for one of them is host. Its title
    names the agreement, so that it is as confidential. One that is arranged already is given
    as it stands. Raises NotAllowed and ValidationError.
    """
    require(by, Right.WRITE, agreement)
    # Who sends the form twice begins one ceremony.
    Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    begun = ceremony_of(agreement)
    if begun is not None:
        return begun
    encounter = Encounter(
        encounter_kind=EncounterKind.CEREMONY, modality=Modality.PLANNED, date=date,
        title=_title(agreement), confidential=agreement.confidential,
    )  # fmt: skip
    enter(encounter, by=by, desk=agreement.desk)
    arrange(encounter, by=by, agreement=agreement)
    for row in agreement.signatories.select_related("party", "capacity"):
        put_down(encounter, _signatory(row, home), by=by)
    return encounter


def _title(agreement: Agreement) -> LanguageMap:
    titles = {}
    for language in LANGUAGES:
        with override(language):
            name = agreement.label.text(language)
            titles[language] = _("Signing ceremony: %(agreement)s") % {"agreement": name}
    return LanguageMap(titles)


def _signatory(row: Signatory, home: Collection[int]) -> NewGuest:
    is_ours = row.party is not None and row.party.who_id in home
    return NewGuest(
        Record.objects.get(pk=row.person_id),
        Side.HOST if is_ours else Side.GUEST,
        DelegationPart.HEAD,
        capacity=row.capacity,
        capacity_text=row.capacity_text,
        roles=frozenset({RoleKind.SIGNATORY}),
    )
