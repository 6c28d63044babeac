"""A web site on this computer, and a fetcher that may reach it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from comity.intake.fetching import reaching
from comity.intake.fetching.fetch import Fetcher


class Site:
    """What the site answers, by path: status, headers, body or a function that writes it."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[int, dict[str, str], bytes | Callable[[Any], None]]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.address = ""

    def page(self, path: str, body: Any = b"", status: int = 200, **headers: str) -> str:
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        content = body.encode() if isinstance(body, str) else body
        self.pages[path] = (status, {"Content-Type": "text/html; charset=utf-8", **told}, content)
        return self.address + path

    @property
    def paths(self) -> list[str]:
        return [path for path, _headers in self.asked if path != "/robots.txt"]


@pytest.fixture
def site(monkeypatch: Any) -> Iterator[Site]:
    served = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append((self.path, dict(self.headers)))
            status, headers, body = served.pages.get(self.path, (404, {}, b"none"))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            if callable(body):
                body(self.wfile)
            else:
                self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    port = server.server_address[1]
    served.address = f"http://city.example:{port}"
    ports = {"http": (80, port), "https": (443, port)}
    monkeypatch.setattr(reaching, "PORTS", ports)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield served
    server.shutdown()
    server.server_close()


@pytest.fixture
def fetcher(site: Site) -> Fetcher:
    """A fetcher for which every name is this computer, and which may reach it."""
    return Fetcher(may_reach=lambda ip: True, resolve=lambda host, port: ["127.0.0.1"], seconds=5)
