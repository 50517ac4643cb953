"""Normal forms of identifiers: keys to match by, never shown in place of what was written."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from core.blocklists.forms.domain import domain
from core.blocklists.forms.folding import folded
from core.blocklists.forms.handle import account, handle, handle_keys, keys_in_handle
from core.blocklists.forms.ip_address import ip, ip_keys
from core.blocklists.forms.key import Key, Space
from core.blocklists.forms.mail import keys_in_mail, mail, mail_keys
from core.blocklists.forms.phone import keys_in_phone, phone, phone_keys
from core.blocklists.forms.postal_name import postal_name, postal_name_keys
from core.blocklists.forms.website import keys_in_website, website, website_keys
from core.blocklists.person import IdentifierContent, IdentifierKind

__all__ = ["RULES_VERSION", "Keys", "folded", "home_service", "keys_met", "keys_of", "normal_form"]

RULES_VERSION = 2
"""Of everything in `forms`. What a vault keeps of another version is made anew at unlock."""

Keys = frozenset[Key]


def _domain_keys(content: IdentifierContent) -> Keys:
    form = domain(content.written)
    return frozenset({Key(Space.EMAIL_DOMAIN, form)} if form else ())


class _Rules(NamedTuple):
    """How one kind is compared. The texts are the region of the vault."""

    form: Callable[[IdentifierContent, str], str]
    kept: Callable[[IdentifierContent, str], Keys]
    met: Callable[[IdentifierContent, str], Keys]
    service: Callable[[IdentifierContent], str]


_RULES: Mapping[IdentifierKind, _Rules] = {
    IdentifierKind.EMAIL: _Rules(
        lambda each, _: mail(each.written),
        lambda each, _: mail_keys(each.written),
        lambda each, _: keys_in_mail(each.written),
        lambda _: "email",
    ),
    IdentifierKind.EMAIL_DOMAIN: _Rules(
        lambda each, _: domain(each.written),
        lambda each, _: _domain_keys(each),
        lambda each, _: _domain_keys(each),
        lambda _: "email",
    ),
    IdentifierKind.PHONE: _Rules(
        lambda each, region: phone(each.written, region),
        lambda each, region: phone_keys(each.written, region),
        lambda each, region: keys_in_phone(each.written, region),
        lambda _: "phone",
    ),
    IdentifierKind.HANDLE: _Rules(
        lambda each, _: handle(each.written, each.platform, each.account_id),
        lambda each, _: handle_keys(each.written, each.platform, each.account_id),
        lambda each, _: keys_in_handle(each.written, each.platform, each.account_id),
        lambda each: account(each.written, each.platform).service,
    ),
    IdentifierKind.WEBSITE: _Rules(
        lambda each, _: website(each.written),
        lambda each, _: website_keys(each.written),
        lambda each, _: keys_in_website(each.written),
        lambda _: "web",
    ),
    IdentifierKind.IP_ADDRESS: _Rules(
        lambda each, _: ip(each.written),
        lambda each, _: ip_keys(each.written),
        lambda each, _: ip_keys(each.written),
        lambda _: "web",
    ),
    IdentifierKind.POSTAL_NAME: _Rules(
        lambda each, _: postal_name(each.written),
        lambda each, _: postal_name_keys(each.written),
        lambda each, _: postal_name_keys(each.written),
        lambda _: "post",
    ),
}


def normal_form(identifier: IdentifierContent, region: str = "") -> str:
    """Return the key under which two ways of writing the same identifier are equal.

    `region` is where numbers without a country code are from (ISO 3166-1, two letters), or empty.
    Form and kind together tell identifiers apart; two kinds never match each other.
    """
    return _RULES[identifier.kind].form(identifier, region)


def keys_of(identifier: IdentifierContent, region: str = "") -> Keys:
    """Return everything that an identifier which is kept is found by."""
    return _RULES[identifier.kind].kept(identifier, region)


def keys_met(identifier: IdentifierContent, region: str = "") -> Keys:
    """Return everything that finds the kept identifiers which this one, met somewhere, can be.

    They match when `keys_met` of one and `keys_of` of the other have a key in common.
    """
    return _RULES[identifier.kind].met(identifier, region)


def home_service(identifier: IdentifierContent) -> str:
    """Return where one would block it: a code of `forms.platforms`, the folded name of another
    service, `email`, `phone`, `web`, `post`, or empty for a handle of no service.
    """
    return _RULES[identifier.kind].service(identifier)
