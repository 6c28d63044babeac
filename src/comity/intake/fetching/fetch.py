"""Fetching one page: redirects are checked as the first address was, sizes and times bounded."""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext as _

from comity import __version__
from comity.intake.fetching.reaching import (
    Resolve,
    Target,
    Unreachable,
    checked_ip,
    is_public,
    look_up,
    target_of,
)
from comity.intake.fetching.robots import Robots, allowing_all, forbidding_all, robots_in

AGENT = f"Comity/{__version__}"
MOST_BYTES = 20 * 1024 * 1024
MOST_ROBOTS = 512 * 1024
MOST_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_ENDINGS = {"text/html": ".html", "application/pdf": ".pdf", "application/xhtml+xml": ".html"}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came: its bytes, where it was at last, what the server said it is."""

    content: bytes
    address: str
    media_type: str

    @property
    def name(self) -> str:
        """A file name: the last part of the address, with an ending that fits."""
        parts = urlsplit(self.address)
        last = unquote(parts.path.rstrip("/").rpartition("/")[2]) or parts.hostname or "page"
        ending = _ENDINGS.get(self.media_type, "")
        return last[:200] + ("" if "." in last or not ending else ending)


@dataclass
class Fetcher:
    """Fetches pages politely. `may_reach` and `resolve` are for tests on one's own computer.

    `seconds` is the most that one page may take, redirects and robots.txt included.
    """

    may_reach: Callable[[str], bool] = is_public
    resolve: Resolve = look_up
    seconds: float = 30.0
    most_bytes: int = MOST_BYTES
    _robots: dict[str, Robots] = field(default_factory=dict, init=False, repr=False)

    def fetch(self, address: str) -> Fetched:
        """The page at an address. Raises Unreachable with the reason."""
        ends = time.monotonic() + self.seconds
        target = target_of(address)
        for _redirect in range(MOST_REDIRECTS + 1):
            if not self.robots_of(target, ends).allows(target.path):
                raise Unreachable(target.address, _("its robots.txt asks not to fetch it"))
            answer = self._ask(target, ends, self.most_bytes)
            if answer.moved_to is None:
                return self._page(target, answer)
            target = target_of(answer.moved_to, target.address)
        raise Unreachable(address, _("it leads from one address to the next without end"))

    def pause(self, address: str) -> float:
        """How many seconds the site of an address asks to wait between two pages."""
        target = target_of(address)
        return self.robots_of(target, time.monotonic() + self.seconds).pause

    def robots_of(self, target: Target, ends: float) -> Robots:
        """What a site asks of programs; looked up once (RFC 9309)."""
        if target.origin not in self._robots:
            self._robots[target.origin] = self._fetch_robots(target, ends)
        return self._robots[target.origin]

    def _fetch_robots(self, target: Target, ends: float) -> Robots:
        place = target_of("/robots.txt", target.address)
        # A site that cannot be asked is left alone: what fails here fails the page.
        for _redirect in range(MOST_REDIRECTS):
            answer = self._ask(place, ends, MOST_ROBOTS, cut=True)
            if answer.moved_to is None:
                break
            place = target_of(answer.moved_to, place.address)
        else:
            return allowing_all()
        if answer.status >= 500:
            return forbidding_all()
        return robots_in(answer.content, AGENT) if answer.status == 200 else allowing_all()

    @staticmethod
    def _page(target: Target, answer: _Answer) -> Fetched:
        if answer.status != 200:
            raise Unreachable(
                target.address, _("the server answered %(status)d") % {"status": answer.status}
            )
        if not answer.content:
            raise Unreachable(target.address, _("the page is empty"))
        return Fetched(answer.content, target.address, answer.media_type)

    def _ask(self, target: Target, ends: float, most: int, *, cut: bool = False) -> _Answer:
        ip = checked_ip(target, self.resolve, self.may_reach)
        connection = _Pinned(target, ip, ends)
        headers = {"User-Agent": AGENT, "Accept-Encoding": "identity", "Accept": "*/*"}
        # However slowly a server speaks, the connection ends when its time is over.
        watch = threading.Timer(connection.left(), connection.cut)
        watch.start()
        try:
            connection.request("GET", target.path, headers=headers)
            answer = connection.getresponse()
            moved_to = answer.getheader("Location") if answer.status in _REDIRECTS else None
            content = b"" if moved_to else _body(answer, target, connection, most, cut)
            return _Answer(answer.status, content, answer.headers.get_content_type(), moved_to)
        except ssl.SSLCertVerificationError as error:
            why = _("its certificate is not good (%(why)s)") % {"why": error.verify_message}
            raise Unreachable(target.address, why) from error
        except (OSError, http.client.HTTPException, zlib.error) as error:
            if isinstance(error, TimeoutError) or time.monotonic() >= ends:
                why = _("took longer than %(seconds)d seconds") % {"seconds": self.seconds}
            else:
                why = _("cannot be fetched (%(why)s)") % {"why": error}
            raise Unreachable(target.address, why) from error
        finally:
            watch.cancel()
            connection.close()


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    content: bytes
    media_type: str
    moved_to: str | None


class _Pinned(http.client.HTTPConnection):
    """A connection to the IP address that was checked, whatever the name means by now."""

    def __init__(self, target: Target, ip: str, ends: float) -> None:
        super().__init__(target.host, target.port)
        self.target, self.ip, self.ends = target, ip, ends
        self.default_port = {"http": 80, "https": 443}[target.scheme]
        self._held: socket.socket | None = None

    def connect(self) -> None:
        """Connect, and seal the connection for https with the name's own certificate."""
        plain = socket.create_connection((self.ip, self.target.port), timeout=self.left())
        self.sock = plain
        if self.target.scheme == "https":
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(plain, server_hostname=self.target.host)
        self._held = self.sock

    def cut(self) -> None:
        """End the connection, whoever still reads from it."""
        if self._held is not None:
            with contextlib.suppress(OSError):
                self._held.shutdown(socket.SHUT_RDWR)

    def left(self) -> float:
        """The seconds that are left; raises TimeoutError when there are none."""
        left = self.ends - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


def _body(
    answer: http.client.HTTPResponse, target: Target, connection: _Pinned, most: int, cut: bool
) -> bytes:
    unpack = _unpacking(answer.getheader("Content-Encoding", ""), target)
    found = bytearray()
    while len(found) <= most:
        chunk = answer.read1(65536)
        connection.left()
        if not chunk:
            if answer.length:
                raise http.client.IncompleteRead(bytes(found), answer.length)
            return bytes(found)
        found += unpack(chunk, most + 1 - len(found))
    if cut:
        return bytes(found[:most])
    raise Unreachable(
        target.address, _("is larger than %(most)d MB") % {"most": most // (1024 * 1024)}
    )


def _unpacking(encoding: str, target: Target) -> Callable[[bytes, int], bytes]:
    """Some servers pack what was asked for unpacked; never more than fits is unpacked."""
    if encoding.lower() in ("", "identity"):
        return lambda chunk, _most: chunk
    if encoding.lower() in ("gzip", "x-gzip"):
        return zlib.decompressobj(wbits=31).decompress
    raise Unreachable(
        target.address, _("is packed in a way that is not known (%(name)s)") % {"name": encoding}
    )
