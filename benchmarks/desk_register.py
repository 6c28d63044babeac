"""A register of made-up records, as a large city might have after many years, built in bulk.

Records hang together as real ones do: some people and bodies are met far more often than
others, and each record has its entry of the history, a proof in a source, the words by which
it is found, and a label in three languages. Rows go straight into the tables, not through the
journal: a million records are there in minutes.
"""

from __future__ import annotations

import json
import random
from datetime import date
from functools import lru_cache
from typing import Any

# Of a hundred records so many are of each kind.
SHARES = {
    "place": 1, "institution": 3, "person": 12, "tenure": 14, "encounter": 22, "agreement": 4,
    "act": 4, "event": 4, "invitation": 6, "promise": 10, "statement": 20,
}  # fmt: skip
RECORDS_PER_SOURCE = 25
AT_ONCE = 5000
SYLLABLES = "ba çe di ko lu ma ne ra sa şi ta vi yo ze gül can han mir ten dar".split()
COUNTRIES = ("TR", "RU", "DE", "KZ", "UZ", "AZ", "FR", "IT", "BA", "MK")
NOW = "2026-01-15 09:00:00+00:00"
TODAY = date.today().isoformat()


class Built:
    """The register as built: who asks, their institution, and the keys of each kind."""

    def __init__(self) -> None:
        from comity.register.models import Desk, Membership, Role, User

        self.desk = Desk.objects.create(name="Bench")
        self.officer = User.objects.create_user("bench")
        Membership.objects.create(user=self.officer, desk=self.desk, role=Role.OFFICER)
        self.keys: dict[str, list[int]] = {kind: [] for kind in SHARES}


