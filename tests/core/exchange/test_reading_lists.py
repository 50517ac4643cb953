"""Lists of other programs are recognised and read; a bad row is said to be one, alone."""

from itertools import repeat

import pytest

from core.blocklists.exchange.formats.phone_patterns import one_number
from core.blocklists.exchange.list_file import Columns, guess_columns, open_list, read_list
from core.blocklists.exchange.mapping import Role
from core.blocklists.exchange.reading import (
    MAX_ROWS,
    Flaw,
    Found,
    ListFormat,
    Reading,
    rows_of,
)
from core.blocklists.person import IdentifierKind

GMAIL = """<?xml version='1.0' encoding='ISO-8859-1'?>
<feed xmlns='http://www.w3.org/2005/Atom' xmlns:apps='http://schemas.google.com/apps/2006'>
<entry><apps:property name='from'
 value='max@example.org OR (@example.net) OR {a@b.example}'/></entry>
<entry><apps:property name='subject' value='news'/></entry>
<entry><apps:property name='from' value='-friend@example.org boss'/></entry>
</feed>"""
THUNDERBIRD = r"""version="9"
logging="no"
name="a"
enabled="yes"
condition="OR (from,is,max@example.org) OR (from,contains,\"x, y\") AND (subject,contains,hi)"
name="b"
condition="AND (from,doesn't contain,@friend.example) OR (from,contains,@example.net)"
name="c"
condition="ALL"
"""
VCARD_21 = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=87elik;Max\r\n"
    "TEL;CELL;PREF:+49 170 1\r\nitem1.EMAIL;INTERNET:max@\r\n example.org\r\n"
    "NOTE;ENCODING=QUOTED-PRINTABLE:first=0D=0A=\r\nsecond\r\n"
    "PHOTO;ENCODING=BASE64:AAAA\r\n BBBB\r\nthis is no line\r\n"
    "X-SOCIALPROFILE;type=pref;type=twitter;x-user=max_m:http://twitter.com/max_m\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nFN:Nobody\r\nORG:Nothing\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nFN:Cut\r\nIMPP:xmpp:cut@example.org\r\nX-SKYPE:cut.off\r\nTEL:tel:+1-201;ext=2"
)
YACB = (
    "ID,name,pattern,creationTimestamp,numberOfCalls,lastCallTimestamp\r\n"
    '7,"Max, M",+49 170 1234567,1,0,\r\n'
    "6,friend,+491,1,0,,true\r\n"
    "8,many,+49*,1,0,\r\n9\r\n10,,abc,,,\r\n"
)
SPAM = (
    "pattern;description;isBlacklist\n^\\+491701234567$;Max;true\n49170.*;many;\n"
    "4917012345;allowed;false\n4915112345678;;\n"
)
PLAIN = """; comment
# another
1. max@example.org
- +49 170 1234567
[x] @max
0.0.0.0 stalker.example # why
127.0.0.1 localhost
||page.example/max^$document
@@||friend.example^
stalker2.example
night_owl
two words
"""

K = IdentifierKind


def read(text: str) -> Reading:
    return read_list(open_list(text.encode()))


def told(reading: Reading) -> list[object]:
    return [
        row.flaw or (row.listed and (row.listed.kind, row.listed.written)) for row in reading.rows
    ]


