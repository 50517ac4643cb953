"""Putting a renewed vault in the place of the old one, however often this is cut short.

A folder `renewed` inside a vault's folder is a whole vault: renaming it to that was the moment from
which it is the vault. What is in it moves up piece by piece, each by a rename, and at the next
unlock where that was stopped: whatever still lies in `renewed` has not moved yet, and the header
moves last. No key is needed.
"""

import shutil
from contextlib import suppress
from pathlib import Path

from storage.atomic_file import os_errors, sync_folder, temporary_name
from storage.vault_building import remove_leftovers
from storage.vault_folder import VaultFolder


def put_renewed_in_place(vault: VaultFolder) -> None:
    """Move a renewed vault up, if there is one; then what belonged to the old one is removed.

    Only while nobody else has the vault and its database is closed. Raises DiskFull, NotWritable;
    then the rest is done the next time.
    """
    new = vault.renewed
    if not new.header.is_file():  # it moves last: what has none is empty, or somebody else's
        _remove_empty(new.root)
        return
    with os_errors(vault.root):
        sync_folder(vault.root)
        if new.database.exists():
            # It would be played back into a database that it is not about.
            _journal(vault).unlink(missing_ok=True)
        _exchange_folder(new.blobs, vault.blobs)
        _exchange_folder(new.local_copies, vault.local_copies)
        for source, target in (
            (new.database, vault.database),
            # After its database, or the next time it would be taken for the old one's. SQLite
            # leaves one, empty, when it could not be removed.
            (_journal(new), _journal(vault)),
            (new.header_copy, vault.header_copy),
            (new.header, vault.header),
        ):
            if source.exists():
                source.replace(target)
                _sync(source, target)
        _remove_empty(new.root)
        sync_folder(vault.root)
    remove_leftovers(vault.root)
    shutil.rmtree(vault.scratch, ignore_errors=True)


def _journal(vault: VaultFolder) -> Path:
    return vault.database.with_name(f"{vault.database.name}-journal")


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()


def _exchange_folder(source: Path, target: Path) -> None:
    """Put `source` in the place of `target`, which becomes something that a crash left."""
    if not source.exists():
        return
    if target.exists():
        target.rename(target.with_name(temporary_name()))
    source.rename(target)
    _sync(source, target)


def _sync(source: Path, target: Path) -> None:
    sync_folder(target.parent)
    sync_folder(source.parent)
