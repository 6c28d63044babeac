"""Encounters as municipal pages tell them: our own delegation, who was there beside the guest,
who went to a festival elsewhere."""

from __future__ import annotations

import pytest

from comity.reading import read
from comity.reading.findings import EncounterFinding, EncounterKind, Modality, Stage

HOST = "Bursa Büyükşehir Belediye Başkanı Ali Kaya"
GUEST = "Mostar Belediye Başkanı Emir Hadzic"


def encounters(text: str, published: str | None = None) -> list[EncounterFinding]:
    return read(text, language="tr", published=published).encounters


@pytest.mark.parametrize(
    "text",
    [
        "Bursa Belediyesi’nden altı kişilik heyet Almanya’ya gitti. Heyetimiz Herne Belediye "
        "Başkanı Dr. Franz Müller’i makamında ziyaret etti.",
        "Bursa Belediyesi duyurdu. Ertesi gün ise heyetimiz Herne Belediye Başkanı Franz "
        "Müller’i ziyaret etti.",
    ],
)
def test_our_delegation_comes_from_the_texts_own_city(text: str) -> None:
    visit = encounters(text)[-1]
    assert visit.hosts == ["Franz Müller"]
    assert visit.guests in (["Bursa"], ["Bursa Belediyesi"])


def test_a_delegation_told_of_again_is_that_of_the_visit_before() -> None:
    first, second = encounters(
        f"{GUEST}, {HOST}’yı 3 Mayıs’ta ziyaret etti. Heyet, 4 Mayıs’ta Kayseri’yi gezdi, burada "
        "Kayseri Büyükşehir Belediye Başkanı Can Ak’tan bilgi aldı.",
        "2024-05-06",
    )
    assert (first.guests, first.hosts) == (["Emir Hadzic"], ["Ali Kaya"])
    assert (second.guests, second.hosts) == (["Emir Hadzic"], ["Can Ak"])


def test_the_second_day_of_a_stay_is_no_other_visit() -> None:
    (visit,) = encounters(
        "Bursa Büyükşehir Belediye Başkanı Ali Kaya, 3 Mayıs’ta Kobe’de Kobe Belediye Başkanı "
        "Kenji Sato’yu ziyaret etti. Kaya, 4 Mayıs’ta Kobe Limanı’nda Liman İdaresi Genel Müdürü "
        "Yuki Mori’yi ziyaret etti.",
        "2024-05-06",
    )
    assert visit.date == "2024-05-03/2024-05-04"
    assert visit.hosts == ["Kenji Sato", "Yuki Mori"]


@pytest.mark.parametrize(
    "told",
    [
        "Başkan Yardımcısı Ece Ak’ın da eşlik ettiği ziyarette kentler konuşuldu.",
        "Meclis Üyesi Ece Ak’ın da bulunduğu ziyarette hediyeler verildi.",
        "Meclis Üyesi Ece Ak’ın da olduğu ziyaretten memnuniyet duyuldu.",
    ],
)
def test_who_was_there_beside_the_guest_stands_on_the_side_of_the_house(told: str) -> None:
    (visit,) = encounters(f"{GUEST}, {HOST}’yı makamında ziyaret etti. {told}")
    assert (visit.guests, visit.hosts) == (["Emir Hadzic"], ["Ali Kaya", "Ece Ak"])


def test_a_nameless_delegation_beside_the_guest_is_nobody_more() -> None:
    (visit,) = encounters(f"{GUEST}, beraberinde bir grup heyetle {HOST}’yı ziyaret etti.")
    assert (visit.guests, visit.others) == (["Emir Hadzic"], [])


def test_who_represents_a_city_at_a_festival_abroad_meets_its_hosts() -> None:
    (event,) = encounters(
        "Almanya’nın Gladbeck şehrinde geleneksel olarak düzenlenen Elma Festivali kutlandı. "
        "Bursa’yı Meclis Üyesi Ali Kaya temsil etti. Gladbeck Belediye Başkanı Anna Weber, "
        "“Şehir ortaklıkları yaşayan köprülerdir” dedi. Bursa Belediyesi stant açtı. Bursa "
        "Belediyesi teşekkür etti."
    )
    assert (event.kind, event.place) == (EncounterKind.EVENT, "Gladbeck")
    assert (event.hosts, event.guests) == (["Anna Weber"], ["Ali Kaya"])


