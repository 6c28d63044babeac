"""Everything that the pages name has a word, in each of the three languages."""

from __future__ import annotations

import gettext
import re
import shutil
import subprocess
from collections import defaultdict
from pathlib import Path

import pytest
from django.db import models
from django.utils import translation

from comity.desk import words
from comity.desk.words import VOCABULARIES, confidence_grade, say, tone
from comity.intake.models import FindingKind
from comity.register import rows
from comity.register.kinds import MODELS, part_links
from comity.register.models import IdentityKey, Kind, Record
from comity.register.words import _words

LOCALE = Path(words.__file__).parent / "locale"
LANGUAGES = ("tr", "en", "ru")


def tables() -> list[type[models.Model]]:
    """The models whose changes a history can tell: records, and the rows beside them."""
    found: list[type[models.Model]] = list(MODELS.values())
    for table in found:
        found += [part for part, _ in part_links(table) if part not in found]
    return [table for table in found if table is not IdentityKey]


@pytest.mark.parametrize("kind", Kind.values)
def test_each_kind_of_record_has_a_plural_and_an_icon(kind: str):
    assert kind in words.KIND_PLURAL and kind in words.ICON


@pytest.mark.parametrize("kind", FindingKind.values)
def test_each_kind_of_finding_has_a_plural_and_an_icon(kind: str):
    assert kind in words.FINDING_PLURAL and kind in words.ICON


@pytest.mark.parametrize("table", tables(), ids=lambda table: str(table.__name__))
def test_each_field_that_a_history_can_tell_of_has_a_name(table: type[models.Model]):
    if not issubclass(table, Record):
        assert table.__name__.lower() in words.PART
    unnamed = set(rows.history_fields(table)) - set(words.FIELD) - {rows.owner_field(table)}
    assert not unnamed


@pytest.mark.parametrize("icon", sorted({*words.ICON.values()}))
def test_each_icon_is_in_the_sprite(icon: str):
    sprite = (Path(words.__file__).parent / "static/desk/icons.svg").read_text()
    assert f'<symbol id="{icon}"' in sprite


def test_every_icon_of_a_template_is_in_the_sprite():
    folder = Path(words.__file__).parent
    sprite = (folder / "static/desk/icons.svg").read_text()
    asked = {
        name
        for page in folder.glob("templates/**/*.html")
        for name in re.findall(r'{% icon "([^"]+)" %}', page.read_text())
    }
    assert asked
    assert {name for name in asked if f'<symbol id="{name}"' not in sprite} == set()


def test_each_tone_belongs_to_a_value_that_exists():
    for vocabulary, tones in words.TONES.items():
        for code in tones:
            known = VOCABULARIES.get(vocabulary) or {v for n, v in _words() if n == vocabulary}
            assert code in known, (vocabulary, code)
            assert tone(vocabulary, code) in {"good", "known", "late", "wait"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_kinds_have_the_same_plural(language: str):
    with translation.override(language):
        plurals = [str(word) for word in words.KIND_PLURAL.values()]
    assert len(set(plurals)) == len(plurals)


def test_a_step_that_nobody_has_named_is_shown_as_it_is():
    assert say("steps", "sealed-by-both") == "sealed by both"


def test_confidence_is_told_in_three_words():
    assert [confidence_grade(c) for c in (1.0, 0.9, 0.89, 0.7, 0.69, 0.0)] == [
        "clear", "clear", "likely", "likely", "unsure", "unsure",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["tr", "ru"])
def test_no_translation_is_missing_or_unsure(language: str, tmp_path: Path):
    msgfmt = shutil.which("msgfmt")
    assert msgfmt, "install gettext to check the translations"
    catalog = LOCALE / language / "LC_MESSAGES" / "django.po"
    made = subprocess.run(
        [msgfmt, "--check-format", "--statistics", "-o", tmp_path / "fresh.mo", catalog],
        capture_output=True, text=True, env={"LC_ALL": "C"},
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    assert re.fullmatch(r"\d+ translated messages\.\n", made.stderr)


@pytest.mark.parametrize(
    ("language", "count", "told"),
    [
        ("tr", 1, "1 bulgu karar bekliyor"),
        ("tr", 5, "5 bulgu karar bekliyor"),
        ("en", 1, "1 finding waits for a decision"),
        ("en", 2, "2 findings wait for a decision"),
        ("ru", 1, "1 находка ждёт решения"),
        ("ru", 3, "3 находки ждут решения"),
        ("ru", 11, "11 находок ждут решения"),
        ("ru", 21, "21 находка ждёт решения"),
    ],
)
def test_counts_take_the_plural_of_their_language(language: str, count: int, told: str):
    one, many = "%(n)d finding waits for a decision", "%(n)d findings wait for a decision"
    with translation.override(language):
        assert translation.ngettext(one, many, count) % {"n": count} == told


@pytest.mark.parametrize("language", ["tr", "ru"])
def test_every_catalog_tells_a_message_in_the_same_words(language: str):
    # The catalogs are joined when pages are shown: of two wordings one is lost.
    told: dict[object, set[str]] = defaultdict(set)
    for compiled in LOCALE.parent.parent.glob(f"*/locale/{language}/LC_MESSAGES/django.mo"):
        with compiled.open("rb") as stream:
            for message, words_of_it in gettext.GNUTranslations(stream)._catalog.items():  # type: ignore[attr-defined]
                told[message].add(words_of_it)
    del told[""]
    assert {message: said for message, said in told.items() if len(said) > 1} == {}
