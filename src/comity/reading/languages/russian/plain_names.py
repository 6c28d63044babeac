"""Names of people that show themselves, and how a name is read and added."""

from __future__ import annotations

from dataclasses import dataclass

from comity.reading.document import Document, Mention, MentionKind, Office, Sentence, Token
from comity.reading.languages.russian.declension import NameReading
from comity.reading.languages.russian.eastern import is_declined
from comity.reading.languages.russian.given_names import given_forms
from comity.reading.languages.russian.morphology import readings
from comity.reading.languages.russian.names import (
    NameRun,
    is_evident,
    is_known_word,
    is_surname_or_patronymic,
    opens_with_word,
    read_name,
    readings_of,
    run_at,
)
from comity.reading.languages.russian.parts import takes_instrumental
from comity.reading.languages.russian.people import RussianPeople
from comity.reading.languages.russian.phrases import (
    CASES_AFTER,
    is_adjective,
    passage_of,
    preposition_before,
)
from comity.reading.languages.russian.places import is_place_word

_LINKS = frozenset({",", "–", "—", "-"})
# Words between a comma and the next office of the same person.
LINKING = frozenset("а ныне также одновременно теперь сейчас".split())
_BEFORE_OFFICE = LINKING | frozenset("обязанности полномочия временно о . врио".split())
_OBLIQUE = frozenset(("gent", "datv", "accs", "ablt", "loct"))
_MOST_COST = 2.3
_PLAIN_COST = 1.2
_MOST_OFFICES = 5
_NAMED_AFTER = frozenset({"place", "school", "company"})


@dataclass(slots=True)
class Named:
    """A name as read: its run and its nominative."""

    run: NameRun
    reading: NameReading


