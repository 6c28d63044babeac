"""Numbers, dates and amounts of money in a text, the same whatever language writes them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

_MONTHS = {
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "en": "january february march april may june july august september october november december",
    # Stems: Russian writes a date in the genitive.
    "ru": "январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр",
}
_CURRENCIES = {
    "EUR": ("€", "eur", "avro", "euro", "евро"),
    "USD": ("$", "usd", "dolar", "dollar", "доллар"),
    "TRY": ("₺", "try", "tl", "türk lirası", "lira", "лир"),
    "RUB": ("₽", "rub", "ruble", "rouble", "рубл"),
}
# From two on: "one" and "bir" are also articles. Russian in its cases.
_WORDS = {
    "tr": "iki üç dört beş altı yedi sekiz dokuz on",
    "en": "two three four five six seven eight nine ten",
}
_RUSSIAN = (
    "дв(?:а|е|ух|ум|умя)", "тр(?:и|ёх|ех|ём|ем|емя)", "четыр(?:е|ёх|ех|ём|ем|ьмя)",
    "пят(?:ь|и|ью)", "шест(?:ь|и|ью)", "сем(?:ь|и|ью)", "вос(?:емь|ьми|емью)",
    "девят(?:ь|и|ью)", "десят(?:ь|и|ью)",
)  # fmt: skip

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?")
_DAY = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b|\b(\d{4})-(\d{2})-(\d{2})\b")


@dataclass(frozen=True, slots=True)
class Quantities:
    """What is counted in a text: ISO dates, amounts (`5000 EUR`), other numbers; in words."""

    dates: Counter[str]
    amounts: Counter[str]
    numbers: Counter[str]
    spelled: Counter[str]


def quantities(text: str, language: str) -> Quantities:
    """Every date, amount and number of a text, each counted once under what it is."""
    rest, dates = _take_dates(_lower(text), language)
    rest, amounts = _take_amounts(rest)
    numbers = Counter(_value(found[0]) for found in _NUMBER.finditer(rest))
    return Quantities(Counter(dates), Counter(amounts), numbers, Counter(_spelled(rest, language)))


def _lower(text: str) -> str:
    return text.replace("İ", "i").replace("I", "ı" if "ı" in text else "i").lower()


def _take_dates(text: str, language: str) -> tuple[str, list[str]]:
    found: list[str] = []

    def numeric(match: re.Match[str]) -> str:
        if match[4]:
            found.append(match[0])
        else:
            found.append(f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}")
        return " "

    def named(match: re.Match[str]) -> str:
        month = _month(match["month"], language)
        if month is None:
            return match[0]
        found.append(f"{match['year']}-{month:02}-{int(match['day']):02}")
        return " "

    text = _DAY.sub(numeric, text)
    day_first = r"\b(?P<day>\d{1,2})\.? (?P<month>[^\W\d]+),? (?P<year>\d{4})\b(?: ?г\.)?"
    month_first = r"\b(?P<month>[^\W\d]+) (?P<day>\d{1,2}), (?P<year>\d{4})\b"
    return re.sub(month_first, named, re.sub(day_first, named, text)), found


def _month(word: str, language: str) -> int | None:
    for place, month in enumerate(_MONTHS.get(language, _MONTHS["en"]).split(), start=1):
        exact = language != "ru" and (word == month or word == month[:3])
        if exact or (language == "ru" and word.startswith(month) and len(word) <= len(month) + 2):
            return place
    return None


_CODE = {word: code for code, words in _CURRENCIES.items() for word in words}
_UNITS = "|".join(re.escape(word) for word in sorted(_CODE, key=len, reverse=True))
_AMOUNT = re.compile(
    rf"(?P<before>[€$₺₽])\s?(?P<first>{_NUMBER.pattern})"
    rf"|(?P<second>{_NUMBER.pattern})\s?(?P<after>{_UNITS})\w*"
)


def _take_amounts(text: str) -> tuple[str, list[str]]:
    found: list[str] = []

    def take(match: re.Match[str]) -> str:
        number, unit = match["first"] or match["second"], match["before"] or match["after"]
        found.append(f"{_value(number)} {_CODE[unit]}")
        return " "

    return _AMOUNT.sub(take, text), found


def _value(written: str) -> str:
    """A number without the marks of its thousands, with a point before its decimals."""
    plain = re.sub(r"[\u00a0\u202f ]", "", written)
    tail = re.search(r"[.,](\d+)$", plain)
    # Three digits after the only mark are thousands: 5.000 and 5,000 are the same.
    is_decimal = tail is not None and len(tail[1]) != 3
    whole = plain[: tail.start()] if tail is not None and is_decimal else plain
    digits = re.sub(r"[.,]", "", whole).lstrip("0") or "0"
    decimals = tail[1].rstrip("0") if tail is not None and is_decimal else ""
    return f"{digits}.{decimals}" if decimals else digits


def _spelled(text: str, language: str) -> Iterator[str]:
    words = _RUSSIAN if language == "ru" else tuple(_WORDS.get(language, "").split())
    for value, word in enumerate(words, start=2):
        # A Turkish number takes endings of its own (`ikisi`); only the bare word is counted.
        for _found in re.finditer(rf"\b{word}\b", text):
            yield str(value)
