"""vCard: contacts for phones and mail programs, 3.0 (RFC 2426) and 4.0 (RFC 6350, RFC 9554)."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from core.blocklists.exchange.formats.content_lines import escaped, folded, parameter
from core.blocklists.exchange.leaving import Export, ExportOptions, Forms, as_written, gather
from core.blocklists.exchange.listed import Listed, one_line
from core.blocklists.exchange.why import Detail
from core.blocklists.person import IdentifierKind

PROPERTIES = {
    IdentifierKind.EMAIL: "EMAIL",
    IdentifierKind.PHONE: "TEL",
    IdentifierKind.WEBSITE: "URL",
    IdentifierKind.POSTAL_NAME: "NICKNAME",
}
PERMANENT_ID = "X-USERID"

_FORMS: Forms = dict.fromkeys((*PROPERTIES, IdentifierKind.HANDLE), as_written)


def write_3(listed: Iterable[Listed], options: ExportOptions) -> Export:
    """Return contacts that every program reads."""
    return _write(listed, options, "3.0")


def write_4(listed: Iterable[Listed], options: ExportOptions) -> Export:
    """Return contacts in the newer form."""
    return _write(listed, options, "4.0")


def _write(listed: Iterable[Listed], options: ExportOptions, version: str) -> Export:
    gathered = gather(listed, _FORMS, by_person=options.with_names)
    lines: list[str] = []
    if options.with_names:
        for _, entries in groupby(sorted(gathered.entries, key=_whose), key=_whose):
            lines += _card([each for _, each in entries], options, version)
    else:
        for _, each in gathered.entries:
            lines += _card([each], options, version)
    return gathered.export("".join(map(folded, lines)), options, set(Detail))


def _whose(entry: tuple[str, Listed]) -> tuple[str, str]:
    return entry[1].person, entry[1].person_id


def _card(entries: Sequence[Listed], options: ExportOptions, version: str) -> Iterator[str]:
    name = one_line(entries[0].person) if options.with_names else ""
    shown = escaped(name or entries[0].written.strip())
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    yield f"N:;{shown};;;"
    yield f"FN:{shown}"
    for each in entries:
        yield _identifier(each, version)
    notes = [one_line(each.note) for each in entries if options.with_notes and each.note.strip()]
    if notes:
        yield f"NOTE:{escaped(chr(10).join(dict.fromkeys(notes)))}"
    yield "END:VCARD"


def _identifier(listed: Listed, version: str) -> str:
    value = escaped(listed.written.strip())
    if listed.kind is not IdentifierKind.HANDLE:
        return f"{PROPERTIES[listed.kind]}:{value}"
    permanent = one_line(listed.permanent_id)
    told = f";{PERMANENT_ID}={parameter(permanent)}" if permanent else ""
    platform = parameter(one_line(listed.platform))
    if version == "3.0":
        return f"X-SOCIALPROFILE;TYPE={platform}{told}:{value}"
    return f"SOCIALPROFILE;SERVICE-TYPE={platform}{told};VALUE=TEXT:{value}"
