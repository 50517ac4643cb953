"""Somebody whom rights stop: an administrator is never refused."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NOBODY = 65534


@contextmanager
def being_nobody() -> Iterator[Path]:
    """Lend a folder of somebody who is no administrator, and be that somebody meanwhile.

    They may not be able to read the app: what is needed of it is loaded before.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "folder"
        folder.mkdir()
        if os.geteuid() != 0:
            yield folder
            return
        for path in (Path(name), folder):
            os.chown(path, _NOBODY, _NOBODY)
        os.seteuid(_NOBODY)
        try:
            yield folder
        finally:
            os.seteuid(0)


@contextmanager
def closed(folder: Path, mode: int = 0) -> Iterator[None]:
    """Take the right to list a folder away for as long as the block lasts."""
    folder.chmod(mode)
    try:
        yield
    finally:
        folder.chmod(0o700)
