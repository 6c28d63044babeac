"""The pages of the pictures: each mark leads to its record, each picture stands as a list too."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from comity.desk.addresses import record_address
from comity.register.actions import mark_confidential
from comity.register.models import Encounter, Membership, Place, Role


def address(record: Any) -> str:
    return record_address(record.kind, record.pk)


def drawn(page: str) -> str:
    """The picture itself."""
    found = re.search(r'<svg class="(?:map|timeline-picture|network-picture)".*?</svg>', page, re.S)
    assert found
    return found[0]


# ---------------------------------------------------------------- map


def test_the_cities_of_the_parties_are_on_the_map_with_the_way_to_their_page(
    register: Any, officer: Client
):
    page = officer.get("/map/").text
    assert address(register["moscow"]) in drawn(page)
    assert address(register["moscow"]) in page.split('id="places"')[1]


def test_a_line_leads_from_our_own_city_to_each_partner(register: Any, officer: Client):
    assert 'class="map-tie"' in drawn(officer.get("/map/").text)
    assert 'class="map-mark home"' in drawn(officer.get("/map/").text)


@pytest.mark.parametrize("layer", ["agreements", "relations", "encounters", "events"])
def test_every_layer_can_be_looked_at_since_a_year(layer: str, register: Any, officer: Client):
    assert officer.get(f"/map/?show={layer}&since=2020").status_code == 200
    late = officer.get(f"/map/?show={layer}&since=2990").text
    assert "map-mark" not in drawn(late)
    assert "No record of this kind names a place yet" in late


def test_places_too_near_to_each_other_are_one_mark_that_leads_nearer(
    register: Any, officer: Client
):
    moscow, kazan = register["moscow"], register["kazan"]
    apart = drawn(officer.get("/map/").text).count("map-mark")
    Place.objects.filter(pk=kazan.pk).update(latitude=moscow.latitude, longitude=37.7)
    page = drawn(officer.get("/map/").text)
    assert page.count("map-mark") == apart - 1
    (nearer,) = re.findall(r'href="([^"]+)" aria-label="[^"]+ and 1 more: \d+"', page)
    assert "box=" in nearer
    assert officer.get(nearer.replace("&amp;", "&")).status_code == 200


def test_a_place_without_coordinates_is_in_the_list_and_that_is_told(
    register: Any, officer: Client
):
    type(register["moscow"]).objects.update(latitude=None, longitude=None)
    page = officer.get("/map/").text
    assert "map-mark" not in drawn(page)
    assert address(register["moscow"]) in page
    assert "no coordinates" in page


def test_a_record_kept_confidential_is_counted_on_no_map_of_others(
    register: Any, officer: Client, neighbour: Client
):
    def counts(client: Client) -> list[str]:
        page = client.get("/map/?show=encounters").text
        return re.findall(r'aria-label="([^"]*: \d+)"', drawn(page))

    before = counts(neighbour)
    for encounter in Encounter.objects.exclude(place=None):
        mark_confidential(encounter, by=register.officer, desk=register.desk)
    assert before
    assert counts(neighbour) == []
    assert counts(officer) == before


# ---------------------------------------------------------------- timeline


@pytest.mark.parametrize("name", ["moscow", "ibb", "cheremin", "protocol", "visit", "forum"])
def test_every_bar_of_a_timeline_leads_to_a_record_that_is_listed_too(
    name: str, register: Any, officer: Client
):
    page = officer.get(f"/timeline/?of={register[name].pk}").text
    bars = re.findall(r'<a class="time-bar[^"]*" href="([^"]+)"', page)
    assert bars
    listed = page.split('id="as-a-list"')[1]
    assert all(bar in listed for bar in bars)


def test_a_timeline_can_be_narrowed_to_years_and_a_kind(register: Any, officer: Client):
    whole = officer.get("/timeline/").text
    assert address(register["visit"]) in whole
    assert address(register["visit"]) not in officer.get("/timeline/?from=2099").text
    only = officer.get("/timeline/?kind=agreement").text
    assert address(register["visit"]) not in only


def test_years_that_are_none_are_passed_over(register: Any, officer: Client):
    page = officer.get("/timeline/?from=20x1&to=²⁰²¹&kind=nothing").text
    assert address(register["visit"]) in page


def test_a_timeline_without_dates_says_so(register: Any, officer: Client):
    assert "No record with a date" in officer.get("/timeline/?from=2990").text


# ---------------------------------------------------------------- network


def test_the_network_of_a_house_shows_whom_its_people_met(register: Any, officer: Client):
    page = drawn(officer.get(f"/network/?of={register['ibb'].pk}").text)
    assert f"of={register['cheremin'].pk}" in page
    assert "İmamoğlu" not in page  # one of the house is not tied to the house from outside


def test_the_way_between_two_is_told_with_its_records(register: Any, officer: Client):
    asked = f"/network/?of={register['imamoglu'].pk}&to={register['cheremin'].pk}"
    way = officer.get(asked).text.split('id="way"')[1].split("</section>")[0]
    assert address(register["cheremin"]) in way
    assert re.search(r"/(encounters|agreements)/\d+/", way)
    assert "proof" in way


def test_a_house_and_one_of_its_own_are_tied_by_the_office(register: Any, officer: Client):
    asked = f"/network/?of={register['ibb'].pk}&to={register['imamoglu'].pk}"
    way = officer.get(asked).text.split('id="way"')[1].split("</section>")[0]
    assert "/offices/" in way


def test_somebody_to_whom_there_is_no_way_is_said_to_have_none(
    register: Any, officer: Client, neighbour: Client
):
    for encounter in Encounter.objects.all():
        mark_confidential(encounter, by=register.officer, desk=register.desk)
    asked = f"/network/?of={register['soyer'].pk}&to={register['cheremin'].pk}"
    ours = officer.get(asked).text.split('id="way"')[1].split("</section>")[0]
    theirs = neighbour.get(asked).text.split('id="way"')[1].split("</section>")[0]
    keys = {f"/encounters/{encounter.pk}/" for encounter in Encounter.objects.all()}
    assert any(key in ours for key in keys)
    assert not any(key in theirs for key in keys)


def test_a_search_offers_the_way_to_whom_it_finds(register: Any, officer: Client):
    page = officer.get(f"/network/?of={register['ibb'].pk}&q=cheremin").text
    assert f"to={register['cheremin'].pk}" in page


@pytest.mark.parametrize("asked", ["of=999999", "of=1&to=999999"])
def test_nobody_there_is_no_page(asked: str, register: Any, officer: Client):
    assert officer.get(f"/network/?{asked}").status_code == 404


@pytest.mark.parametrize("page", ["/map/", "/timeline/", "/network/"])
def test_a_desk_with_an_empty_register_gets_a_page_that_says_so(
    page: str, register: Any, officer: Client
):
    Membership.objects.filter(user=register.officer).update(role=Role.READER)
    type(register["visit"]).objects.update(state="deleted")
    assert officer.get(page).status_code == 200
