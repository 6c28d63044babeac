"""Mentions in a Turkish sentence: people with their offices, then everything else."""

from __future__ import annotations

from dataclasses import replace

from comity.reading.document import Mention, MentionKind, Office, Token
from comity.reading.languages.turkish.instruments import without_aims
from comity.reading.languages.turkish.markers import mark
from comity.reading.languages.turkish.morphology import lower
from comity.reading.languages.turkish.names import NameRun, name_after
from comity.reading.languages.turkish.offices import offices_in
from comity.reading.languages.turkish.owners import give_owners
from comity.reading.languages.turkish.phrases import (
    PhraseStart,
    case_of,
    is_abbreviation,
    phrase_passage,
    surface_of,
)
from comity.reading.languages.turkish.things import Things
from comity.reading.languages.turkish.words import given_names
from comity.reading.places import is_plainly_place, known_place

# A smaller place is hardly meant where somebody of the text has its name.
_TOWN = 20_000
_KIN = frozenset({"eşi", "kızı", "oğlu", "annesi", "babası", "ağabeyi"})
_BECOMES = frozenset({"seçilen", "atanan", "olan", "getirilen"})


class Mentions(Things):
    """Finds the mentions of one sentence, each kind in its turn; words are used once."""

    def all(self) -> list[Mention]:
        """All mentions in order, with the markers that endings and postpositions give."""
        if not self._shouts():
            self._people_with_offices()
            self.headed_phrases()
            self.found = without_aims(self.tokens, self.found)
            self._names_and_places()
            self._titles_alone()
        self.found.sort(key=lambda m: m.first)
        give_owners(self.tokens, self.found)
        mark(self.tokens, self.found)
        return self.found

    def _shouts(self) -> bool:
        """A line in capitals: no word tells a name from a common noun there."""
        words = [t for t in self.tokens if t.is_word and len(t.base) > 1]
        return len(words) > 2 and sum(t.base.isupper() for t in words) > 0.7 * len(words)

    def _people_with_offices(self) -> None:
        for index, token in enumerate(self.tokens):
            if not token.word.has("office") or self.taken[index]:
                continue
            if not self._may_stand_before_name(token) or not self._can_be_head(index):
                continue
            run = name_after(self.tokens, self._past_colon(index))
            run = self._without_place(run)
            if run is None or (not token.is_capital and not self._is_person(run.first, run.last)):
                continue
            if not self._is_person_after_title(index, run.first, run.last):
                continue
            first = PhraseStart(self.tokens, self.floor(index)).of(index)
            offices = offices_in(self.document, self.tokens, first, index)
            self._add_person(first, run.first, run.last, run.name, offices, 0.9)
            if token.word.is_plural:
                self._others_of(run.last, offices)

    @staticmethod
    def _may_stand_before_name(token: Token) -> bool:
        """By its ending; `Milletvekillerinden A ve B` names two of them."""
        word = token.word
        among = word.is_plural and word.is_possessed and case_of(token) == "from"
        return case_of(token) in ("", "object") or (among and word.value("office") != "other")

    def _past_colon(self, head: int) -> int:
        """`Tercüman: A. B.`, `Belediye Başkanı seçilen A. B.`: where the name begins."""
        following = self.tokens[head + 1] if head + 1 < len(self.tokens) else None
        if following is None:
            return head + 1
        opens = head == 0 or (self.tokens[0].is_capital and head < 6)
        after = self.tokens[head + 2] if head + 2 < len(self.tokens) else None
        if after is not None and following.word.lower == "olarak" and lower(after.base) in _BECOMES:
            return head + 3  # `Fahri Konsolosu olarak atanan A. B.`
        becomes = self.tokens[head].word.is_possessed and lower(following.base) in _BECOMES
        passes = (following.text == ":" and opens) or becomes
        return head + 2 if passes else head + 1

    def _others_of(self, at: int, offices: list[Office]) -> None:
        """`Başkan Yardımcıları A. B., C. D. ve E. F.`: the next of the list hold it too."""
        while at + 1 < len(self.tokens) and self.tokens[at].text in (",", "ve", "ile"):
            run = name_after(self.tokens, at + 1)
            if run is None or len(run.name.split()) < 2 or any(self.taken[run.first : run.last]):
                return
            following = self.tokens[run.last] if run.last < len(self.tokens) else None
            if following is not None and following.is_capital and following.word.has("office"):
                return
            words = self.tokens[run.first : run.last]
            if any(
                t.word.has("subject", "title") and not self._is_given(i)
                for i, t in enumerate(words, run.first)
            ):
                return  # `..., Basın Yayın ve Halkla İlişkiler Müdürü X`
            held = [replace(office) for office in offices]
            self._add_person(run.first, run.first, run.last, run.name, held, 0.9)
            at = run.last

    def _can_be_head(self, index: int) -> bool:
        token = self.tokens[index]
        if lower(token.base) in ("katip", "kâtip"):
            return False  # Kâtip Çelebi
        if token.word.is_plural and token.word.is_possessed and case_of(token) == "object":
            return False  # `temsilcilerini`: the object of the verb, no office of who follows
        if self._is_given(index) and index and self.tokens[index - 1].word.is_possessed:
            return False  # `Başkanı Elçin ...`: a name that is also a title
        if self._is_given(index) and not token.word.is_possessed and self._opens_name(index):
            return False  # `Emir Hadzic konuştu`
        return token.is_capital or token.word.is_possessed or index > 0

    def _opens_name(self, index: int) -> bool:
        """Whether a word opens a name of two words, with no office or body before it."""
        before = self.tokens[index - 1] if index else None
        if before is not None and (before.is_capital or before.word.has("office", "title")):
            return False
        run = name_after(self.tokens, index)
        return run is not None and run.first == index and run.last - run.first == 2

    def _is_person_after_title(self, head: int, first: int, last: int) -> bool:
        """Whether capitalised words after a role word are a name rather than a place."""
        if self._opens_body(first, last):
            return False
        if last - first >= 2:
            return True
        token = self.tokens[first]
        following = self.tokens[last] if last < len(self.tokens) else None
        if following is not None and following.word.has("institution") and following.is_capital:
            return False  # `Belediye Başkanı Büyükşehir Belediyesini ziyaret etti`
        if self.people.find(token.base) is not None:
            return True
        place = known_place(token.base)
        if place is not None and (not place.is_ambiguous or case_of(token) in ("in", "to", "from")):
            return False
        return not self.tokens[head].word.is_possessed or lower(token.base) not in given_names()

    def _without_place(self, run: NameRun | None) -> NameRun | None:
        """`Başkan Öztekin Prizren’de`: a surname of the text, then where he was."""
        if run is None or run.last - run.first != 2:
            return run
        name, place = self.tokens[run.first], self.tokens[run.last - 1]
        there = place.suffix and case_of(place) in ("in", "to", "from")
        if there and is_plainly_place(place.base) and self.people.find(name.base) is not None:
            return NameRun(run.first, run.first + 1, name.base)
        return run

    def _opens_body(self, first: int, last: int) -> bool:
        """`Aydın Ticaret Odası`, `Novi Grad Belediye Başkanı`: the name of a place or field that
        opens the name of a body or office."""
        following = self.tokens[last] if last < len(self.tokens) else None
        if following is None or not following.is_capital or self.tokens[last - 1].suffix:
            return False
        if following.word.has("institution") and self.tokens[last - 1].word.has("subject"):
            return True
        if not following.word.has("institution", "office", "title"):
            return False
        name = " ".join(t.base for t in self.tokens[first:last])
        return last - first > 1 and known_place(name) is not None

    def _is_person(self, first: int, last: int) -> bool:
        return lower(self.tokens[first].base) in given_names() or last - first >= 2

    def _add_person(
        self,
        first: int,
        name_first: int,
        last: int,
        name: str,
        offices: list[Office],
        evidence: float,
    ) -> None:
        passage = phrase_passage(self.tokens, name_first, last)
        end = self.tokens[last - 1]
        if end.suffix:
            passage = type(passage)(passage.start, end.start + len(end.base))
        person = self.people.meet(name, passage, offices, evidence)
        mention = Mention(
            kind=MentionKind.PERSON,
            first=first,
            last=last,
            name=name,
            passage=phrase_passage(self.tokens, first, last),
            person=person,
            offices=offices,
            marker=case_of(end) if end.suffix else "",
        )
        self.take(mention)

    def _names_and_places(self) -> None:
        index = 0
        while index < len(self.tokens):
            token = self.tokens[index]
            if self.taken[index] or not token.is_capital or not token.is_word:
                index += 1
                continue
            index = self._capitalised(index)

    def _capitalised(self, index: int) -> int:
        """Read the capitalised words from a position on; return the position after them."""
        place = self._place_at(index) or self._unknown_place(index)
        run = name_after(self.tokens, index)
        if index == 0 and self.tokens[0].word.part == "verb" and not self._is_given(0):
            run = None
        if run is not None and any(self.taken[run.first : run.last]):
            run = None
        if run is not None:
            run = self._first_of_two(run)
        if run is not None and (
            self._opens_region(run.last) or self._opens_body(run.first, run.last)
        ):
            run = None
        if run is not None and self._name_is_evident(run.first, run.last, place):
            offices, last = self._office_in_brackets(run.last)
            self._add_person(index, run.first, run.last, run.name, offices, 0.7)
            return max(run.last, last)
        if place is not None:
            self.take(place)
            return place.last
        if self._is_abbreviation(self.tokens[index]):
            self._abbreviation(index)
        return index + 1

    def _opens_region(self, last: int) -> bool:
        """`UTA Gagauzia Yeri Özerk Bölgesi`: what the word for a region follows is its name."""
        following = self.tokens[last] if last < len(self.tokens) else None
        word = following.word if following is not None else None
        capital = following is not None and following.is_capital
        return word is not None and capital and word.has("place_noun") and word.is_possessed

    def _first_of_two(self, run: NameRun) -> NameRun:
        """`Çelik Ayşe Kaya'yı ziyaret etti`: a surname and, right behind it, a whole name."""
        bases = [token.base for token in self.tokens[run.first : run.last] if token.is_word]
        if len(bases) < 3 or len(bases) != run.last - run.first:
            return run
        one, other = self.people.find(bases[0]), self.people.find(" ".join(bases[1:]))
        if one is None or other is None or one is other:
            return run
        is_surname = self.people.fold(one.name).split()[-1] == self.people.fold(bases[0])
        return NameRun(run.first, run.first + 1, bases[0]) if is_surname else run

    def _office_in_brackets(self, at: int) -> tuple[list[Office], int]:
        """`Ad Soyad (Daire Başkanı)`: the office that follows a name in brackets."""
        tokens = self.tokens
        if at + 2 >= len(tokens) or tokens[at].text != "(":
            return [], at
        stop = next(
            (i for i in range(at + 1, min(at + 14, len(tokens))) if tokens[i].text == ")"), 0
        )
        heads = [i for i in range(at + 1, stop) if tokens[i].word.has("office")]
        if not heads:
            return [], at
        self.found = [m for m in self.found if not (at < m.first and m.last <= stop)]
        for index in range(at, stop + 1):
            self.taken[index] = 1
        return offices_in(self.document, tokens, at + 1, heads[-1]), stop + 1

    def _place_at(self, index: int) -> Mention | None:
        for width in (3, 2, 1):
            if index + width > len(self.tokens) or any(self.taken[index : index + width]):
                continue
            words = self.tokens[index : index + width]
            if any(t.suffix for t in words[:-1]) or not all(t.is_word for t in words):
                continue
            name = " ".join(t.base for t in words)
            place = known_place(name)
            if is_abbreviation(name):
                continue
            if place is None or (place.is_ambiguous and not words[-1].suffix):
                continue
            if self.people.find(name) is not None and (
                place.is_ambiguous
                or place.population < _TOWN
                or case_of(words[-1]) not in ("in", "to", "from", "in+")
            ):
                continue
            if width == 1 and (
                words[0].word.has("common", "subject", "adverb")
                or (index == 0 and words[0].word.senses)
            ):
                continue
            return Mention(
                kind=MentionKind.PLACE,
                first=index,
                last=index + width,
                name=name,
                passage=phrase_passage(self.tokens, index, index + width),
                place=name,
                marker=case_of(words[-1]),
                subkind=str(place.kind),
            )
        return None

    def _unknown_place(self, index: int) -> Mention | None:
        """`Kazakistan’ın Öskemen şehri`: the word for city makes the name before it a place."""
        if index + 1 >= len(self.tokens):
            return None
        token, following = self.tokens[index], self.tokens[index + 1]
        if token.suffix or token.word.senses or following.is_capital:
            return None
        if not (following.word.has("place_noun") and following.word.is_possessed):
            return None
        return Mention(
            kind=MentionKind.PLACE,
            first=index,
            last=index + 1,
            name=token.base,
            passage=phrase_passage(self.tokens, index, index + 1),
            place=token.base,
            subkind="city",
        )

    def _name_is_evident(self, first: int, last: int, place: Mention | None) -> bool:
        words = [t.base for t in self.tokens[first:last] if t.is_word]
        known = self.people.find(" ".join(words))
        if len(words) == 1:
            return known is not None and place is None
        if known is not None:
            return True
        if place is not None and place.last >= first + 1 and lower(words[0]) not in given_names():
            return False
        if lower(words[0]) not in given_names() and not self._is_kin(first):
            return False
        return not all(w.isupper() for w in words) or self.sentence.is_heading is False

    def _is_kin(self, first: int) -> bool:
        """`eşi Seden Bozbey`: whoever is somebody's kin is a person."""
        return first > 0 and self.tokens[first - 1].text in _KIN

    def _is_given(self, index: int) -> bool:
        return lower(self.tokens[index].base) in given_names()

    def _is_abbreviation(self, token: Token) -> bool:
        return token.base.isupper() and 2 <= len(token.base) <= 8 and token.base.isalpha()

    def _abbreviation(self, index: int) -> None:
        token = self.tokens[index]
        if self.sentence.is_heading and token.base not in self.document.abbreviations:
            return
        name = self.document.abbreviations.get(token.base, token.base)
        self.take(
            Mention(
                kind=MentionKind.INSTITUTION,
                first=index,
                last=index + 1,
                name=name,
                passage=phrase_passage(self.tokens, index, index + 1),
                subkind="abbreviation",
                marker=case_of(token),
            )
        )

    def _goes_on(self, index: int) -> bool:
        """`Başkan Yardımcısı`: whether the title's head is the next word."""
        token = self.tokens[index]
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if following is None or token.suffix or token.word.is_possessed or self.taken[index + 1]:
            return False
        return following.is_capital and following.word.has("office")

    def _with_place(self, first: int) -> int:
        """`Kazan Belediye Başkanı` by itself: the place before a title belongs to it."""
        place = next((m for m in self.found if m.last == first), None)
        if place is None or place.kind is not MentionKind.PLACE or place.marker not in ("", "of"):
            return first
        self.found.remove(place)
        return place.first

    def _titles_alone(self) -> None:
        """`Başkan` or `Kazan Belediye Başkanı` without a name: a reference to a person."""
        for index, token in enumerate(self.tokens):
            if self.taken[index] or not token.word.has("office") or not token.is_capital:
                continue
            if token.word.is_plural or self._goes_on(index):
                continue
            if index == 0 and token.word.value("office") == "other":
                continue  # `Esnafla görüşen`: a trade that only opens the sentence
            first = self._with_place(PhraseStart(self.tokens, self.floor(index)).of(index))
            offices = offices_in(self.document, self.tokens, first, index)
            self.take(
                Mention(
                    kind=MentionKind.PERSON,
                    first=first,
                    last=index + 1,
                    name=surface_of(self.tokens, first, index + 1, self.document.text),
                    passage=phrase_passage(self.tokens, first, index + 1),
                    offices=offices,
                    marker=case_of(token),
                    is_reference=True,
                )
            )
