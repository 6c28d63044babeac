"""Who visits, receives and meets whom in Turkish: endings, postpositions, participles."""

from __future__ import annotations

import pytest

from comity.reading import read
from comity.reading.findings import EncounterFinding, EncounterKind, Modality

HOST = "Bursa Büyükşehir Belediye Başkanı Ali Kaya"
GUEST = "Mostar Belediye Başkanı Emir Hadzic"


def encounters(text: str) -> list[EncounterFinding]:
    return read(text, language="tr").encounters


@pytest.mark.parametrize(
    "text",
    [
        f"{GUEST}, {HOST}’yı ziyaret etti.",
        f"{HOST}, {GUEST}’i makamında ağırladı.",
        f"{HOST}’yı ziyaret eden {GUEST}, memnuniyetini dile getirdi.",
        f"{GUEST}, {HOST} tarafından kabul edildi.",
        f"{HOST}, {GUEST} ve beraberindeki heyeti kabul etti.",
    ],
)
def test_guest_and_host_are_told_by_endings_and_verbs(text: str) -> None:
    (visit,) = encounters(text)
    assert (visit.kind, visit.hosts, visit.guests) == (
        EncounterKind.VISIT,
        ["Ali Kaya"],
        ["Emir Hadzic"],
    )


@pytest.mark.parametrize(
    "text",
    [
        f"{HOST}, {GUEST} ile Saraybosna’da görüştü.",
        f"{HOST} ile {GUEST} Saraybosna’da bir araya geldi.",
        f"{HOST} ile {GUEST} arasındaki görüşme Saraybosna’da yapıldı.",
    ],
)
def test_talks_have_participants_on_both_sides(text: str) -> None:
    (meeting,) = encounters(text)
    assert meeting.kind is EncounterKind.MEETING
    assert sorted(meeting.others) == ["Ali Kaya", "Emir Hadzic"]


@pytest.mark.parametrize(
    "text",
    [
        "Bursa Büyükşehir Belediye Başkanı Ali Kaya, esnafı ziyaret etti.",
        "Bursa Büyükşehir Belediye Başkanı Ali Kaya, Bursa Valisi Can Ak’ı makamında ziyaret etti.",
        "Bursa Büyükşehir Belediye Başkanı Ali Kaya, muhtarlarla bir araya geldi.",
    ],
)
def test_a_mayor_among_his_own_meets_no_other_side(text: str) -> None:
    assert encounters(text) == []


@pytest.mark.parametrize(
    ("ending", "modality"),
    [
        ("ziyaret edecek.", Modality.PLANNED),
        ("ziyaret etmedi.", Modality.DENIED),
        ("ziyaret etti.", Modality.HAPPENED),
    ],
)
def test_the_form_of_the_verb_says_how_real_it_is(ending: str, modality: Modality) -> None:
    (visit,) = encounters(f"{GUEST}, {HOST}’yı {ending}")
    assert visit.modality is modality


def test_the_same_visit_told_twice_is_one() -> None:
    text = (
        f"{GUEST}, {HOST}’yı ziyaret etti. Ziyarette konuşan Kaya, Hadzic’i ağırladığını söyledi."
    )
    assert len(encounters(text)) == 1


def test_a_video_conference_is_a_call() -> None:
    (call,) = encounters(f"{HOST}, {GUEST} ile video konferans yöntemiyle görüştü.")
    assert call.kind is EncounterKind.CALL


def test_those_who_attended_stand_on_their_side() -> None:
    text = (
        f"{GUEST}, {HOST}’yı ziyaret etti. Ziyarette Mostar Meclis Başkanı Ivan Maric de yer aldı."
    )
    (visit,) = encounters(text)
    assert visit.guests == ["Emir Hadzic", "Ivan Maric"]


def test_first_visits_are_told() -> None:
    text = f"{GUEST}, {HOST}’yı ziyaret etti. Hadzic, kente ilk kez geldiğini söyledi."
    assert [e.first for e in encounters(text)] == [True]


@pytest.mark.parametrize(
    ("text", "hosts", "guests"),
    [
        (
            "Körfez Belediye Başkanı Şener Söğüt ve ekibi, Erzurum'un Çat ilçesini ziyaret etti.",
            ["Çat"],
            ["Şener Söğüt"],
        ),
        (f"{HOST}, {GUEST} ve ekibini kabul etti.", ["Ali Kaya"], ["Emir Hadzic"]),
        (f"{HOST}, {GUEST} ve ekibi kabul etti.", ["Ali Kaya"], ["Emir Hadzic"]),
    ],
)
def test_the_team_of_who_acts_acts_with_them(
    text: str, hosts: list[str], guests: list[str]
) -> None:
    (visit,) = encounters(text)
    assert (visit.hosts, visit.guests) == (hosts, guests)


SIGNED = "Bursa Belediye Başkanı Ali Kaya ve Mostar Belediye Başkanı Emir Hadzic"


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        (
            f"Bursa’da gerçekleşen törenle {SIGNED}’in imzaladığı protokole göre ilişkiler "
            "geliştirilecek, fuarlar düzenlenecek.",
            Modality.HAPPENED,
        ),
        (
            f"Bursa’da gerçekleşen törenle {SIGNED} tarafından imzaların atıldığı protokole göre "
            "ilişkiler artırılacak, fuarlar düzenlenecek.",
            Modality.HAPPENED,
        ),
        (f"Bursa’da düzenlenecek törenle {SIGNED} protokol imzalayacak.", Modality.PLANNED),
        (
            f"Bursa’da düzenlenecek törende {SIGNED}’in 2019’da imzaladığı protokol yenilenecek.",
            Modality.PLANNED,
        ),
    ],
)
def test_a_ceremony_at_which_something_was_signed_was_held(text: str, modality: Modality) -> None:
    (ceremony,) = encounters(text)
    assert (ceremony.kind, ceremony.modality) == (EncounterKind.CEREMONY, modality)