class PlainNames:
    """Finds names without an office; marks the tokens that they take."""

    def __init__(self, sentence: Sentence, document: Document, taken: bytearray) -> None:
        self.sentence = sentence
        self.document = document
        self.tokens = sentence.tokens
        self.taken = taken
        self.people = RussianPeople(document)
        self.found: list[Mention] = []

    def _linked(self, at: int) -> int | None:
        """The head of an office phrase that a comma, dash or `и` joins on, or None."""
        if self.tokens[at].text not in _LINKS and self.tokens[at].text != "и":
            return None
        index = at + 1
        while index < len(self.tokens) and index - at <= 6:
            token = self.tokens[index]
            if self.taken[index]:
                return None
            if token.word.has("office") and not token.word.has("title"):
                return index
            if takes_instrumental(self.tokens, index):
                return index
            if token.word.has("office") and not is_adjective(token):
                return index
            acting = token.word.lower in _BEFORE_OFFICE
            if not (is_adjective(token) or token.text == "и" or acting):
                return None
            index += 1
        return None

    def _floor(self, position: int) -> int:
        at = position
        while at > 0 and not self.taken[at - 1] and self.tokens[at - 1].quotation is None:
            at -= 1
        return at

    def name_at(self, at: int, cases: frozenset[str]) -> Named | None:
        """The name that begins at a position, skipping `г-н`, in one of the cases."""
        at, gender = self._skip_honorific(at)
        run = run_at(self.tokens, at, self.taken)
        if run is None:
            return None
        reading = read_name(run, cases, gender)
        if reading is None or reading.cost > _MOST_COST:
            return None
        spelled = [w for w in run.words if "." not in w]
        if len(spelled) == 1 and not run.initials and reading.cost > _PLAIN_COST:
            return None
        return Named(run, reading)

    def _skip_honorific(self, at: int) -> tuple[int, str]:
        gender = ""
        while at < len(self.tokens) and self.tokens[at].word.has("honorific"):
            low = self.tokens[at].word.lower
            gender = "f" if low.startswith(("г-ж", "госпо", "мад", "леди")) else "m"
            if low.startswith("господин"):
                gender = "m"
            if low.startswith(("д-р", "проф", "тов", "док")):
                gender = ""
            at += 1
            if at < len(self.tokens) and self.tokens[at].text == ".":
                at += 1
        return at, gender

    def add(self, first: int, named: Named, offices: list[Office]) -> Mention:
        """Add a person with these offices; the mention begins at `first`."""
        run, reading = named.run, named.reading
        passage = run.passage(self.tokens)
        evidence = 0.9 if offices else 0.7
        person = self.people.meet(reading.name, passage, offices, evidence)
        if person.female is None:
            person.female = self._is_woman(run, reading)
        mention = Mention(
            kind=MentionKind.PERSON,
            first=first,
            last=run.last,
            name=reading.name,
            passage=passage_of(self.tokens, first, run.last),
            person=person,
            offices=offices,
            marker="|".join(sorted(reading.cases)),
        )
        for index in range(first, run.last):
            self.taken[index] = 1
        self.found.append(mention)
        return mention

    def _is_woman(self, run: NameRun, reading: NameReading) -> bool | None:
        """By the name's own form; where it tells nothing, by a past verb right behind it."""
        rest = [
            r for r in readings_of(run, frozenset((reading.case,))) if r.gender != reading.gender
        ]
        if not rest or rest[0].cost > reading.cost + 0.4:
            return reading.gender == "f"
        if run.last < len(self.tokens):
            word = self.tokens[run.last].word
            if word.verb is not None and word.verb.tense == "past" and word.gender in ("m", "f"):
                return word.gender == "f"
        return None

    def without_offices(self) -> None:
        """Names that show themselves: a given name and a surname, initials, patronymics."""
        index = 0
        while index < len(self.tokens):
            token = self.tokens[index]
            if self.taken[index] or not token.is_capital or not token.is_word:
                index += 1
                continue
            run = run_at(self.tokens, index, self.taken)
            if run is None or not self._is_person(run):
                index += 1
                continue
            if len(run.words) > 2 and self._begins_with_place(run):
                index += 1
                continue
            index = self._plain_name(run)

    def _is_person(self, run: NameRun) -> bool:
        return is_evident(run) or self._is_known(run) or self._is_told(run) or self._is_leader(run)

    def _is_leader(self, run: NameRun) -> bool:
        """`делегация во главе с Полтавченко`: a surname alone of whoever leads."""
        before = [t.word.lower for t in self.tokens[max(0, run.first - 3) : run.first]]
        if before[:2] != ["во", "главе"] or len(run.words) > 1:
            return False
        low = run.words[0].lower()
        return not is_place_word(run.words[0]) and (
            is_surname_or_patronymic(low) or not is_known_word(low)
        )

    def _begins_with_place(self, run: NameRun) -> bool:
        """`(президента) России Бориса Ельцина`: the name begins behind the place."""
        first = self.tokens[run.first]
        return is_place_word(first.text) and not given_forms(first.word.lower)

    def _is_told(self, run: NameRun) -> bool:
        """Two unknown words with capitals are a name beside a verb of saying or before an
        office: `заявил Дейв Донателли`, `Ннека Угбома – руководитель`."""
        if len(run.words) not in (2, 3) or is_place_word(self.tokens[run.first].text):
            return False
        if any(is_known_word(w.lower()) for w in run.words):
            return False
        at = self._behind_latin(run.last)
        if at + 1 < len(self.tokens) and self.tokens[at].text in (*_LINKS, "("):
            if self._linked(at) is not None:
                return True
        beside = [i for i in (run.first - 1, run.last) if 0 <= i < len(self.tokens)]
        return any(self._says(i) for i in beside)

    def _says(self, index: int) -> bool:
        lemma = self.tokens[index].word.lemma
        evocations = self.document.language.frames.by_anchor.get(lemma, ())
        return any(e.frame == "say" for e in evocations)

    def _is_known(self, run: NameRun) -> bool:
        if len(run.words) < 2 or (len(run.words) > 2 and opens_with_word(run)):
            return False
        reading = read_name(run, frozenset())
        return reading is not None and self.people.find(reading.name) is not None

    def _plain_name(self, run: NameRun) -> int:
        if self._is_dedicated(run.first):
            for index in range(run.first, run.last):
                self.taken[index] = 1
            return run.last
        reading = self._plain_reading(run)
        if reading is None or reading.cost > _MOST_COST:
            return run.first + 1
        if is_place_word(self.tokens[run.first].text) and self._is_two_places(run):
            return run.last
        first = run.first
        while first > 0 and (self.tokens[first - 1].word.has("honorific")):
            first -= 1
        self.add(first, Named(run, reading), [])
        return run.last

    def _plain_reading(self, run: NameRun) -> NameReading | None:
        """The reading by which the text knows the person; else the likeliest, which is the
        nominative where nothing before the name governs it."""
        cases = CASES_AFTER.get(preposition_before(self.tokens, run.first), frozenset())
        for reading in readings_of(run, cases):
            if reading.cost <= _MOST_COST:
                person = self.people.find(reading.name)
                if person is not None and person.female in (None, reading.gender == "f"):
                    return reading
        lows = [w.lower() for w in run.words]
        if not cases and len(lows) == 2 and is_declined(lows[0], lows[1]):
            return read_name(run, _OBLIQUE)
        if not cases:
            cases = self._apposed_cases(run.first)
        best = read_name(run, cases)
        if best is None or best.cost > _PLAIN_COST / 2:
            loose = read_name(run, frozenset())
            best = loose if best is None or (loose and loose.cost + 0.3 < best.cost) else best
        if not cases and not self._is_governed(run.first):
            plain = read_name(run, frozenset(("nomn",)))
            if plain is not None and best is not None and plain.cost <= best.cost + 0.7:
                return plain
        return best

    def _apposed_cases(self, first: int) -> frozenset[str]:
        """`оппонента Александра Брода`: the cases of the noun for a person right before."""
        if not first or not self.tokens[first - 1].is_word:
            return frozenset()
        verb = self.tokens[first - 1].word.verb
        if verb is not None and verb.form == "infinitive":
            return frozenset(("accs", "datv", "ablt"))
        found = readings(self.tokens[first - 1].word.lower)
        if found[0].part != "NOUN":
            return frozenset()
        if not found[0].is_animate:
            return frozenset(("gent",)) if self._only_genitive(first) else frozenset()
        return frozenset(r.case for r in found if r.part == "NOUN" and r.is_animate and r.case)

    def _is_governed(self, first: int) -> bool:
        token = self.tokens[first - 1] if first else None
        return token is not None and token.is_word

    def _is_two_places(self, run: NameRun) -> bool:
        return len(run.words) == 2 and is_place_word(" ".join(run.words))

    def _is_dedicated(self, first: int) -> bool:
        """`имени Абая`, `улица Кирова`, `спектакль по повести Н.В. Гоголя`."""
        before = list(self.tokens[max(0, first - 3) : first])
        for token in reversed(before):
            if token.word.has("dedication") or self._is_in_honour(token):
                return True
            if token is self.tokens[first - 1] and token.word.value("institution") in _NAMED_AFTER:
                return self._only_genitive(first)
            if token.text != "." and not is_adjective(token):
                return False
        return False

    def _is_in_honour(self, token: Token) -> bool:
        """`школа имени Абая`, not `от имени мэра`, `на имя главы`."""
        at = token.index - self.tokens[0].index
        return token.word.lower == "имени" and at > 0 and self.tokens[at - 1].word.lower != "от"

    def _only_genitive(self, first: int) -> bool:
        """`музей Крылова`, but `воспитанник школы Данил Хайруллин`."""
        run = run_at(self.tokens, first)
        plain = read_name(run, frozenset(("nomn",))) if run is not None else None
        return plain is None or plain.cost > _PLAIN_COST / 2

    def _behind_latin(self, at: int) -> int:
        """`Скотт Хоровитц (Scott Horowitz), бывший астронавт`: go on behind the bracket."""
        if at + 2 >= len(self.tokens) or self.tokens[at].text != "(":
            return at
        for index in range(at + 1, min(at + 6, len(self.tokens))):
            if self.tokens[index].text == ")":
                return index + 1
            if not self.tokens[index].text.isascii():
                return at
        return at
