"""E-mail: headers, words, attachments, and what the writer did not write for it."""

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.formats import SourceText, UnreadableSource, read_bytes

BODY = "Sayın Başkan,\n\n1-4 Temmuz tarihlerinde düzenlenecek foruma sizi davet ediyoruz.\n"


def mail(body: str = BODY, **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = headers.get("sender", "Дарья Ломова <darya@city.example>")
    message["To"] = "office@town.example"
    message["Subject"] = headers.get("subject", "Toplantı daveti")
    message["Date"] = headers.get("date", "Tue, 14 May 2024 23:30:00 +0300")
    message.set_content(body)
    return message


def read(message: EmailMessage | bytes) -> SourceText:
    content = message if isinstance(message, bytes) else message.as_bytes()
    return read_bytes(content, name="letter.eml")


def furniture(source: SourceText) -> list[str]:
    return [passage.of(source.text) for passage in source.furniture]


def test_subject_sender_and_date_are_taken_from_the_headers() -> None:
    source = read(mail())
    assert (source.title, source.author) == ("Toplantı daveti", "Дарья Ломова")
    assert (source.published, source.language) == ("2024-05-14", "tr")
    assert source.text == BODY


@pytest.mark.parametrize(
    "subject",
    ["Re: Davet", "RE: Fwd: Davet", "Ynt: Davet", "İlt: Davet", "Отв: Davet", "Re[2]: Davet"],
)
def test_marks_of_answers_are_not_part_of_the_title(subject: str) -> None:
    assert read(mail(subject=subject)).title == "Davet"


def test_the_plain_part_goes_before_the_html_part() -> None:
    message = mail()
    message.add_alternative("<p>In HTML</p>", subtype="html")
    assert read(message).text == BODY


def test_html_alone_is_read_as_its_words() -> None:
    message = mail()
    message.set_content("<p>Приглашаем вас<br>на форум.</p><style>p{}</style>", subtype="html")
    assert read(message).text == "Приглашаем вас\nна форум."


def test_attachments_are_handed_on_with_safe_names() -> None:
    message = mail()
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="Çağrı.pdf")
    message.add_attachment(b"x", maintype="text", subtype="x", filename="../../etc/passwd")
    message.add_attachment(mail(subject="inner"))
    attached = read(message).attachments
    assert [each.name for each in attached[:2]] == ["Çağrı.pdf", "passwd"]
    assert attached[0].content == b"%PDF-"
    assert read_bytes(attached[2].content, name=attached[2].name).title == "inner"


@pytest.mark.parametrize(
    "quoted",
    [
        "14 Mayıs 2024 Sal tarihinde Ali <a@b.example> şunu yazdı:\n> Merhaba\n> Nasılsınız",
        "On Tue, May 14, 2024 at 9:00 AM Anna <a@b.example> wrote:\n> Hello\n> there",
        "14.05.2024 12:30, Иван Петров пишет:\n> Здравствуйте\n> коллеги",
        "-----Original Message-----\nFrom: Anna\nWe should meet soon.",
        "From: Anna\nSent: Tuesday\nTo: Office\nSubject: Forum\nWe should meet soon.",
        "Kimden: Ali\nGönderildi: Salı\nKime: Ofis\nKonu: Forum\nYakında görüşelim.",
        "От: Иван\nОтправлено: вторник\nКому: Офис\nТема: Форум\nДавайте встретимся.",
    ],
)
def test_earlier_mail_is_furniture(quoted: str) -> None:
    assert furniture(read(mail(f"{BODY}\n{quoted}\n"))) == quoted.split("\n")


def test_words_between_quoted_lines_are_the_writers_own() -> None:
    body = (
        "On Tue, May 14, 2024 Anna wrote:\n> Will you come?\nYes, we will come with four people.\n"
    )
    source = read(mail(body))
    assert "Yes, we will come with four people." not in furniture(source)
    assert "> Will you come?" in furniture(source)


@pytest.mark.parametrize(
    "ending",
    [
        "-- \nDarya Lomova\nDepartment of External Relations",
        "Sent from my iPhone",
        "iPhone'umdan gönderildi",
        "Отправлено с iPhone",
        "This e-mail and any attachments are confidential and for the intended recipient only.",
    ],
)
def test_signatures_and_notices_are_furniture(ending: str) -> None:
    marked = furniture(read(mail(f"{BODY}\n{ending}\n")))
    assert marked == [line.strip() for line in ending.split("\n")]


@pytest.mark.parametrize("charset", ["utf-8", "windows-1254", "iso-8859-9", "windows-1251"])
def test_a_wrong_charset_in_the_header_is_seen(charset: str) -> None:
    content = (
        f"From: a@b.example\r\nMessage-ID: <1@b>\r\nContent-Type: text/plain; charset={charset}\r\n"
        "Content-Transfer-Encoding: 8bit\r\n\r\n"
    ).encode() + "Başkan Şahin, konuğunu ağırladı ve ona çini hediye etti.".encode("windows-1254")
    assert read(content).text == "Başkan Şahin, konuğunu ağırladı ve ona çini hediye etti."


def test_headers_in_raw_bytes_and_broken_words_are_read_as_far_as_they_go() -> None:
    raw = "From: a@b.example\r\nMessage-ID: <1>\r\nSubject: Приглашение\r\n\r\nТекст".encode()
    assert read(raw).title == "Приглашение"
    broken = b"From: a@b.example\r\nMessage-ID: <1>\r\nSubject: =?utf-8?b?!!!?=\r\n\r\nText"
    assert read(broken).text == "Text"


@pytest.mark.parametrize("date", ["", "yesterday", "Tue, 99 May 2024 10:00", "14/5/2024"])
def test_a_date_that_is_none_is_left_out(date: str) -> None:
    content = f"From: a@b.example\r\nMessage-ID: <1@b>\r\nDate: {date}\r\n\r\nText".encode()
    assert read(content).published is None


def test_a_mail_without_words_is_refused_unless_something_is_attached() -> None:
    with pytest.raises(UnreadableSource, match="is a mail without words"):
        read(mail(" \n"))


def test_text_that_only_begins_like_a_mail_is_plain_text() -> None:
    text = b"Date: 18 October 2022\nTo: The Mayor\nFrom: Anna Lund, City Manager\n\nReport."
    assert read_bytes(text, name="report.txt").media_type == "text/plain"


@given(st.binary(max_size=400))
def test_any_bytes_behind_mail_headers_are_read_or_refused(content: bytes) -> None:
    start = b"From: a@b.example\r\nMIME-Version: 1.0\r\n"
    for message in (
        start + content,
        start + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" + content,
    ):
        try:
            source = read(message)
        except UnreadableSource as error:
            assert error.remedy
        else:
            assert all(passage.end <= len(source.text) for passage in source.furniture)
