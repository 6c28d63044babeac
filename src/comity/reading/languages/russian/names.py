"""Runs of words that are people's names: given names, patronymics, surnames, initials."""

from __future__ import annotations

from dataclasses import dataclass

from comity.passages import Passage
from comity.reading.document import Token
from comity.reading.languages.russian.declension import (
    NameReading,
    all_readings,
    is_patronymic,
    nominative_of,
)
from comity.reading.languages.russian.eastern import is_chinese
from comity.reading.languages.russian.given_names import given_forms
from comity.reading.languages.russian.lists import members
from comity.reading.languages.russian.morphology import readings

_MAX_WORDS = 5
_ARTICLES = tuple(
    f"{a}-" for a in ("аль", "эль", "ас", "аш", "ад", "ан", "ар", "ат", "аз", "эд", "эс")
)
_PARTICLES = members("names", "particles")
_BLOCKED = (
    "institution", "place_noun", "event", "agreement", "encounter", "group", "preposition",
    "dedication", "byline", "pronoun", "honorific", "title",
)  # fmt: skip
_NO_NAMES = members("names", "no_names")
_MONTHS = members("names", "months")


@dataclass(slots=True)
class NameRun:
    """Tokens `first..last` (last excluded) that make one name, and the words as they stand."""

    first: int
    last: int
    words: tuple[str, ...]
    initials: int

    def passage(self, tokens: list[Token]) -> Passage:
        """Where the name stands."""
        return Passage(tokens[self.first].start, tokens[self.last - 1].end)


def is_initial(tokens: list[Token], at: int) -> bool:
    """`А.` of `А.В. Петров`."""
    if at + 1 >= len(tokens):
        return False
    token, dot = tokens[at], tokens[at + 1]
    short = len(token.text) == 1 or token.text in ("Дж", "Ю", "Чж", "Ш", "Ж")
    return (
        token.is_capital
        and token.text[0].isalpha()
        and short
        and dot.text == "."
        and dot.start == token.end
    )


def one_letter_surname(tokens: list[Token], at: int) -> bool:
    """`У Инцинь`: a Chinese surname of one letter, inside a sentence and before a given name."""
    token = tokens[at]
    if len(token.text) != 1 or not token.is_capital or at == 0 or at + 1 >= len(tokens):
        return False
    inside = tokens[at - 1].is_word and token.text in "УЮЕИОЭ"
    return inside and is_name_word(tokens[at + 1])


def is_name_word(token: Token) -> bool:
    """A capitalised word that may be part of a name."""
    if not token.is_capital or not token.is_word or not token.text[0].isalpha():
        return False
    if len(token.text) == 1 or not ("А" <= token.text[0] <= "Я" or token.text[0] == "Ё"):
        return False
    if any(c.isdigit() for c in token.text):
        return False
    if token.text.isupper() and len(token.text) > 1 and not _can_be_said(token.text):
        return False
    if _is_body_word(token):
        return False
    word = token.word
    if word.has(*_BLOCKED) and not given_forms(word.lower) and not _is_surname(word.lower):
        return False
    if word.has("office") and not given_forms(word.lower) and not _is_surname(word.lower):
        return False
    if word.lower in _MONTHS or word.lower in _NO_NAMES:
        return False
    return word.part not in ("conj", "prcl", "npro") or len(token.text) <= 3


def _can_be_said(text: str) -> bool:
    """Whether a word in capitals may be a name; `РТ`, `ДК-5` are none."""
    return text.isalpha() and any(letter in "АЕЁИОУЫЭЮЯ" for letter in text)


def _is_body_word(token: Token) -> bool:
    """`ОГМВ-Евразия`, `Российско-турецкого`, `Россотрудничества`: never a person's name."""
    text = token.text
    if text[1].isupper() and not text.isupper():
        return True
    _, hyphen, second = text.rpartition("-")
    family = second.startswith(("старш", "младш"))
    if hyphen and second[:1].islower() and not family and is_adjective_form(token.word.lower):
        return True
    return token.word.lower.endswith(("ничество", "ничества", "ничеству", "ничеством", "ничестве"))


def is_adjective_form(low: str) -> bool:
    """Whether a hyphenated word's form is an adjective's."""
    return any(r.part == "ADJF" for r in readings(low))


def _is_surname(low: str) -> bool:
    return any(r.name == "Surn" and r.is_known for r in readings(low))


def run_at(tokens: list[Token], at: int, taken: bytearray | None = None) -> NameRun | None:
    """The longest run of name words from a position on; initials may lead or follow."""
    run = _RunSoFar(tokens, at)
    while run.may_go_on(taken) and run.step():
        pass
    return run.name_run()


_LAST_PARTICLES = frozenset({"оглы", "кызы", "бей"})


