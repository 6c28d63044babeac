"""Plans and promises: what a side said that it would do, with the grade of its words."""

from __future__ import annotations

from comity.reading.assembly.near import date_near
from comity.reading.assembly.sides import Sides
from comity.reading.document import Document, Mention, MentionKind, Person, Sentence
from comity.reading.findings import Grade, PlanFinding
from comity.reading.frames import Frame


def plans_of(document: Document, sides: Sides) -> list[PlanFinding]:
    """What is planned in any voice; who plans is the subject, or the one who speaks."""
    found: list[PlanFinding] = []
    for sentence in document.sentences:
        for frame in document.frames_of(sentence):
            if frame.name != "plan":
                continue
            plan = _plan(document, frame)
            if plan is not None and not any(p.what == plan.what for p in found):
                found.append(plan)
    return found


def _plan(document: Document, frame: Frame) -> PlanFinding | None:
    passage = document.language.plan_passage(frame.sentence, frame.trigger)
    if passage is None or not document.language.is_concrete(frame.sentence, passage):
        return None
    who = _who(document, frame)
    if not who:
        return None
    date = date_near(frame)
    depends = _depends(document, frame.sentence, passage)
    plan = PlanFinding(
        who=who,
        what=" ".join(passage.of(document.text).split()),
        when=date.edtf if date is not None else None,
        grade=Grade(frame.value or "intends"),
        depends_on=depends,
        proof=[frame.passage],
        confidence=0.6,
        field_proof={"what": [passage]},
    )
    if date is not None:
        plan.field_proof["when"] = [date.passage]
    return plan


def _who(document: Document, frame: Frame) -> list[str]:
    named = [m.label for m in frame.roles.get("who", [])]
    if named:
        return list(dict.fromkeys(named))
    voice = frame.sentence.voice
    if voice is not None and voice.speaker is not None:
        speaker = voice.speaker
        return [speaker.name if isinstance(speaker, Person) else speaker]
    return []


def _depends(document: Document, sentence: Sentence, passage: object) -> str | None:
    """The event with which a plan goes together (`simultaneously with the forum`)."""
    events: list[Mention] = [m for m in sentence.mentions if m.kind is MentionKind.EVENT]
    for event in events:
        if document.language.goes_together(sentence, event):
            return event.name
    return None
