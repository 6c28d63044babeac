"""Agreements and promises in Turkish: kind, parties, stage by the verb's grade."""

from __future__ import annotations

import pytest

from comity.reading import read
from comity.reading.findings import AgreementKind, Stage

PAIR = "Bursa Büyükşehir Belediyesi ile Mostar Belediyesi arasında"


@pytest.mark.parametrize(
    ("told", "stage"),
    [
        ("iş birliği protokolü imzalandı.", Stage.SIGNED),
        ("iş birliği protokolü imzalanacak.", Stage.READY),
        ("iş birliği protokolü hazırlandı.", Stage.PREPARING),
        ("imzalanan iş birliği protokolü yürürlüğe girdi.", Stage.IN_FORCE),
        ("imzalanan iş birliği protokolü feshedildi.", Stage.ENDED),
    ],
)
def test_the_stage_is_told_by_the_verb(told: str, stage: Stage) -> None:
    (agreement,) = read(f"{PAIR} {told}", language="tr").agreements
    assert agreement.stage is stage
    assert agreement.parties == ["Bursa Büyükşehir Belediyesi", "Mostar Belediyesi"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("kardeş şehir protokolü", AgreementKind.SISTER_CITY),
        ("mutabakat zaptı", AgreementKind.MEMORANDUM),
        ("niyet mektubu", AgreementKind.LETTER_OF_INTENT),
        ("dostluk protokolü", AgreementKind.FRIENDSHIP_CITY),
        ("iş birliği programı", AgreementKind.PROGRAMME),
    ],
)
def test_the_words_before_the_head_tell_the_kind(words: str, kind: AgreementKind) -> None:
    (agreement,) = read(f"{PAIR} {words} imzalandı.", language="tr").agreements
    assert agreement.kind is kind


@pytest.mark.parametrize(
    "text",
    [
        f"{PAIR} köklü bir dostluk var.",
        "Bursa Valisi tören protokolünü selamladı.",
        f"{PAIR} protokol imzalanmadı.",
    ],
)
def test_where_nothing_is_agreed_nothing_is_found(text: str) -> None:
    assert read(text, language="tr").agreements == []


def test_a_speaker_at_the_ceremony_does_not_sign() -> None:
    text = (
        f"{PAIR} iş birliği protokolü imzalandı. Protokolü Bursa Büyükşehir Belediyesi Genel "
        "Sekreteri Can Ak ile Mostar Belediye Başkanı Emir Hadzic imzaladı. Törende konuşan Bursa "
        "Büyükşehir Belediye Başkanı Ali Kaya, “İki şehir için güzel bir gün” dedi."
    )
    (agreement,) = read(text, language="tr").agreements
    assert sorted(agreement.signatories) == ["Can Ak", "Emir Hadzic"]


def test_an_invitation_names_inviter_invitee_event_and_date() -> None:
    text = (
        "Mostar Belediye Başkanı Emir Hadzic, Bursa Büyükşehir Belediye Başkanı Ali Kaya’yı 5-7 "
        "Mayıs 2024 tarihlerinde düzenlenecek Balkan Kültür Forumu’na davet etti."
    )
    (invitation,) = read(text, language="tr").invitations
    assert (invitation.by, invitation.to, invitation.event, invitation.date) == (
        "Emir Hadzic",
        ["Ali Kaya"],
        "Balkan Kültür Forumu",
        "2024-05-05/2024-05-07",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Bursa ile Mostar arasında kardeş şehir ön protokolü imzalandı. Bursa Büyükşehir "
        "Belediyesi ile Mostar arasında kardeş şehir ilişkilerinin geliştirilmesi için ön "
        "protokol imzalandı.",
        "Bursa ile Mostar arasında kardeş şehir ilişkisinin başlatılmasına yönelik ön protokol "
        "imzalandı. Bursa ile Mostar arasında imzalanan ön protokol iş birliğini artıracak.",
    ],
)
def test_the_tie_for_which_a_protocol_is_made_is_no_second_agreement(text: str) -> None:
    (agreement,) = read(text, language="tr").agreements
    assert (agreement.kind, agreement.stage) == (AgreementKind.SISTER_CITY, Stage.SIGNED)


def test_several_municipalities_may_stand_before_between() -> None:
    (agreement,) = read(
        "Bursa Belediyesi ile Bosna Hersek’in Mostar ve Zenica Belediyeleri arasında kardeş "
        "belediye protokolü imzalandı.",
        language="tr",
    ).agreements
    assert len(agreement.parties) == 3


def test_those_who_sign_before_a_comma_are_no_part_of_what_stands_before_between() -> None:
    (agreement,) = read(
        "Bursa Belediye Başkanı Ali Kaya ile Mostar Belediye Başkanı Emir Hadzic, iki ülke "
        "belediyeleri arasında iş birliğinin geliştirilmesine ilişkin yol haritasını imzaladı.",
        language="tr",
    ).agreements
    assert sorted(agreement.parties) == ["Bursa", "Mostar"]
