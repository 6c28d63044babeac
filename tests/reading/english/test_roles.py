"""Who does what to whom: order, passive, relative clauses, participles, infinitives."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.reading.document import Document
from comity.reading.frames import Frame

Reader = Callable[[str], Document]


def _frame(document: Document, name: str) -> Frame | None:
    """The one frame of a name; that somebody came is one beside that of who received them."""
    found = [f for s in document.sentences for f in document.frames_of(s) if f.name == name]
    found = [f for f in found if f.value != "travel"]
    assert len(found) <= 1
    return found[0] if found else None


def _labels(frame: Frame, role: str) -> list[str]:
    return [m.label for m in frame.roles.get(role, [])]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mayor Ann Lee received Governor Tom Fox.",
        "Governor Tom Fox was received by Mayor Ann Lee.",
        "Governor Tom Fox visited Mayor Ann Lee.",
        "Governor Tom Fox paid a courtesy call on Mayor Ann Lee.",
        "Governor Tom Fox, who came early, was welcomed by Mayor Ann Lee.",
    ],
)
def test_host_and_guest_follow_voice_and_preposition(document: Reader, sentence: str) -> None:
    visit = _frame(document(sentence), "visit")
    assert visit is not None
    assert (_labels(visit, "host"), _labels(visit, "guest")) == (["Ann Lee"], ["Tom Fox"])


@pytest.mark.parametrize(
    "sentence",
    [
        "Mayor Ann Lee spoke of the visit of a choir.",
        "The visits take place in May.",
        "Their host city is Kazan.",
    ],
)
def test_a_noun_that_could_be_a_verb_is_none(document: Reader, sentence: str) -> None:
    made = document(sentence)
    frames = [f for s in made.sentences for f in made.frames_of(s) if f.name == "visit"]
    assert [f for f in frames if f.trigger.form.form != "noun"] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Stating that she came early, Ann Lee said: “We are glad to see you here.”",
        "Ann Lee invited Tom Fox to the Water Forum which will be held in May and said: “We wait.”",
        "Ann Lee, speaking to Tom Fox, said: “We are glad to see you here.”",
    ],
)
def test_the_subject_is_found_past_participles_and_relative_clauses(
    document: Reader, sentence: str
) -> None:
    quotation = document(sentence).quotations[0]
    assert getattr(quotation.speaker, "name", None) == "Ann Lee"


@pytest.mark.parametrize(
    "sentence",
    [
        "A delegation of Shiraz headed by Tom Fox was received by Ann Lee.",
        "Ann Lee received a delegation from Shiraz led by Tom Fox.",
        "A Shiraz delegation, led by Tom Fox, was hosted by Ann Lee.",
    ],
)
def test_who_leads_a_delegation_stands_where_it_stands(document: Reader, sentence: str) -> None:
    visit = _frame(document(sentence), "visit")
    assert visit is not None
    assert "Tom Fox" in _labels(visit, "guest") and "Tom Fox" not in _labels(visit, "host")
    assert _labels(visit, "host") == ["Ann Lee"]


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Ann Lee will visit Kazan.", "planned"),
        ("Ann Lee is to visit Kazan.", "planned"),
        ("Ann Lee is expected to visit Kazan.", "planned"),
        ("Ann Lee did not visit Kazan.", "denied"),
        ("Ann Lee visited Kazan.", "happened"),
        ("Ann Lee would like to visit Kazan.", "wished"),
    ],
)
def test_auxiliaries_tell_what_happened_from_what_is_planned(
    document: Reader, sentence: str, modality: str
) -> None:
    visit = _frame(document(sentence), "visit")
    assert visit is not None
    assert visit.modality == modality
