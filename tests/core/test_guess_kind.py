"""The kind of an identifier is guessed from its shape."""

import pytest

from core.blocklists.guess import guess_kind
from core.blocklists.person import IdentifierKind


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("name@example.org", IdentifierKind.EMAIL),
        (" name+tag@example.co.uk ", IdentifierKind.EMAIL),
        ("@night_owl", IdentifierKind.HANDLE),
        ("https://example.org/page?a=1", IdentifierKind.WEBSITE),
        ("www.example.org", IdentifierKind.WEBSITE),
        ("192.0.2.17", IdentifierKind.IP_ADDRESS),
        ("2001:db8::17", IdentifierKind.IP_ADDRESS),
        ("+44 20 7946-0018", IdentifierKind.PHONE),
        ("(020) 7946 0018", IdentifierKind.PHONE),
        ("M. Example", None),
        ("1234", None),
        ("", None),
    ],
)
def test_a_shape_tells_the_kind(written: str, kind: IdentifierKind | None) -> None:
    assert guess_kind(written) is kind
