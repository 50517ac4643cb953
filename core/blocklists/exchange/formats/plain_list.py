"""A list to be worked off by hand: one per line with a box to tick, under the name of its service.

For services that read no list, and for printing.
"""

from collections.abc import Iterable

from core.blocklists.exchange.leaving import (
    Export,
    ExportOptions,
    any_kind,
    gather,
    name_beside,
)
from core.blocklists.exchange.listed import Listed, one_line
from core.blocklists.exchange.why import Detail
from core.blocklists.person import IdentifierKind

BOX = "[ ] "
SERVICE, KIND = "# Service: ", "# Kind: "
ID_BEFORE, ID_AFTER = "\t(ID ", ")"
REMARK = "\t# "
"""A tab stands in no identifier that is written: what follows it is told apart for certain."""


def write(listed: Iterable[Listed], options: ExportOptions) -> Export:
    """Return the list, services in the order of the alphabet."""
    gathered = gather(listed, any_kind())
    gathered.entries.sort(key=_service)
    lines: list[str] = []
    heading = ""
    for value, each in gathered.entries:
        if _heading(each) != heading:
            heading = _heading(each)
            lines += ["", heading] if lines else [heading]
        lines.append(_line(value, each, options))
    text = "".join(f"{line}\n" for line in lines)
    return gathered.export(text, options, set(Detail))


def _heading(listed: Listed) -> str:
    platform = one_line(listed.platform)
    if listed.kind is IdentifierKind.HANDLE and platform:
        return f"{SERVICE}{platform}"
    return f"{KIND}{listed.kind.value.replace('_', ' ')}"


def _service(entry: tuple[str, Listed]) -> tuple[bool, str, str]:
    heading = _heading(entry[1])
    return not heading.startswith(SERVICE), heading.casefold(), heading


def _line(value: str, listed: Listed, options: ExportOptions) -> str:
    permanent = one_line(listed.permanent_id)
    beside = name_beside(listed, options)
    return "".join(
        (
            BOX,
            value,
            f"{ID_BEFORE}{permanent}{ID_AFTER}" if permanent else "",
            f"{REMARK}{beside}" if beside else "",
        )
    )
