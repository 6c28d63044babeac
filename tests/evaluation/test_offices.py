"""When a found office is the gold one."""

import pytest

from comity.evaluation.offices import same_office
from comity.reading.findings import OfficeHeld


def office(said: str) -> OfficeHeld:
    """`title | institution | place`, `-` for what is not said."""
    title, institution, place = (None if p.strip() == "-" else p.strip() for p in said.split("|"))
    assert title
    return OfficeHeld(title=title, institution=institution, place=place)


@pytest.mark.parametrize(
    ("gold", "found"),
    [
        # the place inside the institution, and the other way round
        ("Belediye Başkanı | - | Kazan", "Başkan | Kazan Belediyesi | -"),
        ("Belediye Başkanı | - | Kazan", "Belediye Başkanı | Kazan Belediyesi | Kazan"),
        ("Mayor | İzmir Metropolitan Municipality | İzmir", "Metropolitan Mayor | - | İzmir"),
        ("председатель | Минский горисполком | Минск", "председатель | Минский горисполком | -"),
        ("министр | Правительство Москвы | Москва", "министр | правительство Москвы | -"),
        # the unit in the title or as institution
        ("Müdür | Kültür İşleri Müdürlüğü | -", "Kültür İşleri Müdürü | - | -"),
        # endings, case, order, fillers
        ("Dean | Faculty of Law | -", "dean | Law Faculty | -"),
        ("Genel Sekreter Yardımcısı | - | -", "Genel Sekreter Yardımcı | - | -"),
        # an envoy's state, by its name or its mission
        ("Başkonsolos | Rusya | Antalya", "Başkonsolos | Rusya Başkonsolosluğu | Antalya"),
        # most of a long name
        (
            "Başkan | Dış Ekonomi ve Uluslararası İlişkiler | -",
            "Başkan | Dış Ekonomi ve Uluslararası İlişkiler Dairesi | -",
        ),
        ("Chief | KMC | -", "Chief | Kathmandu Metropolitan City | -"),
    ],
)
def test_one_office_however_its_words_are_shared_out(gold: str, found: str) -> None:
    assert same_office(office(gold), office(found))


@pytest.mark.parametrize(
    ("gold", "found"),
    [
        # another rank
        ("Belediye Başkan Yardımcısı | - | Kazan", "Belediye Başkanı | - | Kazan"),
        ("Mayor | - | Bath", "former Mayor | - | Bath"),
        ("Acting Mayor | - | Tainan", "Mayor | - | Tainan"),
        # the place missing, invented or another
        ("Mayor | - | Bath", "Mayor | - | -"),
        ("Mayor | - | -", "Mayor | - | Bath"),
        ("Mayor | - | Bath", "Mayor | - | Bristol"),
        # the institution missing, invented or another
        ("rector | State University of Culture | -", "rector | - | -"),
        ("rector | - | -", "rector | State University | -"),
        ("Başkan | Ticaret Odası | Konya", "Belediye Başkanı | - | Konya"),
        # too little of a long name
        ("Head | European and International Affairs Division | -", "Head | Division | -"),
    ],
)
def test_another_rank_place_or_institution_is_another_office(gold: str, found: str) -> None:
    assert not same_office(office(gold), office(found))


def test_a_place_of_the_persons_other_office_is_no_fault_at_an_institution() -> None:
    gold, found = (
        office("Head | Department of Sport | -"),
        office("Head | Department of Sport | Bath"),
    )
    assert same_office(gold, found, ["Bath"])
    assert not same_office(gold, found, ["Bristol"])
    assert not same_office(office("Mayor | - | -"), office("Mayor | - | Bath"), ["Bath"])
