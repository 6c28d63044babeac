"""Delegations in Turkish: who leads them, of whom they consist, where they come from, whom they
meet on their way."""

from __future__ import annotations

import pytest

from comity.reading import read
from comity.reading.findings import EncounterFinding, Modality

HOST = "Bursa Büyükşehir Belediye Başkanı Ali Kaya"
GUEST = "Mostar Belediye Başkanı Emir Hadzic"


def encounters(text: str) -> list[EncounterFinding]:
    return read(text, language="tr").encounters


@pytest.mark.parametrize(
    "text",
    [
        f"{GUEST} ve beraberinde yer alan heyet {HOST}’yı makamında ziyaret etti.",
        f"{GUEST} ve beraberindeki heyet {HOST}’yı ziyaret etti.",
        f"{GUEST} ile beraberlerindeki heyet {HOST}’nın konuğu oldu.",
    ],
)
def test_a_delegation_before_the_hosts_office_is_no_part_of_it(text: str) -> None:
    (visit,) = encounters(text)
    assert (visit.hosts, visit.guests) == (["Ali Kaya"], ["Emir Hadzic"])


@pytest.mark.parametrize(
    "told",
    [
        "Mostar Belediyesi’nden gelen heyeti ağırladı. Emir Hadzic öncülüğündeki heyet, kentte "
        "incelemede bulunarak verimli görüşmeler gerçekleştirdi.",
        "Mostar heyetini ağırladı. Başkan Yardımcısı Emir Hadzic başkanlığındaki heyet görüşmeler "
        "gerçekleştirdi.",
    ],
)
def test_who_leads_the_delegation_told_of_before_is_the_guest(told: str) -> None:
    (visit,) = encounters(f"{HOST}, {told}")
    assert (visit.hosts, visit.guests) == (["Ali Kaya"], ["Emir Hadzic"])


def test_a_delegation_consists_of_those_who_are_listed() -> None:
    (visit,) = encounters(
        f"{GUEST}, Başkan Yardımcısı Adnan Kovac, Müdür Lejla Begic ve Müdür Amar Dedic’ten oluşan "
        f"heyet {HOST}’yı ziyaret etti."
    )
    assert visit.guests == ["Emir Hadzic", "Adnan Kovac", "Lejla Begic", "Amar Dedic"]


def test_a_stray_apostrophe_before_de_makes_nobody_a_place() -> None:
    (visit,) = encounters(
        f"{GUEST}, {HOST}’yı ziyaret etti. Ziyarette Bursa Büyükşehir Belediye Başkan Yardımcıları "
        "Ece Su, Can Ak ve İlhan Yazar’da hazır bulundu."
    )
    assert visit.hosts == ["Ali Kaya", "Ece Su", "Can Ak", "İlhan Yazar"]


def test_a_delegation_meets_those_whose_list_ends_in_with() -> None:
    (visit,) = encounters(
        "Mostar heyeti Ankara’ya geldi. Heyet bu kapsamda, Ankara Valisi Can Ak, Ankara "
        "Büyükşehir Belediye Başkanı Ece Su ve Ankara Milletvekili Mert Er’le de bir araya geldi."
    )
    assert visit.hosts == ["Can Ak", "Ece Su", "Mert Er"]


def test_a_list_of_members_of_parliament_may_stand_behind_its_ending() -> None:
    (visit,) = encounters(
        f"{GUEST} ve beraberindeki heyet {HOST}’nın misafiri oldu. Heyette Bosna Hersek "
        "Milletvekillerinden Adnan Kovac ve Amar Dedic de yer aldı."
    )
    assert visit.guests == ["Emir Hadzic", "Adnan Kovac", "Amar Dedic"]


def test_who_went_to_a_city_and_visited_somebody_did_so_there() -> None:
    visits = encounters(
        "Körfez Belediye Başkanı İsmail Baran Azerbaycan’a gitti. Baran ilk olarak Bakü’ye geçti "
        "ve Azer Tac Yönetim Kurulu Başkanı Aslan Aslanov’u ziyaret etti."
    )
    assert [(v.place, v.hosts, v.guests) for v in visits] == [
        ("Bakü", ["Aslan Aslanov"], ["İsmail Baran"])
    ]


def test_a_visit_that_a_heading_calls_off_is_denied() -> None:
    (visit,) = encounters(
        "Can Ak’ın Gaziantep ziyareti ertelendi\n\nŞehitkamil Belediye Başkanı Umut Yılmaz, "
        "“Türkiye Belediyeler Birliği ve İstanbul Büyükşehir Belediye Başkanımız Sayın Can Ak’ın "
        "Gaziantep programı ertelenmiştir” dedi."
    )
    assert (visit.modality, visit.guests) == (Modality.DENIED, ["Can Ak"])


def test_who_comes_as_somebodys_guest_was_invited() -> None:
    (invitation,) = read(
        "Erdemli Belediyesi’nin davetlisi olarak ilçeye gelen Mostar Belediye Başkanı Emir "
        "Hadzic’i Kaymakam Can Ak karşıladı.",
        language="tr",
    ).invitations
    assert (invitation.by, invitation.to) == ("Erdemli Belediyesi", ["Emir Hadzic"])


