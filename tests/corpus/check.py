"""Check the corpus: every article has its gold, and the gold says what its article can say.

    python tests/corpus/check.py [FOLDER...]

Without folders all languages are checked. Prints one line per fault, naming the file, and
exits 1 if there is any.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

CORPUS = Path(__file__).parent
SCHEMA = CORPUS.parents[1] / "src/comity/reading/findings.schema.json"
LANGUAGES = ("tr", "en", "ru")
STEM = 4

_POINT = r"(?:\d{4}|X{4})(?:-(?:0[1-9]|1[0-2]|2[1-4]|XX)(?:-(?:0[1-9]|[12]\d|3[01]|XX))?)?[?~%]?"
_EDTF = re.compile(rf"(?:{_POINT}|(?:{_POINT}|\.\.)/(?:{_POINT}|\.\.))")
_DATE_KEYS = {"date", "until", "when", "published"}
_NAME_LISTS = ("hosts", "guests", "others", "parties", "signatories", "to", "who")

# States whose adjective shares no stem with their name; README, "Envoys".
ADJECTIVES = {
    "France": "French",
    "Netherlands": "Dutch",
    "Ireland": "Irish",
    "Denmark": "Danish",
    "Switzerland": "Swiss",
    "Spain": "Spanish",
    "Poland": "Polish",
    "Finland": "Finnish",
    "Türkiye": "Turkish",
    "United Kingdom": "British",
    "United States": "American",
    "South Korea": "Korean",
}


def faults(folder: Path) -> Iterator[str]:
    """Every fault of the articles in one folder (`tests/corpus/LANGUAGE/dev`)."""
    texts = {path.stem: path for path in folder.glob("*.txt")}
    golds = {path.stem: path for path in folder.glob("*.json")}
    for stem in sorted(texts.keys() ^ golds.keys()):
        yield f"{folder / stem}: one of .txt and .json is missing; write the other"
    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    for stem in sorted(texts.keys() & golds.keys()):
        for fault in _faults_of(texts[stem], golds[stem], validator):
            yield f"{golds[stem]}: {fault}"


def _faults_of(article: Path, gold_file: Path, validator: Draft202012Validator) -> Iterator[str]:
    text = article.read_text(encoding="utf-8")
    try:
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
    except ValueError as error:
        yield f"is no JSON ({error}); mend it"
        return
    schema_faults = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(gold)]
    yield from schema_faults
    if schema_faults:
        return
    if gold["id"] != article.stem:
        yield f"id {gold['id']!r} is not the file's name; make them the same"
    if gold["language"] != article.parents[1].name:
        yield f"language {gold['language']!r} is not that of its folder; correct it"
    if gold.get("title") and gold["title"] not in text:
        yield f"title {gold['title']!r} does not stand in the text; copy it or leave it null"
    yield from _bad_dates(gold, "$")
    yield from _words_not_in_text(gold, text)
    yield from _quotations_not_in_text(gold, text)


def _bad_dates(value: Any, where: str) -> Iterator[str]:
    if isinstance(value, list):
        for number, member in enumerate(value):
            yield from _bad_dates(member, f"{where}[{number}]")
    elif isinstance(value, dict):
        for key, member in value.items():
            if key in _DATE_KEYS and isinstance(member, str) and not _EDTF.fullmatch(member):
                yield f"{where}.{key}: {member!r} is no EDTF date; see the README, Dates"
            yield from _bad_dates(member, f"{where}.{key}")


def _words_not_in_text(gold: dict[str, Any], text: str) -> Iterator[str]:
    starts = {word[:length] for word in _words(text) for length in range(1, STEM + 1)}
    for name in _names(gold):
        spoken = f"{name} {ADJECTIVES[name]}" if name in ADJECTIVES else name
        found = [word[: _stem_length(word)] in starts for word in _words(spoken)]
        if not (any(found) if name in ADJECTIVES else all(found)):
            yield f"{name!r} does not stand in the text; take the name from the text"
    for person in gold["people"]:
        for mention in person.get("mentions", []):
            if mention not in text:
                yield f"mention {mention!r} does not stand in the text; copy it letter by letter"


def _stem_length(word: str) -> int:
    """How many letters outlive the endings: four, fewer in short words (Уфа, Уфы)."""
    return STEM if len(word) > STEM + 1 else max(1, min(STEM - 1, len(word) - 1))


def _names(gold: dict[str, Any]) -> Iterator[str]:
    for person in gold["people"]:
        yield person["name"]
        for office in person["offices"]:
            yield from filter(None, (office["title"], office.get("institution")))
            yield from filter(None, (office.get("place"),))
    for kind in ("encounters", "agreements", "invitations", "plans"):
        for finding in gold[kind]:
            for key in _NAME_LISTS:
                yield from finding.get(key, [])
            yield from (role["name"] for role in finding.get("roles", []))
            yield from filter(None, (finding.get("by"), finding.get("place")))
    for event in gold["events"]:
        yield from filter(None, (event["name"], event.get("place"), event.get("organiser")))
    yield from (statement["speaker"] for statement in gold["statements"])


def _quotations_not_in_text(gold: dict[str, Any], text: str) -> Iterator[str]:
    flat = " ".join(text.split())
    for number, statement in enumerate(gold["statements"]):
        for key in ("opens_with", "ends_with"):
            words = " ".join(statement.get(key, "").split())
            if not words or words not in flat:
                yield f"statement {number}: {key} {words!r} does not stand in the text; copy it"


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.replace("ı", "i").replace("İ", "I").casefold())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.findall(r"\w+", bare)


def main(arguments: list[str]) -> int:
    """Check the named folders, or all; returns the exit status."""
    folders = [Path(name) for name in arguments] or [
        CORPUS / language / half for language in LANGUAGES for half in ("dev", "heldout")
    ]
    found = [fault for folder in folders if folder.is_dir() for fault in faults(folder.resolve())]
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