@pytest.mark.parametrize(
    ("text", "kind", "rows"),
    [
        (
            GMAIL,
            ListFormat.GMAIL,
            [
                (K.EMAIL, "max@example.org"),
                (K.EMAIL_DOMAIN, "example.net"),
                (K.EMAIL, "a@b.example"),
                Flaw.NOTHING,
                Flaw.ALLOWS,
                Flaw.NOTHING,
            ],
        ),
        (
            THUNDERBIRD,
            ListFormat.THUNDERBIRD,
            [
                (K.EMAIL, "max@example.org"),
                Flaw.PATTERN,
                Flaw.ALLOWS,
                (K.EMAIL_DOMAIN, "example.net"),
                Flaw.NOTHING,
            ],
        ),
        (
            VCARD_21,
            ListFormat.VCARD,
            [
                (K.PHONE, "+49 170 1"),
                (K.EMAIL, "max@example.org"),
                Flaw.UNREADABLE,
                (K.HANDLE, "max_m"),
                Flaw.NOTHING,
                (K.HANDLE, "cut@example.org"),
                (K.HANDLE, "cut.off"),
                (K.PHONE, "+1-201"),
            ],
        ),
        (
            YACB,
            ListFormat.CALL_BLOCKER,
            [
                (K.PHONE, "+491701234567"),
                Flaw.ALLOWS,
                Flaw.PATTERN,
                Flaw.UNREADABLE,
                Flaw.NOTHING,
            ],
        ),
        (
            SPAM,
            ListFormat.SPAM_BLOCKER,
            [(K.PHONE, "+491701234567"), Flaw.PATTERN, Flaw.ALLOWS, (K.PHONE, "+4915112345678")],
        ),
        (
            "+491701234567: Max\n+4917%: many\nbroken\n112: \n",
            ListFormat.NO_PHONE_SPAM,
            [(K.PHONE, "+491701234567"), Flaw.PATTERN, Flaw.UNREADABLE, (K.PHONE, "112")],
        ),
        (
            "#domain,#severity\nStalker.example,suspend\n,\n",
            ListFormat.MASTODON,
            [
                (K.WEBSITE, "stalker.example"),
            ],
        ),
        (
            'Account address,Hide notifications\n@max@social.example,true\n"broken\n,true\n',
            ListFormat.MASTODON,
            [(K.HANDLE, "@max@social.example"), Flaw.UNREADABLE, Flaw.NOTHING],
        ),
        (
            PLAIN,
            ListFormat.PLAIN,
            [
                (K.EMAIL, "max@example.org"),
                (K.PHONE, "+49 170 1234567"),
                (K.HANDLE, "@max"),
                (K.WEBSITE, "stalker.example"),
                (K.WEBSITE, "page.example/max"),
                Flaw.ALLOWS,
                (K.WEBSITE, "stalker2.example"),
                (K.HANDLE, "night_owl"),
                Flaw.NOTHING,
            ],
        ),
    ],
)
def test_a_list_is_recognised_and_read(text: str, kind: ListFormat, rows: list[object]) -> None:
    reading = read(text)
    assert reading.format is kind
    assert told(reading) == rows


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        ("+49 (170) 123-4567", "+491701234567"),
        (r"^\+?491701234567$", "+491701234567"),
        ("491701234567", "+491701234567"),
        ("0170123", "0170123"),
        ("999999999999999", "999999999999999"),
        ("112", "112"),
        ("49.*", Flaw.PATTERN),
        ("(49|43)170", Flaw.PATTERN),
        ("Microsoft", Flaw.NOTHING),
        ("", Flaw.NOTHING),
    ],
)
def test_a_pattern_that_stands_for_one_number_is_that_number(
    pattern: str, number: str | Flaw
) -> None:
    assert one_number(pattern) == number


def test_what_a_card_says_beside_goes_with_each_of_its_identifiers() -> None:
    first, *_ = read(VCARD_21).rows
    assert first.listed is not None
    assert (first.listed.person, first.listed.note) == ("Max Çelik", "first\nsecond")
    assert first.line == 4


@pytest.mark.parametrize(
    "hostile",
    [
        '<!DOCTYPE x [<!ENTITY a "{}">]>'.format("b" * 100),
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
    ],
)
def test_xml_that_defines_anything_is_not_read(hostile: str) -> None:
    reading = read(GMAIL.replace("<feed", f"{hostile}<feed").replace("'max@", "'&a;max@"))
    assert told(reading) == [Flaw.UNREADABLE]


def test_a_feed_that_ends_too_early_gives_what_it_has() -> None:
    reading = read(GMAIL[: GMAIL.index("<entry><apps:property name='subject'")])
    assert told(reading)[-2:] == [(K.EMAIL, "a@b.example"), Flaw.UNREADABLE]


GOOGLE = (
    "Name,Given Name,Notes,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value\n"
    "Max M,Max,met,* Home,max@example.org,Mobile,+49 170 1\n"
    'Bo,Bo,"two\nlines",,,,=1+2\nNobody,,,,,,\n'
)


