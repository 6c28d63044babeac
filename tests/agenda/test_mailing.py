"""Invitations by mail: out through a real SMTP server, and the answers back into the register."""

from __future__ import annotations

import importlib.util
import socket
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
import vobject
from aiosmtpd.controller import Controller
from django.core.exceptions import ValidationError
from django.test import Client

from comity.agenda.answers import Outcome
from comity.agenda.mailing import Addressee, NoMail, Times, answer_token, cancel, has_changed, send
from comity.agenda.models import Mailing
from comity.desk.agenda.mailbox import take_replies
from comity.register.actions import add_part, edit
from comity.register.models import Entry, Event, Invitation, Invitee, Person, Place, Proof, Source
from comity.register.permissions import NotAllowed

_spec = importlib.util.spec_from_file_location("replying", Path(__file__).parent / "replying.py")
assert _spec and _spec.loader
replying: Any = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(replying)

GUEST = "cheremin@mos.example"
RUSSIAN = Addressee(GUEST, "ru", "Europe/Moscow")
TEN = Times("Europe/Istanbul", datetime(2027, 9, 1, 10), datetime(2027, 9, 1, 11, 30))
DAYS = Times("Europe/Istanbul")


class Kept:
    """What a mail server does with letters: it keeps them."""

    def __init__(self) -> None:
        self.letters: list[bytes] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        self.letters.append(envelope.content)
        return "250 OK"

    def last(self) -> Any:
        return message_from_bytes(self.letters[-1], policy=policy.default)

    def meeting(self) -> Any:
        """The last letter's meeting, as another calendar library reads it."""
        calendars = [p for p in self.last().walk() if p.get_content_type() == "text/calendar"]
        assert len(calendars) == 1
        calendar = vobject.readOne(calendars[0].get_content())
        assert calendars[0].get_param("method") == calendar.method.value
        return calendar


