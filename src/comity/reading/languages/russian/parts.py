"""The parts of an office phrase behind its head: what may follow, word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.reading.document import Token
from comity.reading.languages.russian.chain_part import (
    OPENING_MARKS,
    Part,
    list_goes_on,
    place_width,
)
from comity.reading.languages.russian.given_names import given_forms
from comity.reading.languages.russian.names import is_evident, is_initial, is_known_word, run_at
from comity.reading.languages.russian.phrases import can_be, is_adjective, noun_reading
from comity.reading.languages.russian.prepositional import aside, seat, tail
from comity.reading.languages.russian.starts import name_after, starts_name, surname_like

if TYPE_CHECKING:
    from comity.reading.languages.russian.chains import Chain


def next_part(tokens: list[Token], chain: Chain) -> Part | None:
    """The part that follows a chain as read so far, or None where the chain ends."""
    at = chain.last
    token = tokens[at]
    if token.quotation is not None:
        return None
    if token.text in OPENING_MARKS:
        return _quoted(tokens, at)
    if token.text == "(":
        return _bracketed(tokens, at, chain)
    if token.text == "№" and at + 1 < len(tokens):
        return Part("word", at, at + 2)
    if token.text in ("и", ","):
        return _joined(tokens, at, chain)
    if token.text == "." and at == chain.head + 1 and tokens[chain.head].word.lower in _SHORT_HEADS:
        return Part("dot", at, at + 1)
    if token.text == "." and tokens[at - 1].word.lower in _SHORT_NOUNS:
        capital = at + 1 < len(tokens) and tokens[at + 1].is_capital
        return Part("aside", at, at + 1) if capital else None
    if not token.is_word or token.word.has("honorific"):
        return None
    if token.word.lower in ("по", "при", "от"):
        return tail(tokens, at, chain)
    if token.word.lower in ("им", "имени"):
        return _dedicated(tokens, at, chain)
    if token.word.lower == "в" and at + 1 < len(tokens) and tokens[at + 1].word.lower == "делах":
        return Part("tail", at, at + 2)  # поверенный в делах
    if token.word.lower in ("в", "во", "на"):
        return seat(tokens, at, chain) or aside(tokens, at, chain)
    if token.word.has("preposition"):
        return aside(tokens, at, chain)
    return _word(tokens, at, chain)


_WHOLES = frozenset({"округа", "образования", "поселения", "района"})


def _dedicated(tokens: list[Token], at: int, chain: Chain) -> Part | None:
    """`МГУ им. М.В. Ломоносова`: in whose honour a body is named, up to the holder's name."""
    end = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].text == ".")
    while end < len(tokens) and is_initial(tokens, end):
        end += 2
    first = end
    while end < len(tokens) and tokens[end].is_capital and end - first < 3:
        if end > first and starts_name(tokens, end, chain.cases):
            break
        end += 1
    return Part("aside", at, end) if end > first else None


_SHORT_HEADS = frozenset({"зам", "нач", "зав"})
_SHORT_NOUNS = frozenset({"г", "гор", "обл", "пос"})  # мэрии г. Казани


def _quoted(tokens: list[Token], at: int) -> Part | None:
    close = OPENING_MARKS[tokens[at].text]
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
    if tokens[at].text == "," and can_be(after, case) and list_goes_on(tokens, at + 1, case):
        return Part("join", at, at + 1)
    return None


def _word(tokens: list[Token], at: int, chain: Chain) -> Part | None:
    """The part that a plain word makes, by the first rule that knows it."""
    token = tokens[at]
    if token.word.verb is not None and not is_adjective(token):
        return None
    for rule in _RULES:
        part = rule(tokens, at, chain)
        if part is not None:
            return part if part.kind != _END else None
    return None


# The kind of a part that ends the chain.
_END = "end"


def _end(at: int) -> Part:
    return Part(_END, at, at)


