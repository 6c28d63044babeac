"""`comity mailbox`: answers to invitations, out of the mailbox into the register."""

from __future__ import annotations

import click

from comity.register.opening import load_register


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True))
def mailbox(files: tuple[str, ...]) -> None:
    """Take answers to invitations out of the mailbox, or out of FILES (mails, folders of mails).

    Mails that hold no answer are left as they are; in the mailbox they stay unread.
    """
    load_register()
    from comity.agenda.answers import Outcome
    from comity.desk.agenda.mailbox import NoMailbox, from_server, mails_in, take_replies, tell

    if files:
        found = [each for name, mail in mails_in(files) for each in take_replies(mail, name)]
    else:
        try:
            found = list(from_server())
        except NoMailbox as error:
            raise click.ClickException(str(error)) from error
    for each in found:
        click.echo(tell(each))
    taken = sum(each.outcome is Outcome.TAKEN for each in found)
    click.echo(f"{taken} of {len(found)} answers taken")
