"""How far an agreement has come by what one clause tells of it."""

from __future__ import annotations

from comity.reading.document import Document
from comity.reading.findings import Modality, Stage
from comity.reading.frames import Frame
from comity.reading.languages.base import Prospect

_PLAIN = {
    "idea": Stage.PROPOSED,
    "mandate": Stage.PREPARING,
    "prepared": Stage.PREPARING,
}
# What is not done yet, by what is said of its doing (the corpus' rules call `will be signed`
# ready, `agreed to sign` preparing, `would like to sign` proposed).
_BEFORE = {
    Prospect.PLANNED: Stage.READY,
    Prospect.AGREED: Stage.PREPARING,
    Prospect.WISHED: Stage.PROPOSED,
}
_DONE = {
    "signed": Stage.SIGNED,
    "signatures": Stage.SIGNED,
    "signing": Stage.SIGNED,
    "twinned": Stage.SIGNED,
    "twins": Stage.SIGNED,
    "ready": Stage.READY,
    "in-force": Stage.IN_FORCE,
    "realised": Stage.IN_FORCE,
    "valid": Stage.IN_FORCE,
    "renewed": Stage.RENEWED,
    "ended": Stage.ENDED,
    "untwinned": Stage.ENDED,
    "expired": Stage.ENDED,
}
ORDER = {stage: number for number, stage in enumerate(Stage)}


def stage_of(document: Document, frame: Frame) -> Stage | None:
    """The stage that a frame tells, or None if it tells none."""
    value = frame.value or ""
    if value == "untwinned":
        return Stage.ENDED  # `are no longer twinned` denies by its own words
    if frame.modality is Modality.DENIED:
        return Stage.ENDED if value == "renewed" else None
    prospect = _prospect(document, frame)
    if value == "twins" and frame.trigger.form.form in ("participle", "relative"):
        return None  # `kardeş belediye olan Travnik` tells what it long has been
    if value == "twinned" and frame.trigger.form.form == "converb":
        return None  # `town twinning with Matsuyama` is a noun
    if value in _PLAIN:
        is_wished = document.language.prospect(frame) is Prospect.WISHED
        return Stage.PROPOSED if is_wished else _PLAIN[value]
    if value == "realised" and document.language.says_signatures(frame.sentence):
        value = "signed"
    if value == "twins" and document.language.is_by_decision(frame.sentence):
        return Stage.PREPARING
    if prospect is Prospect.DONE:
        return _DONE.get(value)
    if value in ("in-force", "realised", "valid", "expired"):
        return None
    if value == "ended":
        return Stage.ENDED if prospect in (Prospect.PLANNED, Prospect.AGREED) else None
    return _BEFORE[prospect]


def _prospect(document: Document, frame: Frame) -> Prospect:
    told = document.language.prospect(frame)
    if told is not None:
        return told
    if frame.modality is Modality.PLANNED:
        return Prospect.PLANNED
    return Prospect.WISHED if frame.modality is Modality.WISHED else Prospect.DONE


def step_of(frame: Frame, stage: Stage) -> str:
    """How the step is called in the list of stages."""
    value = frame.value or ""
    if _DONE.get(value) is Stage.SIGNED or (value == "realised" and stage is Stage.SIGNED):
        value = "signed"
    if value == "signed" and stage is not Stage.SIGNED:
        return "to be signed"
    return value
