"""What a folder is to somebody who wants a vault there."""

from pathlib import Path

from core.vault.ports import FolderState
from storage.atomic_file import is_temporary
from storage.regular_file import not_readable
from storage.vault_folder import VaultFolder


def look_at(folder: Path) -> FolderState:
    """Tell what a folder is, from names alone. What a crash of ours left counts as nothing.

    Raises ReadingRefused, NotReadable (a failing disk) when it cannot be listed.
    """
    vault = VaultFolder(folder)
    try:
        names = {path.name for path in folder.iterdir() if not is_temporary(path.name)}
    except FileNotFoundError:
        return FolderState.FREE
    except NotADirectoryError:
        return FolderState.OTHER
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise not_readable(folder, error) from error
    if names <= {vault.lock.name}:
        return FolderState.FREE
    marks = {vault.header.name, vault.header_copy.name, vault.database.name}
    return FolderState.VAULT if names & marks else FolderState.OTHER
