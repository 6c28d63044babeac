"""A register as an office would have it: both example documents, decided by hand.

`example_register.jsonl` says what is in it, one record or row a line: `put` is the model,
`as` a short name to refer to it by (`@name`), `with` its fields (`+9d` is nine days from
today), `because` the words of a source that say so (without it: entered by hand). Every
line goes through the register's own actions. `*_findings.json` are the reader's findings,
some decided and some waiting.
"""

from __future__ import annotations

import copy
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from comity.intake.models import Finding
from comity.passages import Passage
from comity.register.actions import add_part, enter
from comity.register.basis import Stated
from comity.register.derive import index_source
from comity.register.models import (
    Desk,
    Membership,
    Record,
    Role,
    Source,
    SourceContent,
    User,
    Way,
)

HERE = Path(__file__).resolve().parent
AXE = HERE / "vendor" / "axe.min.js"
DESKTOP = {"width": 1440, "height": 900}
EXAMPLES = HERE.parents[1] / "examples"
_DAYS = re.compile(r"[+-]\d+d")


@dataclass
class Register:
    """The example register: who works in it, its sources, its records by a short name."""

    desk: Desk
    officer: User
    sources: dict[str, Source]
    rows: dict[str, Any] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.rows[name]

    def put(self, line: dict[str, Any]) -> None:
        """Put one line of the file in, through the action that people use for it."""
        model = apps.get_model("register", line["put"])
        row = model(**{name: self._value(value) for name, value in line["with"].items()})
        basis = self.stated(line["because"]) if "because" in line else None
        if isinstance(row, Record):
            enter(row, by=self.officer, desk=self.desk, basis=basis)
        else:
            add_part(row, by=self.officer, basis=basis)
        if "as" in line:
            self.rows[line["as"]] = row

    def put_by_hand(self, record: Record) -> None:
        """Put a record in on the officer's word."""
        enter(record, by=self.officer, desk=self.desk)

    def stated(self, because: dict[str, Any]) -> Stated:
        """What the words of a source say."""
        source = self.sources[because["in"]]
        passages = tuple(Passage(*span) for span in spans(source.text, *because["words"]))
        closer = {
            name: (Passage(*spans(source.text, words)[0]),)
            for name, words in because.get("fields", {}).items()
        }
        return Stated(source, passages, because.get("sure", 0.93), "1", closer)

    def _value(self, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        if value.startswith("@"):
            return self.rows[value[1:]]
        if _DAYS.fullmatch(value):
            return str(date.today() + timedelta(int(value[:-1])))
        return value


def spans(text: str, *words: str) -> list[list[int]]:
    """Where words stand in a text, as sources keep passages."""
    return [[text.index(each), text.index(each) + len(each)] for each in words]


def a_source(desk: Desk, by: User, name: str, text: str, **more: Any) -> Source:
    """A document as it came in."""
    content = text.encode()
    digest = hashlib.sha256(content).hexdigest()
    kept = SourceContent.objects.create(sha256=digest, content=content, size=len(content))
    source = Source.objects.create(
        content=kept, name=name, media_type="text/plain", text=text, text_sha256=digest,
        desk=desk, way=Way.DEMONSTRATION, added_by=by, **more,
    )  # fmt: skip
    index_source(source)
    return source


def istanbul(desk: Desk, by: User) -> Source:
    """The Turkish example, with its headings."""
    name = "000_19451cafbac2c3f1.txt"
    text = (EXAMPLES / name).read_text()
    headings = (line for line in text.splitlines() if line.isupper())
    title = "İstanbul ile Moskova arasında iş birliği protokolü imzalandı"
    return a_source(
        desk, by, name, text, language="tr", title=title, headings=spans(text, *headings)
    )


def izmir(desk: Desk, by: User) -> Source:
    """The English example, with the page's own furniture around it."""
    name = "003_0ee03500ac5eb5b1.txt"
    text = (EXAMPLES / name).read_text()
    first, last = text.index("We Have A Guest"), text.rindex("All News\nPrevious")
    furniture = [[0, first], *spans(text, "All News SHARE"), [last, len(text)]]
    headings = spans(
        text,
        "We Have A Guest From Moscow",
        "Moscow Office planned to open in July",
        "The pandemic is one of the important topics of the meeting",
    )
    return a_source(
        desk, by, name, text, language="en", title="We Have A Guest From Moscow",
        headings=headings, furniture=furniture,
    )  # fmt: skip


def build(username: str = "zeynep", password: str | None = None) -> Register:
    """The whole example register."""
    desk = Desk.objects.create(name="Uluslararası İlişkiler", is_demonstration=True)
    officer = User.objects.create_user(
        username, password=password, first_name="Zeynep", last_name="Arslan"
    )
    Membership.objects.create(user=officer, desk=desk, role=Role.OFFICER)
    sources = {"istanbul": istanbul(desk, officer), "izmir": izmir(desk, officer)}
    register = Register(desk, officer, sources)
    for line in (HERE / "example_register.jsonl").read_text().splitlines():
        register.put(json.loads(line))
    for name, source in sources.items():
        _add_findings(register, source, HERE / f"{name}_findings.json")
    desk.institution = register["ibb"]
    desk.save()
    return register


def _add_findings(register: Register, source: Source, told: Path) -> None:
    for order, each in enumerate(json.loads(told.read_text())):
        Finding.objects.create(
            source=source, kind=each["kind"], payload=each["payload"], order=order,
            passages=spans(source.text, *each["words"]), reader_version="1",
            confidence=each["confidence"], state=each.get("state", "waiting"),
            record=register.rows.get(each.get("record", "")),
        )  # fmt: skip


@pytest.fixture(autouse=True)
def _forget_counts() -> None:
    """Counts kept for one test's register are not those of the next one's."""
    cache.clear()


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[Register]:
    """The example register, built once for a module inside a transaction that is never kept.

    A test of an empty register belongs into a module that does not use it.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


@pytest.fixture
def register(built: Register, db: None) -> Register:
    """The example register; what a test does to it is gone after the test."""
    return copy.deepcopy(built)


@pytest.fixture
def officer(register: Register) -> Iterator[Client]:
    """A browser of the officer, signed in, with English pages."""
    signed_in = Client()
    signed_in.force_login(register.officer)
    signed_in.cookies["comity_language"] = "en"
    yield signed_in


@pytest.fixture
def neighbour(db: None) -> Client:
    """An officer of another desk."""
    user = User.objects.create_user("ivan")
    Membership.objects.create(user=user, desk=Desk.objects.create(name="Kazan"), role=Role.OFFICER)
    signed_in = Client()
    signed_in.force_login(user)
    return signed_in


@pytest.fixture
def served(transactional_db: None) -> Register:
    """The example register for a server of its own, which must see it committed."""
    return build()


class Visitor:
    """A browser page of the officer that notes everything the browser complains about."""

    def __init__(self, page: Any, address: str) -> None:
        self.page = page
        self.address = address
        self.complaints: list[str] = []
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("requestfailed", self._note_failure)

    def _note(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def _note_failure(self, request: Any) -> None:
        if request.failure != "net::ERR_ABORTED":  # the next page was opened before it came
            self.complaints.append(f"{request.url}: {request.failure}")

    def open(self, path: str) -> Any:
        self.page.goto(self.address + path)
        return self.page

    def choose(self, name: str, value: str) -> None:
        """Set one of our cookies, as the switches do."""
        self.page.context.add_cookies([{"name": name, "value": value, "url": self.address}])

    def darken(self) -> None:
        """Show the page that is open in dark colours, as the switch does."""
        self.page.emulate_media(reduced_motion="reduce")  # colours change at once
        self.page.evaluate("document.documentElement.dataset.theme = 'dark'")

    def faults(self, *rules: str) -> list[str]:
        """Serious and critical faults that axe-core finds, by rule and place.

        By all rules of WCAG 2.2 A and AA, or only by those that are named.
        """
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE.read_text())
        found = self.page.evaluate(
            "only => axe.run(document, {runOnly: only, resultTypes: ['violations']})",
            list(rules) or ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
        )
        return [
            f"{fault['id']}: {node['target']} {node['failureSummary']}"
            for fault in found["violations"]
            if fault["impact"] in ("serious", "critical")
            for node in fault["nodes"]
        ]


@pytest.fixture
def visitor(page: Any, live_server: Any, served: Any) -> Iterator[Visitor]:
    signed_in = Client()
    signed_in.force_login(served.officer)
    session = signed_in.cookies["comity_session"].value
    seen = Visitor(page, live_server.url)
    seen.choose("comity_session", session)
    seen.choose("comity_language", "en")
    page.set_viewport_size(DESKTOP)
    yield seen
    assert seen.complaints == []
