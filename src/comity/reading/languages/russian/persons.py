"""People in a Russian sentence, with the offices before and behind their names."""

from __future__ import annotations

from dataclasses import dataclass

from comity.reading.document import Document, Mention, MentionKind, Office, Sentence
from comity.reading.languages.russian.chains import Chain, chain_at, takes_instrumental
from comity.reading.languages.russian.declension import NameReading
from comity.reading.languages.russian.given_names import given_forms
from comity.reading.languages.russian.morphology import readings
from comity.reading.languages.russian.names import (
    NameRun,
    is_evident,
    is_known_word,
    is_surname_or_patronymic,
    read_name,
    readings_of,
    run_at,
)
from comity.reading.languages.russian.offices import office_of
from comity.reading.languages.russian.people import RussianPeople
from comity.reading.languages.russian.phrases import (
    CASES_AFTER,
    is_adjective,
    passage_of,
    preposition_before,
)
from comity.reading.languages.russian.places import is_place_word

_LINKS = frozenset({",", "–", "—", "-"})
_MOST_COST = 2.3
_PLAIN_COST = 1.2
_MOST_OFFICES = 5
_NAMED_AFTER = frozenset({"place", "school", "company"})


@dataclass(slots=True)
class Named:
    """A name as read: its run and its nominative."""

    run: NameRun
    reading: NameReading


