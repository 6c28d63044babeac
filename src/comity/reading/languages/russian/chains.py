"""Office phrases: a head noun, adjectives before it, a chain of genitives behind it.

`первый заместитель председателя Лидского районного исполнительного комитета Гродненской
области` and then the name. The chain is read from the head to the right, as far as its words
belong to it; where a name begins is the hard question, answered by `starts_name`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from comity.reading.document import Token
from comity.reading.languages.russian.declension import is_patronymic
from comity.reading.languages.russian.given_names import given_forms
from comity.reading.languages.russian.lists import members
from comity.reading.languages.russian.morphology import readings
from comity.reading.languages.russian.names import is_initial, is_name_word, read_name, run_at
from comity.reading.languages.russian.phrases import can_be, is_adjective, noun_reading
from comity.reading.languages.russian.places import is_place_word, place_of_adjective
from comity.reading.places import known_place

_OPEN = {"«": "»", "“": "”", "„": "“", '"': '"'}
_MAX_CHAIN = 28
_ASIDE = members("chains", "aside")
_SEATED = ("envoy", "member", "deputy", "chair")


@dataclass(slots=True)
class Part:
    """A stretch of a chain: role, institution, place, place_noun, adjective, word, tail (`по ...`),
    seat (`в ...`), quote, bracket or join."""

    kind: str
    first: int
    last: int


@dataclass(slots=True)
class Chain:
    """An office phrase: `first..last` (excluded) with its head and what follows the head.

    `cases` are those in which the whole phrase may stand; `prefix` is where words such as
    *и.о.* begin, equal to `first` if there are any, else None.
    """

    first: int
    head: int
    last: int
    parts: list[Part] = field(default_factory=list)
    cases: frozenset[str] = frozenset()
    is_plural: bool = False
    acting: tuple[int, int] | None = None


def chain_at(tokens: list[Token], head: int, floor: int) -> Chain:
    """The office phrase around a head noun; `floor` is the first token that it may take."""
    first, acting, acting_cases = _left(tokens, head, floor)
    cases, plural = _head_cases(tokens[head])
    if acting is not None:
        cases, plural = acting_cases, False
    chain = Chain(first, head, head + 1, [], cases, plural, acting)
    read_right(tokens, chain)
    return chain


def _head_cases(token: Token) -> tuple[frozenset[str], bool]:
    """Cases of the head; plural if it can only be one."""
    lemmas = {s.lemma for s in token.word.senses if s.cls == "office"}
    known = [r for r in readings(token.word.lower) if r.lemma in lemmas and r.case]
    found = [r for r in known if r.name == ""] or known
    singular = [r for r in found if not r.is_plural]
    if not singular and found:
        return frozenset(r.case for r in found), True
    return frozenset(r.case for r in singular), False


def _left(
    tokens: list[Token], head: int, floor: int
) -> tuple[int, tuple[int, int] | None, frozenset[str]]:
    """Where the phrase begins; the span of *и.о.* and the like, and the cases that they give."""
    at = head
    while at > floor and _qualifies(tokens, at - 1, at, floor):
        at -= 1
    start = _acting_before(tokens, at, floor)
    if start is None:
        return at, None, frozenset()
    cases: frozenset[str] = frozenset()
    for token in tokens[start:at]:
        if token.word.lower.startswith("исполняющ"):
            cases = frozenset(
                r.case for r in readings(token.word.lower) if r.case and not r.is_plural
            )
    return start, (start, at), cases


def _qualifies(tokens: list[Token], index: int, following: int, floor: int) -> bool:
    token = tokens[index]
    if token.text == "и" and index > floor:
        return tokens[index - 1].word.has("title") and tokens[following].word.has("title")
    if not token.is_word or not is_adjective(token):
        return False
    if token.word.lower.startswith("исполняющ"):
        return False
    if token.word.has("title"):
        return True
    return place_of_adjective(token.word.lower, token.is_capital) is not None


def _acting_before(tokens: list[Token], at: int, floor: int) -> int | None:
    """`и.о.`, `врио`, `временно исполняющий полномочия` right before a head in the genitive."""
    lows = [t.word.lower for t in tokens[max(floor, at - 4) : at]]
    if lows[-4:] == ["и", ".", "о", "."]:
        return at - 4
    if lows[-1:] and lows[-1] in ("врио", "ио", "врип"):
        return at - 1
    if lows[-1:] and lows[-1] in ("обязанности", "полномочия") and at - 2 >= floor:
        if tokens[at - 2].word.lower.startswith("исполняющ"):
            return at - 3 if at - 3 >= floor and lows[-3:-2] == ["временно"] else at - 2
    return None


def read_right(tokens: list[Token], chain: Chain, taken: bytearray | None = None) -> None:
    """Extend a chain behind its head as far as its words go; stops at tokens that are taken."""
    while chain.last < len(tokens) and chain.last - chain.head < _MAX_CHAIN:
        part = _part(tokens, chain)
        if part is None or (taken is not None and any(taken[part.first : part.last])):
            break
        chain.parts.append(part)
        chain.last = part.last
    while chain.parts and chain.parts[-1].kind in ("join", "adjective"):
        chain.last = chain.parts.pop().first


def _part(tokens: list[Token], chain: Chain) -> Part | None:
    at = chain.last
    token = tokens[at]
    if token.quotation is not None:
        return None
    if token.text in _OPEN:
        return _quoted(tokens, at)
    if token.text == "(":
        return _bracketed(tokens, at, chain)
    if token.text == "№" and at + 1 < len(tokens):
        return Part("word", at, at + 2)
    if token.text in ("и", ","):
        return _joined(tokens, at, chain)
    if not token.is_word or token.word.has("honorific"):
        return None
    if token.word.lower in ("по", "при", "от"):
        return _tail(tokens, at, chain)
    if token.word.lower in ("в", "во", "на"):
        return _seat(tokens, at, chain) or _aside(tokens, at, chain)
    if token.word.has("preposition"):
        return _aside(tokens, at, chain)
    return _word(tokens, at, chain)


def _quoted(tokens: list[Token], at: int) -> Part | None:
    close = _OPEN[tokens[at].text]
    for index in range(at + 1, min(at + 14, len(tokens))):
        if tokens[index].text == close or (tokens[index].text in "»”" and close in "”»"):
            return Part("quote", at, index + 1)
    return None


def _bracketed(tokens: list[Token], at: int, chain: Chain) -> Part | None:
    for index in range(at + 1, min(at + 8, len(tokens))):
        if tokens[index].text == ")":
            more = index + 1 < len(tokens) and tokens[index + 1].is_capital
            return Part("bracket", at, index + 1) if more else None
    return None


def _joined(tokens: list[Token], at: int, chain: Chain) -> Part | None:
    """A comma or `и` between like members of the chain."""
    if not chain.parts or at + 1 >= len(tokens):
        return None
    before, after = tokens[at - 1], tokens[at + 1]
    if after.is_capital or not after.is_word or after.word.has("office", "preposition"):
        if not (
            tokens[at].text == "и"
            and after.is_capital
            and is_adjective(after)
            and is_adjective(before)
        ):
            return None
    case = "datv" if chain.parts[-1].kind == "tail" else "gent"
    if is_adjective(before) and is_adjective(after):
        return Part("join", at, at + 1)
    if tokens[at].text == "и" and (can_be(after, case) or can_be(after, "gent")):
        return Part("join", at, at + 1) if not after.word.verb else None
    if tokens[at].text == "," and can_be(after, case) and _list_goes_on(tokens, at + 1, case):
        return Part("join", at, at + 1)
    return None


def _list_goes_on(tokens: list[Token], at: int, case: str) -> bool:
    """Whether a comma opens one more member of a list that ends in `и`."""
    for index in range(at, min(at + 7, len(tokens))):
        token = tokens[index]
        if token.text == "и":
            return True
        if token.text != "," and (
            not token.is_word or token.is_capital or token.word.verb is not None
        ):
            return False
    return False


def _tail(tokens: list[Token], at: int, chain: Chain) -> Part | None:
    """`по внешним связям`, `при Президенте`, `от партии`: the preposition and its noun phrase."""
    cases = {"по": ("datv",), "при": ("loct",), "от": ("gent",)}[tokens[at].word.lower]
    if tokens[at].word.lower == "от" and not tokens[chain.head].word.value("office") == "member":
        return None
    index = at + 1
    end = 0
    while index < len(tokens) and index - at < 14:
        token = tokens[index]
        if token.text in ("и", ","):
            if index + 1 >= len(tokens) or tokens[index + 1].is_capital or not index > at + 1:
                break
            index += 1
            continue
        if not token.is_word or not any(can_be(token, c) for c in cases):
            break
        if end == index and tokens[index - 1].text not in ("и", ","):
            break  # the noun is there; what follows is no further member
        if is_adjective(token):
            index += 1
            continue
        if noun_reading(token) is None and not token.text.isupper():
            break
        index += 1
        end = index
        if (
            index < len(tokens)
            and tokens[index].text == ","
            and not _dative_list(tokens, index, cases)
        ):
            break
    if not end and index < len(tokens) and tokens[index].text.isupper():
        end = index + 1
    return Part("tail", at, end) if end else None


def _dative_list(tokens: list[Token], at: int, cases: tuple[str, ...]) -> bool:
    """Whether a comma in `по культуре, спорту и туризму` opens a further member."""
    return (
        at + 1 < len(tokens)
        and any(_list_goes_on(tokens, at + 1, c) for c in cases)
        and any(can_be(tokens[at + 1], c) for c in cases)
    )


def _seat(tokens: list[Token], at: int, chain: Chain) -> Part | None:
    """`в Казани` behind an envoy or representative."""
    office = tokens[chain.head].word.value("office")
    inside = any(p.kind == "institution" for p in chain.parts)
    if office not in _SEATED and not inside:
        return None
    index = at + 1
    while (
        index < len(tokens)
        and (tokens[index].word.has("place_noun") or is_adjective(tokens[index]))
        and index - at < 4
        and not is_place_word(tokens[index].base)
    ):
        index += 1
    width = _place_width(tokens, index)
    if not width:
        width = 1 if index > at + 1 and tokens[index - 1].word.has("place_noun") else 0
        index -= 1 if width else 0
    if not width:
        return None
    if office != "envoy" and not inside:
        following = index + width
        if following >= len(tokens) or not starts_name(tokens, following, chain.cases):
            return None
    return Part("seat", at, index + width)


def _aside(tokens: list[Token], at: int, chain: Chain) -> Part | None:
    """`на переговорах`, `против нелегальной иммиграции`: a preposition with its noun phrase,
    where more of the chain or the name follows."""
    low = tokens[at].word.lower
    if low not in _ASIDE or (not chain.parts and low not in ("в", "на")):
        return None
    index = at + 1
    while index < len(tokens) and index - at < 5 and is_adjective(tokens[index]):
        index += 1
    if index >= len(tokens) or noun_reading(tokens[index]) is None:
        return None
    if tokens[index].is_capital and index == at + 1:
        return None
    last = index + 1
    if last >= len(tokens):
        return None
    following = tokens[last]
    if following.text == "(":
        return Part("aside", at, last) if _name_after(tokens, last, chain.cases) else None
    if following.word.has("preposition"):
        return Part("aside", at, last) if _aside(tokens, last, chain) else None
    return Part("aside", at, last) if starts_name(tokens, last, chain.cases) else None


def _place_width(tokens: list[Token], at: int) -> int:
    for width in (3, 2, 1):
        words = tokens[at : at + width]
        if len(words) == width and all(t.is_word and t.is_capital for t in words):
            if is_place_word(" ".join(t.base for t in words)):
                return width
    if at < len(tokens) and tokens[at].text.isupper() and known_place(tokens[at].text):
        return 1
    return 0


def _word(tokens: list[Token], at: int, chain: Chain) -> Part | None:
    token = tokens[at]
    word = token.word
    if word.verb is not None and not is_adjective(token):
        return None
    if word.part == "advb" and at + 1 < len(tokens) and is_adjective(tokens[at + 1]):
        return Part("adjective", at, at + 1) if can_be(tokens[at + 1], "gent") else None
    if _is_name_of_place(tokens, at, chain):
        return Part("place", at, at + max(_place_width(tokens, at), 1))
    place_first = bool(chain.parts) and chain.parts[-1].kind == "adjective"
    if token.is_capital and not place_first and starts_name(tokens, at, chain.cases):
        return None
    if place_first and token.is_capital and not is_adjective(token) and not word.senses:
        return Part("place", at, at + max(_place_width(tokens, at), 1))
    if token.is_capital:
        width = _place_width(tokens, at)
        if width and (
            width > 1
            or can_be(token, "gent")
            or not can_be(token, "nomn")
            or _after_noun(chain, tokens)
        ):
            if not (is_adjective(token) and width == 1):
                return Part("place", at, at + width)
    if is_adjective(token) and can_be(token, "gent") and at + 1 < len(tokens):
        return Part("adjective", at, at + 1) if _leads_to_noun(tokens, at + 1) else None
    if token.text.isupper() and 2 <= len(token.text) <= 9 and token.text.isalpha():
        return Part("institution", at, at + 1)
    if token.is_capital and not ("а" <= word.lower[0] <= "ё"):
        return Part("institution", at, at + 1)
    if chain.last == chain.head + 1 and takes_instrumental(tokens, chain.head):
        return Part("word", at, at + 1)
    if not can_be(token, "gent"):
        known = not word.senses or word.has("institution")
        fits = token.is_capital and (_after_noun(chain, tokens) or known)
        if (
            fits
            and at + 1 < len(tokens)
            and tokens[at + 1].is_capital
            and not starts_name(tokens, at + 1, chain.cases)
        ):
            width = _foreign_width(tokens, at, chain.cases)
            if width:
                return Part("institution", at, at + width)
        kind = "institution" if word.has("institution") else "word"
        named = fits and _name_after(tokens, at + 1, chain.cases)
        return Part(kind, at, at + 1) if named else None
    if word.has("office") and noun_reading(token, frozenset(("gent",))) is not None:
        return Part("role", at, at + 1)
    if word.has("institution"):
        return Part("institution", at, at + 1)
    if word.has("place_noun"):
        return Part("place_noun", at, at + 1)
    if token.is_capital and not word.senses and not _name_after(tokens, at + 1, chain.cases):
        reading = noun_reading(token, frozenset(("gent",)))
        if reading is None or not (reading.is_known or _after_noun(chain, tokens)):
            return None
    return Part("word", at, at + 1) if noun_reading(token, frozenset(("gent",))) else None


def _is_name_of_place(tokens: list[Token], at: int, chain: Chain) -> bool:
    """`района Лися (Цзинань)`, `района Отрадное, сопредседатель`: behind a word for a place,
    a capitalised word that is no person's name, where a bracket, comma or name follows."""
    token = tokens[at]
    if not token.is_capital or not chain.parts or chain.parts[-1].kind != "place_noun":
        return False
    if token.word.senses or given_forms(token.word.lower) or _surname_like(token.word.lower):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.text in ("(", ",", "."):
        return following is None or following.text == "(" or not is_initial(tokens, at)
    run = run_at(tokens, at + 1)
    return run is not None and len(run.words) > 1 and starts_name(tokens, at + 1, chain.cases)


