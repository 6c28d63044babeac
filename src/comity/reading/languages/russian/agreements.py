"""Names of agreements: the noun, what says its kind, and how far the name goes."""

from __future__ import annotations

from comity.reading.document import Mention, Token
from comity.reading.languages.russian.lists import members
from comity.reading.languages.russian.phrases import can_be, is_adjective

_ABOUT = members("agreements", "about")
_ANOTHER = members("agreements", "another")
_REACH = 12
_FAR = 16
_NOT_OUR_PROGRAMMES = members("agreements", "not_ours_programmes")
_NOT_OURS = members("agreements", "not_ours")
_TOGETHER = ("сотруднич", "побрат", "взаимодейств", "партн")
_TWIN = ("побратим", "породн")
_FRIEND = ("дружб", "дружеств", "дружб")


def agreement_at(
    text: str, tokens: list[Token], first: int, head: int, taken: bytearray
) -> tuple[str, int, int] | None:
    """The kind of the agreement that a noun names, and the first and last token of its name.

    None for a noun that names no agreement here: the programme of a concert, the minutes of
    a sitting, a letter.
    """
    if head and tokens[head - 1].word.has("institution", "office") and not tokens[head].is_capital:
        if tokens[head].word.lemma == "протокол":
            return None  # `отдел протокола`, `начальник протокола`
    last = _last(tokens, head, taken)
    words = [t.word.lower for t in tokens[first:last] if t.is_word]
    joined = " ".join(words)
    lemmas = {t.word.lemma for t in tokens[first:last]}
    if lemmas & _NOT_OURS:
        return None
    value = tokens[head].word.value("agreement")
    if value in ("programme", "plan-of-measures") and lemmas & _NOT_OUR_PROGRAMMES:
        if not any(stem in joined for stem in _TOGETHER):
            return None
    if value == "bond":
        kind = "sister-city" if any(stem in joined for stem in _TWIN) else None
    else:
        behind = _subject_behind(tokens, last)
        kind = _kind(value or "", f"{joined} {behind}", last > head + 1 or first < head)
    if kind is None:
        return None
    while first < head and tokens[first].word.lemma in (
        "новый",
        "этот",
        "данный",
        "такой",
        "первый",
        "сам",
        "указанный",
        "настоящий",
        "прилагаемый",
        "соответствующий",
        "весь",
    ):
        first += 1
    return kind, first, last


def _subject_behind(tokens: list[Token], last: int) -> str:
    """`соглашение с Измиром о побратимских связях`: what it is about, behind its parties."""
    if last >= len(tokens) or tokens[last].word.lower not in ("с", "со", "между"):
        return ""
    for index in range(last + 1, min(len(tokens) - 1, last + _FAR)):
        token = tokens[index]
        if token.text in ",;" or (token.word.verb is not None and not is_adjective(token)):
            return ""
        if token.word.lower in ("о", "об"):
            return " ".join(t.word.lower for t in tokens[index : index + 4])
    return ""


def article_of(tokens: list[Token], first: int) -> str:
    """`new` for another agreement than those before, `draft` for one that is being written."""
    before = tokens[max(0, first - 2) : first]
    if any(t.word.lower.startswith("проект") for t in before):
        return "draft"
    if any(t.word.lemma in ("предложение", "инициатива", "идея") for t in before):
        return "proposed"
    around = [*before, *tokens[first : first + 1]]
    if any(t.word.lower.startswith(("аналогичн", "подобн", "похож")) for t in around):
        return "similar"
    is_new = any(t.word.lemma in _ANOTHER or t.word.lower in _ANOTHER for t in around)
    return "new" if is_new else ""


def is_any_agreement(mention: Mention) -> bool:
    """`документ`: a word that fits all kinds."""
    return mention.name.lower().startswith("документ")


def _last(tokens: list[Token], head: int, taken: bytearray) -> int:
    """`о побратимских связях`, `сотрудничества`, `мероприятий на 2024–2026 годы`."""
    at = head + 1
    last = at
    while at < len(tokens) and at - head <= _REACH and not taken[at]:
        token = tokens[at]
        low = token.word.lower
        if low in _ABOUT or (low == "на" and _is_year(tokens, at + 1)) or low == "по":
            if low == "по" and last > head + 1:
                break
            at += 1
            continue
        if _is_year(tokens, at):
            last = at = _after_years(tokens, at)
            continue
        if token.text in ("–", "-", ",") or not token.is_word or token.word.has("preposition"):
            break
        if token.word.verb is not None and not is_adjective(token):
            break
        if low == "и" or low == "между":
            if low == "между":
                break
            at += 1
            continue
        case = tokens[at - 1].word.lower
        if token.is_capital and not token.word.senses and case not in _ABOUT:
            break
        if not (
            is_adjective(token)
            or can_be(token, "gent")
            or can_be(token, "loct")
            or can_be(token, "datv")
        ):
            break
        if tokens[head + 1].word.lower not in (*_ABOUT, "по") and not can_be(token, "gent"):
            break
        at += 1
        last = at if not is_adjective(token) else last
    return max(last, head + 1)


def _is_year(tokens: list[Token], at: int) -> bool:
    return (
        at < len(tokens)
        and tokens[at].text[:2] in ("19", "20")
        and tokens[at].text[:4].isdigit()
        and len(tokens[at].text) == 4
    )


def _after_years(tokens: list[Token], at: int) -> int:
    while at < len(tokens) and (
        _is_year(tokens, at)
        or tokens[at].text in ("–", "-", "—")
        or tokens[at].word.lower in ("год", "годы", "года", "гг", "г")
    ):
        at += 1
    return at


def _kind(value: str, joined: str, is_said: bool) -> str | None:
    twin = any(stem in joined for stem in _TWIN)
    friend = any(stem in joined for stem in _FRIEND)
    if value == "memorandum":
        return "memorandum"
    if "намерени" in joined:
        return "letter-of-intent"
    if value == "letter-of-intent":
        return None
    if value == "joint-declaration":
        together = ("совместн", "сотруднич", "партн")
        if twin or friend:
            return "sister-city" if twin else "friendship-city"
        return value if any(stem in joined for stem in together) else None
    if value == "programme":
        return _programme(joined)
    if value == "plan-of-measures":
        stems = ("сотрудничеств", "мероприяти", "обмен", "действи", "взаимодейств", "партн")
        return "plan-of-measures" if any(s in joined for s in stems) else None
    if twin:
        return "sister-city"
    if friend:
        return "friendship-city"
    if value == "protocol":
        return "cooperation-protocol"
    if value == "document":
        return None if is_said else "other"
    return "other"


def _programme(joined: str) -> str | None:
    if "карт" in joined:
        return "plan-of-measures" if "дорожн" in joined and "бизнес" not in joined else None
    stems = ("сотруднич", "обмен", "партн", "взаимодейств", "совместн", "побрат", "дружб")
    return "programme" if any(s in joined for s in stems) else None
