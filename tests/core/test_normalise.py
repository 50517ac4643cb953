"""Normal forms: the same identifier written differently is equal, others are not."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.blocklists.forms.domain import domain_forms
from core.blocklists.forms.key import Key, Space
from core.blocklists.forms.phone import is_valid_phone
from core.blocklists.normalise import folded, home_service, keys_met, keys_of, normal_form
from core.blocklists.person import IdentifierContent, IdentifierKind

MAIL, DOMAIN, PHONE = IdentifierKind.EMAIL, IdentifierKind.EMAIL_DOMAIN, IdentifierKind.PHONE
HANDLE, SITE = IdentifierKind.HANDLE, IdentifierKind.WEBSITE
IP, NAME = IdentifierKind.IP_ADDRESS, IdentifierKind.POSTAL_NAME

WRITTEN = [
    (MAIL, " Night.Owl@Example.ORG ", "night.owl@example.org"),
    (MAIL, "R. Example <Night.Owl@example.org>", "night.owl@example.org"),
    (MAIL, "mailto:owl@example.org", "owl@example.org"),
    (MAIL, "n.i.g.h.t+shop@GoogleMail.com", "night@gmail.com"),
    (MAIL, "owl+tag@outlook.com", "owl@outlook.com"),
    (MAIL, "o.wl+tag@outlook.de", "o.wl@outlook.de"),
    (MAIL, "owl@me.com", "owl@icloud.com"),
    (MAIL, "night_o.wl-x+1@pm.me", "nightowlx@proton.me"),
    (MAIL, "night-owl@ya.ru", "night.owl@yandex.com"),
    (MAIL, "owl+tag@example.org", "owl+tag@example.org"),
    (MAIL, "+@gmail.com", "+@gmail.com"),
    (MAIL, "owl@bücher.example", "owl@xn--bcher-kva.example"),
    (MAIL, "no address", "no address"),
    (DOMAIN, "@Example.org.", "example.org"),
    (DOMAIN, "BÜCHER.example", "xn--bcher-kva.example"),
    (DOMAIN, "xn--bcher-kva.example", "xn--bcher-kva.example"),
    (PHONE, "+49 (0) 170-123 45", "+4917012345"),
    (PHONE, "0049 170 12345", "+4917012345"),
    (PHONE, "0170/12345", "017012345"),
    (PHONE, "+٤٩١٧٠", "+49170"),
    (PHONE, "AMAZON", "amazon"),
    (HANDLE, "@Night_Owl", "night_owl"),
    (HANDLE, "https://x.com/Night_Owl?lang=en", "night_owl"),
    (HANDLE, "https://social.example/@Owl", "owl@social.example"),
    (HANDLE, "@Owl@Social.Example", "owl@social.example"),
    (
        HANDLE,
        "https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv",
        "ucabcdefghijklmnopqrstuv",
    ),
    (SITE, "HTTPS://www.Example.org/Page/", "example.org/page"),
    (SITE, "http://example.org/page#top", "example.org/page"),
    (SITE, "hxxps://user@Example[.]org:8080/?id=7", "example.org/?id=7"),
    (SITE, "example.org?id=7", "example.org/?id=7"),
    (IP, " 2001:DB8::1", "2001:db8::1"),
    (IP, "::ffff:192.0.2.7", "192.0.2.7"),
    (IP, "192.0.2.7:8080", "192.0.2.7"),
    (IP, "[2001:db8::1]:443", "2001:db8::1"),
    (IP, "192.0.2.77/24", "192.0.2.0/24"),
    (IP, "192.0.2.0 – 192.0.2.255", "192.0.2.0/24"),
    (IP, "192.0.2.1-192.0.2.4", "192.0.2.1-192.0.2.4"),
    (IP, "192.0.2.4-192.0.2.1", "192.0.2.4-192.0.2.1"),
    (NAME, "STRASSE 1", "strasse 1"),
    (NAME, "Straße, 1", "strasse 1"),
]


@pytest.mark.parametrize(("kind", "written", "expected"), WRITTEN)
def test_normal_forms(kind: IdentifierKind, written: str, expected: str) -> None:
    assert normal_form(IdentifierContent(kind, written)) == expected


@pytest.mark.parametrize(
    ("written", "platform", "account_id", "keys"),
    [
        ("Night.Owl", "Facebook", "", {":nightowl", "facebook:nightowl"}),
        ("u/Owl", "reddit", "", {":owl", "reddit:owl"}),
        ("owl#0", "Discord", "", {":owl", "discord:owl"}),
        ("owl#1234", "Discord", "", {":owl#1234", "discord:owl#1234"}),
        ("https://t.me/owl", "", "", {":owl", "telegram:owl"}),
        ("https://www.reddit.com/user/owl/", "", "", {":owl", "reddit:owl"}),
        ("owl", "Some Forum", "", {":owl", "some forum:owl"}),
        ("owl", "", "", {":owl", "?:owl"}),
        ("@a", "twitter", "77", {":a", "x:a", "ID x:77"}),
        (
            "https://facebook.com/profile.php?id=77",
            "",
            "",
            {":77", "facebook:77", "ID facebook:77"},
        ),
        ("https://x.com/i/user/77", "Twitter", "", {":77", "x:77", "ID x:77"}),
        (
            "did:plc:abc",
            "Bluesky",
            "",
            {":did:plc:abc", "bluesky:did:plc:abc", "ID bluesky:did:plc:abc"},
        ),
    ],
)
def test_accounts(written: str, platform: str, account_id: str, keys: set[str]) -> None:
    content = IdentifierContent(HANDLE, written, platform, account_id)
    found = {
        f"{'ID ' if each.space is Space.ACCOUNT else ''}{each.value}"
        for each in keys_of(content)
        if each.space is not Space.WORDS
    }
    assert found == keys


def test_the_region_completes_numbers_and_only_them() -> None:
    assert normal_form(IdentifierContent(PHONE, "0170 12345678"), "DE") == "+4917012345678"
    assert normal_form(IdentifierContent(PHONE, "07700 900123"), "GB") == "+447700900123"
    assert normal_form(IdentifierContent(HANDLE, "0170 12345678"), "DE") == "0170 12345678"
    assert is_valid_phone("0170 1234567", "DE")
    assert not is_valid_phone("0170 1234567")
    assert not is_valid_phone("+49 1")
    assert not is_valid_phone("AMAZON")


@pytest.mark.parametrize(
    ("kept", "met", "is_same"),
    [
        (
            IdentifierContent(PHONE, "+49 170 1234567"),
            IdentifierContent(PHONE, "0170 1234567"),
            True,
        ),
        (
            IdentifierContent(PHONE, "+49 170 1234567"),
            IdentifierContent(PHONE, "+43 170 1234567"),
            False,
        ),
        (
            IdentifierContent(DOMAIN, "evil.example"),
            IdentifierContent(MAIL, "a@mx.evil.example"),
            True,
        ),
        (
            IdentifierContent(DOMAIN, "evil.example"),
            IdentifierContent(MAIL, "a@notevil.example"),
            False,
        ),
        (
            IdentifierContent(SITE, "evil.example"),
            IdentifierContent(SITE, "https://a.evil.example/b"),
            True,
        ),
        (
            IdentifierContent(SITE, "evil.example/b"),
            IdentifierContent(SITE, "evil.example/b/c?d"),
            True,
        ),
        (
            IdentifierContent(SITE, "evil.example/b"),
            IdentifierContent(SITE, "evil.example/bc"),
            False,
        ),
        (IdentifierContent(HANDLE, "owl", "X"), IdentifierContent(HANDLE, "owl"), True),
        (IdentifierContent(HANDLE, "owl"), IdentifierContent(HANDLE, "owl", "X"), True),
        (IdentifierContent(HANDLE, "owl", "X"), IdentifierContent(HANDLE, "owl", "Reddit"), False),
        (
            IdentifierContent(HANDLE, "owl", "X", "77"),
            IdentifierContent(HANDLE, "bat", "Twitter", "77"),
            True,
        ),
        (IdentifierContent(NAME, "Jane O. Doe"), IdentifierContent(NAME, "JANE O DOE"), True),
    ],
)
def test_what_is_met_finds_what_is_kept(
    kept: IdentifierContent, met: IdentifierContent, *, is_same: bool
) -> None:
    assert bool(keys_of(kept) & keys_met(met)) == is_same


kinds = st.sampled_from(IdentifierKind)
regions = st.sampled_from(("", "DE", "US", "IT"))
ALPHABET = "aA1.@:/+- #?_[]<>ß０e\u0301İ\u200b\u0663\ue000漢\n"
texts = st.one_of(
    st.text(alphabet=ALPHABET, max_size=24),
    st.text(max_size=24),
    st.from_regex(r"\+?[0-9 ()/.-]{1,20}", fullmatch=True),
    st.sampled_from([written for _, written, _ in WRITTEN]),
)


@settings(max_examples=400, deadline=None)
@given(
    kinds, texts, regions, st.sampled_from(("", "X", "Facebook", "Discord", "Reddit", "Bluesky"))
)
@example(HANDLE, "u/u/a", "", "Reddit")
@example(HANDLE, "1/ /", "", "")
@example(HANDLE, "a/#0", "", "Discord")
@example(SITE, "www.www.a", "", "")
@example(SITE, "1?//", "", "")
@example(HANDLE, ". 1", "", "Facebook")
@example(MAIL, "a@b@", "", "")
@example(MAIL, "1@\u0130@", "", "")
def test_normalising_twice_changes_nothing(
    kind: IdentifierKind, written: str, region: str, platform: str
) -> None:
    content = IdentifierContent(kind, written, platform)
    form = normal_form(content, region)
    assert form == form.strip()
    assert normal_form(IdentifierContent(kind, form, platform), region) == form
    assert content.written == written


OWN_SPACES = {
    MAIL: {Space.EMAIL},
    DOMAIN: {Space.EMAIL_DOMAIN},
    PHONE: {Space.PHONE, Space.DIGITS},
    HANDLE: {Space.HANDLE, Space.ACCOUNT, Space.WORDS},
    SITE: {Space.WEBSITE},
    IP: {Space.IP, Space.IP_RANGE},
    NAME: {Space.WORDS},
}


@settings(max_examples=200, deadline=None)
@given(kinds, texts, regions)
def test_keys_never_cross_kinds_and_an_identifier_finds_itself(
    kind: IdentifierKind, written: str, region: str
) -> None:
    content = IdentifierContent(kind, written)
    kept, met = keys_of(content, region), keys_met(content, region)
    assert {each.space for each in kept} <= OWN_SPACES[kind]
    assert not kept or kept & met
    assert Key(Space.WORDS, "") not in kept


def test_where_one_would_block_it() -> None:
    assert home_service(IdentifierContent(HANDLE, "owl", "Twitter")) == "x"
    assert home_service(IdentifierContent(HANDLE, "https://t.me/owl")) == "telegram"
    assert home_service(IdentifierContent(HANDLE, "owl", "Some Forum")) == "some forum"
    assert home_service(IdentifierContent(HANDLE, "owl")) == ""
    services = [home_service(IdentifierContent(each, "a")) for each in IdentifierKind]
    assert services == ["email", "email", "phone", "", "web", "web", "post"]


def test_domains_can_be_shown_both_ways() -> None:
    assert domain_forms("xn--bcher-kva.example") == ("xn--bcher-kva.example", "bücher.example")
    assert domain_forms("Bücher.example") == ("xn--bcher-kva.example", "bücher.example")
    assert domain_forms("xn--a") == ("xn--a", "xn--a")
    assert domain_forms("no domain") == ("no domain", "no domain")
    assert domain_forms("a" * 300) == ("a" * 300, "a" * 300)


@given(st.text())
def test_folded_text_stays_as_it_is(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_equal_looking_text_is_equal_when_folded() -> None:
    assert folded("JOSÉ") == folded("jose\u0301") == "josé"
    assert folded("ﬁsh") == "fish"
    assert folded(" x ") == " x "
