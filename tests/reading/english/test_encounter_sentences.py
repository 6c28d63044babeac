"""Visits, meetings and calls told in ordinary English words."""

from __future__ import annotations

import pytest

from comity.reading import read
from comity.reading.findings import EncounterFinding, EncounterKind, Modality


def _one(text: str) -> EncounterFinding:
    (found,) = read(text, language="en", published="2024-05-15").encounters
    return found


@pytest.mark.parametrize(
    "sentence",
    [
        "Mayor Ann Lee of Cardiff has returned from a successful visit to Stuttgart.",
        "Mayor Ann Lee of Cardiff led a trade mission to Stuttgart.",
        "Mayor Ann Lee of Cardiff has wrapped up a six-day mission to Stuttgart.",
        "Mayor Ann Lee of Cardiff spent three days in Stuttgart.",
        "Mayor Ann Lee of Cardiff is currently in Stuttgart.",
    ],
)
def test_who_went_somewhere_in_office_visited_that_city(sentence: str) -> None:
    found = _one(sentence)
    assert (found.kind, found.hosts, found.guests) == (
        EncounterKind.VISIT, ["Stuttgart"], ["Ann Lee"],
    )  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "Cardiff played host to a delegation from Xiamen led by Vice Mayor Li Hua.",
        "Cardiff welcomed Vice Mayor Li Hua of Xiamen.",
        "Vice Mayor Li Hua of Xiamen was hosted in Cardiff.",
    ],
)
def test_a_city_can_be_the_host_of_those_whom_it_welcomes(sentence: str) -> None:
    found = _one(sentence)
    assert (found.hosts, found.guests) == (["Cardiff"], ["Li Hua"])


@pytest.mark.parametrize(
    "sentence",
    [
        "Mayor Ann Lee of Cardiff gave a reception for Ambassador Jan Kowalski of Poland.",
        "Mayor Ann Lee of Cardiff hosted a lunch for Ambassador Jan Kowalski of Poland.",
        "A twinning party from Herne came to Cardiff, where Mayor Ann Lee of Cardiff greeted "
        "Ambassador Jan Kowalski of Poland.",
    ],
)
def test_who_is_given_a_reception_is_a_guest(sentence: str) -> None:
    found = read(sentence, language="en").encounters
    assert (["Ann Lee"], ["Jan Kowalski"]) in [(e.hosts, e.guests) for e in found]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mayor Ann Lee of Cardiff held a video conference with Stuttgart Mayor Frank Nopper.",
        "Mayor Ann Lee of Cardiff met Stuttgart Mayor Frank Nopper via Zoom.",
        "Mayor Ann Lee of Cardiff spoke by phone with Stuttgart Mayor Frank Nopper.",
    ],
)
def test_talks_by_telephone_or_video_are_a_call(sentence: str) -> None:
    found = _one(sentence)
    assert (found.kind, found.others) == (EncounterKind.CALL, ["Ann Lee", "Frank Nopper"])


def test_a_visit_called_off_is_denied() -> None:
    found = _one("Mayor Ann Lee of Cardiff cancelled her visit to Xiamen.")
    assert (found.modality, found.guests) == (Modality.DENIED, ["Ann Lee"])


@pytest.mark.parametrize(
    "sentence",
    [
        "Leeds host Burnley on Saturday.",
        "Mayor Ann Lee spent three days in hospital.",
        "The governing party from Leeds came second in Lille.",
        "The team heads home after its mission.",
    ],
)
def test_matches_and_stays_of_the_sick_are_no_encounters(sentence: str) -> None:
    assert read(sentence, language="en").encounters == []


def test_all_of_a_list_that_travel_are_guests() -> None:
    found = _one(
        "Mayor Sheila Wong of Cupertino, City Manager Pamela Wu, Reena Patnaik and Mahesh Rao "
        "visited Pune."
    )
    assert found.guests == ["Sheila Wong", "Pamela Wu", "Reena Patnaik", "Mahesh Rao"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Perth Mayor Bruce Rey, standing in for Basil Zemp, who is on leave, met Nagoya Mayor "
        "Ken Ito.",
        "Perth Mayor Bruce Rey, deputising for Basil Zemp, who lives in Paris, met Nagoya Mayor "
        "Ken Ito.",
    ],
)
def test_a_clause_about_somebody_else_does_not_take_the_subject(sentence: str) -> None:
    assert _one(sentence).others == ["Bruce Rey", "Ken Ito"]


