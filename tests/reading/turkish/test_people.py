"""Turkish people and offices: each rule where it applies and where it must not."""

from __future__ import annotations

import pytest

from comity.reading import read

Held = tuple[str, str | None, str | None]


def people(text: str) -> dict[str, list[Held]]:
    found = read(text, language="tr").people
    return {p.name: [(o.title, o.institution, o.place) for o in p.offices] for p in found}


@pytest.mark.parametrize(
    ("text", "name", "offices"),
    [
        (
            "Kazan Belediye Başkanı Ayrat Nuriyev konuştu.",
            "Ayrat Nuriyev",
            [("Belediye Başkanı", "Kazan Belediyesi", "Kazan")],
        ),
        (
            "Selçuk Üniversitesi Rektörü Prof. Dr. Ali Tekin geldi.",
            "Ali Tekin",
            [("Rektör", "Selçuk Üniversitesi", None)],
        ),
        (
            "Ankara Büyükşehir Belediyesi Genel Sekreteri Mert Aslan katıldı.",
            "Mert Aslan",
            [("Genel Sekreter", "Ankara Büyükşehir Belediyesi", "Ankara")],
        ),
        (
            "Başkanımız değil, Belediye Başkan Yardımcımız Ece Kaya konuştu.",
            "Ece Kaya",
            [("Belediye Başkan Yardımcısı", None, None)],
        ),
    ],
)
def test_the_phrase_before_a_name_gives_title_institution_and_place(
    text: str, name: str, offices: list[Held]
) -> None:
    assert people(text)[name] == offices


def test_one_title_at_two_institutions_is_two_offices() -> None:
    text = "Sağlıklı Kentler Birliği ve Urla Belediye Başkanı Hakan Kuzu açıkladı."
    assert people(text)["Hakan Kuzu"] == [
        ("Başkan", "Sağlıklı Kentler Birliği", None),
        ("Belediye Başkanı", "Urla Belediyesi", "Urla"),
    ]


def test_two_offices_joined_by_ve_belong_to_one_person() -> None:
    text = "Tiflis Hükümeti Bakanı ve Dış İlişkiler Daire Başkanı Nino Beridze geldi."
    titles = [title for title, _, _ in people(text)["Nino Beridze"]]
    assert titles == ["Bakan", "Daire Başkanı"]


def test_ve_between_two_people_joins_no_offices() -> None:
    text = "Vali Ahmet Polat ve Belediye Başkanı Selin Acar törene katıldı."
    found = people(text)
    assert [t for t, _, _ in found["Ahmet Polat"]] == ["Vali"]
    assert [t for t, _, _ in found["Selin Acar"]] == ["Belediye Başkanı"]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Rusya İzmir Başkonsolosu Oleg Sidorov geldi.", ("Başkonsolos", "Rusya", "İzmir")),
        ("Estonya’nın Ankara Büyükelçisi Oleg Sidorov geldi.", ("Büyükelçi", "Estonya", "Ankara")),
        ("Pakistan Büyükelçisi Oleg Sidorov geldi.", ("Büyükelçi", "Pakistan", None)),
    ],
)
def test_an_envoy_has_a_sending_state_and_a_seat(text: str, office: Held) -> None:
    assert people(text)["Oleg Sidorov"] == [office]


@pytest.mark.parametrize(
    "text",
    [
        "Tören Haydar Aliyev Parkı’nda yapıldı.",
        "Konser Cemal Reşit Rey Konser Salonu’nda verildi.",
        "Heyet, Mustafa Necati Kültür Merkezi’ni gezdi.",
    ],
)
def test_a_name_inside_a_building_s_name_is_nobody(text: str) -> None:
    assert people(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Belediye Başkanı Ali Kaya konuştu. Kaya, yarın gideceklerini söyledi.",
        "Belediye Başkanı Ali Kaya konuştu. Başkan Kaya teşekkür etti.",
        "Kaya'dan açıklama\nBelediye Başkanı Ali Kaya, dün konuştu. Kaya'ya soru soruldu.",
    ],
)
def test_a_surname_later_on_is_the_same_person(text: str) -> None:
    found = read(text, language="tr").people
    assert [p.name for p in found] == ["Ali Kaya"]
    assert len(found[0].mentions) >= 2


