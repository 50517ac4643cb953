"""Mail filters, as the programs that read them understand them."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from email.message import EmailMessage
from functools import cache
from pathlib import Path

import defusedxml.ElementTree
import pytest

from core.blocklists.exchange.formats import gmail, sieve
from core.blocklists.exchange.leaving import ExportOptions
from core.blocklists.exchange.listed import Listed
from core.blocklists.exchange.targets import WAYS, Target
from core.blocklists.exchange.why import Why
from tests.core.exchange import oracles
from tests.core.exchange.lists import BARE, DOMAIN, HOSTILE_NAMES, hostile_list, mail, phone

TWO = [mail("Max.M+x@Example.ORG"), Listed(DOMAIN, "@bücher.example"), phone("+491701234567")]
LISTED_HOSTILE = {f"stalker{number}@example.net" for number in range(len(HOSTILE_NAMES))}
HOSTILE_LABEL = "x\"\\ \n; discard; } */ '/><b>\u202e"


@cache
def many() -> list[Listed]:
    return [mail(f"somebody.{number}@a-rather-long-name.example.org") for number in range(100_000)]


# --- Sieve, by Dovecot's own compiler and interpreter ---------------------------------------------


NOBODY = 65_534


@pytest.fixture
def script() -> Iterator[Path]:
    """Where a script is put: in a folder that also a user without rights can read.

    Dovecot refuses to look at mails as root, so that there it does it as nobody.
    """
    user = os.getuid() or NOBODY
    group = os.getgid() or NOBODY
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        os.chown(folder, user, group)
        (folder / "dovecot.conf").write_text(
            f"mail_uid = {user}\nmail_gid = {group}\nfirst_valid_gid = 0\nssl = no\n"
            f"mail_home = {folder}\nmail_location = maildir:{folder}/mail\n"
        )
        yield folder / "filter.sieve"


def dovecot(program: str, script: Path, *arguments: Path) -> str:
    """Run one of Dovecot's programs; return what it says."""
    if not shutil.which(program):
        pytest.skip("needs Dovecot's Sieve")
    config = script.with_name("dovecot.conf")
    done = subprocess.run(
        [program, "-c", config, script, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def filed_into(script: Path, **headers: str) -> str:
    """Return what Dovecot's sieve-test would do with a mail: the actions it names."""
    message = EmailMessage()
    message["To"], message["Subject"] = "me@example.com", "hello"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content("text")
    letter = script.with_suffix(".eml")
    letter.write_bytes(bytes(message))
    return dovecot("sieve-test", script, letter)


def test_sieve_files_mails_of_listed_senders_and_no_others(script: Path) -> None:
    script.write_bytes(WAYS[Target.SIEVE].write(TWO, BARE).data)
    dovecot("sievec", script, script.with_suffix(".svbin"))
    into = "store message in folder: Kept aside"
    for listed in ("max.m+x@example.org", "Max <MAX.M+X@EXAMPLE.ORG>", "any@xn--bcher-kva.example"):
        assert into in filed_into(script, From=listed)
    assert into in filed_into(script, From="x@example.com", Reply_To="max.m+x@example.org")
    for other in ("max.m+x@example.org.evil.example", "m@example.org", "friend@example.com"):
        result = filed_into(script, From=other)
        assert into not in result
        assert "INBOX" in result


def test_no_hostile_text_gets_into_a_sieve_script(script: Path) -> None:
    export = WAYS[Target.SIEVE].write(hostile_list(), ExportOptions(HOSTILE_LABEL, with_names=True))
    script.write_bytes(export.data)
    dovecot("sievec", script, script.with_suffix(".svbin"))
    assert "store message" in filed_into(script, From="stalker3@example.net")
    assert "INBOX" in filed_into(script, From="victim@example.org")


def test_a_sieve_script_stays_below_dovecots_limit(script: Path) -> None:
    export = WAYS[Target.SIEVE].write(many(), BARE)
    script.write_bytes(export.data)
    dovecot("sievec", script, script.with_suffix(".svbin"))
    assert len(export.data) <= sieve.MAX_BYTES
    assert export.carried + export.left_out[Why.OVER_LIMIT] == len(many())
    assert len(export.data) > sieve.MAX_BYTES * 0.95


def test_nobody_listed_is_still_a_sieve_script(script: Path) -> None:
    script.write_bytes(WAYS[Target.SIEVE].write([phone("+1")], BARE).data)
    dovecot("sievec", script, script.with_suffix(".svbin"))


# --- Gmail ----------------------------------------------------------------------------------------

_APPS = "{http://schemas.google.com/apps/2006}"


def gmail_filters(data: bytes) -> list[dict[str, str]]:
    feed = defusedxml.ElementTree.fromstring(data)
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    return [
        {each.get("name", ""): each.get("value", "") for each in entry.iter(f"{_APPS}property")}
        for entry in feed.iter("{http://www.w3.org/2005/Atom}entry")
    ]


def test_gmail_labels_and_keeps() -> None:
    (rule,) = gmail_filters(WAYS[Target.GMAIL].write(TWO, BARE).data)
    assert rule == {
        "from": "Max.M+x@example.org OR @xn--bcher-kva.example",
        "label": "Kept aside",
        "shouldArchive": "true",
        "shouldNeverSpam": "true",
    }


def test_gmail_gets_conditions_that_it_takes() -> None:
    export = WAYS[Target.GMAIL].write(many(), BARE)
    rules = gmail_filters(export.data)
    assert len(rules) == gmail.MAX_FILTERS
    assert max(len(rule["from"]) for rule in rules) < 1_500
    senders = [each for rule in rules for each in rule["from"].split(" OR ")]
    assert senders == [each.written for each in many()[: export.carried]]
    assert export.left_out == {Why.OVER_LIMIT: len(many()) - export.carried}


def test_no_hostile_text_gets_into_a_gmail_filter() -> None:
    data = WAYS[Target.GMAIL].write(hostile_list(), ExportOptions(HOSTILE_LABEL)).data
    rules = gmail_filters(data)
    assert all(set(rule) == {"from", "label", "shouldArchive", "shouldNeverSpam"} for rule in rules)
    senders = {each for rule in rules for each in rule["from"].split(" OR ")}
    assert senders > LISTED_HOSTILE
    assert not any("evil" in each or "victim" in each for each in senders)
    assert "\u202e" not in rules[0]["label"]


def test_an_address_that_gmail_would_take_for_everybody_else_is_left_out() -> None:
    rows = [mail("-max@example.org"), mail("{max@example.org"), mail("max@example.org")]
    export = WAYS[Target.GMAIL].write(rows, BARE)
    assert [rule["from"] for rule in gmail_filters(export.data)] == ["max@example.org"]
    assert export.left_out == {Why.FORM: 2}


# --- Thunderbird ----------------------------------------------------------------------------------

BEFORE = (
    'version="9"\nlogging="yes"\nname="Mine"\nenabled="yes"\ntype="17"\n'
    'action="Mark read"\ncondition="AND (subject,contains,news)"\n'
)


@pytest.mark.parametrize("before", ["", BEFORE, BEFORE.rstrip("\n")])
def test_thunderbird_lines_stand_alone_and_at_the_end_of_others(before: str) -> None:
    data = before.encode() + WAYS[Target.THUNDERBIRD].write(TWO, BARE).data
    *others, ours = oracles.thunderbird(data)
    assert ours.attributes["name"] == ["Kept aside 1"]
    assert ours.attributes["action"] == ["AddTag", "Mark read"]
    assert ours.attributes["enabled"] == ["yes"]
    assert ours.terms == [
        ("OR", "from", "is", "Max.M+x@example.org"),
        ("OR", "from", "ends with", "@xn--bcher-kva.example"),
    ]
    assert [each.terms for each in others] == (
        [[("AND", "subject", "contains", "news")]] if before else []
    )


def test_no_hostile_text_gets_into_a_thunderbird_rule() -> None:
    options = ExportOptions(HOSTILE_LABEL, with_names=True, with_notes=True)
    rules = oracles.thunderbird(WAYS[Target.THUNDERBIRD].write(hostile_list(), options).data)
    assert all(set(rule.attributes["action"]) == {"AddTag", "Mark read"} for rule in rules)
    values = {value for rule in rules for _, _, _, value in rule.terms}
    assert values > LISTED_HOSTILE
    assert not any("evil" in each or "victim" in each for each in values)


def test_thunderbird_rules_stay_short_enough_to_edit() -> None:
    rules = oracles.thunderbird(WAYS[Target.THUNDERBIRD].write(many()[:1000], BARE).data)
    assert [len(each.terms) for each in rules] == [200] * 5
    assert len({each.attributes["name"][0] for each in rules}) == 5
