"""`A ile B arasında ... protokol`: the words for each party, named or not."""

from __future__ import annotations

from comity.passages import Passage
from comity.reading.document import Mention, MentionKind, Sentence, Token
from comity.reading.languages.turkish.morphology import lower
from comity.reading.languages.turkish.phrases import case_of, phrase_passage

_FAR = 26
_JOINERS = ("ile", "ve", "&")
_PARTIES = (MentionKind.INSTITUTION, MentionKind.PLACE, MentionKind.PERSON, MentionKind.GROUP)


# Bodies that a city's own news names without their city.
_BARE = frozenset(
    {"büyükşehir belediyesi", "belediye", "belediyesi", "belediye meclisi", "valilik"}
)
_OWN = ("imiz", "ımız", "umuz", "ümüz")
_BODIES = (
    "ilçe",
    "şehr",
    "kent",
    "belediye",
    "il",
    "heyet",
    "üniversite",
    "oda",
    "rektör",
    "başkan",
)


def signed_for(sentence: Sentence) -> list[Mention]:
    """`İstanbul adına`: the places and bodies in whose name somebody signed."""
    tokens = sentence.tokens
    return [
        m
        for m in sentence.mentions
        if m.last < len(tokens)
        and tokens[m.last].text == "adına"
        and m.kind in (MentionKind.INSTITUTION, MentionKind.PLACE)
    ]


def means_home(name: str) -> bool:
    """`ilçemiz`, `belediyemiz`."""
    if lower(name) in _BARE:
        return True
    last = lower(name.split()[-1]) if name else ""
    return last.startswith(_BODIES) and any(part in last for part in _OWN)


def parties_between(sentence: Sentence, agreement: Mention) -> list[tuple[str, Passage]]:
    """The parties before `arasında`, the one that stands nearest to an agreement."""
    tokens = sentence.tokens
    for index in range(agreement.first - 1, max(0, agreement.first - _FAR), -1):
        token = tokens[index]
        if any(m.kind is MentionKind.AGREEMENT and m.last == index + 1 for m in sentence.mentions):
            return []
        if token.word.verb is not None and token.word.verb.form == "finite" and not token.in_marks:
            return []
        if token.word.lower.startswith("arasında"):
            return _parts(sentence, index)
    return []


def _parts(sentence: Sentence, end: int) -> list[tuple[str, Passage]]:
    tokens = sentence.tokens
    joiner = _joiner_before(sentence, end)
    if joiner < 0:
        return []
    second = _part(tokens, joiner + 1, end)
    first = _part(tokens, _start_of(sentence, joiner), joiner)
    if first is None or second is None:
        return []
    return [*_listed_before(sentence, joiner), first, second]


def _listed_before(sentence: Sentence, joiner: int) -> list[tuple[str, Passage]]:
    """`A, B ve C arasında`, `A ile B ve C arasında`: those before the last two."""
    tokens = sentence.tokens
    parts: list[tuple[str, Passage]] = []
    at = _start_of(sentence, joiner)
    while at > 1 and tokens[at - 1].suffix and case_of(tokens[at - 1]) == "of":
        at -= 1  # `TARÜ ile Hollanda’nın Wageningen Belediyesi ve ...`
    while at > 1 and tokens[joiner].text == "ve" and tokens[at - 1].text in (",", "ile"):
        listed = next((m for m in sentence.mentions if m.last == at - 1), None)
        if listed is None or listed.kind not in (MentionKind.INSTITUTION, MentionKind.PLACE):
            break
        parts.insert(0, (listed.label, listed.passage))
        at = listed.first
    return parts


def _joiner_before(sentence: Sentence, end: int) -> int:
    """The last `ile` or `ve` before, outside of names."""
    inside = {i for m in sentence.mentions for i in range(m.first, m.last)}
    for index in range(end - 1, max(-1, end - _FAR), -1):
        if index not in inside and sentence.tokens[index].text in _JOINERS:
            return index
    return -1


def _start_of(sentence: Sentence, joiner: int) -> int:
    """Where the first party's words begin: its mention, or the capitalised words."""
    tokens = sentence.tokens
    for mention in sentence.mentions:
        if mention.kind in _PARTIES and mention.first < joiner <= mention.last + 1:
            return _grown(tokens, mention.first)
    at = joiner
    while at > 0 and tokens[at - 1].is_word and tokens[at - 1].is_capital:
        if tokens[at - 1].suffix and at < joiner:
            break
        at -= 1
    return at


def _grown(tokens: list[Token], at: int) -> int:
    """Capitalised words right before that no mention covers belong to the name."""
    while at > 0 and tokens[at - 1].is_capital and not tokens[at - 1].suffix:
        if not tokens[at - 1].is_word or at == 1:
            break
        at -= 1
    return at


def _is_head_of_several(token: Token) -> bool:
    """`Üsküp belediyeleri`, `Öskemen şehri`: the word that only says what the name is of."""
    word = token.word
    return word.has("place_noun") or (word.has("institution") and word.is_plural)


def _part(tokens: list[Token], first: int, last: int) -> tuple[str, Passage] | None:
    for index in range(last - 2, first - 1, -1):
        if tokens[index].suffix and case_of(tokens[index]) == "of":
            first = index + 1  # `Kazakistan’ın Öskemen şehri`
            break
    while last > first + 1 and _is_head_of_several(tokens[last - 1]):
        last -= 1
    if any(t.text == "," for t in tokens[first:last]):
        return None  # `A ile B, iki ülke senatoları arasında`
    words = [t for t in tokens[first:last] if t.is_word]
    if not words or len(words) > 12 or not words[0].is_capital:
        return None
    name = " ".join([*(t.text for t in tokens[first : last - 1]), tokens[last - 1].base])
    return name, phrase_passage(tokens, first, last)
