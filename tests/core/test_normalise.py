"""Normal forms: the same identifier written differently is equal, others are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.blocklists.normalise import folded, normal_form
from core.blocklists.person import IdentifierContent, IdentifierKind


@pytest.mark.parametrize(
    ("kind", "written", "expected"),
    [
        (IdentifierKind.EMAIL, " Night.Owl@Example.ORG ", "night.owl@example.org"),
        (IdentifierKind.EMAIL_DOMAIN, "@Example.org.", "example.org"),
        (IdentifierKind.PHONE, "+49 (0) 170-123 45", "+4917012345"),
        (IdentifierKind.PHONE, "0049 170 12345", "+4917012345"),
        (IdentifierKind.PHONE, "0170/12345", "017012345"),
        (IdentifierKind.PHONE, "+٤٩١٧٠", "+49170"),
        (IdentifierKind.HANDLE, "@Night_Owl", "night_owl"),
        (IdentifierKind.WEBSITE, "HTTPS://www.Example.org/Page/", "example.org/page"),
        (IdentifierKind.WEBSITE, "http://example.org/page", "example.org/page"),
        (IdentifierKind.IP_ADDRESS, " 2001:DB8::1", "2001:db8::1"),
        (IdentifierKind.POSTAL_NAME, "STRASSE 1", "strasse 1"),
        (IdentifierKind.POSTAL_NAME, "Straße 1", "strasse 1"),
    ],
)
def test_normal_forms(kind: IdentifierKind, written: str, expected: str) -> None:
    assert normal_form(IdentifierContent(kind, written)) == expected


@given(st.sampled_from(IdentifierKind), st.text())
def test_any_text_has_a_normal_form(kind: IdentifierKind, written: str) -> None:
    form = normal_form(IdentifierContent(kind, written))
    assert form == form.strip()


@given(st.text())
def test_folded_text_stays_as_it_is(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_equal_looking_text_is_equal_when_folded() -> None:
    assert folded("JOSÉ") == folded("jose\u0301") == "josé"
    assert folded("ﬁsh") == "fish"
    assert folded(" x ") == " x "
