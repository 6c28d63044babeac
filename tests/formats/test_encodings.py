"""Encodings: short texts without a declaration, hints, damage, and what is no text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.formats.encodings import decode

TURKISH = (
    "İzmir Büyükşehir Belediye Başkanı, Kazan heyetini makamında ağırladı ve görüştü.",
    "KARDEŞ ŞEHİR PROTOKOLÜ İMZALANDI: GAZİANTEP İLE BATUM ARASINDA YENİ DÖNEM BAŞLADI",
    "Çankaya’da “dostluk” yılı – heyet, çiğ köfte ve baklava ikramıyla karşılandı…",
    "Vali Yardımcısı, ilçemizdeki çalışmalar hakkında bilgi aldı.",
)
RUSSIAN = (
    "Мэр Казани принял делегацию города Измира, стороны подписали протокол о намерениях",
    "ПРАВИТЕЛЬСТВО МОСКВЫ. РАСПОРЯЖЕНИЕ О ПРИЕМЕ ДЕЛЕГАЦИИ ГОРОДА ТАЛЛИНА (ЭСТОНИЯ)",
    "Соглашение N 5 действует до 2026 года. Ёлку подарит Хельсинки.",
    "г. Иркутск, 9 июня 2017 года. Присутствовали: Крылатов А.В., заместитель мэра",
)
WESTERN = (
    "The mayor’s café – “Chez René” – hosted the delegation from Besançon on Friday.",
    "Straßburg und Nürnberg feierten für zwei Tage die Städtepartnerschaft.",
)


@pytest.mark.parametrize("encoding", ["windows-1254", "utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("text", TURKISH)
def test_short_turkish_is_read_right_without_a_declaration(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("text", TURKISH)
def test_short_turkish_in_iso_8859_9_is_read_right(text: str) -> None:
    plain = text.translate(str.maketrans("’“”–…", '\'""-.'))
    assert decode(plain.encode("iso-8859-9")).text == plain


@pytest.mark.parametrize(
    "encoding",
    ["windows-1251", "koi8-r", "ibm866", "utf-8", "utf-8-sig", "utf-16", "utf-16-be"],
)
@pytest.mark.parametrize("text", RUSSIAN)
def test_short_russian_is_read_right_without_a_declaration(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("text", WESTERN)
def test_short_western_text_is_read_right_in_windows_1252(text: str) -> None:
    assert decode(text.encode("windows-1252")).text == text


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "ibm866"])
def test_capitals_alone_are_told_apart_by_their_letters(encoding: str) -> None:
    assert decode("ОТКРЫТИЕ ФОРУМА".encode(encoding)).text == "ОТКРЫТИЕ ФОРУМА"


def test_ascii_is_utf_8() -> None:
    assert decode(b"Mayor visits Kazan").encoding == "utf-8"


def test_a_right_hint_is_named_as_it_was_declared() -> None:
    turkish = "Şile Belediyesi ağırladı"
    decoded = decode(turkish.encode("iso-8859-9"), hint="ISO-8859-9")
    assert (decoded.text, decoded.encoding) == (turkish, "iso8859-9")


@pytest.mark.parametrize("hint", ["windows-1252", "koi8-r", "utf-8", "no-such-encoding", "", "hex"])
def test_a_wrong_hint_loses_against_a_text_that_reads_clearly_better(hint: str) -> None:
    text = "Мэр Казани принял делегацию города Измира"
    assert decode(text.encode("windows-1251"), hint=hint).text == text


def test_a_hint_opens_encodings_that_are_not_guessed() -> None:
    text = "Мэр Софии принял делегацию"
    assert decode(text.encode("iso-8859-5"), hint="iso-8859-5").text == text


def test_a_few_damaged_bytes_leave_utf_8_readable_and_are_counted() -> None:
    content = "Başkan Şahin, Kazan’a gitti; görüşmede öğrenci değişimi ele alındı.".encode()
    decoded = decode(content[:-1] + b"\xff" + content[-1:])
    assert decoded.encoding == "utf-8"
    assert decoded.damaged == 1
    assert decoded.text.startswith("Başkan Şahin, Kazan’a gitti")


def test_noise_is_no_text() -> None:
    noise = bytes((value * 167 + 13) % 256 for value in range(2000))
    assert not decode(noise).is_text
    assert decode("Kısa bir metin".encode("windows-1254")).is_text


_LETTERS = st.text("abcçdefgğhıijklmnoöprsştuüvyz ABCÇDİŞÜ.,’\n", min_size=1)


@given(_LETTERS)
def test_utf_8_always_comes_back_as_it_was(text: str) -> None:
    decoded = decode(text.encode())
    assert decoded.text == text
    assert text.encode().decode(decoded.encoding) == text


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "windows-1254", "koi8-r", "?"]))
def test_any_bytes_decode_as_the_encoding_that_is_named(content: bytes, hint: str | None) -> None:
    decoded = decode(content, hint=hint)
    assert content.decode(decoded.encoding, errors="replace") == decoded.text
    assert bool(decoded.damaged) == ("\ufffd" in decoded.text)
