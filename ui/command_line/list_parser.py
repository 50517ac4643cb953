"""The words of the commands about lists for other programs."""

import argparse
from pathlib import Path

from core.blocklists.exchange.targets import Target
from core.blocklists.person import IdentifierKind
from ui.command_line.options import AddCommand, add_credential, add_vault, typed_text
from ui.translate import tr


def add_list_commands(add_command: AddCommand) -> None:
    """Add import-list and export-list."""
    _add_import(add_command)
    _add_export(add_command)


def _add_import(add_command: AddCommand) -> None:
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


def _add_export(add_command: AddCommand) -> None:
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
    _add_choice(exporting)
    exporting.add_argument(
        "--label",
        type=typed_text,
        default=tr("Kept aside"),
        help=tr("the folder or label that mails are put into"),
    )
    exporting.add_argument("--names", action="store_true", help=tr("with the people's names"))
    exporting.add_argument("--notes", action="store_true", help=tr("with the notes on each"))


def _add_choice(exporting: argparse.ArgumentParser) -> None:
    """What of the vault goes into the list."""
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
