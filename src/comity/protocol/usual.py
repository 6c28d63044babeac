"""The usual order of a signing ceremony (data: data/running_order.toml)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from comity.register.wording import LanguageMap
from comity.register.words import LANGUAGES


@cache
def usual_order() -> tuple[tuple[LanguageMap, int], ...]:
    """The items in order, each in three languages, with the minutes that it takes."""
    text = files(__package__).joinpath("data/running_order.toml").read_text(encoding="utf-8")
    return tuple(
        (LanguageMap(dict(zip(LANGUAGES, each["what"], strict=True))), each["minutes"])
        for each in tomllib.loads(text)["item"]
    )
