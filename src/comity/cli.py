"""The command `comity`: one line per thing that can be done from a terminal.

A command lives with what it does, as `command.py` of its part of the house, and is loaded
only when it is asked for: reading a page from the command line does not start Django.
"""

from __future__ import annotations

import os
from importlib import import_module

import click

from comity import __version__
from comity.places_on_disk import data_directory

# name -> module:function; the order is that of `comity --help`.
COMMANDS: dict[str, str] = {
    "read": "comity.flow.command:read",
    "add": "comity.intake.command:add",
    "watch": "comity.intake.ways_command:watch",
    "follow": "comity.intake.ways_command:follow",
    "desk": "comity.desk.command:desk",
    "mailbox": "comity.desk.agenda.mailbox_command:mailbox",
    "sign": "comity.cooperation.command:sign",
    "remind": "comity.agenda.command:remind",
    "verify": "comity.cooperation.command:verify",
    "evaluate": "comity.evaluation.command:evaluate",
    "member": "comity.register.command:member",
    "backup": "comity.register.command:backup",
    "restore": "comity.register.command:restore",
    "demo": "comity.intake.command:demo",
}


class CommandTable(click.Group):
    """A click group whose commands are imported when they are used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None if there is none."""
        if cmd_name not in COMMANDS:
            return None
        module, function = COMMANDS[cmd_name].split(":")
        command = getattr(import_module(module), function)
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Do what is asked; a full disk is told in a sentence, whatever was being done."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            from comity.full_disk import is_full, told

            if not is_full(error):
                raise
            raise click.ClickException(told(data_directory(os.environ))) from error


@click.command(cls=CommandTable)
@click.version_option(__version__, prog_name="comity")
def main() -> None:
    """Comity: the register and working desk of city diplomacy."""
