"""How fast the desk answers from a large register, beside Datasette over the same data.

    python benchmarks/desk.py                          a million records, on SQLite
    python benchmarks/desk.py --records 100000 --postgresql

Builds a register of made-up records in a temporary place, asks for each page many times in
one process (no network between), and prints the middle and the 95th of 100 times in
milliseconds. Datasette, if it is installed (dependency group `benchmark`), serves the same
SQLite file: its table page does the job of a list, its search that of the search box.
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
from typing import Any

ROOT = Path(__file__).parents[1]
GOALS = {"list": 50, "record": 50, "search": 100, "dossier": 2000}
# Of a hundred records so many are of each kind.
SHARES = {
    "place": 1, "institution": 3, "person": 12, "tenure": 14, "encounter": 22, "agreement": 4,
    "promise": 12, "invitation": 6, "event": 4, "statement": 22,
}  # fmt: skip
AT_ONCE = 5000
SYLLABLES = "ba çe di ko lu ma ne ra sa şi ta vi yo ze gül can han mir ten dar".split()


def main() -> None:
    """Build, ask, print."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="comity-bench-") as folder, _database(options, folder):
        started = time.perf_counter()
        built = build(options.records)
        print(f"{options.records:,} records in {time.perf_counter() - started:.0f} s")
        for name, kind, ask in pages(built):
            times = [_timed(ask) for _ in range(options.times)]
            _tell(name, times, GOALS[kind])
        if not options.postgresql:
            asyncio.run(beside_datasette(Path(folder) / "register.sqlite3", options.times))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=60)
    parser.add_argument("--postgresql", action="store_true")
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


# ---------------------------------------------------------------- the register


class Rows:
    """Rows of many tables, put in by thousands without going through the journal."""

    def __init__(self) -> None:
        self.waiting: dict[Any, list[Any]] = {}

    def put(self, row: Any, *parents: type) -> None:
        """A row; of a record also its row in the common table."""
        for model in (*parents, type(row)):
            waiting = self.waiting.setdefault(model, [])
            waiting.append(row)
            if len(waiting) >= AT_ONCE:
                self._write(model)

    def finish(self) -> None:
        """Write what still waits."""
        for model in list(self.waiting):
            self._write(model)

    def _write(self, model: Any) -> None:
        from django.db import connection

        rows, self.waiting[model] = self.waiting[model], []
        columns = model._meta.local_concrete_fields
        names = ", ".join(connection.ops.quote_name(column.column) for column in columns)
        marks = ", ".join(["%s"] * len(columns))
        values = [
            [
                column.get_db_prep_save(column.pre_save(row, add=True), connection)
                for column in columns
            ]
            for row in rows
        ]
        table = connection.ops.quote_name(model._meta.db_table)
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)


class Built:
    """The register as built: who asks, and keys of each kind."""

    def __init__(self) -> None:
        from comity.register.models import Desk, Membership, Role, User

        self.desk = Desk.objects.create(name="Bench")
        self.officer = User.objects.create_user("bench")
        Membership.objects.create(user=self.officer, desk=self.desk, role=Role.OFFICER)
        self.keys: dict[str, list[int]] = {kind: [] for kind in SHARES}


