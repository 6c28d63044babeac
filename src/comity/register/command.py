"""`comity member`: who works at a desk; `comity backup` and `restore`: the register in a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.register.opening import load_register
from comity.register.rights import ROLES

if TYPE_CHECKING:
    from comity.register.models import Desk, User


@click.command()
@click.argument("username")
@click.option("--role", type=click.Choice(ROLES), default="officer", show_default=True)
@click.option("--desk", "desk_name", help="The desk, made if it is new; otherwise the only one.")
@click.option("--language", type=click.Choice(["tr", "en", "ru"]), help="Of this person's pages.")
@click.option("--password/--no-password", default=True, help="Ask for a password, or set none.")
@click.option("--forget-second-factor", is_flag=True, help="For who lost their device; only that.")
def member(
    username: str,
    role: str,
    desk_name: str | None,
    language: str | None,
    password: bool,
    forget_second_factor: bool,
) -> None:
    """Let USERNAME work at a desk in a role; somebody who is there already gets the role.

    The password is asked for and not shown. Without one the person can only come in by the
    link that `comity desk` prints on one's own computer.
    """
    load_register()
    from comity.register.access import BadPassword, admit

    if forget_second_factor:
        _forget_second_factor(username)
        return
    secret = None
    if password:
        secret = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    try:
        user = admit(username, role=role, desk=_desk(desk_name), password=secret)
    except BadPassword as error:
        raise click.ClickException(str(error)) from error
    if language:
        user.language = language
        user.save(update_fields=["language"])
    _tell(user)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def backup(file: Path) -> None:
    """Write the whole register to FILE, while people go on working.

    The file holds everything: sources as they came, records, proofs, history, people with
    the hashes of their passwords. Keep it as safe as the register itself.
    """
    load_register()
    from comity.register.backing_up import BackupError, back_up

    try:
        summary = back_up(file)
    except BackupError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{file}: {summary.rows} rows of {summary.tables} tables")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--replace", is_flag=True, help="Take away first what the register holds.")
def restore(file: Path, replace: bool) -> None:
    """Put the register of a backup FILE into this one, which must be empty.

    The backup may come from SQLite and go into PostgreSQL, or the other way.
    """
    load_register()
    from comity.register import backing_up
    from comity.register.second_factors import sealed_with_another_key

    try:
        summary = backing_up.restore(file, replace=replace)
    except backing_up.BackupError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"restored {summary.rows} rows, as they were on {summary.made_at}")
    if shut_out := sealed_with_another_key():
        click.echo(
            "the authenticators of these were sealed with another secret key: "
            f"{', '.join(user.username for user in shut_out)}. Take over the secret key of the "
            "register that was backed up (docs/running.md), or let each in by "
            "comity member NAME --forget-second-factor"
        )


def _desk(name: str | None) -> Desk:
    from comity.register.models import Desk

    if name is not None:
        return Desk.objects.get_or_create(name=name)[0]
    desks = list(Desk.objects.all()[:2])
    if len(desks) != 1:
        there = "there is no desk yet" if not desks else "there are several desks"
        raise click.UsageError(f"{there}; name one with --desk")
    return desks[0]


def _forget_second_factor(username: str) -> None:
    from comity.register.models import User
    from comity.register.second_factors import forget_second_factor

    user = User.objects.filter(username=username).first()
    if user is None:
        raise click.UsageError(f"there is nobody called {username!r}; look at the user names")
    forget_second_factor(user)
    click.echo(f"{username} signs in without a second factor until they set one up")


def _tell(user: User) -> None:
    for membership in user.memberships.select_related("desk"):
        click.echo(f"{user.username} is {membership.role} at {membership.desk}")
