"""Agreements in the making: what each sentence tells, and which agreement it tells it of."""

from __future__ import annotations

from dataclasses import dataclass, field

from comity.passages import Passage
from comity.reading.assembly.agreements.parties import Claim, Party, Strength, settled
from comity.reading.document import Mention, Sentence
from comity.reading.findings import ActNamed, Stage, StageReported

OTHER = "other"
BARE = frozenset({OTHER, "cooperation-protocol"})
# Kinds that a bare `agreement` or `protocol` may mean.
BARE_MEANS = frozenset({*BARE, "sister-city", "friendship-city"})
# What one signing may be called by turns.
INSTRUMENTS = frozenset({*BARE_MEANS, "memorandum"})
# Agreements named since: one that lies further back is not told on.
NEAR = 50
_REACH = 3


@dataclass(slots=True, eq=False)
class Telling:
    """What one sentence tells of one agreement.

    `is_bare` tells a name of one word (`the protocol`), `is_any` a word that says no kind
    (`the document`), `is_new` an agreement that the words themselves call another one.
    `is_plain` tells a name that does not say on what it was made, `is_near_twins` that the
    sentences around call the towns twins, `is_in_text_of_twins` that the text does somewhere.
    `number` is the sentence's place in the text.
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
    is_near_twins: bool = False
    is_in_text_of_twins: bool = False
    years: frozenset[str] = frozenset()
    claims: list[Claim] = field(default_factory=list)
    stages: list[StageReported] = field(default_factory=list)
    signatories: list[Mention] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    acts: list[ActNamed] = field(default_factory=list)
    until: str | None = None
    years_agreed: int | None = None
    under: str | None = None
    comes_into_force_when_signed: bool = False
    section: Party | None = None


@dataclass(slots=True, eq=False)
class AgreementDraft:
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
        """The stages told: those of headings only where the text below tells none."""
        told = [s for t in self.tellings if not t.sentence.is_heading for s in t.stages]
        return told or [s for t in self.tellings for s in t.stages]

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


def join(tellings: list[Telling], quoted: list[Telling]) -> list[AgreementDraft]:
    """Tellings of one agreement put together, in the order of the text; what is only quoted
    tells of agreements of which the reporter's voice does not speak."""
    drafts = _joined(tellings)
    kinds = {d.kind for d in drafts}
    for draft in _joined(quoted):
        known = any(_tells_of(t, d) for t in draft.tellings for d in drafts if d.stages)
        known |= draft.kind in INSTRUMENTS and not draft.claims and bool(kinds & INSTRUMENTS)
        if not known and not draft.is_bare and draft.kind not in kinds:
            draft.is_quoted = True
            drafts.append(draft)
    _take_for_twins(drafts)
    return [d for d in drafts if d.stages]


def _take_for_twins(drafts: list[AgreementDraft]) -> None:
    """A plain `agreement` is that of twin towns where the text speaks of such; one that names a
    sister city agreement beside it must do so nearby."""
    is_said = any(d.kind == "sister-city" for d in drafts)
    for draft in drafts:
        named = [t for t in draft.tellings if t.is_named]
        if draft.kind not in BARE or not named or not all(t.is_plain for t in named):
            continue
        if any(t.is_near_twins or (t.is_in_text_of_twins and not is_said) for t in named):
            draft.kind = "sister-city"


def _joined(tellings: list[Telling]) -> list[AgreementDraft]:
    drafts: list[AgreementDraft] = []
    for telling in tellings:
        if telling.is_similar and telling.is_bare and drafts:
            telling.kind = drafts[-1].kind  # `a similar protocol`
        draft = next((d for d in reversed(drafts[-NEAR:]) if _tells_of(telling, d)), None)
        if draft is None:
            if not telling.is_named or telling.is_any:
                continue
            draft = AgreementDraft(telling.kind, telling.title, telling.is_bare)
            drafts.append(draft)
        draft.add(telling)
    return drafts


