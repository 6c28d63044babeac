"""The one way in: formats told apart, bad input refused with a remedy, nothing else raised."""

import time
from itertools import pairwise
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.formats import SourceText, UnreadableSource, read_bytes
from comity.formats.detect import Format, format_of
from comity.formats.lexicon import BadWordList, furniture_words, read_list


@pytest.mark.parametrize(
    ("content", "name", "media_type", "expected"),
    [
        (b"<!DOCTYPE html><p>x", "a", None, Format.HTML),
        (b"\xef\xbb\xbf \n<html>", "a", None, Format.HTML),
        ("<html><body>x".encode("utf-16"), "a", None, Format.HTML),
        (b"<?xml version='1.0'?><!-- x --><html xmlns='x'>", "a.txt", None, Format.HTML),
        (b"<p>x</p>", "a.html", None, Format.HTML),
        (b"<p>x</p>", "a", "text/html; charset=utf-8", Format.HTML),
        (b"<p>x</p>", "a.txt", None, Format.PLAIN),
        (b"a < b", "a.html", None, Format.PLAIN),
        (b"junk\n%PDF-1.4", "a.txt", None, Format.PDF),
        (rb"{\rtf1 x}", "a.doc", None, Format.RTF),
        (b"From: a@b\nMessage-ID: <x>\n\nHi", "a", None, Format.MAIL),
        (b"From: a@b\nSubject: x\n\nHi", "a.eml", None, Format.MAIL),
        (b"Subject: x\n\nHi", "a", "message/rfc822", Format.MAIL),
        (b"From: the mayor\nTo: all\n\nHi", "a.txt", None, Format.PLAIN),
        (b"Mayor visits Kazan", "a.pdf", None, Format.PLAIN),
    ],
)
def test_the_format_is_told_by_the_bytes_before_the_name(
    content: bytes, name: str, media_type: str | None, expected: Format
) -> None:
    assert format_of(content, name, media_type) is expected


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n....", "is a PNG picture"),
        (b"\xff\xd8\xff\xe0....", "is a JPEG picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "is an old Office file"),
        (b"\x1f\x8b\x08....", "is compressed"),
        (b"Mayor\0visits", "holds bytes of no text"),
        (bytes(100), "holds bytes of no text"),
        (bytes((value * 167 + 13) % 255 + 1 for value in range(3000)), "is no text"),
    ],
)
def test_bad_input_is_refused_by_name_with_what_to_do(content: bytes, wrong: str) -> None:
    with pytest.raises(UnreadableSource) as raised:
        read_bytes(content, name="visit.bin")
    assert raised.value.name == "visit.bin"
    assert wrong in raised.value.wrong
    assert len(raised.value.remedy) > 8
    assert str(raised.value).startswith("visit.bin: ")


def test_a_file_over_the_limit_is_refused_and_the_limit_can_be_set() -> None:
    with pytest.raises(
        UnreadableSource, match="more than the 50 MB that are read; add it in parts"
    ):
        read_bytes(b"a" * 50_000_001, name="a.txt")
    assert read_bytes(b"a" * 10, name="a.txt", limit=10).text == "a" * 10
    with pytest.raises(UnreadableSource, match="more than"):
        read_bytes(b"a" * 11, name="a.txt", limit=10)


def test_a_charset_in_the_media_type_is_a_hint() -> None:
    content = "Köln".encode("iso-8859-9")
    assert read_bytes(content, name="a", media_type="text/plain; charset=iso-8859-9").text == "Köln"


def test_damaged_bytes_are_noted() -> None:
    content = "Başkan Şahin, Kazan’a gitti ve görüşmeler yaptı".encode()
    source = read_bytes(content[:7] + b"\xff" + content[7:], name="a.txt")
    assert source.notes == ("1 bytes are not utf-8 and stand as \N{REPLACEMENT CHARACTER}",)


_STARTS = st.sampled_from(
    [b"", b"<html>", b"%PDF-1.7\n", b"PK\x03\x04", b"{\\rtf1", b"From: a\nMessage-ID: b\n\n",
     b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"PK\x03\x04word/document",
     b"<html><body><table><script>", "Главная > Новости\n".encode("koi8-r")]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(_STARTS, st.binary(max_size=300), st.sampled_from(["a.txt", "a.html", "a.eml", "a.pdf", ""]))
def test_arbitrary_bytes_are_read_or_refused(start: bytes, rest: bytes, name: str) -> None:
    try:
        source = read_bytes(start + rest, name=name)
    except UnreadableSource as error:
        assert error.remedy
        return
    check_passages(source)


def check_passages(source: SourceText) -> None:
    for passages in (source.furniture, source.headings):
        assert list(passages) == sorted(passages)
        assert all(one.end <= two.start for one, two in pairwise(passages))
        assert all(passage.end <= len(source.text) for passage in passages)
    assert all(passage.end <= len(source.text) for passage in source.metadata_proof.values())


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_document_with_any_bytes_changed_is_read_or_refused(
    pdfs_once: SimpleNamespace, data: st.DataObject
) -> None:
    content = bytearray(pdfs_once.content)
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    try:
        check_passages(read_bytes(bytes(content), name="a.pdf"))
    except UnreadableSource as error:
        assert error.remedy


@pytest.fixture(scope="module")
def pdfs_once() -> SimpleNamespace:
    """A small PDF made once, for changing its bytes."""
    content = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources"
        b"<</Font<</F 5 0 R>>>>>>endobj\n"
        b"4 0 obj<</Length 59>>stream\n"
        b"BT /F 12 Tf 20 200 Td (The mayor of Kazan met guests) Tj ET\nendstream endobj\n"
        b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
        b"trailer<</Root 1 0 R/Size 6>>\n%%EOF\n"
    )
    return SimpleNamespace(content=content)


def test_the_small_pdf_can_be_read_before_its_bytes_are_changed(pdfs_once: SimpleNamespace) -> None:
    assert read_bytes(pdfs_once.content, name="a.pdf").text == "The mayor of Kazan met guests"


@pytest.mark.parametrize(
    "text",
    [
        "word" + " " * 500_000 + "word.",
        "word" + "\t|" * 200_000,
        "word ." + '"' * 500_000 + "x",
        "9" * 500_000,
        "date " + "\u00a0" * 500_000 + "12.05.2024",
        "12 мая " * 100_000,
        "Comments\n" * 50_000,
        "Kazan\n" * 30_000 + "The mayor of Kazan met the guests of the city today.",
        "> " * 300_000,
        "a/ " * 200_000,
        "<p>" + "<a href=x> x </a> | " * 50_000,
        "<div class='" + "comment " * 100_000 + "'>x" + "<div>y" * 2_000,
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_long_and_monotonous_input_takes_bounded_time(text: str, name: str) -> None:
    started = time.process_time()
    read_bytes(text.encode(), name=name)
    assert time.process_time() - started < 15


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        (["[whoel]"], "english.txt:1: no section 'whoel'"),
        (["all news"], "english.txt:1: 'all news' must be 1 to 8 words under a \\[section\\]"),
        (["[whole]", "", "..."], "english.txt:3: '...' must be"),
        (["[whole]", "a " * 9], "english.txt:2"),
    ],
)
def test_a_malformed_word_list_names_its_file_and_line(lines: list[str], wrong: str) -> None:
    with pytest.raises(BadWordList, match=wrong):
        read_list("english.txt", lines)


def test_the_shipped_word_lists_are_well_formed_and_hold_three_languages() -> None:
    whole = furniture_words().whole
    assert all(
        phrase in whole for phrase in [("all", "news"), ("tum", "haberler"), ("все", "новости")]
    )
