"""What Turkish phrases name by their last word: events, agreements, institutions, venues."""

from __future__ import annotations

from comity.gazetteer import country_of
from comity.reading.document import Mention, MentionKind, Token
from comity.reading.languages.turkish.events import assembly_start, event_start, fest_start, is_fest
from comity.reading.languages.turkish.features import NAMED_AFTER
from comity.reading.languages.turkish.instruments import agreement_kind, article_of, words_of
from comity.reading.languages.turkish.morphology import apostrophe_case, lower
from comity.reading.languages.turkish.phrases import (
    PhraseStart,
    case_of,
    group_mention,
    nominative,
    phrase_passage,
    places_in,
    surface_of,
    without_bracket,
)
from comity.reading.line import Line

# Words of `bir grup`, behind which those stand who are counted.
_MEASURE = 2
# Words between whence a group came and its own.
_CAME = 3
_APOSTROPHES = ("'", "’", "‘", "`", "´")


class Things(Line):
    """Finds the things of one sentence; words that are used once are not used again."""

    def headed_phrases(self) -> None:
        for index, token in enumerate(self.tokens):
            if token.is_word and not self.taken[index]:
                if token.word.has("event"):
                    self._event(index)
                elif (sitting := assembly_start(self.tokens, self.floor(index), index)) is not None:
                    self._phrase(MentionKind.EVENT, sitting, index, "forum")
                elif is_fest(token):
                    first = fest_start(self.tokens, self.floor(index), index)
                    self._phrase(MentionKind.EVENT, first, index, "festival")
        for index, token in enumerate(self.tokens):
            if self.taken[index] or not token.is_word:
                continue
            word = token.word
            if not self.taken[index] and word.has("agreement"):
                self._agreement(index)
            if not self.taken[index] and word.has("institution"):
                self._institution(index)
            if not self.taken[index] and word.has("facility") and token.is_capital:
                self._facility(index)
            if not self.taken[index] and word.has("group") and self._is_group(index):
                group = group_mention(self.sentence, self.document, index, self.floor(index))
                group.place = group.place or self._whence(group)
                short, _, rest = group.name.partition(" ")
                full = self.document.abbreviations.get(short)
                if full and rest and group.subkind == "delegation":
                    group.name = f"{full} {rest}"
                self._give_sender(group)
                self.take(group)

    def _is_group(self, index: int) -> bool:
        token = self.tokens[index]
        value = token.word.value("group")
        if value == "delegation":
            return not self._is_measure(index)
        return value == "people" and token.word.is_plural

    def _whence(self, group: Mention) -> str | None:
        """`Berlin Belediyesi’nden gelen heyet`, `Alman heyeti`: where a group comes from."""
        for body in reversed(self.found):
            gap = self.tokens[body.last : group.first]
            if body.marker == "from" and body.place and len(gap) <= _CAME:
                words = [t.word.lower for t in gap if t.word.lower != "bir"]
                if not words or words[0].startswith("gelen"):
                    return body.place
        first = self.tokens[group.first].base
        return first if group.last - group.first > 1 and country_of(first) else None

    def _give_sender(self, group: Mention) -> None:
        """`Türk Dünyası Belediyeler Birliği (TDBB) heyeti`, `Belediye Başkanları Heyeti`: the
        body or people right before a delegation are whose it is."""
        before = next((m for m in self.found if m.last == group.first), None)
        token = self.tokens[group.last - 1]
        sends = (MentionKind.INSTITUTION, MentionKind.GROUP)
        if before is None or before.kind not in sends or not token.word.is_possessed:
            return
        if group.last - group.first > 1 or before.marker not in ("", "object"):
            return
        self.found.remove(before)
        group.first, group.place = before.first, before.place or group.place
        group.name = f"{before.name} {group.name}"
        if group.marker == "object" and not token.word.case and not token.suffix:
            group.marker = ""  # `heyeti`: of that body

    def _is_measure(self, index: int) -> bool:
        """`bir grup öğrenci`: a number of those whom the next word names, sent by nobody."""
        around = self.tokens[max(0, index - 1) : index + 2]
        if [t.word.lower for t in around[:2]] != ["bir", "grup"] or len(around) <= _MEASURE:
            return False
        counted = around[_MEASURE]
        return counted.is_word and not counted.is_capital and counted.word.verb is None

    def _facility(self, head: int) -> None:
        """`Haydar Aliyev Parkı`, `Ahi Mesut Konağı’nda`: a venue, whatever names it carries."""
        token = self.tokens[head]
        if not token.word.is_possessed:
            return
        first = PhraseStart(self.tokens, self.floor(head)).of(head, through_and=False)
        while first < head and not self.tokens[first].is_capital:
            first += 1
        if first == head:
            return
        self._phrase(MentionKind.PLACE, first, head, "venue")
        if token.word.lemma in NAMED_AFTER:
            self.found[-1].place = None

    def _event(self, head: int) -> None:
        """A capitalised name that ends in a word for an event (`X Forumu`, `X etkinliğinde`)."""
        first = event_start(self.tokens, self.floor(head), head)
        if first is not None:
            self._phrase(MentionKind.EVENT, first, head, self.tokens[head].word.value("event"))

    def _agreement(self, head: int) -> None:
        """A word for an agreement with the words before it that say which kind."""
        following = self.tokens[head + 1] if head + 1 < len(self.tokens) else None
        if following is not None and not self.tokens[head].suffix:
            if following.word.has("agreement") and following.word.value("agreement") != "bond":
                return  # `mutabakat zaptı`: the last noun is the head
        first = head
        floor = self.floor(head)
        while first > floor and self._qualifies_agreement(self.tokens[first - 1]):
            first -= 1
        kind = agreement_kind(
            [lower(t.base) for t in self.tokens[first : head + 1]], self.tokens[head]
        )
        if kind is not None:
            self._phrase(MentionKind.AGREEMENT, first, head, kind)
            mention = self.found[-1]
            mention.article = article_of(self.tokens, first, head + 1)
            mention.is_plural = self.tokens[head].word.is_plural

    def _qualifies_agreement(self, token: Token) -> bool:
        if token.suffix or not token.is_word:
            return token.text in ("“", "”", '"')
        return lower(token.base) in words_of("agreement")

    def _institution(self, head: int) -> None:
        """A capitalised phrase that ends in a word for an institution."""
        token = self.tokens[head]
        following = self.tokens[head + 1] if head + 1 < len(self.tokens) else None
        if (
            following is not None
            and not token.suffix
            and following.is_capital
            and following.word.has("institution", "title", "office")
        ):
            return
        first = PhraseStart(self.tokens, self.floor(head)).of(head, through_and=True)
        while first < head and not self.tokens[first].is_capital:
            first += 1
        first = self._after_state(first, head)
        if first == head and not (token.is_capital and self._stands_alone(token)):
            return
        if not token.is_capital and not places_in(self.tokens, first, head):
            return
        if not any(t.is_capital for t in self.tokens[first : head + 1]):
            return
        last = head + 1
        if self._bracketed_abbreviation(head + 1):
            last = head + 4
        self._phrase(MentionKind.INSTITUTION, first, head, token.word.value("institution"), last)

    @staticmethod
    def _stands_alone(token: Token) -> bool:
        """`Belediye`, `Üniversitemiz`: a body that needs no name in its own city's news."""
        kind = token.word.value("institution")
        ours = kind == "university" and token.word.lower.startswith("üniversitemiz")
        return kind in ("municipality", "government") or ours

    def _after_state(self, first: int, head: int) -> int:
        """`Bulgaristan’ın Yambol Belediyesi`: what owns an institution is not its name."""
        for index in range(head - 1, first - 1, -1):
            if case_of(self.tokens[index]) == "of" and self.tokens[index].suffix:
                return index + 1
        return first

    def _bracketed_abbreviation(self, at: int) -> bool:
        tokens = self.tokens
        if at + 2 < len(tokens) and tokens[at].text == "(" and tokens[at + 2].text == ")":
            return tokens[at + 1].base.isupper() and len(tokens[at + 1].base) >= 2
        return False

    def _case_behind_bracket(self, at: int) -> str:
        """`Birliği (TDBB)’ni`: the ending that stands behind a bracket."""
        behind = self.tokens[at : at + 2]
        if len(behind) < 2 or behind[0].text not in _APOSTROPHES:
            return ""
        return apostrophe_case(behind[1].text) if behind[1].text.islower() else ""

    def _phrase(
        self, kind: MentionKind, first: int, head: int, subkind: str | None, last: int | None = None
    ) -> None:
        token = self.tokens[head]
        stop = last or head + 1
        name = surface_of(self.tokens, first, head + 1, self.document.text)
        end = nominative(token)
        if name.endswith(token.base) and end != token.base:
            name = name[: len(name) - len(token.base)] + end
        if stop > head + 1:
            self.document.abbreviations[self.tokens[head + 2].base] = without_bracket(name)
        places = places_in(self.tokens, first, head)
        if subkind == "municipality" and places and places[-1][1] == head:
            places = places[-1:]  # `İstanbul Beylikdüzü Belediyesi` is Beylikdüzü's
        closing = self.tokens[stop - 1]
        marker = case_of(closing) if closing.is_word else case_of(token)
        if stop > head + 1:
            marker = marker or self._case_behind_bracket(stop)
        self.take(
            Mention(
                kind=kind,
                first=first,
                last=stop,
                name=without_bracket(name) if kind is MentionKind.INSTITUTION else name,
                passage=phrase_passage(self.tokens, first, stop),
                place=places[0][2] if places else None,
                subkind=subkind,
                marker=marker,
            )
        )
