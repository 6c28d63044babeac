"""The list of partnerships at rest: who was long not met, and nobody else."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.test import Client

from comity.desk.partnership.at_rest import at_rest
from comity.desk.partnership.figures import figures_of
from comity.desk.partnership.judging import Life, judge
from comity.desk.viewer import Viewer
from comity.register.actions import edit, mark_confidential
from comity.register.kinds import specific
from comity.register.models import Agreement, Encounter, RelationParty

LATER = date(2035, 6, 1)


def names(register: Any, day: date) -> list[int]:
    return [each.partner.pk for each in at_rest(Viewer(register.officer), day)]


def test_whom_nobody_met_for_three_years_stands_in_the_list(register: Any, officer: Client):
    Encounter.objects.filter(modality="planned").update(modality="wished")
    assert register["moscow"].pk in names(register, LATER)
    assert "/partners/at-rest/" in officer.get("/partners/").text


def test_the_last_encounter_is_told_as_exactly_as_the_register_knows_it(
    register: Any, officer: Client
):
    Encounter.objects.exclude(pk=register["ceremony"].pk).update(modality="wished")
    edit(register["ceremony"], by=register.officer, date="2019-10", modality="happened")
    page = officer.get("/partners/at-rest/").text
    assert "October 2019" in page
    assert "1 October 2019" not in page


def test_an_encounter_ahead_takes_a_partner_off_the_list(register: Any, officer: Client):
    Encounter.objects.filter(modality="planned").update(modality="wished")
    edit(register["ceremony"], by=register.officer, date="2035-07", modality="planned")
    assert register["moscow"].pk not in names(register, LATER)


def test_our_own_city_is_no_partner(register: Any):
    assert register["istanbul"].pk not in names(register, LATER)


def test_with_whom_nothing_runs_does_not_rest(register: Any):
    Encounter.objects.filter(modality="planned").update(modality="wished")
    for agreement in Agreement.objects.all():
        edit(agreement, by=register.officer, stage="ended")
    RelationParty.objects.all().delete()
    assert names(register, LATER) == []


def test_the_list_and_the_page_of_a_partner_say_the_same(register: Any):
    Encounter.objects.filter(modality="planned").update(modality="wished")
    viewer = Viewer(register.officer)
    for each in at_rest(viewer, LATER):
        figures = figures_of(specific(each.partner), viewer, LATER)
        assert judge(figures, LATER).life is Life.AT_REST
        assert figures.last == each.figures.last


def test_what_is_confidential_keeps_nobody_of_another_desk_off_the_list(
    register: Any, neighbour: Client
):
    for agreement in Agreement.objects.all():
        mark_confidential(agreement, by=register.officer, desk=register.desk)
    page = neighbour.get("/partners/at-rest/")
    assert page.status_code == 200
    assert "Moscow" not in page.text.split('id="main"')[1]
