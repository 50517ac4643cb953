"""Mastodon's lists of blocked and muted accounts and of blocked servers.

Written and read as Mastodon itself does: app/models/form/import.rb (headers, at most 20,000 rows;
the kind of list is also told by the beginning of the file's name) and bulk_import_row_service.rb.
Every value is of characters that need no quotes in CSV.
"""

from collections.abc import Iterable, Iterator

from core.blocklists.exchange.forms import fediverse_account, whole_site
from core.blocklists.exchange.leaving import Export, ExportOptions, Forms, gather
from core.blocklists.exchange.listed import Listed
from core.blocklists.exchange.reading import Flaw, Found
from core.blocklists.exchange.tables import Record
from core.blocklists.exchange.why import Detail
from core.blocklists.person import IdentifierKind

ACCOUNT = "Account address"
HIDE_NOTIFICATIONS = "Hide notifications"
DOMAIN = "#domain"
MAX_ROWS = 20_000
PLATFORM = "Mastodon"

_ACCOUNTS: Forms = {IdentifierKind.HANDLE: fediverse_account}
_SERVERS: Forms = {IdentifierKind.WEBSITE: whole_site}


def write_blocks(listed: Iterable[Listed], options: ExportOptions) -> Export:
    """Return `blocked_accounts.csv`."""
    return _write(listed, options, _ACCOUNTS, (ACCOUNT,), "")


def write_mutes(listed: Iterable[Listed], options: ExportOptions) -> Export:
    """Return `muted_accounts.csv`; notifications are hidden too."""
    return _write(listed, options, _ACCOUNTS, (ACCOUNT, HIDE_NOTIFICATIONS), ",true")


def write_domains(listed: Iterable[Listed], options: ExportOptions) -> Export:
    """Return `domain_blocks.csv`: everybody on these servers."""
    return _write(listed, options, _SERVERS, (DOMAIN,), "")


def _write(
    listed: Iterable[Listed],
    options: ExportOptions,
    forms: Forms,
    header: tuple[str, ...],
    after: str,
) -> Export:
    gathered = gather(listed, forms)
    gathered.cut(MAX_ROWS)
    lines = [",".join(header), *(f"{value}{after}" for value in gathered.values())]
    return gathered.export("\n".join(lines) + "\n", options, {Detail.PLATFORM})


def read(records: Iterable[Record]) -> Iterator[Found]:
    """Yield accounts or servers of any of the three lists."""
    heading: tuple[str, ...] = ()
    for number, record in enumerate(records):
        cells = record.cells or ()
        if number == 0 and cells[:1] in ((ACCOUNT,), (DOMAIN,)):
            heading = cells
        elif not cells:
            yield Found(record.line, record.source, Flaw.UNREADABLE)
        elif not cells[0].strip():
            yield Found(record.line, record.source, Flaw.NOTHING)
        elif heading[:1] == (DOMAIN,):
            site = Listed(IdentifierKind.WEBSITE, cells[0].strip().lower())
            yield Found(record.line, record.source, site)
        else:
            account = f"@{cells[0].strip().removeprefix('@')}"
            listed = Listed(IdentifierKind.HANDLE, account, platform=PLATFORM)
            yield Found(record.line, record.source, listed)
