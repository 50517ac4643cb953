"""What goes through the pipes comes out the same, and nothing else comes out."""

import os
import threading
from pathlib import Path

import pytest

from core.succession import Beginning
from storage.supervision.wire import (
    Front,
    Prepare,
    Wish,
    lines,
    pack_beginning,
    pack_wish,
    parse_beginning,
    parse_wish,
)

BEGINNINGS = [
    Beginning(),
    Beginning(Path("/a b/\udcff☂\n"), bytes(range(256)), is_minimised=True, takes_keyboard=False),
    Beginning(has_new_key=True),
]


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_a_beginning_comes_out_as_it_went_in(beginning: Beginning) -> None:
    packed = pack_beginning(beginning)
    assert packed.count(b"\n") == 1
    assert parse_beginning(packed) == beginning


@pytest.mark.parametrize("wish", [Prepare(), Front(Path("/x/\n\udcff")), *BEGINNINGS])
def test_a_wish_comes_out_as_it_went_in(wish: Wish) -> None:
    assert parse_wish(pack_wish(wish)) == wish


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"nothing",
        b"[]",
        b"7",
        b"{}",
        b'{"place": 1}',
        b'{"place": "!"}',
        b'{"place": "", "folder": 7}',
        b'{"front": ["/x"]}',
        b"\xff",
    ],
)
def test_what_was_not_packed_here_is_no_wish(line: bytes) -> None:
    with pytest.raises((TypeError, ValueError)):
        parse_wish(line)


def test_lines_come_whole_and_an_endless_one_is_the_end() -> None:
    source, target = os.pipe()
    heard = lines(source)
    os.write(target, b"one\ntw")
    assert next(heard) == b"one"
    os.write(target, b"o\nthree\nfo")
    assert [next(heard), next(heard)] == [b"two", b"three"]
    os.write(target, b"u" * 65_000)
    os.write(target, b"r" * 536)
    os.close(target)
    assert list(heard) == []
    os.close(source)


def test_too_long_a_line_is_not_waited_for() -> None:
    source, target = os.pipe()
    os.write(target, b"x" * 65_536)
    rest = lines(source)
    ended = threading.Thread(target=list, args=(rest,))
    ended.start()
    os.write(target, b"x" * 4096)  # waits until there is room; nobody closes the other end
    ended.join(30)
    assert not ended.is_alive()
    os.close(target)
    os.close(source)
