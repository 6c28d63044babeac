"""The languages that are read; each is one folder here, loaded when first needed."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from comity.reading.languages.base import Language

_CLASSES = {
    "tr": ("turkish", "Turkish"),
    "en": ("english", "English"),
    "ru": ("russian", "Russian"),
}


@cache
def language_for(code: str) -> Language:
    """The language of a code (`tr`, `en`, `ru`); KeyError for one that is not read."""
    folder, name = _CLASSES[code]
    module = import_module(f"comity.reading.languages.{folder}")
    language = getattr(module, name)()
    assert isinstance(language, Language)
    return language
