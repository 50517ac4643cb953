"""What in a text could be an identifier."""

import pytest

from core.blocklists.forms.key import Key, Space
from core.blocklists.matching.lexer import MAX_OF_A_KIND, keys_in
from core.blocklists.matching.phrases import Phrases
from core.blocklists.normalise import keys_of
from core.blocklists.person import IdentifierContent, IdentifierKind

MAIL, PHONE, HANDLE = IdentifierKind.EMAIL, IdentifierKind.PHONE, IdentifierKind.HANDLE
SITE, IP, DOMAIN = (
    IdentifierKind.WEBSITE,
    IdentifierKind.IP_ADDRESS,
    IdentifierKind.EMAIL_DOMAIN,
)


@pytest.mark.parametrize(
    ("text", "kind", "written", "platform"),
    [
        ("He wrote (from Owl@Example.org).", MAIL, "owl@example.org", ""),
        ("<mailto:n.ight+x@googlemail.com>", MAIL, "night@gmail.com", ""),
        ("ＯＷＬ＠example.org", MAIL, "owl@example.org", ""),
        ("owl@mx.evil.example!", DOMAIN, "evil.example", ""),
        ("Am 12.3.2026 21:05 rief 0170 / 12 34 567 an", PHONE, "+49 170 1234567", ""),
        ("call (+49) 170-123 45 67 now", PHONE, "+49 170 1234567", ""),
        ("call +٤٩ ١٧٠ ١٢٣٤٥٦٧", PHONE, "+49 170 1234567", ""),
        ("tel:00491701234567.", PHONE, "+49 170 1234567", ""),
        ("then @Night_Owl, again", HANDLE, "night_owl", ""),
        ("then @Night_Owl, again", HANDLE, "night_owl", "X"),
        ("it was @owl@social.example.", HANDLE, "owl@social.example", "Mastodon"),
        ("see https://social.example/@owl/", HANDLE, "owl@social.example", ""),
        ("see x.com/Night_Owl/status/1?s=2", HANDLE, "night_owl", "Twitter"),
        ("https://m.facebook.com/profile.php?id=77&x=1", HANDLE, "renamed", "Facebook"),
        ("posted as u/night-owl on", HANDLE, "night-owl", "Reddit"),
        ("Night.Owl#1234 joined", HANDLE, "night.owl#1234", "Discord"),
        ("did:plc:abc123 wrote", HANDLE, "renamed", "Bluesky"),
        ("owl.bsky.example wrote", HANDLE, "owl.bsky.example", "Bluesky"),
        ("visit hxxps://a.Evil[.]example/Login?x,", SITE, "evil.example", ""),
        ("visit www.evil.example/login/now.", SITE, "evil.example/login", ""),
        ("visit BÜCHER.example", SITE, "xn--bcher-kva.example", ""),
        ("Received: from [192.0.2.7]:25", IP, "192.0.2.7", ""),
        ("from 2001:0DB8::0001 at 21:05:00", IP, "2001:db8::1", ""),
    ],
)
def test_what_is_in_a_text(text: str, kind: IdentifierKind, written: str, platform: str) -> None:
    ids = {"Facebook": "77", "Bluesky": "did:plc:abc123"}
    account_id = ids.get(platform, "") if written == "renamed" else ""
    kept = keys_of(IdentifierContent(kind, written, platform, account_id), "DE")
    assert keys_in(text, "DE") & kept


@pytest.mark.parametrize(
    "text",
    ["", "plain words, nothing else", "at 21:05:00", "1 2 3", "a@b", "@", "u/", "x#12", "12.3."],
)
def test_what_is_no_identifier(text: str) -> None:
    assert keys_in(text, "DE") == frozenset()


def test_a_number_of_another_country_is_another() -> None:
    kept = keys_of(IdentifierContent(PHONE, "+49 170 1234567"))
    assert not keys_in("+43 170 1234567", "DE") & kept
    assert keys_in("0170 1234567") & kept  # where the country is not known, it may be


@pytest.mark.parametrize(
    "piece",
    ["a@b.example{n} ", "0170 {n:07} ", "site{n}.example ", "@owl{n} ", "u/owl{n} ", "10.0.{n}.1 "],
)
def test_a_text_made_to_be_slow_is_bounded(piece: str) -> None:
    text = "".join(piece.format(n=number) for number in range(4 * MAX_OF_A_KIND))
    assert len(keys_in(text, "DE")) <= 8 * MAX_OF_A_KIND
    for wall in ("1 " * 200_000, "a" * 400_000, "@" * 200_000, "a." * 200_000, ":" * 200_000):
        keys_in(wall, "DE")


def test_phrases_are_words_in_a_row() -> None:
    phrases = Phrases(["jane o doe", "night_owl"])
    phrases.add(["jane doe"])

    def found(text: str) -> set[str]:
        keys = phrases.keys_in(text)
        assert {each.space for each in keys} <= {Space.WORDS}
        return {each.value for each in keys}

    assert found("To: JANE O. DOE!") == {"jane o doe"}
    assert found("Jane\nDoe and NIGHT_OWL") == {"jane doe", "night_owl"}
    assert found("jane odoe, night owl, jane o") == set()
    assert Key(Space.WORDS, "jane doe") in phrases.keys_in("jane doe")
