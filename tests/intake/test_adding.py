"""Documents come in whole or not at all, each once, and one bad file stops nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from email.message import EmailMessage
from pathlib import Path

import pytest

from comity.formats import UnreadableSource
from comity.intake import adding
from comity.intake.actions import Added, Failed, HeldElsewhere, Incoming, add_source, add_sources
from comity.intake.adding import storable
from comity.intake.models import Finding
from comity.register.models import Desk, Source, SourceContent, User
from comity.register.permissions import NotAllowed
from comity.register.search import search

pytestmark = pytest.mark.django_db

NEWS = "Ayşe Kaya, Mayor of Bursa, visited Kazan on 5 May 2024 and met Mayor Ivan Orlov.\n"
PROGRAM = b"\x7fELF\x02\x01\x01" + bytes(99)
GERMAN = (
    "Die Oberbürgermeisterin hat den Bürgermeister der Partnerstadt empfangen und mit ihm über "
    "die Zusammenarbeit der beiden Städte gesprochen, die im nächsten Jahr weiter wachsen wird."
)


def incoming(text: str = NEWS, name: str = "visit.txt") -> Incoming:
    return Incoming(text.encode(), name)


def test_the_bytes_stay_exactly_as_they_came(desk: Desk, officer: User) -> None:
    content = NEWS.encode("utf-16")
    added = add_source(Incoming(content, "visit.txt"), by=officer, desk=desk)
    source = Source.objects.get(pk=added.source.pk)
    assert bytes(source.content.content) == content
    assert (source.content.size, source.text.strip()) == (len(content), NEWS.strip())


def test_findings_wait_in_the_readers_order_with_their_words(desk: Desk, officer: User) -> None:
    added = add_source(incoming(), by=officer, desk=desk)
    assert added.is_new
    found = list(added.source.findings.all())
    assert found and all(each.is_waiting for each in found)
    assert [each.order for each in found] == list(range(len(found)))
    person = next(each for each in found if each.payload.get("name") == "Ayşe Kaya")
    assert "Ayşe Kaya" in " ".join(added.source.words(passage) for passage in person.proof)


def test_the_same_bytes_twice_are_one_source_and_it_says_so(desk: Desk, officer: User) -> None:
    first = add_source(incoming(), by=officer, desk=desk)
    again = add_source(incoming(name="copy.txt"), by=officer, desk=desk)
    assert (again.is_new, again.source) == (False, first.source)
    assert "copy.txt: the same file is here since" in again.notes[0]
    assert Source.objects.count() == SourceContent.objects.count() == 1


def test_the_same_text_under_other_bytes_is_noted(desk: Desk, officer: User) -> None:
    first = add_source(incoming(), by=officer, desk=desk)
    copy = add_source(incoming(NEWS.replace("\n", "\r\n\r\n"), "b.txt"), by=officer, desk=desk)
    assert (copy.is_new, copy.source.same_text_as) == (True, first.source)
    assert "b.txt: likely the same as visit.txt" in " ".join(copy.notes)


def test_a_source_can_be_searched_at_once(desk: Desk, officer: User) -> None:
    added = add_source(incoming(), by=officer, desk=desk)
    for query in ("kazan orlov", "Казань Орлов", "Kazan Ayse"):
        assert [hit.source for hit in search(query, officer)] == [added.source]


def test_a_text_in_another_language_is_kept_without_findings(desk: Desk, officer: User) -> None:
    added = add_source(incoming(GERMAN, "brief.txt"), by=officer, desk=desk)
    assert added.is_new and not added.findings
    assert "not read (de)" in added.notes[-1]
    assert added.source.reader_version == ""


@pytest.mark.parametrize("content", [b"", PROGRAM])
def test_what_is_no_document_leaves_nothing_behind(
    content: bytes, desk: Desk, officer: User
) -> None:
    with pytest.raises(UnreadableSource, match=r"^program\.bin: "):
        add_source(Incoming(content, "program.bin"), by=officer, desk=desk)
    assert SourceContent.objects.count() == 0


def test_one_bad_file_does_not_stop_the_batch(desk: Desk, officer: User) -> None:
    batch = [incoming(), Incoming(b"", "empty.txt"), incoming(NEWS * 2, "twice.txt")]
    first, bad, last = add_sources(batch, by=officer, desk=desk)
    assert isinstance(first, Added) and isinstance(last, Added)
    assert isinstance(bad, Failed) and bad.error.startswith("empty.txt: is empty")
    assert Source.objects.count() == 2


def test_nothing_is_half_written_when_the_writing_fails(
    desk: Desk, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(finding: Finding) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(adding, "propose", broken)
    with pytest.raises(OSError, match="disk full"):
        add_source(incoming(), by=officer, desk=desk)
    assert (Source.objects.count(), Finding.objects.count()) == (0, 0)
    monkeypatch.undo()
    assert add_source(incoming(), by=officer, desk=desk).is_new


KILLED = """
import os, signal, sys
from comity.intake import command
command.load_register()
from comity.intake import adding
propose, seen = adding.propose, []

