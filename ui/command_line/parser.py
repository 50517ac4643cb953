"""The words of the command line."""

import argparse
import sys
from collections.abc import Sequence
from datetime import MAXYEAR, MINYEAR, datetime
from functools import partial
from pathlib import Path

from core.blocklists.exchange.targets import Target
from core.blocklists.person import IdentifierKind
from core.incidents.incident_type import IncidentType
from core.incidents.platform import Platform
from ui.command_line.backup_parser import add_backup_commands
from ui.command_line.options import (
    AddCommand,
    add_credential,
    add_events,
    add_json,
    add_passphrase,
    add_vault,
    typed_text,
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
    _add_journal_commands(add_command, types)
    _add_list_commands(add_command)
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


def _add_journal_commands(add_command: AddCommand, types: Sequence[IncidentType]) -> None:
    add = add_command("add", help=tr("write down an incident"))
    add_vault(add)
    add_credential(add)
    add.add_argument(
        "--text",
        type=typed_text,
        help=tr("what happened; without it, standard input is read, which no shell remembers"),
    )
    add.add_argument(
        "--occurred",
        type=_occurred,
        metavar="TIME",
        help=tr("when, in ISO 8601: 2026-03-03T21:05, or with an offset"),
    )
    add.add_argument(
        "--zone", type=typed_text, help=tr("the time zone it was in, such as Europe/Berlin")
    )
    add.add_argument(
        "--type",
        action="append",
        default=[],
        dest="types",
        metavar="CODE",
        choices=[each.code for each in types],
        help=tr("may be given more than once: %(choices)s"),
    )
    add.add_argument(
        "--platform",
        metavar="CODE",
        choices=[each.value for each in Platform],
        help=tr("where it happened: %(choices)s"),
    )
    add.add_argument(
        "--attach",
        action="append",
        default=[],
        metavar="FILE",
        type=Path,
        help=tr("a file to keep with it; may be given more than once"),
    )

    listing = add_command("list", help=tr("show incidents, newest first"))
    add_vault(listing)
    add_credential(listing)
    listing.add_argument(
        "--search", type=typed_text, default="", help=tr("words that must be in it")
    )
    listing.add_argument("--limit", type=_positive, metavar="N", help=tr("at most so many"))
    add_json(listing)

    seal = add_command("seal", help=tr("seal incidents, so that they can no longer be changed"))
    add_vault(seal)
    seal.add_argument(
        "incidents",
        nargs="+",
        type=typed_text,
        metavar="INCIDENT",
        help=tr("its id, as list shows it"),
    )
    add_credential(seal)

    export = add_command("export", help=tr("write a copy of an original file"))
    add_vault(export)
    export.add_argument("exhibit", type=typed_text, metavar="EXHIBIT", help=tr("its number or id"))
    export.add_argument("target", type=Path, metavar="FILE", help=tr("a file not there yet"))
    add_credential(export)


def _add_list_commands(add_command: AddCommand) -> None:
    importing = add_command("import-list", help=tr("bring in a list of another program"))
    add_vault(importing)
    importing.add_argument("source", type=Path, metavar="FILE")
    add_credential(importing)
    importing.add_argument(
        "--person",
        type=typed_text,
        metavar="NAME",
        help=tr("whose all of it is; without it, whom the list names"),
    )
    importing.add_argument(
        "--dry-run", action="store_true", help=tr("only say what the list would bring")
    )

    exporting = add_command("export-list", help=tr("write a list for another program"))
    add_vault(exporting)
    exporting.add_argument(
        "program",
        metavar="PROGRAM",
        choices=[each.value for each in Target],
        help=tr("one of: %(choices)s"),
    )
    exporting.add_argument("target", type=Path, metavar="FILE", help=tr("a file not there yet"))
    add_credential(exporting)
    exporting.add_argument(
        "--kind",
        action="append",
        default=[],
        dest="kinds",
        metavar="KIND",
        choices=[each.value for each in IdentifierKind],
        help=tr("may be given more than once: %(choices)s"),
    )
    exporting.add_argument(
        "--service",
        type=typed_text,
        help=tr("only accounts on this app or site, such as instagram"),
    )
    exporting.add_argument(
        "--to-do", action="store_true", help=tr("only what nothing was done about yet")
    )
    exporting.add_argument("--group", type=typed_text, help=tr("only people of this group"))
    exporting.add_argument(
        "--label",
        type=typed_text,
        default=tr("Kept aside"),
        help=tr("the folder or label that mails are put into"),
    )
    exporting.add_argument("--names", action="store_true", help=tr("with the people's names"))
    exporting.add_argument("--notes", action="store_true", help=tr("with the notes on each"))


def _occurred(typed: str) -> tuple[datetime, str]:
    """Return the time and the words it was written in."""
    try:
        time = datetime.fromisoformat(typed)
    except ValueError:
        time = None
    # A day of room on both ends: in another zone it may be the day before or after.
    if time is None or not MINYEAR < time.year < MAXYEAR:
        raise argparse.ArgumentTypeError(tr("write the time like 2026-03-03T21:05"))
    return time, typed


def _positive(typed: str) -> int:
    number = int(typed) if typed.isdecimal() else 0
    if not 0 < number < 1 << 31:
        raise argparse.ArgumentTypeError(tr("write a number from 1 up"))
    return number
