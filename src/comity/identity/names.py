"""The parts of a person's name, and how two names compare."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from comity.gazetteer import key_of
from comity.identity.sounds import likeness, readings

SAME_SOUND = 0.85
NEAR_SOUND = 0.72

_PARTICLES = frozenset(
    "van von der den de la le du di da del dos das el al bin ibn bint ben abu".split()
    + "аль эль ас ван фон дер де ла ди бин ибн бен".split()
)
_PATRONYMIC = re.compile(
    r"(?i)(ович|евич|ьич|овна|евна|ична|инична|оглы|кызы|улы|(?<=..)(ovich|evich|ovna|evna|ovna|oviç|eviç|ichna|oglu|qizi|kizi|ulu))$"
)


class Likeness(StrEnum):
    """How two names compare, from the same to different."""

    SAME = "same"
    SPELLED = "spelled"
    SHORTER = "shorter"
    INITIALS = "initials"
    SURNAME_ONLY = "surname-only"
    GENDER_DIFFERS = "gender-differs"
    GIVEN_DIFFERS = "given-differs"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name taken apart: words without titles and particles, initials, patronymic."""

    words: tuple[str, ...]
    initials: tuple[str, ...] = ()
    patronymic: str | None = None
    surname_first: bool = False

    @property
    def surname(self) -> str:
        """The family name, as far as the form shows which one it is."""
        if not self.words:
            return ""
        return self.words[0] if self.surname_first else self.words[-1]

    @property
    def others(self) -> tuple[str, ...]:
        """The words beside the surname."""
        return self.words[1:] if self.surname_first else self.words[:-1]


@lru_cache(maxsize=200_000)
def name_of(text: str) -> Name:
    """A name taken apart: `Dr. Çeremin S. E.`, `аль-Мансур Ахмед`, `Черемин Сергей Евгеньевич`."""
    spaced = re.sub(r"\.(?=\w)", ". ", text.replace("_", " "))
    tokens = [part for token in spaced.split() for part in _split(token)]
    initials = tuple(key_of(t) for t in tokens if _is_initial(t))
    full = [t for t in tokens if not _is_initial(t)]
    kept = [t for t in full if key_of(t) not in _titles() and key_of(t) not in _PARTICLES]
    kept = kept or [t for t in full if key_of(t) not in _PARTICLES]
    patronymic = next((t for i, t in enumerate(kept) if i and _PATRONYMIC.search(t)), None)
    if patronymic and len(kept) > 2:
        surname_first = kept.index(patronymic) == len(kept) - 1
        kept.remove(patronymic)
    else:
        patronymic, surname_first = None, bool(tokens) and _starts_with_surname(tokens)
    return Name(tuple(kept), initials, patronymic, surname_first)


def _split(token: str) -> list[str]:
    """A word and the parts of a double one: `Петрова-Сидорова`, `аль-Мансур`."""
    bare = token.strip("«»“”\"'’,;:()")
    return [part for part in re.split(r"[-–‑]", bare) if part]


def _is_initial(token: str) -> bool:
    bare = token.rstrip(".")
    return (len(bare) == 1 and bare.isalpha()) or (
        token.endswith(".") and bare in {"Ю", "Ch", "Sh", "Yu", "Ya"}
    )


def _starts_with_surname(tokens: list[str]) -> bool:
    return len(tokens) > 1 and not _is_initial(tokens[0]) and all(map(_is_initial, tokens[1:]))


@lru_cache(maxsize=200_000)
def sound(a: str, b: str) -> float:
    """How near two words of names sound; forms of one given name are the same."""
    if key_of(a) == key_of(b) or (forms_of(a) & forms_of(b)):
        return 1.0
    return likeness(a, b)


def forms_of(word: str) -> frozenset[int]:
    """The numbers of the given names that a word is a form of."""
    return _given_names().get(key_of(word), frozenset())


def compare_names(a: Name, b: Name) -> Likeness:
    """How two names compare, whatever the order of their words."""
    if not a.words or not b.words:
        return Likeness.DIFFERENT
    pairs, left_a, left_b = _aligned(a.words, b.words)
    if _genders_differ(a, b, pairs):
        return Likeness.GENDER_DIFFERS
    if left_a and left_b:
        return _conflict(a, b, pairs)
    initials = _initials_agree(a, b, left_a or left_b)
    if initials is False:
        return Likeness.GIVEN_DIFFERS
    if a.patronymic and b.patronymic and sound(a.patronymic, b.patronymic) < NEAR_SOUND:
        return Likeness.GIVEN_DIFFERS
    if len(pairs) == 1:
        return _single_word(a, b, pairs[0], initials)
    if left_a or left_b:
        return Likeness.SHORTER
    same = all(key_of(x) == key_of(y) for x, y in pairs)
    return Likeness.SAME if same else Likeness.SPELLED


