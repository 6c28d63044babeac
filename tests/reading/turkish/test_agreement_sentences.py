"""Sentences of Turkish that tell of an agreement: its kind, stage and parties."""

from __future__ import annotations

import pytest

from comity.reading.findings import Findings
from comity.reading.reader import read

Told = tuple[str, str, tuple[str, ...]]


def told(findings: Findings) -> list[Told]:
    """Kind, stage and parties, in any order, of each agreement found."""
    return sorted(
        (a.kind.value, a.stage.value, tuple(sorted(a.parties))) for a in findings.agreements
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bursa ile Saraybosna 4 Mayıs 2021'de kardeş şehir anlaşması imzaladı.",
            [("sister-city", "signed", ("Bursa", "Saraybosna"))],
        ),
        (
            (
                "Bursa Büyükşehir Belediyesi ile Saraybosna Belediyesi arasında iş birliği "
                "protokolü imzalandı."
            ),
            [
                (
                    "cooperation-protocol",
                    "signed",
                    ("Bursa Büyükşehir Belediyesi", "Saraybosna Belediyesi"),
                )
            ],
        ),
        (
            (
                "Bursa Büyükşehir Belediye Başkanı Alpay Sezer ve Saraybosna Belediye Başkanı"
                " Selma Kadić mutabakat zaptına imza attı."
            ),
            [("memorandum", "signed", ("Bursa", "Saraybosna"))],
        ),
        (
            (
                "Bursa Büyükşehir Belediye Başkanı Alpay Sezer, Saraybosna Belediye Başkanı "
                "Selma Kadić'i makamında ağırladı. Görüşmenin ardından iki başkan iyi niyet "
                "protokolünü imzaladı."
            ),
            [("letter-of-intent", "signed", ("Bursa", "Saraybosna"))],
        ),
        (
            ("Bursa ile Saraybosna arasında kardeş şehir protokolü imzalanması planlanıyor."),
            [("sister-city", "ready", ("Bursa", "Saraybosna"))],
        ),
        (
            ("Bursa ile Saraybosna arasında haziran ayında kardeş şehir protokolü imzalanacak."),
            [("sister-city", "ready", ("Bursa", "Saraybosna"))],
        ),
        (
            ("Bursa ile Saraybosna arasında iş birliği protokolü imzalanması kararlaştırıldı."),
            [("cooperation-protocol", "preparing", ("Bursa", "Saraybosna"))],
        ),
        (
            "Bursa ile Saraybosna kardeş şehir oldu.",
            [("sister-city", "signed", ("Bursa", "Saraybosna"))],
        ),
        (
            (
                "Saraybosna Belediye Başkanı Selma Kadić, Bursa ile kardeş şehir olmak "
                "istediklerini söyledi."
            ),
            [("sister-city", "proposed", ("Bursa", "Saraybosna"))],
        ),
        (
            (
                "Bursa Büyükşehir Belediyesi ile Saraybosna Belediyesi arasında imzalanan "
                "protokol kapsamında öğrenciler değişilecek."
            ),
            [
                (
                    "cooperation-protocol",
                    "signed",
                    ("Bursa Büyükşehir Belediyesi", "Saraybosna Belediyesi"),
                )
            ],
        ),
        (
            "Protokole Bursa adına Alpay Sezer, Saraybosna adına Selma Kadić imza koydu.",
            [("cooperation-protocol", "signed", ("Bursa", "Saraybosna"))],
        ),
        (
            (
                "Bursa Uludağ Üniversitesi ile Saraybosna Üniversitesi iş birliği protokolü "
                "imzaladı."
            ),
            [
                (
                    "cooperation-protocol",
                    "signed",
                    ("Bursa Uludağ Üniversitesi", "Saraybosna Üniversitesi"),
                )
            ],
        ),
        (
            (
                "Bursa Ticaret ve Sanayi Odası ile Saraybosna Ticaret Odası arasında "
                "mutabakat muhtırası imzalandı."
            ),
            [
                (
                    "memorandum",
                    "signed",
                    ("Bursa Ticaret ve Sanayi Odası", "Saraybosna Ticaret Odası"),
                )
            ],
        ),
        (
            "Bursa ile Saraybosna arasındaki kardeş şehir protokolü feshedildi.",
            [("sister-city", "ended", ("Bursa", "Saraybosna"))],
        ),
        (
            ("Bursa ile Saraybosna arasındaki dostluk anlaşması 2030 yılına kadar uzatıldı."),
            [("friendship-city", "renewed", ("Bursa", "Saraybosna"))],
        ),
        (
            ("Bursa ile Saraybosna arasında 2024-2026 yıllarını kapsayan eylem planı imzalandı."),
            [("plan-of-measures", "signed", ("Bursa", "Saraybosna"))],
        ),
        (
            "Bursa Belediyesi ile Ziraat Bankası arasında promosyon protokolü imzalandı.",
            [("other", "signed", ("Bursa Belediyesi", "Ziraat Bankası"))],
        ),
        (
            (
                "İki belediye arasında kardeş şehir protokolü imzalandı. Törene Bursa "
                "Belediye Başkanı Alpay Sezer ve Saraybosna Belediye Başkanı Selma Kadić "
                "katıldı."
            ),
            [("sister-city", "signed", ("Bursa", "Saraybosna"))],
        ),
        (
            "Bursa Belediyesi, Saraybosna Belediyesi ile kardeş şehir protokolü imzaladı.",
            [("sister-city", "signed", ("Bursa Belediyesi", "Saraybosna Belediyesi"))],
        ),
        (
            "Bursa ile Saraybosna arasında kardeşlik protokolü imza töreni düzenlendi.",
            [("sister-city", "signed", ("Bursa", "Saraybosna"))],
        ),
        (
            ("Bursa ile Saraybosna arasında kardeş şehir ilişkisi kurulmasına karar verildi."),
            [("sister-city", "preparing", ("Bursa", "Saraybosna"))],
        ),
        (
            "Bursa ile Saraybosna arasında işbirliği protokolü hazırlanıyor.",
            [("cooperation-protocol", "preparing", ("Bursa", "Saraybosna"))],
        ),
        (
            (
                "Bursa Büyükşehir Belediye Başkanı Alpay Sezer, Saraybosna Belediye Başkanı "
                "Selma Kadić ile kardeş şehir protokolünü imzaladı."
            ),
            [("sister-city", "signed", ("Bursa", "Saraybosna"))],
        ),
        (
            (
                "Alpay Sezer ve Selma Kadić tarafından imzalanan mutabakat zaptı beş yıl "
                "geçerli olacak. Bursa Büyükşehir Belediye Başkanı Alpay Sezer konuştu. "
                "Saraybosna Belediye Başkanı Selma Kadić de teşekkür etti."
            ),
            [("memorandum", "signed", ("Bursa", "Saraybosna"))],
        ),
        (
            "Bursa'nın Saraybosna ile kardeş şehir protokolü meclis tarafından onaylandı.",
            [("sister-city", "ready", ("Bursa", "Saraybosna"))],
        ),
        (
            (
                "Protokolün imzalanmasının ardından Bursa Belediye Başkanı Alpay Sezer, "
                "Saraybosna Belediye Başkanı Selma Kadić'e hediye verdi."
            ),
            [("cooperation-protocol", "signed", ("Bursa", "Saraybosna"))],
        ),
        (
            "Bursa ve Saraybosna arasında kardeş kent protokolü yenilendi.",
            [("sister-city", "renewed", ("Bursa", "Saraybosna"))],
        ),
        (
            "Bursa–Saraybosna Kardeş Şehir Protokolü imzalandı.",
            [("sister-city", "signed", ("Bursa", "Saraybosna"))],
        ),
        (
            "Saraybosna Belediyesi, Bursa'ya kardeş şehir olma teklifinde bulundu.",
            [("sister-city", "proposed", ("Bursa", "Saraybosna Belediyesi"))],
        ),
    ],
)
def test_a_turkish_sentence_tells_its_agreement(text: str, expected: list[Told]) -> None:
    assert told(read(text, language="tr")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Bursa ile Saraybosna 1998 yılından beri kardeş şehir.",
        "Türkiye ile Bosna Hersek arasında ticaret anlaşması imzalandı.",
        "Saraybosna ile protokol imzalanmadı.",
    ],
)
def test_a_turkish_sentence_without_an_agreement_of_cities_tells_none(text: str) -> None:
    assert told(read(text, language="tr")) == []