def takes_instrumental(tokens: list[Token], at: int) -> bool:
    """`управляющий компанией`, `заведующая кафедрой`, `командующий войсками`."""
    if not tokens[at].word.lower.startswith(("управляющ", "заведующ", "командующ")):
        return False
    return at + 1 < len(tokens) and can_be(tokens[at + 1], "ablt")


def _foreign_width(tokens: list[Token], at: int, cases: frozenset[str]) -> int:
    """How many capitalised words stand before the name: `Ассошиэйтед Пресс` Билал Хассеин."""
    for width in (2, 3):
        if at + width >= len(tokens) or not tokens[at + width - 1].is_capital:
            return 0
        if starts_name(tokens, at + width, cases):
            return width
    return 0


def _after_noun(chain: Chain, tokens: list[Token]) -> bool:
    """Whether the chain's last part is a word such as `города`, which takes a name as it is."""
    return bool(chain.parts) and chain.parts[-1].kind in ("place_noun", "institution")


def _leads_to_noun(tokens: list[Token], at: int) -> bool:
    for index in range(at, min(at + 7, len(tokens))):
        token = tokens[index]
        if token.text in ("и", ",", "-"):
            continue
        if not token.is_word:
            return token.text in _OPEN
        if (is_adjective(token) and can_be(token, "gent")) or token.word.part == "advb":
            continue
        return can_be(token, "gent") or token.is_capital
    return False


