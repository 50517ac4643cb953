"""What is said of a file before it is sealed."""

import os
from pathlib import Path, PosixPath

import pytest

from core.errors import NotReadable, ReadingRefused
from core.incidents.evidence import FileSource
from core.progress import Unwatched
from ui.journal.pending_file import look_at


class InAClosedFolder(PosixPath):
    """A path in a folder that this account may not look into."""

    def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:  # noqa: ARG002  as its base
        raise PermissionError


@pytest.mark.skipif(os.name == "nt", reason="a path as this system has them")
def test_a_file_that_may_not_be_looked_at_is_not_called_gone(tmp_path: Path) -> None:
    sources = [FileSource(InAClosedFolder("closed/photo.jpg")), FileSource(tmp_path / "gone")]
    refused, gone = look_at(sources, Unwatched())
    assert isinstance(refused.problem, ReadingRefused)
    assert isinstance(gone.problem, NotReadable)
