"""Stores in memory and on disk side by side, for tests that compare them."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.contracts.conftest import Stores, disk_stores, memory_stores


@contextmanager
def both_stores() -> Iterator[tuple[Stores, Stores]]:
    """Lend empty stores in memory, and on disk."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as cleanup:
        yield memory_stores(), disk_stores(Path(folder), cleanup)
