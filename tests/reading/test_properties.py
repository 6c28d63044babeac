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
