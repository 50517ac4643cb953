"""Asking again who is there."""

from datetime import timedelta

import pytest

from core.errors import TooManyTries, WrongPassphrase
from core.vault.session import Session
from tests.core.conftest import PASSPHRASE, Room
from tests.fakes.clock import FixedClock

WRONG = "some other words entirely"


def _fail(session: Session, times: int) -> None:
    for _ in range(times):
        with pytest.raises(WrongPassphrase):
            session.confirmation.confirm(WRONG)


def test_the_passphrase_or_the_words_however_they_are_typed_will_do(room: Room) -> None:
    made = room.vaults.create(room.folder, PASSPHRASE)
    made.session.confirmation.confirm(PASSPHRASE)
    words = [f"{place}. {word.upper()}" for place, word in enumerate(made.words.words, 1)]
    made.session.confirmation.confirm("\n".join(words))
    _fail(made.session, 1)


def test_wrong_tries_in_a_row_make_a_pause_even_for_the_right_one(
    session: Session, clock: FixedClock
) -> None:
    _fail(session, 3)
    with pytest.raises(TooManyTries) as caught:
        session.confirmation.confirm(PASSPHRASE)
    assert caught.value.seconds == session.confirmation.wait_seconds() == 1
    clock.move(timedelta(milliseconds=999))
    assert session.confirmation.wait_seconds() == 1
    clock.move(timedelta(milliseconds=1))
    _fail(session, 1)
    assert session.confirmation.wait_seconds() == 2
    clock.move(timedelta(seconds=2))
    session.confirmation.confirm(PASSPHRASE)
    _fail(session, 2)
    assert session.confirmation.wait_seconds() == 0


def test_a_clock_put_back_makes_the_pause_no_longer(session: Session, clock: FixedClock) -> None:
    _fail(session, 3)
    clock.move(timedelta(days=-400))
    assert session.confirmation.wait_seconds() == 1
    clock.move(timedelta(seconds=1))
    session.confirmation.confirm(PASSPHRASE)
