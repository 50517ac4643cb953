"""Reading what is left of the JSON document of a backup, record by record.

`storage/backup_json.py` writes one record a line, and a line for each table; so a gap takes only
the lines that it touches.
"""

import json
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from core.incidents.incident import MAX_TEXT_CHARACTERS

_MOST_LINE_BYTES = 13 * MAX_TEXT_CHARACTERS
"""A text as long as texts may be, each character of it as two escapes of six bytes, and more."""
_END = b"}"

Record = dict[str, object]


class StagedRecord(NamedTuple):
    """A record of a table; `table` is None when a gap took the line that says which."""

    table: str | None
    record: Record


class JsonRemains:
    """Goes through the records that can be read; afterwards `is_whole` tells whether all could."""

    def __init__(self, document: BinaryIO) -> None:
        self._document = document
        self._table: str | None = None
        self.is_whole = False

    def records(self) -> Iterator[StagedRecord]:
        """Go through them in their order."""
        flaws, line = 0, b""
        is_first = True
        while found := self._document.readline(_MOST_LINE_BYTES):
            line = found.strip()
            if is_first and line == b"{":
                is_first = False
                continue
            is_first = False
            try:
                record = self._read(line)
            except (ValueError, TypeError, RecursionError):
                flaws += 1
                self._table = None
                continue
            if record is not None:
                yield StagedRecord(self._table, record)
        self.is_whole = not flaws and line == _END

    def _read(self, line: bytes) -> Record | None:
        """Return the record in a line; None for one that names a table.

        Raises ValueError, TypeError, RecursionError for any other line.
        """
        if line == _END:
            return None
        if line.startswith(b'"'):
            name, _, rest = line.partition(b": [")
            if rest not in {b"", b"]", b"],"}:
                raise ValueError("no line of ours")
            self._table = str(json.loads(name))
            return None
        record = json.loads(line.rstrip(b",").removesuffix(b"]").rstrip(b","))
        if not isinstance(record, dict):
            raise TypeError("no record")
        return record
