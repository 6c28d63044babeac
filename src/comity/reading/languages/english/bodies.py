"""Names of bodies in English text: where they end, which word heads them."""

from __future__ import annotations

from comity.gazetteer import country_of
from comity.reading.document import Token
from comity.reading.languages.english.determiners import DEFINITE
from comity.reading.languages.english.names import is_name_word
from comity.reading.languages.english.phrases import is_name_part, place_width, state_letters
from comity.reading.languages.english.words import given_names, listed

TERRITORIES = listed("bodies", "territories")
PEOPLES = listed("bodies", "peoples")
_JOINERS = listed("bodies", "joiners")
_TIERS = listed("bodies", "tiers")
_LOWER_LIMIT = 6
_WIDEST = 4


def is_body_head(tokens: list[Token], at: int) -> bool:
    """Whether a word heads a body's name; a territory does only beside another body word."""
    word = tokens[at].word
    if not word.has("institution"):
        return False
    if word.lower in TERRITORIES:
        return at > 0 and tokens[at - 1].word.lower in ("metropolitan", "municipal")
    return True


def holds_body(tokens: list[Token], first: int, last: int) -> bool:
    """Whether a stretch names a body: a head with something beside it, or a lone one."""
    return any(is_body_head(tokens, at) for at in range(first, last))


def last_body(tokens: list[Token], first: int, last: int) -> int | None:
    """Where the body's name at the start of a stretch ends, or None if there is none.

    A lone body word belongs to the title (`Council President`)."""
    for at in range(last - 1, first, -1):
        if not is_body_head(tokens, at):
            continue
        if any(t.is_capital for t in tokens[first:at]) or tokens[first].word.has("title"):
            return _past_subjects(tokens, at + 1, last)
    if last - first >= 3 and is_body_head(tokens, first) and tokens[first + 1].text == "of":
        at = first + 2
        width = place_width(tokens, at, last)
        return at + width if width else _past_subjects(tokens, at, last)
    return None


def _past_subjects(tokens: list[Token], at: int, last: int) -> int:
    """`Bureau of Tourism`, `Chamber of Commerce and Industry (MTSO)`: what the head takes."""
    if at + 1 < last and tokens[at].word.lower in ("of", "for"):
        at += 1
    elif at < last and tokens[at].text != "(" and tokens[at - 1].text not in ("of", "for"):
        return at
    while at < last and (
        tokens[at].word.has("subject") or tokens[at].word.lower in ("and", "&", "of")
    ):
        at += 1
    if at + 2 < last and tokens[at].text == "(":
        at += 3
    return at


def body_end(tokens: list[Token], at: int, *, lower: bool) -> int | None:
    """Where the name of a body, place or field ends that begins at a position, or None.

    With `lower` it may be a field in lower case (`urban services`).
    """
    while at < len(tokens) and tokens[at].word.lower in DEFINITE:
        at += 1
    at += _is_tier(tokens, at)
    start = at
    if at >= len(tokens):
        return None
    if not tokens[at].is_capital:
        return _lower_end(tokens, at, lower)
    while at < len(tokens):
        step = _step(tokens, at, start)
        if step == 0:
            break
        at += step
        if tokens[at - 1].suffix and not _goes_on(tokens, at):
            break
    while at > start and tokens[at - 1].word.lower in _JOINERS:
        at -= 1
    return at if at > start else None


def _is_tier(tokens: list[Token], at: int) -> bool:
    """`the provincial People's Committee`: of which rank the body named behind is."""
    if at + 1 >= len(tokens) or tokens[at].text not in _TIERS:
        return False
    ahead = at + 1
    while ahead < len(tokens) and tokens[ahead].is_capital and ahead - at <= _WIDEST:
        if is_body_head(tokens, ahead):
            return True
        ahead += 1
    return False


def _goes_on(tokens: list[Token], at: int) -> bool:
    """`People's Communal Assembly`, `Tatarstan's State Council`: a possessive inside a name."""
    if at >= len(tokens):
        return False
    if tokens[at - 1].word.lower in PEOPLES:
        return True
    if not place_width(tokens, at - 1, at):
        return False
    ahead = at
    while ahead < len(tokens) and tokens[ahead].is_capital and not is_body_head(tokens, ahead):
        ahead += 1
    return ahead - at < _WIDEST and ahead < len(tokens) and tokens[ahead].is_capital


_ENDS = listed("bodies", "ends")


def _lower_end(tokens: list[Token], at: int, lower: bool) -> int | None:
    start = at
    while at < len(tokens) and at - start < _LOWER_LIMIT:
        token = tokens[at]
        low = token.word.lower
        inside = at + 1 < len(tokens) and tokens[at + 1].word.has("institution")
        if token.is_capital or not token.is_word or token.word.has("honorific"):
            break
        if token.word.has("office") and not inside:
            break
        if low in ("and", "of") and at > start:
            following = tokens[at + 1] if at + 1 < len(tokens) else token
            fits = following.word.has("subject", "title", "venue") or (lower and following.is_word)
            if following.is_capital or not fits or following.word.has("office", "function"):
                break
        elif token.word.has("function") or low in _ENDS:
            break
        elif token.text[0].isdigit() or (token.word.part == "verb" and not _field(token)):
            break
        elif not lower and not _field(token) and not token.word.has("institution"):
            break
        at += 1
        if token.suffix:
            break
    if at == start or (not lower and not holds_body(tokens, start, at)):
        return None
    if at < len(tokens) and tokens[at].word.lower == "of" and holds_body(tokens, start, at):
        return body_end(tokens, at + 1, lower=False) or at
    return at


