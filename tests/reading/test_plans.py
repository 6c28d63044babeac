"""Plans in three languages: what a side says it will do, and who plans it."""

import pytest

from comity.reading import read
from comity.reading.findings import Findings

BOTH = {
    "en": "Kazan Mayor Ann Lee received Tabriz Mayor Ali Rezaei. ",
    "ru": "Мэр Казани Анна Лужина приняла мэра Анкары Орхана Йылдыза. ",
    "tr": "Bursa Belediye Başkanı Ayşe Demirtaş, Kazan Belediye Başkanı Rustam Galiyev’i "
    "ağırladı. ",
}


def _read(language: str, told: str) -> Findings:
    return read(BOTH[language] + told, language=language, published="2024-05-15")


@pytest.mark.parametrize(
    ("language", "told", "who", "what"),
    [
        (
            "en",
            "The sides agreed to prepare an annex on libraries.",
            ["Kazan", "Tabriz"],
            "prepare an annex on libraries",
        ),
        (
            "en",
            "It was decided to create a working group.",
            ["Kazan", "Tabriz"],
            "create a working group",
        ),
        (
            "en",
            "Rezaei proposed a joint tram line.",
            ["Ali Rezaei", "Tabriz"],
            "a joint tram line",
        ),
        (
            "en",
            "Lee said that ten young people would come to Tabriz.",
            ["Ann Lee", "Kazan"],
            "ten young people would come to Tabriz",
        ),
        (
            "ru",
            "Стороны договорились создать рабочую группу.",
            ["Казань", "Анкара"],
            "создать рабочую группу",
        ),
        (
            "ru",
            "Йылдыз готов принять в Анкаре двадцать врачей.",
            ["Орхан Йылдыз", "Анкара"],
            "принять в Анкаре двадцать врачей",
        ),
        (
            "tr",
            "Görüşmede 20 öğrencinin Kazan’da ağırlanması kararlaştırıldı.",
            ["Bursa", "Kazan"],
            "20 öğrencinin Kazan’da ağırlanması",
        ),
        (
            "tr",
            "Demirtaş, 15 genci Kazan’a göndereceklerini söyledi.",
            ["Ayşe Demirtaş", "Bursa"],
            "15 genci Kazan’a göndereceklerini",
        ),
        (
            "tr",
            "Galiyev, Bursa’da bir tanıtım günü düzenlemeyi önerdi.",
            ["Rustam Galiyev", "Kazan"],
            "Bursa’da bir tanıtım günü düzenlemeyi",
        ),
    ],
)
def test_a_plan_has_those_who_plan_and_its_words(
    language: str, told: str, who: list[str], what: str
) -> None:
    assert [(sorted(p.who), p.what) for p in _read(language, told).plans] == [(sorted(who), what)]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "“We will go on as long as it takes,” Lee said."),
        ("en", "Lee will meet Rezaei again in June."),
        ("en", "They want to establish good relations."),
        ("ru", "«Мы будем развивать сотрудничество», – сказала Анна Лужина."),
        ("ru", "Стороны договорились о сотрудничестве."),
        ("tr", "Demirtaş, “İlişkilerimizi geliştireceğiz” dedi."),
        ("tr", "Demirtaş, Kazan’a gidemeyeceklerini söyledi."),
        ("tr", "Heyet geçen yıl Kazan’a gidecekti."),
    ],
)
def test_hopes_denials_and_meetings_are_no_plans(language: str, told: str) -> None:
    assert _read(language, told).plans == []


def test_what_a_plan_depends_on_is_not_what_is_planned() -> None:
    (plan,) = _read(
        "en", "“We will send ten nurses to Kazan if the visas come,” Rezaei said."
    ).plans
    assert plan.what == "send ten nurses to Kazan"