def _single_word(a: Name, b: Name, pair: tuple[str, str], initials: bool | None) -> Likeness:
    if initials:
        return Likeness.INITIALS
    if len(a.words) == len(b.words) == 1:
        return Likeness.SURNAME_ONLY
    longer = a if len(a.words) > 1 else b
    word = pair[0] if longer is a else pair[1]
    return (
        Likeness.SURNAME_ONLY if word in (longer.words[0], longer.words[-1]) else Likeness.DIFFERENT
    )


def _aligned(
    a: tuple[str, ...], b: tuple[str, ...]
) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    """Pairs of words that sound the same, best first, and the words left on each side."""
    ranked = sorted(
        ((sound(x, y), i, j) for i, x in enumerate(a) for j, y in enumerate(b)), reverse=True
    )
    used_a: dict[int, int] = {}
    used_b: set[int] = set()
    for value, i, j in ranked:
        if value >= SAME_SOUND and i not in used_a and j not in used_b:
            used_a[i] = j
            used_b.add(j)
    pairs = [(a[i], b[j]) for i, j in sorted(used_a.items())]
    left_a = [word for i, word in enumerate(a) if i not in used_a]
    left_b = [word for j, word in enumerate(b) if j not in used_b]
    return pairs, left_a, left_b


def _conflict(a: Name, b: Name, pairs: list[tuple[str, str]]) -> Likeness:
    """Both have words that the other lacks: kin if the surname agrees, else strangers."""
    if any(sound(x, y) >= SAME_SOUND for x in _surnames(a) for y in _surnames(b)):
        return Likeness.GIVEN_DIFFERS
    return Likeness.DIFFERENT


def _surnames(name: Name) -> tuple[str, ...]:
    """The words that may be the surname: the first and the last."""
    return (name.words[0], name.words[-1])


def _initials_agree(a: Name, b: Name, left: list[str]) -> bool | None:
    """Whether initials of one fit the words of the other; None if there are none."""
    if not (a.initials or b.initials):
        return None
    if a.initials and b.initials and not left:
        return first_sounds(a.initials[0]).isdisjoint(first_sounds(b.initials[0])) is False
    initialled, full = (a, b) if a.initials and not b.initials else (b, a)
    given = [word for word in full.words if sound(word, initialled.surname) < SAME_SOUND]
    if not given:
        return None
    first = initialled.initials[0]
    return any(not first_sounds(first).isdisjoint(first_sounds(word)) for word in given)


def first_sounds(word: str) -> set[str]:
    """The first letters by which a word may begin in some spelling."""
    sounds = {reading[0] for reading in readings(word)}
    for number in forms_of(word):
        sounds |= {reading[0] for form in _forms()[number] for reading in readings(form)}
    if sounds & {"e", "i"}:  # Evgeny, Yevgeny, Евгений; Yuri, Юрий
        sounds |= {"e", "i"}
    return sounds


def _genders_differ(a: Name, b: Name, pairs: list[tuple[str, str]]) -> bool:
    """Whether one surname is the feminine form of the other (Иванов, Иванова)."""
    if not any(a.surname in (x, y) or b.surname in (x, y) for x, y in pairs):
        return False
    for x, y in pairs:
        genders = {_gender(x), _gender(y)}
        if genders == {"f", "m"}:
            return True
    return False


def _gender(word: str) -> str | None:
    """`f` or `m` for a Slavic surname that shows it, else None."""
    for reading in readings(word):
        if re.search(r".(ov|ev|in|sk|ck)(a|aia)$", reading):
            return "f"
        if re.search(r".(ov|ev|in)$|(sk|ck)i$", reading):
            return "m"
    return None


def is_common(name: Name) -> bool:
    """Whether given name and surname are both so common that namesakes abound."""
    common = _common()
    words = [w for w in name.words if {_common_key(w), _common_key(w).removesuffix("a")} & common]
    return len(name.words) <= 2 and len(words) == len(name.words)


def _common_key(word: str) -> str:
    return readings(word)[0] if readings(word) else ""


def _words(file: str) -> list[list[str]]:
    text = files("comity.identity").joinpath("data", file).read_text("utf-8")
    return [line.split() for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _titles() -> frozenset[str]:
    return frozenset(key_of(word) for line in _words("titles.txt") for word in line)


@cache
def _forms() -> list[list[str]]:
    return _words("given_names.txt")


@cache
def _given_names() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_forms()):
        for word in line:
            found.setdefault(key_of(word), set()).add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}


@cache
def _common() -> frozenset[str]:
    return frozenset(_common_key(word) for line in _words("common_names.txt") for word in line)
