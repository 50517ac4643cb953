"""The words of the commands about the journal."""

import argparse
from collections.abc import Sequence
from datetime import MAXYEAR, MINYEAR, datetime
from pathlib import Path

from core.incidents.incident_type import IncidentType
from core.incidents.platform import Platform
from ui.command_line.options import AddCommand, add_credential, add_json, add_vault, typed_text
from ui.translate import tr


def add_journal_commands(add_command: AddCommand, types: Sequence[IncidentType]) -> None:
    """Add add, list, seal and export."""
    _add_add(add_command, types)
    _add_list(add_command)
    _add_seal(add_command)
    _add_export(add_command)


def _add_add(add_command: AddCommand, types: Sequence[IncidentType]) -> None:
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
        "--attach",
        action="append",
        default=[],
        metavar="FILE",
        type=Path,
        help=tr("a file to keep with it; may be given more than once"),
    )
    _add_codes(add, types)


def _add_codes(add: argparse.ArgumentParser, types: Sequence[IncidentType]) -> None:
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


def _add_list(add_command: AddCommand) -> None:
    listing = add_command("list", help=tr("show incidents, newest first"))
    add_vault(listing)
    add_credential(listing)
    listing.add_argument(
        "--search", type=typed_text, default="", help=tr("words that must be in it")
    )
    listing.add_argument("--limit", type=_positive, metavar="N", help=tr("at most so many"))
    add_json(listing)


def _add_seal(add_command: AddCommand) -> None:
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


def _add_export(add_command: AddCommand) -> None:
    export = add_command("export", help=tr("write a copy of an original file"))
    add_vault(export)
    export.add_argument("exhibit", type=typed_text, metavar="EXHIBIT", help=tr("its number or id"))
    export.add_argument("target", type=Path, metavar="FILE", help=tr("a file not there yet"))
    add_credential(export)


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
