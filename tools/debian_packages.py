"""The programs that the tests use and the Debian packages that bring them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from private_postgres import server_program

XLIFF_SCHEMA = (
    "/usr/share/php/Symfony/Component/Translation/Resources/schemas/xliff-core-1.2-strict.xsd"
)

# gate: {program or file: Debian package}
PROGRAMS = {
    "translations": {"msgfmt": "gettext", "xgettext": "gettext"},
    "tests": {
        "pdftotext": "poppler-utils",
        "pdfsig": "poppler-utils",
        "softhsm2-util": "softhsm2",
        # OASIS's schema of XLIFF, which nothing else brings.
        XLIFF_SCHEMA: "php-symfony-translation",
    },
    "postgresql": {"initdb": "postgresql"},
    "browser": {"chromium": "chromium", "pdftotext": "poppler-utils", "pdfsig": "poppler-utils"},
}


def install_missing(gates: set[str]) -> None:
    """Install what these gates need and the machine lacks; exit with 2 if that fails."""
    missing = _missing(gates)
    if not missing:
        return
    packages = sorted(set(missing.values()))
    print(f"Installing Debian packages for the tests: {' '.join(packages)} ...")
    _apt_install(packages)
    still = _missing(gates)
    if still:
        wanted = " ".join(sorted(set(still.values())))
        print(f"test: {', '.join(sorted(still))} not found. Type:  sudo apt-get install {wanted}")
        sys.exit(2)


def _missing(gates: set[str]) -> dict[str, str]:
    wanted = {p: d for gate in gates for p, d in PROGRAMS.get(gate, {}).items()}
    return {program: package for program, package in wanted.items() if not _found(program)}


def _found(program: str) -> bool:
    if program == "initdb":
        return server_program("initdb") is not None
    return Path(program).exists() if program.startswith("/") else shutil.which(program) is not None


def _apt_install(packages: list[str]) -> None:
    """As root or with passwordless sudo; says nothing and installs nothing without either."""
    if not shutil.which("apt-get"):
        return
    prefix: list[str] = []
    if os.geteuid() != 0:
        if not shutil.which("sudo") or subprocess.run(["sudo", "-n", "true"]).returncode:
            return
        prefix = ["sudo", "-n"]
    _apt(prefix, "update")
    if "postgresql" in packages and not Path("/etc/postgresql-common").exists():
        # The tests have a server of their own; Debian's need not run beside it.
        _apt(prefix, "install", "-y", "--no-install-recommends", "postgresql-common")
        settings = "/etc/postgresql-common/createcluster.conf"
        subprocess.run(
            [
                *prefix,
                "sed",
                "-i",
                "s/^#*create_main_cluster.*/create_main_cluster = false/",
                settings,
            ]
        )
    _apt(prefix, "install", "-y", "--no-install-recommends", *packages)


def _apt(prefix: list[str], *words: str) -> None:
    command = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", *words]
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
