"""Turkish office phrases taken apart: role, institution, place; several in one phrase."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from comity.gazetteer import PlaceKind
from comity.passages import Passage
from comity.reading.document import Document, Office, Token
from comity.reading.languages.turkish.morphology import lower, plain
from comity.reading.languages.turkish.office_bodies import (
    before_bracket,
    body_start,
    is_branch,
    is_mission,
    is_municipal,
    is_of_people,
    is_of_place,
    is_stray,
    nearest_town,
    past_state,
    past_stray,
    unknown_city,
)
from comity.reading.languages.turkish.phrases import (
    is_ordinal,
    nominative,
    phrase_passage,
    places_in,
    surface_of,
    without_bracket,
)
from comity.reading.places import known_place

_COMPOUND = "milletvekil"
_BACK = frozenset("aıou")
_ROUND = frozenset("oöuü")
_VOWELS = "aeıioöuü"


def offices_in(document: Document, tokens: list[Token], first: int, head: int) -> list[Office]:
    """All offices that the phrase `tokens[first..head]` names; `head` is the last role word.

    `A Birliği (AB) ve B Belediye Başkanı` gives two with one title; `X Bakanı ve Y Daire
    Başkanı` gives two of their own.
    """
    offices: list[Office] = []
    start = first
    for index in range(first, head + 1):
        token = tokens[index]
        ends = index == head or (
            token.word.has("office")
            and index + 1 <= head
            and (tokens[index + 1].text in _JOINS or _stands_beside(token, tokens[index + 1]))
            and not token.word.has("subject")
        )
        if not ends:
            continue
        while start < index and not tokens[start].is_word:
            start += 1
        if start < index and tokens[start].text in ("ve", "&"):
            start += 1
        held = _segment(document, tokens, start, index)
        if before := _no_longer(tokens, start):
            held = [_as_former(office, before) for office in held]
        offices += held
        start = index + 1
    return _inherit(offices)


_FORMER = frozenset({"eski", "önceki", "emekli", "sabık"})


def _no_longer(tokens: list[Token], start: int) -> str:
    """`eski Kastamonu Üniversitesi Rektörü`: the word, however far from the title, or nothing."""
    for token in tokens[max(0, start - 1) : start + 1]:
        if lower(token.base) in _FORMER and not token.suffix:
            return lower(token.base)
    return ""


def _as_former(office: Office, word: str) -> Office:
    if word in lower(office.title).split():
        return office
    return replace(office, title=f"{word} {office.title}")


_JOINS = frozenset({"ve", ",", "&", "–"})


def _stands_beside(one: Token, other: Token) -> bool:
    """`Daimi Temsilcisi Büyükelçi X`: an office held at a body, then a title by itself."""
    closed = one.word.is_possessed or one.word.case == "object"
    bare_title = other.word.has("office") and not other.word.is_possessed and not other.word.case
    return closed and bare_title and other.is_capital and other.word.value("office") != "deputy"


def _inherit(offices: list[Office]) -> list[Office]:
    """`Lice Kaymakamı ve Belediye Başkan Vekili`: the second office is of the same place."""
    for before, after in pairwise(offices):
        municipal = "belediye" in lower(after.title)
        if municipal and after.place is None and after.institution is None:
            after.place = before.place
    return offices


def _segment(document: Document, tokens: list[Token], first: int, head: int) -> list[Office]:
    """One office, or one title at two institutions joined by `ve`."""
    title_first = _title_start(tokens, first, head)
    for index in range(first + 1, title_first):
        if tokens[index].text == "ve" and _closes_institution(tokens, index - 1):
            own_title = head if title_first < head else title_first
            own = _office(document, tokens, first, index, own_title, head)
            other = _office(document, tokens, index + 1, title_first, title_first, head)
            return [own, other]
    return [_office(document, tokens, first, title_first, title_first, head)]


def _closes_institution(tokens: list[Token], index: int) -> bool:
    if tokens[index].text == ")":
        return True
    base, word = tokens[index].base, tokens[index].word
    if base.isupper() and 2 <= len(base) <= 8 and not word.senses:
        return True
    if word.value("institution") == "government" and word.lemma != "hükümet":
        return False  # `Risk Yönetimi ve ... Dairesi`
    return word.has("institution") and (word.is_possessed or word.case == "of")


def _title_start(tokens: list[Token], first: int, head: int) -> int:
    """Where the role words begin: `Genel Sekreter Yardımcısı`, `Belediye Başkanı`."""
    at = head
    minister = tokens[head].word.value("office") == "minister" or (
        head > first and tokens[head - 1].word.value("office") == "minister"
    )
    while at > first:
        token = tokens[at - 1]
        word = token.word
        if token.text == ")" and at - 3 >= first and _is_title_part(tokens, at - 4):
            at -= 3  # Belediye (İBB) Başkanı
            continue
        if token.text == "." and is_ordinal(tokens, at - 1):
            at -= 2
            continue
        if word.lemma == "bölge" and tokens[at].word.lemma == "belediye":
            break  # `Budapeşte II. Bölge Belediye Başkanı`
        of_unit = tokens[head].word.lemma == "müdür" or tokens[at].word.lemma == "daire"
        if of_unit and _names_unit(tokens, at - 1):
            break
        if word.lemma == "parti" and at - 2 >= first and tokens[at - 2].is_capital:
            break
        if minister and (word.has("subject") or token.text in ("ve", ",")) and token.text != "(":
            at -= 1
            continue
        if token.suffix or not (_is_title_part(tokens, at - 1) or word.has("office")):
            break
        if word.is_possessed and at - 1 < head and _closes_body(tokens, at - 1, first):
            break
        at -= 1
    while at < head and tokens[at].text in ("ve", ","):
        at += 1
    return _without_institution(tokens, first, at, head)


def _names_unit(tokens: list[Token], index: int) -> bool:
    """`İl Kültür ve Turizm Müdürü`: the field names the directorate, though the word may also
    stand in titles."""
    word = tokens[index].word
    return word.has("subject") and word.lemma not in ("park", "su") and not tokens[index].suffix


_BODIES_IN_TITLES = frozenset({
    "kurul", "meclis", "komisyon", "komite", "encümen", "divan", "başkan", "yardımcı",
    "vekil", "müdür"
})  # fmt: skip


def _closes_body(tokens: list[Token], index: int, first: int) -> bool:
    """`Bölgesi`, `Odası`, `Dış İlişkiler Komisyonu` before the title belong to the body;
    `Yönetim Kurulu`, `Belediye Meclisi` to the title."""
    token = tokens[index]
    before = tokens[index - 1] if index > first else None
    if token.word.value("institution") == "council" and before is not None:
        return not before.word.has("title")
    lemma = next((s.lemma for s in token.word.senses), "")
    return lemma not in _BODIES_IN_TITLES and lemma != "daire" and not token.word.has("office")


def _is_title_part(tokens: list[Token], index: int) -> bool:
    return index >= 0 and tokens[index].word.has("title") and not tokens[index].suffix


def _without_institution(tokens: list[Token], first: int, at: int, head: int) -> int:
    """An institution with its possessive inside the role words bounds them (`Belediyesi`)."""
    for index in range(head - 1, at - 1, -1):
        word = tokens[index].word
        possessed = word.is_possessed and word.has("institution") and not tokens[index].suffix
        if (possessed and word.value("institution") not in ("council", "department")) or (
            tokens[index].suffix
        ):
            return index + 1
    return at


def _office(
    document: Document, tokens: list[Token], first: int, last: int, title_first: int, head: int
) -> Office:
    """The office with its body in `tokens[first:last]` and its title in `[title_first..head]`."""
    title = _title(document, tokens, title_first, head)
    _learn_abbreviation(document, tokens, first, head)
    kind = tokens[head].word.value("office")
    if kind == "deputy" and tokens[head - 1].word.value("office") == "envoy" and head > title_first:
        kind = "envoy"  # `Başkonsolos Vekili`
    last = before_bracket(tokens, first, last)
    owner = None
    if kind != "envoy":
        owners = places_in(tokens, first, body_start(tokens, first, last))
        owner = owners[-1][2] if owners else None
        first = body_start(tokens, first, last)
    first = past_stray(tokens, first, last)
    if kind != "envoy":
        first = past_state(tokens, first, last)
    if first == 0 and last == 1 and kind == "other" and is_stray(tokens[0]):
        first = 1  # `Moderatörlüğünü gazeteci A. B. yaptı`
    places = places_in(tokens, first, last)
    passage = phrase_passage(tokens, first if last > first else title_first, head + 1)
    if is_of_people(tokens, first, last) and kind != "envoy":
        return Office(title, None, None, passage)
    if kind == "envoy" and places and is_mission(tokens, places, last, head):
        return _envoy(document, tokens, first, last, title, places, passage)
    institution = _institution(document, tokens, first, last, title_first, head)
    if places and all(is_of_place(tokens, places, i) for i in range(first, last)):
        institution = institution if is_municipal(tokens, title_first, head) else None
    elif institution and places and is_branch(tokens, first, places, last):
        institution = surface_of(tokens, first, places[0][0], document.text)
        places = places[-1:]
    nearest = nearest_town(tokens, first, last, title_first, head, places)
    if nearest is not None:
        if institution is not None:  # of `Kırgızistan Oş`, the municipality is Oş's
            begins = (i for i in range(last - 1, first, -1) if _begins_with(tokens, i, nearest))
            start = next(begins, first)
            institution = _institution(document, tokens, start, last, title_first, head)
        return Office(title, institution, nearest, passage)
    place = places[0][2] if places else unknown_city(document, tokens, first, last, title_first)
    if not places and place is not None and not is_municipal(tokens, title_first, head):
        institution = None  # `Rodop Milletvekili`
    if place is None and institution and not _is_field_only(tokens, first, last):
        place = owner  # `Tataristan’ın Ticaret ve Sanayi Odası Başkanı`
    if len(places) > 1 and any(
        t.word.value("institution") == "embassy" for t in tokens[first:last]
    ):
        place = places[-1][2]
    return Office(title, institution, place, passage)


def _is_field_only(tokens: list[Token], first: int, last: int) -> bool:
    """Whether the words name what an office deals with, and no body."""
    return not any(t.word.has("institution") for t in tokens[first:last])


def _learn_abbreviation(document: Document, tokens: list[Token], first: int, head: int) -> None:
    """`İstanbul Büyükşehir Belediye (İBB) Başkanı` tells what İBB stands for."""
    for index in range(first + 1, head - 1):
        if tokens[index].text == "(" and tokens[index + 2].text == ")":
            short = tokens[index + 1].base
            start = max(
                (i + 1 for i in range(first, index) if tokens[i].text in ("ve", ")", ",")),
                default=first,
            )
            words = [t.base for t in tokens[start:index] if t.is_word]
            if short.isupper() and words:
                if lower(words[-1]) == "belediye":
                    words[-1] = with_possessive(words[-1])
                document.abbreviations.setdefault(short, " ".join(words))


def _envoy(
    document: Document,
    tokens: list[Token],
    first: int,
    last: int,
    title: str,
    places: list[tuple[int, int, str]],
    passage: Passage,
) -> Office:
    """`Rusya İstanbul Başkonsolosu`: sending state, then the city where they serve."""
    sender: str | None = surface_of(tokens, first, places[0][1], document.text)
    seat: str | None = None
    place = known_place(places[0][2])
    city = place is not None and place.kind in (PlaceKind.CITY, PlaceKind.DISTRICT)
    if len(places) == 1 and city and places[0][0] == first and places[0][1] >= last:
        return Office(title, None, places[0][2], passage)  # `Seul Büyükelçisi`
    if len(places) > 1:
        seat = places[-1][2]
        sender = surface_of(tokens, first, places[-1][0], document.text)
    return Office(title, sender or None, seat, passage)


def _title(document: Document, tokens: list[Token], first: int, head: int) -> str:
    words = [t for t in tokens[first : head + 1] if t.is_word]
    bracket = False
    kept: list[str] = []
    for token in tokens[first : head + 1]:
        if token.text == "(":
            bracket = True
        elif token.text == ")":
            bracket = False
        elif not bracket and token.is_word:
            kept.append(token.base if token is not tokens[head] else nominative(token))
        elif not bracket and token.text == "." and kept:
            kept[-1] += "."  # Meclis 1. Başkan Vekili
        elif not bracket and token.text == "," and kept:
            kept[-1] += ","
    if kept and lower(kept[0]) == "yeni" and len(kept) > 1:
        kept = kept[1:]
    kept = ["Daire" if w == "Dairesi" else w for w in kept]
    kept[-1] = _without_our(kept[-1], tokens[head])
    if tokens[head].word.is_plural:
        kept[-1] = _of_one(kept[-1])
    if len(words) == 1 or len(kept) == 1 or lower(kept[-2]) in _ADJECTIVES:
        kept[-1] = bare(kept[-1], tokens[head])
    after = tokens[head + 1 : head + 3]
    if len(after) == 2 and after[0].base == "V" and after[1].text == ".":
        kept.append("V.")  # `Belediye Başkan V.`: vekili
    return " ".join(kept)


def _of_one(word: str) -> str:
    """`Yardımcıları` -> `Yardımcısı`, `üyeleri` -> `üyesi`: one of several of an office."""
    match = _OF_MANY.match(word)
    return with_possessive(match["stem"]) if match else word


_OF_MANY = re.compile(r"(?P<stem>.{2,}?)l[ae]r(?:[ıi](?:m[ıi]z)?)?$")
_ADJECTIVES = frozenset(
    "genel fahri onursal eş birinci ikinci eski geçici kurucu baş yeni önceki seçilmiş "
    "kıdemli özel yüksek emekli daimi daimî gönüllü muavin teknik".split()
)
_OUR = re.compile(r"(?P<stem>.{3,}?)(?P<v>[ıiuü])m[ıiuü]z$")


def _without_our(word: str, token: Token) -> str:
    """`Başkanımız` -> `Başkanı`: a municipality's own page speaks of `our mayor`."""
    match = _OUR.match(word)
    if match is None:
        return word
    stem, vowel = match.group("stem"), match.group("v")
    ends_in_vowel = any(s.lemma == lower(stem + vowel) for s in token.word.senses)
    return f"{stem}{vowel}s{vowel}" if ends_in_vowel else stem + vowel


