"""Office phrases: title, body and place, before and after the name, one or several."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.reading import read
from comity.reading.document import Document

Reader = Callable[[str], Document]


def _offices(document: Document) -> dict[str, list[tuple[str, str | None, str | None]]]:
    return {p.name: [(o.title, o.institution, o.place) for o in p.offices] for p in document.people}


@pytest.mark.parametrize(
    ("sentence", "name", "office"),
    [
        ("Kazan Mayor Ann Lee spoke.", "Ann Lee", ("Mayor", None, "Kazan")),
        ("Ann Lee, Mayor of Kazan, spoke.", "Ann Lee", ("Mayor", None, "Kazan")),
        (
            "Head of the Department of Foreign Relations Ann Lee spoke.",
            "Ann Lee",
            ("Head", "Department of Foreign Relations", None),
        ),
        (
            "Mayor of Konya Metropolitan Municipality Ali Kaya spoke.",
            "Ali Kaya",
            ("Mayor", "Konya Metropolitan Municipality", "Konya"),
        ),
        (
            "Bureau of Tourism Director Wang Li spoke.",
            "Wang Li",
            ("Director", "Bureau of Tourism", None),
        ),
        (
            "The deputy mayor for urban services Mr. Tom Fox spoke.",
            "Tom Fox",
            ("deputy mayor for urban services", None, None),
        ),
    ],
)
def test_an_office_is_read_as_title_body_and_place(
    document: Reader, sentence: str, name: str, office: tuple[str, str | None, str | None]
) -> None:
    assert _offices(document(sentence)) == {name: [office]}


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        ("The Moroccan Consul, Mr Tom Fox, came.", ("Consul", "Morocco", None)),
        ("Japan's Consul General in Lyon Tom Fox came.", ("Consul General", "Japan", "Lyon")),
        ("Tom Fox, Ambassador of Finland to Ankara, came.", ("Ambassador", "Finland", "Ankara")),
    ],
)
def test_an_envoy_has_the_sending_state_for_institution(
    document: Reader, sentence: str, office: tuple[str, str | None, str | None]
) -> None:
    assert _offices(document(sentence)) == {"Tom Fox": [office]}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Lee, Minister of the Moscow Government and Head of the Transport Department, came.",
        "Ann Lee, a minister of the Moscow Government and the head of the Roads Department, came.",
        "President of the Union of Cities and Mayor of Konya Ann Lee came.",
    ],
)
def test_two_offices_joined_beside_one_name_are_one_persons(
    document: Reader, sentence: str
) -> None:
    assert [(p.name, len(p.offices)) for p in document(sentence).people] == [("Ann Lee", 2)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mayor Ann Lee and Governor Tom Fox came.",
        "Mayor of Kazan Ann Lee, Mayor of Izmir Tom Fox attended.",
        "The mayor, Ann Lee, and the rector, Tom Fox, came.",
    ],
)
def test_offices_with_a_name_each_are_not_one_persons(document: Reader, sentence: str) -> None:
    people = document(sentence).people
    assert [(p.name, len(p.offices)) for p in people] == [("Ann Lee", 1), ("Tom Fox", 1)]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Former Kazan mayor Ann Lee came.", "Former mayor"),
        ("Acting Kazan Mayor Ann Lee came.", "Acting Mayor"),
        ("Mayor-elect Ann Lee came.", "Mayor-elect"),
    ],
)
def test_words_of_time_belong_to_the_title(document: Reader, sentence: str, title: str) -> None:
    assert [o.title for o in document(sentence).people[0].offices] == [title]


def test_plural_offices_are_held_by_each_who_is_named(document: Reader) -> None:
    offices = _offices(document("Councillors Ann Lee and Tom Fox, and a clerk, came."))
    assert {name: [o[0] for o in held] for name, held in offices.items()} == {
        "Ann Lee": ["Councillor"],
        "Tom Fox": ["Councillor"],
    }


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("A delegation of Shiraz headed by Deputy Mayor Tom Fox came.", "Shiraz"),
        ("The delegation of the city of Shiraz led by the mayor, Tom Fox, came.", "Shiraz"),
        ("A delegation of Shiraz headed by Tom Fox, Mayor of Kazan, came.", "Kazan"),
        ("A delegation of Shiraz came, and Deputy Mayor Tom Fox spoke.", None),
        ("A delegation headed by Deputy Mayor Tom Fox came.", None),
    ],
)
def test_a_bare_office_is_of_the_city_whose_delegation_it_leads(
    document: Reader, sentence: str, place: str | None
) -> None:
    assert [o.place for o in document(sentence).people[0].offices] == [place]


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "Deputy Prime Minister of the Republic of Tatarstan, Chairman of the World Congress "
            "Vasil Shah spoke.",
            [("Deputy Prime Minister", "Republic of Tatarstan"), ("Chairman", None)],
        ),
        ("The New Zealand Ambassador to Japan, Mark Sin, spoke.", [("Ambassador", "Japan")]),
        ("Governor of St. Petersburg Oleg Beg spoke.", [("Governor", "St. Petersburg")]),
        ("The chief administrative officer George Har spoke.", [
            ("chief administrative officer", None),
        ]),
        ("Mayor Nuri Asl Meets Consuls General", [("Mayor", None)]),
    ],
)  # fmt: skip
def test_titles_are_read_whole(text: str, offices: list[tuple[str, str | None]]) -> None:
    (person,) = read(text, language="en").people
    assert [(o.title, o.place) for o in person.offices] == offices


def test_the_first_of_two_surnames_means_their_bearer() -> None:
    found = read("Ambassador Nina Meyer-Land came. Meyer spoke.", language="en").people
    assert [p.name for p in found] == ["Nina Meyer-Land"]


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("The Governor of Kwale County, Her Excellency Fatuma Achani, spoke.", "Fatuma Achani",
         ("Governor", None)),
        ("Bui Van Tinh, Chairman of the provincial People's Committee, spoke.", "Bui Van Tinh",
         ("Chairman", "provincial People's Committee")),
        ("Phan Van, Chairman of the Council of Quang Nam, spoke.", "Phan Van",
         ("Chairman", "Council of Quang Nam")),
        ("Deputy Mayor Mwangi wa Iria spoke.", "Mwangi wa Iria", ("Deputy Mayor", None)),
    ],
)  # fmt: skip
def test_names_and_bodies_of_many_countries(
    text: str, name: str, office: tuple[str, str | None]
) -> None:
    (person,) = read(text, language="en").people
    (held,) = person.offices
    assert (person.name, (held.title, held.institution)) == (name, office)


@pytest.mark.parametrize(
    ("delegation", "office"),
    [
        ("a delegation of Wuhan headed by Vice Mayor Li Hua", ("Vice Mayor", None, "Wuhan")),
        ("a delegation of the Wuhan Municipality headed by Vice Mayor Li Hua",
         ("Vice Mayor", None, "Wuhan")),
        ("a delegation from Wuhan University led by Rector Li Hua",
         ("Rector", "Wuhan University", "Wuhan")),
    ],
)  # fmt: skip
def test_who_leads_a_delegation_holds_office_where_it_comes_from(
    delegation: str, office: tuple[str, str | None, str | None]
) -> None:
    found = read(f"Leeds received {delegation}.", language="en").people
    held = [o for p in found if p.name == "Li Hua" for o in p.offices]
    assert [(o.title, o.institution, o.place) for o in held] == [office]
