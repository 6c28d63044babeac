"""`comity watch` and `comity follow`: documents that come in by themselves."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.intake.command import tell, whoever
from comity.register.opening import load_register

if TYPE_CHECKING:
    from comity.intake.models import Following


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--every", type=click.FloatRange(0.1), default=5, show_default=True,
              help="Seconds between two looks.")  # fmt: skip
@click.option("--once", is_flag=True, help="Take what is there now, and stop.")
@click.option("--confidential", is_flag=True, help="Only members of the desk may see them.")
@click.option("--as", "username", help="The user who adds them; otherwise the register's first.")
def watch(folder: Path, every: float, once: bool, confidential: bool, username: str | None) -> None:
    """Add what is put into FOLDER, until Ctrl-C.

    A file is taken once it has stayed the same between two looks. It stays where it is;
    what is in the register already is not added twice, also after a new start.
    """
    load_register()
    from comity.intake.adding import Added
    from comity.intake.watching import Watch

    by, desk = whoever(username)
    looking = Watch(folder)
    list(looking.ripe())  # the first look only sees what is there
    while True:
        time.sleep(min(every, 1) if once else every)
        for outcome in looking.take(by=by, desk=desk, confidential=confidential):
            if isinstance(outcome, Added):
                tell(outcome, outcome.source.name)
            else:
                click.echo(outcome.error, err=True)
        if once:
            return


@click.command()
@click.argument("address", required=False)
@click.option("--most", type=click.IntRange(0), default=100, show_default=True,
              help="Pages to fetch in this run, for each feed or archive.")  # fmt: skip
@click.option("--again", is_flag=True, help="Try the pages that failed once more.")
@click.option("--as", "username", help="The user who adds them; otherwise the register's first.")
def follow(address: str | None, most: int, again: bool, username: str | None) -> None:
    """Follow the feed or news archive at ADDRESS; without one, all that are followed.

    New pages are looked for and fetched, politely: as robots.txt allows, one after the
    other. A run that is cut short goes on where it was.
    """
    load_register()
    from comity.intake.fetching.reaching import Unreachable
    from comity.intake.following.actions import follow as begin
    from comity.intake.models import Following

    by, desk = whoever(username)
    if address is None:
        found = list(Following.objects.filter(desk=desk, stopped_at=None))
        if not found:
            raise click.ClickException("nothing is followed yet; name the address of a feed")
    else:
        try:
            found = [begin(address, by=by, desk=desk)]
        except Unreachable as error:
            raise click.BadParameter(str(error), param_hint="ADDRESS") from error
    for each in found:
        _go_on(each, most, again)


def _go_on(following: Following, most: int, again: bool) -> None:
    from comity.intake.fetching.fetch import Fetcher
    from comity.intake.following.actions import bring_in, look, progress_of, try_again

    fetcher = Fetcher()
    if again:
        try_again(following, by=following.begun_by)
    new = look(following, fetcher)
    click.echo(f"{following.address}: {new} new")
    if following.trouble:
        click.echo(f"  {following.trouble}", err=True)
    for page in bring_in(following, fetcher, most=most):
        click.echo(f"  {page.trouble or page.address}", err=bool(page.trouble))
    told = progress_of(following)
    click.echo(f"  {told.added} added, {told.failed} failed, {told.waiting} wait")
