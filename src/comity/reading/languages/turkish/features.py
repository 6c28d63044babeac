"""What else a Turkish sentence says: person of the verb, venue, fields, mode, plans, figures."""

from __future__ import annotations

import re
from itertools import pairwise

from comity.passages import Passage
from comity.reading.document import Document, Mention, Sentence, Token
from comity.reading.findings import FigureFinding
from comity.reading.frames import Trigger
from comity.reading.languages.turkish.phrases import case_of

RELATION_WORDS = frozenset(
    "birlikte ilişki ilişkiler ilişkileri ilişkilerimiz ilişkilerimizi iş işbirliği "
    "işbirliğimizi dostluk kardeşlik kardeş bağ bağlar".split()
)
# Streets, quarters and parks are named after towns elsewhere.
NAMED_AFTER = frozenset({"mahalle", "cadde", "sokak", "bulvar", "meydan", "park"})
_FIRST_PERSON = re.compile(
    r"(?:[dt][ıiuü](?:m|k)|[dt][ıiuü]ğ[ıiuü]m(?:[ıiuü]z)?|(?:acağ|eceğ)[ıi](?:m|z|m[ıi]z)"
    r"|yor(?:um|uz)|m[ıiuü]ş[ıi][mz])\w*$"
)
_ONLINE = re.compile(r"^(?:çevrimiçi|çevrim|görüntülü|online|onlayn|uzaktan|dijital|video)")
_IN_PERSON = re.compile(r"^(?:yüz|fiziki|fiziksel|yüzyüze)")
_HYBRID = re.compile(r"^(?:hibrit|hibrid|karma)")
_FIELD_HEADS = frozenset({"alan", "konu", "başlık"})


def is_first_person(sentence: Sentence, trigger: Trigger) -> bool:
    """`katıldığım`, `katıldık`: the speaker is the subject."""
    return bool(_FIRST_PERSON.search(sentence.tokens[trigger.last - 1].word.lower))


def venue(sentence: Sentence, at: int) -> Passage | None:
    """`İBB’nin Saraçhane’deki ana yerleşkesinde imza töreni`: the phrase in the locative."""
    tokens = sentence.tokens
    end = at
    while end > 0 and not _is_locative(tokens[end - 1]):
        end -= 1
        if at - end > 8:
            return None
    if end == 0 or tokens[end - 1].word.verb is not None:
        return None
    start = end - 1
    while start > 0 and _in_venue(tokens[start - 1]):
        start -= 1
    first = start
    while first < end - 1 and not tokens[first].is_capital:
        first += 1
    if not tokens[first].is_capital or not _is_site(tokens, first, end):
        return None
    return Passage(tokens[first].start, tokens[end - 1].end)


_TIMES = re.compile(
    r"^(?:gün|hafta|ay(?!la)|yıl|saat|dönem|sıra|kapsam|çerçeve|ocak|şubat|mart|nisan|mayıs|haziran"
    r"|temmuz|ağustos|eylül|ekim|kasım|aralık|program|toplantı|ziyaret|görüşme)"
)


def _is_site(tokens: list[Token], first: int, end: int) -> bool:
    """Whether words in the locative name a site rather than a time, occasion or person."""
    if _TIMES.match(tokens[end - 1].word.lower):
        return False
    return not any(
        t.word.has("office") or t.word.case == "object" or _TIMES.match(t.word.lower)
        for t in tokens[first:end]
    )


def venue_name(words: str) -> str:
    """A venue's words without the locative: `ana yerleşkesinde` -> `ana yerleşkesi`."""
    return re.sub(r"(?:['’`´]?(?:n?d[ae]|t[ae]))$", "", words)


_LOCATIVE = re.compile(r"\w{2,}(?:s?[ıiuü]nd[ae]|[dt][ae])")


def _is_locative(token: Token) -> bool:
    return case_of(token) == "in" or (
        not token.suffix
        and not token.is_capital
        and token.word.verb is None
        and _LOCATIVE.fullmatch(token.word.lower) is not None
    )


def _in_venue(token: Token) -> bool:
    if not token.is_word or token.word.verb is not None:
        return False
    if token.is_capital:
        return case_of(token) in ("", "of", "in+", "object")
    return token.word.case in ("", "of", "object") and token.word.value("function") is None


def says_first_time(sentence: Sentence) -> bool:
    """`ilk kez`, `ilk defa`, `ilk ziyaret`."""
    words = [t.word.lower for t in sentence.tokens]
    return any(
        a == "ilk" and (b in ("kez", "defa") or b.startswith("ziyaret")) for a, b in pairwise(words)
    )


def fields_in(sentence: Sentence) -> list[str]:
    """`kültür, turizm ve eğitim alanlarında`: the nouns listed before the word for field."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        if token.word.lower.startswith(("alanlarında", "alanında", "konularında", "alanlarını")):
            found: list[str] = []
            at = index - 1
            while at >= 0 and index - at < 24:
                word = tokens[at]
                if word.text in (",", "ve", "ile", "gibi", "-"):
                    at -= 1
                    continue
                if not word.is_word or not word.word.has("subject") or word.word.verb is not None:
                    break
                found.insert(0, word.word.lower)
                at -= 1
            if found:
                return found
    return []


def mode_in(sentence: Sentence) -> str | None:
    """Online, in person or both."""
    lowers = [t.word.lower for t in sentence.tokens]
    if any(_HYBRID.match(w) for w in lowers):
        return "hybrid"
    online = any(_ONLINE.match(w) for w in lowers)
    person = any(
        _IN_PERSON.match(w) and (w != "yüz" or lowers[i + 1 : i + 2] == ["yüze"])
        for i, w in enumerate(lowers)
    )
    if online and person:
        return "hybrid"
    return "online" if online else ("in-person" if person else None)


def goes_together(sentence: Sentence, event: Mention) -> bool:
    """`forumla eş zamanlı`, `forum ile birlikte`."""
    following = [t.word.lower for t in sentence.tokens[event.last : event.last + 4]]
    return event.marker == "with" and any(
        w.startswith(("eş", "eşzamanlı", "birlikte", "aynı")) for w in following
    )


def figures_in(sentence: Sentence, document: Document) -> list[FigureFinding]:
    """`yüzde 80’i`, `50’den fazla ülke`: a number and the noun that it counts."""
    found: list[FigureFinding] = []
    tokens = sentence.tokens
    taken = [d.passage for d in sentence.dates]
    for index, token in enumerate(tokens):
        if not token.text[0].isdigit():
            continue
        passage = Passage(token.start, token.end)
        if any(passage.overlaps(p) for p in taken):
            continue
        percent = index > 0 and tokens[index - 1].word.lower == "yüzde"
        percent = percent or (index > 0 and tokens[index - 1].text == "%")
        nouns: list[str] = []
        for other in tokens[index + 1 : index + 6]:
            if not other.is_word or other.word.verb is not None:
                break
            nouns.append(other.text)
            if not other.word.lower.endswith(
                ("den", "dan", "fazla", "aşkın", "bin", "milyon", "yakın")
            ):
                break
        if not nouns and not percent:
            continue
        what = " ".join(nouns)
        if percent and not nouns:
            what = " ".join(t.text for t in tokens[max(0, index - 4) : index - 1])
        if not what:
            continue
        found.append(
            FigureFinding(
                value=token.base,
                unit="%" if percent else None,
                what=what,
                target=any(t.word.lower.startswith(("hedef", "amaç")) for t in tokens),
                confidence=0.5,
                field_proof={"value": [passage]},
            )
        )
    return found
