"""Mentions in a Russian sentence: people with offices, then everything else, then functions."""

from __future__ import annotations

from comity.reading.document import Document, Mention, MentionKind, Sentence
from comity.reading.languages.russian.chains import chain_at
from comity.reading.languages.russian.morphology import readings
from comity.reading.languages.russian.offices import office_of
from comity.reading.languages.russian.owners import give_owners
from comity.reading.languages.russian.persons import Persons
from comity.reading.languages.russian.phrases import (
    is_adjective,
    marker_for,
    nominative_phrase,
    passage_of,
    preposition_before,
)
from comity.reading.languages.russian.predicates import POSTS
from comity.reading.languages.russian.things import Things

_PREFERRED = {
    "с": ("ablt", "gent"),
    "со": ("ablt", "gent"),
    "в": ("loct", "accs"),
    "во": ("loct", "accs"),
    "на": ("loct", "accs"),
    "между": ("ablt", "gent"),
}
_LED_BY = (["во", "главе"], ["под", "руководством"], ["под", "началом"])
_ON_GROUND = (
    ["в", "рамках"], ["во", "исполнение"], ["в", "развитие"], ["на", "основании"], ["на", "основе"],
)  # fmt: skip
_ORDER = ("nomn", "accs", "gent", "datv", "ablt", "loct")


