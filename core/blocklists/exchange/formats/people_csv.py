"""A table for people to read: CSV in UTF-8 with a byte order mark, as spreadsheets want it.

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula and may run it. Such
cells get an apostrophe in front (OWASP, "CSV Injection"), which reading takes away again.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from core.blocklists.exchange.leaving import Export, ExportOptions, any_kind, gather
from core.blocklists.exchange.listed import Listed, one_line
from core.blocklists.exchange.reading import Flaw, Found
from core.blocklists.exchange.tables import Record
from core.blocklists.exchange.why import Detail
from core.blocklists.person import IdentifierKind

HEADER = ("Person", "Kind", "Written", "Platform", "Permanent ID", "Note")
FORMULA_STARTS = frozenset("=+-@\t\r＝＋－＠")
SHIELD = "'"
BOM = "\ufeff"

_KINDS = {kind.value: kind for kind in IdentifierKind}


def write(listed: Iterable[Listed], options: ExportOptions) -> Export:
    """Return the table; columns that were not wanted stay empty."""
    gathered = gather(listed, any_kind(), by_person=True)
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(HEADER)
    for value, each in gathered.entries:
        cells = (
            one_line(each.person) if options.with_names else "",
            each.kind.value,
            value,
            one_line(each.platform),
            one_line(each.permanent_id),
            one_line(each.note) if options.with_notes else "",
        )
        writer.writerow([shielded(cell) for cell in cells])
    return gathered.export(BOM + text.getvalue(), options, set(Detail))


def shielded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; `unshielded` turns it back."""
    bare = cell.lstrip(SHIELD)
    return f"{SHIELD}{cell}" if bare[:1] in FORMULA_STARTS and bare else cell


def unshielded(cell: str) -> str:
    """Return what a cell was before it was shielded."""
    bare = cell.lstrip(SHIELD)
    is_shielded = cell.startswith(SHIELD) and bare[:1] in FORMULA_STARTS and bare
    return cell.removeprefix(SHIELD) if is_shielded else cell


def read(records: Iterable[Record]) -> Iterator[Found]:
    """Yield the rows of a table that this app wrote, perhaps saved again by a spreadsheet."""
    for record in islice(records, 1, None):
        yield Found(record.line, record.source, _row(record.cells or ()))


def _row(cells: Sequence[str]) -> Listed | Flaw:
    whole = (*(unshielded(cell.strip()) for cell in cells), *("" for _ in HEADER))
    person, kind, written, platform, permanent, note = whole[: len(HEADER)]
    if not cells or kind not in _KINDS:
        return Flaw.UNREADABLE
    if not written:
        return Flaw.NOTHING
    return Listed(_KINDS[kind], written, platform, permanent, person=person, note=note)
