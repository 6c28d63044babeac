"""Reminders of promises: to whom, when, in which language, and never twice."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from click.testing import CliRunner
from django.core import mail as django_mail
from django.utils import timezone

from comity.agenda.command import remind as command
from comity.agenda.mailing import NoMail
from comity.agenda.models import Reminder
from comity.agenda.reminders import Told, When, due_lines, remind, reminders_of
from comity.register.actions import delete, edit, mark_confidential
from comity.register.models import Desk, Membership, Role, User

TODAY = date(2027, 5, 10)


@pytest.fixture(autouse=True)
def mail(db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """A mail server that keeps the letters."""
    kept: list[Any] = []
    monkeypatch.setattr(django_mail, "outbox", kept, raising=False)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.EMAIL_HOST = "mail.example"
    settings.DEFAULT_FROM_EMAIL = "desk@ibb.example"
    return kept


def on(day: int) -> str:
    return (TODAY + timedelta(days=day)).isoformat()


def sent(today: date = TODAY, **more: Any) -> list[Told]:
    return list(remind(today, **more))


def test_the_owner_is_told_before_on_and_after_the_day_each_once(
    promise: Any, officer: User, mail: Any
):
    made = promise(on(7))
    edit(made, by=officer, owner=officer)
    told = {day: [line.when for each in sent(TODAY + timedelta(days=day)) for line in each.lines]
            for day in range(-1, 12)}  # fmt: skip
    assert {day: whens for day, whens in told.items() if whens} == {
        0: [When.BEFORE], 7: [When.ON], 8: [When.OVERDUE],
    }  # fmt: skip
    assert [letter.to for letter in mail] == [["zeynep@ibb.example"]] * 3
    assert [row.when for row in reminders_of([made.pk])[made.pk]] == ["overdue", "on", "before"]


def test_a_date_that_moved_is_told_anew(promise: Any, officer: User):
    made = promise(on(0))
    assert len(sent()) == 1
    edit(made, by=officer, due=on(2))
    assert [line.when for each in sent() for line in each.lines] == [When.BEFORE]
    assert sent() == []


def test_without_an_owner_the_officers_of_the_desk_are_told_and_nobody_else(
    promise: Any, desk: Desk, officer: User
):
    promise(on(0))
    for name, role in (("head", "administrator"), ("reader", "reader"), ("guest", "guest")):
        user = User.objects.create_user(name, email=f"{name}@ibb.example")
        Membership.objects.create(user=user, desk=desk, role=role)
    assert {each.to.username for each in sent()} == {"zeynep", "head"}


def test_wishes_closed_deleted_and_undated_promises_are_not_told(promise: Any, officer: User):
    promise(on(-3), grade="intends")
    promise(None)
    edit(promise(on(-3)), by=officer, fulfilment="done")
    delete(promise(on(-3)), by=officer, reason="twice")
    edit(promise(on(-3), what="this one"), by=officer, fulfilment="under-way")
    assert [str(line.promise) for each in sent() for line in each.lines] == ["this one"]


def test_a_month_is_over_on_its_last_day(promise: Any):
    promise("2027-05")
    assert sent(date(2027, 5, 23)) == []
    assert sent(date(2027, 5, 24))[0].lines[0].when is When.BEFORE
    assert sent(date(2027, 6, 1))[0].lines[0].when is When.OVERDUE


def test_nobody_is_told_of_what_they_may_not_see_or_without_an_address(
    promise: Any, desk: Desk, officer: User
):
    made = promise(on(0))
    other = Desk.objects.create(name="Kazan")
    ivan = User.objects.create_user("ivan", email="ivan@kazan.example")
    Membership.objects.create(user=ivan, desk=other, role=Role.OFFICER)
    edit(made, by=officer, owner=ivan)
    mark_confidential(made, by=officer, desk=desk)
    assert sent() == []
    edit(made, by=officer, owner=None)
    User.objects.update(email="")
    assert sent() == []


def test_one_letter_has_all_that_is_due_in_the_readers_language(
    promise: Any, officer: User, mail: Any
):
    officer.language = "ru"
    officer.save()
    promise(on(-3), what="late one")
    promise(on(5), what="early one")
    sent()
    assert len(mail) == 1
    assert "2" in mail[0].subject
    body = mail[0].body
    assert body.index("Просрочено") < body.index("late one") < body.index("early one")
    assert "/promises/" in body


def test_what_the_server_did_not_take_is_told_the_next_time(promise: Any, settings: Any):
    promise(on(0))
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there
    assert "did not take the letter" in sent()[0].error
    assert not Reminder.objects.exists()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert sent()[0].error == ""


def test_without_a_mail_server_it_says_what_to_set(promise: Any, settings: Any):
    promise(on(0))
    settings.EMAIL_HOST = ""
    with pytest.raises(NoMail, match="COMITY_MAIL"):
        sent()
    assert due_lines(TODAY)


def test_two_runs_at_once_tell_once(promise: Any, mail: Any):
    promise(on(0))
    first, second = remind(TODAY), remind(TODAY)
    assert len(list(first) + list(second)) == 1
    assert len(mail) == 1


def test_the_command_says_whom_it_told_and_can_only_look(promise: Any, mail: Any):
    promise(timezone.localdate().isoformat(), what="open the office")
    looked = CliRunner().invoke(command, ["--dry-run"])
    assert "zeynep@ibb.example" in looked.output
    assert "open the office" in looked.output
    assert not mail
    assert "1 of 1 letters sent" in CliRunner().invoke(command, []).output
    assert "0 of 0 letters sent" in CliRunner().invoke(command, []).output
