"""The words of the commands about backups."""

import argparse
from pathlib import Path

from ui.command_line.options import (
    AddCommand,
    add_credential,
    add_events,
    add_passphrase,
    add_vault,
    typed_text,
)
from ui.translate import tr


def add_backup_commands(add_command: AddCommand) -> None:
    """Add backup, words-file, drill, restore, salvage, renew and mend."""
    _add_backup(add_command)
    _add_words_file(add_command)
    _add_drill(add_command)
    _add_restore(add_command)
    _add_salvage(add_command)
    _add_renew(add_command)
    _add_mend(add_command)


def _add_backup(add_command: AddCommand) -> None:
    backup = add_command("backup", help=tr("write everything into one sealed file, or to a drive"))
    add_vault(backup)
    where = backup.add_mutually_exclusive_group(required=True)
    where.add_argument(
        "target", type=Path, nargs="?", metavar="FILE", help=tr("a file not there yet")
    )
    where.add_argument(
        "--drive",
        type=Path,
        metavar="PLACE",
        help=tr("a drive, or a folder on it: copies what is new, into a folder of its own"),
    )
    add_credential(backup)
    add_events(backup)
    backup.add_argument(
        "--no-words",
        action="store_true",
        help=tr(
            "with FILE: leave out the small file beside it (FILE.words) with which the recovery"
            " words open it too"
        ),
    )
    backup.add_argument(
        "--recheck",
        action="store_true",
        help=tr("with --drive: read what is there already, and write it anew where it is damaged"),
    )
    backup.add_argument(
        "--prune",
        action="store_true",
        help=tr("with --drive: remove old states afterwards, as chosen; else they are only listed"),
    )
    backup.add_argument(
        "--separate-passphrase",
        action="store_true",
        help=tr(
            "ask for a passphrase for the backup; else it gets the vault's (with"
            " --passphrase-stdin: the second line, if there is one)"
        ),
    )


def _add_words_file(add_command: AddCommand) -> None:
    words_file = add_command(
        "words-file",
        help=tr("make the small file again with which recovery words open a backup file"),
    )
    add_vault(words_file, tr("the vault that made the backup; its present words will open it"))
    words_file.add_argument("file", type=Path, metavar="FILE", help=tr("the backup file"))
    add_credential(words_file)
    add_events(words_file)
    _file_passphrase(words_file)


def _add_drill(add_command: AddCommand) -> None:
    drill = add_command("drill", help=tr("restore a backup on trial, and compare all of it"))
    add_vault(drill, tr("the vault that the backup is of; the trial takes place in its folder"))
    drill.add_argument("source", type=Path, metavar="FILE|DRIVE")
    add_credential(drill)
    add_events(drill)
    _file_passphrase(drill)


def _add_restore(add_command: AddCommand) -> None:
    restore = add_command("restore", help=tr("make a new vault from a backup"))
    restore.add_argument("source", type=Path, metavar="FILE|DRIVE")
    add_vault(restore, tr("a folder that is empty or not there yet"))
    add_events(restore)
    restore.add_argument(
        "--recovery-words",
        action="store_true",
        help=tr(
            "read the recovery words instead of the passphrase; for a file, FILE.words has to be"
            " beside it"
        ),
    )
    restore.add_argument(
        "--state",
        type=typed_text,
        metavar="NAME",
        help=tr("which state of a drive; else the newest"),
    )
    restore.add_argument(
        "--incident",
        action="append",
        type=typed_text,
        metavar="ID",
        help=tr("only this incident; may be given more than once"),
    )
    restore.add_argument(
        "--what-is-left",
        action="store_true",
        help=tr("of a damaged backup file: what is whole in it, and the names of the rest"),
    )
    add_passphrase(restore, tr("the backup's passphrase; a second line, if any: the new vault's"))
    restore.add_argument(
        "--new-passphrase",
        action="store_true",
        help=tr("ask for a passphrase for the new vault; else it gets the backup's"),
    )


def _add_salvage(add_command: AddCommand) -> None:
    salvage = add_command("salvage", help=tr("make a new vault from what is left of a damaged one"))
    salvage.add_argument("damaged", type=Path, metavar="DAMAGED", help=tr("the vault's folder"))
    add_vault(salvage, tr("a folder that is empty or not there yet"))
    add_credential(salvage)
    add_events(salvage)
    _helping_backup(salvage, is_required=False)
    salvage.add_argument(
        "--new-passphrase",
        action="store_true",
        help=tr("ask for a passphrase for the new vault; else it gets the old one"),
    )


def _add_mend(add_command: AddCommand) -> None:
    mend = add_command("mend", help=tr("put the header of a backup into a vault that has none"))
    add_vault(mend)
    _helping_backup(mend, is_required=True)
    add_credential(mend)
    add_events(mend)


def _helping_backup(parser: argparse.ArgumentParser, *, is_required: bool) -> None:
    parser.add_argument(
        "--backup",
        type=Path,
        metavar="FILE|DRIVE",
        required=is_required,
        help=tr("a backup of that vault"),
    )
    parser.add_argument(
        "--separate-passphrase",
        action="store_true",
        help=tr("ask for the passphrase of the backup file; else what opens the vault opens it"),
    )


def _file_passphrase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--separate-passphrase",
        action="store_true",
        help=tr(
            "ask for the passphrase of the file; else it opens with what opens the vault (with"
            " --passphrase-stdin: the second line, if there is one)"
        ),
    )


def _add_renew(add_command: AddCommand) -> None:
    renew = add_command(
        "renew", help=tr("give a vault another key, if somebody may know the old one")
    )
    add_vault(renew)
    add_passphrase(renew, tr("the passphrase; a second line: the new vault's"))
    renew.add_argument(
        "--recovery-words",
        action="store_true",
        help=tr("read the recovery words instead of the passphrase"),
    )
    renew.add_argument(
        "--without-damaged",
        action="store_true",
        help=tr("go on without files that can no longer be read; else nothing is changed"),
    )
    add_events(renew)
