"""Agreements in the making: what each sentence tells, and which agreement it tells it of."""

from __future__ import annotations

from dataclasses import dataclass, field

from comity.passages import Passage
from comity.reading.assembly.parties import Claim, Party, Strength, settled
from comity.reading.document import Mention, Sentence
from comity.reading.findings import Stage, StageReported

OTHER = "other"
_BARE = frozenset({OTHER, "cooperation-protocol"})
# Kinds that a bare `agreement` or `protocol` may mean.
_BARE_MEANS = frozenset({*_BARE, "sister-city", "friendship-city"})
# What one signing may be called by turns.
_INSTRUMENTS = frozenset({*_BARE_MEANS, "memorandum"})
_PROGRAMMES = frozenset({"programme", "plan-of-measures"})
_REACH = 3
_NEAR = 6
_LEAD = 4


@dataclass(slots=True, eq=False)
class Telling:
    """What one sentence tells of one agreement.

    `is_bare` tells a name of one word (`the protocol`), `is_any` a word that says no kind
    (`the document`), `is_new` an agreement that the words themselves call another one.
    `is_plain` tells a name
    that does not say on what it was made, `is_among_twins` says that the words
    around call the towns twins. `number` is the sentence's place in the text.
    """

    sentence: Sentence
    number: int
    kind: str
    title: str
    is_bare: bool = False
    is_any: bool = False
    is_new: bool = False
    is_similar: bool = False
    is_named: bool = True
    is_twinning: bool = False
    is_plain: bool = False
    is_among_twins: bool = False
    years: frozenset[str] = frozenset()
    claims: list[Claim] = field(default_factory=list)
    stages: list[StageReported] = field(default_factory=list)
    signatories: list[Mention] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    until: str | None = None
    comes_into_force_when_signed: bool = False
    section: Party | None = None


@dataclass(slots=True, eq=False)
class Draft:
    """An agreement in the making."""

    kind: str
    title: str
    is_bare: bool
    is_quoted: bool = False
    tellings: list[Telling] = field(default_factory=list)

    @property
    def claims(self) -> list[Claim]:
        return [c for t in self.tellings for c in t.claims]

    @property
    def stages(self) -> list[StageReported]:
        return [s for t in self.tellings for s in t.stages]

    @property
    def proof(self) -> list[Passage]:
        return sorted({t.sentence.passage for t in self.tellings})

    @property
    def number(self) -> int:
        return self.tellings[-1].number

    @property
    def is_told_in_text(self) -> bool:
        """Whether more than a heading has told of it."""
        return any(not t.sentence.is_heading and t.stages for t in self.tellings)

    def parties(self) -> tuple[tuple[Party, ...], Strength]:
        """The parties so far."""
        return settled(self.claims)

    def add(self, telling: Telling) -> None:
        """Put a telling to this agreement; a fuller name takes the place of a bare one."""
        if self.is_bare and telling.is_named and not telling.is_bare:
            self.kind, self.title, self.is_bare = telling.kind, telling.title, False
        self.tellings.append(telling)


def join(tellings: list[Telling], quoted: list[Telling]) -> list[Draft]:
    """Tellings of one agreement put together, in the order of the text; what is only quoted
    tells of agreements of which the reporter's voice does not speak."""
    drafts = _joined(tellings)
    kinds = {d.kind for d in drafts}
    for draft in _joined(quoted):
        known = any(_tells_of(t, d) for t in draft.tellings for d in drafts if d.stages)
        known |= draft.kind in _INSTRUMENTS and not draft.claims and bool(kinds & _INSTRUMENTS)
        if not known and not draft.is_bare and draft.kind not in kinds:
            draft.is_quoted = True
            drafts.append(draft)
    for draft in drafts:
        named = [t for t in draft.tellings if t.is_named]
        if draft.kind in _BARE and named and all(t.is_plain for t in named):
            if any(t.is_among_twins for t in named):
                draft.kind = "sister-city"
    return _merged([d for d in drafts if d.stages])


