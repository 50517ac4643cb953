"""A computer to look at."""

from pathlib import Path

import pytest

from tests.storage.traces.computer import Computer


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path / "computer")
