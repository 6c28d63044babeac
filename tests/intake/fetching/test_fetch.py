"""The fetcher brings a page as it is, and cannot be led astray."""

from __future__ import annotations

import contextlib
import gzip
import socket
import threading
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.intake.fetching import reaching
from comity.intake.fetching.fetch import AGENT, Fetcher
from comity.intake.fetching.reaching import Unreachable, is_public, target_of
from comity.intake.fetching.robots import robots_in


def test_a_page_comes_as_it_is(site: Any, fetcher: Fetcher):
    body = "<p>Başkan Moskova’da</p>\r\n".encode()
    fetched = fetcher.fetch(site.page("/haber/123-moskova", body))
    assert fetched.content == body
    assert fetched.address == f"{site.address}/haber/123-moskova"
    assert (fetched.media_type, fetched.name) == ("text/html", "123-moskova.html")
    _path, headers = site.asked[-1]
    assert headers["User-Agent"] == AGENT and headers["Host"].startswith("city.example:")


def test_letters_of_other_alphabets_in_an_address_are_understood(site: Any, fetcher: Fetcher):
    site.page("/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C?q=%C5%9F", b"x")
    assert fetcher.fetch(f"{site.address}/новость?q=ş#top").content == b"x"


def test_redirects_are_followed_and_the_last_address_is_kept(site: Any, fetcher: Fetcher):
    site.page("/new", b"here")
    old = site.page("/old", status=301, Location="/new")
    assert fetcher.fetch(old).address == f"{site.address}/new"


def test_redirects_without_end_are_given_up(site: Any, fetcher: Fetcher):
    with pytest.raises(Unreachable, match="without end"):
        fetcher.fetch(site.page("/loop", status=302, Location="/loop"))


PRIVATE = [
    "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "::127.0.0.1",
    "ff02::1", "192.0.2.1", "198.18.0.1", "2001:db8::1", "nonsense", "",
]  # fmt: skip


@pytest.mark.parametrize("ip", PRIVATE)
def test_private_addresses_are_not_public(ip: str):
    assert not is_public(ip)


@pytest.mark.parametrize("ip", ["8.8.8.8", "93.184.216.34", "2606:4700:4700::1111"])
def test_public_addresses_are(ip: str):
    assert is_public(ip)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://2130706433/",
        "http://0x7f.1/", "http://127.1/", "http://[::ffff:127.0.0.1]/",
    ],
)  # fmt: skip
def test_no_spelling_of_ones_own_computer_is_reached(address: str):
    with pytest.raises(Unreachable, match=r"private network|not known"):
        Fetcher().fetch(address)


def test_a_redirect_into_a_private_network_is_not_followed(site: Any):
    names = {"city.example": ["127.0.0.1"], "inside.example": ["10.0.0.1"]}
    fetcher = Fetcher(
        may_reach=lambda ip: ip != "10.0.0.1", resolve=lambda host, port: names[host], seconds=5
    )
    with pytest.raises(Unreachable, match=r"inside.example"):
        fetcher.fetch(site.page("/out", status=302, Location="http://inside.example/secret"))
    assert site.paths == ["/out"]


def test_a_name_that_also_leads_inside_is_refused(site: Any):
    fetcher = Fetcher(
        may_reach=lambda ip: ip != "10.0.0.1", resolve=lambda *_: ["127.0.0.1", "10.0.0.1"]
    )
    with pytest.raises(Unreachable):
        fetcher.fetch(site.page("/"))
    assert site.asked == []


def test_a_name_that_changes_between_check_and_use_gains_nothing(site: Any):
    """What is connected to is what was checked: each connection looks the name up once."""
    asked: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) <= 2 else ["10.0.0.1"]

    fetcher = Fetcher(may_reach=lambda ip: ip != "10.0.0.1", resolve=rebinding, seconds=5)
    assert fetcher.fetch(site.page("/a", b"a")).content == b"a"
    assert len(asked) == 2  # robots.txt and the page
    with pytest.raises(Unreachable, match="private network"):
        fetcher.fetch(site.page("/b", b"b"))
    assert "/b" not in site.paths


@pytest.mark.parametrize(
    "address",
    [
        "", "page", "ftp://city.example/x", "file:///etc/passwd", "javascript:alert(1)",
        "http://", "http://user:secret@city.example/", "http://city.example:22/",
        "http://city.example/\r\nX: y", "http://[", "https://" + "a" * 3000,
        "http://" + "a" * 300 + ".example/",
    ],
)  # fmt: skip
def test_what_is_no_address_of_a_page_is_refused(address: str):
    with pytest.raises(Unreachable):
        target_of(address)


@given(st.text(max_size=60) | st.text(max_size=40).map(lambda text: f"https://{text}"))
def test_any_text_is_an_address_or_refused(text: str):
    try:
        target = target_of(text)
    except Unreachable:
        return
    assert target.scheme in ("http", "https") and target.path.isascii()
    assert "\n" not in target.path and " " not in target.path


