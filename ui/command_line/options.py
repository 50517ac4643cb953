"""Options that several commands have."""

import argparse
from collections.abc import Callable
from pathlib import Path

from ui.translate import tr

AddCommand = Callable[..., argparse.ArgumentParser]
"""Adds a command by its name, with its `help`."""


def add_vault(parser: argparse.ArgumentParser, help_text: str | None = None) -> None:
    """Ask for the folder of a vault."""
    parser.add_argument("vault", metavar="VAULT", type=Path, help=help_text or tr("its folder"))


def add_passphrase(parser: argparse.ArgumentParser, what: str) -> None:
    """Let the passphrase come from standard input; `what` says which it is."""
    parser.add_argument(
        "--passphrase-stdin",
        action="store_true",
        help=tr("read from the first line of standard input: {what}").format(what=what),
    )


def add_credential(parser: argparse.ArgumentParser) -> None:
    """Let the vault be opened with a passphrase or with recovery words."""
    add_passphrase(parser, tr("the passphrase"))
    parser.add_argument(
        "--recovery-words",
        action="store_true",
        help=tr("read the recovery words instead of the passphrase"),
    )


def add_events(parser: argparse.ArgumentParser) -> None:
    """Let everything be printed as events."""
    parser.add_argument(
        "--json",
        action="store_true",
        dest="events",
        help=tr("print progress and result as one JSON object a line"),
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    """Let the result be printed as one document."""
    parser.add_argument("--json", action="store_true", help=tr("print one JSON document"))


def typed_text(typed: str) -> str:
    """Refuse bytes that are no text in the terminal's encoding: they could not be kept."""
    try:
        typed.encode()
    except UnicodeEncodeError:
        raise argparse.ArgumentTypeError(tr("this is not text that can be read")) from None
    return typed
