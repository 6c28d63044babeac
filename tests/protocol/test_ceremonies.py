"""Beginning the ceremony of an agreement: who is on the list, and who may know of it."""

from __future__ import annotations

from typing import Any

import pytest

from comity.protocol.ceremonies import begin_ceremony, ceremony_of
from comity.register.actions import edit, mark_confidential
from comity.register.models import Agreement, Desk
from comity.register.permissions import visible_records
from comity.register.wording import LanguageMap

pytestmark = pytest.mark.django_db


def begun(ceremony: Any) -> Any:
    ceremony.agreement.arrangements.all().delete()
    agreement = Agreement.objects.get(pk=ceremony.agreement.pk)
    return begin_ceremony(agreement, by=ceremony.officer, date="2026-12-02", home=())


def test_a_ceremony_begins_with_the_signatories_on_its_list(ceremony: Any):
    names = {str(each.who) for each in begun(ceremony).attendances.all()}
    assert names == {"Zeynep Akçabay", "Sergey Cheremin"}


def test_who_sends_the_form_twice_begins_one_ceremony(ceremony: Any):
    first = begun(ceremony)
    agreement = Agreement.objects.get(pk=ceremony.agreement.pk)
    again = begin_ceremony(agreement, by=ceremony.officer, date="2026-12-03", home=())
    assert again == first and again.attendances.count() == 2


def test_a_ceremony_that_another_desk_arranged_for_itself_does_not_stand_in_the_way(
    ceremony: Any, desk: Any
):
    elsewhere = Desk.objects.create(name="Kazan")
    theirs = begun(ceremony)
    type(theirs).objects.filter(pk=theirs.pk).update(desk=elsewhere)
    agreement = Agreement.objects.get(pk=ceremony.agreement.pk)
    assert ceremony_of(agreement) is None
    own = begin_ceremony(agreement, by=ceremony.officer, date="2026-12-02", home=())
    assert own.pk != theirs.pk and own.desk == desk
    assert ceremony_of(agreement) == own


def test_the_ceremony_of_a_confidential_agreement_does_not_tell_of_it(ceremony: Any, stranger: Any):
    edit(ceremony.agreement, by=ceremony.officer, title=LanguageMap(en="Secret protocol"))
    mark_confidential(ceremony.agreement, by=ceremony.officer, desk=ceremony.desk)
    encounter = begun(ceremony)
    assert "Secret protocol" in encounter.title["en"]
    assert encounter.attendances.count() == 2
    assert not visible_records(stranger).filter(pk=encounter.pk).exists()
    assert visible_records(ceremony.officer).filter(pk=encounter.pk).exists()
