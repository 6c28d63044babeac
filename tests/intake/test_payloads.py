"""Findings survive being kept as JSON, and what has not their shape is refused by name."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.intake.payloads import BadPayload, stated_by
from comity.passages import Passage
from comity.reading.findings import FINDING_TYPES, Finding, Findings

PASSAGES = st.builds(
    lambda start, length: Passage(start, start + length), st.integers(0, 999), st.integers(1, 99)
)
st.register_type_strategy(Passage, PASSAGES)
DATES = st.sampled_from([None, "2021", "2019/..", "XXXX-07-01"])


def findings_of(kind: str) -> st.SearchStrategy[Finding]:
    """Findings with anything in any field; dates are dates."""
    dated = {name: DATES for name in ("date", "until", "when") if name in fields(kind)}
    return st.builds(FINDING_TYPES[kind], confidence=st.floats(0, 1), **dated)


def fields(kind: str) -> set[str]:
    return set(FINDING_TYPES[kind].__dataclass_fields__)


@pytest.mark.parametrize("kind", list(FINDING_TYPES))
@given(data=st.data())
def test_a_finding_comes_back_from_its_json_as_it_was(kind: str, data: st.DataObject) -> None:
    finding = data.draw(findings_of(kind))
    whole = Findings(id="x", language="en", **{kind: [finding]})  # type: ignore[arg-type]
    payload = json.loads(json.dumps(whole.to_json()))[kind][0]
    assert stated_by(kind, payload) == finding


def test_fields_of_a_later_version_are_left_aside() -> None:
    assert stated_by("events", {"name": "Forum", "mood": "good"}).name == "Forum"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("kind", "payload", "wrong"),
    [
        ("people", {}, "people: .*name"),
        ("people", {"name": 3}, "people.name: str is wanted, not 3"),
        ("people", {"name": "A", "mentions": "B"}, "people.mentions: a list is wanted"),
        ("people", {"name": "A", "offices": [{"title": None}]}, r"offices\[0\].title"),
        ("encounters", {"kind": "party"}, "encounters.kind: 'party' is none of visit"),
        ("encounters", {"kind": "visit", "first": "yes"}, "encounters.first: bool is wanted"),
        ("encounters", {"kind": "visit", "date": "tomorrow"}, "encounters.date: .*write YYYY"),
        ("people", {"name": "A", "proof": [{"start": 5, "end": 1}]}, r"proof\[0\]: passage 5"),
        ("people", {"name": "A", "confidence": True}, "confidence: float is wanted"),
        ("gossip", {}, "'gossip' is no kind of finding"),
    ],
)
def test_what_has_not_the_shape_is_refused_with_its_place(
    kind: str, payload: dict[str, object], wrong: str
) -> None:
    with pytest.raises(BadPayload, match=wrong):
        stated_by(kind, payload)
