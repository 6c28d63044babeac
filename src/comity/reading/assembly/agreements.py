"""Agreements: kind, parties, signatories, and every stage that the reporter tells.

The stage comes from the reporter's voice; a quotation tells an earlier time. A word such
as *protocol* alone refers to the agreement that was named before.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from comity.passages import Passage
from comity.reading.assembly.dating import date_of, term_in
from comity.reading.assembly.parties import can_be_party, complete_parties, partner_behind
from comity.reading.assembly.sides import Sides
from comity.reading.assembly.told_days import day_told_before
from comity.reading.document import Document, Mention, MentionKind, Sentence
from comity.reading.findings import (
    AgreementFinding,
    AgreementKind,
    Modality,
    Stage,
    StageReported,
)
from comity.reading.frames import Frame

_STAGES = {
    "idea": Stage.PROPOSED,
    "mandate": Stage.PREPARING,
    "prepared": Stage.PREPARING,
    "ready": Stage.READY,
    "signed": Stage.SIGNED,
    "signatures": Stage.SIGNED,
    "in-force": Stage.IN_FORCE,
    "renewed": Stage.RENEWED,
    "ended": Stage.ENDED,
}
_ORDER = {stage: number for number, stage in enumerate(Stage)}
_GENERIC = "cooperation-protocol"
_OTHER = "other"


@dataclass(slots=True, eq=False)
class Draft:
    """An agreement in the making."""

    kind: str
    title: str
    parties: list[Mention] = field(default_factory=list)
    signatories: list[Mention] = field(default_factory=list)
    stages: list[StageReported] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    proof: list[Passage] = field(default_factory=list)
    until: str | None = None
    is_generic: bool = False
    is_inferred: bool = False


def agreements_of(document: Document, sides: Sides) -> list[AgreementFinding]:
    """All agreements that the text reports, in the order in which they are named."""
    drafts: list[Draft] = []
    for sentence in document.told():
        named = [m for m in sentence.mentions if m.kind is MentionKind.AGREEMENT]
        frames = [f for f in document.frames_of(sentence) if f.name == "agree"]
        if not named and not (frames and drafts):
            continue
        if sentence.is_heading and not frames:
            continue
        _read_sentence(document, sentence, drafts, named, frames)
    for draft in drafts:
        draft.is_inferred = complete_parties(
            document, sides, draft.parties, draft.signatories, draft.proof
        )
    return [_finding(d) for d in drafts if _is_told(d) and len(d.parties) >= 2]


def _read_sentence(
    document: Document,
    sentence: Sentence,
    drafts: list[Draft],
    named: list[Mention],
    frames: list[Frame],
) -> None:
    """Give each frame of a sentence to the agreement that it speaks of: the one in its own
    role, else the one that the sentence names first, else the one told of before."""
    by_name = {id(m): _draft_for(drafts, m) for m in named}
    chosen = by_name[id(named[0])] if named else drafts[-1]
    told: dict[int, tuple[Draft, list[Frame]]] = {}
    for frame in frames:
        own = [by_name[id(m)] for m in frame.roles.get("agreement", []) if id(m) in by_name]
        draft = own[0] if own else chosen
        told.setdefault(id(draft), (draft, []))[1].append(frame)
    if named and id(chosen) not in told:
        told[id(chosen)] = (chosen, [])
    for draft, its_frames in told.values():
        mention = next((m for m in named if by_name[id(m)] is draft), None)
        _add_sentence(document, sentence, draft, its_frames, mention)


def _draft_for(drafts: list[Draft], mention: Mention) -> Draft:
    """The draft that a mention refers to, or a new one."""
    kind = mention.subkind or _GENERIC
    lone = len(mention.name.split()) == 1
    for draft in reversed(drafts):
        if lone or _may_name(draft, mention) or (draft.kind == kind and _may_be(draft, mention)):
            if not lone and draft.is_generic:
                draft.kind, draft.title, draft.is_generic = kind, mention.name, False
            return draft
    draft = Draft(kind, mention.name, is_generic=lone)
    drafts.append(draft)
    return draft


def _may_name(draft: Draft, mention: Mention) -> bool:
    """Whether a fuller name can be that of an agreement named by one word so far: the word is
    in it (`protokol`, `İş Birliği Protokolü`), or nothing was told of the agreement yet."""
    if not draft.is_generic:
        return False
    return not draft.stages or draft.title[:5].lower() in mention.name.lower()


def _may_be(draft: Draft, mention: Mention) -> bool:
    """Agreements of no kind of their own are one only if their names share a word beside the
    first (`соглашение о поставках` is not the `договор о практике`)."""
    if draft.kind != _OTHER:
        return True
    own = {w[:5] for w in draft.title.lower().split()[1:] if len(w) > 3}
    new = {w[:5] for w in mention.name.lower().split()[1:] if len(w) > 3}
    return not own or not new or bool(own & new)


def _add_sentence(
    document: Document,
    sentence: Sentence,
    draft: Draft,
    frames: list[Frame],
    named: Mention | None,
) -> None:
    if named is not None:
        draft.proof.append(sentence.passage)
        between = [m for m in sentence.mentions if m.marker == "between" and can_be_party(m)]
        if len(between) >= 2 and not draft.parties:
            draft.parties = between
        if not draft.parties:
            draft.parties = partner_behind(sentence, named)
    signed = False
    for frame in frames:
        signed |= _add_stage(document, sentence, draft, frame)
    if named is not None:
        for name in document.language.fields_in(sentence):
            if name not in draft.fields:
                draft.fields.append(name)
    if signed and sentence.passage not in draft.proof:
        draft.proof.append(sentence.passage)


def _add_stage(document: Document, sentence: Sentence, draft: Draft, frame: Frame) -> bool:
    """What one frame says of the stage; returns whether it says anything."""
    value = frame.value or ""
    if value == "signatures" and not frame.roles.get("signatory"):
        return False
    concerned = bool(frame.roles.get("agreement")) or value in (
        "signed", "signatures", "mandate", "idea", "ready"
    )  # fmt: skip
    if not concerned or frame.modality is Modality.DENIED:
        return False
    stage = _STAGES[value]
    if value == "in-force" and document.language.says_signatures(sentence):
        stage = Stage.SIGNED
    if stage is Stage.SIGNED and frame.modality is not Modality.HAPPENED:
        stage = Stage.READY if frame.modality is Modality.PLANNED else Stage.PROPOSED
        value = "to be signed"
    if stage is Stage.SIGNED:
        for mention in frame.roles.get("signatory", []):
            if mention.kind is MentionKind.PERSON and mention not in draft.signatories:
                draft.signatories.append(mention)
    parties = [m for m in frame.roles.get("party", []) if can_be_party(m)]
    parties += [
        m for m in frame.roles.get("signatory", [])
        if m.kind is MentionKind.INSTITUTION and m not in parties
    ]  # fmt: skip
    if not draft.parties and len(parties) >= 2:
        draft.parties = parties
    date = date_of(document, frame)
    if date is None and stage is Stage.SIGNED:
        date = day_told_before(document, sentence.passage)
    draft.until = draft.until or term_in(sentence)
    draft.stages.append(
        StageReported(
            stage=stage,
            step="signed" if value == "signatures" else value,
            date=date.edtf if date is not None else None,
            proof=[sentence.passage],
        )
    )
    return True


def _is_told(draft: Draft) -> bool:
    return bool(draft.stages)


def _finding(draft: Draft) -> AgreementFinding:
    furthest = max(draft.stages, key=lambda s: _ORDER[s.stage])
    parties = list(dict.fromkeys(m.label for m in draft.parties))
    return AgreementFinding(
        kind=AgreementKind(draft.kind),
        parties=parties,
        stage=furthest.stage,
        date=next((s.date for s in draft.stages if s.stage is furthest.stage and s.date), None),
        until=draft.until,
        signatories=list(dict.fromkeys(m.label for m in draft.signatories)),
        fields=draft.fields,
        title=draft.title,
        stages=draft.stages,
        proof=sorted(set(draft.proof) | {p for s in draft.stages for p in s.proof}),
        confidence=0.6 if draft.is_inferred else 0.85,
        field_proof={
            "parties": [m.passage for m in draft.parties],
            "signatories": [m.passage for m in draft.signatories],
            "stage": furthest.proof,
        },
    )
