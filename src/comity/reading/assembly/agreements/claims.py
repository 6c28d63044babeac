"""What a clause tells of the parties of an agreement: `between A and B`, who signs with whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.passages import Passage
from comity.reading.assembly.agreements.parties import (
    CIVIC,
    Claim,
    Party,
    PartyFinder,
    Strength,
    distinct,
)
from comity.reading.document import Mention, MentionKind, Sentence
from comity.reading.frames import Frame

_BEHIND = 4
_HYPHEN = re.compile("[-–—]")
_WITNESSED = 14
# Words between what belongs to a place and its name (`the port of the`).
_OWNER = 3
TWINNING = frozenset({"twinned", "twins", "untwinned"})
_SIGNED = frozenset({"signed", "signatures", "renewed"})


class ClaimFinder(PartyFinder):
    """Finds the parties that a sentence tells of the agreements that it names."""

    def claims(
        self, sentence: Sentence, agreement: Mention | None, frames: list[Frame]
    ) -> list[Claim]:
        """What a sentence tells of the parties of one agreement that it names."""
        found: list[Claim] = []
        if agreement is not None:
            found += self._claim(self._between(sentence, agreement), Strength.BETWEEN)
            around = [*self._modifiers(sentence, agreement), *self._behind(sentence, agreement)]
            found += self._claim(distinct(around), Strength.NAMED)
        for frame in frames:
            found += self._of_frame(frame)
        if any(f.value in _SIGNED for f in frames):
            signed_for = self.document.language.signed_for(sentence)
            found += self._claim(distinct(map(self.party_of, signed_for)), Strength.NAMED)
        return found

    def _claim(self, parties: tuple[Party, ...], strength: Strength) -> list[Claim]:
        if not parties:
            return []
        return [Claim(parties, strength if len(parties) > 1 else Strength.PARTNER)]

    def _between(self, sentence: Sentence, agreement: Mention) -> tuple[Party, ...]:
        """`between A and B`: mentions, and words that no mention covers."""
        found: list[Party | None] = []
        for name, passage in self._phrases(sentence, agreement):
            inside = [m for m in sentence.mentions if passage.overlaps(m.passage)]
            inside = [m for m in inside if not self.locates(sentence, m)]
            if inside and all(m.subkind in ("venue", "embassy") for m in inside):
                continue
            known = [p for m in inside if (p := self.party_of(m)) is not None]
            is_whole = len(inside) == 1 and known and self._covers(inside[0], name)
            found.append(
                known[0] if is_whole or (known and not name) else self._plain(name, passage)
            )
        return distinct(found)

    def _covers(self, mention: Mention, name: str) -> bool:
        """Whether a mention is what the words name, not only a place inside a body's name."""
        if mention.kind is not MentionKind.PLACE:
            return True
        analyse, own = self.document.language.analyse, set(mention.name.split())
        rest = [w for w in name.split() if w not in own]
        return not any(analyse(w).has("institution") and not self.kinds(w) & CIVIC for w in rest)

    def _phrases(self, sentence: Sentence, agreement: Mention) -> list[tuple[str, Passage]]:
        return self.document.language.parties_between(self.document, sentence, agreement)

    def _plain(self, name: str, passage: Passage) -> Party | None:
        side = self.sides.of_place(name)
        if side is None or side.is_state:
            return None
        return self._of_institution(name, None, passage)

    def _modifiers(self, sentence: Sentence, agreement: Mention) -> tuple[Party, ...]:
        """`the Barcelona-Medellín agreement`, `Évora protokolü`: places right before the name."""
        found: list[Party | None] = list(self._compound(sentence, agreement))
        at, bodies = agreement.first, 0
        for mention in reversed(sentence.mentions):
            if mention.last > at or mention.kind not in (
                MentionKind.PLACE,
                MentionKind.INSTITUTION,
            ):
                continue
            gap = sentence.tokens[mention.last : at]
            if any(t.text not in ("-", "–", "—", "/") for t in gap) or mention.marker not in (
                "",
                "of",
            ):
                break
            found.insert(0, self.party_of(mention))
            bodies += mention.kind is MentionKind.INSTITUTION
            at = mention.first
        return distinct(found) if len(found) > bodies else ()

    def _compound(self, sentence: Sentence, agreement: Mention) -> Iterator[Party]:
        """The two places of a word such as `Bergen-Gdansk` before an agreement's name."""
        token = sentence.tokens[agreement.first - 1] if agreement.first else None
        parts = _HYPHEN.split(token.base) if token is not None else []
        names = [self.document.language.place_name(part) for part in parts]
        if token is None or len(parts) < 2 or not all(names):
            return
        for name in names:
            side = self.sides.of_place(name)
            if name and side is not None and not side.is_state:
                yield Party(name, side.key, Passage(token.start, token.end))

    def _behind(self, sentence: Sentence, agreement: Mention) -> tuple[Party, ...]:
        """`соглашение о партнёрстве с городом Паневежис`: the partner right behind the name."""
        found: list[Party | None] = []
        at = agreement.last + _BEHIND
        for mention in sentence.mentions:
            if mention.first < agreement.last or mention.marker != "with":
                continue
            if mention.first > at:
                break
            if mention.kind is not MentionKind.PERSON:
                found.append(self.party_of(mention))
                at = mention.last + 2
        return distinct(found)

    def _of_frame(self, frame: Frame) -> list[Claim]:
        """Those who sign or are said to be bound; places and bodies before people."""
        named = [*frame.roles.get("party", []), *frame.roles.get("signatory", [])]
        if frame.value in TWINNING:
            named = [m for m in named if self._may_be_twin(frame.sentence, m)]
        between = [m for m in named if m.marker == "between"]
        if len(distinct(map(self.party_of, between))) > 1:
            named = between
        bodies = [m for m in named if m.kind is not MentionKind.PERSON]
        people = [m for m in named if m.kind is MentionKind.PERSON]
        people = [m for m in people if not self._witnesses(frame.sentence, m)]
        direct = distinct(self.party_of(m) for m in bodies if not self.locates(frame.sentence, m))
        behind = distinct(self.party_of(m) for m in people)
        if len(direct) > 1:
            return [Claim(direct, Strength.NAMED)]
        both = distinct([*direct, *behind])
        return self._claim(both, Strength.SIGNATORIES)

    def _may_be_twin(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a mention can be a twin itself: not the place in or of which something else is
        (`the museum in Leeds`, `the port of Leeds`)."""
        if mention.kind is not MentionKind.PLACE:
            party = self.party_of(mention)
            return party is None or party.is_city
        if mention.marker.startswith("in"):
            return False
        before = [t for t in sentence.tokens[: mention.first] if t.is_word][-_OWNER:]
        owner = next((t for t in reversed(before) if not t.word.value("function")), None)
        if mention.marker != "of" or owner is None or self.document.language.is_verb_final:
            return True
        is_city = owner.word.has("place_noun") or owner.is_capital
        return is_city or owner.word.lower.startswith(self._city_stems)

    @property
    def _city_stems(self) -> tuple[str, ...]:
        language = self.document.language
        return (*language.twin_stems, *language.tie_stems)

    def _witnesses(self, sentence: Sentence, mention: Mention) -> bool:
        """`with the ambassador as a witness`: those who only looked on are no party."""
        witness = self.document.language.wording.witness
        behind = sentence.tokens[mention.last : mention.last + _WITNESSED]
        return mention.marker == "with" and any(
            t.word.lower.startswith(witness) for t in behind if t.word.verb is None
        )