def _adverb(tokens: list[Token], at: int, chain: Chain) -> Part | None:
    """`крайне правого`: an adverb before an adjective."""
    if tokens[at].word.part != "advb" or at + 1 >= len(tokens) or not is_adjective(tokens[at + 1]):
        return None
    return Part("adjective", at, at + 1) if can_be(tokens[at + 1], "gent") else _end(at)


def _place_word(tokens: list[Token], at: int, chain: Chain) -> Part | None:
    """A place by the words around it: behind `района`, `городского округа`, before a name."""
    if _is_name_of_place(tokens, at, chain):
        return Part("place", at, at + max(place_width(tokens, at), 1))
    if tokens[at].word.has("place_noun") and tokens[at - 1].word.lower in _WHOLES:
        width = place_width(tokens, at + 1) if at + 1 < len(tokens) else 0
        if width:
            return Part("place", at, at + 1 + width)  # городского округа город Уфа
    if (width := _place_before_name(tokens, at, chain)) > 0:
        return Part("place", at, at + width)
    if tokens[at].text[:2].isupper() and "-" in tokens[at].text:
        return Part("institution", at, at + 1)  # ОГМВ-Евразия
    return None


def _capitalised(tokens: list[Token], at: int, chain: Chain) -> Part | None:
    """A capitalised word: where the name begins the chain ends, else a place or none of these."""
    token = tokens[at]
    if not token.is_capital:
        return None
    if _is_foreign_modifier(tokens, at):
        return Part("adjective", at, at + 1)
    begins = starts_name(tokens, at, chain.cases)
    behind_adjective = bool(chain.parts) and chain.parts[-1].kind == "adjective"
    if begins and not behind_adjective:
        return _end(at)
    width = place_width(tokens, at)
    if behind_adjective and not begins and not is_adjective(token) and not token.word.senses:
        return Part("place", at, at + max(width, 1))
    if width and _is_genitive_place(tokens, at, chain, width):
        return Part("place", at, at + width)
    if is_adjective(token) and at + 1 < len(tokens) and not token.word.senses:
        if tokens[at + 1].is_capital and starts_name(tokens, at + 1, chain.cases):
            return Part("place", at, at + 1)  # `мэр Лесного Сергей Черепанов`
    return None


def _is_foreign_modifier(tokens: list[Token], at: int) -> bool:
    """`Жогорку Кенеша`, `Милли Меджлиса`, `Олий Мажлиса`: a word of another language before the
    capitalised noun of a body."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or not following.is_capital or not following.word.has("institution"):
        return False
    return not tokens[at].word.senses and not is_known_word(tokens[at].word.lower)


def _is_genitive_place(tokens: list[Token], at: int, chain: Chain, width: int) -> bool:
    token = tokens[at]
    if is_adjective(token) and width == 1:
        return False
    plain = can_be(token, "gent") or not can_be(token, "nomn")
    return width > 1 or plain or _after_noun(chain, tokens)


def _adjective_before_noun(tokens: list[Token], at: int, chain: Chain) -> Part | None:
    token = tokens[at]
    if not (is_adjective(token) and can_be(token, "gent") and at + 1 < len(tokens)):
        return None
    return Part("adjective", at, at + 1) if _leads_to_noun(tokens, at + 1) else _end(at)


def _foreign(tokens: list[Token], at: int, chain: Chain) -> Part | None:
    """`МВФ`, `FaceCash`: an abbreviation or a name in other letters is a body."""
    text = tokens[at].text
    if text.isupper() and 2 <= len(text) <= 9 and text.isalpha():
        return Part("institution", at, at + 1)
    if tokens[at].is_capital and not ("а" <= tokens[at].word.lower[0] <= "ё"):
        return Part("institution", at, at + 1)
    return None


def _instrumental(tokens: list[Token], at: int, chain: Chain) -> Part | None:
    if not _stands_in_instrumental(tokens, at, chain):
        return None
    return Part("institution" if tokens[at].word.has("institution") else "word", at, at + 1)


def _not_genitive(tokens: list[Token], at: int, chain: Chain) -> Part | None:
    """A word that is no genitive belongs to the chain only as a body's own name before a name."""
    token, word = tokens[at], tokens[at].word
    if can_be(token, "gent"):
        return None
    known = not word.senses or word.has("institution")
    fits = token.is_capital and (_after_noun(chain, tokens) or known)
    if fits and _goes_on_capital(tokens, at + 1, chain):
        width = _foreign_width(tokens, at, chain.cases)
        if width:
            return Part("institution", at, at + width)
    kind = "institution" if word.has("institution") else "word"
    named = fits and name_after(tokens, at + 1, chain.cases)
    return Part(kind, at, at + 1) if named else _end(at)


