"""The demonstration register: two news pages, read and accepted by an officer of it.

The documents are the two of the project's `examples/`.
"""

from __future__ import annotations

from importlib.resources import files

from django.db import transaction

from comity.intake.actions import Incoming, accept_all, add_source
from comity.register.models import Desk, Institution, Membership, Record, Role, Source, User, Way

OFFICER = "demonstration"
IZMIR = "311046"  # its GeoNames number


def make_demonstration() -> int | None:
    """Fill an empty register, all or nothing; gives the number of its records.

    A demonstration that is there already is left as it is; None if the register holds
    anything else. Its officer has no password and signs in by the link that `comity desk`
    opens.
    """
    with transaction.atomic():
        if is_demonstration():
            return Record.objects.count()
        if Record.objects.exists() or Source.objects.exists():
            return None
        officer, desk = _officer()
        for document in sorted(files(__name__).iterdir(), key=lambda each: each.name):
            if document.name.endswith(".txt"):
                incoming = Incoming(document.read_bytes(), document.name)
                added = add_source(incoming, by=officer, desk=desk, way=Way.DEMONSTRATION)
                accept_all(added.source, by=officer)
        Desk.objects.filter(pk=desk.pk).update(institution=_ours())
        return Record.objects.count()


def is_demonstration() -> bool:
    """Whether this register was made to be looked at, and holds no work."""
    return Desk.objects.filter(is_demonstration=True).exists()


def _ours() -> Institution | None:
    """Whose register it is: the municipality of İzmir, which is visited and invited."""
    municipalities = Institution.objects.filter(institution_kind="metropolitan-municipality")
    return municipalities.filter(place__gazetteer=IZMIR).first()


def _officer() -> tuple[User, Desk]:
    officer, is_new = User.objects.get_or_create(username=OFFICER)
    if is_new:
        officer.set_unusable_password()
        officer.save()
    desk, _ = Desk.objects.get_or_create(name="Demonstration", is_demonstration=True)
    Membership.objects.get_or_create(user=officer, desk=desk, role=Role.ADMINISTRATOR)
    return officer, desk
