"""Whatever the text: the reader never raises, and every passage lies in the text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.passages import Passage
from comity.reading import read
from comity.reading.findings import Findings

SCHEMA = json.loads(files("comity.reading").joinpath("findings.schema.json").read_text("utf-8"))

# Words that make frames, names and quotations likely, so that arbitrary texts reach the rules.
WORDS = st.sampled_from(
    (
        "Kazan Belediye Başkanı Ahmet Yılmaz’ı ziyaret etti ile ve protokol imzaladı “ ” ' \" "
        ", . : ; ( ) Mayor of Kazan visited John Smith and signed agreement between the "
        "invited to Forum on 1-4 July 2021 said мэр Казани Иван Петров посетил Стамбул "
        "подписал соглашение « » – пригласил на форум 5 мая сказал \n 2023’te Ekim’de %80 "
        "50 countries İBB (TBB) heyeti heyet davet etti planlıyor will be signed "
    ).split(" ")
)
MIXED = st.lists(WORDS, max_size=60).map(" ".join)

# Whole sentences of every kind of finding, whose words are then shuffled with marks between.
SENTENCES = {
    "en": (
        "Mayor Ann Lee signed a sister city agreement between Leeds and Osaka on 3 May 2024",
        "Ann Lee , Mayor of Leeds , denied that the protocol with the City of Osaka was signed",
        "A delegation from Saitama , Japan , headed by Tom Fox , visited the City Hall of Leeds",
        "Ann Lee invited Governor Tom Fox to the Water Forum which will be held in Leeds in July",
        "Leeds will send eight engineers to Osaka and plans to open an office of Leeds University",
    ),
    "ru": (
        "Мэр Казани Иван Петров подписал соглашение о сотрудничестве между Казанью и Измиром",
        "Договор между городом Мичуринском Тамбовской области и Лидсом так и не был подписан",
        "Делегация из китайского города Цзюцзян во главе с мэром Ван Ли посетила Ярославль 5 мая",
        "Глава города пригласил коллегу на форум « Мосты дружбы » , который пройдёт в Казани",
        "Стороны планируют открыть центр и договорились направить восемь инженеров в Измир",
    ),
    "tr": (
        "Kazan ile Bursa Büyükşehir Belediyesi arasında kardeş şehir protokolü imzalandı",
        "Körfez Belediye Başkanı Şener Söğüt ve ekibi , Erzurum’un Çat ilçesini ziyaret etti",
        "Başkan Ahmet Kaya , Tebriz Valisi Ali Rıza’yı 5 Mayıs’ta Kitap Fuarı’na davet etti",
        "Graz ve İzmir belediyeleri arasında protokol imzalandığı iddiasını yalanladı",
        "Sekiz mühendis gönderecek ve Kazan’da ofis açmayı planlıyor , törenle imzaların atıldığı",
    ),
}
MARKS = tuple("( ) [ ] « » “ ” \" ' ’ – — - , . : ; ! ? & \n \n\n № … ’s".split(" "))


@st.composite
def jumbled(draw: st.DrawFn, language: str) -> str:
    """Two sentences of a language, in part shuffled, with marks put among their words."""
    chosen = draw(st.lists(st.sampled_from(SENTENCES[language]), min_size=1, max_size=2))
    words = [word for sentence in chosen for word in sentence.split(" ")]
    first = draw(st.integers(0, len(words)))
    last = draw(st.integers(first, min(len(words), first + 8)))
    words[first:last] = draw(st.permutations(words[first:last]))
    for at in draw(st.lists(st.integers(0, len(words)), max_size=8)):
        words.insert(at, draw(st.sampled_from(MARKS)))
    return " ".join(words).replace("( ", "(").replace(" )", ")").replace(" ,", ",") + "."


def passages(value: Any) -> Iterator[dict[str, int]]:
    if isinstance(value, dict):
        if set(value) >= {"start", "end"}:
            yield value
        for inner in value.values():
            yield from passages(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from passages(inner)


def check(text: str, findings: Findings) -> None:
    shape = findings.to_json(text)
    jsonschema.validate(shape, SCHEMA)
    for passage in passages(shape):
        assert 0 <= passage["start"] <= passage["end"] <= len(text)
        assert passage["text"] == text[passage["start"] : passage["end"]]
    for finding in findings.each():
        assert finding.proof, f"{finding.kind_name} without proof"
        assert 0 <= finding.confidence <= 1


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_arbitrary_unicode_is_read_without_an_error(text: str) -> None:
    check(text, read(text))


@pytest.mark.parametrize("language", ["tr", "en", "ru"])
@settings(max_examples=100, deadline=None)
@given(text=st.one_of(st.text(max_size=200), MIXED))
def test_every_language_reads_any_text(language: str, text: str) -> None:
    check(text, read(text, language=language))


@pytest.mark.parametrize("language", sorted(SENTENCES))
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_sentences_with_marks_anywhere_are_read_without_an_error(
    language: str, data: st.DataObject
) -> None:
    text = data.draw(jumbled(language))
    check(text, read(text, language=language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mayor Ann Lee signed an agreement between Leeds and (Osaka)."),
        ("en", "Mayor Ann Lee signed an agreement between (Leeds) and Osaka."),
        ("ru", "Мэр подписал соглашение между Лидсом и (Осакой)."),
        ("ru", "Мэр подписал соглашение между (Лидсом) и Осакой."),
        ("tr", "Leeds ile (Osaka) arasında protokol imzalandı."),
    ],
)
def test_a_party_in_brackets_alone_raises_nothing(language: str, text: str) -> None:
    check(text, read(text, language=language))


@settings(max_examples=60, deadline=None)
@given(MIXED, st.integers(0, 50), st.integers(0, 50))
def test_nothing_is_proven_by_furniture_alone(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    furniture = Passage(start, min(len(text), start + length))
    for finding in read(text, furniture=(furniture,)).each():
        assert any(not furniture.covers(p) or len(p) == 0 for p in finding.proof)


@given(MIXED)
@settings(max_examples=40, deadline=None)
def test_reading_is_deterministic(text: str) -> None:
    assert read(text).to_json() == read(text).to_json()
