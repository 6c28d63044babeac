"""Names for the gazetteer: which are kept, how Russian spells Turkish ones, which are doubtful."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pymorphy3
from rapidfuzz.distance import JaroWinkler

from comity.gazetteer.names import key_of, romanised

LISTS = Path(__file__).parent / "gazetteer"
NEAR = set("TR RU AZ KZ KG UZ TM TJ BY UA MD AM GE AL BA BG HR GR XK ME MK RO RS SI CY".split())
SURNAME_COUNTRIES = set("US GB IE CA AU NZ ZA".split())
DOUBTFUL_COUNTRIES = set("turkey china chad jordan georgia fas cad niger mali".split())
SAME_START = [set(pair) for pair in ("kc", "iy", "ey", "jy", "zj", "xh", "kq", "sz", "vw", "cs")]
LATIN = re.compile(r"[A-Za-zÇĞİÖŞÜçğıöşüÂâÎîÛûə'’ .\-]+$")
RUSSIAN = re.compile(r"[А-Яа-яЁё \-]+$")


@dataclass(slots=True)
class Entry:
    """One place on its way into the data file."""

    id: str
    kind: str
    country: str
    admin1: str
    population: int
    latitude: float | None
    longitude: float | None
    tr: list[str] = field(default_factory=list)
    en: list[str] = field(default_factory=list)
    ru: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    listed: list[str] = field(default_factory=list)

    @property
    def known_names(self) -> list[str]:
        """The names that a person of the three languages would use."""
        return [*self.en, *self.tr, *self.ru]

    def line(self, ambiguous: str) -> str:
        """The line of the data file; `ambiguous` are this place's doubtful keys."""
        where = ("", "") if self.latitude is None else (self.latitude, self.longitude)
        shown = [names[0] if names else "" for names in (self.tr, self.en, self.ru)]
        head = (self.id, self.kind, self.country, self.admin1, self.population)
        return "\t".join(map(str, (*head, *shown, *where, ambiguous)))


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one of the lists."""
    with (LISTS / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def split(names: str) -> list[str]:
    """The names of a cell, separated by bars."""
    return [name.strip() for name in names.split("|") if name.strip()]


def fitting_names(city: dict) -> tuple[list[str], list[str]]:
    """The alternate names in Latin letters and in Russian ones that look like names."""
    latin, russian = [], []
    main = romanised(city["name"])
    for name in city["alternatenames"]:
        if len(name) < 4 or not name[0].isupper() or "(" in name:
            continue
        if RUSSIAN.match(name):
            russian.append(name)
        elif not LATIN.match(name) or name.isupper():
            continue
        elif _is_spelling(main, romanised(name), city["countrycode"]):
            latin.append(name)
    russian.sort(key=lambda name: -JaroWinkler.similarity(main, romanised(name)))
    close = [n for n in russian if JaroWinkler.similarity(main, romanised(n)) >= 0.7]
    return latin[:12], close[:3] or russian[:1]


def without_rank(name: str) -> list[str]:
    """The name without the Korean or Japanese word for city: Yongin-si, Yongin."""
    bare = re.sub("-(si|gun|shi)$", "", name)
    return [bare] if bare != name else []


def _is_spelling(main: str, name: str, country: str) -> bool:
    """Whether an alternate name is the main one spelled otherwise, not a word of elsewhere."""
    if main[:1] != name[:1] and {main[:1], name[:1]} not in SAME_START:
        return False
    least = 0.85 if country == "TR" else 0.9 if country in NEAR else 0.94
    return JaroWinkler.similarity(main, name) >= least


_TURKISH_IN_RUSSIAN = {
    "a": "а", "b": "б", "c": "дж", "ç": "ч", "d": "д", "e": "е", "f": "ф", "g": "г", "ğ": "г",
    "h": "х", "ı": "ы", "i": "и", "j": "ж", "k": "к", "l": "л", "m": "м", "n": "н", "o": "о",
    "ö": "ё", "p": "п", "r": "р", "s": "с", "ş": "ш", "t": "т", "u": "у", "ü": "ю", "v": "в",
    "y": "й", "z": "з", "â": "а", "î": "и", "û": "у", " ": " ", "-": "-",
}  # fmt: skip
_GLIDES = {"йа": "я", "йе": "е", "йу": "ю", "йю": "ю"}


def in_russian(name: str) -> str:
    """A Turkish name as Russian writes it: Beşiktaş, Бешикташ; Malatya, Малатья."""
    lower = name.replace("İ", "i").replace("I", "ı").lower()
    text = "".join(_TURKISH_IN_RUSSIAN.get(letter, "") for letter in lower)
    for glide, letter in _GLIDES.items():
        text = re.sub(f"(?<=[бвгджзклмнпрстфхчш]){glide}", "ь" + letter, text)
        text = text.replace(glide, letter)
    text = re.sub(r"\b[её]|(?<=[аоуэыи])е", lambda e: "о" if e[0] == "ё" else "э", text)
    text = re.sub(r"\bю", "у", text) if lower[0] == "ü" else text
    text = re.sub(r"\bэ(?=.)", "е", text) if lower.startswith("ye") else text
    return "-".join(part.capitalize() for part in text.split("-"))


def ambiguous_words() -> set[str]:
    """Normalised names that are words or people's names as well."""
    text = (LISTS / "ambiguous.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return {key_of(word) for line in lines for word in line.split()}


class Doubt:
    """Says which names of a place are also words or names of people."""

    def __init__(self) -> None:
        self._words = ambiguous_words()
        self._russian = pymorphy3.MorphAnalyzer()

    def names(self, entry: Entry) -> set[str]:
        """The doubtful ones among an entry's normalised names."""
        names = (*entry.known_names, *entry.others)
        return {key_of(name) for name in names if self._holds(name, entry)}

    def _holds(self, name: str, entry: Entry) -> bool:
        key = key_of(name)
        if entry.kind == "country":
            return key in DOUBTFUL_COUNTRIES
        if key in self._words or len(key) <= 2:
            return True
        if " " in key:
            return False
        if RUSSIAN.match(name):
            return entry.population < 1_000_000 and self._is_russian_word(name)
        return entry.country in SURNAME_COUNTRIES and entry.population < 250_000

    def _is_russian_word(self, name: str) -> bool:
        for parse in self._russian.parse(name.lower()):
            if not parse.is_known:
                return False
            if parse.normal_form.replace("ё", "е") != name.lower().replace("ё", "е"):
                continue
            if "Geox" not in parse.tag:
                return True
        return False
