"""Two records of one agreement become one: steps, drafts and seats go with their party."""

from __future__ import annotations

import pytest

from comity.cooperation import drafting
from comity.cooperation.actions import NewStep, record_step
from comity.cooperation.models import Draft
from comity.cooperation.queries import follow
from comity.register.actions import add_part, enter, merge, unmerge
from comity.register.models import Agreement, AgreementStep, Party, User


@pytest.fixture
def double(protocol: Agreement, officer: User) -> Agreement:
    """The same protocol, entered once more, with a step of one side and a draft."""
    found = Agreement(agreement_kind="cooperation-protocol", stage="proposed")
    enter(found, by=officer, desk=protocol.desk)
    for party in protocol.parties.all():
        add_part(Party(agreement=found, who=party.who, order=party.order), by=officer)
    theirs = found.parties.all()[1]
    record_step(found, NewStep("suspended", "2022", "letter", theirs), by=officer)
    drafting.begin(found, by=officer, languages=("tr",))
    return found


@pytest.mark.django_db(transaction=True)
def test_what_hangs_on_a_party_goes_with_it(protocol: Agreement, double: Agreement, officer: User):
    merge(double, protocol, by=officer, reason="entered twice")
    protocol.refresh_from_db()
    step = AgreementStep.objects.get()
    assert step.party == protocol.parties.all()[1]
    assert follow(protocol).standing == "suspended-by-them"
    draft = Draft.objects.get()
    assert draft.agreement == protocol
    assert {name.party for name in draft.names.all()} == set(protocol.parties.all())
    unmerge(Agreement.objects.get(pk=double.pk), by=officer)
    assert Draft.objects.get().agreement_id == double.pk
    assert {n.party.agreement_id for n in Draft.objects.get().names.all()} == {double.pk}
