"""Pages saved as text: furniture, headings, headline, date, author, and offsets that hold."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.formats import SourceText, read_bytes

SAVED = Path(__file__).parent / "saved"


@dataclass(frozen=True)
class MarkedPage:
    """A page saved as text, and its lines with the marks that a hand gave them.

    `F` is furniture, `H` a heading or caption, `T` the headline (a heading too), `D` a date
    line, and a space all else that is the document's own.
    """

    text: str
    lines: tuple[tuple[str, str], ...]

    def marked(self, marks: str) -> list[str]:
        """The lines that bear one of the marks."""
        return [line for mark, line in self.lines if mark in marks]


def marked_page(name: str) -> MarkedPage:
    lines = (SAVED / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    text = "\n".join(line[2:] for line in lines)
    return MarkedPage(text, tuple((line[0], line[2:]) for line in lines if line[2:].strip()))


MUNICIPAL_TR = marked_page("municipal_tr")
NEWSPAPER_EN = marked_page("newspaper_en")
AGENCY_RU = marked_page("agency_ru")
MINUTES_EN = marked_page("minutes_en")
PAGES = {"tr": MUNICIPAL_TR, "en": NEWSPAPER_EN, "ru": AGENCY_RU, "minutes": MINUTES_EN}


def read(text: str, encoding: str = "utf-8") -> SourceText:
    return read_bytes(text.encode(encoding), name="page.txt")


def covered(source: SourceText) -> set[str]:
    """The lines of the text that are furniture from end to end."""
    return {passage.of(source.text) for passage in source.furniture}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_furniture_is_marked_and_nothing_else(page: MarkedPage) -> None:
    assert sorted(covered(read(page.text))) == sorted(set(page.marked("F")))


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_headings_are_marked_and_nothing_else(page: MarkedPage) -> None:
    source = read(page.text)
    assert [passage.of(source.text) for passage in source.headings] == page.marked("HT")


@pytest.mark.parametrize(
    ("page", "title", "published"),
    [
        (MUNICIPAL_TR, "Tebriz heyeti Van’da ağırlandı", "2024-05-14"),
        (NEWSPAPER_EN, "Twin town votes to keep the link with Kazan", "2023-03-03"),
        (AGENCY_RU, "Делегация Чэнду прибыла в Пермь", "2024-05-12"),
        (MINUTES_EN, "MINUTES OF THE TWINNING COMMITTEE", None),
    ],
    ids=PAGES,
)
def test_headline_and_date_are_found(page: MarkedPage, title: str, published: str | None) -> None:
    source = read(page.text)
    assert (source.title, source.published) == (title, published)
    assert source.metadata_proof["title"].of(source.text) == title


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("All News SHARE", "en"),
        ("Facebook'ta Paylaş   X'te Paylaş   WhatsApp", "tr"),
        ("TR | EN | RU", "en"),
        ("17° weather icon", "en"),
        ("$ 64,40  € 71,07", "ru"),
        ("#Новороссийск #побратимы", "ru"),
        ("👁 12,4К   💬 86", "ru"),
        ("https://city.example/news/12", "en"),
        ("press@city.example", "en"),
        ("Anasayfa / Kurumsal / Meclis Üyeleri", "tr"),
        ("Bu site çerezleri kullanmaktadır. Çerez politikası için tıklayınız.", "tr"),
        ("1 min read", "en"),
        ("Нашли ошибку? Выделите фрагмент и нажмите Ctrl+Enter", "ru"),
    ],
)
def test_a_line_of_furniture_is_known_wherever_it_stands(line: str, language: str) -> None:
    page = {"tr": MUNICIPAL_TR, "en": NEWSPAPER_EN, "ru": AGENCY_RU}[language]
    own = "\n".join(page.marked("T |"))
    for text in (f"{line}\n{own}", f"{own}\n{line}"):
        assert covered(read(text)) == {line}


@pytest.mark.parametrize(
    "line",
    [
        "Menü ve mutfak kültürü üzerine bir söyleşi de programda yer aldı.",
        "The two mayors shared the news with the press and answered questions.",
        "Share of tourists from Turkey has doubled, said the mayor of the city.",
        "Новости о подписании соглашения встретили аплодисментами в обоих городах.",
        "Previous visits took place in 2019 and 2021, the press office recalled.",
        "Culture and sport",
        "Ulaşım ve kültür",
        "Транспорт и культура",
        "Contact between the schools",
        "Home for refugees",
    ],
)
def test_words_of_menus_in_the_article_do_not_make_it_furniture(line: str) -> None:
    body = NEWSPAPER_EN.marked(" ")
    text = "\n".join(["Mayors meet in Kazan", body[0], line, *body[1:]])
    assert covered(read(text)) == set()


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("12.05.2024", "2024-05-12"),
        ("12/05/2024 10:15", "2024-05-12"),
        ("2024-05-12 09:12:40   Source: city.example", "2024-05-12"),
        ("12 May 2024", "2024-05-12"),
        ("Posted: May 12, 2024 / 09:14 AM CST", "2024-05-12"),
        ("05/12/2024 09:14 PM", "2024-05-12"),
        ("Tuesday 12, November 2024", "2024-11-12"),
        ("21st May, 2024", "2024-05-21"),
        ("12 Mayıs 2024 Pazar", "2024-05-12"),
        ("Mayıs 12, 2024", "2024-05-12"),
        ("Yayın Tarihi: 12.05.2024 10:22", "2024-05-12"),
        ("Giriş: 12.05.2024 - 16:42", "2024-05-12"),
        ("27 Kasým 2012 Salý 10:14", "2012-11-27"),
        ("BRÜKSEL (DHA) - 11 Ekim 2022", "2022-10-11"),
        ("12 мая 2024", "2024-05-12"),
        ("12 мая 2024 г., 8:41", "2024-05-12"),
        ("Вести Кинешмы. 11 февраля 2022 года", "2022-02-11"),
        ("«Двинская правда», суббота, 22 июня 2013 г.", "2013-06-22"),
        ("Опубликовано: 12.05.2024", "2024-05-12"),
        ("18\nMarch\n2022", "2022-03-18"),
    ],
)
def test_a_date_line_gives_the_publication_date(line: str, edtf: str) -> None:
    body = "\n".join(NEWSPAPER_EN.marked(" "))
    for text in (f"Mayors meet in Kazan\n{line}\n{body}", f"{line}\nMayors meet in Kazan\n{body}"):
        source = read(text)
        assert source.published == edtf
        assert source.metadata_proof["published"].of(source.text) in line
        assert source.title == "Mayors meet in Kazan"


@pytest.mark.parametrize(
    ("opening", "edtf"),
    [
        ("МОСКВА, 12 мая. /ТАСС/. ", "XXXX-05-12"),
        ("ТБИЛИСИ, 8 окт — Новости-Грузия. ", "XXXX-10-08"),
        ("21 сентября, Минск /Корр. БЕЛТА/. ", "XXXX-09-21"),
        ("Кабар, 21.09.2022. ", "2022-09-21"),
        ("(Анкара, 3 марта, «Татар-информ», Ренат Вафин). ", "XXXX-03-03"),
        ("(KZN.RU, May 16, 2019, Alina Safina). ", "2019-05-16"),
        ("Mangaluru, Nov 12: ", "XXXX-11-12"),
        ("YEREVAN, SEPTEMBER 17, ARMENPRESS. ", "XXXX-09-17"),
        ("GAZİANTEP (A.A) - 24.12.2009 - ", "2009-12-24"),
    ],
)
def test_an_agency_dateline_gives_the_publication_date(opening: str, edtf: str) -> None:
    body = NEWSPAPER_EN.marked(" ")
    source = read("\n".join(["Mayors meet in Kazan", opening + body[0], *body[1:]]))
    assert source.published == edtf
    assert covered(source) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "The two cities signed a protocol on 12 May 2024 in the presence of both consuls.",
        "28 июня 2012 года в Смольном член Правительства принял генерального консула страны.",
        "Heyet, 12 Mayıs 2024 tarihinde Kazan’a gitti ve üç gün boyunca görüşmeler yaptı.",
        "On 24 May, Ambassador Huseynli paid a working visit to Porto and met the mayor.",
        "1-4 Temmuz 2021’de düzenlenecek foruma elli kentten belediye başkanı katılacak.",
        "С 3 по 6 октября 2023 года в городе пройдут дни культуры соседней страны.",
    ],
)
def test_a_date_inside_the_running_text_is_not_the_publication_date(sentence: str) -> None:
    body = NEWSPAPER_EN.marked(" ")
    for lines in ([sentence, *body], [*body, sentence], [body[0], sentence, *body[1:]]):
        assert read("\n".join(["Mayors meet in Kazan", *lines])).published is None


def test_a_date_under_the_text_counts_where_none_stands_above() -> None:
    body = "\n".join(NEWSPAPER_EN.marked(" "))
    assert read(f"Mayors meet\n{body}\n28th May 2012").published == "2012-05-28"
    assert read(f"Mayors meet\n1 June 2012\n{body}\n28th May 2012").published == "2012-06-01"


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Anna Fielding-Moss", "Anna Fielding-Moss"),
        ("Haber: Kerim Uslu", "Kerim Uslu"),
        ("Автор: Дарья Ломова", "Дарья Ломова"),
        ("By Communications Unit", None),
        ("Автор: Редакция", None),
    ],
)
def test_a_by_line_names_the_author_and_is_nobody_in_the_news(
    line: str, author: str | None
) -> None:
    body = "\n".join(NEWSPAPER_EN.marked(" "))
    source = read(f"Mayors meet in Kazan\n{line}\n{body}")
    assert source.author == author
    assert line in covered(source)


def test_a_by_line_with_a_date_leaves_the_date_outside_the_furniture() -> None:
    body = "\n".join(NEWSPAPER_EN.marked(" "))
    source = read(f"Mayors meet in Kazan\nBy Anna Fielding | February 14, 2024\n{body}")
    assert source.published == "2024-02-14"
    date = source.metadata_proof["published"]
    assert not any(passage.overlaps(date) for passage in source.furniture)


def test_signatures_under_a_decision_stay_in_the_text() -> None:
    text = (
        "KARAR\nBelediyemiz ile Budva Belediyesi arasında kardeş kent ilişkisi kurulması "
        "oy birliğiyle kabul edildi.\n"
        "Meclis Başkanı      Kâtip\nHülya SEZGİNER      Tahir ONAT"
    )
    assert covered(read(text)) == set()


def test_of_a_masthead_and_a_headline_the_headline_is_the_title() -> None:
    body = "\n".join(MUNICIPAL_TR.marked(" "))
    source = read(f"VAN BÜYÜKŞEHİR BELEDİYESİ\nTebriz heyeti Van’da ağırlandı\n{body}")
    assert source.title == "Tebriz heyeti Van’da ağırlandı"


def test_a_section_heading_under_the_first_paragraph_is_no_headline() -> None:
    first, *rest = MUNICIPAL_TR.marked(" ")
    source = read("\n".join([first, "“TREN YENİDEN BAŞLASIN”", *rest]))
    assert source.title is None
    assert [passage.of(source.text) for passage in source.headings] == ["“TREN YENİDEN BAŞLASIN”"]


def test_a_headline_behind_a_dateline_or_a_label_is_given_without_it() -> None:
    body = "\n".join(MUNICIPAL_TR.marked(" "))
    agency = read(f"VAN (AA) - Tebriz heyeti Van’da ağırlandı\n{body}")
    report = read(f"SUBJECT: Tebriz heyeti Van’da ağırlandı\n{body}")
    assert agency.title == report.title == "Tebriz heyeti Van’da ağırlandı"


def test_wrapped_lines_are_paragraphs_with_soft_breaks() -> None:
    text = (
        "Mayors meet in Kazan\n\nThe mayor of Kazan received a delegation of the\n"
        "city of Izmir in the town hall on Tuesday, and the\n"
        "guests stayed for two days. Talks went on\n"
        "until late.\n\nThe next meeting takes place in Izmir, where an\n"
        "agreement on museums is to be signed before the\nend of the year.\n"
    )
    source = read(text)
    assert [text[:at].rsplit("\n", 1)[-1] for at in source.soft_breaks] == [
        "The mayor of Kazan received a delegation of the",
        "city of Izmir in the town hall on Tuesday, and the",
        "guests stayed for two days. Talks went on",
        "The next meeting takes place in Izmir, where an",
        "agreement on museums is to be signed before the",
    ]
    assert [passage.of(text) for passage in source.headings] == ["Mayors meet in Kazan"]


def test_unwrapped_text_has_no_soft_breaks() -> None:
    assert all(read(page.text).soft_breaks == () for page in PAGES.values())


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", " İzmir\r\n\r\nKazan \t\n\n"),
        ("utf-8-sig", "\nMoskova’da görüşme\r"),
        ("utf-16", "Мэр\r\n принял гостей\x0b"),
        ("windows-1254", "\tBaşkan Şahin ağırladı\r\n"),
        ("koi8-r", "Мэр Казани принял гостей\r\n\r\n"),
    ],
)
def test_the_text_is_exactly_the_decoded_bytes(encoding: str, text: str) -> None:
    content = text.encode(encoding)
    source = read_bytes(content, name="a.txt")
    assert source.text == text
    assert source.encoding is not None
    assert content.decode(source.encoding) == text


def test_the_language_is_told_by_the_words() -> None:
    assert [read(PAGES[key].text).language for key in ("tr", "en", "ru")] == ["tr", "en", "ru"]
    assert (
        read("Делегація міста Києва відвідала Львів і підписала угоду про співпрацю.").language
        is None
    )


def test_turkish_that_was_set_in_another_encoding_is_set_right_and_noted() -> None:
    text = "Gebze Belediye Baþkaný Feridun Köþkeroðlu, Kazan'dan gelen heyeti makamýnda aðýrladý."
    source = read(text)
    assert source.text == (
        "Gebze Belediye Başkanı Feridun Köşkeroğlu, Kazan'dan gelen heyeti makamında ağırladı."
    )
    assert len(source.text) == len(text)
    assert "ý, þ, ð" in source.notes[-1]


@pytest.mark.parametrize(
    "text",
    [
        "Reykjavík: Borgarstjóri fékk heimsókn þegar sendinefnd frá Kaupmannahöfn kom, sagði hún.",
        "Belediye Başkanı, Reykjavik Belediye Başkanı Þórður Þórðarson ve Ýmir ile görüştü.",
        "The mayor of the city was received by Þórður Ýmir and Guðrún Þóra in the town hall.",
    ],
)
def test_letters_of_other_languages_are_left_as_they_are(text: str) -> None:
    assert read(text).text == text


_LINE = st.one_of(
    st.sampled_from([line for page in PAGES.values() for _, line in page.lines]),
    st.text(max_size=60),
)


@given(st.lists(_LINE, max_size=12).map("\n".join))
def test_whatever_stands_in_the_text_passages_are_sorted_apart_and_in_it(text: str) -> None:
    if not text.strip() or "\0" in text or text.startswith("\ufeff"):
        return
    try:
        source = read_bytes(text.encode(), name="a.txt")
    except UnicodeEncodeError:
        return
    except Exception as error:
        assert type(error).__name__ == "UnreadableSource"
        return
    for passages in (source.furniture, source.headings):
        assert all(one.end <= two.start for one, two in pairwise(passages))
        assert all(passage.end <= len(source.text) for passage in passages)
    assert all(0 < at < len(source.text) for at in source.soft_breaks)
    assert source.title is None or source.metadata_proof["title"].of(source.text) == source.title


def test_rows_that_each_begin_with_a_day_show_no_publication_date() -> None:
    rows = (
        "18.02.2023 - Hanau Belediyesi iki konteyner yardım malzemesi gönderdi.",
        "05.04.2023 - Polonya Başkonsolosu Belediye Başkanını ziyaret etti.",
        "22.06.2023 - Meclis, Évora Belediyesi ile kardeş kent ilişkisi kurulmasını kabul etti.",
    )
    assert read("2023 YILI FAALİYET RAPORU\n\n" + "\n\n".join(rows)).published is None
