"""Offices are mapped by institution, not by word."""

from __future__ import annotations

import pytest

from comity.identity import Decision, OfficeProfile, decide, offices


def office(title: str, institution: str | None = None, place: str | None = None) -> OfficeProfile:
    return OfficeProfile(title=title, institution=institution, place=place)


@pytest.mark.parametrize(
    ("profile", "role", "place"),
    [
        (office("Belediye Başkanı", None, "İzmir"), "mayor", "Izmir"),
        (office("Mayor of Izmir"), "mayor", "Izmir"),
        (office("мэр Измира"), "mayor", "Izmir"),
        (office("глава города Казани"), "mayor", "Kazan"),
        (office("аким", None, "Алматы"), "mayor", "Almaty"),
        (office("хоким Ташкента"), "mayor", "Tashkent"),
        (office("İBB Başkanı"), "mayor", "Istanbul"),
        (office("Başkan", "Ankara Büyükşehir Belediyesi"), "mayor", "Ankara"),
        (office("Rusya İstanbul Başkonsolosu"), "consul-general", "Istanbul"),
        (office("генеральный консул", None, "Стамбул"), "consul-general", "Istanbul"),
        (office("губернатор", None, "Приморский край"), "governor", "Primorye"),
        (office("раис", None, "Татарстан"), "head-of-region", "Tatarstan"),
        (office("министр Правительства Москвы"), "minister", "Moscow"),
        (office("Genel Sekreter Yardımcısı", "İBB"), "deputy-secretary-general", "Istanbul"),
        (office("депутат", "Казанская городская дума"), "deputy", "Kazan"),
    ],
)
def test_the_role_and_the_place_are_read_from_whatever_says_them(
    profile: OfficeProfile, role: str, place: str
) -> None:
    read = offices.office_of(profile)
    assert (read.role, read.place and read.place.name) == (role, place)


def test_standings_are_kept_apart_from_the_role() -> None:
    assert offices.office_of(office("acting mayor", None, "Bishkek")).standings == {"acting"}
    former = offices.office_of(office("eski Belediye Başkanı", None, "İzmir"))
    assert (former.role, former.standings) == ("mayor", frozenset({"former"}))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (office("Mayor of Izmir"), office("Belediye Başkanı", "İzmir Büyükşehir Belediyesi")),
        (office("мэр Казани"), office("Kazan Belediye Başkanı")),
        (office("Consul General of Russia in Istanbul"), office("Rusya İstanbul Başkonsolosu")),
    ],
)
def test_one_office_in_two_languages_is_one(a: OfficeProfile, b: OfficeProfile) -> None:
    assert decide(offices.compare(a, b)) is Decision.SAME


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (office("Mayor of Izmir"), office("Mayor of Ankara")),
        (office("Mayor of Izmir"), office("Deputy Mayor of Izmir")),
        (office("Belediye Başkanı", None, "İstanbul"), office("Vali", None, "İstanbul")),
        (office("Mayor of Izmir"), office("Belediye Başkanı", "Konak Belediyesi")),
    ],
)
def test_another_city_rank_or_body_is_another_office(a: OfficeProfile, b: OfficeProfile) -> None:
    assert decide(offices.compare(a, b)) is Decision.DIFFERENT


def test_a_moscow_department_head_ranks_as_a_minister_and_a_turkish_one_does_not() -> None:
    moscow = offices.office_of(
        office("Head", "Department for External Economic and International Relations of Moscow")
    )
    istanbul = offices.office_of(office("Daire Başkanı", "İstanbul Büyükşehir Belediyesi"))
    minister = offices.office_of(office("министр Правительства Москвы"))
    federal = offices.office_of(office("министр", None, "Россия"))
    assert moscow.role == istanbul.role == "department-head"
    assert moscow.rank == minister.rank
    assert istanbul.rank is not None and moscow.rank is not None
    assert federal.rank is not None and federal.rank < moscow.rank < istanbul.rank


def test_a_district_mayor_ranks_below_the_metropolitan_mayor() -> None:
    metropolitan = offices.office_of(office("Belediye Başkanı", None, "İzmir"))
    district = offices.office_of(office("Belediye Başkanı", None, "Konak"))
    assert metropolitan.rank is not None and district.rank is not None
    assert metropolitan.rank < district.rank
