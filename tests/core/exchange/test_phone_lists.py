"""Lists for call blockers, as their own readers understand them."""

from collections.abc import Callable

import pytest

from core.blocklists.exchange.listed import Listed
from core.blocklists.exchange.targets import WAYS, Target
from core.blocklists.exchange.why import Detail, Why
from tests.core.exchange import oracles
from tests.core.exchange.lists import BARE, GOOD_NUMBERS, TOLD, hostile_list, mail, phone

TWO = [
    phone("+49 (170) 123-4567", person="Max M."),
    phone("01 23", international="+4123", person='Other, "quoted"', note="late"),
]


SpamBlockerReader = Callable[[bytes], list[oracles.SpamBlockerRule]]


def spam_blocker(rows: list[Listed]) -> bytes:
    return WAYS[Target.SPAM_BLOCKER].write(rows, TOLD).data


@pytest.mark.parametrize("read", [oracles.spam_blocker_old, oracles.spam_blocker_new])
def test_spam_blocker_blocks_whoever_is_listed_and_nobody_else(read: SpamBlockerReader) -> None:
    rules = read(spam_blocker(TWO))
    assert [(each.description, each.priority, each.flags) for each in rules] == [
        ("Max M.", 0, 3),
        ("Other  'quoted' – late", 0, 3),
    ]
    for number in ("+491701234567", "00491701234567", "49 170 1234567"):
        assert [each.matches(number) for each in rules] == [True, False]
    assert not any(each.matches(number) for each in rules for number in ("+4917012345678", "4917"))


@pytest.mark.parametrize("read", [oracles.spam_blocker_old, oracles.spam_blocker_new])
def test_hostile_names_become_no_rules_for_spam_blocker(read: SpamBlockerReader) -> None:
    rules = read(spam_blocker(hostile_list()))
    assert sorted(f"+{each.pattern}" for each in rules) == sorted(GOOD_NUMBERS)


def test_call_blocker_takes_the_numbers_with_their_names() -> None:
    data = WAYS[Target.CALL_BLOCKER].write(TWO, TOLD).data
    assert oracles.call_blocker(data) == [
        ("+491701234567", "Max M."),
        ("+4123", 'Other, "quoted" – late'),
    ]


def test_no_phone_spam_takes_the_numbers_with_their_names() -> None:
    data = WAYS[Target.NO_PHONE_SPAM].write(TWO, TOLD).data
    assert oracles.no_phone_spam(data) == [
        ("+491701234567", "Max M."),
        ("+4123", 'Other, "quoted" – late'),
    ]


PHONE_TARGETS = (Target.SPAM_BLOCKER, Target.CALL_BLOCKER, Target.NO_PHONE_SPAM)


@pytest.mark.parametrize("target", PHONE_TARGETS)
def test_names_and_notes_stay_at_home_unless_chosen(target: Target) -> None:
    export = WAYS[target].write(TWO, BARE)
    assert b"Max" not in export.data
    assert b"late" not in export.data
    assert export.without == {}


@pytest.mark.parametrize("target", PHONE_TARGETS)
def test_what_a_call_blocker_cannot_match_is_counted(target: Target) -> None:
    rows = [
        phone("+491701234567"),
        phone("0049 170 1234567"),
        phone("0170 1234567"),
        phone("ask for Max"),
        phone("+49170\u202e1234568"),
        mail("one@example.org"),
    ]
    export = WAYS[target].write(rows, BARE)
    assert export.carried == 1
    assert export.left_out == {
        Why.DOUBLE: 1,
        Why.NO_COUNTRY: 1,
        Why.FORM: 1,
        Why.HIDDEN: 1,
        Why.OTHER_KIND: 1,
    }


@pytest.mark.parametrize("target", [Target.CALL_BLOCKER, Target.NO_PHONE_SPAM])
def test_hostile_names_are_one_line_and_no_number(target: Target) -> None:
    read = oracles.call_blocker if target is Target.CALL_BLOCKER else oracles.no_phone_spam
    export = WAYS[target].write(hostile_list(), TOLD)
    assert sorted(number for number, _ in read(export.data)) == sorted(GOOD_NUMBERS)
    assert export.carried == len(GOOD_NUMBERS)


def test_an_account_id_that_a_format_cannot_say_is_counted() -> None:
    rows = [Listed(mail("x").kind, "one@example.org", permanent_id="77")]
    export = WAYS[Target.GMAIL].write(rows, BARE)
    assert export.without == {Detail.PERMANENT_ID: 1}