@pytest.mark.parametrize(
    ("told", "stage"),
    [
        ("Bursa, Bosna Hersek’in Mostar şehri ile ‘Kardeş Şehir’ oldu.", Stage.SIGNED),
        (
            "Meclisin aldığı kararla Bursa, Bosna Hersek’in Mostar şehri ile kardeş şehir oldu.",
            Stage.PREPARING,
        ),
        (
            "Mecliste kabul edilmesinin ardından Bursa, Mostar şehri ile ‘Kardeş Şehir’ oldu.",
            Stage.PREPARING,
        ),
    ],
)
def test_a_councils_decision_alone_signs_nothing(told: str, stage: Stage) -> None:
    (agreement,) = read(told, language="tr").agreements
    assert (agreement.stage, sorted(agreement.parties)) == (stage, ["Bursa", "Mostar"])


def test_the_text_tells_more_exactly_than_its_heading_how_far_it_came() -> None:
    (agreement,) = read(
        "BURSA, MOSTAR’LA KARDEŞ ŞEHİR OLDU\n\nMeclis kararıyla Bursa, Bosna Hersek’in Mostar "
        "şehri ile kardeş şehir oldu.",
        language="tr",
    ).agreements
    assert agreement.stage is Stage.PREPARING


@pytest.mark.parametrize(
    "told", ["ağırlamaktan mutluluk duyuyoruz", "görmekten memnuniyet duyuyoruz"]
)
def test_who_is_glad_to_have_guests_invites_nobody(told: str) -> None:
    text = f"{HOST}, “Mostar heyetini Bursa’da {told}” dedi."
    assert read(text, language="tr").invitations == []


@pytest.mark.parametrize(
    "text",
    [
        "Kültür Merkezi’nde gerçekleşen törene; Bursa Büyükşehir Belediye Başkanı Ali Kaya, Mostar "
        "Belediye Başkanı Emir Hadzic ve belediyelerin temsilcilerinden oluşan bir heyet katıldı.",
        "Mostar Belediye binasında düzenlenen törene, Bursa Büyükşehir Belediye Başkanı Ali Kaya, "
        "Mostar Belediye Başkanı Emir Hadzic ve davetliler katıldı.",
    ],
)
def test_a_list_of_who_came_may_stand_behind_a_semicolon(text: str) -> None:
    (ceremony,) = encounters(f"Bursa ile Mostar arasında kardeş şehir protokolü imzalandı. {text}")
    assert ceremony.kind is EncounterKind.CEREMONY
    assert {*ceremony.hosts, *ceremony.guests, *ceremony.others} == {"Ali Kaya", "Emir Hadzic"}


def test_a_venue_is_in_the_city_of_who_takes_part() -> None:
    (ceremony,) = encounters(
        "Bursa ile Stari Grad arasında kardeş şehir protokolü imzalandı. Stari Grad Belediye "
        "binasında düzenlenen törene, Stari Grad Belediye Başkanı Emir Hadzic, Bursa Büyükşehir "
        "Belediye Başkanı Ali Kaya ve davetliler katıldı."
    )
    assert (ceremony.hosts, ceremony.guests) == (["Emir Hadzic"], ["Ali Kaya"])


def test_consuls_who_come_as_a_delegation_are_its_members() -> None:
    (visit,) = encounters(
        "Konsolos heyetleri, Bodrum Belediye Başkanı Ali Kaya’yı makamında ziyaret etti. Ziyarete "
        "Avusturya Fahri Konsolosu Can Ak, Belçika Bodrum Fahri Konsolosu Ece Su katıldı."
    )
    assert (visit.hosts, visit.guests) == (["Ali Kaya"], ["Can Ak", "Ece Su"])


def test_who_accompanies_the_guests_at_home_is_a_host() -> None:
    (visit,) = encounters(
        f"{HOST}, {GUEST} ve beraberindeki heyeti ağırladı. Heyete, Belediye Meclis Üyeleri Can Ak "
        "ile Ece Su eşlik etti."
    )
    assert (visit.guests, visit.hosts) == (["Emir Hadzic"], ["Ali Kaya", "Can Ak", "Ece Su"])


