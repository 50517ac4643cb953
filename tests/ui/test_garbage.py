"""Garbage is looked for on the GUI thread, and nowhere else."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.garbage import GarbageOnGuiThread


class _Ring:
    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def garbage(qtbot: QtBot) -> Iterator[GarbageOnGuiThread]:  # noqa: ARG001  a timer needs an application
    before = gc.get_threshold()
    gc.set_threshold(50, 5, 5)
    made = GarbageOnGuiThread()
    yield made
    made.give_back()
    gc.set_threshold(*before)


def test_python_does_not_look_by_itself_meanwhile(garbage: GarbageOnGuiThread) -> None:
    ring = weakref.ref(_Ring())
    rubbish = [_Ring() for _ in range(200)]
    assert ring() is not None
    assert not gc.isenabled()
    garbage.give_back()
    assert gc.isenabled()
    assert rubbish


def test_looking_collects_once_enough_was_made(garbage: GarbageOnGuiThread) -> None:
    gc.collect()
    ring = weakref.ref(_Ring())
    garbage.look()
    assert ring() is not None, "too little was made to look"
    rubbish = [_Ring() for _ in range(200)]
    garbage.look()
    assert ring() is None
    assert rubbish


def test_what_is_young_is_gone_through_once(garbage: GarbageOnGuiThread) -> None:
    looks: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "stop":
            looks.append(info["generation"])

    gc.collect()
    rubbish = []
    gc.callbacks.append(note)
    try:
        for _ in range(8):
            rubbish.append([_Ring() for _ in range(200)])
            garbage.look()
    finally:
        gc.callbacks.remove(note)
    assert looks == [0, 0, 0, 0, 0, 0, 1, 0]
