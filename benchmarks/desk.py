"""How fast the desk answers from a large register, beside Datasette over the same data.

    python benchmarks/desk.py                          a million records, on SQLite
    python benchmarks/desk.py --records 100000 --postgresql
    python benchmarks/desk.py --folder /tmp/bench      keeps the SQLite register for the next run

Builds a register of made-up records (`desk_register.py`), asks for each page many times in
one process (no network between), and prints the middle and the 95th of 100 times in
milliseconds: time on the wall, and beside it processor time of this process, which tells
more where others share the machine. Datasette, if it is installed (dependency group
`benchmark`), serves the same SQLite file in turns with the desk: its table page does the job
of a list, its row page that of a record, its search that of the search box.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from desk_register import SYLLABLES, Built, build, find

ROOT = Path(__file__).parents[1]
GOALS = {"list": 50, "record": 50, "search": 100, "dossier": 2000}
Ask = Callable[[], object]


def main() -> None:
    """Build, ask, print."""
    options = _options()
    with contextlib.ExitStack() as stack:
        folder = options.folder or stack.enter_context(tempfile.TemporaryDirectory("comity-bench"))
        Path(folder).mkdir(exist_ok=True)
        stack.enter_context(_database(options, folder))
        built = _register(options, Path(folder))
        for name, kind, ask in pages(built):
            if not options.only or options.only in name:
                _tell(name, [_timed(ask) for _ in range(options.times)], GOALS[kind])
        if not options.postgresql and not options.only:
            asyncio.run(beside_datasette(Path(folder) / "register.sqlite3", options.times, built))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=60)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--folder", help="where the SQLite register is kept and found again")
    parser.add_argument("--only", default="", help="pages whose name has these words")
    return parser.parse_args()


@contextlib.contextmanager
def _database(options: argparse.Namespace, folder: str) -> Iterator[None]:
    os.environ |= {"COMITY_DATA": folder, "DJANGO_SETTINGS_MODULE": "comity.settings"}
    os.environ.pop("DATABASE_URL", None)
    with contextlib.ExitStack() as stack:
        if options.postgresql:
            sys.path.insert(0, str(ROOT / "tools"))
            from private_postgres import private_postgres

            os.environ["DATABASE_URL"] = stack.enter_context(private_postgres())
        from comity.register.opening import load_register

        load_register()
        from django.core.management import call_command

        call_command("collectstatic", verbosity=0, interactive=False)
        yield


def _register(options: argparse.Namespace, folder: Path) -> Built:
    from comity.register.models import Record

    if Record.objects.exists():
        return find(options.records)
    started = time.perf_counter()
    built = build(options.records)
    print(
        f"{options.records:,} records in {time.perf_counter() - started:.0f} s, "
        f"{_size(folder) / 1e9:.2f} GB",
        flush=True,
    )
    return built


def _size(folder: Path) -> int:
    """Bytes that the database takes on the disk."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])
    return sum(file.stat().st_size for file in folder.glob("register.sqlite3*"))


# ---------------------------------------------------------------- the pages


def pages(built: Built) -> Iterator[tuple[str, str, Ask]]:
    """What is asked for: its name, its kind of goal, and how to ask."""
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    client.force_login(built.officer)
    chance = random.Random(11)

    def ask(address: Callable[[], str]) -> Ask:
        def once() -> None:
            page = client.get(address())
            assert page.status_code == 200, (address(), page.status_code)

        return once

    def some(kind: str) -> int:
        keys = built.keys[kind]
        return keys[int(len(keys) * chance.random() ** 3)]

    for name in ("people", "encounters", "agreements", "promises", "invitations", "statements"):
        yield f"list of {name}", "list", ask(lambda name=name: f"/{name}/")
    yield "encounters, page 40", "list", ask(lambda: "/encounters/?page=40")
    yield "encounters, page 200", "list", ask(lambda: "/encounters/?page=200")
    yield "people by name, down", "list", ask(lambda: "/people/?sort=-title")
    yield "promises, overdue", "list", ask(lambda: "/promises/?state=overdue")
    yield "partners", "list", ask(lambda: "/partners/")
    yield "sources", "list", ask(lambda: "/sources/")
    yield "agenda", "list", ask(lambda: "/agenda/")
    yield "Today", "list", ask(lambda: "/")
    for kind, route in (("person", "people"), ("encounter", "encounters"),
                        ("agreement", "agreements"), ("promise", "promises"),
                        ("institution", "institutions"), ("place", "places")):  # fmt: skip
        once = ask(lambda kind=kind, route=route: f"/{route}/{some(kind)}/")
        yield f"record: a {kind}", "record", once
    words = [f"{a}{b}" for a in SYLLABLES for b in SYLLABLES]
    yield "search, part of a name", "search", ask(lambda: f"/search/?q={chance.choice(words)}")
    yield "search, two words", "search", ask(lambda: f"/search/?q={chance.choice(words)}+forum")
    yield "search, a common word", "search", ask(lambda: "/search/?q=forum")
    dossier = ask(lambda: f"/encounters/{some('encounter')}/dossier/")
    yield "dossier of an encounter", "dossier", dossier


def _timed(ask: Ask) -> tuple[float, float]:
    """Milliseconds on the wall and of the processor."""
    started, spent = time.perf_counter(), time.process_time()
    ask()
    return (time.perf_counter() - started) * 1000, (time.process_time() - spent) * 1000


def _tell(name: str, times: list[tuple[float, float]], goal: float | None = None) -> None:
    wall, spent = (list(each) for each in zip(*times[1:], strict=True))
    middle, high = statistics.median(wall), _high(wall)
    told = f"  goal {goal} {'met' if high <= goal else 'missed'}" if goal else ""
    print(
        f"{name:28} p50 {middle:7.1f}  p95 {high:7.1f} ms   processor p50 "
        f"{statistics.median(spent):7.1f}  p95 {_high(spent):7.1f}{told}",
        flush=True,
    )


def _high(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


async def beside_datasette(database: Path, times: int, built: Built) -> None:
    """The same file in Datasette, asked in the same process."""
    try:
        from datasette.app import Datasette
    except ImportError:
        print("Datasette is not installed: pip install --group benchmark")
        return
    served = Datasette([str(database)])
    encounter = built.keys["encounter"][500]
    asked = {
        "Datasette: list": "/register/register_record?kind=encounter&_sort_desc=when_sort",
        "Datasette: record": f"/register/register_record/{encounter}",
        "Datasette: search": "/register/register_searchentry?_search=forum"
        "&_fts_table=register_search&_fts_pk=rowid",
    }
    for name, address in asked.items():
        spent = []
        for _ in range(times):
            started, processor = time.perf_counter(), time.process_time()
            page = await served.client.get(address)
            assert page.status_code == 200, (address, page.status_code)
            wall = (time.perf_counter() - started) * 1000
            spent.append((wall, (time.process_time() - processor) * 1000))
        _tell(name, spent)


if __name__ == "__main__":
    main()
