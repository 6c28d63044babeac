"""The demonstration register: two news pages, read and mostly accepted by an officer of it.

The documents are the two of the project's `examples/`. Of the second some findings are
left, so that there is something to decide.
"""

from __future__ import annotations

from importlib.resources import files

from django.db import transaction

from comity.intake.actions import Incoming, accept_all, add_source
from comity.intake.models import FindingKind
from comity.register.models import Desk, Institution, Membership, Record, Role, Source, User, Way

OFFICER = "demonstration"
# The year of the fair that the visit to İzmir names; the page itself does not say its day.
PUBLISHED = {"003_0ee03500ac5eb5b1.txt": "2021"}
# What waits in the page on the visit: what was said to be done, and the figures of the talks.
LEFT = (FindingKind.PLANS, FindingKind.FIGURES)
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
                published = PUBLISHED.get(document.name)
                incoming = Incoming(document.read_bytes(), document.name, published=published)
                added = add_source(incoming, by=officer, desk=desk, way=Way.DEMONSTRATION)
                left = LEFT if published else ()
                taken = added.source.findings.exclude(kind__in=left).values_list("pk", flat=True)
                accept_all(added.source, by=officer, among=set(taken))
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