def test_whom_a_guest_meets_where_he_goes_acts_for_that_place() -> None:
    found = read(
        "Lviv Mayor Taras Hryn came to Prague. On Saturday he will go on to Brno, where Hryn is to "
        "meet Mayor Jan Novak.",
        language="en",
    ).encounters
    assert (["Jan Novak"], ["Taras Hryn"]) in [(e.hosts, e.guests) for e in found]


def test_the_envoy_of_the_guests_own_state_is_no_host() -> None:
    found = _one(
        "The City of Phoenix led a trade mission to Mexico City. U.S. Ambassador to Mexico Roberta "
        "Jansen hosted them."
    )
    assert (found.hosts, found.others) == (["Mexico City"], ["Roberta Jansen"])


def test_jan_before_a_surname_is_a_name_and_no_month() -> None:
    found = _one("Mayor Ann Lee of Cardiff received Ambassador Jan Kowalski of Poland.")
    assert (found.date, found.guests) == (None, ["Jan Kowalski"])


@pytest.mark.parametrize(
    "sentence",
    [
        "During his visit to Osh, Kazan Mayor Ali Rez met Mayor Ann Lee.",
        "As part of a working trip to Osh, Kazan Mayor Ali Rez held talks with Mayor Ann Lee.",
        "Kazan Mayor Ali Rez came to Osh, where he met Mayor Ann Lee.",
    ],
)
def test_talks_told_with_a_visit_were_where_it_led(sentence: str) -> None:
    found = _one(sentence)
    assert (found.kind, found.hosts, found.guests) == (
        EncounterKind.VISIT, ["Ann Lee"], ["Ali Rez"],
    )  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "Governor of Sverdlovsk region Oleg Kuv was met by Tatarstan President Rinat Min.",
        "Oleg Kuv, Governor of Sverdlovsk region, was received by Tatarstan President Rinat Min.",
    ],
)
def test_two_regions_of_one_country_are_two_sides(sentence: str) -> None:
    found = _one(sentence)
    assert (found.hosts, found.guests) == (["Rinat Min"], ["Oleg Kuv"])


def test_a_trip_told_twice_is_told_once() -> None:
    found = _one(
        "The Governor of St. Petersburg Oleg Beg will pay a working visit to Turkmenistan in "
        "September 2024. Beg is expected to visit Turkmenistan in September."
    )
    assert (found.modality, found.date, found.guests) == (Modality.PLANNED, "2024-09", ["Oleg Beg"])


def test_all_by_whom_a_visit_was_attended_took_part() -> None:
    found = _one(
        "Konya Mayor Ali Kaya visited the Ambassador of Azerbaijan, Hazar Aliyev. The visit was "
        "attended by Mayor of Bursa Asım Bal, the chief of staff Gül Kaya, and Mayor of Sivas Cem "
        "Su."
    )
    assert found.guests == ["Ali Kaya", "Asım Bal", "Gül Kaya", "Cem Su"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The council received an invitation from the head of Tatarstan's State Council, Farid Muk.",
        "The mayor received a letter from Governor Ann Lee of Lille.",
        "The mayor received support from Governor Ann Lee of Lille.",
    ],
)
def test_who_receives_a_thing_receives_no_guest(sentence: str) -> None:
    assert read(sentence, language="en").encounters == []


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Sendai Mayor Ken Ito headed a delegation to visit Lille Mayor Ann Aub.", "happened"),
        ("Sendai Mayor Ken Ito flew to Lille to meet Mayor Ann Aub.", "happened"),
        ("Sendai Mayor Ken Ito wants to go to Lille to meet Mayor Ann Aub.", "wished"),
        ("Sendai Mayor Ken Ito will come to Lille to meet Mayor Ann Aub.", "planned"),
    ],
)
def test_what_somebody_went_for_was_done_if_they_went(sentence: str, modality: str) -> None:
    found = _one(sentence)
    assert (found.hosts, found.guests) == (["Ann Aub"], ["Ken Ito"])
    if modality == "planned":
        assert found.modality is not Modality.HAPPENED
    else:
        assert found.modality == modality