@pytest.fixture
def post(settings: Any) -> Iterator[Kept]:
    """A mail server of our own on this computer."""
    kept = Kept()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(kept, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = port
    settings.DEFAULT_FROM_EMAIL = "desk@ibb.example"
    yield kept
    server.stop()


@pytest.fixture
def invitation(put: Any) -> Invitation:
    place = put(Place(name={"tr": "İstanbul", "en": "Istanbul", "ru": "Стамбул"}))
    event = put(
        Event(name={"en": "City forum", "ru": "Форум городов"}, date="2027-09-01", place=place)
    )
    mayor = put(Person(name={"tr": "Ekrem İmamoğlu", "ru": "Экрем Имамоглу"}))
    made: Invitation = put(Invitation(inviter=mayor, event=event, reply_by="2027-08-01"))
    return made


@pytest.fixture
def invitee(put: Any, invitation: Invitation, officer: Any) -> Invitee:
    guest = put(Person(name={"en": "Sergey Cheremin", "ru": "Сергей Черёмин"}))
    return add_part(Invitee(invitation=invitation, who=guest), by=officer)


def test_a_letter_speaks_the_invitees_language_and_tells_their_time(
    post: Kept, invitee: Invitee, officer: Any
):
    send(invitee, RUSSIAN, TEN, by=officer, words="Будем рады вам.")
    letter = post.last()
    assert str(letter["Subject"]).strip() == "Приглашение: Форум городов"
    assert (letter["To"], letter["From"]) == (GUEST, "desk@ibb.example")
    text = letter.get_body(("plain",)).get_content()
    assert "Экрем Имамоглу" in text and "Сергей Черёмин" in text
    assert "1 сентября 2027 г., 10:00–11:30 (Europe/Moscow)" in text
    assert "Стамбул" in text and "Будем рады вам." in text and "/answer/" in text


def test_the_times_of_two_zones_are_both_told(post: Kept, invitee: Invitee, officer: Any):
    send(invitee, Addressee(GUEST, "en", "Europe/London"), TEN, by=officer)
    text = post.last().get_body(("plain",)).get_content()
    assert "08:00–09:30 (Europe/London); 1 September 2027, 10:00–11:30 (Europe/Istanbul)" in text


def test_the_meeting_is_a_request_that_asks_for_an_answer(
    post: Kept, invitee: Invitee, officer: Any
):
    mailing = send(invitee, RUSSIAN, TEN, by=officer)
    calendar = post.meeting()
    event = calendar.vevent
    assert calendar.method.value == "REQUEST"
    assert event.uid.value == mailing.uid and event.sequence.value == "0"
    assert event.dtstart.value.isoformat() == "2027-09-01T10:00:00+03:00"
    assert event.dtend.value.isoformat() == "2027-09-01T11:30:00+03:00"
    assert event.organizer.value == "mailto:desk@ibb.example"
    assert event.attendee.value == f"mailto:{GUEST}"
    assert event.attendee.params["RSVP"] == ["TRUE"]
    assert calendar.vtimezone.tzid.value == "Europe/Istanbul"


def test_whole_days_are_days(post: Kept, invitee: Invitee, officer: Any):
    send(invitee, RUSSIAN, DAYS, by=officer)
    event = post.meeting().vevent
    assert event.dtstart.value.isoformat() == "2027-09-01"
    assert event.dtend.value.isoformat() == "2027-09-02"


def test_a_date_without_a_day_goes_as_a_letter_without_a_meeting(
    post: Kept, invitee: Invitee, officer: Any, invitation: Invitation
):
    edit(invitation, by=officer, date="2027-09")
    send(invitee, RUSSIAN, DAYS, by=officer)
    assert "сентябрь 2027" in post.last().get_body(("plain",)).get_content()
    assert [p.get_content_type() for p in post.last().walk()].count("text/calendar") == 0


def test_a_change_is_told_under_the_same_id_with_a_higher_sequence(
    post: Kept, invitee: Invitee, officer: Any, invitation: Invitation
):
    first = send(invitee, RUSSIAN, DAYS, by=officer)
    edit(invitation, by=officer, date="2027-09-02")
    invitee.refresh_from_db()
    assert has_changed(Invitee.objects.get(pk=invitee.pk), first)
    second = send(invitee, RUSSIAN, DAYS, by=officer)
    event = post.meeting().vevent
    assert (event.uid.value, event.sequence.value) == (first.uid, "1")
    assert event.dtstart.value.isoformat() == "2027-09-02"
    assert str(post.last()["Subject"]).strip().startswith("Изменено:")
    assert not has_changed(Invitee.objects.get(pk=invitee.pk), second)


def test_taking_back_cancels_the_meeting(post: Kept, invitee: Invitee, officer: Any):
    mailing = send(invitee, RUSSIAN, DAYS, by=officer)
    cancel(invitee, by=officer)
    calendar = post.meeting()
    assert calendar.method.value == "CANCEL"
    assert calendar.vevent.status.value == "CANCELLED"
    assert (calendar.vevent.uid.value, calendar.vevent.sequence.value) == (mailing.uid, "1")
    with pytest.raises(ValidationError):
        cancel(invitee, by=officer)


def test_nothing_is_kept_of_a_letter_that_could_not_go(
    invitee: Invitee, officer: Any, settings: Any
):
    with pytest.raises(NoMail, match="COMITY_MAIL"):
        send(invitee, RUSSIAN, DAYS, by=officer)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    settings.DEFAULT_FROM_EMAIL = "desk@ibb.example"
    with pytest.raises(NoMail, match=GUEST):
        send(invitee, RUSSIAN, DAYS, by=officer)
    assert not Mailing.objects.exists()


@pytest.mark.parametrize(
    ("to", "times"),
    [
        (Addressee("no address", "ru", "Europe/Moscow"), DAYS),
        (Addressee("a@b.example\nBcc: c@d.example", "ru", "Europe/Moscow"), DAYS),
        (Addressee(GUEST, "fr", "Europe/Moscow"), DAYS),
        (Addressee(GUEST, "ru", "Moscow"), DAYS),
        (Addressee(GUEST, "ru", ""), Times("../../etc/passwd")),
        (RUSSIAN, Times("Europe/Istanbul", datetime(2027, 9, 1, 11), datetime(2027, 9, 1, 10))),
    ],
)
def test_a_wrong_address_language_zone_or_time_is_refused(
    post: Kept, invitee: Invitee, officer: Any, to: Addressee, times: Times
):
    with pytest.raises(ValidationError):
        send(invitee, to, times, by=officer)
    assert post.letters == []


def test_who_may_not_write_may_not_send(post: Kept, invitee: Invitee, django_user_model: Any):
    with pytest.raises(NotAllowed):
        send(invitee, RUSSIAN, DAYS, by=django_user_model.objects.create_user("reader"))


# ---------------------------------------------------------------- answers by mail


@pytest.mark.parametrize("program", [replying.google, replying.outlook, replying.apple])
def test_an_answer_by_mail_stands_in_the_register_with_the_mail_as_its_proof(
    program: Any, post: Kept, invitee: Invitee, officer: Any
):
    mailing = send(invitee, RUSSIAN, TEN, by=officer)
    (found,) = take_replies(program(mailing.uid, GUEST, "ACCEPTED"), "reply.eml")
    assert found.outcome is Outcome.TAKEN
    invitee.refresh_from_db()
    assert (invitee.answer, invitee.answered_on) == ("accepted", "2026-08-01")
    source = Source.objects.get(part_of=None)
    assert source.way == "mail" and source.confidential
    assert Proof.objects.filter(part_row=invitee.pk, field="answer", source=source).exists()
    entry = Entry.objects.order_by("pk").last()
    assert entry is not None and "answered by mail" in entry.reason and GUEST in entry.reason


def test_the_same_answer_twice_is_taken_once(post: Kept, invitee: Invitee, officer: Any):
    mailing = send(invitee, RUSSIAN, TEN, by=officer)
    reply = replying.google(mailing.uid, GUEST, "ACCEPTED")
    outcomes = [take_replies(reply, "reply.eml")[0].outcome for _ in range(2)]
    assert outcomes == [Outcome.TAKEN, Outcome.OLDER]


def test_an_older_answer_does_not_overtake_a_newer_one(post: Kept, invitee: Invitee, officer: Any):
    mailing = send(invitee, RUSSIAN, TEN, by=officer)
    take_replies(replying.google(mailing.uid, GUEST, "DECLINED", stamp="20260803T000000Z"), "b")
    (late,) = take_replies(replying.google(mailing.uid, GUEST, "ACCEPTED"), "a")
    invitee.refresh_from_db()
    assert (late.outcome, invitee.answer) == (Outcome.OLDER, "declined")


def test_an_answer_to_an_earlier_version_is_not_taken_for_one_to_the_last(
    post: Kept, invitee: Invitee, officer: Any
):
    send(invitee, RUSSIAN, TEN, by=officer)
    mailing = send(invitee, RUSSIAN, DAYS, by=officer)
    (found,) = take_replies(replying.apple(mailing.uid, GUEST, "ACCEPTED", 0), "reply.eml")
    assert found.outcome is Outcome.OUTDATED
    (found,) = take_replies(replying.apple(mailing.uid, GUEST, "ACCEPTED", 1), "reply.eml")
    assert found.outcome is Outcome.TAKEN


def test_nobody_answers_for_another(post: Kept, invitee: Invitee, officer: Any):
    mailing = send(invitee, RUSSIAN, TEN, by=officer)
    forged = replying.google(mailing.uid, GUEST, "DECLINED", sender="somebody@else.example")
    other = replying.google(mailing.uid, "somebody@else.example", "DECLINED")
    unknown = replying.google(mailing.uid.replace("-", "-0", 1), GUEST, "DECLINED")
    found = [take_replies(each, "reply.eml")[0].outcome for each in (forged, other, unknown)]
    assert found == [Outcome.STRANGER, Outcome.STRANGER, Outcome.UNKNOWN]
    invitee.refresh_from_db()
    assert invitee.answer == "awaited" and not Source.objects.exists()


def test_a_deputy_becomes_a_person_or_is_one_whom_the_register_knows(
    post: Kept, invitee: Invitee, officer: Any, put: Any
):
    mailing = send(invitee, RUSSIAN, TEN, by=officer)
    reply = replying.delegated(mailing.uid, GUEST, "ivanov@mos.example", "Ivan Petrovich Ivanov")
    (found,) = take_replies(reply, "reply.ics")
    assert found.outcome is Outcome.TAKEN
    invitee.refresh_from_db()
    assert invitee.answer == "sends-deputy"
    assert invitee.deputy is not None
    assert invitee.deputy.label.text("ru") == "Ivan Petrovich Ivanov"


# ---------------------------------------------------------------- answers on the page


def page_of(mailing: Mailing) -> str:
    return f"/answer/{answer_token(mailing)}/"


def test_the_page_asks_in_the_invitees_language_and_looking_answers_nothing(
    post: Kept, invitee: Invitee, officer: Any
):
    mailing = send(invitee, RUSSIAN, TEN, by=officer)
    assert page_of(mailing) in post.last().get_body(("plain",)).get_content()
    page = Client().get(page_of(mailing))
    assert page.status_code == 200
    assert "Форум городов" in page.text and "Europe/Moscow" in page.text
    assert 'lang="ru"' in page.text
    invitee.refresh_from_db()
    assert invitee.answer == "awaited"


def test_an_answer_on_the_page_stands_in_the_register(post: Kept, invitee: Invitee, officer: Any):
    mailing = send(invitee, RUSSIAN, TEN, by=officer)
    given = {
        "answer": "sends-deputy", "deputy": "Илья Кузьмин", "office": "заместитель",
        "comment": "С наилучшими пожеланиями",
    }  # fmt: skip
    assert Client().post(page_of(mailing), given).status_code == 302
    invitee.refresh_from_db()
    assert invitee.answer == "sends-deputy"
    assert invitee.deputy is not None and invitee.deputy.name == {"ru": "Илья Кузьмин"}
    entry = Entry.objects.order_by("pk").last()
    assert entry is not None and "заместитель" in entry.reason and "наилучшими" in entry.reason
    Client().post(page_of(mailing), {"answer": "declined"})
    invitee.refresh_from_db()
    assert (invitee.answer, invitee.deputy) == ("declined", None)


@pytest.mark.parametrize("given", [{}, {"answer": "perhaps"}, {"answer": "sends-deputy"}])
def test_an_answer_that_is_none_is_asked_for_again(
    given: dict[str, str], post: Kept, invitee: Invitee, officer: Any
):
    mailing = send(invitee, RUSSIAN, TEN, by=officer)
    answer = Client().post(page_of(mailing), given)
    assert answer.status_code == 400 and 'role="alert"' in answer.text
    invitee.refresh_from_db()
    assert invitee.answer == "awaited"


def test_a_page_that_was_not_sent_is_not_there(post: Kept, invitee: Invitee, officer: Any):
    mailing = send(invitee, RUSSIAN, TEN, by=officer)
    token = answer_token(mailing)
    for wrong in (token[:-1] + "x", f"{mailing.pk}-", "1-2", "x"):
        assert Client().get(f"/answer/{wrong}/").status_code == 404


def test_an_invitation_that_was_taken_back_takes_no_answer(
    post: Kept, invitee: Invitee, officer: Any
):
    mailing = send(invitee, RUSSIAN, TEN, by=officer)
    cancel(invitee, by=officer)
    Client().post(page_of(mailing), {"answer": "accepted"})
    invitee.refresh_from_db()
    assert invitee.answer == "awaited"
    (found,) = take_replies(replying.google(mailing.uid, GUEST, "ACCEPTED", 1), "reply.eml")
    assert found.outcome is Outcome.CANCELLED
