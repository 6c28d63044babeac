"""Answers as calendar programs write them."""

from __future__ import annotations

import importlib.util
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.agenda.replies import replies_in
from comity.register.models import Answer

_spec = importlib.util.spec_from_file_location("replying", Path(__file__).parent / "replying.py")
assert _spec and _spec.loader
replying: Any = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(replying)

UID = "invitation-12-aBcDeFgHiJkLmNoPqRsTuV@desk.example.org"
GUEST = "cheremin@mos.example"


@pytest.mark.parametrize("program", [replying.google, replying.outlook, replying.apple])
@pytest.mark.parametrize(
    ("partstat", "answer"),
    [
        ("ACCEPTED", Answer.ACCEPTED),
        ("TENTATIVE", Answer.TENTATIVE),
        ("DECLINED", Answer.DECLINED),
    ],
)
def test_the_answer_of_each_program_is_read(program: Any, partstat: str, answer: Answer):
    (reply,) = replies_in(program(UID, GUEST, partstat, 2))
    assert reply.uid == UID
    assert (reply.answer, reply.attendee, reply.sender) == (answer, GUEST, GUEST)
    assert reply.sequence == 2
    assert reply.at == datetime(2026, 8, 1, 10, 15, tzinfo=UTC)


def test_the_words_of_the_answer_are_kept():
    (reply,) = replies_in(
        replying.outlook(UID, GUEST, "DECLINED", comment="I am in Kazan\\, sorry")
    )
    assert reply.comment == "I am in Kazan, sorry"


def test_a_deputy_is_read_by_name():
    (reply,) = replies_in(replying.delegated(UID, GUEST, "ivanov@mos.example", "Ivan Ivanov"))
    assert (reply.answer, reply.deputy, reply.attendee) == (Answer.DEPUTY, "Ivan Ivanov", GUEST)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"From: a@b.example\r\nSubject: Lunch\r\n\r\nShall we meet?",
        replying.google(UID, GUEST, "NEEDS-ACTION"),
        replying.google(UID, GUEST, "ACCEPTED").replace(b"METHOD:REPLY", b"METHOD:REQUEST")
        .split(b"--M\r\nContent-Type: application/ics")[0],
        b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\n",
    ],
)  # fmt: skip
def test_what_is_no_answer_gives_none(content: bytes):
    assert replies_in(content) == []


@given(st.binary(max_size=300) | st.binary(max_size=80).map(lambda b: b"BEGIN:VCALENDAR\r\n" + b))
def test_no_mail_breaks_the_reading(content: bytes):
    assert isinstance(replies_in(content), list)