def test_the_people_of_a_text_met_at_the_visit_that_is_its_news() -> None:
    found = read(
        "Minsk hosted a delegation from Kazan. A delegation from Minsk has recently visited "
        "Kazan. Mayor of Minsk Oleg Lev and Mayor of Kazan Ali Rez spoke of friendship. Lev said "
        "that he was glad. Rez said that the talks went well.",
        language="en",
    ).encounters
    assert [(e.hosts, e.guests) for e in found] == [
        (["Oleg Lev"], ["Ali Rez"]),
        (["Kazan"], ["Minsk"]),
    ]


def test_who_speaks_in_the_report_of_a_ceremony_was_there() -> None:
    found = _one(
        "Cardiff and Sendai signed a memorandum. Addressing the signing ceremony, Mayor Ann Lee of "
        "Cardiff praised the city. Ken Ito, Mayor of Sendai, said that he was glad."
    )
    assert (found.kind, set(found.others)) == (EncounterKind.CEREMONY, {"Ann Lee", "Ken Ito"})


def test_a_town_that_shares_its_name_is_the_one_of_the_country_that_the_text_names() -> None:
    found = _one(
        "The United States Ambassador to Ireland, Claire Cro, visited Waterford, where she met "
        "Mayor John Lea."
    )
    assert (found.hosts, found.guests) == (["John Lea"], ["Claire Cro"])


@pytest.mark.parametrize(
    "sentence",
    [
        "Rector of the Kazakh National University of Music named after Ken Bai, Professor Ali Akh, "
        "visited the Institute of Arts of Uzbekistan.",
        "Ali Akh, Rector of the Kazakh National University, visited the Institute of Arts of "
        "Uzbekistan.",
    ],
)
def test_universities_of_two_countries_are_two_sides(sentence: str) -> None:
    found = _one(sentence)
    assert (found.hosts, found.guests) == (["Institute of Arts of Uzbekistan"], ["Ali Akh"])


@pytest.mark.parametrize(
    "sentence",
    [
        "The Mayor of Leeds invited the Mayor of Lille to visit Leeds.",
        "Lille received an invitation to visit Leeds from Mayor Ann Lee.",
        "Leeds will send a request to invite the Lille delegation to visit the City of Leeds.",
    ],
)
def test_a_visit_to_which_somebody_is_only_invited_is_none(sentence: str) -> None:
    assert read(sentence, language="en").encounters == []


def test_a_date_that_opens_a_sentence_is_not_of_the_clause_beside_its_subject() -> None:
    found = _one(
        "On October 12, 2023, Leeds Mayor Ann Lee, one of those with whom the agreement was "
        "signed, visited Lille."
    )
    assert found.date == "2023-10-12"


@pytest.mark.parametrize(
    "sentence",
    [
        "Governor Ken Ito of Kyoto received a courtesy call from Governor Ann Lee of Hawaii.",
        "Governor Ken Ito of Kyoto received a visit by Governor Ann Lee of Hawaii.",
    ],
)
def test_who_receives_a_call_has_the_caller_for_guest(sentence: str) -> None:
    found = _one(sentence)
    assert (found.hosts, found.guests) == (["Ken Ito"], ["Ann Lee"])


def test_a_sentence_without_another_verb_speaks_of_what_is_to_come() -> None:
    found = _one("The Mayor of Ganja Elmar Val to visit Tabriz on 20 May.")
    assert (found.modality, found.date) == (Modality.PLANNED, "2024-05-20")


