"""`comity add` and `comity demo` as they are typed."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from comity.cli import main
from comity.intake.models import Finding, FindingState
from comity.register import actions
from comity.register.models import (
    Desk,
    Institution,
    Membership,
    Person,
    Record,
    Role,
    Source,
    User,
)
from comity.register.wording import LanguageMap

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[2]
NEWS = "Ayşe Kaya, Mayor of Bursa, visited Kazan on 5 May 2024 and met Mayor Ivan Orlov.\n"


def run(*words: str, piped: str = "") -> Result:
    return CliRunner().invoke(main, words, input=piped)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "visit.txt"
    path.write_text(NEWS)
    return path


def test_a_file_is_added_and_its_findings_wait(news: Path) -> None:
    told = run("add", str(news))
    assert (told.exit_code, "findings wait" in told.output) == (0, True)
    source = Source.objects.get()
    assert (source.way, source.name) == ("command-line", "visit.txt")
    assert source.added_by.username == "officer"
    assert not source.added_by.has_usable_password()


def test_a_file_that_is_there_already_is_not_added_twice(news: Path) -> None:
    run("add", str(news))
    told = run("add", str(news))
    assert (told.exit_code, "the same file is here since" in told.output) == (0, True)
    assert Source.objects.count() == 1


def test_a_folder_is_added_whole_and_what_cannot_be_read_is_named(news: Path) -> None:
    (news.parent / "empty.txt").touch()
    told = run("add", str(news.parent), str(news.parent / "nowhere.txt"))
    assert told.exit_code == 1
    assert "empty.txt: is empty" in told.stderr
    assert "nowhere.txt: no such file or directory" in told.stderr
    assert Source.objects.count() == 1


def test_what_is_piped_in_is_added() -> None:
    assert run("add", "-", piped=NEWS).exit_code == 0
    assert Source.objects.get().text.strip() == NEWS.strip()


def test_sure_findings_can_be_accepted_at_once(news: Path) -> None:
    assert "accepted" in run("add", "--accept-from", "0", str(news)).output
    assert not Finding.objects.filter(state=FindingState.WAITING).exists()


def test_somebody_else_can_be_named_as_who_adds(news: Path) -> None:
    desk = Desk.objects.create(name="Protocol")
    zeynep = User.objects.create_user("zeynep")
    Membership.objects.create(user=zeynep, desk=desk, role=Role.OFFICER)
    assert run("add", "--as", "zeynep", "--confidential", str(news)).exit_code == 0
    source = Source.objects.get()
    assert (source.added_by, source.desk, source.confidential) == (zeynep, desk, True)


def test_whoever_is_not_there_or_has_no_desk_adds_nothing(news: Path) -> None:
    assert run("add", "--as", "nobody", str(news)).exit_code == 2
    User.objects.create_user("lonely")
    told = run("add", "--as", "lonely", str(news))
    assert (told.exit_code, "belongs to no desk" in told.output) == (1, True)
    assert Source.objects.count() == 0


def test_the_demonstration_holds_one_of_each_across_both_pages() -> None:
    assert run("demo").exit_code == 0
    assert Desk.objects.get().is_demonstration
    assert Person.objects.filter(family_name="Cheremin", state="live").count() == 1
    municipalities = Institution.objects.filter(institution_kind="metropolitan-municipality")
    assert municipalities.count() == 2
    waiting = Finding.objects.filter(state=FindingState.WAITING)
    assert waiting.exists()
    assert waiting.values("source").distinct().count() == 1
    assert all(not user.has_usable_password() for user in User.objects.all())


def test_a_demonstration_is_made_once_and_never_over_work(db: None) -> None:
    run("demo")
    before = Record.objects.count()
    assert run("demo").exit_code == 0
    assert Record.objects.count() == before


def test_a_register_with_work_in_it_becomes_no_demonstration(officer: User) -> None:
    actions.enter(Person(name=LanguageMap(en="Ayşe Kaya")), by=officer)
    refused = run("demo")
    assert (refused.exit_code, "not empty" in refused.output) == (1, True)
    assert Record.objects.count() == 1


def test_the_demonstration_is_made_of_the_examples() -> None:
    inside = files("comity.intake.demonstration")
    shipped = {each.name: each.read_bytes() for each in inside.iterdir() if each.name[0].isdigit()}
    examples = {each.name: each.read_bytes() for each in (ROOT / "examples").iterdir()}
    assert shipped == examples
