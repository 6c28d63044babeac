"""Agreements over a whole text: which tellings are one, whose they are, what stands behind."""

from __future__ import annotations

import pytest

from comity.reading.findings import AgreementFinding, AgreementKind, Stage
from comity.reading.reader import read


def agreements_in(text: str, language: str = "en") -> list[AgreementFinding]:
    return read(text, language=language).agreements


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Bergen and Gdansk signed a roadmap for 2024-2026."),
        ("ru", "Казань и Измир подписали дорожную карту на 2024–2026 годы."),
        ("tr", "Bursa ile Saraybosna arasında yol haritası imzalandı."),
    ],
)
def test_a_roadmap_is_a_plan_of_measures_in_every_language(language: str, text: str) -> None:
    (agreement,) = agreements_in(text, language)
    assert agreement.kind is AgreementKind.PLAN_OF_MEASURES


def test_a_report_in_sections_names_each_partner_in_the_line_above() -> None:
    found = agreements_in(
        "BERGEN CITY COUNCIL\n\nReport on partner cities\n\nGdansk (Poland)\n\n"
        "A twinning agreement was signed in 1996.\n\nTartu (Estonia)\n\n"
        "A memorandum of understanding was signed in 2019.\n"
    )
    assert [(a.kind, a.parties) for a in found] == [
        (AgreementKind.SISTER_CITY, ["BERGEN", "Gdansk"]),
        (AgreementKind.MEMORANDUM, ["BERGEN", "Tartu"]),
    ]


def test_two_cities_that_are_not_named_are_those_of_the_sentence_before() -> None:
    (agreement,) = agreements_in(
        "Mayor of Bergen Kari Olsen received the Mayor of Gdansk, Piotr Nowak. "
        "The two sides signed a memorandum of understanding."
    )
    assert sorted(agreement.parties) == ["Bergen", "Gdansk"]
    assert agreement.confidence < 0.8


def test_the_protocol_told_of_again_is_the_one_named_before() -> None:
    (agreement,) = agreements_in(
        "Bergen and Gdansk signed a sister city protocol. The protocol was signed by Kari "
        "Olsen, Mayor of Bergen, and Piotr Nowak, Mayor of Gdansk."
    )
    assert agreement.signatories == ["Kari Olsen", "Piotr Nowak"]


def test_agreements_of_one_kind_with_other_partners_stay_apart() -> None:
    found = agreements_in(
        "Bergen and Gdansk signed a memorandum of understanding. "
        "Bergen and Tartu signed a memorandum of understanding."
    )
    assert [sorted(a.parties) for a in found] == [["Bergen", "Gdansk"], ["Bergen", "Tartu"]]


def test_signings_of_other_years_are_two_agreements() -> None:
    found = agreements_in(
        "Bergen and Gdansk signed a memorandum of understanding in 2021. "
        "Bergen and Gdansk signed a memorandum of understanding in 2008."
    )
    assert [a.date for a in found] == ["2021", "2008"]


def test_a_bare_agreement_among_twin_towns_is_theirs() -> None:
    (agreement,) = agreements_in(
        "Bergen and Gdansk become sister cities\n\nThe agreement was signed on 4 May 2021 by "
        "Kari Olsen, Mayor of Bergen, and Piotr Nowak, Mayor of Gdansk."
    )
    assert (agreement.kind, agreement.stage) == (AgreementKind.SISTER_CITY, Stage.SIGNED)


def test_a_twinning_long_past_is_no_agreement_of_the_news() -> None:
    assert agreements_in("Kari Olsen spoke at length.\n\nGdansk is a twin of Bergen.") == []


@pytest.mark.parametrize(
    ("language", "text", "year"),
    [
        ("en", "The 1993 agreement between Leeds and Osaka covers culture.", "1993"),
        ("en", "The agreement from 1993 between Leeds and Osaka covers culture.", "1993"),
        ("tr", "Graz ile İzmir arasındaki 1992 tarihli protokol kültürü kapsıyor.", "1992"),
        (
            "ru",
            "Встреча Казани и Измира опирается на соглашение 2002 года между Казанью и Измиром.",
            "2002",
        ),
        ("ru", "Договор от 2002 года между Казанью и Измиром касается культуры.", "2002"),
    ],
)
def test_the_year_beside_its_name_tells_when_an_earlier_agreement_was_made(
    language: str, text: str, year: str
) -> None:
    (agreement,) = agreements_in(text, language)
    assert (agreement.stage, agreement.date) == (Stage.SIGNED, year)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The 2024-2026 agreement between Leeds and Osaka covers culture."),
        ("tr", "Graz ile İzmir arasındaki 2024-2026 protokolü kültürü kapsıyor."),
    ],
)
def test_the_years_for_which_an_agreement_is_made_are_not_when_it_was(
    language: str, text: str
) -> None:
    assert [a.date for a in agreements_in(text, language) if a.date] == []


