"""CSV from anywhere: which delimiter, which records. One bad record never takes others with it."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from core.blocklists.exchange.reading import lines_of

DELIMITERS = ",;\t|"
_LOOKED_AT = 50
_MAX_LINES_IN_A_RECORD = 200
"""A quote that is never closed would else take all that follows into one cell."""
_MAX_COLUMNS = 200

_Line = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Record:
    """One record; `cells` is None when it cannot be read."""

    line: int
    source: str
    cells: tuple[str, ...] | None


def guess_delimiter(text: str) -> str | None:
    """Return the delimiter that gives the most records the same number of columns; None: no table.

    One column is no table.
    """
    best, best_score = None, 0
    for delimiter in DELIMITERS:
        records = islice(records_of(text, delimiter), _LOOKED_AT)
        widths = Counter(len(each.cells) for each in records if each.cells)
        if not widths:
            continue
        width, count = widths.most_common(1)[0]
        if width > 1 and count * 2 > widths.total() and count * width > best_score:
            best, best_score = delimiter, count * width
    return best


def records_of(text: str, delimiter: str) -> Iterator[Record]:
    """Yield the records that are not empty. Never raises."""
    waiting: list[_Line] = []
    for each in lines_of(text):
        waiting, records = _with(each, waiting, delimiter)
        yield from records
        if len(waiting) > _MAX_LINES_IN_A_RECORD:
            waiting, records = _without_first(waiting, delimiter)
            yield from records
    while waiting:
        waiting, records = _without_first(waiting, delimiter)
        yield from records


def _with(
    line: _Line, waiting: list[_Line], delimiter: str
) -> tuple[list[_Line], Sequence[Record]]:
    """Take one more line; return the lines whose quote is still open, and what is complete."""
    opens = line[1].count('"') % 2 == 1
    if not waiting and not opens:
        return [], _record([line], delimiter)
    if waiting and opens:
        return [], _record([*waiting, line], delimiter)
    waiting.append(line)
    return waiting, ()


def _without_first(waiting: list[_Line], delimiter: str) -> tuple[list[_Line], Sequence[Record]]:
    """Give up on the first line, whose quote is never closed, and read the others again."""
    number, first = waiting[0]
    records = [Record(number, first, None)]
    again: list[_Line] = []
    for each in waiting[1:]:
        again, complete = _with(each, again, delimiter)
        records += complete
    return again, records


def _record(lines: list[_Line], delimiter: str) -> Sequence[Record]:
    source = "\n".join(line for _, line in lines)
    if not source.strip():
        return ()
    try:
        cells = next(csv.reader([source], delimiter=delimiter))
    except csv.Error:
        return (Record(lines[0][0], source, None),)
    if not any(cell.strip() for cell in cells):
        return ()
    return (Record(lines[0][0], source, tuple(cells[:_MAX_COLUMNS])),)