def _joined(tellings: list[Telling]) -> list[Draft]:
    drafts: list[Draft] = []
    for telling in tellings:
        if telling.is_similar and telling.is_bare and drafts:
            telling.kind = drafts[-1].kind  # `a similar protocol`
        draft = next((d for d in reversed(drafts) if _tells_of(telling, d)), None)
        if draft is None:
            if not telling.is_named or telling.is_any:
                continue
            draft = Draft(telling.kind, telling.title, telling.is_bare)
            drafts.append(draft)
        draft.add(telling)
    return drafts


def _merged(drafts: list[Draft]) -> list[Draft]:
    """One instrument under two names: the sister city agreement that was signed as a
    memorandum. What one sentence names beside each other stays two."""
    kept: list[Draft] = []
    for draft in drafts:
        same = next((d for d in kept if _is_one(d, draft)), None)
        if same is None:
            kept.append(draft)
            continue
        same.kind, same.title = _better_name(same, draft)
        same.tellings += draft.tellings
    return kept


def _is_one(one: Draft, other: Draft) -> bool:
    if one.kind == other.kind:
        return False
    if _is_headline_of(one, other):
        return True
    if not {one.kind, other.kind} <= _INSTRUMENTS:
        return False
    if {id(t.sentence) for t in one.tellings} & {id(t.sentence) for t in other.tellings}:
        return False
    if any(t.is_new for t in other.tellings) or other.number - one.number > _NEAR:
        return False
    mine, theirs = one.parties()[0], other.parties()[0]
    if len(mine) < 2 or {p.key for p in mine} != {p.key for p in theirs}:
        return False
    both = _has(one, Stage.SIGNED) and _has(other, Stage.SIGNED)
    if not (both or _is_act_only(one) or _is_act_only(other)):
        return False
    mine_in, theirs_in = _signed_on(one), _signed_on(other)
    return not mine_in or not theirs_in or bool(mine_in & theirs_in)


def is_double(one: Draft, other: Draft) -> bool:
    """Whether a draft tells again of an agreement whose parties another one names: same kind,
    nothing that speaks against it, and no party of its own."""
    if one.kind != other.kind or any(t.is_new for t in other.tellings):
        return False
    if one.kind == OTHER and not (other.is_bare or _shares_title(one, other)):
        return False
    known = {p.key for p in one.parties()[0]}
    own = {p.key for p in other.parties()[0] if not p.is_vague}
    return own <= known and all(_agree_on_time(t, one) for t in other.tellings)


def _shares_title(one: Draft, other: Draft) -> bool:
    return any(_shares_words(t, one) for t in other.tellings if t.is_named)


def _is_headline_of(one: Draft, other: Draft) -> bool:
    """A heading that calls the text's agreement by another name: `New Cooperation Plan`."""
    kinds = {one.kind, other.kind}
    if not (kinds <= _PROGRAMMES or kinds <= _INSTRUMENTS) or one.is_told_in_text:
        return False
    mine, theirs = one.parties()[0], other.parties()[0]
    alike = {p.key for p in mine} <= {p.key for p in theirs} or not theirs
    return alike and other.number <= _LEAD and any(t.sentence.is_heading for t in one.tellings)


def _has(draft: Draft, stage: Stage) -> bool:
    return any(s.stage is stage for s in draft.stages)


def _signed_on(draft: Draft) -> set[str]:
    return {s.date for s in draft.stages if s.date and s.stage is Stage.SIGNED}


def _better_name(one: Draft, other: Draft) -> tuple[str, str]:
    """A name that says the kind before one that does not; the instrument before the bond."""
    if not one.is_told_in_text and {one.kind, other.kind} <= _PROGRAMMES:
        return other.kind, other.title
    ranked = sorted((one, other), key=lambda d: (d.kind in _BARE, _is_act_only(d)))
    return ranked[0].kind, ranked[0].title


def _is_act_only(draft: Draft) -> bool:
    return all(t.is_twinning for t in draft.tellings if t.stages)