class _RunSoFar:
    """A run of name words while it is read, word by word."""

    __slots__ = ("at", "first", "initials", "spelled", "tokens", "words")

    def __init__(self, tokens: list[Token], at: int) -> None:
        self.tokens = tokens
        self.first = self.at = at
        self.words: list[str] = []
        self.initials = 0
        self.spelled = 0

    def may_go_on(self, taken: bytearray | None) -> bool:
        """Whether there is one more free word, and room for it."""
        at = self.at
        if at >= len(self.tokens) or len(self.words) >= _MAX_WORDS:
            return False
        return taken is None or not taken[at]

    def step(self) -> bool:
        """Take the next word; False where the run ends before or behind it."""
        tokens, at = self.tokens, self.at
        token = tokens[at]
        if is_initial(tokens, at):
            return self._initials()
        if self.spelled and token.text in _PARTICLES and at + 1 < len(tokens):
            goes_on = is_name_word(tokens[at + 1]) or token.text in _LAST_PARTICLES
            return goes_on and self._add(token.text)
        if self.spelled and token.text.lower().startswith(_ARTICLES) and token.text[-1].isalpha():
            return self._add(token.text)
        if not self.words and one_letter_surname(tokens, at):
            self.spelled += 1
            return self._add(token.text)
        return self._is_next_word(token) and self._spell(token)

    def _initials(self) -> bool:
        """`А.` or `А.В.`; behind spelled words they end the run."""
        tokens, at = self.tokens, self.at
        if self.spelled and _surname_follows(tokens, at):
            return False
        text = tokens[at].text + "."
        at += 2
        while is_initial(tokens, at) and tokens[at].start - tokens[at - 1].end <= 1:
            text += tokens[at].text + "."
            at += 2
        self.at = at
        self.words.append(text)
        self.initials += 1
        return not self.spelled

    def _is_next_word(self, token: Token) -> bool:
        if not is_name_word(token):
            return False
        if self.spelled and token.start - self.tokens[self.at - 1].end > 2:
            return False
        return bool(self.spelled or self.initials) or not token.text.isupper()

    def _spell(self, token: Token) -> bool:
        self.spelled += 1
        return self._add(_cased(token.text))

    def _add(self, word: str) -> bool:
        self.words.append(word)
        self.at += 1
        return True

    def name_run(self) -> NameRun | None:
        """What was read, if any word of it is spelled; no particle ends it."""
        if not self.spelled:
            return None
        if self.words[-1] in _PARTICLES - _LAST_PARTICLES:
            self.words.pop()
            self.at -= 1
        return NameRun(self.first, self.at, tuple(self.words), self.initials)


def _surname_follows(tokens: list[Token], at: int) -> bool:
    """Whether initials stand before a surname of their own: `в Паневежисе К.М. Горбатиным`."""
    while at < len(tokens) and is_initial(tokens, at):
        at += 2
    return (
        at < len(tokens) and is_name_word(tokens[at]) and tokens[at].start - tokens[at - 1].end <= 1
    )


def _cased(text: str) -> str:
    """`СЕЛИВАНОВА` -> `Селиванова`."""
    if text.isupper() and len(text) > 3:
        return "-".join(part.capitalize() for part in text.split("-"))
    return text


def shortened(run: NameRun, tokens: list[Token], count: int) -> NameRun:
    """The run with only its first `count` spelled words."""
    at, words, spelled = run.first, [], 0
    initials = 0
    for word in run.words:
        if "." not in word:
            if spelled == count:
                break
            spelled += 1
            at += 1
        else:
            at += 2 * word.count(".")
            initials += 1
        words.append(word)
    return NameRun(run.first, at, tuple(words), initials)


def readings_of(run: NameRun, cases: frozenset[str]) -> tuple[NameReading, ...]:
    """All readings of a run under the cases, the likeliest first."""
    return all_readings(run.words, cases)


def read_name(run: NameRun, cases: frozenset[str], gender: str = "") -> NameReading | None:
    """The run in the nominative under the cases that the context allows."""
    return nominative_of(run.words, cases, gender)


def is_evident(run: NameRun) -> bool:
    """Whether a run is a person's name by itself: given name and another word, patronymic,
    initials."""
    spelled = [w for w in run.words if "." not in w]
    if run.initials:
        return len(spelled) in (1, 2)
    if len(spelled) < 2 or len(spelled) > 4:
        return False
    lows = [w.lower() for w in spelled]
    if any(is_patronymic(low) for low in lows[1:]) or (len(lows) == 2 and is_chinese(*lows)):
        return True
    if given_forms(lows[0]):
        return not _is_common(lows[0]) or _is_surname(lows[1]) or not _is_dictionary(lows[1])
    if given_forms(lows[1]) and (_is_surname(lows[0]) or not _is_dictionary(lows[0])):
        return True
    return (
        len(lows) == 2
        and not is_known_word(lows[0])
        and any(r.name == "Surn" for r in readings(lows[1]))
    )


def opens_with_word(run: NameRun) -> bool:
    """`Поддержку Кирсану Илюмжинову`: a word of the dictionary before a whole name."""
    lows = [w.lower() for w in run.words]
    named = any(r.name for r in readings(lows[0]))
    return _is_dictionary(lows[0]) and not named and bool(given_forms(lows[1]))


def is_known_word(low: str) -> bool:
    """Whether the dictionary has a form, as a name or another word."""
    return any(r.is_known for r in readings(low))


def is_surname_or_patronymic(low: str) -> bool:
    """Whether a form is a surname of the dictionary or a patronymic."""
    return is_patronymic(low) or _is_surname(low)


def _is_common(low: str) -> bool:
    """A given name that is above all another word (Роза, Вера, Мир)."""
    found = readings(low)
    return bool(found) and found[0].name == "" and found[0].is_known


def _is_dictionary(low: str) -> bool:
    return any(r.is_known and r.name not in ("Name", "Surn", "Patr") for r in readings(low))