def bare(word: str, token: Token) -> str:
    """A role word without the possessive that ties it to its institution: `Başkanı` -> `Başkan`."""
    lemma = next((s.lemma for s in token.word.senses if s.cls == "office"), "")
    if lemma == _COMPOUND:
        return word  # its possessive belongs to it
    if lemma and plain(word).startswith(plain(lemma)):
        return word[: len(lemma)]
    if lemma.endswith("k") and plain(word).startswith(plain(lemma[:-1])):
        return word[: len(lemma) - 1] + "k"  # aşığı -> aşık
    return word


def _institution(
    document: Document, tokens: list[Token], first: int, last: int, title_first: int, head: int
) -> str | None:
    """The institution's name in the nominative; built with its possessive where only the
    compound of the office names it (`Büyükşehir Belediye Başkanı`)."""
    title_words = [t for t in tokens[title_first:head] if t.is_word and t.word.has("title")]
    body = without_bracket(surface_of(tokens, first, last, document.text))
    if last > first and not tokens[last - 1].suffix and tokens[last - 1].word.case == "of":
        body = body[: len(body) - len(tokens[last - 1].base)] + nominative(tokens[last - 1])
    unit = next((t for t in title_words if t.word.lemma in ("belediye", "daire", "meclis")), None)
    low_head = tokens[head].word.lemma
    if unit is not None and unit.word.lemma == "belediye":
        if last - first > 1 and _is_place_noun(tokens[last - 1]):
            body = body.rpartition(" ")[0]  # `Worms kenti Belediye Başkanı`
        words = [t.base for t in title_words if t.word.lemma in ("büyükşehir", "belediye")]
        return f"{body} {' '.join(words)}si".strip() if body else None
    if unit is not None and unit.word.lemma == "daire" and body:
        return f"{body} Dairesi"
    if low_head == "müdür" and body and _ends_in_subject(tokens, last):
        return f"{body} Müdürlüğü"
    end = tokens[last - 1] if last > first else None
    if body and end is not None and end.word.value("institution") == "embassy":
        words = body.rsplit(" ", 1)
        if not end.word.is_possessed and not end.suffix and last == title_first:
            return " ".join([*words[:-1], with_possessive(words[-1])])
    return body or None


def _is_place_noun(token: Token) -> bool:
    return token.word.has("place_noun") and not token.is_capital and token.word.is_possessed


def _begins_with(tokens: list[Token], index: int, place: str) -> bool:
    """Whether a place's name begins at a token."""
    return tokens[index].base == place.split()[0]


def _ends_in_subject(tokens: list[Token], last: int) -> bool:
    word = tokens[last - 1].word
    return word.has("subject") and not word.has("institution")


def with_possessive(noun: str) -> str:
    """`Belediye` -> `Belediyesi`, `Birlik` -> `Birliği` by vowel harmony."""
    low = lower(noun)
    vowel = next((c for c in reversed(low) if c in _VOWELS), "e")
    ending = (
        ("u" if vowel in _BACK else "ü") if vowel in _ROUND else ("ı" if vowel in _BACK else "i")
    )
    if low[-1] in _VOWELS:
        return f"{noun}s{ending}"
    return (noun[:-1] + "ğ" if low.endswith("k") else noun) + ending
