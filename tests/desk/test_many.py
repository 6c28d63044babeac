"""Accepting many findings after looking at them, and taking everything on a source back."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from comity.intake.models import Finding
from comity.register.models import Membership, Role, Source


@pytest.fixture
def source(register: Any) -> Source:
    """A source with one finding that the reader is not sure of."""
    found: Source = register.sources["istanbul"]
    found.findings.filter(state="waiting").update(confidence=0.95)
    unsure(found, 0.5)
    return found


def unsure(source: Source, confidence: float) -> None:
    last = source.findings.filter(state="waiting").last()
    assert last is not None
    Finding.objects.filter(pk=last.pk).update(confidence=confidence)


def waiting(source: Source) -> list[int]:
    return list(source.findings.filter(state="waiting").values_list("pk", flat=True))


def accept(officer: Client, source: Source, keys: list[int], **more: str) -> Any:
    return officer.post(f"/sources/{source.pk}/accept/", {"finding": keys, **more})


def test_what_is_unsure_is_not_ticked_beforehand(officer: Client, source: Source):
    page = officer.get(f"/sources/{source.pk}/accept/").text
    *clear, unsure = waiting(source)
    assert all(f'value="{key}" checked' in page for key in clear)
    assert f'value="{unsure}"' in page and f'value="{unsure}" checked' not in page


def test_what_is_ticked_is_accepted_and_nothing_else(officer: Client, source: Source):
    *clear, unsure = waiting(source)
    answer = accept(officer, source, clear)
    assert answer["Location"] == f"/sources/{source.pk}/"
    assert waiting(source) == [unsure]


def test_unsure_ones_need_a_second_word(officer: Client, source: Source):
    keys = waiting(source)
    answer = accept(officer, source, keys)
    assert answer.status_code == 409
    assert "say below that you have looked at them" in answer.text
    assert waiting(source) == keys
    accept(officer, source, keys, sure="on")
    assert waiting(source) == []


def test_nothing_ticked_is_said(officer: Client, source: Source):
    assert "Tick at least one finding." in accept(officer, source, []).text


def test_a_finding_of_another_source_is_not_accepted_along(
    officer: Client, source: Source, register: Any
):
    other = register.sources["izmir"].findings.filter(state="waiting").first()
    accept(officer, source, [other.pk])
    assert Finding.objects.get(pk=other.pk).state == "waiting"


def test_everything_on_a_source_can_be_taken_back_at_once(officer: Client, source: Source):
    keys = waiting(source)
    accept(officer, source, keys, sure="on")
    page = officer.get(f"/sources/{source.pk}/take-all-back/").text
    assert "the findings wait again" in page
    source.findings.exclude(pk__in=keys).delete()
    officer.post(f"/sources/{source.pk}/take-all-back/")
    assert waiting(source) == keys


def test_who_may_only_read_accepts_and_takes_back_nothing(officer: Client, source: Source):
    Membership.objects.update(role=Role.READER)
    keys = waiting(source)
    assert "Not for your role" in officer.get(f"/sources/{source.pk}/accept/").text
    assert accept(officer, source, keys, sure="on").status_code == 409
    assert officer.post(f"/sources/{source.pk}/take-all-back/").status_code == 409
    assert waiting(source) == keys


def test_a_confidential_source_of_another_desk_has_no_such_pages(
    register: Any, source: Source, neighbour: Client
):
    Source.objects.filter(pk=source.pk).update(confidential=True)
    for page in ("accept", "take-all-back", "read-again", "test-case"):
        assert neighbour.get(f"/sources/{source.pk}/{page}/").status_code == 404
