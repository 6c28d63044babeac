"""Pages from the web at the desk, and the folder and the feed from a terminal."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client

from comity.intake.models import Following
from comity.intake.ways_command import follow, watch
from comity.register.models import Membership, Source

_at = Path(__file__).parents[1] / "intake" / "fetching" / "conftest.py"
_spec = importlib.util.spec_from_file_location("web_site_for_desk", _at)
assert _spec and _spec.loader
_web: Any = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_web)
site, fetcher = _web.site, _web.fetcher


@pytest.fixture
def near(fetcher: Any, monkeypatch: Any) -> None:
    """Let the desk reach the site of this test, which is on this computer."""
    monkeypatch.setattr("comity.desk.pages.intake.fetching.Fetcher", lambda **_options: fetcher)


def news(site: Any, *numbers: int) -> str:
    for number in numbers:
        site.page(f"/news/{number}", f"<h1>News {number}</h1><p>The mayor met guest {number}.</p>")
    links = "".join(f"<item><link>/news/{number}</link></item>" for number in numbers)
    address: str = site.page("/rss", f"<rss>{links}</rss>", Content_Type="application/rss+xml")
    return address


def test_a_page_is_fetched_and_opened(register: Any, officer: Client, site: Any, near: None):
    address = site.page("/haber", "<h1>Ziyaret</h1><p>Başkan Kazan heyetini ağırladı.</p>")
    answer = officer.post("/sources/fetch/", {"page": address})
    source = Source.objects.get(address=address)
    assert answer["Location"] == f"/sources/{source.pk}/" and source.way == "fetched"


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/", "http://169.254.169.254/latest/", "file:///etc/passwd", ""]
)
def test_nothing_inside_is_fetched_for_anybody(address: str, register: Any, officer: Client):
    before = Source.objects.count()
    told = officer.post("/sources/fetch/", {"page": address}, follow=True)
    assert told.status_code == 200 and 'class="notice error"' in told.text
    assert Source.objects.count() == before


def test_a_citys_news_is_followed_with_its_progress(
    register: Any, officer: Client, site: Any, near: None
):
    address = news(site, 1, 2)
    site.page("/robots.txt", "User-agent: *\nDisallow: /news/2\n")
    shown = officer.post("/sources/follow/", {"address": address}, follow=True).text
    assert "1 of 2 pages came in" in shown and "robots.txt" in shown
    followed = Following.objects.get()
    officer.post(f"/sources/follow/{followed.pk}/", {"deed": "again"})
    assert "1 of 2 pages came in" in officer.get("/sources/follow/").text
    officer.post(f"/sources/follow/{followed.pk}/", {"deed": "stop"})
    assert address not in officer.get("/sources/follow/").text


def test_another_desk_does_not_see_or_stop_it(
    register: Any, officer: Client, neighbour: Client, site: Any, near: None
):
    address = news(site, 1)
    officer.post("/sources/follow/", {"address": address})
    followed = Following.objects.get()
    assert address not in neighbour.get("/sources/follow/").text
    told = neighbour.post(f"/sources/follow/{followed.pk}/", {"deed": "stop"})
    assert told.status_code == 404


def test_a_reader_fetches_nothing(register: Any, officer: Client, site: Any, near: None):
    Membership.objects.filter(user=register.officer).update(role="reader")
    address = news(site, 1)
    assert officer.post("/sources/fetch/", {"page": address}).status_code == 404
    assert officer.post("/sources/follow/", {"address": address}).status_code == 404
    assert site.asked == []


def test_a_folder_is_watched_from_a_terminal(register: Any, tmp_path: Path):
    (tmp_path / "news.txt").write_text("The mayor of Izmir met a delegation from Kazan.")
    told = ["--once", "--every", "0.1", "--as", "zeynep", str(tmp_path)]
    ran = CliRunner().invoke(watch, told)
    assert ran.exit_code == 0, ran.output
    assert "news.txt" in ran.output
    assert Source.objects.filter(name="news.txt").exists()


def test_a_feed_is_followed_from_a_terminal_and_what_fails_is_told(register: Any):
    ran = CliRunner().invoke(follow, ["http://127.0.0.1/rss", "--as", "zeynep"])
    assert ran.exit_code == 0, ran.output
    assert "private network" in ran.output and "0 added, 0 failed, 0 wait" in ran.output
    again = CliRunner().invoke(follow, ["--as", "zeynep", "--most", "0", "--again"])
    assert "http://127.0.0.1/rss: 0 new" in again.output
    wrong = CliRunner().invoke(follow, ["nonsense", "--as", "zeynep"])
    assert wrong.exit_code == 2 and "https://" in wrong.output
