"""Lists for browsers, hosts files and Mastodon, as their readers understand them."""

import re

import adblock
import pytest

from core.blocklists.exchange.formats import mastodon
from core.blocklists.exchange.targets import WAYS, Target
from core.blocklists.exchange.why import Why
from tests.core.exchange import oracles
from tests.core.exchange.lists import BARE, HOSTILE_NAMES, TOLD, account, hostile_list, web

SITES = [
    web("https://www.Stalker.example/"),
    web("stalker.example"),
    web("http://social.example/people/Max_M"),
    web("bücher.example"),
    web("https://video.example/watch?v=1"),
    web("not a site"),
]


def blocked_by(data: bytes, url: str) -> bool:
    rules = adblock.FilterSet()
    rules.add_filter_list(data.decode())
    engine = adblock.Engine(rules)
    return bool(engine.check_network_urls(url, "https://elsewhere.example/", "document").matched)


def test_rules_block_the_sites_and_pages_and_nothing_else() -> None:
    export = WAYS[Target.WEB_RULES].write(SITES, BARE)
    assert export.data.decode().splitlines() == [
        "||stalker.example^",
        "||social.example/people/Max_M^$document,subdocument",
        "||xn--bcher-kva.example^",
    ]
    for url in (
        "https://stalker.example/",
        "https://www.stalker.example/a?b=c",
        "http://social.example/people/Max_M",
        "https://social.example/people/Max_M/photos",
        "https://xn--bcher-kva.example/x",
    ):
        assert blocked_by(export.data, url), url
    for url in (
        "https://notstalker.example/",
        "https://stalker.example.org/",
        "https://social.example/people/Maxim",
        "https://social.example/",
        "https://video.example/watch?v=1",
    ):
        assert not blocked_by(export.data, url), url
    assert export.left_out == {Why.DOUBLE: 1, Why.FORM: 2}


def test_no_hostile_text_becomes_a_rule() -> None:
    lines = WAYS[Target.WEB_RULES].write(hostile_list(), TOLD).data.decode().splitlines()
    assert len(lines) == len(HOSTILE_NAMES)
    assert all(re.fullmatch(r"\|\|stalker\d+\.example\^", line) for line in lines)


def test_hosts_lines_name_whole_sites_only() -> None:
    export = WAYS[Target.HOSTS].write(SITES, BARE)
    assert export.data.decode().splitlines() == [
        "0.0.0.0 stalker.example",
        "0.0.0.0 www.stalker.example",
        "0.0.0.0 xn--bcher-kva.example",
        "0.0.0.0 www.xn--bcher-kva.example",
    ]
    assert export.left_out == {Why.DOUBLE: 1, Why.PART_OF_SITE: 2, Why.FORM: 1}


def test_no_hostile_text_gets_into_a_hosts_file() -> None:
    lines = WAYS[Target.HOSTS].write(hostile_list(), TOLD).data.decode().splitlines()
    assert len(lines) == 2 * len(HOSTILE_NAMES)
    assert all(re.fullmatch(r"0\.0\.0\.0 (www\.)?stalker\d+\.example", line) for line in lines)


ACCOUNTS = [
    account("@Max@Social.Example"),
    account("https://other.example/@max.m", "fediverse"),
    account("@max", "Instagram"),
    account("@only_a_name"),
    account("max@social.example", ""),
]


@pytest.mark.parametrize(
    ("target", "kind", "cells"),
    [
        (Target.MASTODON_BLOCKS, "blocking", {}),
        (Target.MASTODON_MUTES, "muting", {"Hide notifications": "true"}),
    ],
)
def test_mastodon_takes_the_accounts(target: Target, kind: str, cells: dict[str, str]) -> None:
    export = WAYS[target].write(ACCOUNTS, BARE)
    wanted = ("Max@social.example", "max.m@other.example", "max@social.example")
    assert oracles.mastodon_rows(export.data, kind) == [
        {"Account address": each} | cells for each in wanted
    ]
    assert oracles.mastodon_guesses(WAYS[target].file_name, export.data) == kind
    assert export.left_out == {Why.OTHER_PLATFORM: 1, Why.FORM: 1}


def test_mastodon_takes_the_servers() -> None:
    export = WAYS[Target.MASTODON_DOMAINS].write(SITES, BARE)
    assert oracles.mastodon_rows(export.data, "domain_blocking") == [
        {"#domain": "www.stalker.example"},
        {"#domain": "stalker.example"},
        {"#domain": "xn--bcher-kva.example"},
    ]
    name = WAYS[Target.MASTODON_DOMAINS].file_name
    assert oracles.mastodon_guesses(name, export.data) == "domain_blocking"


@pytest.mark.parametrize(
    ("target", "kind"),
    [(Target.MASTODON_BLOCKS, "blocking"), (Target.MASTODON_MUTES, "muting")],
)
def test_no_hostile_text_gets_into_mastodons_lists(target: Target, kind: str) -> None:
    rows = oracles.mastodon_rows(WAYS[target].write(hostile_list(), TOLD).data, kind)
    assert len(rows) == len(HOSTILE_NAMES)
    assert all(re.fullmatch(r"stalker\d+@social\.example", row["Account address"]) for row in rows)


def test_mastodon_gets_no_more_rows_than_it_takes() -> None:
    many = [account(f"@user{number}@social.example") for number in range(20_050)]
    export = WAYS[Target.MASTODON_BLOCKS].write(many, BARE)
    assert len(oracles.mastodon_rows(export.data, "blocking")) == mastodon.MAX_ROWS
    assert export.left_out == {Why.OVER_LIMIT: 50}