@pytest.mark.parametrize(
    ("language", "text", "body", "number", "date"),
    [
        (
            "en",
            "Bergen City Council approved the sister city agreement with Gdansk by Resolution "
            "11437 on 22 March 2021.",
            "Bergen City Council",
            "11437",
            "2021-03-22",
        ),
        (
            "ru",
            "Городская Дума Казани решением № 77 от 24 апреля 2019 года одобрила соглашение о "
            "сотрудничестве с Измиром.",
            "Городская Дума Казани",
            "77",
            "2019-04-24",
        ),
        (
            "tr",
            "Bursa Büyükşehir Belediye Meclisi, 12.05.2021 tarihinde aldığı 412 sayılı kararla "
            "Saraybosna ile kardeş şehir protokolünü onayladı.",
            "Bursa Büyükşehir Belediye Meclisi",
            "412",
            "2021-05-12",
        ),
    ],
)
def test_a_decision_behind_an_agreement_is_kept_with_body_number_and_day(
    language: str, text: str, body: str, number: str, date: str
) -> None:
    (agreement,) = agreements_in(text, language)
    (act,) = agreement.acts
    assert (act.body, act.number, act.date) == (body, number, date)


def test_a_town_that_no_gazetteer_knows_is_a_party_where_the_text_calls_it_a_town() -> None:
    (agreement,) = agreements_in(
        "The town of Quelmarsh has ended its 40-year twinning with Vardelay."
    )
    assert (agreement.stage, sorted(agreement.parties)) == (
        Stage.ENDED,
        ["Quelmarsh", "Vardelay"],
    )


def test_a_states_name_behind_a_city_is_no_party() -> None:
    (agreement,) = agreements_in(
        "Bergen (Norway) and Gdansk, Poland, signed a friendship agreement."
    )
    assert sorted(agreement.parties) == ["Bergen", "Gdansk"]


def test_somebody_who_signs_on_behalf_of_a_city_signs_for_it() -> None:
    (agreement,) = agreements_in(
        "Protokole Bursa adına Selma Kadir, Saraybosna adına Emir Hodžić imza koydu.", "tr"
    )
    assert sorted(agreement.parties) == ["Bursa", "Saraybosna"]


@pytest.mark.parametrize(
    ("language", "text", "stage"),
    [
        ("en", "The action plan between Milan and Tel Aviv is in force.", Stage.IN_FORCE),
        ("en", "The protocol between Konya and Mogadishu was terminated.", Stage.ENDED),
        (
            "tr",
            "Konya ile Mogadişu arasında imzalanacak kardeş şehir protokolü için çalışmalar "
            "sürüyor.",
            Stage.READY,
        ),
        ("ru", "Псков и Мяньян парафировали соглашение о сотрудничестве.", Stage.READY),
        (
            "ru",
            "Между Тверью и Инкоу реализуется программа сотрудничества на 2023–2025 годы.",
            Stage.IN_FORCE,
        ),
    ],
)
def test_the_words_around_it_tell_how_far_an_agreement_has_come(
    language: str, text: str, stage: Stage
) -> None:
    (agreement,) = agreements_in(text, language)
    assert agreement.stage is stage


@pytest.mark.parametrize(
    ("language", "text", "signed"),
    [
        ("en", "Mayor of Bergen Kari Olsen met the Mayor of Gdansk, Piotr Nowak, in Oslo, where "
         "they signed a twinning agreement.", {"Kari Olsen", "Piotr Nowak"}),
        ("ru", "Мэр Казани Ильсур Метшин встретился с мэром Баку Эльдаром Алиевым в Уфе, где они "
         "подписали соглашение о сотрудничестве.", {"Ильсур Метшин", "Эльдар Алиев"}),
        ("en", "Mayor of Bergen Kari Olsen met the Mayor of Gdansk, Piotr Nowak, and signed a "
         "twinning agreement.", {"Kari Olsen"}),
        ("en", "Mayor of Bergen Kari Olsen met the Mayor of Gdansk, Piotr Nowak. They were glad "
         "that Tromsø signed a twinning agreement with Tartu.", set()),
        ("tr", "Bursa Belediye Başkanı Ali Kaya ve Graz Belediye Başkanı Hans Huber, Bursa ve Graz "
         "şehirlerini kardeş şehir yapan protokolü imzaladı.", {"Ali Kaya", "Hans Huber"}),
        ("tr", "Bursa Belediye Başkanı Ali Kaya ve Graz Belediye Başkanı Hans Huber, Bursa’yı ve "
         "Graz’ı kardeş yapan protokolü imzaladı.", {"Ali Kaya", "Hans Huber"}),
    ],
)  # fmt: skip
def test_who_met_and_then_signed_are_the_signatories(
    language: str, text: str, signed: set[str]
) -> None:
    found = [name for agreement in agreements_in(text, language) for name in agreement.signatories]
    assert set(found) == signed