@pytest.mark.parametrize(
    "told",
    [
        "Bursa’ya gelen Mostar Belediye Başkanı Emir Hadzic ve beraberindeki heyet, {host} ile bir "
        "araya geldi.",
        "Mostar Belediye Başkanı Emir Hadzic ve beraberindeki heyet, Bursa’da {host} ile görüştü.",
    ],
)
def test_who_meets_with_a_delegation_beside_them_came_as_a_guest(told: str) -> None:
    (visit,) = encounters(told.format(host=HOST))
    assert (visit.hosts, visit.guests) == (["Ali Kaya"], ["Emir Hadzic"])


def test_who_is_named_beside_a_guest_came_with_him() -> None:
    (visit,) = encounters(
        f"{HOST}, {GUEST} ve beraberindeki heyeti ağırladı. Emir Hadzic’in yanı sıra, Meclis "
        "Katibi Adnan Kovac ve Planlama Müdürü Amar Dedic yer aldı."
    )
    assert visit.guests == ["Emir Hadzic", "Adnan Kovac", "Amar Dedic"]


def test_who_is_of_the_hosts_body_is_a_host() -> None:
    (visit,) = encounters(
        "Kırgızistan’ın Ankara Büyükelçisi Ruslan Kazakbaev, OMÜ Rektörü Yavuz Ünal’ı ziyaret "
        "etti. Ziyarete, OMÜ Uluslararası İlişkiler Birimi Başkanı Mustafa Kurşunoğlu da "
        "eşlik etti."
    )
    assert (visit.hosts, visit.guests) == (
        ["Yavuz Ünal", "Mustafa Kurşunoğlu"],
        ["Ruslan Kazakbaev"],
    )


def test_our_rector_is_at_home_wherever_the_text_plays() -> None:
    (visit,) = encounters(
        "Rektörümüz Cem Zorlu ve beraberindeki heyet, Kırgızistan Oş Devlet Üniversitesi Rektörü "
        "Bakıt Asanov’u makamında ziyaret etti. Üniversitemiz ve Oş Devlet Üniversitesi arasında "
        "protokol imzalandı."
    )
    assert (visit.hosts, visit.guests) == (["Bakıt Asanov"], ["Cem Zorlu"])


def test_a_town_that_only_its_mayors_office_names_is_a_place() -> None:
    found = encounters(
        "Konçe Belediye Başkanı Blagoy İliev, Kuşadası Belediye Başkanı Ömer Günel’i Konçe’de "
        "ağırladı."
    )
    assert found[0].place == "Konçe"


@pytest.mark.parametrize(
    "text",
    [
        "Altınordu Belediye Başkanı Ulaş Tepe, Karşıyaka Mahallesi’nde kurulan pazarı ziyaret "
        "etti. Başkan Yardımcısı Selim Kara da ziyarette yer aldı.",
        "Bursa Valisi Can Ak, Kazan Parkı’nı ziyaret etti. Müdür Ece Su da ziyarette yer aldı.",
        "Bursa Valisi Can Ak, Saraybosna Caddesi’nde esnafı ziyaret etti.",
    ],
)
def test_a_street_that_is_named_after_a_town_lies_at_home(text: str) -> None:
    assert encounters(text) == []


def test_who_is_met_before_a_visit_in_the_city_is_a_host_too() -> None:
    (visit,) = encounters(
        "Bursa Ticaret Odası Başkanı Ali Kaya, Mostar Ticaret Odası Başkanı Emir Hadzic ile "
        "görüşme gerçekleştirdikten sonra Mostar Belediye Başkanı Adnan Kovac’ı ziyaret etti."
    )
    assert set(visit.hosts) == {"Emir Hadzic", "Adnan Kovac"}
    assert visit.guests == ["Ali Kaya"]


def test_the_day_of_a_protocol_is_not_that_of_the_visit_after_it() -> None:
    (visit,) = encounters(
        "Bursa Belediyesi ve Mostar Belediyesi arasında 13 Temmuz’da gerçekleştirilen Kardeş Şehir "
        "Protokolü sonrası Bursa Belediyesi’nden heyet, Mostar şehrini ziyaret etti. Ziyarete "
        "meclis üyeleri Ece Su ve Can Ak katıldı. Mostar Belediye Başkanı Emir Hadzic konuştu."
    )
    assert (visit.date, visit.guests) == (None, ["Ece Su", "Can Ak"])


def test_an_earlier_journey_abroad_is_no_part_of_the_visit_at_home() -> None:
    visits = encounters(
        f"{GUEST}, {HOST}’ya iadeyi ziyarette bulundu. Kaya, geçtiğimiz nisan ayında Kosova’da "
        "temaslarda bulunmuştu."
    )
    assert (visits[0].date, visits[0].place) == (None, None)