class Persons:
    """Finds the people of one sentence; marks the tokens that they take."""

    def __init__(self, sentence: Sentence, document: Document, taken: bytearray) -> None:
        self.sentence = sentence
        self.document = document
        self.tokens = sentence.tokens
        self.taken = taken
        self.people = RussianPeople(document)
        self.found: list[Mention] = []

    def with_offices(self) -> None:
        """People whose office stands before the name."""
        index = 0
        while index < len(self.tokens):
            token = self.tokens[index]
            if not self.taken[index] and token.word.has("office") and self._is_head(index):
                index = max(self._office_at(index), index + 1)
            else:
                index += 1

    def _is_head(self, index: int) -> bool:
        token = self.tokens[index]
        if not token.is_capital or not given_forms(token.word.lower):
            return True
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if following is None or not following.is_capital or is_place_word(following.text):
            return True
        low = following.word.lower
        return bool(given_forms(low)) and not is_surname_or_patronymic(low)

    def _office_at(self, index: int) -> int:
        """Read an office phrase and the name behind it; return where to go on."""
        chains, at = self._sequence(index)
        cases = self._cases(chains)
        named = self._name_at(at, cases)
        if named is not None and self._is_dedicated(chains[0].first):
            return named.run.last
        if named is None or (chains[0].is_plural and not self._can_follow_plural(named)):
            return chains[0].last
        offices = [office_of(self.document, self.tokens, c) for c in chains if self._counts(c)]
        for before, office in zip(offices, offices[1:], strict=False):
            if office.institution and not office.place:
                office.place = before.place  # `член Правительства Тулы, председатель Комитета`
        first = chains[0].first
        last = named.run.last
        self._add(first, named, offices)
        if chains[0].is_plural:
            last = self._others(last, cases, offices)
        return last

    def _can_follow_plural(self, named: Named) -> bool:
        """`депутаты Асанова, Турдиев и Ким`, `мэры Иван Петров и Пётр Иванов`."""
        run = named.run
        following = self.tokens[run.last].text if run.last < len(self.tokens) else ""
        return is_evident(run) or (len(run.words) <= 2 and following in (",", "и"))

    def _counts(self, chain: Chain) -> bool:
        token = self.tokens[chain.head]
        if not token.word.has("weak"):
            return True
        return bool(chain.parts)

    def _sequence(self, index: int) -> tuple[list[Chain], int]:
        """Office phrases joined by commas, dashes or `и`, up to where a name may begin."""
        chains = [chain_at(self.tokens, index, self._floor(index))]
        at = chains[0].last
        while len(chains) < _MOST_OFFICES and at < len(self.tokens):
            joined = self._linked(at)
            start = at + 1
            if joined is None:
                joined, start = self._apposed(at), at
            if joined is None:
                break
            chain = chain_at(self.tokens, joined, start)
            if chain.first != start or not (chain.cases & chains[0].cases or not chain.cases):
                break
            chains.append(chain)
            at = chain.last
        if len(chains) > 1 and not self._may_be_name(at):
            return chains[:1], chains[0].last
        return chains, at

    def _may_be_name(self, at: int) -> bool:
        return at < len(self.tokens) and (
            self.tokens[at].is_capital or self.tokens[at].word.has("honorific")
        )

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
            acting = token.word.lower in ("обязанности", "полномочия", "временно", "о", ".", "врио")
            if not (is_adjective(token) or token.text == "и" or acting):
                return None
            index += 1
        return None

    def _apposed(self, at: int) -> int | None:
        """The head of an office that follows another without a comma: `представитель армии
        полковник`, `наблюдатель от ОБСЕ португальский парламентарий`."""
        index = at
        while index < len(self.tokens) and index - at <= 2:
            token = self.tokens[index]
            if self.taken[index] or not token.is_word:
                return None
            if token.word.has("office") and token.word.part == "noun":
                return index if token.word.case == "" else None
            if not is_adjective(token):
                return None
            index += 1
        return None

    def _floor(self, position: int) -> int:
        at = position
        while at > 0 and not self.taken[at - 1] and self.tokens[at - 1].quotation is None:
            at -= 1
        return at

    def _cases(self, chains: list[Chain]) -> frozenset[str]:
        cases = chains[0].cases
        for chain in chains[1:]:
            cases = cases & chain.cases or cases
        preposition = preposition_before(self.tokens, chains[0].first)
        governed = CASES_AFTER.get(preposition)
        if governed is not None and (not cases or cases & governed):
            cases = cases & governed if cases else governed
        return cases

    def _name_at(self, at: int, cases: frozenset[str]) -> Named | None:
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

    def _add(self, first: int, named: Named, offices: list[Office]) -> Mention:
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

    def _others(self, at: int, cases: frozenset[str], offices: list[Office]) -> int:
        """`депутаты Асанова, Турдиев и Ким`: further names under one plural office."""
        while at < len(self.tokens) and self.tokens[at].text in (",", "и"):
            if at + 1 >= len(self.tokens) or not self.tokens[at + 1].is_capital:
                break
            named = self._name_at(at + 1, cases)
            if named is None or is_place_word(self.tokens[at + 1].text):
                break
            self._add(
                at + 1, named, [Office(o.title, o.institution, o.place, o.passage) for o in offices]
            )
            at = named.run.last
        return at

    def without_offices(self) -> None:
        """Names that show themselves: a given name and a surname, initials, patronymics."""
        index = 0
        while index < len(self.tokens):
            token = self.tokens[index]
            if self.taken[index] or not token.is_capital or not token.is_word:
                index += 1
                continue
            run = run_at(self.tokens, index, self.taken)
            if run is None or not (is_evident(run) or self._is_known(run) or self._is_told(run)):
                index += 1
                continue
            index = self._plain_name(run)

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
        if len(run.words) < 2:
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
        self._add(first, Named(run, reading), [])
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
        if not cases:
            cases = self._apposed_cases(run.first)
        best = read_name(run, cases) or read_name(run, frozenset())
        if not cases and not self._is_governed(run.first):
            plain = read_name(run, frozenset(("nomn",)))
            if plain is not None and best is not None and plain.cost <= best.cost + 0.7:
                return plain
        return best

    def _apposed_cases(self, first: int) -> frozenset[str]:
        """`оппонента Александра Брода`: the cases of the noun for a person right before."""
        if not first or not self.tokens[first - 1].is_word:
            return frozenset()
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
        before = [t for t in self.tokens[max(0, first - 3) : first]]
        for token in reversed(before):
            if token.word.has("dedication"):
                return True
            if token is self.tokens[first - 1] and token.word.value("institution") in _NAMED_AFTER:
                return self._only_genitive(first)
            if token.text != "." and not is_adjective(token):
                return False
        return False

    def _only_genitive(self, first: int) -> bool:
        """`музей Крылова`, but `воспитанник школы Данил Хайруллин`."""
        run = run_at(self.tokens, first)
        plain = read_name(run, frozenset(("nomn",))) if run is not None else None
        return plain is None or plain.cost > _PLAIN_COST / 2

    def offices_behind(self) -> None:
        """`Иван Петров, заместитель мэра` and `Петров И.И. – начальник отдела`."""
        for mention in list(self.found):
            at = self._behind_latin(mention.last)
            if at + 1 >= len(self.tokens) or mention.person is None:
                continue
            if self.tokens[at].text not in (*_LINKS, "("):
                continue
            if self.tokens[at].text == "," and mention.offices:
                continue
            self._behind(mention, at)

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

    def _behind(self, mention: Mention, at: int) -> None:
        head = self._linked(at) if self.tokens[at].text != "(" else self._linked_in_bracket(at)
        if head is None:
            return
        chains, end = self._sequence(head)
        chain = chains[0]
        between = self.tokens[at + 1 : chain.first]
        if (
            not all(is_adjective(t) for t in between)
            or self._name_at(end, chain.cases) is not None
            or chain.is_plural
        ):
            return
        if end < len(self.tokens) and self.taken[end] and end != at:
            return
        cases = frozenset(mention.marker.split("|"))
        if chain.cases and not chain.cases & (cases | {"nomn"}):
            return
        closing = self.tokens[end].text if end < len(self.tokens) else "."
        if closing not in (",", ".", ";", ")", "–", "—", ":", "и", "!", "?"):
            return
        for each in chains:
            if self._counts(each):
                office = office_of(self.document, self.tokens, each)
                mention.offices.append(office)
                assert mention.person is not None
                self.people.hold(mention.person, office)
        for index in range(at, end):
            self.taken[index] = 1
        mention.last = end

    def _linked_in_bracket(self, at: int) -> int | None:
        token = self.tokens[at + 1]
        return at + 1 if token.word.has("office") else None
