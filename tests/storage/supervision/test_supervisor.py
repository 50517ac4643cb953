"""Real processes under the real supervisor, started in each of its ways."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import psutil
import pytest

from main import RESOURCES
from storage.supervision.orphans import end_orphans
from storage.supervision.processes import PASSED_ON, AppProcess, fork
from storage.supervision.supervisor import Supervisor
from tests.storage.supervision.supervised import WAYS
from tests.waiting import wait_until

PROJECT = RESOURCES.parent
Facts = list[dict[str, Any]]


class Stage:
    """Where processes follow a script, and what they said."""

    def __init__(self, way: str, folder: Path) -> None:
        self.way, self.log = way, folder / "log"
        self.log.touch()

    def start(self, *errands: str) -> "subprocess.Popen[bytes]":
        program = [sys.executable, "-m", "tests.storage.supervision.supervised"]
        command = [*program, self.way, str(self.log), *errands]
        return subprocess.Popen(command, cwd=PROJECT, stderr=subprocess.PIPE)

    def play(self, *errands: str) -> Facts:
        process = self.start(*errands)
        _, complaints = process.communicate(timeout=60)
        assert complaints == b""
        return self.said()

    def said(self) -> Facts:
        return [json.loads(each) for each in self.log.read_text().splitlines()]

    def wait_for(self, key: str) -> None:
        wait_until(lambda: any(key in fact for fact in self.said()))


@pytest.fixture(params=WAYS)
def stage(request: pytest.FixtureRequest, tmp_path: Path) -> Stage:
    return Stage(request.param, tmp_path)


def begun(facts: Facts) -> Facts:
    return [fact for fact in facts if "begins" in fact]


def test_an_end_without_a_wish_is_the_end_of_all(stage: Stage) -> None:
    *_, begins, last = stage.play("end")
    assert begins["fresh"]
    assert last == {"status": 7, "children": []}


@pytest.mark.parametrize("system", ["linux", "darwin"])
def test_each_system_has_a_way(system: str, tmp_path: Path) -> None:
    facts = Stage(system, tmp_path).play("follow", "end")
    assert [fact["errand"] for fact in begun(facts)] == ["follow", "end"]
    assert facts[-1] == {"status": 7, "children": []}


def test_how_a_signal_ended_it_is_told(stage: Stage) -> None:
    assert stage.play("end_by_a_signal")[-1]["status"] == -signal.SIGKILL


@pytest.mark.parametrize("first", ["follow", "prepare_and_follow", "lose_the_spare_and_follow"])
def test_the_next_begins_as_told_when_the_first_has_ended(stage: Stage, first: str) -> None:
    facts = stage.play(first, first, "end")
    one, two, three = begun(facts)
    assert (one["fresh"], two["as_told"], three["as_told"]) == (True, True, True)
    assert len({one["begins"], two["begins"], three["begins"]}) == 3
    assert facts[-1] == {"status": 7, "children": []}


def test_one_that_is_prepared_is_the_one_that_begins(stage: Stage) -> None:
    facts = stage.play("prepare_and_follow", "end")
    loaded = [fact["loaded"] for fact in facts if "loaded" in fact]
    assert loaded == [fact["begins"] for fact in begun(facts)]


def test_one_that_is_never_needed_is_gone_with_the_last(stage: Stage) -> None:
    facts = stage.play("prepare_and_end")
    assert facts[-1] == {"status": 0, "children": []}
    assert len(begun(facts)) == 1


def test_one_that_does_not_end_is_ended(stage: Stage) -> None:
    facts = stage.play("follow_and_hang", "end")
    assert len(begun(facts)) == 2
    assert facts[-1] == {"status": 7, "children": []}


def test_what_is_not_understood_is_the_last_that_is_heard(stage: Stage) -> None:
    facts = stage.play("talk_nonsense")
    assert facts[-1] == {"status": 4, "children": []}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_who_ends_the_supervisor_ends_the_app(stage: Stage, number: signal.Signals) -> None:
    process = stage.start("wait")
    stage.wait_for("waits")
    process.send_signal(number)
    process.communicate(timeout=60)
    assert stage.said()[-1] == {"status": -number, "children": []}


def test_without_a_supervisor_nothing_fails_and_nothing_stays(stage: Stage) -> None:
    process = stage.start("lose_the_supervisor")
    # Both copies hold its end of this pipe: it is over when all of them are.
    _, complaints = process.communicate(timeout=60)
    assert complaints == b""
    said = stage.said()
    assert {"went_on": True} in said
    assert any("unwanted" in fact for fact in said)
    assert len(begun(said)) == 1


def test_what_is_opened_in_front_stays_when_all_is_over(stage: Stage, tmp_path: Path) -> None:
    chosen, seen = tmp_path / "chosen", tmp_path / "seen"
    chosen.write_text(f"#!/bin/sh\nps -o sid= -p $$ > {seen}.new; mv {seen}.new {seen}\n")
    chosen.chmod(0o700)
    assert stage.play("open_in_front")[-1]["status"] == 0
    wait_until(seen.exists)
    assert int(seen.read_text()) != os.getsid(0)


def test_what_cannot_be_opened_holds_up_nobody(stage: Stage) -> None:
    assert stage.play("open_nothing")[-1]["status"] == 5


def test_where_nothing_can_be_started_everything_is_as_before() -> None:
    before = {number: signal.getsignal(number) for number in PASSED_ON}

    def refuse(_others: Sequence[AppProcess]) -> AppProcess:
        raise BlockingIOError

    with pytest.raises(BlockingIOError):
        Supervisor(refuse).run()
    assert {number: signal.getsignal(number) for number in PASSED_ON} == before


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nobody adopts")
def test_what_a_killed_process_leaves_behind_is_ended(stage: Stage) -> None:
    *_, left, last = stage.play("leave_an_orphan")
    assert last == {"status": -signal.SIGKILL, "children": []}
    assert not os.path.lexists(f"/proc/{left['left']}")


def test_a_refused_fork_leaves_no_pipe_and_no_mask(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError

    monkeypatch.setattr("os.fork", refuse)
    me = psutil.Process()
    before = me.num_fds(), signal.pthread_sigmask(signal.SIG_BLOCK, ())
    with pytest.raises(BlockingIOError):
        fork(())
    assert (me.num_fds(), signal.pthread_sigmask(signal.SIG_BLOCK, ())) == before


def test_a_system_that_names_no_children_keeps_them(monkeypatch: pytest.MonkeyPatch) -> None:
    with subprocess.Popen(["sleep", "600"]) as child:
        monkeypatch.setattr("os.getpid", lambda: 0)
        end_orphans(())
        assert child.poll() is None
        child.kill()
