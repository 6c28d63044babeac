"""Rights by role: the whole matrix."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from comity.desk.viewer import Viewer
from comity.register import actions
from comity.register.models import Desk, Encounter, Membership, Role, Source, User
from comity.register.permissions import (
    NotAllowed,
    Right,
    may,
    require,
    visible_records,
    visible_sources,
)

LOOKS = {Right.READ, Right.CONFIDENTIAL}
OFFICE = {
    *LOOKS, Right.ADD, Right.DECIDE, Right.WRITE, Right.MERGE, Right.DRAFT, Right.STEP, Right.SIGN,
}  # fmt: skip
# Said once more, by role: what a change of the table gives or takes is seen here.
EXPECTED = {
    Role.READER: LOOKS,
    Role.OFFICER: OFFICE,
    Role.PROTOCOL: OFFICE - {Right.MERGE},
    Role.LEGAL: {*LOOKS, Right.ADD, Right.DRAFT, Right.STEP, Right.OVERRIDE},
    Role.SIGNATORY: {*LOOKS, Right.SIGN},
    Role.PRESS: {Right.READ, Right.ADD},
    Role.ADMINISTRATOR: OFFICE | {Right.OVERRIDE, Right.AUDIT, Right.ADMINISTER},
    Role.GUEST: {Right.DRAFT, Right.SIGN},
    Role.AUDITOR: {*LOOKS, Right.AUDIT},
}


@pytest.mark.django_db
@pytest.mark.parametrize("right", list(Right))
@pytest.mark.parametrize("role", list(Role))
def test_a_role_has_its_rights_at_its_own_desk_only(role: Role, right: Right, desk: Desk) -> None:
    user = User.objects.create_user("x")
    Membership.objects.create(user=user, desk=desk, role=role)
    elsewhere = Desk.objects.create(name="elsewhere")
    allowed = right in EXPECTED[role]
    assert (may(user, right, desk), may(user, right)) == (allowed, allowed)
    assert not may(user, right, elsewhere)


@pytest.mark.django_db
@pytest.mark.parametrize("right", list(Right))
def test_whoever_has_no_desk_may_nothing_and_who_installs_may_all(right: Right, desk: Desk) -> None:
    assert not may(User.objects.create_user("nobody"), right)
    assert not may(AnonymousUser(), right)  # type: ignore[arg-type]
    assert may(User.objects.create_superuser("root"), right, desk)


@pytest.mark.django_db
def test_a_record_is_seen_once_however_many_work_at_its_desk(
    officer: User, reader: User, desk: Desk
) -> None:
    actions.enter(Encounter(encounter_kind="visit"), by=officer, desk=desk)
    assert [visible_records(user).count() for user in (officer, reader)] == [1, 1]


@pytest.mark.django_db
def test_who_is_only_a_guest_of_a_desk_does_not_see_what_it_keeps_confidential(
    officer: User, desk: Desk, source: Source, stranger: User
) -> None:
    kept = actions.enter(Encounter(encounter_kind="visit"), by=officer, desk=desk)
    actions.mark_confidential(kept, by=officer, desk=desk)
    Source.objects.update(confidential=True)
    seat = Membership.objects.create(user=stranger, desk=desk, role=Role.GUEST)
    for role, count in ((Role.GUEST, 0), (Role.READER, 1)):
        Membership.objects.filter(pk=seat.pk).update(role=role)
        viewer = Viewer(stranger)
        assert visible_records(stranger).count() == viewer.records().count() == count
        assert viewer.live(Encounter).count() == count
        assert visible_sources(stranger).count() == viewer.sources().count() == count


@pytest.mark.django_db
def test_whoever_has_left_may_nothing(officer: User, desk: Desk) -> None:
    officer.is_active = False
    assert not may(officer, Right.READ, desk)


@pytest.mark.django_db
def test_a_refusal_says_who_what_and_where(reader: User, desk: Desk) -> None:
    with pytest.raises(
        NotAllowed, match="reader may not merge records at the desk International relations"
    ):
        require(reader, Right.MERGE, desk)
