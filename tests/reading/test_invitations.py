"""Invitations in three languages: who invited whom to what, however it is told."""

import pytest

from comity.reading import read
from comity.reading.findings import InvitationFinding


def _one(text: str, language: str) -> InvitationFinding:
    (found,) = read(text, language=language).invitations
    return found


BOTH = {
    "en": "Kazan Mayor Ann Lee received Tabriz Mayor Ali Rezaei. ",
    "ru": "Мэр Казани Анна Лужина приняла мэра Анкары Орхана Йылдыза. ",
    "tr": "Bursa Belediye Başkanı Ayşe Demirtaş, Kazan Belediye Başkanı Rustam Galiyev’i "
    "ağırladı. ",
}


@pytest.mark.parametrize(
    ("language", "told", "by", "to", "event"),
    [
        ("en", "Rezaei invited Lee to visit Tabriz.", "Ali Rezaei", "Ann Lee", "visit Tabriz"),
        (
            "en",
            "Lee extended an invitation to Rezaei to take part in the Volga Forum.",
            "Ann Lee",
            "Ali Rezaei",
            "Volga Forum",
        ),
        (
            "en",
            "Lee was invited by Rezaei to attend the Rose Festival.",
            "Ali Rezaei",
            "Ann Lee",
            "Rose Festival",
        ),
        (
            "en",
            "“We hope to welcome you at the Rose Festival,” Rezaei said.",
            "Ali Rezaei",
            "Ann Lee",
            "Rose Festival",
        ),
        (
            "en",
            "Rezaei thanked Lee for the invitation to the Volga Forum.",
            "Ann Lee",
            "Ali Rezaei",
            "Volga Forum",
        ),
        (
            "ru",
            "Йылдыз пригласил коллегу на Международный форум городов.",
            "Орхан Йылдыз",
            "Анна Лужина",
            "Международный форум городов",
        ),
        (
            "ru",
            "Лужина передала Орхану Йылдызу приглашение принять участие в форуме «Мосты».",
            "Анна Лужина",
            "Орхан Йылдыз",
            "форум «Мосты»",
        ),
        (
            "ru",
            "«Ждём вас на Дне города», – сказал Орхан Йылдыз.",
            "Орхан Йылдыз",
            "Анна Лужина",
            "День города",
        ),
        (
            "tr",
            "Galiyev, Demirtaş’ı Kazan’da yapılacak Volga Forumu’na davet etti.",
            "Rustam Galiyev",
            "Ayşe Demirtaş",
            "Volga Forumu",
        ),
        (
            "tr",
            "Galiyev, “Sizi mayıs ayında Volga Forumu’na bekliyoruz” dedi.",
            "Rustam Galiyev",
            "Ayşe Demirtaş",
            "Volga Forumu",
        ),
        (
            "tr",
            "Demirtaş, Galiyev’in davetini kabul ederek Volga Forumu’na katılacağını söyledi.",
            "Rustam Galiyev",
            "Ayşe Demirtaş",
            "Volga Forumu",
        ),
    ],
)
def test_who_invites_is_told_by_verb_noun_or_wish(
    language: str, told: str, by: str, to: str, event: str
) -> None:
    found = _one(BOTH[language] + told, language)
    assert (found.by, found.to, found.event) == (by, [to], event)


@pytest.mark.parametrize(
    ("language", "text", "by", "place"),
    [
        (
            "en",
            "Tabriz Mayor Ali Rezaei arrived in Kazan at the invitation of Kazan Mayor Ann Lee.",
            "Ann Lee",
            "Kazan",
        ),
        (
            "ru",
            "По приглашению мэра Анкары Орхана Йылдыза в Анкару прибыла мэр Казани Анна Лужина.",
            "Орхан Йылдыз",
            "Анкара",
        ),
        (
            "tr",
            "Kazan Belediyesi’nin daveti üzerine Kazan’a giden Bursa Belediye Başkanı "
            "Ayşe Demirtaş müzeyi gezdi.",
            "Kazan Belediyesi",
            "Kazan",
        ),
    ],
)
def test_who_came_at_an_invitation_was_invited_to_the_place(
    language: str, text: str, by: str, place: str
) -> None:
    found = _one(text, language)
    assert (found.by, found.place) == (by, place)


def test_an_invitation_told_again_when_it_is_accepted_is_one() -> None:
    text = BOTH["en"] + "Rezaei invited Lee to the Rose Festival. Lee accepted the invitation."
    assert [i.event for i in read(text, language="en").invitations] == ["Rose Festival"]


def test_who_conveys_an_invitation_is_not_invited() -> None:
    text = (
        "Tabriz Deputy Mayor Sara Karimi met Kazan Mayor Ann Lee. Karimi conveyed "
        "Mayor Ali Rezaei's invitation for the Rose Festival."
    )
    assert _one(text, "en").to == ["Ann Lee"]


def test_an_occasion_with_a_name_of_its_own_is_an_event_too() -> None:
    found = read(BOTH["en"] + "Rezaei invited Lee to the Esala Perahera in May.", language="en")
    assert [e.name for e in found.events] == ["Esala Perahera"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kazan Mayor Ann Lee invited residents of Kazan to the concert."),
        ("en", BOTH["en"] + "Rezaei invited Lee to plant a tree."),
        ("ru", "Мэр Казани Анна Лужина пригласила ребят в мэрию на экскурсию."),
        ("tr", "Bursa Belediye Başkanı Ayşe Demirtaş, Bursalıları konsere davet etti."),
        ("tr", BOTH["tr"] + "Galiyev, “Bakanlıktan izin bekliyoruz” dedi."),
    ],
)
def test_what_invites_nobody_of_the_other_side_is_none(language: str, text: str) -> None:
    assert read(text, language=language).invitations == []
