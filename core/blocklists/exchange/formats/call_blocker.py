"""Yet Another Call Blocker for Android: its blacklist as CSV.

Read by its BlacklistImporterExporter.java: Apache Commons CSV in its default form, told by the
first three headings, so without a byte order mark. An empty id makes a new entry; times and counts
may be empty. A pattern is digits with `+`; `*` stands for any digits, `#` for one.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from core.blocklists.exchange.formats.phone_patterns import one_number
from core.blocklists.exchange.forms import phone
from core.blocklists.exchange.leaving import (
    Export,
    ExportOptions,
    Forms,
    gather,
    name_beside,
)
from core.blocklists.exchange.listed import Listed
from core.blocklists.exchange.reading import Flaw, Found
from core.blocklists.exchange.tables import Record
from core.blocklists.exchange.why import Detail
from core.blocklists.person import IdentifierKind

HEADER = ("ID", "name", "pattern", "creationTimestamp", "numberOfCalls", "lastCallTimestamp")

_NAME, _PATTERN, _ALLOW = 1, 2, 6

_FORMS: Forms = {IdentifierKind.PHONE: phone}


def write(listed: Iterable[Listed], options: ExportOptions) -> Export:
    """Return a blacklist of single numbers."""
    gathered = gather(listed, _FORMS)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADER)
    for number, each in gathered.entries:
        name = name_beside(each, options).lstrip("=+-@ ")
        writer.writerow(("", name, number, "", "0", ""))
    return gathered.export(text.getvalue(), options, {Detail.PERSON, Detail.NOTE})


def read(records: Iterable[Record]) -> Iterator[Found]:
    """Yield the entries that stand for one number."""
    for record in islice(records, 1, None):
        cells = record.cells or ()
        yield Found(record.line, record.source, _entry(cells))


def _entry(cells: Sequence[str]) -> Listed | Flaw:
    if len(cells) <= _PATTERN:
        return Flaw.UNREADABLE
    if len(cells) > _ALLOW and cells[_ALLOW].strip().lower() == "true":
        return Flaw.ALLOWS
    number = one_number(cells[_PATTERN])
    if isinstance(number, Flaw):
        return number
    return Listed(IdentifierKind.PHONE, number, person=cells[_NAME].strip())
