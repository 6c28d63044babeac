"""The work of reading grows in line with the text: calls are counted, no time is taken."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import FrameType

import pytest

from comity.reading import read

# Twice the text may take this much more than twice the calls.
_MORE = 1.1
_PARAGRAPHS = 150
_CITIES = {
    "en": ("Leeds", "Osaka", "Graz", "Lyon", "Turin", "Porto", "Ghent", "Bergen", "Tampere"),
    "tr": ("İzmir", "Bursa", "Graz", "Lyon", "Torino", "Konya", "Tebriz", "Mersin", "Adana"),
    "ru": ("Казань", "Уфа", "Тверь", "Самара", "Пермь", "Омск", "Томск", "Тула", "Калуга"),
}
_NAMES = {
    "en": ("Ann", "Tom", "Mary", "John", "Peter", "Lucy", "Fox", "Lee", "Hill", "Brown", "Reed"),
    "tr": ("Ahmet", "Ali", "Mehmet", "Fatma", "Murat", "Kaya", "Demir", "Yıldız", "Şahin"),
    "ru": ("Иван", "Пётр", "Сергей", "Олег", "Павел", "Петров", "Орлов", "Белов", "Попов"),
}
# Facts without a date of their own, plans of both sides, guests without a name, headings,
# quotations: all that is completed from the rest of the text.
_TOLD = {
    "en": (
        "News of {city}\n\nMayor of {city} {name} received a delegation from {other}.",
        "A protocol between {city} and {other} was signed.",
        "The sides agreed to open a joint centre. Ten pupils will be sent.",
        "{name} said: “We are glad to see you in our town today, and we will send engineers.”",
        "{name} invited the guests to the {city} Forum. It is her first visit to {city}.",
    ),
    "tr": (
        "{city} haberleri\n\n{city} Belediye Başkanı {name}, {other} heyetini kabul etti.",
        "{city} ile {other} arasında protokol imzalandı.",
        "Taraflar ortak merkez açmayı kararlaştırdı. On öğrenci gönderilecek.",
        "{name}, “Sizi bugün şehrimizde görmekten mutluyuz, mühendis göndereceğiz” dedi.",
        "{name}, konukları {city} Forumu’na davet etti. Kente ilk kez geldi.",
    ),
    "ru": (
        "Новости\n\nМэр города {city} {name} принял делегацию из города {other}.",
        "Подписано соглашение о сотрудничестве между городами {city} и {other}.",
        "Стороны договорились открыть совместный центр. Будут направлены десять школьников.",
        "{name} сказал: «Мы рады видеть вас сегодня в нашем городе и направим инженеров».",
        "{name} пригласил гостей на форум «{city}». Он впервые посетил {city}.",
    ),
}


def _paragraphs(language: str) -> Iterator[str]:
    """Paragraphs of which no two name the same people of the same cities."""
    cities, names, told = _CITIES[language], _NAMES[language], _TOLD[language]
    half = len(names) // 2
    number = 0
    while True:
        first, last = names[number % half], names[half + number // half % (len(names) - half)]
        city = cities[number % len(cities)]
        other = cities[(number * 4 + 1 + number // len(cities)) % len(cities)]
        name = f"{first} {last}-{names[half + number % (len(names) - half)]}"
        yield told[number % len(told)].format(city=city, other=other, name=name)
        number += 1


def _text(language: str, count: int) -> str:
    paragraphs = _paragraphs(language)
    return "\n\n".join(next(paragraphs) for _ in range(count))


def _calls(text: str, language: str) -> int:
    """How many functions of the reader are called for a text."""
    count = 0

    def seen(frame: FrameType, event: str, _: object) -> None:
        nonlocal count
        if event == "call" and "comity" in frame.f_code.co_filename:
            count += 1

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        read(text, language=language)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("language", sorted(_TOLD))
def test_twice_the_text_takes_twice_the_calls(language: str) -> None:
    once, twice = _text(language, _PARAGRAPHS), _text(language, 2 * _PARAGRAPHS)
    read(twice, language=language)  # what is looked up once for each word has been
    assert _calls(twice, language) <= 2 * _MORE * _calls(once, language)
