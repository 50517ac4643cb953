"""Why a database that is there could not be opened."""

from pathlib import Path

from core.errors import NotWritable
from storage.database_errors import why_not_opened


def test_what_can_be_read_or_is_gone_is_a_matter_of_writing(tmp_path: Path) -> None:
    (tmp_path / "vault.db").write_bytes(b"pages")
    for path in (tmp_path / "vault.db", tmp_path / "gone.db", tmp_path):
        assert isinstance(why_not_opened(path), NotWritable)
