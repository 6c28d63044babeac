"""Agreements: kind, parties, signatories, and every stage that the reporter tells.

Each sentence tells something of the agreements that it names (`tellings.py`); tellings of one
agreement are put together (`instruments.py`); parties that no clause names are those of the
text. The stage comes from the reporter's voice; a quotation tells an earlier time.
"""

from __future__ import annotations

from comity.reading.assembly.agreements.claims import ClaimFinder
from comity.reading.assembly.agreements.instruments import AgreementDraft, join
from comity.reading.assembly.agreements.merging import is_double, merged
from comity.reading.assembly.agreements.parties import Party, Strength
from comity.reading.assembly.agreements.stages import ORDER
from comity.reading.assembly.agreements.surroundings import Surroundings
from comity.reading.assembly.agreements.tellings import quoted_tellings_of, tellings_of
from comity.reading.assembly.sides import Sides
from comity.reading.assembly.time.told_days import ToldDays
from comity.reading.document import Document, Mention
from comity.reading.findings import AgreementFinding, AgreementKind, Stage, StageReported

# How often findings with parties from each source are right on the corpus, rounded down.
_SURE = {
    Strength.BETWEEN: 0.85,
    Strength.NAMED: 0.85,
    Strength.SIGNATORIES: 0.8,
    Strength.PARTNER: 0.6,
}

_QUOTED = 0.5


def agreements_of(document: Document, sides: Sides) -> list[AgreementFinding]:
    """All agreements that the text reports, in the order in which they are named."""
    finder = ClaimFinder(document, sides)
    told, quoted = tellings_of(document, finder), quoted_tellings_of(document, finder)
    drafts = merged(join(told, quoted))
    drafts = _without_doubles(drafts)
    around = Surroundings(finder, drafts)
    days = ToldDays(document)
    bound = [(draft, *around.parties_of(draft)) for draft in drafts]
    return [_finding(days, *each) for each in bound if _may_bind(finder, each[1])]


def _may_bind(finder: ClaimFinder, parties: tuple[Party, ...]) -> bool:
    """Whether there are two parties, and not only common nouns for people (`the landlord`)."""
    known = [p for p in parties if not p.is_vague or any(finder.kinds(p.label))]
    return len(parties) > 1 and bool(known)


def _without_doubles(drafts: list[AgreementDraft]) -> list[AgreementDraft]:
    """Drafts that name both parties take in those that tell of the same agreement without."""
    kept: list[AgreementDraft] = []
    for draft in sorted(drafts, key=lambda d: d.parties()[1] < Strength.NAMED):
        whole = [d for d in kept if d.parties()[1] >= Strength.NAMED and is_double(d, draft)]
        if len(whole) == 1 and draft.parties()[1] < Strength.NAMED:
            whole[0].tellings += draft.tellings
        else:
            kept.append(draft)
    return sorted(kept, key=lambda d: d.tellings[0].number)


def _finding(
    days: ToldDays, draft: AgreementDraft, parties: tuple[Party, ...], strength: Strength
) -> AgreementFinding:
    stages = _stages(draft)
    _date(days, stages)
    furthest = max(stages, key=lambda s: (ORDER[s.stage], s.date is not None))
    signatories = _signatories(draft)
    return AgreementFinding(
        kind=AgreementKind(draft.kind),
        parties=[p.label for p in parties],
        stage=furthest.stage,
        date=furthest.date,
        until=next((t.until for t in draft.tellings if t.until), None) or _end(draft, stages),
        under=next((t.under for t in draft.tellings if t.under), None),
        signatories=list(dict.fromkeys(m.label for m in signatories)),
        fields=list(dict.fromkeys(f for t in draft.tellings for f in t.fields)),
        title=draft.title,
        acts=list({a.number: a for t in draft.tellings for a in t.acts}.values()),
        stages=stages,
        proof=draft.proof,
        confidence=_QUOTED if draft.is_quoted else _SURE[strength],
        field_proof={
            "parties": [p.passage for p in parties],
            "signatories": [m.passage for m in signatories],
            "stage": furthest.proof,
        },
    )


def _date(told: ToldDays, stages: list[StageReported]) -> None:
    """A signing of which no sentence says when was on the day told before; what a council's
    decision does is done on its day."""
    act = told.of_act
    for stage in stages if act is not None else ():
        if stage.date is None and stage.stage is not Stage.SIGNED:
            stage.date = act.edtf if act is not None else None
    signed = [s for s in stages if s.stage is Stage.SIGNED]
    if any(s.date is not None for s in signed):
        return
    days = [(d.edtf, s) for s in signed if (d := told.of(s.proof[0])) is not None]
    if days:
        day, stage = max(days, key=lambda each: len(each[0]) > len("2024"))
        stage.date = day


def _end(draft: AgreementDraft, stages: list[StageReported]) -> str | None:
    """When what was signed or renewed for some years ends, as exactly as the day is told."""
    years = next((t.years_agreed for t in draft.tellings if t.years_agreed), None)
    begun = [s.date for s in stages if s.stage in (Stage.SIGNED, Stage.RENEWED) and s.date]
    if years is None or not begun or not begun[-1][:4].isdigit() or "/" in begun[-1]:
        return None
    return f"{int(begun[-1][:4]) + years}{begun[-1][4:]}"


def _stages(draft: AgreementDraft) -> list[StageReported]:
    """All stages told; `is valid` says nothing where the signing is told, and an agreement
    that comes into force when signed is in force since then."""
    stages = draft.stages
    signed = [s for s in stages if s.stage is Stage.SIGNED]
    if signed:
        stages = [s for s in stages if s.step != "valid"]
    if signed and any(t.comes_into_force_when_signed for t in draft.tellings):
        first = signed[0]
        stages.append(
            StageReported(stage=Stage.IN_FORCE, step="in-force", date=first.date, proof=first.proof)
        )
    return stages


def _signatories(draft: AgreementDraft) -> list[Mention]:
    return [m for t in draft.tellings for m in t.signatories]