def dies(finding):
    seen.append(propose(finding))
    if len(seen) == 2:
        os.kill(os.getpid(), signal.SIGKILL)

adding.propose = dies
command.add([sys.argv[1]])
"""


@pytest.mark.slow
def test_a_killed_process_leaves_a_register_that_can_go_on(tmp_path: Path) -> None:
    document = tmp_path / "visit.txt"
    document.write_text(NEWS)
    around = {**os.environ, "COMITY_DATA": str(tmp_path / "data"), "DATABASE_URL": ""}
    killed = subprocess.run([sys.executable, "-c", KILLED, document], env=around)
    assert killed.returncode == -signal.SIGKILL
    again = subprocess.run(
        [sys.executable, "-m", "comity", "add", document],
        env=around, capture_output=True, text=True,
    )  # fmt: skip
    assert again.returncode == 0, again.stderr
    assert "findings wait" in again.stdout


def test_what_no_database_can_keep_is_replaced_and_passages_keep_their_places() -> None:
    text, is_altered = storable("Ayşe\x00 Kaya \ud800!")
    assert (text, is_altered) == ("Ayşe\ufffd Kaya \ufffd!", True)
    assert storable(NEWS) == (NEWS, False)


def test_an_attachment_is_a_source_of_its_own(desk: Desk, officer: User) -> None:
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "Visit", "ayse@bursa.example"
    mail.set_content("Dear colleagues, the report of the visit is attached. With kind regards")
    mail.add_attachment(NEWS.encode(), "text", "plain", filename="visit.txt")
    mail.add_attachment(PROGRAM, "application", "octet-stream", filename="program.bin")
    added = add_source(Incoming(mail.as_bytes(), "letter.eml"), by=officer, desk=desk)
    (inside,) = added.attachments
    assert (inside.source.name, inside.source.part_of) == ("visit.txt", added.source)
    assert any("program.bin" in note for note in Source.objects.get(pk=added.source.pk).notes)


@pytest.mark.parametrize("who", ["reader", "stranger"])
def test_whoever_may_not_add_here_adds_nothing(
    who: str, desk: Desk, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(NotAllowed, match="may not add sources at the desk"):
        add_source(incoming(), by=request.getfixturevalue(who), desk=desk)
    assert Source.objects.count() == 0


def test_what_another_desk_keeps_confidential_is_not_shown(
    desk: Desk, officer: User, stranger: User
) -> None:
    secret = Incoming(NEWS.encode(), "visit.txt", confidential=True)
    add_source(secret, by=officer, desk=desk)
    theirs = Desk.objects.get(name="Moscow")
    with pytest.raises(HeldElsewhere, match="keeps it confidential"):
        add_source(incoming(), by=stranger, desk=theirs)
