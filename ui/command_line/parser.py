"""The words of the command line."""

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from core.incidents.incident_type import IncidentType
from ui.command_line.backup_parser import add_backup_commands
from ui.command_line.journal_parser import add_journal_commands
from ui.command_line.list_parser import add_list_commands
from ui.command_line.options import (
    AddCommand,
    add_credential,
    add_events,
    add_json,
    add_passphrase,
    add_vault,
)
from ui.command_line.streams import Streams
from ui.command_line.way_options import add_way_commands
from ui.plain_text import visible
from ui.translate import tr


def build_parser(streams: Streams, types: Sequence[IncidentType]) -> argparse.ArgumentParser:
    """Return the parser. On a mistake it says so on stderr and raises SystemExit(2)."""
    parser = _parser_class(streams)(
        prog="main.py",
        description=tr("Without a command, the window opens."),
        epilog=tr("A passphrase is asked for on the terminal. It is never an argument."),
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    add_command = partial(commands.add_parser)
    _add_vault_commands(add_command)
    add_journal_commands(add_command, types)
    add_list_commands(add_command)
    add_backup_commands(add_command)
    add_way_commands(add_command)
    return parser


def _parser_class(streams: Streams) -> type[argparse.ArgumentParser]:
    class Parser(argparse.ArgumentParser):
        """Writes to the streams it is given, and shows what was typed harmlessly."""

        def _print_message(self, message: str, file: object = None) -> None:
            stream = streams.stderr if file is sys.stderr else streams.stdout
            stream.write(visible(message, keep_lines=True))

    return Parser


def _add_vault_commands(add_command: AddCommand) -> None:
    create = add_command("create", help=tr("make a new vault"))
    add_vault(create, tr("a folder that is empty or not there yet"))
    add_passphrase(create, tr("the passphrase for the new vault"))

    info = add_command("info", help=tr("show facts about a vault"))
    add_vault(info)
    add_credential(info)
    add_json(info)

    verify = add_command("verify", help=tr("read a vault or a backup to its end"))
    verify.add_argument("place", metavar="VAULT|FILE|DRIVE", type=Path)
    add_credential(verify)
    add_events(verify)