def test_columns_are_guessed_from_headings() -> None:
    file = open_list(GOOGLE.encode())
    assert file.format is ListFormat.TABLE
    columns = guess_columns(file)
    assert columns.skip_first
    assert columns.roles == (
        Role.PERSON,
        Role.NOTHING,
        Role.NOTE,
        Role.NOTHING,
        Role.EMAIL,
        Role.NOTHING,
        Role.PHONE,
    )
    assert told(read_list(file)) == [
        (K.EMAIL, "max@example.org"),
        (K.PHONE, "+49 170 1"),
        (K.PHONE, "=1+2"),
        Flaw.NOTHING,
    ]


@pytest.mark.parametrize(
    ("text", "delimiter", "roles"),
    [
        ("max@example.org;+49 170 1\nbo@example.org;+49 170 2\n", ";", (Role.EMAIL, Role.PHONE)),
        ("Max\t@max\t77\nBo\t@bo\t78\n", "\t", (Role.NOTHING, Role.HANDLE, Role.NOTHING)),
        ("x|a@b.example\ny|@c\nz|+49 170 1\n", "|", (Role.NOTHING, Role.ANY)),
    ],
)
def test_columns_are_guessed_from_what_is_in_them(
    text: str, delimiter: str, roles: tuple[Role, ...]
) -> None:
    file = open_list(text.encode())
    assert (file.format, file.delimiter) == (ListFormat.TABLE, delimiter)
    assert guess_columns(file) == Columns(roles, skip_first=False)


def test_a_person_decides_what_the_columns_are() -> None:
    file = open_list(b"Max,max_m,77,Insta,why\nBo,+49 170 2,78,X,\n")
    roles = (Role.PERSON, Role.HANDLE, Role.PERMANENT_ID, Role.PLATFORM, Role.NOTE)
    first, second = (row.listed for row in read_list(file, Columns(roles, skip_first=False)).rows)
    assert first is not None
    assert second is not None
    assert (first.written, first.platform, first.permanent_id) == ("max_m", "Insta", "77")
    assert (first.person, first.note) == ("Max", "why")
    assert (second.kind, second.written) == (K.HANDLE, "+49 170 2")


def test_a_quote_that_is_never_closed_spoils_its_own_row_only() -> None:
    rows = "".join(f"Person {number},p{number}@example.org\n" for number in range(1000))
    reading = read(f'name,mail\nBroken,"never closed\n{rows}')
    flaws = [(row.line, row.flaw) for row in reading.rows if row.flaw]
    assert flaws == [(2, Flaw.UNREADABLE)]
    assert len(reading.rows) == 1001


def test_what_is_longer_than_can_be_kept_is_a_bad_row() -> None:
    reading = read(f"{'a' * 5000}@example.org\nb@example.org\n")
    assert told(reading) == [Flaw.TOO_LONG, (K.EMAIL, "b@example.org")]
    assert len(reading.rows[0].source) <= 300


def test_no_more_rows_than_the_most_are_taken() -> None:
    found = Found(1, "x", Flaw.NOTHING)
    rows, is_cut = rows_of(repeat(found, MAX_ROWS + 2))
    assert (len(rows), is_cut) == (MAX_ROWS, True)
    assert rows_of(repeat(found, 2)) == (rows[:2], False)


@pytest.mark.parametrize(
    ("data", "written"),
    [
        ("\ufeffü@example.org\n".encode(), "ü@example.org"),
        ("ü@example.org\n".encode("utf-16"), "ü@example.org"),
        ("ü@example.org\n".encode("cp1252"), "ü@example.org"),
    ],
)
def test_texts_in_other_encodings_are_read(data: bytes, written: str) -> None:
    (row,) = read_list(open_list(data)).rows
    assert row.listed is not None
    assert row.listed.written == written


def test_a_table_that_a_spreadsheet_saved_again_is_still_ours() -> None:
    heading = "Person;Kind;Written;Platform;Permanent ID;Note\n"
    text = f"{heading}Max;phone;'+49 170 1;;;\nx;other;y;;;\n;phone;;;;\n"
    reading = read(text)
    assert reading.format is ListFormat.PEOPLE_TABLE
    assert told(reading) == [(K.PHONE, "+49 170 1"), Flaw.UNREADABLE, Flaw.NOTHING]
