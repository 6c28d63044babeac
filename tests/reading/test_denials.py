"""What is refused or not done is no fact, in any of the three languages."""

from __future__ import annotations

import pytest

from comity.reading import read

PROTOCOL = "the sister city protocol between Graz and Izmir"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Elke Kahr, Mayor of Graz, visited Izmir. No agreement was signed."),
        ("en", f"Elke Kahr, Mayor of Graz, refused to sign {PROTOCOL}."),
        ("en", f"The mayors did not sign {PROTOCOL}."),
        ("ru", "Мэр Казани Ильсур Метшин отказался подписать протокол между Казанью и Измиром."),
        ("ru", "Соглашение о сотрудничестве между Казанью и Измиром не было подписано."),
        ("tr", "Graz ile İzmir arasındaki kardeş şehir protokolü imzalanmadı."),
        ("tr", "Başkan Elke Kahr, Graz ile İzmir arasındaki protokolü imzalamayı reddetti."),
        ("en", "Ann Lee of Leeds denied that an agreement with Osaka was signed."),
        ("en", "Ann Lee of Leeds denied signing an agreement with Osaka."),
        ("en", "Ann Lee of Leeds denied reports that an agreement with Osaka had been signed."),
        ("en", "It is not true that Leeds signed an agreement with Osaka."),
        ("en", "Leeds and Osaka have no longer been twinned since 2019."),
        ("en", "Ann Lee of Leeds dismissed claims that an agreement with Osaka had been signed."),
        ("en", "The agreement between Leeds and Osaka has not yet been signed."),
        ("ru", "Подписания соглашения между Казанью и Измиром не было."),
        ("ru", "Подписание соглашения между Казанью и Измиром не состоялось."),
        ("tr", "Graz ile İzmir arasında imzalanmış bir protokol yok."),
        ("ru", "Лидс и Осака не являются городами-побратимами."),
        ("ru", "Лидс и Осака больше не города-побратимы."),
        ("ru", "Договор подписан не был."),
        ("ru", "Договор между Казанью и Измиром подписан не был."),
        ("ru", "Договор между Казанью и Измиром подписан так и не был."),
        ("ru", "Мэр Казани Ильсур Метшин опроверг, что договор с Измиром подписан."),
        ("ru", "Мэр Казани Ильсур Метшин опроверг подписание договора с Измиром."),
        ("ru", "Неверно, что Казань подписала договор с Измиром."),
        ("ru", "Сообщения о подписании договора между Казанью и Измиром мэрия опровергла."),
        ("tr", "Graz ile İzmir arasında protokol imzalanmış değil."),
        ("tr", "Graz ile İzmir kardeş şehir değil."),
        ("tr", "Graz ile İzmir artık kardeş şehir değil."),
        ("tr", "Ahmet Kaya, Graz ile İzmir arasında protokol imzalandığı iddiasını yalanladı."),
        ("tr", "Ahmet Kaya, Graz ile İzmir arasında protokol imzalandığını yalanladı."),
        ("tr", "Graz ile İzmir arasında protokol imzalandı iddiası yalanlandı."),
        ("tr", "Graz ile İzmir arasında protokol imzalandığı doğru değil."),
    ],
)
def test_an_agreement_that_is_refused_is_none(language: str, text: str) -> None:
    assert read(text, language=language).agreements == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"The mayors signed {PROTOCOL}."),
        ("ru", "Мэры подписали соглашение о сотрудничестве между Казанью и Измиром."),
        ("tr", "Graz ile İzmir arasındaki kardeş şehir protokolü imzalandı."),
        ("en", "Nobody denied that Leeds signed an agreement with Osaka."),
        (
            "en",
            "Ann Lee of Leeds denied that she was ill, and signed an agreement with Osaka.",
        ),
        ("en", "Ann Lee of Leeds denied rumours of a quarrel and signed an agreement with Osaka."),
        ("en", "Leeds, no longer alone, signed an agreement with Osaka."),
        ("en", "Ann Lee of Leeds rejected the plan and signed an agreement with Osaka."),
        ("ru", "Состоялось подписание соглашения между Казанью и Измиром, ссоры не было."),
        ("tr", "Graz ile İzmir arasında protokol imzalandı, sorun yok."),
        ("ru", "Никто не отрицает, что Казань подписала договор с Измиром."),
        ("ru", "Мэр опроверг слухи о ссоре, и Казань подписала договор с Измиром."),
        ("ru", "Казань подписала договор с Измиром, который не был известен."),
        ("tr", "Başkan, Graz ile İzmir arasında protokol imzalandığı haberini yalanlamadı."),
        ("tr", "Başkan, Graz ile İzmir arasında imzalanan protokolle ilgili iddiaları yalanladı."),
        ("tr", "Graz ile İzmir arasında protokol imzalandı, iddialar asılsız."),
    ],
)
def test_an_agreement_that_is_signed_is_one(language: str, text: str) -> None:
    assert len(read(text, language=language).agreements) == 1