def test_a_page_that_is_too_large_is_refused_while_it_comes(site: Any, fetcher: Fetcher):
    def endless(out: Any) -> None:
        try:
            while True:
                out.write(b"x" * 65536)
        except OSError:
            pass

    fetcher.most_bytes = 1024 * 1024
    with pytest.raises(Unreachable, match="larger than 1 MB"):
        fetcher.fetch(site.page("/endless", endless))


def test_a_packed_page_is_unpacked_only_as_far_as_fits(site: Any, fetcher: Fetcher):
    packed = gzip.compress(b"<p>Haber</p>")
    assert (
        fetcher.fetch(site.page("/p", packed, Content_Encoding="gzip")).content == b"<p>Haber</p>"
    )
    fetcher.most_bytes = 1024 * 1024
    bomb = gzip.compress(b"\0" * (64 * 1024 * 1024))
    with pytest.raises(Unreachable, match="larger"):
        fetcher.fetch(site.page("/bomb", bomb, Content_Encoding="gzip"))


def test_a_page_that_comes_too_slowly_is_given_up(site: Any, fetcher: Fetcher):
    def dripping(out: Any) -> None:
        try:
            for _second in range(50):
                out.write(b"x")
                out.flush()
                time.sleep(0.1)
        except OSError:
            pass

    fetcher.seconds = 0.5
    began = time.monotonic()
    with pytest.raises(Unreachable, match="took longer"):
        fetcher.fetch(site.page("/slow", dripping))
    assert time.monotonic() - began < 3


def test_a_server_that_never_ends_its_headers_is_given_up(site: Any, fetcher: Fetcher):
    """Each byte comes in time, the whole never would."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=_drip, args=(listening,), daemon=True).start()
        port = listening.getsockname()[1]
        reaching.PORTS["http"] = (80, port)
        fetcher.seconds = 0.5
        began = time.monotonic()
        with pytest.raises(Unreachable, match="took longer"):
            fetcher.fetch(f"http://slow.example:{port}/")
        assert time.monotonic() - began < 3


def _drip(listening: socket.socket) -> None:
    connection, _address = listening.accept()
    with contextlib.suppress(OSError), connection:
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        while True:
            connection.sendall(b"X-Slow: 1\r\n")
            time.sleep(0.1)


def test_a_page_that_breaks_off_is_not_taken_for_whole(site: Any, fetcher: Fetcher):
    with pytest.raises(Unreachable, match="cannot be fetched"):
        fetcher.fetch(site.page("/half", b"half", Content_Length="1000"))


@pytest.mark.parametrize("status", [204, 403, 404, 500])
def test_what_the_server_refuses_is_told(status: int, site: Any, fetcher: Fetcher):
    with pytest.raises(Unreachable, match=str(status)):
        fetcher.fetch(site.page("/x", b"x", status=status))


def test_robots_are_obeyed_and_asked_once(site: Any, fetcher: Fetcher):
    site.page("/robots.txt", "User-agent: *\nDisallow: /private/\nCrawl-delay: 7\n")
    for path in ("/a", "/b"):
        fetcher.fetch(site.page(path, b"x"))
    with pytest.raises(Unreachable, match=r"robots\.txt"):
        fetcher.fetch(site.page("/private/x", b"x"))
    assert [path for path, _headers in site.asked].count("/robots.txt") == 1
    assert "/private/x" not in site.paths
    assert fetcher.pause(site.address) == 7


def test_a_site_whose_robots_fail_is_left_alone(site: Any, fetcher: Fetcher):
    site.page("/robots.txt", b"", status=503)
    with pytest.raises(Unreachable):
        fetcher.fetch(site.page("/a", b"x"))


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: other\nUser-agent: Comity\nDisallow: /", "/a", False),
        ("User-agent: comity\nDisallow: /x\n\nUser-agent: *\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", True),
        ("User-agent: *\nDisallow: /*?sort=", "/list?sort=up", False),
        ("User-agent: *\nDisallow: /a%20b", "/a%20b", False),
        ("\ufeffUser-agent: *  # all\nDisallow: /a # not this", "/a", False),
        ("nonsense\n:::\nDisallow: /", "/a", True),
    ],
)  # fmt: skip
def test_rules_are_understood(rules: str, path: str, allowed: bool):
    assert robots_in(rules.encode(), "Comity/1").allows(path) is allowed


def test_a_rule_of_many_stars_costs_no_time():
    robots = robots_in(b"User-agent: *\nDisallow: /" + b"a*" * 500 + b"b", "Comity/1")
    began = time.perf_counter()
    assert robots.allows("/" + "a" * 5000)
    assert time.perf_counter() - began < 1