def test_of_two_people_with_one_surname_the_office_holder_is_called_by_title() -> None:
    text = (
        "Belediye Başkanı Mahmut Ersoy ve eşi Necla Ersoy yemeğe katıldı. "
        "Başkan Ersoy, “Buraya geldiğimiz için çok mutluyuz” dedi."
    )
    found = read(text, language="tr")
    assert people(text)["Necla Ersoy"] == []
    assert [s.speaker for s in found.statements] == ["Mahmut Ersoy"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Başkan Yardımcısı Anne-Marie van den Berg konuştu.", "Anne-Marie van den Berg"),
        ("Genel Müdür M. Kemal Uslu konuştu.", "M. Kemal Uslu"),
        ("Milletvekili Rauf Tofiq oğlu Seyidov geldi.", "Rauf Tofiq oğlu Seyidov"),
    ],
)
def test_particles_and_initials_belong_to_the_name(text: str, name: str) -> None:
    assert name in people(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kaynak: AA / Esra Küçük",
        "Haber: Kerim Uslu",
        "Belediye Başkanı Moskova’ya gitti.",
    ],
)
def test_bylines_and_places_are_no_people(text: str) -> None:
    assert people(text) == {}


def test_a_surname_right_before_a_whole_name_is_of_another_person() -> None:
    text = (
        "Aksoy Derya Kaya'yı ziyaret etti\n\n"
        "Mersin Büyükşehir Belediye Başkanı Derya Kaya, Bursa Büyükşehir Belediye Başkanı "
        "Murat Aksoy'u makamında ağırladı."
    )
    assert {person.name for person in read(text).people} == {"Derya Kaya", "Murat Aksoy"}


def test_a_body_that_an_office_holder_visits_is_no_person() -> None:
    text = "Altıeylül Belediye Başkanı Büyükşehir Belediyesini ziyaret etti."
    assert read(text).people == []


@pytest.mark.parametrize(
    ("text", "office"),
    [
        (
            "Törene eski Kastamonu Üniversitesi Rektörü Seyit Aydın katıldı.",
            ("eski Rektör", "Kastamonu Üniversitesi", "Kastamonu"),
        ),
        (
            "Törene önceki Bursa Belediye Başkanı Ali Tekin katıldı.",
            ("önceki Belediye Başkanı", "Bursa Belediyesi", "Bursa"),
        ),
        (
            "Törene Bursa Belediye Başkanı Ali Tekin katıldı.",
            ("Belediye Başkanı", "Bursa Belediyesi", "Bursa"),
        ),
    ],
)
def test_a_former_office_is_told_from_one_that_is_held(text: str, office: Held) -> None:
    assert list(people(text).values()) == [[office]]


def test_what_two_peoples_share_is_no_part_of_a_name() -> None:
    text = "Başkan Cemil Tunalı Türk-Kazak kültürünün yakınlığına dikkat çekti."
    assert list(people(text)) == ["Cemil Tunalı"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bursa Belediye Başkanı Ahmet Kaya Tebriz'i ziyaret etti.", "Ahmet Kaya"),
        ("Bursa Belediye Başkanı Ahmet Kaya Üsküp’ün konuğu oldu.", "Ahmet Kaya"),
        ("Bursa Belediye Başkanı Ahmet Can Kaya Tebriz’e gitti.", "Ahmet Can Kaya"),
        ("Bursa Belediye Başkanı Ahmet Can Demir’i kabul etti.", "Ahmet Can Demir"),
        ("Bursa Belediye Başkanı Ali Deniz’i kabul etti.", "Ali Deniz"),
        ("Bursa Belediye Başkanı Ali Konya’yı kabul etti.", "Ali Konya"),
        ("Bursa Belediye Başkanı Ahmet Kaya Yıldız’ı kabul etti.", "Ahmet Kaya Yıldız"),
    ],
)
def test_a_place_behind_a_whole_name_is_no_part_of_it(text: str, name: str) -> None:
    assert list(people(text)) == [name]


