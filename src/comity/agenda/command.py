"""`comity remind`: letters to those who see to promises that fall due."""

from __future__ import annotations

import click

from comity.register.opening import load_register


@click.command()
@click.option(
    "--days-before", type=click.IntRange(0, 365), default=7, show_default=True,
    help="How many days before the due date the first reminder leaves.",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Say who would be told of what, and send nothing.")
def remind(days_before: int, dry_run: bool) -> None:
    """Remind those who see to promises: before, on and after the day on which they fall due.

    Run it once a day. Nobody is reminded twice of the same.
    """
    load_register()
    from django.utils import timezone

    from comity.agenda.mailing import NoMail
    from comity.agenda.reminders import Told, due_lines
    from comity.agenda.reminders import remind as send

    if dry_run:
        for user, lines in due_lines(timezone.localdate(), days_before).items():
            _tell(Told(user, tuple(lines)))
        return
    try:
        told = list(send(days_before=days_before))
    except NoMail as error:
        raise click.ClickException(str(error)) from error
    for each in told:
        _tell(each)
    sent = sum(not each.error for each in told)
    click.echo(f"{sent} of {len(told)} letters sent")
    if sent < len(told):
        raise SystemExit(1)


def _tell(each: object) -> None:
    from comity.agenda.reminders import Told

    assert isinstance(each, Told)
    whom = f"{each.to} <{each.to.email}>"
    click.echo(f"{whom}: {each.error}" if each.error else f"{whom}: {len(each.lines)} promises")
    for line in () if each.error else each.lines:
        click.echo(f"  {line.when} {line.promise.due} {line.promise}")
