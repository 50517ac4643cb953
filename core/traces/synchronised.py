"""Whether a folder looks as if a program copied it to a cloud or to other computers."""

from collections.abc import Callable
from pathlib import Path

_NAMES = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "syncthing": "Syncthing",
    "resilio": "Resilio Sync",
    "megasync": "MEGA",
    "pcloud": "pCloud",
    "proton drive": "Proton Drive",
    "tresorit": "Tresorit",
    "seafile": "Seafile",
    "jottacloud": "Jottacloud",
    "yandex.disk": "Yandex Disk",
    "box sync": "Box",
    "creative cloud files": "Creative Cloud",
}
"""How the names of such folders begin, case folded; some add the name of a company or a person."""

_WHOLE_NAMES = {"box": "Box", "mega": "MEGA", "sync": "Sync"}

_MARKS = {
    ".stfolder": "Syncthing",
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".owncloudsync.log": "Nextcloud",
    ".nextcloudsync.log": "Nextcloud",
}
"""What these programs leave in the folders that they watch."""


def synchronised_by(folder: Path, exists: Callable[[Path], bool]) -> str | None:
    """Return the name of the program that seems to copy this folder elsewhere, None if none does.

    Looks at names and, by asking what `exists`, for the marks of such programs beside every
    parent. It can miss one, so its silence promises nothing.
    """
    for parent in (folder, *folder.parents):
        name = parent.name.casefold()
        found = _WHOLE_NAMES.get(name) or _by_start(name) or _by_mark(parent, exists)
        if found:
            return found
    return None


def _by_start(name: str) -> str | None:
    return next((program for start, program in _NAMES.items() if name.startswith(start)), None)


def _by_mark(folder: Path, exists: Callable[[Path], bool]) -> str | None:
    return next((program for mark, program in _MARKS.items() if exists(folder / mark)), None)