def _tells_of(telling: Telling, draft: Draft) -> bool:
    """Whether a telling may be of an agreement told before."""
    if _are_of_other_sections(telling, draft) or not _agree_on_parties(telling, draft):
        return False
    if not _agree_on_time(telling, draft):
        return False
    if telling.is_twinning:
        return draft.kind == telling.kind or (draft.is_bare and draft.kind in _BARE)
    if not telling.is_named or telling.is_any:
        is_signing = telling.is_any or any(s.step == "signed" for s in telling.stages)
        if is_signing and any(t.comes_into_force_when_signed for t in draft.tellings):
            return True  # the text of an agreement, with its signatures at the end
        return telling.number - draft.number <= (_REACH if is_signing else 1)
    if telling.is_new and draft.is_told_in_text:
        return False
    if telling.is_bare:
        return _may_be_called(telling, draft)
    if draft.is_bare:
        return _may_name(telling, draft)
    return draft.kind == telling.kind and (draft.kind != OTHER or _shares_words(telling, draft))


def _are_of_other_sections(telling: Telling, draft: Draft) -> bool:
    section = draft.tellings[-1].section
    return telling.section is not None and section is not None and telling.section != section


def _may_be_called(telling: Telling, draft: Draft) -> bool:
    """`the protocol` of a sister city protocol, `the agreement` of twinning relations."""
    if draft.kind == telling.kind:
        return draft.kind != OTHER or draft.is_bare or _head(telling.title) in draft.title.lower()
    if _head(telling.title) in draft.title.lower():
        return True
    if telling.kind == OTHER:
        return draft.kind in _BARE_MEANS
    is_bond = any(t.is_twinning for t in draft.tellings) or draft.kind == "sister-city"
    return telling.kind in _BARE and draft.kind in _BARE_MEANS and (draft.is_bare or is_bond)


def _may_name(telling: Telling, draft: Draft) -> bool:
    """Whether a fuller name can be that of an agreement named by one word so far."""
    if draft.kind == telling.kind or _head(draft.title) in telling.title.lower():
        return True
    return draft.kind in _BARE and (telling.kind in _BARE_MEANS or not draft.stages)


def _head(title: str) -> str:
    """The beginning of a title's one word: inflected forms of one word share it."""
    return title.split()[-1][:5].lower()


def _shares_words(telling: Telling, draft: Draft) -> bool:
    """Agreements of no kind of their own are one only if their names share a word beside the
    first (`соглашение о поставках` is not the `договор о практике`)."""
    own = {w[:5] for w in draft.title.lower().split() if len(w) > 3}
    new = {w[:5] for w in telling.title.lower().split() if len(w) > 3}
    return len(own) < 2 or len(new) < 2 or len(own & new) >= min(2, len(own), len(new))


def _agree_on_parties(telling: Telling, draft: Draft) -> bool:
    mine, strength = settled(telling.claims)
    theirs, _ = draft.parties()
    if not mine or not theirs:
        return True
    own = {p.key for p in mine if not p.is_vague}
    known = {p.key for p in theirs if not p.is_vague}
    if not own or not known:
        return True
    if len(own) > 1 and len(known) > 1:
        if strength >= Strength.NAMED:
            return own <= known or known <= own
        return bool(own & known)
    return bool(own & known) or (len(own) == len(known) == 1 and not _both_partners(telling, draft))


def _both_partners(telling: Telling, draft: Draft) -> bool:
    """Two single partners that are each named as the other side of the text's own."""
    return telling.is_named and any(t.is_named for t in draft.tellings)


def _agree_on_time(telling: Telling, draft: Draft) -> bool:
    """Two agreements of other years, and two signings in other years, are not one."""
    years = frozenset(y for t in draft.tellings for y in t.years)
    if telling.years and years and not telling.years & years:
        return False
    mine, theirs = _signed_in(telling.stages), _signed_in(draft.stages)
    return not mine or not theirs or bool(mine & theirs)


def _signed_in(stages: list[StageReported]) -> set[str]:
    return {s.date[:4] for s in stages if s.date and s.stage is Stage.SIGNED and s.date[0] != "."}
