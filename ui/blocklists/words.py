"""What kinds, standings and circles of the domain are called in the window."""

from collections.abc import Mapping, Sequence

from core.blocklists.doubt import Doubt
from core.blocklists.person import Circle, IdentifierContent, IdentifierKind, PersonRow, Standing
from core.blocklists.queries import PeopleOrder
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
        Standing.SUSPECTED: tr("You have a reason to think that it is this person."),
        Standing.UNKNOWN: tr("You know what they use, and not who is behind it."),
    }[standing]


def circle_word(circle: Circle) -> str:
    """Return on whose side somebody is."""
    return {
        Circle.BLOCKLIST: tr("Somebody who troubles me"),
        Circle.ME: tr("Me"),
        Circle.CLOSE: tr("Close to me"),
    }[circle]


def circle_meaning(circle: Circle) -> str:
    """Return a sentence that says when to choose this circle."""
    return {
        Circle.BLOCKLIST: tr("They and what they use are on your list."),
        Circle.ME: tr(
            "Your own names and accounts. They are in no list that you export; the app tells you"
            " when somebody uses a name that looks like yours."
        ),
        Circle.CLOSE: tr(
            "Family, friends, colleagues. They are in no list that you export; the app tells you"
            " when somebody uses a name that looks like theirs."
        ),
    }[circle]


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


def kinds_word(kind: IdentifierKind) -> str:
    """Return what stands above all identifiers of a kind."""
    return {
        IdentifierKind.EMAIL: tr("E-mail addresses"),
        IdentifierKind.EMAIL_DOMAIN: tr("E-mail domains"),
        IdentifierKind.PHONE: tr("Phone numbers"),
        IdentifierKind.HANDLE: tr("Accounts"),
        IdentifierKind.WEBSITE: tr("Web sites"),
        IdentifierKind.IP_ADDRESS: tr("IP addresses"),
        IdentifierKind.POSTAL_NAME: tr("Names on letters or parcels"),
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


def order_words() -> Mapping[PeopleOrder, str]:
    """Return what each way to sort people is called, in the order to offer them."""
    return {
        PeopleOrder.NAME: tr("By name"),
        PeopleOrder.NEWEST: tr("Newest first"),
        PeopleOrder.LAST_CHANGED: tr("Last changed first"),
        PeopleOrder.MOST_INCIDENTS: tr("Most notes first"),
    }


def row_icon(row: PersonRow) -> str:
    """Return the icon for a person in the list."""
    if row.circle is not Circle.BLOCKLIST:
        return "shield"
    return "circle-question-mark" if row.standing is Standing.UNKNOWN else "user"


def row_details(row: PersonRow) -> str:
    """Return the second line of a person in the list: how sure, groups, and which names."""
    is_listed = row.circle is Circle.BLOCKLIST
    parts = [standing_word(row.standing) if is_listed else circle_word(row.circle)]
    parts += map(isolated, row.groups)
    parts += map(isolated, row.identifiers[:_SHOWN_IDENTIFIERS])
    more = row.identifier_count - _SHOWN_IDENTIFIERS
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


def identifier_words(identifier: IdentifierContent) -> str:
    """Return an identifier with where it is used, to stand within a sentence."""
    if not identifier.platform:
        return isolated(identifier.written)
    return tr("{account} on {platform}").format(
        account=isolated(identifier.written), platform=isolated(identifier.platform)
    )


def doubt_words(doubt: Doubt, kind: IdentifierKind) -> str:
    """Return why an identifier may be mistyped, without a full stop."""
    if doubt is Doubt.NOT_WHOLE:
        return {
            IdentifierKind.EMAIL: tr("Not a whole e-mail address"),
            IdentifierKind.EMAIL_DOMAIN: tr("Not a whole domain"),
        }.get(kind, tr("Not a whole web address"))
    return {
        Doubt.NO_COUNTRY: tr("No country code"),
        Doubt.NO_NUMBER: tr("Not a phone number as far as is known"),
        Doubt.NOT_IN_USE: tr("Not known to be in use"),
        Doubt.NO_IP: tr("Not an IP address or range"),
    }[doubt]