def _name_after(tokens: list[Token], at: int, cases: frozenset[str]) -> bool:
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
    if len(spelled) == 1 and not run.initials:
        return _lone_surname(tokens, at, cases)
    if len(spelled) == 4 and not any(given_forms(w) or is_patronymic(w) for w in spelled):
        return False  # `капитан клуба Тоттенхэм Хотспур Ледли Кинг`
    if len(spelled) > 1 and is_patronymic(spelled[1]):
        return True
    if len(spelled) == 3 and is_patronymic(spelled[2]) and _surname_like(spelled[0]):
        return not is_place_word(token.base)
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
        return len(spelled) == 2 and bool(given_forms(spelled[1])) and _surname_like(spelled[0])
    if len(spelled) >= 2 and not given_forms(spelled[0]) and _is_dictionary_genitive(token, cases):
        return False
    return True


def _is_plain_adjective(token: Token) -> bool:
    """A word of the dictionary that is an adjective and no surname: `Мексиканских`, `Городского`."""
    found = readings(token.word.lower)
    return found[0].part == "ADJF" and found[0].is_known and not any(r.name for r in found)


def _is_eastern(words: list[str]) -> bool:
    """Three short words of which two have one syllable: a Korean or Vietnamese name."""
    vowels = [sum(c in "аеёиоуыэюя" for c in w) for w in words]
    return max(len(w) for w in words) <= 5 and vowels.count(1) >= 2 and max(vowels) <= 2


def _surname_like(low: str) -> bool:
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
        return _name_after(tokens, at, cases)
    return False
