"""Make the reader's list of given names from Faker's and the list in tools/given_names/.

Run it when Faker has more names or the list of those left out has changed:

    .venv/bin/pip install Faker
    .venv/bin/python tools/make_given_names.py

Faker (MIT) is needed here only; Comity does not depend on it. Taken are the first names in
Latin letters of all its locales but two (`LEFT_OUT`), without those in
`tools/given_names/left_out.txt`. A name that is a place as well stays where it is rather a
person's. The result is one file, `src/comity/reading/given_names.txt`.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import textwrap
from collections.abc import Collection, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src/comity/reading/given_names.txt"
NOT_TAKEN = ROOT / "tools/given_names/left_out.txt"
# All births of a century (`Admiral`, `Alabama`), and a register of every name that is allowed.
LEFT_OUT = frozenset({"en", "is_IS"})
HEADER = (
    "# Given names in Latin letters from sixty countries: those of Faker (MIT licence), made by "
    "tools/make_given_names.py,\n"
    "# without the words and places in tools/given_names/left_out.txt; some of these names are "
    "places as well.\n"
)
WIDTH = 118
_LATIN = re.compile(r"[A-Za-zÀ-ɏəḀ-ỿ]+(?:['’][A-Za-zÀ-ɏəḀ-ỿ]+)*")


def first_names() -> Iterator[str]:
    """All first names of Faker's locales, as they stand, more than once where several have
    them."""
    package = importlib.import_module("faker.providers.person")
    for module in pkgutil.iter_modules(package.__path__):
        if module.name in LEFT_OUT:
            continue
        provider = importlib.import_module(f"{package.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            names = getattr(provider, attribute)
            if "first_name" in attribute and isinstance(names, Collection):
                yield from (str(name).strip() for name in names)


def noted(path: Path) -> set[str]:
    """The names of a file parted by white space; lines that begin with # are notes."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {name for line in lines if not line.startswith("#") for name in line.split()}


def is_given_name(name: str) -> bool:
    """One word in Latin letters that begins with a capital."""
    return name[:1].isupper() and not name.isupper() and _LATIN.fullmatch(name) is not None


def chosen() -> list[str]:
    """The names that are taken, once each, in the order of their code points."""
    return sorted({name for name in first_names() if is_given_name(name)} - noted(NOT_TAKEN))


def main() -> None:
    """Write the list anew."""
    lines = textwrap.wrap(" ".join(chosen()), WIDTH, break_on_hyphens=False, break_long_words=False)
    TARGET.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