def _goes_on_capital(tokens: list[Token], at: int, chain: Chain) -> bool:
    if at >= len(tokens) or not tokens[at].is_capital:
        return False
    return not starts_name(tokens, at, chain.cases)


def _genitive(tokens: list[Token], at: int, chain: Chain) -> Part | None:
    """A noun in the genitive by its sort: a role, a body, a word for a place, another."""
    token, word = tokens[at], tokens[at].word
    if word.has("office") and noun_reading(token, _GENITIVE) is not None:
        return Part("role", at, at + 1)
    for kind in ("institution", "place_noun"):
        if word.has(kind):
            return Part(kind, at, at + 1)
    reading = noun_reading(token, _GENITIVE)
    if token.is_capital and not word.senses and not name_after(tokens, at + 1, chain.cases):
        if reading is None or not (reading.is_known or _after_noun(chain, tokens)):
            return None
    return Part("word", at, at + 1) if reading else None


_GENITIVE = frozenset(("gent",))
_RULES = (
    _adverb, _place_word, _capitalised, _adjective_before_noun, _foreign, _instrumental,
    _not_genitive, _genitive,
)  # fmt: skip


def _place_before_name(tokens: list[Token], at: int, chain: Chain) -> int:
    """How many words of a place stand between a body and a whole name: `палаты Анталии Давут
    Четин`, `Республики Куба Хулио Гармендиа`."""
    if not tokens[at].is_capital or not chain.parts or given_forms(tokens[at].word.lower):
        return 0
    kind = chain.parts[-1].kind
    width = place_width(tokens, at) if kind in ("institution", "place_noun", "word") else 0
    if not width or not (kind == "place_noun" or can_be(tokens[at], "gent")):
        return 0
    run = run_at(tokens, at + width) if at + width < len(tokens) else None
    return width if run is not None and is_evident(run) and len(run.words) > 1 else 0


def _is_name_of_place(tokens: list[Token], at: int, chain: Chain) -> bool:
    """`района Лися (Цзинань)`, `района Отрадное, сопредседатель`: behind a word for a place,
    a capitalised word that is no person's name, where a bracket, comma or name follows."""
    token = tokens[at]
    if not token.is_capital or not chain.parts or chain.parts[-1].kind != "place_noun":
        return False
    if tokens[at - 1].word.lemma in ("страна", "государство"):
        return False  # `с президентом страны Пахором`
    if token.word.senses or given_forms(token.word.lower) or surname_like(token.word.lower):
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


def _stands_in_instrumental(tokens: list[Token], at: int, chain: Chain) -> bool:
    """Whether a noun is what the head of a chain is over: `управляющий банком`, `зав. кафедрой`."""
    if chain.last == chain.head + 1:
        return takes_instrumental(tokens, chain.head)
    dotted = len(chain.parts) == 1 and chain.parts[0].kind == "dot"
    return dotted and tokens[chain.head].word.lower == "зав" and can_be(tokens[at], "ablt")


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
            return token.text in OPENING_MARKS
        if (is_adjective(token) and can_be(token, "gent")) or token.word.part == "advb":
            continue
        return can_be(token, "gent") or token.is_capital
    return False
