"""What the kinds and standings of the domain are called in the window."""

from collections.abc import Sequence

from core.blocklists.person import IdentifierKind, PersonRow, Standing
from ui.plain_text import isolated
from ui.translate import tr, tr_n

_SHOWN_IDENTIFIERS = 3


def standing_word(standing: Standing) -> str:
    """Return one word for how sure it is who this is."""
    return {
        Standing.KNOWN: tr("Known"),
        Standing.SUSPECTED: tr("Suspected"),
        Standing.UNKNOWN: tr("Unknown"),
    }[standing]


def standing_meaning(standing: Standing) -> str:
    """Return a sentence that says when to choose this standing."""
    return {
        Standing.KNOWN: tr("You know who this is."),
        Standing.SUSPECTED: tr("You have a reason to think that it is this person. Note it below."),
        Standing.UNKNOWN: tr("You know what they use, and not who is behind it."),
    }[standing]


def kind_word(kind: IdentifierKind) -> str:
    """Return what a kind of identifier is called."""
    return {
        IdentifierKind.EMAIL: tr("E-mail address"),
        IdentifierKind.EMAIL_DOMAIN: tr("E-mail domain"),
        IdentifierKind.PHONE: tr("Phone number"),
        IdentifierKind.HANDLE: tr("Account or handle"),
        IdentifierKind.WEBSITE: tr("Web site"),
        IdentifierKind.IP_ADDRESS: tr("IP address"),
        IdentifierKind.POSTAL_NAME: tr("Name on letters or parcels"),
    }[kind]


def kind_icon(kind: IdentifierKind) -> str:
    """Return the name of the icon for a kind."""
    return {
        IdentifierKind.EMAIL: "mail",
        IdentifierKind.EMAIL_DOMAIN: "mail",
        IdentifierKind.PHONE: "phone",
        IdentifierKind.HANDLE: "at-sign",
        IdentifierKind.WEBSITE: "globe",
        IdentifierKind.IP_ADDRESS: "hash",
        IdentifierKind.POSTAL_NAME: "map-pin",
    }[kind]


def row_details(row: PersonRow) -> str:
    """Return the second line of a person in the list: how sure, and under which names."""
    parts = [standing_word(row.standing), *map(isolated, row.identifiers[:_SHOWN_IDENTIFIERS])]
    more = len(row.identifiers) - _SHOWN_IDENTIFIERS
    if more > 0:
        parts.append(tr_n("{n} more", "{n} more", more).format(n=more))
    return " · ".join(parts)


def also_used_by(rows: Sequence[PersonRow]) -> str:
    """Return who else has an identifier, or nothing."""
    if not rows:
        return ""
    names = tr(", ").join(isolated(row.name) for row in rows[:_SHOWN_IDENTIFIERS])
    more = len(rows) - _SHOWN_IDENTIFIERS
    if more > 0:
        return tr_n(
            "Also used by {names} and {n} more", "Also used by {names} and {n} more", more
        ).format(names=names, n=more)
    return tr("Also used by {names}").format(names=names)
