"""What a journey starts with: the files that somebody has to keep."""

from pathlib import Path

import pytest

from tests.journeys.originals import made_by_us, sample_files


@pytest.fixture
def originals(tmp_path: Path) -> list[Path]:
    """Every file that goes into the vault. Nothing ever changes them."""
    folder = tmp_path / "files that somebody has"
    folder.mkdir()
    return [*sample_files(), *made_by_us(folder)]


@pytest.fixture
def samples() -> list[Path]:
    """The samples beside the project; the test is skipped where they are absent."""
    found = sample_files()
    if not found:
        pytest.skip("there is no folder ../shared/samples")
    return found
