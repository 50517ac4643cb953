"""Making a vault's folder so that a vault appears whole, or nothing of it does."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from core.errors import FolderNotEmpty, ReadingRefused
from core.vault.ports import FolderState
from storage.atomic_file import is_temporary, os_errors, sync_folder, temporary_name
from storage.folder_state import look_at
from storage.instance_lock import InstanceLock
from storage.regular_file import names_in
from storage.vault_folder import VaultFolder


@contextmanager
def all_or_nothing(folder: Path) -> Iterator[None]:
    """Make a folder for a new vault; when the block fails, everything is as before.

    Raises FolderNotEmpty, ReadingRefused, NotReadable (it may not be listed), NotWritable.
    """
    _check_free(folder)
    made = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        with os_errors(folder):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        yield
    except BaseException:
        for each in made:
            with suppress(OSError):
                each.rmdir()
        raise


@contextmanager
def building(folder: Path) -> Iterator[VaultFolder]:
    """Lend a hidden workplace in `folder`; when the block ends well, what is in it moves up.

    The header moves last, so that a folder with a header is whole. When the block or the moving
    fails, the folder is as before. Raises as `all_or_nothing`, and VaultInUse, DiskFull.
    """
    vault = VaultFolder(folder)
    with all_or_nothing(folder), ExitStack() as cleanup:
        lock = InstanceLock(vault)
        cleanup.callback(lock.release)
        _check_free(folder)  # again, now that nobody else can be making one
        try:
            remove_leftovers(folder)
            with os_errors(folder):
                workplace = VaultFolder(folder / temporary_name())
                workplace.root.mkdir(mode=0o700)
                workplace.blobs.mkdir(mode=0o700)
            yield workplace
            with os_errors(folder):
                _move_up(workplace, vault)
        except BaseException:
            take_back(folder)
            raise


def take_back(folder: Path) -> None:
    """Remove a vault that was just made and that nobody has seen yet."""
    vault = VaultFolder(folder)
    for path in (*_in_order(vault), vault.lock):
        _remove(path)
    remove_leftovers(folder)


def finish_moving(folder: Path) -> None:
    """Move the header up when the power went after the database had moved: the vault is whole.

    Only while nobody else can be making it. Raises ReadingRefused, DiskFull, NotWritable.
    """
    vault = VaultFolder(folder)
    if vault.header.exists() or vault.header_copy.exists():
        return
    for name in names_in(folder):
        workplace = VaultFolder(folder / name)
        is_half_moved = workplace.header.is_file() and not workplace.database.exists()
        if is_temporary(name) and is_half_moved:
            with os_errors(folder):
                for source, target in zip(_in_order(workplace), _in_order(vault), strict=True):
                    if source.exists() and not target.exists():
                        source.rename(target)
                        sync_folder(vault.root)
            return


def remove_leftovers(folder: Path) -> None:
    """Remove unfinished things that a crash left directly in a folder, if it may be listed."""
    with suppress(ReadingRefused):
        for name in names_in(folder):
            if is_temporary(name):
                _remove(folder / name)


def _check_free(folder: Path) -> None:
    if look_at(folder) is not FolderState.FREE:
        raise FolderNotEmpty(folder)


def _move_up(workplace: VaultFolder, vault: VaultFolder) -> None:
    sync_folder(workplace.root)
    for source, target in zip(_in_order(workplace), _in_order(vault), strict=True):
        source.rename(target)
        sync_folder(vault.root)
    shutil.rmtree(workplace.root)


def _in_order(folder: VaultFolder) -> tuple[Path, ...]:
    return folder.blobs, folder.database, folder.header_copy, folder.header


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink(missing_ok=True)
