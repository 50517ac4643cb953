"""Where a further vault goes, and how its person finds it again: the app keeps no list of them."""

from pathlib import Path

from ui.translate import tr


class Whereabouts:
    """The folder that the pages are about, and the one that the app was started with."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._usual = folder
        self._free: Path | None = None

    @property
    def is_free(self) -> bool:
        """Whether nothing was in the folder when it was looked at."""
        return self.folder == self._free

    def found_free(self) -> None:
        """Nothing is in the folder: a vault can be made there."""
        self._free = self.folder

    def for_another(self) -> Path:
        """Return a place for another vault; the folder itself if none is in it.

        At the next start the app looks there first.
        """
        from ui.unlock.place_choice import VAULT_FOLDER_NAME  # noqa: PLC0415  see `locked_side`

        return self.folder if self.is_free else self.folder.with_name(f"{VAULT_FOLDER_NAME} 2")

    def new_vault(self, folder: Path) -> str:
        """Be about a vault that was just built; return how it is found again, if need be."""
        self.folder, self._free = folder, None
        return "" if folder == self._usual else how_found_again()


def how_found_again() -> str:
    """Return what the person of a vault does whose folder is not where the app looks first."""
    return tr(
        "Remember its folder: the app keeps no list of vaults. At its next start choose “Open"
        " another vault”, or drop the folder on the window."
    )
