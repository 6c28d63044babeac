"""Following a city's news: it goes on where it stopped and brings in each page once."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from comity.intake.fetching.reaching import Unreachable
from comity.intake.following.actions import (
    bring_in,
    follow,
    look,
    progress_of,
    stop,
    try_again,
)
from comity.intake.models import FollowedPage
from comity.intake.watching import Watch
from comity.register.models import Desk, Source, User
from comity.register.permissions import NotAllowed

_at = Path(__file__).parents[1] / "fetching" / "conftest.py"
_spec = importlib.util.spec_from_file_location("web_site", _at)
assert _spec and _spec.loader
_web: Any = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_web)
site, fetcher = _web.site, _web.fetcher


def publish(site: Any, first: int, last: int) -> list[str]:
    """News pages, newest first."""
    for number in range(first, last + 1):
        site.page(f"/news/{number}", f"<h1>News {number}</h1><p>The mayor met guest {number}.</p>")
    return [f"/news/{number}" for number in range(last, first - 1, -1)]


def archive(site: Any, paths: list[str], size: int = 4) -> str:
    parts = [paths[n : n + size] for n in range(0, len(paths), size)]
    for number, part in enumerate(parts, start=1):
        links = "".join(f'<a href="{p}">A long enough title of news {p[-2:]}</a>' for p in part)
        more = (
            f'<a rel="next" href="/list?page={number + 1}">more</a>' if number < len(parts) else ""
        )
        site.page("/list" if number == 1 else f"/list?page={number}", links + more)
    return f"{site.address}/list"


@pytest.fixture
def bring(fetcher: Any) -> Any:
    def bringing(following: Any, most: int = 100) -> list[FollowedPage]:
        return list(bring_in(following, fetcher, most=most, wait=lambda _seconds: None))

    return bringing


def test_a_whole_archive_comes_in_part_by_part(
    site: Any, fetcher: Any, officer: User, desk: Desk, bring: Any
):
    following = follow(archive(site, publish(site, 1, 12)), by=officer, desk=desk)
    assert look(following, fetcher, most_parts=2) == 8
    assert not progress_of(following).is_whole
    bring(following, 5)
    assert (progress_of(following).added, progress_of(following).waiting) == (5, 3)
    look(following, fetcher)
    told = progress_of(following)
    assert (told.total, told.is_whole) == (12, True)
    bring(following)
    assert Source.objects.count() == 12
    assert set(Source.objects.values_list("way", flat=True)) == {"fetched"}
    assert Source.objects.filter(address=f"{site.address}/news/7").exists()


def test_what_is_new_is_found_and_nothing_is_fetched_twice(
    site: Any, fetcher: Any, officer: User, desk: Desk, bring: Any
):
    following = follow(archive(site, publish(site, 1, 8)), by=officer, desk=desk)
    look(following, fetcher)
    bring(following)
    archive(site, publish(site, 1, 10))
    site.asked.clear()
    assert look(following, fetcher) == 2
    bring(following)
    assert sorted(path for path in site.paths if "/news/" in path) == ["/news/10", "/news/9"]


def test_a_run_that_is_cut_short_goes_on_where_it_was(
    site: Any, fetcher: Any, officer: User, desk: Desk, bring: Any
):
    following = follow(archive(site, publish(site, 1, 4)), by=officer, desk=desk)
    look(following, fetcher)
    run = bring_in(following, fetcher, most=10, wait=lambda _seconds: None)
    next(run)
    run.close()
    assert progress_of(following).added == 1
    bring(following)
    assert progress_of(following).added == 4 and Source.objects.count() == 4


def test_a_page_that_fails_is_told_and_can_be_tried_again(
    site: Any, fetcher: Any, officer: User, desk: Desk, bring: Any
):
    following = follow(archive(site, publish(site, 1, 4)), by=officer, desk=desk)
    site.page("/news/3", b"gone", status=503)
    look(following, fetcher)
    failed = [page for page in bring(following) if page.trouble]
    assert len(failed) == 1 and "503" in failed[0].trouble
    site.page("/news/3", "<p>The mayor met guest 3.</p>")
    assert try_again(following, by=officer) == 1
    bring(following)
    assert progress_of(following).failed == 0


def test_the_pause_that_a_site_asks_for_is_kept(site: Any, fetcher: Any, officer: User, desk: Desk):
    site.page("/robots.txt", "User-agent: *\nCrawl-delay: 9\n")
    following = follow(archive(site, publish(site, 1, 4)), by=officer, desk=desk)
    look(following, fetcher)
    pauses: list[float] = []
    list(bring_in(following, fetcher, most=3, wait=pauses.append))
    assert pauses == [9, 9]


def test_an_archive_that_cannot_be_reached_says_why(
    site: Any, fetcher: Any, officer: User, desk: Desk
):
    following = follow(f"{site.address}/none", by=officer, desk=desk)
    assert look(following, fetcher) == 0
    assert "404" in following.trouble


def test_an_archive_that_leads_back_to_itself_ends(
    site: Any, fetcher: Any, officer: User, desk: Desk
):
    paths = publish(site, 1, 4)
    links = "".join(f'<a href="{p}">A long enough title of news {p}</a>' for p in paths)
    site.page("/list", links + '<a rel="next" href="/list?page=2">more</a>')
    site.page("/list?page=2", links + '<a rel="next" href="/list">more</a>')
    following = follow(f"{site.address}/list", by=officer, desk=desk)
    look(following, fetcher)
    look(following, fetcher)
    assert following.goes_on_at == "" and progress_of(following).total == 4


def test_a_page_without_news_is_followed_by_the_feed_that_it_names(
    site: Any, fetcher: Any, officer: User, desk: Desk
):
    publish(site, 1, 2)
    site.page("/", '<link rel="alternate" type="application/rss+xml" href="/rss">')
    site.page(
        "/rss", "<rss><item><link>/news/1</link></item><item><link>/news/2</link></item></rss>"
    )
    following = follow(f"{site.address}/", by=officer, desk=desk)
    assert look(following, fetcher) == 2


def test_following_twice_is_following_once_and_it_can_be_stopped(
    site: Any, officer: User, desk: Desk
):
    first = follow(f"{site.address}/rss", by=officer, desk=desk)
    stop(first, by=officer)
    again = follow(f"{site.address}/rss", by=officer, desk=desk)
    assert again == first and again.stopped_at is None


def test_who_may_not_add_follows_nothing(desk: Desk, django_user_model: Any):
    with pytest.raises(NotAllowed):
        follow("https://city.example/", by=django_user_model.objects.create_user("x"), desk=desk)


def test_what_is_no_address_is_refused(officer: User, desk: Desk):
    with pytest.raises(Unreachable):
        follow("file:///etc", by=officer, desk=desk)


# ---------------------------------------------------------------- a watched folder


def test_a_file_is_taken_once_it_has_come_to_rest(tmp_path: Path, officer: User, desk: Desk):
    watch = Watch(tmp_path)
    file = tmp_path / "news.txt"
    file.write_text("The mayor met")
    assert list(watch.take(by=officer, desk=desk)) == []
    file.write_text("The mayor met a guest from Kazan.")
    assert list(watch.take(by=officer, desk=desk)) == []
    (added,) = watch.take(by=officer, desk=desk)
    assert added.source.text.startswith("The mayor met a guest")
    assert list(watch.take(by=officer, desk=desk)) == []


def test_hidden_and_unfinished_files_and_links_are_left_alone(
    tmp_path: Path, officer: User, desk: Desk
):
    for name in (".hidden.txt", "half.txt.part", "~$lock.docx"):
        (tmp_path / name).write_text("The mayor met a guest.")
    (tmp_path / "link.txt").symlink_to("/etc/passwd")
    watch = Watch(tmp_path)
    list(watch.ripe())
    assert list(watch.ripe()) == []


def test_a_file_that_cannot_be_read_does_not_stop_the_rest(
    tmp_path: Path, officer: User, desk: Desk
):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 broken")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "b.txt").write_text("The mayor met a guest from Kazan.")
    watch = Watch(tmp_path)
    list(watch.ripe())
    outcomes = list(watch.take(by=officer, desk=desk))
    assert [type(outcome).__name__ for outcome in outcomes] == ["Failed", "Added"]