def build(records: int) -> Built:
    """A register of so many records, as a large city might have after many years."""
    from django.db import connection, transaction

    chance = random.Random(7)
    with transaction.atomic():
        built, rows = Built(), Rows()
        make = _Maker(chance, built, rows)
        for kind, share in SHARES.items():
            for _ in range(records * share // 100):
                getattr(make, kind)()
        rows.finish()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return built


class _Maker:
    """Makes records of each kind that hang together as real ones do."""

    def __init__(self, chance: random.Random, built: Built, rows: Rows) -> None:
        self.chance, self.built, self.rows = chance, built, rows
        self.next, self.part = 0, 0

    def place(self) -> None:
        from comity.register.models import Place

        self._record(Place(name={"en": self._word()}, scale="city", country="TR"))

    def institution(self) -> None:
        from comity.register.models import Institution

        name = f"{self._word()} Municipality"
        body = Institution(name={"en": name}, institution_kind="municipality")
        body.place_id = self._of("place")
        self._record(body, name)

    def person(self) -> None:
        from comity.register.models import Person

        self._record(Person(name={"en": f"{self._word()} {self._word()}"}))

    def tenure(self) -> None:
        from comity.register.models import Tenure

        tenure = Tenure(title={"en": "Mayor"}, office="mayor", began=str(self._year()))
        tenure.person_id, tenure.institution_id = self._of("person"), self._of("institution")
        self._record(tenure, "Mayor", began=tenure.began)

    def encounter(self) -> None:
        from comity.register.models import Attendance, Encounter

        met = Encounter(encounter_kind=self.chance.choice(["visit", "meeting"]), date=self._day())
        met.place_id = self._of("place")
        key = self._record(met, f"Visit: {self._word()} – {self._word()}", met.date, date=met.date)
        for order, side in enumerate(("host", "guest", "guest")):
            who = self._of("person")
            self._part(Attendance(encounter_id=key, who_id=who, side=side, order=order))

    def agreement(self) -> None:
        from comity.register.models import Agreement, Party

        day = self._day()
        made = Agreement(agreement_kind="sister-city", stage="signed", stage_date=day)
        key = self._record(made, f"Sister cities: {self._word()}", day, stage_date=day)
        for order in (0, 1):
            self._part(Party(agreement_id=key, who_id=self._of("institution"), order=order))

    def promise(self) -> None:
        from comity.register.models import Promise, PromiseParty

        due = self._day()
        said = Promise(what={"en": f"open {self._word()}"}, due=due)
        said.said_at_id = self._of("encounter")
        key = self._record(said, f"Open {self._word()}", due, due=due)
        for end in ("by", "to"):
            self._part(PromiseParty(promise_id=key, who_id=self._of("institution"), end=end))

    def invitation(self) -> None:
        from comity.register.models import Invitation, Invitee

        day = self._day()
        made = Invitation(event_text={"en": f"{self._word()} Forum"}, date=day)
        made.inviter_id = self._of("person")
        key = self._record(made, f"Invitation: {self._word()} Forum", day, date=day)
        self._part(Invitee(invitation_id=key, who_id=self._of("person")))

    def event(self) -> None:
        from comity.register.models import Event

        event = Event(name={"en": f"{self._word()} Forum"}, date=self._day())
        event.place_id = self._of("place")
        self._record(event, f"{self._word()} Forum", event.date, date=event.date)

    def statement(self) -> None:
        from comity.register.models import Statement

        text = " ".join(self._word() for _ in range(12))
        said = Statement(text=text, language="en", said_on=self._day())
        said.speaker_id, said.encounter_id = self._of("person"), self._of("encounter")
        self._record(said, f"“{text[:60]}”", said.said_on, said_on=said.said_on)

    def _record(self, row: Any, label: str = "", when: str = "", **dates: str) -> int:
        from comity.register.fields import set_companions
        from comity.register.folding import fold
        from comity.register.models import Record, SearchEntry
        from comity.register.sorting import sort_key
        from comity.register.wording import LanguageMap

        self.next += 1
        words = label or row.name["en"]
        row.pk = row.base_id = row.id = self.next
        row.kind, row.label = row.record_kind, LanguageMap(en=words)
        for language in ("tr", "en", "ru"):
            setattr(row, f"sort_{language}", sort_key(words, language))
        row.when = when or None
        for name, value in {"when": when, **dates}.items():
            set_companions(row, name, value or None)
        self.rows.put(row, Record)
        self.rows.put(SearchEntry(id=self.next, record_id=self.next, body=fold(words)))
        self.built.keys[row.record_kind].append(self.next)
        return self.next

    def _part(self, row: Any) -> None:
        self.part += 1
        row.pk = self.part
        self.rows.put(row)

    def _of(self, kind: str) -> int:
        """One of a kind; some are met far more often than others."""
        keys = self.built.keys[kind]
        return keys[int(len(keys) * self.chance.random() ** 3)]

    def _word(self) -> str:
        return "".join(self.chance.choices(SYLLABLES, k=3)).capitalize()

    def _year(self) -> int:
        return self.chance.randint(1990, 2027)

    def _day(self) -> str:
        return f"{self._year()}-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}"


# ---------------------------------------------------------------- the pages


def pages(built: Built) -> Iterator[tuple[str, str, Callable[[], None]]]:
    """What is asked for: its name, its kind of goal, and how to ask."""
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    client.force_login(built.officer)
    chance = random.Random(11)

    def ask(address: Callable[[], str]) -> Callable[[], None]:
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
    yield "people by name, down", "list", ask(lambda: "/people/?sort=-title")
    yield "promises, overdue", "list", ask(lambda: "/promises/?state=overdue")
    yield "partners", "list", ask(lambda: "/partners/")
    yield "a person", "record", ask(lambda: f"/people/{some('person')}/")
    yield "an encounter", "record", ask(lambda: f"/encounters/{some('encounter')}/")
    yield "an agreement", "record", ask(lambda: f"/agreements/{some('agreement')}/")
    yield "an institution", "record", ask(lambda: f"/institutions/{some('institution')}/")
    words = [f"{a}{b}" for a in SYLLABLES for b in SYLLABLES]
    yield "search, part of a name", "search", ask(lambda: f"/search/?q={chance.choice(words)}")
    yield "search, a common word", "search", ask(lambda: "/search/?q=forum")
    yield (
        "dossier of an encounter",
        "dossier",
        ask(lambda: f"/encounters/{some('encounter')}/dossier/"),
    )
    yield "Today", "list", ask(lambda: "/")


def _timed(ask: Callable[[], object]) -> float:
    started = time.perf_counter()
    ask()
    return (time.perf_counter() - started) * 1000


def _tell(name: str, times: list[float], goal: float | None = None) -> None:
    ordered = sorted(times[1:])  # the first warms caches
    middle, high = statistics.median(ordered), ordered[int(len(ordered) * 0.95)]
    told = f"  goal {goal} {'met' if high <= goal else 'missed'}" if goal else ""
    print(f"{name:28} p50 {middle:7.1f}  p95 {high:7.1f} ms{told}", flush=True)


async def beside_datasette(database: Path, times: int) -> None:
    """The same file in Datasette, asked in the same process."""
    try:
        from datasette.app import Datasette
    except ImportError:
        print("Datasette is not installed: pip install datasette")
        return
    served = Datasette([str(database)])
    asked = {
        "Datasette: list": "/register/register_record?kind=encounter&_sort_desc=when_sort",
        "Datasette: record": "/register/register_record/500",
        "Datasette: search": "/register/register_searchentry?_search=forum"
        "&_fts_table=register_search&_fts_pk=rowid",
    }
    for name, address in asked.items():
        spent = []
        for _ in range(times):
            started = time.perf_counter()
            page = await served.client.get(address)
            spent.append((time.perf_counter() - started) * 1000)
        assert page.status_code == 200, (address, page.status_code)
        _tell(name, spent)


if __name__ == "__main__":
    main()
