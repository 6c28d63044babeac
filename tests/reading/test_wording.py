"""Each language gives the engine the words that it asks for."""

from __future__ import annotations

import sys
from dataclasses import fields
from pathlib import Path

import pytest

from comity.reading.languages import language_for
from comity.reading.lexicon import LexiconError
from comity.reading.wording import Wording, wording_of


@pytest.mark.parametrize("code", ["en", "ru", "tr"])
def test_a_language_has_its_wording_in_lower_case(code: str) -> None:
    wording = language_for(code).wording
    assert wording.joiners
    words = [w for field in fields(Wording) for w in getattr(wording, field.name)]
    assert [w for w in words if w != w.lower()] == []


ALL = "".join(f"{field.name} = []\n" for field in fields(Wording))


@pytest.mark.parametrize(
    ("lists", "message"),
    [
        ("", "'councillor' is missing; add it"),
        ("[words]\n" + ALL.replace("joiners = []\n", ""), "'joiners' is missing; add it"),
        ("[words]\n" + ALL + "joiner = []", "'joiner' is asked for by nothing; remove it"),
    ],
)
def test_a_list_that_is_missing_or_unknown_is_told_with_its_file(
    lists: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "tongue"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "wording.toml").write_text(lists)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "tongue", raising=False)
    wording_of.cache_clear()
    with pytest.raises(LexiconError, match=r"tongue/wording\.toml: the list " + message):
        wording_of("tongue")
