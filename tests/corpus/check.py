"""Check that the corpus says what it may say: `python tests/corpus/check.py [FOLDER...]`.

Each message names the file, what is wrong and where; the exit status is 1 if there is
any. Without folders, all of the corpus is checked. What is checked: pairs of text and
gold are complete, gold has the shape of `findings.schema.json`, all seven lists are
there, quoted strings stand in the text word for word, names stand in it in some
inflected form, and dates are well-formed EDTF.
"""

from __future__ import annotations

import calendar
import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema

CORPUS = Path(__file__).parent
SCHEMA = CORPUS.parents[1] / "src/comity/reading/findings.schema.json"
LISTS = ("people", "encounters", "agreements", "invitations", "plans", "events", "statements")
DATE = re.compile(
    r"([0-9]{2}(?:[0-9]{2}|[0-9]X|XX)|XXXX)(?:-([0-9]{2}|XX))?(?:-([0-9]{2}|XX))?[?~%]?"
)
SEASONS = range(21, 25)
WORD = re.compile(r"[^\W\d_]+")


def main(folders: list[str]) -> int:
    """Print what is wrong below the folders; 1 if something is, else 0."""
    roots = [Path(folder) for folder in folders] or [CORPUS]
    messages = [message for root in roots for message in check_folder(root)]
    print("\n".join(messages) or "corpus: nothing wrong")
    return 1 if messages else 0


def check_folder(root: Path) -> Iterator[str]:
    """What is wrong with the documents below `root`."""
    texts = {path.with_suffix("") for path in root.rglob("*.txt")}
    golds = {path.with_suffix("") for path in root.rglob("*.json")}
    if not texts | golds:
        yield f"{root}: no documents below it"
    for stem in sorted(texts - golds):
        yield f"{stem}.txt: has no gold; write {stem.name}.json beside it"
    for stem in sorted(golds - texts):
        yield f"{stem}.json: has no text; write {stem.name}.txt beside it"
    for stem in sorted(texts & golds):
        for message in check_document(stem):
            yield f"{stem}.json: {message}"


def check_document(stem: Path) -> Iterator[str]:
    """What is wrong with one pair; `stem` is its path without a suffix."""
    text = stem.with_suffix(".txt").read_text(encoding="utf-8")
    try:
        gold = json.loads(stem.with_suffix(".json").read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        yield f"is no JSON: {error}"
        return
    shape = [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(gold)]
    yield from shape
    if shape:
        return
    yield from check_frame(stem, text, gold)
    yield from check_quoted(text, gold)
    yield from check_names(text, gold)
    yield from check_dates(gold)


def check_frame(stem: Path, text: str, gold: dict[str, Any]) -> Iterator[str]:
    """Identity, language, title and the seven lists."""
    if gold["id"] != stem.name:
        yield f"id is {gold['id']!r}; it should be {stem.name!r}"
    if gold["language"] != stem.parent.parent.name:
        yield f"language is {gold['language']!r} below {stem.parent.parent.name}/"
    if gold.get("title") and gold["title"] not in text:
        yield f"title {gold['title']!r} does not stand in the text"
    for name in LISTS:
        if not isinstance(gold.get(name), list):
            yield f"{name} is missing; give an empty list when there is nothing"


def check_quoted(text: str, gold: dict[str, Any]) -> Iterator[str]:
    """Strings that must stand in the text as they are."""
    for person in gold["people"]:
        for mention in person.get("mentions", []):
            if mention not in text:
                yield f"{person['name']}: mention {mention!r} does not stand in the text"
    for statement in gold["statements"]:
        for edge in ("opens_with", "ends_with"):
            words = statement.get(edge)
            if not words:
                yield f"statement of {statement['speaker']}: {edge} is missing"
            elif words not in text:
                yield f"statement of {statement['speaker']}: {words!r} does not stand in the text"


def check_names(text: str, gold: dict[str, Any]) -> Iterator[str]:
    """Each word of each name must begin like some word of the text."""
    words = [fold(word) for word in WORD.findall(text)]
    for where, name in names_in(gold):
        for word in WORD.findall(name):
            stem = fold(word)[: stem_length(len(word))]
            if not any(found.startswith(stem) for found in words):
                yield f"{where}: {name!r}: no word of the text begins with {stem!r}"


def names_in(gold: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every name in the gold with the place where it stands."""
    for person in gold["people"]:
        yield "people", person["name"]
        for office in person["offices"]:
            yield from (
                (f"office of {person['name']}", office[part])
                for part in ("title", "institution", "place")
                if office.get(part)
            )
    for kind, fields in NAME_FIELDS.items():
        for finding in gold[kind]:
            for field in fields:
                value = finding.get(field) or []
                names = [value] if isinstance(value, str) else value
                yield from ((f"{kind}.{field}", name) for name in names)
    for encounter in gold["encounters"]:
        yield from (("encounters.roles", role["name"]) for role in encounter.get("roles", []))


def check_dates(gold: dict[str, Any]) -> Iterator[str]:
    """Every date must be EDTF as the corpus uses it."""
    dates = [("published", gold.get("published"))]
    for kind in LISTS:
        for finding in gold[kind]:
            dates += [
                (f"{kind}.{field}", finding.get(field)) for field in ("date", "until", "when")
            ]
            dates += [(f"{kind}.acts", act.get("date")) for act in finding.get("acts", [])]
    for where, date in dates:
        if date is not None and not is_edtf(date):
            yield f"{where}: {date!r} is no EDTF date, season or interval"


def is_edtf(date: str) -> bool:
    """Whether `date` is an EDTF date, a season, an interval or an open interval."""
    ends = date.split("/")
    if len(ends) == 1:
        return is_edtf_date(date)
    return (
        len(ends) == 2
        and ends != ["..", ".."]
        and all(end == ".." or is_edtf_date(end) for end in ends)
    )


def is_edtf_date(date: str) -> bool:
    """Whether `date` is one EDTF date or season; X stands for a digit not known."""
    match = DATE.fullmatch(date)
    if match is None:
        return False
    year, month, day = match.groups()
    if month in (None, "XX"):
        return day in (None, "XX")
    if int(month) in SEASONS:
        return day is None
    if not 1 <= int(month) <= 12:
        return False
    leap_or_known = int(year) if year.isdigit() else 2000
    return day in (None, "XX") or 1 <= int(day) <= calendar.monthrange(leap_or_known, int(month))[1]


def fold(word: str) -> str:
    """The word in small letters without diacritics, so that İ, I, ı and i are one."""
    plain = unicodedata.normalize("NFD", word.replace("ı", "i")).lower()
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def stem_length(length: int) -> int:
    """How many letters of a word outlive its endings: four, fewer in short words."""
    return 4 if length > 5 else max(2, min(3, length - 1))


NAME_FIELDS = {
    "encounters": ("hosts", "guests", "others", "place"),
    "agreements": ("parties", "signatories"),
    "invitations": ("by", "to", "place"),
    "plans": ("who", "to"),
    "events": ("name", "place", "organiser"),
    "statements": ("speaker",),
}
VALIDATOR = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
