"""EDTF dates in plain words, in Turkish, English and Russian."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from comity.edtf.points import Point, Precision
from comity.edtf.turkish import ablative, dative
from comity.edtf.value import Edtf, parse


def display(value: Edtf | str, language: str) -> str:
    """The date as a person would write it: `October 2023`, `2019'dan beri`, `к лету 2021 г.`

    `language` is `tr`, `en` or `ru`; another raises ValueError. A text is parsed first
    (EdtfError).
    """
    edtf = parse(value) if isinstance(value, str) else value
    try:
        words = _LANGUAGES[language]
    except KeyError:
        raise ValueError(
            f"language {language!r}: dates have no words in it; use {', '.join(_LANGUAGES)}"
        ) from None
    said = _said(edtf, words)
    return said if edtf.year_is_said else f"{said} ({words.no_year})"


@dataclass(frozen=True, slots=True)
class _Words:
    """How one language says dates: the forms of a point by what is said of it."""

    point: Callable[[Point], str]
    since: Callable[[Point], str]
    by: Callable[[Point], str]
    about: Callable[[Point], str]
    day_and_month: Callable[[int, int], str]
    month: Callable[[int], str]
    year: Callable[[int | None], str]
    years: Callable[[int, int], str]
    unsure: str
    no_year: str
    start_unknown: str
    end_unknown: str


def _said(edtf: Edtf, words: _Words) -> str:
    start, end = edtf.start, edtf.end
    if not edtf.is_interval and start is not None:
        return _qualified(start, words)
    if start is None and end is not None:
        if edtf.open_start:
            return _marked(words.by(end), end, words)
        return f"{words.start_unknown} – {_qualified(end, words)}"
    if end is None and start is not None:
        if edtf.open_end:
            return _marked(words.since(start), start, words)
        return f"{_qualified(start, words)} – {words.end_unknown}"
    assert start is not None and end is not None
    return _between(start, end, words)


def _between(start: Point, end: Point, words: _Words) -> str:
    if start.approximate or end.approximate or start.uncertain or end.uncertain:
        return f"{_qualified(start, words)} – {_qualified(end, words)}"
    if start.precision is end.precision is Precision.YEAR and start.year and end.year:
        return words.years(start.year, end.year)
    if start.year != end.year or start.precision is not end.precision:
        return f"{words.point(start)} – {words.point(end)}"
    return _within_a_year(start, end, words)


def _within_a_year(start: Point, end: Point, words: _Words) -> str:
    if start.day and end.day and start.month and end.month:
        if start.month == end.month:
            return f"{start.day}–{words.point(end)}"
        return f"{words.day_and_month(start.day, start.month)} – {words.point(end)}"
    if start.month and end.month:
        return f"{words.month(start.month)}–{words.month(end.month)}{words.year(end.year)}"
    return f"{words.point(start)} – {words.point(end)}"


def _qualified(point: Point, words: _Words) -> str:
    said = words.about(point) if point.approximate else words.point(point)
    return f"{said} ({words.unsure})" if point.uncertain else said


def _marked(said: str, point: Point, words: _Words) -> str:
    """`said` with its doubts behind it, where "about since" would not be said."""
    if point.approximate:
        said = f"{said} ({words.about(point)})"
    return f"{said} ({words.unsure})" if point.uncertain else said


def _after_space(year: int | None) -> str:
    return "" if year is None else f" {year}"


_EN_MONTHS = (
    "",
    *["January", "February", "March", "April", "May", "June", "July", "August", "September"],
    *["October", "November", "December"],
)
_EN_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


def _english(point: Point) -> str:
    if point.precision is Precision.DECADE:
        return f"the {_decade(point)}s"
    if point.season:
        return f"{_EN_SEASONS[point.season]}{_after_space(point.year)}"
    if point.month is None:
        return str(point.year)
    day = f"{point.day} " if point.day else ""
    return f"{day}{_EN_MONTHS[point.month]}{_after_space(point.year)}"


def _decade(point: Point) -> int:
    return (point.year or 0) // 10 * 10


_TR_MONTHS = (
    "",
    *["Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül"],
    *["Ekim", "Kasım", "Aralık"],
)
# Nominative with the possessive ending, as in "2021 yazı".
_TR_SEASONS = {21: "ilkbaharı", 22: "yazı", 23: "sonbaharı", 24: "kışı"}
_TR_SEASONS_ALONE = {21: "ilkbahar", 22: "yaz", 23: "sonbahar", 24: "kış"}


def _turkish(point: Point) -> str:
    if point.precision is Precision.DECADE:
        return f"{_decade(point)}'{_tr_plural(point)}"
    if point.season:
        if point.year is None:
            return _TR_SEASONS_ALONE[point.season]
        return f"{point.year} {_TR_SEASONS[point.season]}"
    if point.month is None:
        return str(point.year)
    day = f"{point.day} " if point.day else ""
    return f"{day}{_TR_MONTHS[point.month]}{_after_space(point.year)}"


def _tr_plural(point: Point) -> str:
    return "lar" if ablative(str(_decade(point))).endswith("an") else "ler"


def _turkish_since(point: Point) -> str:
    return f"{ablative(_turkish(point))} beri"


def _turkish_by(point: Point) -> str:
    return f"{dative(_turkish(point))} kadar"


@dataclass(frozen=True, slots=True)
class _RussianCase:
    """One grammatical case: endings of months, seasons, and what "year" becomes."""

    months: tuple[str, ...]
    seasons: dict[int, str]
    year: str
    decade: str


_RU_GENITIVE_MONTHS = (
    "",
    *["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября"],
    *["октября", "ноября", "декабря"],
)
_RU_NOMINATIVE = _RussianCase(
    (
        "",
        *["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь"],
        *["октябрь", "ноябрь", "декабрь"],
    ),
    {21: "весна", 22: "лето", 23: "осень", 24: "зима"},
    "г.",
    "е годы",
)
_RU_GENITIVE = _RussianCase(
    _RU_GENITIVE_MONTHS,
    {21: "весны", 22: "лета", 23: "осени", 24: "зимы"},
    "года",
    "х годов",
)
_RU_DATIVE = _RussianCase(
    (
        "",
        *["январю", "февралю", "марту", "апрелю", "маю", "июню", "июлю", "августу", "сентябрю"],
        *["октябрю", "ноябрю", "декабрю"],
    ),
    {21: "весне", 22: "лету", 23: "осени", 24: "зиме"},
    "году",
    "м годам",
)


def _russian(point: Point, case: _RussianCase = _RU_NOMINATIVE) -> str:
    if point.precision is Precision.DECADE:
        return f"{_decade(point)}-{case.decade}"
    if point.season:
        return f"{case.seasons[point.season]}{_ru_year(point.year)}"
    if point.month is None:
        return f"{point.year} {case.year}"
    if point.day:
        return f"{point.day} {_RU_GENITIVE_MONTHS[point.month]}{_ru_year(point.year)}"
    return f"{case.months[point.month]}{_ru_year(point.year)}"


def _ru_year(year: int | None) -> str:
    return "" if year is None else f" {year} г."


def _russian_since(point: Point) -> str:
    preposition = "со" if point.day == 2 else "с"
    return f"{preposition} {_russian(point, _RU_GENITIVE)}"


_LANGUAGES = {
    "tr": _Words(
        point=_turkish,
        since=_turkish_since,
        by=_turkish_by,
        about=lambda point: f"yaklaşık {_turkish(point)}",
        day_and_month=lambda day, month: f"{day} {_TR_MONTHS[month]}",
        month=lambda month: _TR_MONTHS[month],
        year=_after_space,
        years=lambda first, last: f"{first}–{last}",
        unsure="kesin değil",
        no_year="yılı belirtilmemiş",
        start_unknown="başlangıcı bilinmiyor",
        end_unknown="bitişi bilinmiyor",
    ),
    "en": _Words(
        point=_english,
        since=lambda point: f"since {_english(point)}",
        by=lambda point: f"by {_english(point)}",
        about=lambda point: f"about {_english(point)}",
        day_and_month=lambda day, month: f"{day} {_EN_MONTHS[month]}",
        month=lambda month: _EN_MONTHS[month],
        year=_after_space,
        years=lambda first, last: f"{first}–{last}",
        unsure="uncertain",
        no_year="year not said",
        start_unknown="start not known",
        end_unknown="end not known",
    ),
    "ru": _Words(
        point=_russian,
        since=_russian_since,
        by=lambda point: f"к {_russian(point, _RU_DATIVE)}",
        about=lambda point: f"около {_russian(point, _RU_GENITIVE)}",
        day_and_month=lambda day, month: f"{day} {_RU_GENITIVE_MONTHS[month]}",
        month=lambda month: _RU_NOMINATIVE.months[month],
        year=_ru_year,
        years=lambda first, last: f"{first}–{last} гг.",
        unsure="неточно",
        no_year="год не указан",
        start_unknown="начало неизвестно",
        end_unknown="окончание неизвестно",
    ),
}
