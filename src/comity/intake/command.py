"""`comity add` and `comity demo`: documents into the register, from a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.flow.command import progress
from comity.flow.documents import Document, documents
from comity.formats import UnreadableSource
from comity.register.opening import load_register

if TYPE_CHECKING:
    from comity.intake.adding import Added
    from comity.register.models import Desk, User


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path())
@click.option(
    "--accept-from",
    type=click.FloatRange(0, 1),
    help="Accept new findings with this confidence or more; otherwise all wait.",
)
@click.option("--confidential", is_flag=True, help="Only members of the desk may see them.")
@click.option("--as", "username", help="The user who adds them; otherwise the register's first.")
def add(
    files: tuple[str, ...], accept_from: float | None, confidential: bool, username: str | None
) -> None:
    """Add FILES to the register; folders are added whole, `-` is what is piped in.

    Each is read, and its findings wait for a decision at the desk. A file that is there
    already is not added twice. One that cannot be read is named with what to do, the
    others are added all the same, and the exit status is 1.
    """
    load_register()
    from comity.intake.actions import HeldElsewhere, accept_all

    by, desk = whoever(username)
    failed = False
    for place, document in enumerate(documents(files), start=1):
        try:
            added = _add(document, by, desk, confidential)
        except (UnreadableSource, HeldElsewhere) as error:
            failed = True
            progress("")
            click.echo(str(error), err=True)
            continue
        progress("")
        tell(added, document.name)
        if accept_from is not None and added.is_new:
            accepted = accept_all(added.source, by=by, at_least=accept_from)
            click.echo(f"  {len(accepted)} accepted")
        progress(f"{place} looked at")
    progress("")
    if failed:
        raise SystemExit(1)


@click.command()
def demo() -> None:
    """Make a demonstration register: two news pages of city diplomacy, read and accepted.

    Only where the register is empty; one that holds anything else is left as it is.
    """
    load_register()
    from comity.intake.demonstration import make_demonstration

    records = make_demonstration()
    if records is None:
        raise click.ClickException(
            "the register is not empty; set COMITY_DATA to a new folder for a demonstration"
        )
    click.echo(f"The demonstration register holds {records} records. `comity desk` shows it.")


def _add(document: Document, by: User, desk: Desk, confidential: bool) -> Added:
    from comity.intake.actions import Incoming, add_source
    from comity.register.models import Way

    incoming = Incoming(document.content(), _name(document), confidential=confidential)
    return add_source(incoming, by=by, desk=desk, way=Way.COMMAND_LINE)


def _name(document: Document) -> str:
    return document.path.name if isinstance(document.path, Path) else "piped in"


def whoever(username: str | None) -> tuple[User, Desk]:
    """The user of that name (otherwise the register's first) and their desk."""
    from comity.register.models import User
    from comity.register.signing_in import desk_of, local_officer

    if username is None:
        by = local_officer()
    else:
        by = User.objects.filter(username=username).first()
        if by is None:
            raise click.BadParameter(f"the register has no user {username!r}", param_hint="--as")
    try:
        return by, desk_of(by)
    except LookupError as error:
        raise click.ClickException(str(error)) from error


def tell(added: Added, name: str) -> None:
    """Say on the terminal what became of a document."""
    if added.is_new:
        count = len(added.findings)
        waits = "1 finding waits" if count == 1 else f"{count} findings wait"
        click.echo(f"{name}: {waits if count else 'states nothing that Comity looks for'}")
    for note in added.notes:
        click.echo(f"  {note}")
    for inside in added.attachments:
        tell(inside, f"{name} > {inside.source.name}")
