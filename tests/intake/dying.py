"""Intake that is killed at random points: a program of its own, run by `test_dying.py`.

    python dying.py FOLDER KILLS SEED

Each round brings in something new (a page from a site, a document, a table) in a process of
its own, which the parent kills with SIGKILL after a random time. What a round left undone is
done by the next; the last is left to end. Prints as JSON what the register then holds.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ARTICLE = (
    "Mayor of Izmir Tunç Soyer received Mayor of Kazan Ilsur Metshin on {day} March 2021. "
    "The mayors signed a cooperation protocol. “We shall work together,” said Tunç Soyer."
)


class Site(BaseHTTPRequestHandler):
    """An archive of news whose pages differ by their number."""

    rounds = 0

    def do_GET(self) -> None:
        number = self.path.rpartition("/")[2]
        told = f"<h1>News {number}</h1><p>{ARTICLE.format(day=number)}</p>"
        if self.path == "/robots.txt":
            told = ""
        elif self.path == "/news":
            links = (f'<a href="/n/{n}">A long title of news {n}</a>' for n in range(1, 25))
            told = "".join(links)
        content = f"<html><body>{told}</body></html>".encode()
        self.send_response(200 if told else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


def main(folder: str, kills: int, seed: int) -> None:
    """Bring in as many rounds as there are kills, and tell what is there."""
    os.environ["COMITY_DATA"] = folder
    os.environ.pop("DATABASE_URL", None)
    from comity.register.opening import load_register

    load_register()
    from comity.intake.fetching import reaching

    _first()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    port = server.server_address[1]
    reaching.PORTS = {"http": (80, port), "https": (443, port)}
    address = f"http://city.example:{port}"
    chance = random.Random(seed)
    spent = _in_a_child(lambda: bring_round(1, address))
    for number in range(1, kills + 1):
        patience = chance.uniform(0.05, 1.0) * max(spent, 0.5)
        _in_a_child(lambda number=number: bring_round(number + 1, address), patience)
    _in_a_child(lambda: bring_round(kills + 1, address))
    print(json.dumps(held()))


def _first() -> None:
    from comity.register.actions import enter
    from comity.register.models import Desk, Institution, Membership, Role, User

    desk, user = Desk.objects.create(name="Dying"), User.objects.create_user("zeynep")
    Membership.objects.create(desk=desk, user=user, role=Role.OFFICER)
    desk.institution = enter(Institution(name={"en": "City of Izmir"}), by=user, desk=desk)
    desk.save()


def _in_a_child(work: Callable[[], None], patience: float | None = None) -> float:
    """Do it in a process that is killed after so many seconds; how long it took otherwise."""
    from django.db import connections

    connections.close_all()  # a connection must not be shared by two processes
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        except BaseException:
            traceback.print_exc()
        os._exit(code)
    if patience is not None:
        time.sleep(patience)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert patience is not None or status == 0, f"the work failed: {status}"
    return time.monotonic() - began


def bring_round(rounds: int, address: str) -> None:
    """Documents and tables of all rounds so far, then the pages of the site that still wait."""
    from comity.intake.adding import Incoming, add_source
    from comity.intake.fetching.fetch import Fetcher
    from comity.intake.following.actions import bring_in, follow, look
    from comity.register.models import Desk, User

    desk, user = Desk.objects.get(), User.objects.get()
    for number in _left(rounds):
        text = f"{ARTICLE.format(day=number % 28 + 1)} Document {number}.".encode()
        add_source(Incoming(text, f"document-{number}.txt"), by=user, desk=desk)
        import_table(number, user, desk)
    fetcher = Fetcher(may_reach=lambda _ip: True, resolve=lambda _host, _port: ["127.0.0.1"])
    following = follow(f"{address}/news", by=user, desk=desk)
    look(following, fetcher)
    for _page in bring_in(following, fetcher, most=2, wait=lambda _seconds: None):
        pass


def _left(rounds: int) -> list[int]:
    """The rounds that are not done, and the last that was: doing it again changes nothing."""
    from comity.register.models import Place

    last = {f"Town {number}-2": number for number in range(1, rounds + 1)}
    done = [last[name["en"]] for name in Place.objects.values_list("name", flat=True)
            if name.get("en") in last]  # fmt: skip
    again = {max(done)} if done else set()
    return sorted((set(last.values()) - set(done)) | again)


def import_table(number: int, user: Any, desk: Any) -> None:
    """A table of three cities, kept as a source, planned and written."""
    from comity.intake.importing.columns import guess
    from comity.intake.importing.keeping import keep
    from comity.intake.importing.planning import plan
    from comity.intake.importing.tables import tables_in
    from comity.intake.importing.writing import Choices, carry_out

    rows = [f"Town {number}-{place};12.03.{1990 + place};{number}" for place in range(3)]
    content = "\n".join(["City;Signed;Decision number", *rows]).encode()
    source = keep(content, f"table-{number}.csv", by=user, desk=desk)
    (table,) = tables_in(source.text)
    meanings = guess(table.headings)
    planned = plan(table, meanings, kind="sister-city", desk=desk, language="en")
    carry_out(planned, source, Choices("signed"), by=user, desk=desk)


def held() -> dict[str, Any]:
    """What the register holds, and what would be wrong with it."""
    from django.db import connection

    from comity.intake.models import Finding, FollowedPage
    from comity.register.models import Change, Party, Proof, Record, SearchEntry, Source

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        whole = cursor.fetchone()[0]
        cursor.execute("PRAGMA foreign_key_check")
        loose = len(cursor.fetchall())
    labels = [str(label) for label in Record.objects.values_list("label", flat=True)]
    sources = list(Source.objects.values_list("name", flat=True))
    return {
        "integrity": whole,
        "loose links": loose,
        "sources": sorted(name for name in sources if not name.isdigit()),
        "doubled records": sorted({label for label in labels if labels.count(label) > 1}),
        "records": len(labels),
        "parties": Party.objects.count(),
        "findings": Finding.objects.exclude(source__address__contains="/n/").count(),
        "without words": Record.objects.filter(search_entry=None).count()
        + Source.objects.filter(search_entry=None).count(),
        "without history": Record.objects.filter(changes=None).count(),
        "proofs without history": Proof.objects.count()
        - Change.objects.filter(table="register.proof", operation="created").count(),
        "words of nothing": SearchEntry.objects.filter(record=None, source=None).count(),
        "pages added twice": FollowedPage.objects.filter(state="added").count()
        - FollowedPage.objects.filter(state="added").values("source").distinct().count(),
        "pages half added": Source.objects.filter(address__contains="/n/").count()
        - FollowedPage.objects.filter(state="added").count(),
    }


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2] / "src"))
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