def build(records: int) -> Built:
    """A register of so many records, into the database that is open and empty."""
    from django.db import connection, transaction

    with transaction.atomic():
        built = Built()
        make = _Maker(random.Random(7), built)
        for number in range(records // RECORDS_PER_SOURCE):
            make.source(number + 1)
        for kind, share in SHARES.items():
            for _ in range(records * share // 100):
                getattr(make, kind)()
        make.finish()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return built


def find(records: int) -> Built:
    """The register that `build` left in the database that is open."""
    from comity.register.models import Desk, Record, User

    built = Built.__new__(Built)
    built.desk, built.officer = Desk.objects.get(name="Bench"), User.objects.get(username="bench")
    built.keys = {kind: [] for kind in SHARES}
    for key, kind in Record.objects.order_by("pk").values_list("pk", "kind"):
        built.keys[kind].append(key)
    assert sum(map(len, built.keys.values())) == sum(records * n // 100 for n in SHARES.values())
    return built


class Table:
    """Rows of one table, put in by thousands; what is not given is as the model has it."""

    def __init__(self, model: Any) -> None:
        from django.db import connection

        columns = model._meta.local_concrete_fields
        self.table = connection.ops.quote_name(model._meta.db_table)
        self.names = [column.column for column in columns]
        self.places = {column.attname: place for place, column in enumerate(columns)}
        blank = model()
        self.blank = [_plain(getattr(blank, column.attname)) for column in columns]
        self.waiting: list[list[Any]] = []

    def put(self, **values: Any) -> None:
        """One row, by the names of its attributes; values as the database takes them."""
        row = self.blank.copy()
        for name, value in values.items():
            row[self.places[name]] = value
        self.waiting.append(row)
        if len(self.waiting) >= AT_ONCE:
            self.finish()

    def finish(self) -> None:
        """Write what still waits."""
        from django.db import connection

        rows, self.waiting = self.waiting, []
        quoted = ", ".join(map(connection.ops.quote_name, self.names))
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {self.table} ({quoted}) FROM STDIN") as copying:
                    for row in rows:
                        copying.write_row(row)
            else:
                marks = ", ".join(["%s"] * len(self.names))
                cursor.executemany(f"INSERT INTO {self.table} ({quoted}) VALUES ({marks})", rows)


def _plain(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, dict | list) else value


class _Maker:
    """Makes records of each kind that hang together as real ones do."""

    def __init__(self, chance: random.Random, built: Built) -> None:
        self.chance, self.built = chance, built
        self.next, self.parts, self.words, self.sources = 0, 0, 0, 0
        self.names: dict[int, str] = {}
        self.tables: dict[Any, Table] = {}

    def finish(self) -> None:
        """Write what still waits, and let the keys that the database gives begin behind."""
        from django.core.management.color import no_style
        from django.db import connection

        for table in self.tables.values():
            table.finish()
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(self.tables)):
                cursor.execute(statement)

    def source(self, number: int) -> None:
        """A source of five sentences, one in a hundred with findings that wait."""
        from comity.intake.models import Finding
        from comity.register.models import Source, SourceContent

        told = " ".join(" ".join(self._word() for _ in range(12)) + "." for _ in range(5))
        digest = f"{number:064}"
        self._table(SourceContent).put(sha256=digest, content=b"", size=0)
        day = self._day()
        self._table(Source).put(
            id=number, content_id=digest, name=f"page-{number}.html", media_type="text/html",
            language="tr", title=told[:60], text=told, text_sha256=digest, added_at=NOW,
            desk_id=self.built.desk.pk, added_by_id=self.built.officer.pk, way="fetched",
            **_dated("published", day),
        )  # fmt: skip
        self._found_by(told, source_id=number)
        self.sources = number
        if number % 100 == 0:
            payload = {"text": told[:60], "language": "tr", "proof": [], "confidence": 0.9}
            self._table(Finding).put(
                id=number, source_id=number, kind="statements", payload=json.dumps(payload),
                passages=json.dumps([[0, 60]]), confidence=0.9, reader_version="1", order=0,
            )  # fmt: skip

    def place(self) -> None:
        name, country = self._word(), self.chance.choice(COUNTRIES)
        self._record("place", name, "", name=_words(name), scale="city", country=country)

    def institution(self) -> None:
        place = self._of("place")
        name = f"{self.names[place]} {self.chance.choice(('Municipality', 'University'))}"
        self._record("institution", name, "", name=_words(name), place_id=place,
            institution_kind="municipality" if "Mun" in name else "university",
        )  # fmt: skip

    def person(self) -> None:
        name = f"{self._word()} {self._word()}"
        self._record("person", name, "", name=_words(name))

    def tenure(self) -> None:
        person, body = self._of("person"), self._of("institution")
        label = f"{self.names[person]}, Mayor, {self.names[body]}"
        began = str(self._year())
        self._record(
            "tenure", label, began, person_id=person, institution_id=body, office="mayor",
            title=_words("Mayor"), **_dated("began", began),
        )  # fmt: skip

    def encounter(self) -> None:
        from comity.register.models import Attendance

        kind, day, place = self.chance.choice(("visit", "meeting")), self._day(), self._of("place")
        who = [self._of("person") for _ in range(3)]
        label = (
            f"{kind.title()}: {self.names[who[1]]}, {self.names[who[2]]} – {self.names[who[0]]}, "
            f"{self.names[place]}"
        )
        key = self._record(
            "encounter",
            label,
            day,
            encounter_kind=kind,
            place_id=place,
            modality="planned" if day > TODAY else "happened",
            **_dated("date", day),
        )
        for order, side in enumerate(("host", "guest", "guest")):
            self._part(Attendance, encounter_id=key, who_id=who[order], side=side, order=order)

    def agreement(self) -> None:
        from comity.register.models import Party

        day, parties = self._day(), [self._of("institution") for _ in range(2)]
        label = f"Sister city agreement: {' – '.join(self.names[who] for who in parties)}"
        key = self._record(
            "agreement", label, day, agreement_kind="sister-city", stage="signed",
            **_dated("signed_on", day), **_dated("stage_date", day),
        )  # fmt: skip
        for order, who in enumerate(parties):
            self._part(Party, agreement_id=key, who_id=who, order=order)

    def act(self) -> None:
        day, body = self._day(), self._of("institution")
        number = str(self.chance.randint(1, 999))
        label = f"Council decision, No. {number}, {self.names[body]}"
        self._record(
            "act", label, day, act_kind="council-decision", number=number, body_id=body,
            agreement_id=self._of("agreement"), **_dated("date", day),
        )  # fmt: skip

    def event(self) -> None:
        day, place = self._day(), self._of("place")
        name = f"{self.names[place]} {self._word()} Forum"
        self._record("event", name, day, name=_words(name), place_id=place, **_dated("date", day))

    def invitation(self) -> None:
        from comity.register.models import Invitee

        day, event = self._day(), self._of("event")
        inviter, invited = self._of("person"), self._of("person")
        label = f"Invitation: {self.names[inviter]} → {self.names[invited]}, {self.names[event]}"
        key = self._record(
            "invitation", label, day, inviter_id=inviter, event_id=event, **_dated("date", day)
        )
        answer = "accepted" if self.chance.random() < 0.97 else ""
        self._part(Invitee, invitation_id=key, who_id=invited, answer=answer)

    def promise(self) -> None:
        from comity.register.models import PromiseParty

        due, what = self._day(), f"Open a {self._word()} of {self._word()}"
        is_done = due < TODAY and self.chance.random() < 0.97
        key = self._record(
            "promise", what, due, what=_words(what), said_at_id=self._of("encounter"),
            fulfilment="done" if is_done else "open", **_dated("due", due),
        )  # fmt: skip
        for end in ("by", "to"):
            self._part(PromiseParty, promise_id=key, who_id=self._of("institution"), end=end)

    def statement(self) -> None:
        day, speaker = self._day(), self._of("person")
        text = " ".join(self._word() for _ in range(12))
        self._record(
            "statement", f"{self.names[speaker]}: “{text[:80]}…”", day, text=text, language="en",
            speaker_id=speaker, encounter_id=self._of("encounter"), **_dated("said_on", day),
        )  # fmt: skip

    def _record(self, kind: str, label: str, when: str, **values: Any) -> int:
        from comity.register.kinds import MODELS
        from comity.register.models import Record
        from comity.register.sorting import sort_key

        self.next += 1
        key = self.next
        sorts = {f"sort_{language}": sort_key(label, language) for language in ("tr", "en", "ru")}
        self._table(Record).put(
            id=key, kind=kind, label=_words(label), created_at=NOW, updated_at=NOW, **sorts,
            desk_id=self.built.desk.pk, **_dated("when", when),
        )  # fmt: skip
        self._table(MODELS[kind]).put(base_id=key, **values)
        self._found_by(f"{label} {values.get('text', '')}", record_id=key)
        self._history(key, kind, label)
        self.built.keys[kind].append(key)
        if kind not in ("promise", "statement", "act"):
            self.names[key] = label
        return key

    def _found_by(self, text: str, **whose: int) -> None:
        from comity.register.models import SearchEntry

        self.words += 1
        body = " ".join(sorted({form for word in text.split() for form in _forms(word)}))
        self._table(SearchEntry).put(id=self.words, body=body, **whose)

    def _history(self, key: int, kind: str, label: str) -> None:
        from comity.register.models import Change, Entry, Proof

        by, source = self.built.officer.pk, 1 + key % self.sources
        self._table(Entry).put(
            id=key, deed="accepted", by_id=by, at=NOW, about_id=key, source_id=source
        )
        self._table(Change).put(
            id=key, entry_id=key, record_id=key, table=f"register.{kind}", row=key,
            operation="created", after=_words(label),
        )  # fmt: skip
        self._table(Proof).put(
            id=key, record_id=key, field="name", source_id=source, confidence=0.9, at=NOW,
            reader_version="1", passages=json.dumps([[0, 20, label[:20]]]),
        )  # fmt: skip

    def _part(self, model: Any, **values: Any) -> None:
        self.parts += 1
        self._table(model).put(id=self.parts, **values)

    def _table(self, model: Any) -> Table:
        if model not in self.tables:
            self.tables[model] = Table(model)
        return self.tables[model]

    def _of(self, kind: str) -> int:
        """One of a kind; some are met far more often than others."""
        keys = self.built.keys[kind]
        return keys[int(len(keys) * self.chance.random() ** 3)]

    def _word(self) -> str:
        return "".join(self.chance.choices(SYLLABLES, k=3)).capitalize()

    def _year(self) -> int:
        return self.chance.randint(1990, date.today().year + 1)

    def _day(self) -> str:
        return f"{self._year()}-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}"


def _words(text: str) -> str:
    return json.dumps({"en": text, "tr": text}, ensure_ascii=False)


@lru_cache(maxsize=100_000)
def _forms(word: str) -> tuple[str, ...]:
    from comity.register.derive import search_words

    return tuple(search_words([word]).split())


@lru_cache(maxsize=100_000)
def _companions(when: str) -> tuple[str, str, str]:
    from comity.edtf import parse
    from comity.register.fields import bounds_of

    value = parse(when)
    lower, upper = bounds_of(value)
    return value.sort_key, str(lower), str(upper)


def _dated(name: str, when: str) -> dict[str, Any]:
    if not when:
        return {}
    sort, lower, upper = _companions(when)
    return {
        name: when, f"{name}_sort": sort, f"{name}_lower": lower, f"{name}_upper": upper
    }  # fmt: skip
