"""Everything in a database as one JSON document, for programs that read no SQLite."""

import base64
import json
from collections.abc import Iterator

from storage.database import Database

_HIDDEN = ("sqlite_",)


def tables_of(database: Database) -> list[str]:
    """Return the names of all tables that hold records: no search index, nothing of SQLite's."""
    rows = database.rows("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name")
    virtual = [name for name, sql in rows if sql.startswith("CREATE VIRTUAL")]
    passed_over = (*_HIDDEN, *(f"{name}_" for name in virtual))
    return [name for name, _ in rows if name not in virtual and not name.startswith(passed_over)]


def columns_of(database: Database, table: str) -> list[str]:
    """Return the names of a table's columns, in their order."""
    rows = database.rows("SELECT name FROM pragma_table_info(?) ORDER BY cid", (table,))
    return [name for (name,) in rows]


def everything_as_json(database: Database) -> Iterator[bytes]:
    """Go through the document `{table: [{column: value, …}, …], …}` in ASCII, the same each time.

    Bytes are written in Base64. Raises DatabaseDamaged.
    """
    yield b"{"
    for number, table in enumerate(tables_of(database)):
        yield f"{',' if number else ''}\n{json.dumps(table)}: [".encode()
        names = columns_of(database, table)
        quoted = ", ".join(f'"{name}"' for name in names)
        query = f'SELECT {quoted} FROM "{table}"'  # noqa: S608  names of our own tables
        for row_number, row in enumerate(database.each_row(query)):
            record = {name: _value(value) for name, value in zip(names, row, strict=True)}
            yield f"{',' if row_number else ''}\n  {json.dumps(record)}".encode()
        yield b"]"
    yield b"\n}\n"


def _value(value: object) -> object:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value
