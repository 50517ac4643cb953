"""What a format can carry comes back from it as it was; whatever else is in a list is survived."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.blocklists.exchange.leaving import ExportOptions
from core.blocklists.exchange.list_file import open_list, read_list
from core.blocklists.exchange.listed import Listed, one_line
from core.blocklists.exchange.reading import ListFormat
from core.blocklists.exchange.targets import WAYS, Target
from core.blocklists.person import IdentifierKind
from tests.core.exchange.lists import DOMAIN, HANDLE, MAIL, PHONE, SITE

TOLD = ExportOptions("Kept", with_names=True, with_notes=True)
anything = st.text(max_size=12)
names = st.builds(str, anything)
labels = st.from_regex(r"[a-z][a-z0-9-]{0,5}[a-z0-9]", fullmatch=True)
hosts = st.builds("{}.{}".format, labels, st.sampled_from(["example", "example.org", "test"]))
local_parts = st.from_regex(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,12}", fullmatch=True)
mails = st.builds("{}@{}".format, local_parts, hosts)
german_numbers = st.integers(15110000000, 15119999999).map(lambda n: f"+49{n}")
accounts = st.builds("@{}@{}".format, st.from_regex(r"[a-z0-9_]{1,8}", fullmatch=True), hosts)
hostile = st.builds(
    Listed, st.sampled_from(IdentifierKind), anything, anything, anything, anything, anything
)


def listed(kind: IdentifierKind, written: st.SearchStrategy[str]) -> st.SearchStrategy[Listed]:
    return st.builds(Listed, st.just(kind), written, person=names, note=anything)


def back(data: bytes) -> list[Listed]:
    reading = read_list(open_list(data))
    assert [row.source for row in reading.rows if row.flaw] == []
    return [row.listed for row in reading.rows if row.listed]


def said(each: Listed) -> tuple[object, ...]:
    """What every format of people carries."""
    handle = each.kind is IdentifierKind.HANDLE
    return (
        each.kind,
        each.written.strip(),
        one_line(each.platform) if handle else "",
        one_line(each.permanent_id) if handle else "",
    )


class TestPrograms:
    """Each program's format gives back the identifiers, as it writes them."""

    @pytest.mark.parametrize(
        ("target", "kind", "written", "form"),
        [
            (Target.GMAIL, MAIL, mails, str),
            (Target.GMAIL, DOMAIN, hosts, str),
            (Target.THUNDERBIRD, MAIL, mails, str),
            (Target.THUNDERBIRD, DOMAIN, hosts, str),
            (Target.MASTODON_BLOCKS, HANDLE, accounts, str),
            (Target.MASTODON_MUTES, HANDLE, accounts, str),
            (Target.MASTODON_DOMAINS, SITE, hosts, str),
            (Target.SPAM_BLOCKER, PHONE, german_numbers, str),
            (Target.CALL_BLOCKER, PHONE, german_numbers, str),
            (Target.NO_PHONE_SPAM, PHONE, german_numbers, str),
            (Target.WEB_RULES, SITE, hosts, lambda host: host.removeprefix("www.")),
        ],
    )
    @given(data=st.data())
    @settings(max_examples=15, deadline=None)
    def test_identifiers_come_back(
        self,
        target: Target,
        kind: IdentifierKind,
        written: st.SearchStrategy[str],
        form: Callable[[str], str],
        data: st.DataObject,
    ) -> None:
        rows = data.draw(st.lists(listed(kind, written), min_size=1, max_size=5))
        rows = [replace(each, platform="Mastodon") if kind is HANDLE else each for each in rows]
        export = WAYS[target].write(rows, TOLD)
        if not export.carried:
            return
        wanted = {form(each.written) for each in rows}
        found = back(export.data)
        assert {each.written for each in found} <= wanted
        assert len(found) == export.carried
        assert {each.kind for each in found} == {kind}


@given(st.lists(hostile, max_size=8))
@settings(max_examples=40, deadline=None)
def test_tables_for_people_lose_nothing(rows: list[Listed]) -> None:
    export = WAYS[Target.PEOPLE_CSV].write(rows, TOLD)
    found = back(export.data)
    assert len(found) == export.carried
    kept = {said(each) for each in found}
    assert kept <= {said(each) for each in rows}
    names = {(one_line(each.person), one_line(each.note)) for each in rows}
    assert {(each.person, each.note) for each in found} <= names


@given(st.lists(hostile, max_size=8))
@settings(max_examples=60, deadline=None)
def test_lists_to_tick_off_lose_no_identifier(rows: list[Listed]) -> None:
    export = WAYS[Target.PLAIN_LIST].write(rows, TOLD)
    found = back(export.data) if export.carried else []
    assert len(found) == export.carried
    permanent = {(each.written.strip(), one_line(each.permanent_id)) for each in rows}
    assert {(each.written, each.permanent_id) for each in found} <= permanent
    assert {each.kind for each in found} <= {each.kind for each in rows}


@pytest.mark.parametrize("target", [Target.VCARD_3, Target.VCARD_4])
@given(rows=st.lists(hostile, max_size=8))
@settings(max_examples=40, deadline=None)
def test_contacts_lose_nothing(target: Target, rows: list[Listed]) -> None:
    export = WAYS[target].write(rows, TOLD)
    found = back(export.data) if export.carried else []
    assert len(found) >= export.carried
    assert {said(each) for each in found} <= {said(each) for each in rows}


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
@settings(max_examples=100, deadline=None)
def test_any_file_is_survived(data: bytes) -> None:
    reading = read_list(open_list(data))
    assert all((row.listed is None) is (row.flaw is not None) for row in reading.rows)


BEGINNINGS = {
    b"BEGIN:VCARD\r\n": ListFormat.VCARD,
    b"<feed xmlns:apps='http://schemas.google.com/apps/2006'>": ListFormat.GMAIL,
    b'version="9"\n': ListFormat.THUNDERBIRD,
    b"Account address\n": ListFormat.MASTODON,
    b"pattern,description\n": ListFormat.SPAM_BLOCKER,
    b"ID,name,pattern\n": ListFormat.CALL_BLOCKER,
    b"+4917: a\n": ListFormat.NO_PHONE_SPAM,
    b"Person,Kind,Written,Platform,Permanent ID,Note\n": ListFormat.PEOPLE_TABLE,
}


@pytest.mark.parametrize("beginning", BEGINNINGS)
@given(rest=st.text(max_size=200) | st.text(alphabet='";,:\n=\\()@+1aBEGIN:VCARD<>/', max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_rest_of_a_known_file_is_survived(beginning: bytes, rest: str) -> None:
    file = open_list(beginning + rest.encode())
    assert file.format is BEGINNINGS[beginning]
    for row in read_list(file).rows:
        assert row.line >= 1
