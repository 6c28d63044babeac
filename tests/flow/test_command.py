"""`comity read`: files in, findings out, and every failure said."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from comity.cli import main
from comity.reading import findings

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = "Ayşe Kaya, Mayor of Bursa, visited Kazan on 5 May 2024 and met Mayor Ivan Orlov.\n"
SCHEMA = json.loads(Path(findings.__file__).with_name("findings.schema.json").read_text())


def run(*words: str, piped: str = "") -> Result:
    return CliRunner().invoke(main, ["read", *words], input=piped)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "visit.txt"
    path.write_text(ARTICLE)
    return path


def test_a_file_is_told_with_its_words(article: Path) -> None:
    told = run(str(article))
    assert told.exit_code == 0
    assert told.output.startswith(f"{article}  (English")
    assert "Ayşe Kaya; Mayor (Bursa)" in told.output
    assert "| " in told.output


def test_the_words_can_be_left_out(article: Path) -> None:
    assert "| " not in run("--no-quotes", str(article)).output


def test_what_is_piped_in_is_read() -> None:
    assert "Ayşe Kaya" in run("-", piped=ARTICLE).output


def test_json_has_the_shape_of_the_schema_one_object_a_line(article: Path) -> None:
    shown = run("--format", "json", str(article), str(article)).output.splitlines()
    assert len(shown) == 2
    stated = json.loads(shown[0])
    jsonschema.validate(stated, SCHEMA)
    proof = stated["people"][0]["proof"][0]
    assert ARTICLE[proof["start"] : proof["end"]] == proof["text"]


def test_a_given_date_dates_a_source_that_names_none(article: Path) -> None:
    stated = json.loads(run("--format", "json", "--published", "2024-05", str(article)).output)
    assert stated["published"] == "2024-05"


def test_a_date_that_is_none_is_refused(article: Path) -> None:
    refused = run("--published", "last week", str(article))
    assert refused.exit_code == 2
    assert "last week" in refused.output


def test_files_that_cannot_be_read_are_named_and_the_others_are_read(
    article: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    told = run(str(tmp_path / "nowhere.txt"), str(empty), str(article))
    assert told.exit_code == 1
    assert "nowhere.txt: no such file or directory; check the name" in told.output
    assert "empty.txt: is empty; add the file again" in told.output
    assert "Ayşe Kaya" in told.output


def test_a_folder_is_read_whole_without_what_is_hidden(article: Path, tmp_path: Path) -> None:
    (tmp_path / "minutes" / "2024").mkdir(parents=True)
    (tmp_path / "minutes" / "2024" / "may.txt").write_text(ARTICLE)
    (tmp_path / ".draft.txt").write_text(ARTICLE)
    (tmp_path / "minutes" / "round").symlink_to(tmp_path)
    shown = run("--format", "json", str(tmp_path)).output.splitlines()
    named = [json.loads(line)["id"] for line in shown]
    assert named == [str(tmp_path / "minutes" / "2024" / "may.txt"), str(article)]


def test_a_text_in_a_language_that_is_not_read_is_named(article: Path, tmp_path: Path) -> None:
    letter = tmp_path / "brief.txt"
    letter.write_text(
        "Die Oberbürgermeisterin hat den Bürgermeister der Partnerstadt empfangen und mit ihm "
        "über die Zusammenarbeit der beiden Städte gesprochen, die im nächsten Jahr wird."
    )
    told = run(str(letter), str(article))
    assert told.exit_code == 1
    assert "brief.txt: the text is in a language that is not read (de)" in told.output
    assert "Ayşe Kaya" in told.output


def test_a_file_larger_than_any_document_is_not_even_opened(tmp_path: Path) -> None:
    huge = tmp_path / "film.txt"
    with huge.open("wb") as out:
        out.truncate(50_000_001)
    told = run(str(huge))
    assert (told.exit_code, "larger than 50 MB" in told.output) == (1, True)


def test_no_file_at_all_is_a_wrong_command() -> None:
    assert run().exit_code == 2


def test_a_reader_that_stops_listening_ends_the_command_quietly(article: Path) -> None:
    names = " ".join([str(article)] * 200)
    command = f"{shlex.quote(sys.executable)} -m comity read --format json {names} | head -n 1"
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT / "src", capture_output=True, text=True, check=True
    )
    assert (len(done.stdout.splitlines()), done.stderr) == (1, "")


def test_a_text_without_findings_says_so(tmp_path: Path) -> None:
    path = tmp_path / "weather.txt"
    path.write_text("It will rain on Sunday, and the wind comes from the north.")
    assert "states nothing" in run(str(path)).output


def test_reading_does_not_start_django(article: Path) -> None:
    code = (
        "import sys; from comity.cli import main; main(sys.argv[1:], standalone_mode=False);"
        "assert not [name for name in sys.modules if name.startswith('django')]"
    )
    subprocess.run([sys.executable, "-c", code, "read", str(article)], cwd=ROOT / "src", check=True)


def test_a_folder_without_files_is_said_to_hold_none(tmp_path: Path) -> None:
    told = run(str(tmp_path))
    assert told.exit_code == 1
    assert "holds no file to read; name a file or another folder" in told.output


def test_a_file_of_blanks_holds_no_words(tmp_path: Path) -> None:
    blank = tmp_path / "blank.txt"
    blank.write_text("  \n ")
    told = run(str(blank))
    assert told.exit_code == 1
    assert "blank.txt: holds no words; look whether it is the right file" in told.output