@pytest.mark.parametrize(
    ("text", "name", "offices"),
    [
        (
            "Ertesi gün heyetimiz Herne Belediye Başkanı Franz Müller’i ziyaret etti.",
            "Franz Müller",
            [("Belediye Başkanı", "Herne Belediyesi", "Herne")],
        ),
        (
            "Mersin Yenişehir Belediye Başkanı Ali Kaya konuştu.",
            "Ali Kaya",
            [("Belediye Başkanı", "Yenişehir Belediyesi", "Yenişehir")],
        ),
        (
            "Almanya Devlet Bakanı Anna Weber konuştu.",
            "Anna Weber",
            [("Devlet Bakanı", None, "Almanya")],
        ),
        (
            "CHP İzmir Milletvekili Aday Adayı Mert Aslan katıldı.",
            "Mert Aslan",
            [("Milletvekili Aday Adayı", "CHP", "İzmir")],
        ),
    ],
)
def test_offices_in_the_words_of_ordinary_news(text: str, name: str, offices: list[Held]) -> None:
    assert people(text)[name] == offices


@pytest.mark.parametrize(
    "text",
    [
        "Büyükelçi Ali Kaya, Şeref Defteri’ni imzaladı.",
        "Büyükelçi Ali Kaya, Valilik Şeref Defterini imzaladıktan sonra makama geçti.",
        "Başkan Ali Kaya konuğuyla birlikte Şeref Defteri imzaladı.",
    ],
)
def test_the_book_that_guests_sign_is_nobody(text: str) -> None:
    assert list(people(text)) == ["Ali Kaya"]


def test_a_line_that_names_city_reporter_and_paper_names_nobody_of_the_news() -> None:
    text = "Ordu / Ali Yazan / Yeni Haber\n\nVali Can Ak, muhtarlarla görüştü."
    assert list(people(text)) == ["Can Ak"]


def test_a_surname_that_a_village_has_too_is_the_person_of_the_text() -> None:
    text = "Işıklar’a ziyaret\n\nSilivri Belediye Başkanı Özcan Işıklar konuştu."
    assert read(text, language="tr").people[0].mentions.count("Işıklar") == 1


@pytest.mark.parametrize(
    "text",
    [
        "Bursa Büyükşehir Belediye Başkanı Ali Kaya, Mustafa Kemal Atatürk’ün anılarını anlattı.",
        "Fatih Sultan Mehmet Han’ın fermanının yıl dönümünde Bursa Valisi Ali Kaya konuştu.",
        "Bursa Valisi Ali Kaya, Nazım Hikmet şiirleri okudu.",
    ],
)
def test_figures_of_history_are_nobody_of_the_news(text: str) -> None:
    assert list(people(text)) == ["Ali Kaya"]


@pytest.mark.parametrize(
    ("text", "name", "offices"),
    [
        (
            "Budapeşte II. Bölge Belediye Başkanı Ferenc Nagy geldi.",
            "Ferenc Nagy",
            [("Belediye Başkanı", "Budapeşte II. Bölge Belediyesi", "Budapeşte")],
        ),
        (
            "Mostar Belediye Meclisi Başkanı Vedran Kovac katıldı.",
            "Vedran Kovac",
            [("Belediye Meclisi Başkanı", "Mostar Belediyesi", "Mostar")],
        ),
        (
            "Eski AK Parti İstanbul Milletvekili Can Ak katıldı.",
            "Can Ak",
            [("eski Milletvekili", "AK Parti", "İstanbul")],
        ),
    ],
)
def test_offices_of_districts_councils_and_former_holders(
    text: str, name: str, offices: list[Held]
) -> None:
    assert people(text)[name] == offices


