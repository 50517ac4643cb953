"""SpamBlocker for Android: rules as CSV.

Its readers (aj3423/SpamBlocker, util/Csv.kt, two generations of it) know no doubled quotes, the
older one no quotes at all; the newer drops the last field when the file does not end a line, the
older makes a rule out of an empty last line. So: no quotes, lines end with LF, the last line does
not end, and its last field says what is the default anyway. Numbers are compared as digits without
`+` and leading zeros (Util.clearNumber), so a pattern with `+` would never match.
"""

from collections.abc import Iterable, Iterator, Mapping

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
from core.blocklists.exchange.tables import records_of
from core.blocklists.exchange.why import Detail
from core.blocklists.person import IdentifierKind

HEADER = "pattern,description,priority,flags"
FOR_CALLS_AND_MESSAGES = 3

_FORMS: Forms = {IdentifierKind.PHONE: phone}
_NOT_IN_A_FIELD = str.maketrans({",": " ", ";": " ", "|": " ", '"': "'"})


def write(listed: Iterable[Listed], options: ExportOptions) -> Export:
    """Return rules that each match one number, for calls and messages."""
    gathered = gather(listed, _FORMS)
    lines = [HEADER]
    for number, each in gathered.entries:
        description = name_beside(each, options).translate(_NOT_IN_A_FIELD).lstrip("=+-@ ")
        lines.append(f"{number.removeprefix('+')},{description},0,{FOR_CALLS_AND_MESSAGES}")
    return gathered.export("\n".join(lines), options, {Detail.PERSON, Detail.NOTE})


def read(text: str) -> Iterator[Found]:
    """Yield the rules that stand for one number; `text` as `Csv.kt` reads it, and with quotes."""
    delimiter = next((each for each in text.partition("\n")[0] if each in ",;|"), ",")
    heading: dict[str, int] = {}
    for number, record in enumerate(records_of(text, delimiter)):
        cells = [cell.strip() for cell in record.cells or ()]
        if number == 0:
            heading = {name: place for place, name in reversed(list(enumerate(cells)))}
        elif record.cells is None:
            yield Found(record.line, record.source, Flaw.UNREADABLE)
        else:
            row = {name: cells[place] for name, place in heading.items() if place < len(cells)}
            yield Found(record.line, record.source, _rule(row))


def _rule(row: Mapping[str, str]) -> Listed | Flaw:
    if row.get("isBlacklist", "true").lower() in ("false", "0"):
        return Flaw.ALLOWS
    number = one_number(row.get("pattern", ""))
    if isinstance(number, Flaw):
        return number
    return Listed(IdentifierKind.PHONE, number, person=row.get("description", ""))