class Mentions:
    """Finds the mentions of one sentence; each word is used once."""

    def __init__(self, sentence: Sentence, document: Document) -> None:
        self.sentence = sentence
        self.document = document
        self.tokens = sentence.tokens
        self.taken = bytearray(len(self.tokens))
        self.found: list[Mention] = []

    def all(self) -> list[Mention]:
        """All mentions in order, with the functions that case and preposition give."""
        if _is_byline(self.sentence) and not self._is_signed():
            return []
        _skip_dateline(self.sentence, self.taken)
        persons = Persons(self.sentence, self.document, self.taken)
        persons.with_offices()
        persons.without_offices()
        persons.offices_behind()
        things = Things(self.sentence, self.document, self.taken)
        things.headed()
        self.found = persons.found + things.found
        self._titles_alone()
        things.found.clear()
        things.places()
        self.found += things.found
        self.found.sort(key=lambda m: m.first)
        give_owners(self.tokens, self.found)
        self._mark()
        return self.found

    def _is_signed(self) -> bool:
        """Whether the line before is an office alone, so that this one names who holds it."""
        lines = self.document.sentences
        at = next((i for i, line in enumerate(lines) if line is self.sentence), 0)
        before = lines[at - 1].tokens if at else []
        if not before or len(before) > 12 or before[-1].text in (".", ":", "!", "?"):
            return False
        heads = [t for t in before if t.word.has("office") and not t.word.has("byline")]
        return bool(heads) and not any(
            t.word.verb is not None and t.word.verb.form == "finite" for t in before
        )

    def _titles_alone(self) -> None:
        """`мэр` or `глава Калуги` without a name: a reference to a person."""
        for index, token in enumerate(self.tokens):
            if self.taken[index] or not token.word.has("office") or token.word.has("weak"):
                continue
            if token.word.is_plural or token.word.part not in ("noun", ""):
                continue
            if token.text.isupper() or self._is_plural_subject(index):
                continue
            if index and token.word.lower == "главе" and self.tokens[index - 1].word.lower == "во":
                continue
            floor = index
            while floor > 0 and not self.taken[floor - 1]:
                floor -= 1
            chain = chain_at(self.tokens, index, floor)
            last = chain.last
            while last > index + 1 and self.taken[last - 1]:
                last -= 1
            office = office_of(self.document, self.tokens, chain)
            mention = Mention(
                kind=MentionKind.PERSON,
                first=chain.first,
                last=last,
                name=nominative_phrase(
                    self.document.text, self.tokens, chain.first, index, last, chain.cases
                ),
                passage=passage_of(self.tokens, chain.first, last),
                offices=[office],
                place=office.place,
                marker="|".join(sorted(chain.cases)),
                is_reference=True,
            )
            for at in range(mention.first, mention.last):
                self.taken[at] = 1
            self.found.append(mention)

    def _is_plural_subject(self, index: int) -> bool:
        """`Главы Краснодара и Сухума пролонгировали`: several people, none of them named."""
        found = readings(self.tokens[index].word.lower)
        if not any(r.is_plural and r.case == "nomn" and r.part == "NOUN" for r in found):
            return False
        before = self.tokens[index - 1] if index else None
        if before is not None and (before.word.part == "noun" or before.word.has("preposition")):
            return False
        return any(
            t.word.verb is not None and t.word.verb.form == "finite" and t.word.verb.is_plural
            for t in self.tokens[index + 1 : index + 9]
        )

    def _mark(self) -> None:
        """Turn the possible cases of each mention into its function."""
        before: Mention | None = None
        for mention in self.found:
            cases = [c for c in mention.marker.split("|") if c]
            preposition = preposition_before(self.tokens, self._opening(mention))
            shared = self._shares(before, mention)
            if not preposition and "ablt" in cases:
                preposition = self._before_participle(mention)
            if preposition:
                case = self._governed(cases, preposition)
                mention.marker = self._with_phrase(mention, marker_for(case, preposition))
            elif (
                shared is not None
                and before is not None
                and (not cases or shared in cases or self._is_pair(before, mention))
            ):
                mention.marker = before.marker
                mention.extra = before.extra
            else:
                case = self._plain(mention, cases)
                mention.marker = self._with_phrase(mention, marker_for(case, ""))
                if mention.marker == "" and "accs" in cases:
                    mention.extra = "object"
            if preposition or shared is None:
                self._case = (
                    self._governed(cases, preposition)
                    if preposition
                    else (self._plain(mention, cases))
                )
            before = mention

    _case = "nomn"

    def _opening(self, mention: Mention) -> int:
        """`с китайским (городом) Цзюцзян`, `с бурятским коллегой Иваном Бадмаевым`: where the
        words of a place or a person begin, adjectives before the noun included."""
        at = mention.first
        cases = set(mention.marker.split("|"))
        while at > 0 and self._agrees(at - 1, cases) and not self._is_used(at - 1):
            at -= 1
        return at

    def _agrees(self, position: int, cases: set[str]) -> bool:
        """Whether a word is an adjective in one of some cases; a name (`в Смольном`) is none."""
        token = self.tokens[position]
        if token.is_capital or not is_adjective(token):
            return False
        return any(r.case in cases for r in readings(token.word.lower) if r.part != "NOUN")

    def _is_used(self, position: int) -> bool:
        """Whether a word is part of a mention."""
        return any(m.first <= position < m.last for m in self.found)

    def _is_pair(self, before: Mention, mention: Mention) -> bool:
        """`между городами Тула и Минск`: names that stay in the nominative behind the noun."""
        return before.marker == "between" and before.kind is mention.kind

    def _shares(self, before: Mention | None, mention: Mention) -> str | None:
        """The case of the mention before, where only a comma or `и` stands between the two."""
        if before is None:
            return None
        gap = self.tokens[before.last : mention.first]
        texts = [t.text for t in gap]
        if texts in ([","], ["и"], [",", "и"], [",", "а", "также"], ["а", "также"], [";"]):
            return self._case
        return None

    def _governed(self, cases: list[str], preposition: str) -> str:
        order = _PREFERRED.get(preposition)
        if order is None:
            return cases[0] if cases else "gent"
        for case in order:
            if case in cases:
                return case
        return order[0]

    def _plain(self, mention: Mention, cases: list[str]) -> str:
        """The likeliest case without a preposition; gentive behind a noun, else accusative."""
        if not cases:
            return "nomn" if self._can_be_subject(mention) else "gent"
        if "gent" in cases and len(cases) > 1 and self._behind_noun(mention):
            return "gent"
        if "nomn" in cases:
            return "nomn"
        if "gent" in cases and "accs" in cases:
            return "gent" if self._behind_noun(mention) else "accs"
        if "gent" in cases and len(cases) > 1:
            return "gent" if self._behind_noun(mention) else next(c for c in cases if c != "gent")
        return next(c for c in _ORDER if c in cases)

    def _before_participle(self, mention: Mention) -> str:
        """`с прибывшим на форум мэром`: the preposition stands before the participle."""
        for index in range(mention.first - 1, max(mention.first - 12, 0), -1):
            token = self.tokens[index]
            if token.text in ",;.:" or token.quotation is not None:
                return ""
            verb = token.word.verb
            if verb is None:
                continue
            if verb.form == "participle" and "by" in token.word.cases:
                before = self.tokens[index - 1].word.lower
                return before if before in ("с", "со") else ""
            return ""
        return ""

    def _behind_noun(self, mention: Mention) -> bool:
        """Whether a noun stands right before, of which a genitive may depend."""
        at = mention.first - 1
        if at < 0:
            return False
        if self.tokens[at].word.has("encounter") or self.tokens[at].word.lemma in POSTS:
            return True  # `визит делегации планируется`, `пост мэра занял`
        if mention.last < len(self.tokens):
            verb = self.tokens[mention.last].word.verb
            if verb is not None and verb.form == "finite" and not verb.is_passive:
                return False  # `На причале гостей встретили`
        token = self.tokens[at]
        return token.is_word and token.word.part == "noun"

    def _can_be_subject(self, mention: Mention) -> bool:
        """An abbreviation is a subject at the sentence's start or right before its verb."""
        if mention.subkind != "abbreviation" or mention.first == 0:
            return True
        following = self.tokens[mention.last] if mention.last < len(self.tokens) else None
        verb = following.word.verb if following is not None else None
        return verb is not None and verb.form == "finite"

    def _with_phrase(self, mention: Mention, marker: str) -> str:
        """`во главе с`, `в присутствии`, `по словам`, `от имени`: functions of their own."""
        lows = [t.word.lower for t in self.tokens[max(0, mention.first - 3) : mention.first]]
        if lows[-3:-1] == ["во", "главе"] or lows[-2:] in _LED_BY:
            return "led"
        if mention.kind is MentionKind.AGREEMENT and (
            lows[-2:] in _ON_GROUND or lows[-3:] == ["в", "соответствии", "с"]
        ):
            return "under"  # `в рамках соглашения подписали план`
        if lows[-2:] == ["на", "имя"]:
            return "to"  # `письмо на имя главы`
        if lows[-2:] in (["в", "присутствии"], ["при", "участии"], ["с", "участием"]):
            return "present"
        if lows[-2:] in (["по", "словам"], ["по", "мнению"], ["по", "сообщению"], ["со", "слов"]):
            return "said"
        if lows[-2:] in (["от", "имени"], ["по", "поручению"], ["в", "адрес"]):
            return "behalf"
        return marker


def _skip_dateline(sentence: Sentence, taken: bytearray) -> None:
    """`(Анкара, 3 марта, «Татар-информ», Ренат Вафин).`: the name is the writer's."""
    tokens = sentence.tokens
    if tokens[0].text != "(":
        return
    close = next((i for i, t in enumerate(tokens[:30]) if t.text == ")"), None)
    if close is not None and any(d.passage.end <= tokens[close].start for d in sentence.dates):
        for index in range(close + 1):
            taken[index] = 1


def _is_byline(sentence: Sentence) -> bool:
    """`Фото: Сергей Иванов`, `Людмила СЕЛИВАНОВА`, `Беседовала Инна Дробышева`."""
    tokens = sentence.tokens
    if len(tokens) > 9:
        return False
    if any(t.word.has("byline") for t in tokens[:2]):
        rest = [
            t for t in tokens if t.is_word and not t.word.has("byline", "office", "institution")
        ]
        return ":" in (t.text for t in tokens[:3]) or all(not t.text.islower() for t in rest)
    words = [t for t in tokens if t.is_word and t.text[0].isalpha()]
    if not words or len(words) > 4 or not all(t.is_capital for t in words):
        return False
    return not any(t.word.has("office", "institution", "event", "agreement") for t in words)
