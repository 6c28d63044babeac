"""What a statement is about, told by its words: so that the dossier can say who said what on
each theme."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib import resources

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from comity.register.folding import fold

THEMES: Mapping[str, Promise] = {
    "trade": _("Economy and trade"),
    "culture": _("Culture"),
    "education": _("Education, science and youth"),
    "tourism": _("Tourism"),
    "transport": _("Transport"),
    "environment": _("Environment and climate"),
    "building": _("City planning and building"),
    "health": _("Health"),
    "sport": _("Sport"),
    "digital": _("Digital city"),
    "aid": _("Disasters and aid"),
    "social": _("Social affairs"),
    "peace": _("Friendship and relations"),
}


def theme_of(text: str, language: str) -> str:
    """The theme (a key of THEMES) that most words of a text belong to; `""` for none.

    Of two with as many words the more particular one, which stands first in THEMES.
    """
    folded = " " + " ".join(fold(text).split()) + " "
    counts = Counter(
        {theme: _count(folded, stems.get(language, ())) for theme, stems in _stems().items()}
    )
    theme, count = counts.most_common(1)[0]
    return theme if count else ""


def _count(folded: str, stems: tuple[str, ...]) -> int:
    return sum(folded.count(stem) for stem in stems)


@cache
def _stems() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """By theme and language: what to look for in a folded text that has a space at each end."""
    data = resources.files("comity.desk.dossier").joinpath("themes.toml").read_text("utf-8")
    return {
        theme: {
            language: tuple(_sought(word) for word in words) for language, words in tongues.items()
        }
        for theme, tongues in tomllib.loads(data).items()
    }


def _sought(word: str) -> str:
    whole = word.endswith(".")
    return f" {fold(word.rstrip('.'))}{' ' if whole else ''}"
