"""The gate that holds the Turkish and Russian interface complete.

In a copy of the sources the messages are collected anew, so that a sentence that was added
to a page and never translated is found, and the compiled catalogs are compared with what
the translations say now. `python tools/translations.py --renew` collects and compiles in
place.
"""

from __future__ import annotations

import gettext
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from gate_runs import Outcome, broken, held

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("tr", "ru")
CHECKS = ("--check-format", "--check-domain")
# Without line numbers, so that two changes of the pages seldom touch the same line here.
PLAIN = ("--no-wrap", "--no-location")


def check_translations(scratch: Path) -> Outcome:
    """Fail on a missing, fuzzy or uncompiled message in a language of the interface."""
    copy = scratch / "translations"
    shutil.copytree(ROOT / "src", copy, ignore=shutil.ignore_patterns("*.woff2", "__pycache__"))
    places = _catalog_folders(copy)
    if not places:
        return broken("there are no translations")
    outcome = Outcome()
    for place in places:
        _collect(place.parent)
        for language in LANGUAGES:
            outcome += state_of(place, language, ROOT / "src" / place.relative_to(copy))
    return outcome


def _catalog_folders(source: Path) -> list[Path]:
    return sorted(path for path in source.glob("comity/**/locale") if path.is_dir())


def _collect(app: Path) -> None:
    """Collect the messages of the folder's code and templates into its catalogs."""
    languages = [f"--locale={language}" for language in LANGUAGES]
    subprocess.run(
        [Path(sys.executable).parent / "django-admin", "makemessages", *languages, *PLAIN],
        cwd=app,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def state_of(collected: Path, language: str, real: Path) -> Outcome:
    """Whether one catalog is complete, and compiled as it stands."""
    catalog = collected / language / "LC_MESSAGES" / "django.po"
    shown = f"{real.parent.name} {language}"
    fresh = catalog.with_suffix(".fresh.mo")
    command = ["msgfmt", *CHECKS, "--statistics", "-o", str(fresh), str(catalog)]
    made = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"}
    )
    print(f"{shown}: {made.stderr.strip()}")
    lacking = re.findall(r"\d+ (?:fuzzy|untranslated)", made.stderr)
    if made.returncode or lacking:
        return broken(f"{shown}: {', '.join(lacking) or 'msgfmt refuses it'}")
    compiled = real / language / "LC_MESSAGES" / "django.mo"
    if not compiled.exists() or _messages(compiled) != _messages(fresh):
        return broken(f"{shown}: compile it with python tools/translations.py --renew")
    return held()


def _messages(compiled: Path) -> dict[object, str]:
    with compiled.open("rb") as stream:
        messages = dict(gettext.GNUTranslations(stream)._catalog)  # type: ignore[attr-defined]
    messages.pop("", None)  # the header tells when and by whom
    return messages


def renew() -> None:
    """Collect and compile every catalog in place."""
    for place in _catalog_folders(ROOT / "src"):
        _collect(place.parent)
        for catalog in place.glob("*/LC_MESSAGES/*.po"):
            target = str(catalog.with_suffix(".mo"))
            subprocess.run(["msgfmt", *CHECKS, "-o", target, str(catalog)], check=True)


if __name__ == "__main__":
    if sys.argv[1:] != ["--renew"]:
        sys.exit(__doc__)
    renew()
