"""Turkish noun phrases of the field: offices, institutions, places, events.

Turkish phrases are head-final: `place + body + unit + title` and then the name. A phrase
is found from its head and extended to the left; offices nest and share heads (`A Birliği
ve B Belediye Başkanı`), which `offices_in` takes apart.
"""

from __future__ import annotations

from comity.passages import Passage
from comity.reading.document import Document, Mention, MentionKind, Sentence, Token
from comity.reading.languages.turkish.morphology import apostrophe_case, lower
from comity.reading.places import known_place

MONTHS_AND_DAYS = frozenset(
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık pazartesi "
    "salı çarşamba perşembe cuma cumartesi pazar".split()
)
_MAX_PHRASE = 26
_FOREIGN = frozenset(
    "an der am im bei ob auf den sur le la les lès del di upon nad pod und of do dos das".split()
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI")
_OURS = ("ımız", "imiz", "umuz", "ümüz")
_WORDS_ONLY = frozenset({"common"})


def case_of(token: Token) -> str:
    """The marker that a token's own ending gives: apostrophe suffix or noun suffix."""
    if token.suffix:
        return apostrophe_case(token.suffix)
    return token.word.case


def is_ordinal(tokens: list[Token], dot: int) -> bool:
    """`Meclis 1. Başkan Vekili`: whether a dot closes a number inside a title."""
    number = tokens[dot - 1].text if dot > 1 else ""
    before, after = tokens[dot - 2], tokens[dot + 1 : dot + 2]
    inside = dot > 1 and (before.word.has("title") or any(t.word.lemma == "bölge" for t in after))
    return inside and (number.isdigit() or number in _ROMAN)


class PhraseStart:
    """Extends a phrase from its head to the left, as far as the words belong to it."""

    def __init__(self, tokens: list[Token], floor: int) -> None:
        self.tokens = tokens
        self.floor = floor

    def of(self, head: int, *, through_and: bool = True) -> int:
        """The position of the first word of the phrase whose head stands at `head`."""
        at = head
        while at > self.floor and head - at < _MAX_PHRASE:
            step = self._step(at, through_and)
            if step == 0:
                break
            at -= step
        return at

    def _step(self, at: int, through_and: bool) -> int:
        """How many tokens before `at` belong to the phrase too; 0 ends it."""
        token = self.tokens[at - 1]
        if self._is_company_of_another(at - 1):
            return 0
        if token.text == ")":
            return self._bracket(at)
        if token.text == "ile" and self.tokens[at].text.startswith("İlişki"):
            return 1  # `Türk Devletleri ile İlişkiler Başkanı`
        if token.text in ("ve", "&") and at - 2 >= self.floor:
            return 1 if through_and and self._joins(at) else 0
        if token.text == "," and at - 2 >= self.floor:
            if self._one_person(at):
                return 1
            both = self.tokens[at - 2].word.has("subject") and self.tokens[at].word.has("subject")
            return 1 if both and self.tokens[at - 2].is_capital else 0
        if token.text == ".":
            return 4 if self._is_company(at) else 2 * is_ordinal(self.tokens, at - 1)
        if not token.is_word:
            return 0
        return 1 if self._belongs(at - 1) else 0

    def _is_company_of_another(self, at: int) -> bool:
        """`X ve beraberindeki heyet, Y Belediye Başkanı`; `Heyeti Y Belediye Başkanı karşıladı`."""
        token = self.tokens[at]
        if token.word.value("group") != "delegation":
            return False
        before = self.tokens[at - 1].word.lower if at else ""
        accusative = at == 0 and token.is_capital and token.word.is_possessed
        return before.startswith(("beraberindeki", "yanındaki")) or accusative

    def _is_company(self, at: int) -> bool:
        """`Kültür A.Ş.`: the letters of a company before `at`."""
        letters = [t.text for t in self.tokens[max(self.floor, at - 4) : at]]
        return letters == ["A", ".", "Ş", "."]

    def _one_person(self, at: int) -> bool:
        """`X Bakanı, Y İlişkiler Başkanı A. B.`: two offices of one person, unless the second
        begins with a place of its own."""
        before, after = self.tokens[at - 2], self.tokens[at]
        body = self.tokens[at - 3] if at - 3 >= self.floor else None
        if body is not None and before.word.has("office") and after.is_capital:
            kind = body.word.value("institution")
            short = body.base.isupper() and len(body.base) > 1 and not body.word.senses
            if short or (kind in ("union", "chamber", "association") and body.word.is_possessed):
                return not before.suffix and not after.word.has("office")
        return (
            before.word.has("office")
            and (before.word.is_possessed or before.word.case == "object")
            and not before.suffix
            and after.is_capital
            and after.word.has("subject")
        )

    def _bracket(self, at: int) -> int:
        for width in (3, 4, 5):
            start = at - width
            if start >= self.floor and self.tokens[start].text == "(":
                inside = [t for t in self.tokens[start + 1 : at - 1] if t.is_word]
                return width if inside and all(t.is_capital for t in inside) else 0
        return 0

    def _joins(self, at: int) -> bool:
        """Whether `ve` before `at` joins parts of one office phrase rather than two people."""
        before = self.tokens[at - 2]
        if before.text == ")":
            return True
        if before.suffix or not before.is_word or before.word.lower.endswith(_OURS):
            return False
        if before.base.isupper() and 2 <= len(before.base) <= 8 and not before.word.senses:
            return self.tokens[at].is_capital  # `KTBB ve Güzelyurt Belediye Başkanı`
        if before.word.case and not (before.word.has("office") and before.word.case == "object"):
            return False
        return before.word.has("office", "institution", "subject")

    def _belongs(self, index: int) -> bool:
        token = self.tokens[index]
        word = token.word
        if word.has("adverb"):
            return False
        if token.text in _FOREIGN:
            return self._stands_in_name(index)
        verb = word.part == "verb" and not word.senses and not (token.is_capital and index)
        if verb and not self._names_city(index):
            return False
        if word.lower.endswith(_OURS) and not word.has("office"):
            return False  # `heyetimiz Herne Belediye Başkanı X’i`: a phrase of its own
        if token.is_capital or token.text[0].isdigit():
            case = "" if self._is_unknown_name(index) else case_of(token)
            if case in ("", "of"):
                opens = index == self.floor and index == 0
                if opens and not (self._fits_at_start(token) or self._names_city(index)):
                    return False
                return not word.has("honorific", "encounter") and (
                    lower(token.base) not in MONTHS_AND_DAYS or self._names_body(index)
                )
            return (
                case == "object"
                and word.is_possessed is False
                and not token.suffix
                and word.has("subject", "office", "institution", "place_noun")
            )
        if word.case not in ("", "of"):
            return False
        if word.value("group") == "delegation" and self.tokens[index + 1].is_capital:
            return self.tokens[index + 1].word.has("office")  # `heyet Edremit Belediye Başkanını`
        return word.has("title", "institution", "subject", "place_noun") and word.part != "verb"

    def _names_city(self, index: int) -> bool:
        """`Hacılar Belediye Başkanı`: a word of the language as the name of a town."""
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        lemmas = ("belediye", "büyükşehir", "kaymakam")
        return following is not None and following.is_capital and following.word.lemma in lemmas

    def _stands_in_name(self, index: int) -> bool:
        """`Neustadt an der Weinstrasse`: small words of other languages inside a name."""
        before = self.tokens[index - 1] if index > self.floor else None
        after = self.tokens[index + 1]
        opens = before is not None and (before.is_capital or before.text in _FOREIGN)
        return opens and (after.is_capital or after.text in _FOREIGN)

    def _is_unknown_name(self, index: int) -> bool:
        """`Herne Belediyesi`: a name that only looks like a form of a word (`her-ne`)."""
        token = self.tokens[index]
        if token.suffix or not token.is_capital or index == 0:
            return False
        return token.word.classes <= _WORDS_ONLY

    def _names_body(self, index: int) -> bool:
        """`Ondokuz Mayıs Üniversitesi`: a month in the name of a body."""
        following = self.tokens[index + 1]
        return following.is_capital and following.word.has("institution")

    def _fits_at_start(self, token: Token) -> bool:
        if token.word.senses:
            known = ("office", "institution", "title", "subject", "place_noun")
            two = f"{token.base} {self.tokens[1].base}" if len(self.tokens) > 1 else token.base
            return token.word.has(*known) or known_place(two) is not None  # Güney Kore
        return True


def surface_of(tokens: list[Token], first: int, last: int, text: str) -> str:
    """The words of a phrase as they stand, the last one without its apostrophe suffix."""
    if last <= first:
        return ""
    end = tokens[last - 1]
    stop = end.start + len(end.base) if end.suffix else end.end
    return " ".join(text[tokens[first].start : stop].split())


def without_bracket(name: str) -> str:
    """A name without the abbreviation that follows it in brackets."""
    head, mark, rest = name.partition(" (")
    if not mark:
        return name
    return (head + rest.partition(")")[2]).strip()


def nominative(token: Token) -> str:
    """A possessed head in the nominative with its possessive: `Belediyesi’ni` -> `Belediyesi`."""
    if token.suffix or not token.word.case:
        return token.base
    if token.word.case == "object" and lower(token.base).endswith(("ları", "leri")):
        return token.base  # `Günleri`, `Odaları`: the plural's possessive, not -i
    return _cut_case(token.base, token.word.case)


def _cut_case(surface: str, case: str) -> str:
    endings = {
        "of": ("nın", "nin", "nun", "nün", "ın", "in", "un", "ün"),
        "object": ("nı", "ni", "nu", "nü", "yı", "yi", "yu", "yü", "ı", "i", "u", "ü"),
        "to": ("na", "ne", "ya", "ye", "a", "e"),
        "in": ("nda", "nde", "da", "de", "ta", "te"),
        "from": ("ndan", "nden", "dan", "den", "tan", "ten"),
        "with": ("yla", "yle", "la", "le"),
        "in+": ("ndaki", "ndeki", "daki", "deki", "taki", "teki"),
    }.get(case, ())
    low = lower(surface)
    for ending in endings:
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            stem = surface[: len(surface) - len(ending)]
            return stem[:-1] + "k" if stem.endswith("ğ") else stem  # Birliğin -> Birlik
    return surface


def places_in(tokens: list[Token], first: int, last: int) -> list[tuple[int, int, str]]:
    """Places of the gazetteer among the words of a phrase: (first, last, name)."""
    found: list[tuple[int, int, str]] = []
    at = first
    while at < last:
        for width in (3, 2, 1):
            if at + width > last or not tokens[at].is_capital:
                continue
            name = " ".join(t.base for t in tokens[at : at + width])
            place = known_place(name) if not is_abbreviation(name) else None
            named = width == 1 and _before_place_noun(tokens, at, last)
            if named or (
                place is not None
                and not tokens[at].word.has("subject", "title", "institution", "facility")
                and not (width == 1 and lower(name).endswith(("leri", "ları")))
                and (not place.is_ambiguous or _is_clear(tokens, at + width, last))
            ):
                found.append((at, at + width, name))
                at += width - 1
                break
        at += 1
    return found


def _is_clear(tokens: list[Token], after: int, last: int) -> bool:
    """Whether a name that is also a word stands where only a place can: with an ending, at
    the end of the body, or before the word for municipality."""
    return (
        bool(tokens[after - 1].suffix)
        or after >= last
        or tokens[after].word.has("place_noun")
        or tokens[after].word.lemma in ("belediye", "büyükşehir", "vali", "valilik")
        or _is_of_region(tokens[after - 1], tokens[after])
    )


def _is_of_region(one: Token, other: Token) -> bool:
    """`Mersin Yenişehir`: a province, then one of its country's districts."""
    region, district = known_place(one.base), known_place(other.base)
    if region is None or district is None or not other.is_capital:
        return False
    return region.country == district.country and region.population > district.population


def _before_place_noun(tokens: list[Token], at: int, last: int) -> bool:
    """`Öskemen Şehri`, `Biləsuvar Rayon`: the noun after it makes a name a place."""
    if at + 1 >= last or tokens[at].suffix or tokens[at].word.senses:
        return False
    return tokens[at + 1].word.has("place_noun") and not tokens[at + 1].word.is_plural


_STATE_ABBREVIATIONS = frozenset({"ABD", "KKTC", "BAE", "GKRY"})


def is_abbreviation(name: str) -> bool:
    """A short word in capitals stands for an institution, unless it is a state's."""
    return name.isupper() and len(name) <= 6 and name not in _STATE_ABBREVIATIONS


def phrase_passage(tokens: list[Token], first: int, last: int) -> Passage:
    """The passage of the tokens from `first` to before `last`."""
    return Passage(tokens[first].start, tokens[last - 1].end)


def institution_kind(token: Token) -> str | None:
    """The kind of institution that a head noun names, or None."""
    return token.word.value("institution")


def group_mention(sentence: Sentence, document: Document, head: int, floor: int) -> Mention:
    """A delegation or other group named by its head noun, with the place it comes from."""
    tokens = sentence.tokens
    first = PhraseStart(tokens, floor).of(head, through_and=False)
    places = places_in(tokens, max(floor, first), head)
    origin = places[0][2] if places else _origin_before(tokens, head, floor)
    name = surface_of(tokens, first, head + 1, document.text)
    return Mention(
        kind=MentionKind.GROUP,
        first=first,
        last=head + 1,
        name=_as_nominative(name, tokens[head]),
        passage=phrase_passage(tokens, first, head + 1),
        place=origin,
        marker=_group_marker(tokens, first, head),
        subkind=tokens[head].word.value("group"),
        is_plural=True,
    )


def _group_marker(tokens: list[Token], first: int, head: int) -> str:
    """`İBB bürokratları` is a compound in the nominative, though the ending could be -ı."""
    token = tokens[head]
    if token.word.lower.endswith(_OURS):
        return ""  # `heyetimiz`
    before = tokens[head - 1]
    compound = first < head and (
        before.is_capital or before.word.has("title", "institution", "group") or _is_noun(before)
    )
    if case_of(token) == "object" and token.word.lower.endswith(("ları", "leri")):
        return "" if compound else "object"
    if not token.word.case and token.word.is_possessed and not token.suffix:
        return "" if compound or _is_of_subject(tokens, first, head) else "object"
    return case_of(token)


def _is_of_subject(tokens: list[Token], first: int, head: int) -> bool:
    """`Başkan X ve ekibi, ...`: with a comma behind it the team of X acts with X."""
    follows = tokens[head + 1].text if head + 1 < len(tokens) else ""
    return follows == "," and first == head and head > 1 and tokens[head - 1].text == "ve"


def _is_noun(token: Token) -> bool:
    """`iş heyeti`, `iş insanları heyeti`: a bare noun makes a compound with the next."""
    bare = token.is_word and not token.text[0].isdigit() and not token.word.case
    word = token.word.lower
    return (
        bare and token.word.verb is None and not word.endswith(("ki", "lik", "lık", "luk", "lük"))
    )


def _as_nominative(name: str, head: Token) -> str:
    end = nominative(head)
    return name[: len(name) - len(head.base)] + end if name.endswith(head.base) else name


def _origin_before(tokens: list[Token], head: int, floor: int) -> str | None:
    """`Kazan’dan gelen heyet`: the place that a participle before the head names."""
    for index in range(head - 1, max(floor, head - 10) - 1, -1):
        if case_of(tokens[index]) == "from":
            if tokens[index].is_capital and known_place(tokens[index].base):
                return tokens[index].base
            if (
                tokens[index].word.has("place_noun")
                and index > floor
                and tokens[index - 1].is_capital
            ):
                return tokens[index - 1].base
        if tokens[index].text in ",;":
            break
    return None