def test_who_visits_an_embassy_has_the_ambassador_for_host() -> None:
    found = _one("The Mayor of Kyoto visited the Embassy and met with Ambassador Ann Lee.")
    assert (found.hosts, found.guests) == (["Ann Lee"], ["Mayor of Kyoto"])


@pytest.mark.parametrize(
    ("sentence", "guests"),
    [
        ("The mayor of Leeds, Ann Lee, received a delegation from Kazan.", ["Kazan"]),
        ("The mayor of Leeds, Ann Lee, received a group of councillors from Kazan City Council.",
         ["Kazan City Council"]),
        ("The mayor of Leeds, Ann Lee, received the Houaphanh delegation.", ["Houaphanh"]),
        ("The mayor of Leeds, Ann Lee, received Kazan councillors.", ["Kazan"]),
    ],
)  # fmt: skip
def test_a_delegation_stands_for_who_sent_it(sentence: str, guests: list[str]) -> None:
    assert _one(sentence).guests == guests


@pytest.mark.parametrize(
    "sentence",
    [
        "Leeds City Council was privileged to host Mayor Ali Rez of Kazan.",
        "Leeds City Council was very pleased to welcome Mayor Ali Rez of Kazan.",
    ],
)
def test_what_somebody_was_glad_to_do_was_done(sentence: str) -> None:
    assert _one(sentence).modality is Modality.HAPPENED


def test_who_welcomes_in_an_opening_clause_is_the_host() -> None:
    found = _one("Welcoming the Lille delegation, Leeds Mayor Ann Lee spoke of friendship.")
    assert (found.hosts, found.guests) == (["Ann Lee"], ["Lille"])


def test_a_minister_is_not_the_prime_minister_whom_somebody_is_to_meet() -> None:
    found = read(
        "Foreign Minister Khawaja Asif of Pakistan received London Mayor Ann Lee. She is scheduled "
        "to meet the Prime Minister.",
        language="en",
    ).encounters
    assert [e.others for e in found if e.modality is Modality.PLANNED] == [
        ["Ann Lee", "Prime Minister"]
    ]


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Portland Mayor Ann Lee plans to visit Osaka Mayor Ken Ito.", Modality.PLANNED),
        ("Portland Mayor Ann Lee intends to visit Osaka Mayor Ken Ito.", Modality.PLANNED),
        ("Portland Mayor Ann Lee hopes to visit Osaka Mayor Ken Ito.", Modality.WISHED),
        ("Portland Mayor Ann Lee had planned to visit Osaka Mayor Ken Ito.", Modality.WISHED),
        ("Osaka Mayor Ken Ito had the pleasure of hosting Portland Mayor Ann Lee.",
         Modality.HAPPENED),
    ],
)  # fmt: skip
def test_the_verb_before_tells_how_real_a_visit_is(sentence: str, modality: Modality) -> None:
    found = _one(sentence)
    assert (found.hosts, found.guests, found.modality) == (["Ken Ito"], ["Ann Lee"], modality)


@pytest.mark.parametrize(
    "sentence",
    [
        "Yerevan Mayor Ann Lee will have meetings with Paris Mayor Anne Hid and Lille Mayor Al Au.",
        "Leeds has hosted a meeting between Paris Mayor Anne Hid and Yerevan Mayor Ann Lee.",
    ],
)
def test_talks_told_by_verb_and_noun_are_told_once(sentence: str) -> None:
    assert _one(sentence).kind in (EncounterKind.MEETING, EncounterKind.VISIT)


def test_a_short_month_is_no_place() -> None:
    found = _one("Delegates from Hachinohe visited Tacoma Nov. 8.")
    assert (found.hosts, found.date) == (["Tacoma"], "2023-11-08")


@pytest.mark.parametrize(
    "sentence",
    [
        "Mayor Ann Lee of Leeds briefed residents of Bradford on the new bus lines.",
        "The Mayor of Leeds welcomed pupils from Bradford schools at the town hall.",
        "Leeds welcomed the goalkeeper Tom Fox.",
    ],
)
def test_citizens_and_artists_stand_for_no_city(sentence: str) -> None:
    assert read(sentence, language="en").encounters == []
