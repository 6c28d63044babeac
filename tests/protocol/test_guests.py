"""The guest list: precedence by the office chosen, replies from invitations, places by hand."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from comity.protocol.actions import (
    NewGuest,
    arrange,
    change_guest,
    interpret,
    put_down,
    put_down_invitees,
    swap_seats,
    take_off,
)
from comity.protocol.guests import arrangement_of, guest_list
from comity.protocol.models import ProgrammeItem
from comity.protocol.offices import ListedOffice, keep_precedence, precedence_of, shipped_list
from comity.protocol.order import Reason
from comity.protocol.zones import zone_of
from comity.register.actions import add_part, enter, merge
from comity.register.history import entries_of
from comity.register.models import Encounter, Invitation, Invitee, Place, Record, User
from comity.register.permissions import NotAllowed
from comity.register.undoing import undo
from comity.register.wording import LanguageMap

pytestmark = pytest.mark.django_db


def names_in_order(ceremony: Any) -> list[str]:
    by_key = {guest.pk: name for name, guest in ceremony.guests.items()}
    return [by_key[each.key] for each in guest_list(ceremony.encounter).coming]


def test_guests_stand_in_the_order_of_the_offices_in_which_they_come(ceremony: Any):
    assert names_in_order(ceremony) == ["mayor", "minister", "consul", "deputy"]


def test_an_office_counts_by_its_institution_and_not_by_its_word(ceremony: Any, houses: Any):
    """A Daire Başkanı of Moscow is of minister rank, one of a Turkish municipality is not."""
    person, tenure = ceremony.person("Ali Kaya", "Daire Başkanı", houses["ibb"])
    who = Record.objects.get(pk=person.pk)
    ours = put_down(ceremony.encounter, NewGuest(who, "host", capacity=tenure), by=ceremony.officer)
    listed = {each.key: each.listed for each in guest_list(ceremony.encounter).coming}
    assert listed[ours.pk] == "department-head"
    assert listed[ceremony.key_of("minister")] == "city-minister"


def test_who_holds_one_office_on_the_day_comes_in_it(ceremony: Any, houses: Any):
    person, tenure = ceremony.person("Ayşe Demir", "Vali", houses["ibb"])
    who = Record.objects.get(pk=person.pk)
    attended = put_down(ceremony.encounter, NewGuest(who, "host"), by=ceremony.officer)
    assert attended.capacity == tenure
    assert guest_list(ceremony.encounter).coming[0].key == attended.pk


def test_a_place_by_hand_needs_a_reason_and_stands_in_the_history(ceremony: Any):
    consul = ceremony.guests["consul"]
    with pytest.raises(ValidationError):
        change_guest(consul, by=ceremony.officer, place=1, place_reason=" ")
    change_guest(consul, by=ceremony.officer, place=1, place_reason="represents the state")
    assert names_in_order(ceremony)[0] == "consul"
    first = guest_list(ceremony.encounter).coming[0]
    assert first.placed is not None and first.placed.reason is Reason.BY_HAND
    changes = [c for entry in entries_of(ceremony.encounter) for c in entry.changes.all()]
    assert "represents the state" in [change.after for change in changes]


def test_a_place_given_by_hand_can_be_taken_back_like_any_entry(ceremony: Any):
    consul = ceremony.guests["consul"]
    change_guest(consul, by=ceremony.officer, place=1, place_reason="represents the state")
    undo(entries_of(ceremony.encounter)[0], by=ceremony.officer)
    assert names_in_order(ceremony) == ["mayor", "minister", "consul", "deputy"]


def test_nobody_stands_on_the_list_twice(ceremony: Any):
    again = NewGuest(ceremony.guests["consul"].who, "guest")
    with pytest.raises(ValidationError):
        put_down(ceremony.encounter, again, by=ceremony.officer)


def test_replies_come_from_the_invitation_where_there_is_one(ceremony: Any):
    invitation = enter(
        Invitation(event_text=LanguageMap(en="signing")), by=ceremony.officer, desk=ceremony.desk
    )
    row = Invitee(invitation=invitation, who=ceremony.guests["consul"].who, answer="declined")
    add_part(row, by=ceremony.officer)
    arrange(ceremony.encounter, by=ceremony.officer, invitation=invitation)
    found = guest_list(ceremony.encounter)
    assert [(each.key, each.answer) for each in found.away] == [
        (ceremony.key_of("consul"), "declined")
    ]
    assert names_in_order(ceremony) == ["mayor", "minister", "deputy"]


def test_who_is_invited_is_put_down_and_a_known_deputy_in_their_stead(ceremony: Any):
    invitation = enter(
        Invitation(event_text=LanguageMap(en="signing")), by=ceremony.officer, desk=ceremony.desk
    )
    governor, _office = ceremony.person("Ayşe Demir", "Vali", None)
    rector, _office = ceremony.person("Can Ak", "Rektör", None)
    vice, _office = ceremony.person("Ece Su", "Rektör Yardımcısı", None)
    for person, deputy in ((governor, None), (rector, vice)):
        who = Record.objects.get(pk=person.pk)
        answer = "sends-deputy" if deputy else "accepted"
        row = Invitee(invitation=invitation, who=who, answer=answer, deputy=deputy)
        add_part(row, by=ceremony.officer)
    arrange(ceremony.encounter, by=ceremony.officer, invitation=invitation)
    made = put_down_invitees(ceremony.encounter, by=ceremony.officer)
    assert [each.who_id for each in made] == [governor.pk, vice.pk]
    assert [each.noted.get().part for each in made] == ["invited", "invited"]


def test_two_change_seats_and_the_others_keep_theirs(ceremony: Any):
    before = {each.key: each.seat for each in guest_list(ceremony.encounter).seats}
    one, two = ceremony.guests["deputy"], ceremony.guests["minister"]
    swap_seats(one, two, by=ceremony.officer, reason="the lectern is on that side")
    after = {each.key: each.seat for each in guest_list(ceremony.encounter).seats}
    assert after == {**before, one.pk: before[two.pk], two.pk: before[one.pk]}


def test_each_desk_has_its_own_order_of_offices_and_keeps_the_earlier_ones(
    ceremony: Any, stranger: User
):
    first, *rest = shipped_list()
    keep_precedence(ceremony.desk, [*rest, first], by=ceremony.officer)
    assert precedence_of(ceremony.desk)[-1] == first
    assert precedence_of(stranger.memberships.get().desk) == shipped_list()
    with pytest.raises(NotAllowed):
        keep_precedence(ceremony.desk, [first], by=stranger)


def test_a_list_of_offices_names_each_once(ceremony: Any):
    twice = ListedOffice("vali", LanguageMap(tr="Vali"))
    with pytest.raises(ValidationError):
        keep_precedence(ceremony.desk, [twice, twice], by=ceremony.officer)


@pytest.mark.parametrize(
    ("country", "name", "zone"),
    [
        ("TR", "Bursa", "Europe/Istanbul"),
        ("RU", "Moscow", "Europe/Moscow"),
        ("RU", "Kazan", ""),
        ("", "Nowhere", ""),
    ],
)
def test_the_clock_is_that_of_the_city_where_it_is_certain(
    country: str, name: str, zone: str, ceremony: Any
):
    place = Place(country=country, name=LanguageMap(en=name))
    enter(place, by=ceremony.officer)
    assert zone_of(place) == zone


def test_a_venue_has_the_clock_of_its_city(ceremony: Any, desk: Any):
    city = enter(Place(country="TR", name=LanguageMap(tr="İzmir")), by=ceremony.officer)
    hall = enter(Place(name=LanguageMap(tr="Kültürpark"), within=city), by=ceremony.officer)
    visit = enter(Encounter(encounter_kind="visit", place=hall), by=ceremony.officer, desk=desk)
    assert arrangement_of(visit).time_zone == "Europe/Istanbul"


def test_of_several_offices_in_words_the_one_furthest_up_counts(ceremony: Any):
    person, _tenure = ceremony.person("Ali Kaya", "Vali", None)
    who = Record.objects.get(pk=person.pk)
    guest = NewGuest(who, "host", capacity_text="Daire Başkanı; Belediye Başkanı")
    attended = put_down(ceremony.encounter, guest, by=ceremony.officer)
    found = guest_list(ceremony.encounter).guest(attended.pk)
    assert found is not None and found.listed == "mayor"


def test_who_is_taken_off_leaves_with_everything_that_was_noted(ceremony: Any):
    minister = ceremony.guests["minister"]
    item = ProgrammeItem(encounter=ceremony.encounter, what=LanguageMap(en="Talks"))
    interpret(minister, [add_part(item, by=ceremony.officer)], by=ceremony.officer)
    take_off(minister, by=ceremony.officer)
    assert names_in_order(ceremony) == ["mayor", "consul", "deputy"]
    undo(entries_of(ceremony.encounter)[0], by=ceremony.officer)
    assert names_in_order(ceremony) == ["mayor", "minister", "consul", "deputy"]


def test_a_reader_arranges_nothing(ceremony: Any, reader: User):
    with pytest.raises(NotAllowed):
        change_guest(ceremony.guests["mayor"], by=reader, roles=["speaker"])
    with pytest.raises(NotAllowed):
        arrange(ceremony.encounter, by=reader, seating="rows")


def test_roles_are_taken_and_left_one_by_one(ceremony: Any):
    mayor = ceremony.guests["mayor"]
    change_guest(mayor, by=ceremony.officer, roles=["presider", "witness"])
    assert {each.role for each in mayor.roles.all()} == {"presider", "witness"}
    with pytest.raises(ValidationError):
        change_guest(mayor, by=ceremony.officer, roles=["king"])


def test_two_encounters_that_are_one_keep_one_arrangement_and_one_note_of_each_guest(ceremony: Any):
    twin = enter(Encounter(encounter_kind="ceremony"), by=ceremony.officer, desk=ceremony.desk)
    arrange(twin, by=ceremony.officer, seating="rows")
    who = ceremony.guests["consul"].who
    again = put_down(twin, NewGuest(who, "guest", "invited"), by=ceremony.officer)
    change_guest(again, by=ceremony.officer, tongues="ru")
    merge(twin, into=ceremony.encounter, by=ceremony.officer)
    found = guest_list(ceremony.encounter).guest(ceremony.key_of("consul"))
    assert ceremony.encounter.arrangements.get().seating == "head-table"
    assert found is not None and found.participant.tongues == "ru"
    assert ceremony.encounter.attendances.filter(who=who).count() == 1