def _tells_of(telling: Telling, draft: AgreementDraft) -> bool:
    """Whether a telling may be of an agreement told before."""
    if _are_of_other_sections(telling, draft) or not _agree_on_parties(telling, draft):
        return False
    if not agree_on_time(telling, draft):
        return False
    if telling.is_twinning:
        return draft.kind == telling.kind or (draft.is_bare and draft.kind in BARE)
    if not telling.is_named or telling.is_any:
        is_signing = telling.is_any or any(s.step == "signed" for s in telling.stages)
        if is_signing and any(t.comes_into_force_when_signed for t in draft.tellings):
            return True  # the text of an agreement, with its signatures at the end
        return telling.number - draft.number <= (_REACH if is_signing else 1)
    if telling.is_new and draft.is_told_in_text and telling.title.lower() != draft.title.lower():
        return False
    if telling.is_bare:
        return _may_be_called(telling, draft)
    if draft.is_bare:
        return _may_name(telling, draft)
    return draft.kind == telling.kind and (draft.kind != OTHER or shares_words(telling, draft))


def _are_of_other_sections(telling: Telling, draft: AgreementDraft) -> bool:
    section = draft.tellings[-1].section
    return telling.section is not None and section is not None and telling.section != section


def _may_be_called(telling: Telling, draft: AgreementDraft) -> bool:
    """`the protocol` of a sister city protocol, `the agreement` of twinning relations."""
    if draft.kind == telling.kind:
        return draft.kind != OTHER or draft.is_bare or _head(telling.title) in draft.title.lower()
    if _head(telling.title) in draft.title.lower():
        return True
    if telling.kind == OTHER and telling.number - draft.number <= _REACH and telling.claims:
        mine, theirs = settled(telling.claims)[0], draft.parties()[0]
        if len(theirs) > 1 and {p.key for p in mine} <= {p.key for p in theirs}:
            return True  # `the agreement` of a memorandum or plan of the same parties
    if telling.kind == OTHER:
        return draft.kind in BARE_MEANS
    is_bond = any(t.is_twinning for t in draft.tellings) or draft.kind == "sister-city"
    return telling.kind in BARE and draft.kind in BARE_MEANS and (draft.is_bare or is_bond)


def _may_name(telling: Telling, draft: AgreementDraft) -> bool:
    """Whether a fuller name can be that of an agreement named by one word so far."""
    if draft.kind == telling.kind or _head(draft.title) in telling.title.lower():
        return True
    return draft.kind in BARE and (telling.kind in BARE_MEANS or not draft.stages)


def _head(title: str) -> str:
    """The beginning of a title's one word: inflected forms of one word share it."""
    return title.split()[-1][:5].lower()


def shares_words(telling: Telling, draft: AgreementDraft) -> bool:
    """Agreements of no kind of their own are one only if their names share a word beside the
    first (`соглашение о поставках` is not the `договор о практике`)."""
    own = {w[:5] for w in draft.title.lower().split() if len(w) > 3}
    new = {w[:5] for w in telling.title.lower().split() if len(w) > 3}
    return len(own) < 2 or len(new) < 2 or len(own & new) >= min(2, len(own), len(new))


def _agree_on_parties(telling: Telling, draft: AgreementDraft) -> bool:
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


def _both_partners(telling: Telling, draft: AgreementDraft) -> bool:
    """Two single partners that are each named as the other side of the text's own."""
    return telling.is_named and any(t.is_named for t in draft.tellings)


def agree_on_time(telling: Telling, draft: AgreementDraft) -> bool:
    """Two agreements of other years, and two signings in other years, are not one."""
    years = frozenset(y for t in draft.tellings for y in t.years)
    if telling.years and years and not telling.years & years:
        return False
    mine, theirs = _signed_in(telling.stages), _signed_in(draft.stages)
    return not mine or not theirs or bool(mine & theirs)


def _signed_in(stages: list[StageReported]) -> set[str]:
    return {s.date[:4] for s in stages if s.date and s.stage is Stage.SIGNED and s.date[0] != "."}
