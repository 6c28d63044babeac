"""Where a person's name begins inside an office phrase."""

from __future__ import annotations

from comity.reading.document import Token
from comity.reading.languages.russian.declension import is_patronymic
from comity.reading.languages.russian.eastern import is_chinese
from comity.reading.languages.russian.given_names import given_forms
from comity.reading.languages.russian.morphology import readings
from comity.reading.languages.russian.names import (
    is_initial,
    is_name_word,
    one_letter_surname,
    read_name,
    run_at,
)
from comity.reading.languages.russian.phrases import is_adjective
from comity.reading.languages.russian.places import is_place_word, place_of_adjective
from comity.reading.places import known_place


def name_after(tokens: list[Token], at: int, cases: frozenset[str]) -> bool:
    """Whether a name begins at a position or behind the bracket there."""
    if at < len(tokens) and tokens[at].text == "(":
        close = next(
            (i for i in range(at, min(at + 8, len(tokens))) if tokens[i].text == ")"), None
        )
        at = close + 1 if close is not None else at
    return at < len(tokens) and starts_name(tokens, at, cases)


def starts_name(tokens: list[Token], at: int, cases: frozenset[str]) -> bool:
    """Whether a person's name in one of the cases begins at a position of an office phrase."""
    token = tokens[at]
    if is_initial(tokens, at) or (token.word.has("honorific") and at + 1 < len(tokens)):
        return True
    if one_letter_surname(tokens, at):
        return True
    if not is_name_word(token) or _is_plain_adjective(token):
        return False
    run = run_at(tokens, at)
    if run is None:
        return False
    spelled = [w.lower() for w in run.words if "." not in w]
    reading = read_name(run, cases)
    if reading is None or reading.cost > 2.0:
        if not (given_forms(spelled[0]) and reading is not None and reading.cost < 3.2):
            return False
    if len(spelled) == 1 and run.last < len(tokens) and tokens[run.last].word.has("honorific"):
        return False  # `с бургомистром Зуля г-ном Йенсом Трибелем`
    if len(spelled) == 2 and is_chinese(*spelled):
        return True
    if len(spelled) == 1 and not run.initials:
        return _lone_surname(tokens, at, cases)
    if run.initials:
        return True
    if len(spelled) == 4 and not any(given_forms(w) or is_patronymic(w) for w in spelled):
        return False  # `капитан клуба Тоттенхэм Хотспур Ледли Кинг`
    if len(spelled) > 1 and is_patronymic(spelled[1]):
        return True
    if len(spelled) == 3 and is_patronymic(spelled[2]):
        if surname_like(spelled[0]):
            return not is_place_word(token.base)
        if given_forms(spelled[1]) and known_place(token.base) is None:
            return True  # `Сачик Николай Анатольевич`, not `Бара Душан Раичевич`
    if len(spelled) == 3 and _is_eastern(spelled) and not is_place_word(token.base):
        return True  # Чан Тхи Лан
    given = next((i for i, w in enumerate(spelled) if given_forms(w)), 0)
    if given and len(spelled) - given >= 2:
        return False  # `мэр Неготина Йован Радукич`, `фотограф Ассошиэйтед Пресс Билал Хассеин`
    if len(spelled) >= 3 and given_forms(spelled[1]) and is_place_word(token.base):
        return False
    if given_forms(spelled[0]) and not is_place_word(token.base):
        return True
    if is_place_word(token.base) and not given_forms(spelled[0]):
        return len(spelled) == 2 and bool(given_forms(spelled[1])) and surname_like(spelled[0])
    return not (
        len(spelled) >= 2 and not given_forms(spelled[0]) and _is_dictionary_genitive(token, cases)
    )


def _is_plain_adjective(token: Token) -> bool:
    """A word of the dictionary that is an adjective and no surname: `Городского`."""
    found = readings(token.word.lower)
    if given_forms(token.word.lower):
        return False
    return (
        found[0].part in ("ADJF", "PRTF") and found[0].is_known and not any(r.name for r in found)
    )


def _is_eastern(words: list[str]) -> bool:
    """Three short words of which two have one syllable: a Korean or Vietnamese name."""
    vowels = [sum(c in "аеёиоуыэюя" for c in w) for w in words]
    return max(len(w) for w in words) <= 5 and vowels.count(1) >= 2 and max(vowels) <= 2


def surname_like(low: str) -> bool:
    """Whether the dictionary knows a form as one of a surname."""
    return any(r.name == "Surn" and r.is_known for r in readings(low))


def _is_dictionary_genitive(token: Token, cases: frozenset[str]) -> bool:
    """A word of the dictionary in the genitive where the name would stand in another case."""
    if not cases or "gent" in cases:
        return False
    return any(
        r.case == "gent" and r.is_known and r.name in ("", "Geox") and not r.is_plural
        for r in readings(token.word.lower)
    ) and not any(r.case in cases and r.name for r in readings(token.word.lower))


def _lone_surname(tokens: list[Token], at: int, cases: frozenset[str]) -> bool:
    token = tokens[at]
    low = token.word.lower
    if token.word.has("title") or (place_of_adjective(low, True) and is_adjective(token)):
        return False
    if is_place_word(token.base):
        return False
    found = readings(low)
    if any(r.name == "Surn" and (not cases or r.case in cases) for r in found):
        return True
    if found[0].is_known and found[0].name in ("", "Geox"):
        return False
    return not _name_after_lone(tokens, at + 1, cases)


def _name_after_lone(tokens: list[Token], at: int, cases: frozenset[str]) -> bool:
    """`Сакребуло (городского совета) Рамаз Джинчарадзе`: the name comes later."""
    if at < len(tokens) and tokens[at].text == "(":
        return name_after(tokens, at, cases)
    return False
