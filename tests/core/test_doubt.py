"""What may be mistyped is said to be so; what is only unusual is not."""

import pytest

from core.blocklists.doubt import Doubt, doubt_of
from core.blocklists.person import IdentifierContent, IdentifierKind

EMAIL, DOMAIN, PHONE = IdentifierKind.EMAIL, IdentifierKind.EMAIL_DOMAIN, IdentifierKind.PHONE
IP, SITE, HANDLE = IdentifierKind.IP_ADDRESS, IdentifierKind.WEBSITE, IdentifierKind.HANDLE
NAME = IdentifierKind.POSTAL_NAME


@pytest.mark.parametrize(
    ("kind", "written", "doubt"),
    [
        (EMAIL, "max@example.org", None),
        (EMAIL, "Max M. <max.m+x@example.org>", None),
        (EMAIL, "mailto:max@example.org", None),
        (EMAIL, "jürgen@müller.example", None),
        (EMAIL, '"max m"@example.org', None),
        (EMAIL, "o'neil_{x}@sub.example.co.uk", None),
        (EMAIL, "max", Doubt.NOT_WHOLE),
        (EMAIL, "max@", Doubt.NOT_WHOLE),
        (EMAIL, "@example.org", Doubt.NOT_WHOLE),
        (EMAIL, "max@example", Doubt.NOT_WHOLE),
        (EMAIL, "max@example..org", Doubt.NOT_WHOLE),
        (EMAIL, "max@exa mple.org", Doubt.NOT_WHOLE),
        (EMAIL, "max m@example.org", Doubt.NOT_WHOLE),
        (EMAIL, "max.@example.org", Doubt.NOT_WHOLE),
        (EMAIL, "m..x@example.org", Doubt.NOT_WHOLE),
        (EMAIL, "max@example,org", Doubt.NOT_WHOLE),
        (EMAIL, "a@b@example.org", Doubt.NOT_WHOLE),
        (EMAIL, "x" * 65 + "@example.org", Doubt.NOT_WHOLE),
        (DOMAIN, "@example.org", None),
        (DOMAIN, "example", Doubt.NOT_WHOLE),
        (DOMAIN, "exa mple.org", Doubt.NOT_WHOLE),
        (PHONE, "+44 20 7946 0018", None),
        (PHONE, "+49 170 1234567", None),
        (PHONE, "0049 (170) 123-45 67", None),
        (PHONE, "+44 20 7946 001", Doubt.NOT_IN_USE),
        (PHONE, "+1 555 555 5555", Doubt.NOT_IN_USE),
        (PHONE, "0170 1234567", Doubt.NO_COUNTRY),
        (PHONE, "12", Doubt.NO_NUMBER),
        (PHONE, "call me", Doubt.NO_NUMBER),
        (PHONE, "1" * 40, Doubt.NO_NUMBER),
        (IP, "192.0.2.0/24", None),
        (IP, "192.0.2.300", Doubt.NO_IP),
        (SITE, "https://example.org/x?y", None),
        (SITE, "192.0.2.7", None),
        (SITE, "nothing", Doubt.NOT_WHOLE),
        (HANDLE, "@x", None),
        (NAME, "?", None),
    ],
)
def test_each_kind_has_its_doubts(kind: IdentifierKind, written: str, doubt: Doubt | None) -> None:
    assert doubt_of(IdentifierContent(kind, written), "") is doubt


def test_with_a_region_a_number_without_country_is_looked_at_as_one_from_there() -> None:
    number = IdentifierContent(PHONE, "0170 1234567")
    assert doubt_of(number, "DE") is None
    assert doubt_of(IdentifierContent(PHONE, "555 12"), "DE") is Doubt.NOT_IN_USE
