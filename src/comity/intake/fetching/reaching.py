"""Which addresses may be reached: a name is looked up once, and only what was checked is used."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit, urlunsplit

from django.utils.translation import gettext as _

PORTS = {"http": (80, 8080), "https": (443, 8443)}
LONGEST = 2000  # characters of an address
_EMBEDDING = ("64:ff9b::/96", "2002::/16", "::/96")  # IPv6 that leads to an IPv4 address


class Unreachable(ValueError):
    """A page that is not fetched: which, why, and what to do."""

    def __init__(self, address: str, why: str) -> None:
        super().__init__(f"{address}: {why}")
        self.address, self.why = address, why


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken apart. `host` is as TLS and the Host header name it."""

    address: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """The site: scheme, host and port."""
        usual = {"http": 80, "https": 443}[self.scheme]
        port = "" if self.port == usual else f":{self.port}"
        shown = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{shown}{port}"


Resolve = Callable[[str, int], list[str]]


def target_of(address: str, base: str = "") -> Target:
    """An address taken apart and checked; a relative one is read at `base`.

    Raises Unreachable for anything but http and https at their usual ports, for names
    and passwords in it, and for what is no address.
    """
    whole = urljoin(base, address.strip())
    if len(whole) > LONGEST or any(letter <= " " or letter == "\x7f" for letter in whole):
        raise Unreachable(address[:100], _("is no address of a page"))
    try:
        parts = urlsplit(whole)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode() if parts.hostname else ""
    except (ValueError, UnicodeError):
        raise Unreachable(address[:100], _("is no address of a page")) from None
    if parts.scheme not in PORTS or not host:
        raise Unreachable(address[:100], _("begin it with https:// or http://"))
    if parts.username or parts.password:
        raise Unreachable(address[:100], _("an address with a name or password is not fetched"))
    port = port or PORTS[parts.scheme][0]
    if port not in PORTS[parts.scheme]:
        raise Unreachable(address[:100], _("port %(port)s is not fetched") % {"port": port})
    path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    return Target(whole.split("#")[0], parts.scheme, host, port, _ascii(path))


def is_public(ip: str) -> bool:
    """Whether an IP address belongs to the open internet and to no private or local network."""
    try:
        address = ipaddress.ip_address(ip.split("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(str(address.ipv4_mapped))
        if any(address in ipaddress.ip_network(net) for net in _EMBEDDING):
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved)


def look_up(host: str, port: int) -> list[str]:
    """The IP addresses of a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def checked_ip(target: Target, resolve: Resolve, may_reach: Callable[[str], bool]) -> str:
    """The IP address to connect to, looked up now and used for this connection alone.

    Every address that the name has must be public: otherwise a name could be public when
    it is checked and private when it is used.
    """
    try:
        found = resolve(target.host, target.port)
    except (OSError, UnicodeError):
        raise Unreachable(target.address, _("its host is not known")) from None
    if not found or not all(may_reach(ip) for ip in found):
        raise Unreachable(target.address, _("it lies in a private network, which is not fetched"))
    return found[0]


def _ascii(path: str) -> str:
    return "".join(
        letter if letter.isascii() else "".join(f"%{byte:02X}" for byte in letter.encode())
        for letter in path
    )
