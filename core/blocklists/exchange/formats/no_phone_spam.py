"""NoPhoneSpam for Android: `number: name` on each line of `NoPhoneSpam_blacklist.txt`.

Read by its BlacklistFile.java: up to the first line without `: `, the number is what stands before
the first one. `%` stands for any digits, `_` for one.
"""

from collections.abc import Iterable, Iterator

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
from core.blocklists.exchange.reading import Flaw, Found, lines_of
from core.blocklists.exchange.why import Detail
from core.blocklists.person import IdentifierKind

BETWEEN = ": "

_FORMS: Forms = {IdentifierKind.PHONE: phone}


def write(listed: Iterable[Listed], options: ExportOptions) -> Export:
    """Return a list of single numbers."""
    gathered = gather(listed, _FORMS)
    lines = (
        f"{number}{BETWEEN}{name_beside(each, options)}\n" for number, each in gathered.entries
    )
    return gathered.export("".join(lines), options, {Detail.PERSON, Detail.NOTE})


def read(text: str) -> Iterator[Found]:
    """Yield the lines that stand for one number; one that is none does not end the list here."""
    for line, source in lines_of(text):
        if source.strip():
            yield Found(line, source, _entry(source))


def _entry(source: str) -> Listed | Flaw:
    pattern, between, name = f"{source} ".partition(BETWEEN)
    if not between:
        return Flaw.UNREADABLE
    number = one_number(pattern)
    if isinstance(number, Flaw):
        return number
    return Listed(IdentifierKind.PHONE, number, person=name.strip())