@pytest.mark.parametrize(
    "text",
    [
        f"Emir Bey’i bekleyen {HOST}, Mostar’ın Belediye Başkan Yardımcısı Adnan Kovac ile "
        "birlikte, beraberindeki heyeti ağırladı.",
        f"{HOST}, Mostar Belediye Başkan Yardımcısı Adnan Kovac ile beraberindeki heyeti ağırladı.",
    ],
)
def test_who_is_named_beside_a_delegation_received_came_with_it(text: str) -> None:
    (visit,) = encounters(text)
    assert (visit.hosts, visit.guests) == (["Ali Kaya"], ["Adnan Kovac"])


def test_who_was_received_by_somebody_is_the_guest() -> None:
    (visit,) = encounters(f"{GUEST} tarafından karşılanan {HOST}’ya hediye verildi.")
    assert (visit.hosts, visit.guests) == (["Emir Hadzic"], ["Ali Kaya"])


def test_the_glad_host_tells_of_a_visit_that_was() -> None:
    (visit,) = encounters(
        f"{HOST} Mostar’a gitti. {GUEST}, Bursa heyetini Mostar’da ağırlamaktan duyduğu "
        "memnuniyeti dile getirdi."
    )
    assert visit.modality is Modality.HAPPENED


def test_a_body_before_its_delegation_is_whose_it_is() -> None:
    (visit,) = encounters(
        "Türk Dünyası Belediyeler Birliği (TDBB) heyeti, 4-7 Kasım 2021 tarihlerinde Bosna "
        "Hersek’e gitti. TDBB heyeti Mostar Belediye Başkanı Emir Hadzic’i ziyaret etti."
    )
    assert (visit.hosts, visit.guests) == (
        ["Emir Hadzic"],
        ["Türk Dünyası Belediyeler Birliği heyeti"],
    )


def test_foreign_mayors_who_come_to_turkey_are_guests_there() -> None:
    (visit,) = encounters(
        "Bosna Hersek Belediye Başkanları Heyeti Türk Dünyası Belediyeler Birliği (TDBB)’ni "
        "ziyaret etti. Ziyarete, Mostar Belediye Başkanı Emir Hadzic, Zenica Belediye Başkanı "
        "Adnan Kovac katıldı. Hadzic, Türkiye’ye gelmenin anlamlı olduğunu söyledi."
    )
    assert visit.hosts == ["Türk Dünyası Belediyeler Birliği"]
    assert visit.guests == ["Emir Hadzic", "Adnan Kovac"]


def test_a_mayor_meets_no_other_side_in_the_districts_of_his_province() -> None:
    assert not encounters(
        "Samsun Büyükşehir Belediye Başkanı Ali Kaya, muhtarlarla bir araya geldi. Toplantıya "
        "Atakum Kaymakamı Can Ak ve Bafra Belediye Başkanı Ece Su katıldı."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Kosova’nın Prizren şehrinde düzenlenen iftar yemeğine, Prizren Belediye Başkanı Şaqir "
        "Totay, Edirne Vali Yardımcıları Can Ak ve Ece Su katıldı.",
        "Prizren’de düzenlenen yemeğe Edirne Belediye Başkanı Can Ak ile Prizren Belediye Başkanı "
        "Şaqir Totay katıldı.",
    ],
)
def test_people_of_two_countries_at_a_dinner_appeared_there_together(text: str) -> None:
    (event,) = encounters(text)
    assert (event.kind, event.place) == (EncounterKind.EVENT, "Prizren")
    assert event.hosts == ["Şaqir Totay"]
    assert "Can Ak" in event.guests


@pytest.mark.parametrize(
    "text",
    [
        "Edirne’de yemeğe Edirne Belediye Başkanı Can Ak ile Edirne Valisi Ece Su katıldı.",
        "Kahvaltıya Bursa Valisi Can Ak, Bursa Belediye Başkanı Ece Su ve muhtarlar katıldı.",
        "Programa Ankara Valisi Can Ak ile Bursa Valisi Ece Su katıldı.",
    ],
)
def test_people_of_one_country_at_a_dinner_make_no_encounter(text: str) -> None:
    assert encounters(text) == []


@pytest.mark.parametrize("name", ["Kasım Tokayev", "Kasım Cömert Tokayev"])
def test_a_month_that_is_somebodys_name_dates_nothing(name: str) -> None:
    (visit,) = encounters(
        f"{GUEST}, Kazakistan Cumhurbaşkanı {name} tarafından kabul edildi.", "2025-08-18"
    )
    assert (visit.date, visit.hosts) == (None, [name])