@pytest.mark.parametrize(
    "text",
    [
        "Özbekistan Büyükelçisi Aydın Ticaret Odası’nı ziyaret etti.",
        "Birliğin Yönetim Kurulu Üyesi olan Novi Grad Belediye Başkanı geldi.",
        "Macaristan’ın Budapeşte II. Bölge Belediyesi kardeş oldu.",
    ],
)
def test_what_opens_the_name_of_a_body_is_nobody(text: str) -> None:
    assert people(text) == {}


def test_a_middle_name_after_the_title_means_who_holds_it() -> None:
    text = "Saraybosna Büyükelçisi Sadık Babür Girgin’i ziyaret ettiler. Büyükelçi Babür konuştu."
    assert list(people(text)) == ["Sadık Babür Girgin"]


@pytest.mark.parametrize(
    ("text", "name", "offices"),
    [
        (
            "Neustadt an der Weinstrasse Belediye Başkanı Marc Weigel geldi.",
            "Marc Weigel",
            [
                (
                    "Belediye Başkanı",
                    "Neustadt an der Weinstrasse Belediyesi",
                    "Neustadt an der Weinstrasse",
                )
            ],
        ),
        (
            "Worms kenti Belediye Başkan Yardımcısı Walder Herder geldi.",
            "Walder Herder",
            [("Belediye Başkan Yardımcısı", "Worms Belediyesi", "Worms")],
        ),
        (
            "Belediye Başkan Yardımcıları Ali Kaya ile Can Ak, Basın Yayın ve Halkla İlişkiler "
            "Müdürü Ece Su katıldı.",
            "Ece Su",
            [("Müdür", "Basın Yayın ve Halkla İlişkiler Müdürlüğü", None)],
        ),
        (
            "Azerbaycan Milletvekillerinden Azer Badamov ve Fettah Haydarov geldi.",
            "Azer Badamov",
            [("Milletvekili", None, "Azerbaycan")],
        ),
        ("Burada Başkan Ali Kaya konuştu.", "Ali Kaya", [("Başkan", None, None)]),
    ],
)
def test_offices_of_towns_with_long_names_and_of_several(
    text: str, name: str, offices: list[Held]
) -> None:
    assert people(text)[name] == offices


@pytest.mark.parametrize(
    ("text", "name", "offices"),
    [
        (
            "Kırgızistan Oş Devlet Üniversitesi Rektörü Bakıt Asanov geldi.",
            "Bakıt Asanov",
            [("Rektör", "Oş Devlet Üniversitesi", "Oş")],
        ),
        (
            "Tataristan’ın Ticaret ve Sanayi Odası Başkanı Şamil Ageyev geldi.",
            "Şamil Ageyev",
            [("Başkan", "Ticaret ve Sanayi Odası", "Tataristan")],
        ),
        (
            "Türk Devletleri ile İlişkiler Başkanı Kürşad Zorlu geldi.",
            "Kürşad Zorlu",
            [("Başkan", "Türk Devletleri ile İlişkiler", None)],
        ),
        (
            "Heyeti Nilüfer Belediye Başkanı Ali Kaya ve eşi Seden Kaya karşıladı.",
            "Seden Kaya",
            [],
        ),
    ],
)
def test_bodies_abroad_and_kin(text: str, name: str, offices: list[Held]) -> None:
    assert people(text)[name] == offices


@pytest.mark.parametrize(
    "text",
    [
        "Başkan Öztekin Prizren’de\n\nKağıthane Belediye Başkanı Mevlüt Öztekin konuştu.",
        "Kağıthane Belediye Başkanı Mevlüt Öztekin geldi. Başkan Öztekin Prizren’de konuştu.",
    ],
)
def test_a_place_behind_a_surname_is_no_part_of_the_name(text: str) -> None:
    assert list(people(text)) == ["Mevlüt Öztekin"]


def test_a_word_that_says_where_opens_no_office() -> None:
    text = "Burada Belediye Başkanı Ali Kaya konuştu."
    assert people(text)["Ali Kaya"] == [("Belediye Başkanı", None, None)]
