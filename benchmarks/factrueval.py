"""The Russian reader on factRuEval-2016: who holds which office where, and who met whom.

    python benchmarks/factrueval.py FOLDER [--errors KIND]

FOLDER holds the competition's files (`NAME.txt`, `.facts`, `.coref`, `.objects`, `.spans`),
published under the MIT licence. Prints precision, recall and F1 by the competition's rules.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from factrueval_rules import Fact, Score, argument, gold_facts, quality, score

from comity.reading import read
from comity.reading.findings import Findings, OfficeHeld

_FORMER = re.compile(r"(?:бывш|прежн|тогдашн)\w+ |экс-", re.IGNORECASE)
KINDS = ("occupation", "meeting")
REPORTED = {"occupation": "Occupation", "meeting": "Meeting"}


def found_facts(findings: Findings, *, bare: bool) -> Iterator[Fact]:
    """What the reader says, as facts of the competition.

    Its occupations say where; offices without institution and place are facts only if
    `bare`. Every encounter that happened is a meeting of all who took part.
    """
    for person in findings.people:
        for office in person.offices:
            if bare or office.institution or office.place:
                yield _occupation(person.name, office)
    for encounter in findings.encounters:
        names = [*encounter.hosts, *encounter.guests, *encounter.others]
        if encounter.modality == "happened" and len(names) > 1:
            yield Fact("meeting", tuple(argument("participant", name) for name in names))


def _occupation(name: str, office: OfficeHeld) -> Fact:
    title = _FORMER.sub("", office.title)  # the competition has a field of its own for that
    roles = [argument("who", name), argument("position", title or office.title)]
    if where := office.institution or office.place:
        roles.append(argument("where", where))
    return Fact("occupation", tuple(roles))


def documents(folder: Path) -> list[Path]:
    """Every document with facts, without its ending."""
    return sorted(path.with_suffix("") for path in folder.glob("*.facts"))


def of_kind(facts: Sequence[Fact], kind: str) -> list[Fact]:
    """The facts of one kind."""
    return [fact for fact in facts if fact.kind == kind]


def total(
    folder: Path, read_by_name: dict[str, Findings], kind: str, *, hard: bool, bare: bool
) -> Score:
    """The score of one kind over all documents."""
    result = Score()
    for path in documents(folder):
        found = list(found_facts(read_by_name[path.name], bare=bare))
        result += score(of_kind(gold_facts(path, hard=hard), kind), of_kind(found, kind))
    return result


def list_errors(folder: Path, read_by_name: dict[str, Findings], kind: str) -> None:
    """Gold facts that nothing found stands for wholly, and found facts that are nothing."""
    for path in documents(folder):
        gold = of_kind(gold_facts(path, hard=False), kind)
        found = of_kind(list(found_facts(read_by_name[path.name], bare=False)), kind)
        for fact in gold:
            if not fact.is_hard and not any(quality(fact, [one]) == 1 for one in found):
                print(f"{path.name}  missed    {_told(fact)}")
        for one in found:
            if not any(quality(fact, [one]) == 1 for fact in gold):
                print(f"{path.name}  invented  {_told(one)}")


def _told(fact: Fact) -> str:
    return "; ".join(f"{a.role} {max(sorted(a.forms), key=len)}" for a in fact.arguments)


def main() -> None:
    """Read the folder once and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="the folder of the competition's files")
    parser.add_argument("--errors", choices=KINDS, help="list what is wrong instead")
    arguments = parser.parse_args()
    paths = documents(arguments.folder)
    if not paths:
        parser.error(f"{arguments.folder}: has no *.facts; name the folder of the devset")
    texts = {p.name: p.with_suffix(".txt").read_text(encoding="utf-8") for p in paths}
    read_by_name = {name: read(text, id=name, language="ru") for name, text in texts.items()}
    if arguments.errors:
        list_errors(arguments.folder, read_by_name, arguments.errors)
        return
    print(f"{f'{len(paths)} documents':<36}precision  recall      F1   gold  found")
    for kind in KINDS:
        for hard in (False, True):
            for bare in (False, True) if kind == "occupation" else (False,):
                result = total(arguments.folder, read_by_name, kind, hard=hard, bare=bare)
                name = f"{REPORTED[kind]}, {'hard' if hard else 'easy'}"
                name += ", bare titles too" if bare else ""
                figures = (result.precision, result.recall, result.f1)
                shown = "".join(f"{100 * figure:>8.1f}" for figure in figures)
                print(f"{name:<37}{shown}{result.gold:>7}{result.found:>7}")


if __name__ == "__main__":
    main()
