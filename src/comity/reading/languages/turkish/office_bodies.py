"""Which words before a Turkish title are its body, its place, or neither."""

from __future__ import annotations

from itertools import pairwise

from comity.gazetteer import PlaceKind, country_of
from comity.reading.document import Document, Token
from comity.reading.languages.turkish.morphology import lower
from comity.reading.languages.turkish.phrases import case_of, places_in, surface_of
from comity.reading.places import known_place


def body_start(tokens: list[Token], first: int, last: int) -> int:
    """Where the body's own name begins: after `Almanya’nın` and words without a capital."""
    start = first
    for index in range(first, last - 1):
        token = tokens[index]
        if token.suffix and case_of(token) == "of" and places_in(tokens, first, index + 1):
            start = index + 1
    while start < last - 1 and not tokens[start].is_capital:
        start += 1
    return start


def before_bracket(tokens: list[Token], first: int, last: int) -> int:
    """`Peç (Pécs) Belediye Başkanı`: a place's other name in brackets is left out."""
    if last - first < 4 or tokens[last - 1].text != ")" or tokens[last - 2].base.isupper():
        return last
    start = next((i for i in range(last - 2, first, -1) if tokens[i].text == "("), last)
    return start if start > first else last


# What is said of who holds the office (`eski AK Parti İl Başkanı`).
_NO_NAMES = frozenset({"bağımsız", "eski", "önceki", "sabık"})
_PARTY_OF = frozenset({"li", "lı", "lu", "lü"})


def past_stray(tokens: list[Token], first: int, last: int) -> int:
    """Past what stands before a body's name: a stray word at the sentence's start, the party
    (`CHP’li Bolu Belediye Başkanı`), `Kardeş şehir`."""
    party = next((i for i in range(first, last) if is_of_party(tokens[i])), None)
    first = first if party is None or last - first == 1 else party + 1
    if all(_is_common_place(t) for t in tokens[first:last]):
        return last  # `Kentin belediye başkanı`
    if last - first == 1 and not tokens[first].is_capital and tokens[first].word.has("group"):
        return last  # `heyeti Vali A. B. kabul etti`
    while first < last - 1:
        token, following = tokens[first], tokens[first + 1]
        if lower(token.base) in _NO_NAMES:
            first += 1
        elif lower(token.base) == "kardeş" and following.word.has("place_noun"):
            first += 2
        elif first == 0 and is_stray(token) and known_place(following.base) is not None:
            return 1
        else:
            break
    return min(first, last)


def past_state(tokens: list[Token], first: int, last: int) -> int:
    """`Kırgızistan Oş Devlet Üniversitesi`: a state before the town of a body is no part of
    its name."""
    places = places_in(tokens, first, last)
    if len(places) < 2 or places[0][0] != first or places[1][0] != places[0][1]:
        return first
    state = known_place(places[0][2])
    is_state = state is not None and state.kind == PlaceKind.COUNTRY
    if any(t.word.value("institution") == "embassy" for t in tokens[first:last]):
        return first  # `Kazakistan Ankara Büyükelçiliği` is the state's
    return places[1][0] if is_state and places[-1][1] < last else first


def is_of_party(token: Token) -> bool:
    """`İşçi Partili`, `CHP’li`: of which party the holder is."""
    return token.suffix in _PARTY_OF or lower(token.base).endswith("partili")


def _is_common_place(token: Token) -> bool:
    return token.word.has("place_noun") and token.word.case == "of" and not token.suffix


def is_stray(token: Token) -> bool:
    """Whether nothing is known of a word that opens a sentence."""
    known = token.word.senses or token.suffix or "-" in token.base or token.base.isupper()
    return not known and known_place(token.base) is None


def is_of_people(tokens: list[Token], first: int, last: int) -> bool:
    """`Alman fotoğrafçı`, `Azerbaycanlı şair`, `Bosna Hersekli teknik direktör`: where
    somebody comes from is no body."""
    if not first < last or last - first > 2:
        return False
    words = " ".join(t.base for t in tokens[first:last])
    if country_of(words) is not None:
        return known_place(words) is None
    stem, ending = words[:-2], lower(words[-2:])
    return ending in _PARTY_OF and known_place(stem) is not None and known_place(words) is None


def is_mission(
    tokens: list[Token], places: list[tuple[int, int, str]], last: int, head: int
) -> bool:
    """Whether an envoy's body is a state and a seat, not `Nürnberg Türk Toplumu`."""
    if tokens[head].word.lemma != "temsilci":
        return True
    if any(t.word.value("institution") == "ministry" for t in tokens[places[0][0] - 1 : last]):
        return False
    return places[-1][1] >= last or bool(tokens[places[-1][1] - 1].suffix)


def is_municipal(tokens: list[Token], title_first: int, head: int) -> bool:
    """Whether the words of a title say that it is a municipality's."""
    return any(t.word.lemma == "belediye" for t in tokens[title_first:head])


def is_of_place(tokens: list[Token], places: list[tuple[int, int, str]], index: int) -> bool:
    """Whether a word is a place's name or the noun after it (`Telangana eyaleti`)."""
    named = any(first <= index < last for first, last, _ in places)
    return named or tokens[index].word.has("place_noun")


def nearest_town(
    tokens: list[Token],
    first: int,
    last: int,
    title_first: int,
    head: int,
    places: list[tuple[int, int, str]],
) -> str | None:
    """`Antalya Konyaaltı Belediye Başkanı`, `Kırgızistan Oş Valisi`: of several places in a
    row the one beside the title holds the office."""
    governs = is_municipal(tokens, title_first, head) or tokens[head].word.lemma in _GOVERNORS
    if not governs or not places or last != title_first or places[0][0] != first:
        return None
    if len(places) > 1 and places[-1][1] == last:
        return places[-1][2]
    end = tokens[last - 1]
    unknown = not end.word.senses and end.is_capital and country_of(end.base) is None
    if places[-1][1] == last - 1 and len(places) == 1 and unknown:
        return end.base
    return None


def is_branch(
    tokens: list[Token], first: int, places: list[tuple[int, int, str]], last: int
) -> bool:
    """`CHP İzmir İl Başkanı`, `TİKA Saraybosna Koordinatörü`: a body, then its office's place."""
    if places[-1][1] != last or places[0][0] <= first:
        return False
    if any(a[1] != b[0] for a, b in pairwise(places)):
        return False
    body = tokens[places[0][0] - 1]
    if body.word.is_possessed and body.word.has("institution"):
        return True
    return body.word.lemma == "parti" or (body.base.isupper() and not body.word.senses)


_GOVERNORS = frozenset({"vali", "kaymakam", "muhtar", "akim", "hokim"})


def unknown_city(
    document: Document, tokens: list[Token], first: int, last: int, title_first: int
) -> str | None:
    """`X Belediye Başkanı`, `X Valisi` is held by X, whether or not a gazetteer knows it."""
    body = [t for t in tokens[first:last] if not t.text.islower()]
    if last <= first or last - first > 5 or len(body) > 2 or last != title_first:
        return None
    municipal = any(
        t.word.lemma in ("belediye", "vali", "kaymakam") or lower(t.base).startswith("milletvekil")
        for t in tokens[title_first : title_first + 3]
    )
    if not municipal or any(t.word.has("institution") or not t.is_capital for t in body):
        return None
    return surface_of(tokens, first, last, document.text)
