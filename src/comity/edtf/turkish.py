"""Turkish case endings behind a date: numbers and month names, by vowel harmony.

A number takes the ending of its last spoken word (2023 "üç": `2023'ten`). Source: TDK
Yazım Kılavuzu, "Sayıların Yazılışı" and "Kesme İşareti".
"""

from __future__ import annotations

_UNITS = ("", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz")
_TENS = ("", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan")
_BACK, _FRONT = "aıou", "eiöü"
_HARD = "fstkçşhp"


def ablative(date: str) -> str:
    """The date "from": `2019'dan`, `Ekim 2023'ten`, `2021 yazından`, `yazdan`."""
    word, joint = _last_word(date)
    if _is_possessed(date):
        return f"{date}nd{_open_vowel(word)}n"
    consonant = "t" if word[-1] in _HARD else "d"
    return f"{date}{joint}{consonant}{_open_vowel(word)}n"


def dative(date: str) -> str:
    """The date "to": `2019'a`, `2022'ye`, `Ekim 2023'e`, `2021 yazına`, `yaza`."""
    word, joint = _last_word(date)
    if _is_possessed(date):
        return f"{date}n{_open_vowel(word)}"
    buffer = "y" if word[-1] in _BACK + _FRONT else ""
    return f"{date}{joint}{buffer}{_open_vowel(word)}"


def _is_possessed(date: str) -> bool:
    """Whether the date ends in the third-person possessive ("2021 yazı")."""
    return date[0].isdigit() and date.endswith(("yazı", "baharı", "kışı"))


def _last_word(date: str) -> tuple[str, str]:
    """The word that is spoken last, and what stands between it and an ending."""
    written = date.rsplit(" ", 1)[-1]
    if written.isdigit():
        return spoken_last(int(written)), "'"
    if "'" in written:  # already has an ending: "2020'ler"
        return written.lower(), ""
    return written.lower(), "'" if written[0].isupper() else ""


def spoken_last(number: int) -> str:
    """The last word of a number read aloud in Turkish, 1 to 9999."""
    if number % 10:
        return _UNITS[number % 10]
    if number % 100:
        return _TENS[number // 10 % 10]
    return "yüz" if number % 1000 else "bin"


def _open_vowel(word: str) -> str:
    last = next(letter for letter in reversed(word) if letter in _BACK + _FRONT)
    return "a" if last in _BACK else "e"
