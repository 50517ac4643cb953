"""Which column of a table is what: guessed from headings and contents, decided by the person."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto
from itertools import islice

from core.blocklists.exchange.listed import Listed
from core.blocklists.exchange.reading import Flaw, Found
from core.blocklists.exchange.tables import Record
from core.blocklists.guess import guess_kind
from core.blocklists.person import IdentifierKind

_LOOKED_AT = 50


class Role(Enum):
    """What a column holds."""

    NOTHING = auto()
    ANY = auto()
    """Addresses, numbers or accounts of any kind."""
    EMAIL = auto()
    EMAIL_DOMAIN = auto()
    PHONE = auto()
    HANDLE = auto()
    WEBSITE = auto()
    IP_ADDRESS = auto()
    POSTAL_NAME = auto()
    PERSON = auto()
    PLATFORM = auto()
    PERMANENT_ID = auto()
    NOTE = auto()


KIND_OF: Mapping[Role, IdentifierKind] = {
    Role.EMAIL: IdentifierKind.EMAIL,
    Role.EMAIL_DOMAIN: IdentifierKind.EMAIL_DOMAIN,
    Role.PHONE: IdentifierKind.PHONE,
    Role.HANDLE: IdentifierKind.HANDLE,
    Role.WEBSITE: IdentifierKind.WEBSITE,
    Role.IP_ADDRESS: IdentifierKind.IP_ADDRESS,
    Role.POSTAL_NAME: IdentifierKind.POSTAL_NAME,
}
_ROLE_OF = {kind: role for role, kind in KIND_OF.items()}

# The first that is found in a heading; headings of Google, Outlook and Apple, and other languages.
_HEADINGS = (
    (r"label|type$|e-?mail.*display", Role.NOTHING),
    (r"e-?mail|correo|courriel|mail", Role.EMAIL),
    (r"phone|tel(efon|éfono|éphone)?\b|mobil|handy|number|nummer|fax", Role.PHONE),
    (r"user ?id|permanent|\bid\b", Role.PERMANENT_ID),
    (r"handle|account|user ?name|konto", Role.HANDLE),
    (r"platform|service|network", Role.PLATFORM),
    (r"web|url|site|homepage|domain", Role.WEBSITE),
    (r"\bip\b|ip.?address", Role.IP_ADDRESS),
    (r"^(full |display |file as|first |last )?name$|nombre|^nom$|person|contact", Role.PERSON),
    (r"not(e|iz|a)s?\b|comment|kommentar|bemerkung|reason|remark|description", Role.NOTE),
)


def has_heading(records: Sequence[Record]) -> bool:
    """Guess whether the first record names the columns: nothing in it is an identifier."""
    first = records[0].cells if records else None
    return bool(first) and not any(guess_kind(cell) for cell in first or ())


def guess_roles(records: Sequence[Record]) -> tuple[Role, ...]:
    """Return a role for each column."""
    width = max((len(each.cells) for each in records[:_LOOKED_AT] if each.cells), default=0)
    heading = records[0].cells or () if has_heading(records) else ()
    rows = [each.cells for each in records[:_LOOKED_AT] if each.cells and each.cells != heading]
    roles: list[Role] = []
    for column in range(width):
        cells = [row[column].strip() for row in rows if len(row) > column and row[column].strip()]
        roles.append(_role(heading[column] if column < len(heading) else "", cells))
    once = (Role.PERSON, Role.PLATFORM, Role.PERMANENT_ID)
    for role in once:  # a second name or id is not the one that counts
        places = [place for place, each in enumerate(roles) if each is role]
        for place in places[1:]:
            roles[place] = Role.NOTHING
    return tuple(roles)


def read(records: Iterable[Record], roles: Sequence[Role], *, skip_first: bool) -> Iterator[Found]:
    """Yield what is in each record: one for each identifier in it, or what is wrong."""
    for record in islice(records, int(skip_first), None):
        if record.cells is None:
            yield Found(record.line, record.source, Flaw.UNREADABLE)
            continue
        found = list(_identifiers(record.cells, roles))
        for each in found or (Flaw.NOTHING,):
            yield Found(record.line, record.source, each)


def _identifiers(cells: Sequence[str], roles: Sequence[Role]) -> Iterator[Listed]:
    told = dict.fromkeys(Role, "")
    for cell, role in zip(cells, roles, strict=False):
        if role not in KIND_OF and cell.strip():
            told[role] = f"{told[role]}\n{cell.strip()}" if told[role] else cell.strip()
    for cell, role in zip(cells, roles, strict=False):
        kind = KIND_OF.get(role) or (guess_kind(cell) if role is Role.ANY else None)
        if kind is None or not cell.strip():
            continue
        is_handle = kind is IdentifierKind.HANDLE
        yield Listed(
            kind,
            cell.strip(),
            platform=told[Role.PLATFORM] if is_handle else "",
            permanent_id=told[Role.PERMANENT_ID] if is_handle else "",
            person=told[Role.PERSON],
            note=told[Role.NOTE],
        )


def _role(heading: str, cells: Sequence[str]) -> Role:
    by_cells = _role_by(cells)
    for pattern, role in _HEADINGS:
        if heading and re.search(pattern, heading.strip(), re.IGNORECASE):
            # "Contact" may stand above names, and above addresses.
            is_other = role is Role.PERSON and by_cells is not Role.NOTHING
            return by_cells if is_other else role
    return by_cells


def _role_by(cells: Sequence[str]) -> Role:
    """Return what a column holds by what stands in it."""
    kinds = Counter(guess_kind(cell) for cell in cells)
    if not kinds:
        return Role.NOTHING
    kind, count = kinds.most_common(1)[0]
    if kind is not None and count * 2 > len(cells):
        return _ROLE_OF[kind]
    return Role.NOTHING if kinds[None] * 2 > len(cells) else Role.ANY
