"""Empty vaults for tests that do not look at how one is made: copies of one made once in a run."""

import shutil
from pathlib import Path

from core.vault.credentials import RecoveryWords
from core.vault.session import Vaults


class MadeVaults:
    """Makes a vault for every passphrase asked for, and copies of it."""

    def __init__(self, vaults: Vaults, kept_in: Path) -> None:
        """`kept_in`: a folder of its own, where the vaults lie that are copied."""
        self._vaults = vaults
        self._kept_in = kept_in
        self._words: dict[str, RecoveryWords] = {}

    def put_into(self, folder: Path, passphrase: str) -> RecoveryWords:
        """Put a vault, locked, into a folder that is not there yet; return its recovery words.

        All with one passphrase are one vault: same id, same key, same words.
        """
        original = self._kept_in / passphrase
        if passphrase not in self._words:
            made = self._vaults.create(original, passphrase)
            made.session.lock()
            self._words[passphrase] = made.words
        shutil.copytree(original, folder)
        return self._words[passphrase]
