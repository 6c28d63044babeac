"""Parties that no clause names: those of the sentences before, of the section, of the text."""

from __future__ import annotations

from comity.reading.assembly.agreements.instruments import BARE, AgreementDraft
from comity.reading.assembly.agreements.parties import Party, PartyFinder, Strength, distinct
from comity.reading.document import Mention, MentionKind, Sentence

_BEHIND = 4
_LETTERHEAD = 3
_ACTING = (MentionKind.PERSON, MentionKind.INSTITUTION, MentionKind.GROUP, MentionKind.PLACE)


class Surroundings:
    """Completes the parties of drafts from what stands around the sentences that tell them."""

    def __init__(self, finder: PartyFinder, drafts: list[AgreementDraft]) -> None:
        self.finder = finder
        self.told = finder.document.told()
        self.home = self._home()
        self.usual = _usual(drafts)

    def parties_of(self, draft: AgreementDraft) -> tuple[tuple[Party, ...], Strength]:
        """The parties that are told; what is missing is taken from the sentences before, then
        from the other agreements of the text, then from its two sides."""
        told, strength = draft.parties()
        if len(told) > 1:
            return told, strength
        if not any(p.is_city for p in told) and not self._is_between_cities(draft):
            return (), strength
        keys = {p.key for p in told}
        section = draft.tellings[0].section
        if section is not None and not self._is_home(section):
            return distinct([*(told or [self.home]), section]), Strength.PARTNER
        if self._are_usual(draft, keys):
            return self.usual, Strength.PARTNER
        if not told:
            near = self._pair_before(draft)
            if near:
                return near, Strength.PARTNER
        partner = told[0] if told else None
        if partner is None or self._is_home(partner):
            other = self._partner_before(draft)
            if other is not None:
                return distinct([partner or self.home, other]), Strength.PARTNER
        if partner is not None and not self._is_home(partner):
            return distinct([self._own() or self._counterpart(), partner]), Strength.PARTNER
        return distinct([partner or self.home, self._counterpart()]), Strength.PARTNER

    def _is_between_cities(self, draft: AgreementDraft) -> bool:
        """Whether anything of an agreement without a city for a party tells that it is one of
        cities, and not a lease of tenants: its name, its signatories, or the words around it."""
        language = self.finder.document.language
        if all(t.is_twinning for t in draft.tellings):
            return any(language.speaks_of_cities(t.sentence) for t in draft.tellings)
        if draft.kind not in BARE or not all(t.is_plain for t in draft.tellings):
            return True
        return any(
            t.section is not None
            or language.speaks_of_ties(t.sentence)
            or any(self.finder.sides.of_mention(m) is not None for m in t.signatories)
            for t in draft.tellings
        )

    def _own(self) -> Party | None:
        """The text's own city; the first party of its other agreements if that is none of them."""
        if self.usual and self.home is not None and self.home not in self.usual:
            if self.home.key not in {p.key for p in self.usual}:
                return self.usual[0]
        return self.home

    def _are_usual(self, draft: AgreementDraft, keys: set[str]) -> bool:
        """Whether nothing speaks against the parties of the text's other agreements."""
        usual = {p.key for p in self.usual}
        own = {p.key for p in self._cities(draft.tellings[0].sentence)}
        return bool(usual) and keys <= usual and (own <= usual or bool(own & usual))

    def _is_home(self, party: Party) -> bool:
        return self.home is not None and party.key == self.home.key

    def _home(self) -> Party | None:
        """The city of the letterhead, else the one from which the text is written."""
        bodies = [
            m
            for s in self.told[:_LETTERHEAD]
            for m in s.mentions
            if m.kind is MentionKind.INSTITUTION and not any(t.word.verb for t in s.tokens)
        ]
        cities = distinct(map(self.finder.city_of, bodies))
        if len(cities) == 1:
            return cities[0]
        mention = self.finder.sides.home_place()
        return self.finder.party_of(mention) if mention is not None else None

    def _counterpart(self) -> Party | None:
        mention = self.finder.sides.counterpart()
        return self.finder.party_of(mention) if mention is not None else None

    def _before(self, draft: AgreementDraft) -> list[tuple[Sentence, tuple[Party, ...]]]:
        """The sentences before the first telling, nearest first, with the cities they name;
        a heading ends them."""
        first = draft.tellings[0]
        if first.number >= len(self.told):
            return []
        found: list[tuple[Sentence, tuple[Party, ...]]] = []
        for at in range(first.number, max(-1, first.number - _BEHIND - 1), -1):
            sentence = self.told[at]
            found.append((sentence, self._cities(sentence)))
            if sentence.is_heading:
                break
        return found

    def _cities(self, sentence: Sentence) -> tuple[Party, ...]:
        """The cities for which somebody stands in a sentence, by their own names."""
        acting = [m for m in sentence.mentions if m.kind in _ACTING and m.marker != "in"]
        return distinct(self.finder.city_of(m) for m in acting if not self._is_aside(sentence, m))

    def _is_aside(self, sentence: Sentence, mention: Mention) -> bool:
        return mention.is_reference or self.finder.locates(sentence, mention)

    def _pair_before(self, draft: AgreementDraft) -> tuple[Party, ...]:
        """The two cities of the nearest sentence before that names just two."""
        for _, cities in self._before(draft):
            if len(cities) == 2:
                return cities
            if len(cities) > 2:
                return ()
        return ()

    def _partner_before(self, draft: AgreementDraft) -> Party | None:
        """The city other than the text's own that is named nearest before."""
        own = draft.tellings[0].sentence.paragraph
        for sentence, cities in self._before(draft):
            if sentence.paragraph != own:
                return None
            others = [p for p in cities if not self._is_home(p)]
            if others:
                return others[-1]
        return None


def _usual(drafts: list[AgreementDraft]) -> tuple[Party, ...]:
    """The parties of the agreements whose clauses name them, if these are always the same."""
    told = [parties for d in drafts for parties, _ in [d.parties()] if len(parties) > 1]
    named = [parties for parties in told if all(p.is_city for p in parties)]
    if not named or any({p.key for p in n} != {p.key for p in named[0]} for n in named):
        return ()
    return named[0]