def _field(token: Token) -> bool:
    return token.word.has("subject", "title", "institution")


def _is_apart(tokens: list[Token], dot: int) -> bool:
    """Whether a dot stands at a position with a blank behind it (not so in `U.S.`)."""
    if dot + 1 >= len(tokens) or tokens[dot].text != ".":
        return False
    return tokens[dot].end < tokens[dot + 1].start


def _step(tokens: list[Token], at: int, start: int) -> int:
    """How many tokens of a capitalised body's name stand at a position; 0 at its end."""
    token = tokens[at]
    word = token.word
    low = word.lower
    if token.text == "." and at > start and state_letters(tokens, at - 3, at + 1):
        return 1  # `U.S. Mayors Delegation`
    if len(token.base) == 1 and state_letters(tokens, at, at + 4):
        return 3
    if token.text == "(":
        closed = at + 2 < len(tokens) and tokens[at + 2].text == ")"
        return 3 if closed and tokens[at + 1].base.isupper() and at > start else 0
    if len(token.base) == 1 and _is_apart(tokens, at + 1):
        return 0  # `of Okinawa H. E. Mr X`
    if low in ("of", "for", "and", "&", "de", "du", "the") and at > start:
        return 1 if _continues(tokens, at) else 0
    if token.text == ",":
        return 1 if _lists_fields(tokens, at) else 0
    if not token.is_capital or not token.is_word:
        return 1 if at > start and word.has("institution", "place_noun") and token.is_word else 0
    if word.has("institution", "subject", "place_noun", "title") and not word.value("honorific"):
        office = word.has("office") and not word.is_plural
        inside = tokens[at - 1].word.lower in ("the", "of") or _heads_next(tokens, at)
        return 0 if office and not inside and at > start else 1
    if word.has("office") and not word.is_plural:
        return 1 if _heads_next(tokens, at) else 0
    if tokens[at - 1].word.lower in ("of", "in") and at > start:
        return place_width(tokens, at, len(tokens)) or 1 + is_name_part(tokens, at + 1)
    width = place_width(tokens, at, len(tokens))
    before = tokens[at - 1]
    behind_noun = at > start and before.word.has("place_noun") and not before.is_capital
    if width and (at == start or behind_noun or not _begins_name(tokens, at)):
        return width
    if word.has("honorific", "common", "function"):
        return 1 if _body_follows(tokens, at) and not word.has("honorific") else 0
    if at == start:
        return 1
    if holds_body(tokens, start, at) and not _body_follows(tokens, at):
        return 0
    return 1 if _body_follows(tokens, at) or not _begins_name(tokens, at) else 0


def _heads_next(tokens: list[Token], at: int) -> bool:
    """`Executive Committee`: a role word that only goes with the body word after it."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is not None and following.is_capital and is_body_head(tokens, at + 1)


def _continues(tokens: list[Token], at: int) -> bool:
    """Whether a joiner goes on with the name: `of Culture`, `and Sports`, `of the Union`."""
    following = at + 1
    while following < len(tokens) and tokens[following].word.lower in ("the", "of"):
        following += 1
    if following >= len(tokens):
        return False
    nxt = tokens[following]
    if tokens[at].word.lower in ("and", "&"):
        office = nxt.word.has("office") and not nxt.word.is_plural
        before = tokens[at - 1]
        if not office and before.is_capital and country_of(before.base) is not None:
            return _body_follows(tokens, following)  # European and International Affairs Division
        fields = nxt.word.has("subject") or tokens[at - 1].word.has("subject")
        if not nxt.word.has("subject") and _begins_body(tokens, at + 1, following):
            return False
        return nxt.is_capital == tokens[at - 1].is_capital and fields and not office
    return nxt.is_capital and not tokens[at - 1].suffix


def _begins_body(tokens: list[Token], at: int, following: int) -> bool:
    """`and the Bergen Chamber of Commerce`: another body, not a field of the one before."""
    named = place_width(tokens, following, len(tokens)) > 0
    return _body_follows(tokens, following) and (named or at < following)


def _lists_fields(tokens: list[Token], at: int) -> bool:
    """`Ministry of Environment, Urbanization and Climate Change`."""
    return (
        at + 2 < len(tokens)
        and tokens[at - 1].word.has("subject")
        and tokens[at + 1].word.has("subject")
        and tokens[at + 1].is_capital
        and tokens[at + 2].word.lower in ("and", ",", "&")
    )


def _body_follows(tokens: list[Token], at: int) -> bool:
    """Whether a body word still comes in this run of capitalised words."""
    while at < len(tokens) and tokens[at].is_capital and tokens[at].is_word:
        word = tokens[at].word
        if word.has("institution", "place_noun", "subject") and not word.has("office"):
            return True
        if word.has("office") and not _heads_next(tokens, at):
            return False
        at += 1
    return False


def _begins_name(tokens: list[Token], at: int) -> bool:
    """Whether a person's name of two words or more begins here."""
    if not is_name_word(tokens[at]) or tokens[at].suffix:
        return False
    if at + 1 >= len(tokens):
        return False
    two = is_name_word(tokens[at + 1]) or (
        len(tokens[at + 1].base) <= 2 and tokens[at + 1].is_capital
    )
    return two or tokens[at].word.lower in given_names()
