"""Agreements, encounters and events are one by who, when, where and what."""

from __future__ import annotations

from comity.identity import (
    AgreementProfile,
    Decision,
    EncounterProfile,
    EventProfile,
    agreements,
    decide,
    encounters,
    events,
)


def agreement(
    kind: str, parties: str, date: str | None, until: str | None = None
) -> AgreementProfile:
    return AgreementProfile(kind=kind, parties=tuple(parties.split(" + ")), date=date, until=until)


def encounter(kind: str, date: str, place: str, who: str, title: str = "") -> EncounterProfile:
    titles = (title,) if title else ()
    return EncounterProfile(
        kind=kind, date=date, place=place, participants=tuple(who.split(" + ")), titles=titles
    )


def event(name: str, date: str | None = None, place: str | None = None) -> EventProfile:
    return EventProfile(names=(name,), date=date, place=place)


SIGNED = agreement("cooperation-protocol", "İBB + Moskova Hükümeti", "2023-12-20")


def test_an_agreement_told_in_another_language_is_the_same() -> None:
    told = agreement("cooperation-protocol", "мэрия Стамбула + Москва", "2023-12")
    assert decide(agreements.compare(SIGNED, told)) is Decision.SAME


def test_two_protocols_of_the_same_cities_in_two_years_are_two() -> None:
    earlier = agreement("cooperation-protocol", "İstanbul + Moskova", "2019-08")
    score = agreements.compare(SIGNED, earlier)
    assert decide(score) is Decision.DIFFERENT
    assert "date-differs" in {reason.code for reason in score.reasons}


def test_two_programmes_with_other_terms_are_two() -> None:
    first = agreement("programme", "Moscow + Athens", "2022", "2024")
    second = agreement("programme", "Москва + Афины", "2016", "2018")
    assert decide(agreements.compare(first, second)) is Decision.DIFFERENT


def test_a_programme_signed_before_its_term_begins_is_one() -> None:
    first = agreement("programme", "Moscow + Athens", "2022", "2024")
    second = agreement("programme", "Москва + Афины", "2021-12", "2024")
    assert decide(agreements.compare(first, second)) is Decision.SAME


def test_another_body_of_the_same_city_is_another_party() -> None:
    chambers = agreement(
        "cooperation-protocol", "İstanbul Ticaret Odası + Moskova Hükümeti", "2023-12"
    )
    assert decide(agreements.compare(SIGNED, chambers)) is not Decision.SAME


def test_a_sister_city_tie_is_one_per_pair_even_when_no_date_is_told() -> None:
    first = agreement("sister-city", "Konya + Kyoto", "2009")
    assert (
        decide(agreements.compare(first, agreement("sister-city", "Конья + Киото", None)))
        is Decision.SAME
    )


VISIT = encounter("visit", "2021-06-08", "İzmir", "Sergey Cheremin + Tunç Soyer")


def test_a_visit_told_by_both_sides_is_one() -> None:
    told = encounter("meeting", "2021-06", "Измир", "Сергей Черемин + Тунч Сойер")
    assert decide(encounters.compare(VISIT, told)) is Decision.SAME


def test_the_return_visit_the_next_year_and_the_next_host_are_others() -> None:
    for other in (
        encounter("visit", "2021-09-08", "Moskova", "Sergey Cheremin + Tunç Soyer"),
        encounter("visit", "2022-06-08", "İzmir", "Sergey Cheremin + Tunç Soyer"),
        encounter("visit", "2021-06-08", "İzmir", "Sergey Cheremin + Mahmut Özgener"),
    ):
        assert decide(encounters.compare(VISIT, other)) is not Decision.SAME


def test_the_ceremony_of_the_same_day_is_not_the_visit() -> None:
    ceremony = encounter(
        "ceremony", "2021-06-08", "İzmir", "Sergey Cheremin + Tunç Soyer", "imza töreni"
    )
    assert decide(encounters.compare(VISIT, ceremony)) is not Decision.SAME


def test_an_office_before_a_participants_name_is_no_part_of_it() -> None:
    told = encounter(
        "visit", "2022-03-15", "Ankara", "Mansur Yavaş + Bakü Belediye Başkanı Eldar Azizov"
    )
    other = encounter("visit", "2022-03-15", "Анкара", "Мансур Яваш + Эльдар Азизов")
    assert decide(encounters.compare(told, other)) is Decision.SAME


def test_one_edition_of_a_forum_in_three_languages_is_one() -> None:
    forum = event("Moscow Urban Forum 2021", "2021-07-01/2021-07-04", "Moscow")
    for other in (
        event("Московский урбанистический форум", "2021-07", "Москва"),
        event("Moskova Kentsel Forumu", "2021", "Moskova"),
        event("Moscow City Forum", "XXXX-07-01/XXXX-07-04"),
    ):
        assert decide(events.compare(forum, other)) is Decision.SAME, other


def test_two_years_two_cities_and_two_topics_are_other_events() -> None:
    festival = event("Uluslararası Kukla Festivali", "2023-05", "Kazan")
    for other in (
        event("International Puppet Festival", "2024-05", "Kazan"),
        event("Uluslararası Kukla Festivali", "2023-05", "İzmir"),
        event("Uluslararası Caz Festivali", "2023-05", "Kazan"),
    ):
        assert decide(events.compare(festival, other)) is not Decision.SAME, other


def test_days_of_a_city_and_the_return_days_are_two_events() -> None:
    there = event("Days of Moscow in Athens", "2022-05", "Athens")
    back = event("Дни Афин в Москве", "2022-10", "Москва")
    assert decide(events.compare(there, back)) is Decision.DIFFERENT


def test_grouping_puts_each_thing_once() -> None:
    told = agreement("cooperation-protocol", "мэрия Стамбула + Москва", "2023-12")
    other = agreement("sister-city", "Konya + Kyoto", "2009")
    assert agreements.group([SIGNED, other, told]) == [[0, 2], [1]]
    russian = encounter("meeting", "2021-06", "Измир", "Сергей Черемин + Тунч Сойер")
    assert encounters.group([VISIT, russian]) == [[0, 1]]
    forum = event("Moscow Urban Forum", "2021-07", "Moscow")
    assert events.group([forum, event("KazanForum", "2021-07", "Kazan"), forum]) == [[0, 2], [1]]


def test_profiles_that_say_little_still_meet_those_that_say_much() -> None:
    undated = agreement("sister-city", "Konya + Kyoto", None)
    dated = agreement("sister-city", "Конья + Киото", "2009-11")
    assert agreements.keys(undated) & agreements.keys(dated)
    year = encounter("visit", "2021", "İzmir", "Sergey Cheremin + Tunç Soyer")
    assert encounters.keys(year) & encounters.keys(VISIT)


def test_an_encounter_told_with_initials_meets_the_one_told_in_full() -> None:
    told = encounter("visit", "2021-06-08", "İzmir", "С. Е. Черемин + Т. Сойер")
    assert encounters.keys(told) & encounters.keys(VISIT)
