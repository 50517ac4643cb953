"""The runner: real threads, a real vault, and everything that can come in between."""

import gc
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from core.blocklists.person import Person, PersonContent
from core.changes import Changed, Kind
from core.errors import Cancelled, DiskFull, HollyhockError, VaultInUse, WrongPassphrase
from core.vault.credentials import Passphrase, RecoveryWords
from core.vault.session import NewVault, Session, Vaults
from tests.ui.visitor import PASSPHRASE
from ui.jobs import Bug, WatchedProgress
from ui.vault_runner import VaultRunner

_PATIENCE_SECONDS = 10


class Screen(QObject):
    """An owner of jobs."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.errors: list[HollyhockError] = []

    def hear(self, value: object) -> None:
        self.heard.append(value)

    def hear_error(self, error: HollyhockError) -> None:
        self.errors.append(error)


class Gate:
    """Holds a job until the test lets it go, and tells when the job has begun."""

    def __init__(self) -> None:
        self.begun, self._open = threading.Event(), threading.Event()
        self.ended = threading.Event()

    def pass_through(self) -> None:
        self.begun.set()
        assert self._open.wait(_PATIENCE_SECONDS)

    def wait_for_job(self) -> None:
        assert self.begun.wait(_PATIENCE_SECONDS)

    def open(self) -> None:
        self._open.set()


@pytest.fixture
def runner() -> Iterator[VaultRunner]:
    made = VaultRunner()
    yield made
    made.stop()


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def open_vault(
    qtbot: QtBot, runner: VaultRunner, screen: Screen, vaults: Vaults, folder: Path
) -> VaultRunner:
    """The runner, holding a vault."""
    runner.open(lambda: vaults.create(folder, PASSPHRASE), screen.hear, screen.hear_error)
    qtbot.waitUntil(lambda: runner.is_unlocked)
    screen.heard.clear()
    return runner


def add_person(session: Session) -> Changed[Person]:
    return session.blocklist.add(PersonContent("Somebody"))


def is_free(vaults: Vaults, folder: Path) -> bool:
    """Whether no process holds the vault: it can be opened, and is closed again."""
    try:
        vaults.unlock(folder, Passphrase(PASSPHRASE)).lock()
    except VaultInUse:
        return False
    return True


def test_query_brings_its_value_to_the_gui_thread(
    qtbot: QtBot, open_vault: VaultRunner, screen: Screen
) -> None:
    threads: list[str] = []

    def job(session: Session) -> int:
        threads.append(threading.current_thread().name)
        return session.info().person_count

    open_vault.query(job, screen.hear)
    qtbot.waitUntil(lambda: screen.heard == [0])
    assert threads[0].startswith("vault")


def test_command_tells_everybody_what_changed(
    qtbot: QtBot, open_vault: VaultRunner, screen: Screen
) -> None:
    with qtbot.waitSignal(open_vault.changed) as heard:
        open_vault.command(add_person, screen.hear)
    assert heard.args == [frozenset({Kind.PEOPLE})]
    qtbot.waitUntil(lambda: bool(screen.heard))
    assert isinstance(screen.heard[0], Person)


def test_an_error_that_nobody_takes_is_told(qtbot: QtBot, open_vault: VaultRunner) -> None:
    def job(_session: Session) -> Changed[None]:
        raise DiskFull

    with qtbot.waitSignal(open_vault.failed) as heard:
        open_vault.command(job)
    assert isinstance(heard.args[0], DiskFull)


def test_an_error_that_its_owner_takes_is_not_told_twice(
    qtbot: QtBot, open_vault: VaultRunner, screen: Screen
) -> None:
    def job(_session: Session) -> None:
        raise DiskFull

    with qtbot.assertNotEmitted(open_vault.failed):
        open_vault.query(job, screen.hear, screen.hear_error)
        qtbot.waitUntil(lambda: bool(screen.errors))
    assert isinstance(screen.errors[0], DiskFull)


def test_an_unforeseen_error_reaches_the_hook_and_the_screen_and_ends_no_thread(
    qtbot: QtBot, open_vault: VaultRunner, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    hooked: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_rest: hooked.append(kind))

    def job(_session: Session) -> None:
        raise ZeroDivisionError

    open_vault.query(job, screen.hear, screen.hear_error)
    qtbot.waitUntil(lambda: bool(screen.errors))
    assert isinstance(screen.errors[0], Bug)
    assert hooked == [ZeroDivisionError]
    open_vault.query(Session.info, screen.hear)
    qtbot.waitUntil(lambda: bool(screen.heard))


def test_a_dropped_ticket_is_not_called(
    qtbot: QtBot, open_vault: VaultRunner, screen: Screen
) -> None:
    open_vault.query(lambda _session: "first", screen.hear).drop()
    open_vault.query(lambda _session: "second", screen.hear)
    qtbot.waitUntil(lambda: bool(screen.heard))
    assert screen.heard == ["second"]


def test_a_job_keeps_no_screen_alive(qtbot: QtBot, open_vault: VaultRunner, screen: Screen) -> None:
    gate = Gate()

    def job(_session: Session) -> str:
        gate.pass_through()
        return "late"

    gone = Screen()
    open_vault.query(job, gone.hear)
    watched = weakref.ref(gone)
    gate.wait_for_job()
    del gone
    gc.collect()
    assert watched() is None
    gate.open()
    open_vault.query(lambda _session: "next", screen.hear)
    qtbot.waitUntil(lambda: screen.heard == ["next"])


def test_a_callback_that_could_keep_a_widget_alive_is_refused(open_vault: VaultRunner) -> None:
    with pytest.raises(TypeError):
        open_vault.query(Session.info, lambda _info: None)


def test_work_reports_begins_and_ends(qtbot: QtBot, runner: VaultRunner, screen: Screen) -> None:
    def job(progress: WatchedProgress) -> str:
        progress.report(5, 10)
        return "made"

    with qtbot.waitSignals([runner.work_started, runner.work_ended]):
        progress = runner.work("Making", job, screen.hear)
    qtbot.waitUntil(lambda: screen.heard == ["made"])
    assert (progress.title, progress.done, progress.total) == ("Making", 5, 10)


def _work_until_cancelled(gate: Gate) -> Callable[[WatchedProgress], None]:
    def job(progress: WatchedProgress) -> None:
        gate.begun.set()
        patience = threading.Event()
        try:
            for turn in range(_PATIENCE_SECONDS * 1000):
                progress.report(turn, 0)
                patience.wait(0.001)
        finally:
            patience.wait(0.05)  # cleaning up takes a while
            gate.ended.set()

    return job


def test_cancelled_work_is_quiet_unless_its_owner_asks(
    qtbot: QtBot, runner: VaultRunner, screen: Screen
) -> None:
    gate = Gate()
    progress = runner.work("Making", _work_until_cancelled(gate))
    gate.wait_for_job()
    with qtbot.assertNotEmitted(runner.failed), qtbot.waitSignal(runner.work_ended):
        progress.cancel()
    other = runner.work("Making", _work_until_cancelled(Gate()), None, screen.hear_error)
    other.cancel()
    qtbot.waitUntil(lambda: bool(screen.errors))
    assert isinstance(screen.errors[0], Cancelled)


def test_lock_closes_the_vault_and_forgets_the_session(
    qtbot: QtBot, open_vault: VaultRunner, screen: Screen, vaults: Vaults, folder: Path
) -> None:
    assert not is_free(vaults, folder)
    with qtbot.waitSignal(open_vault.locked):
        open_vault.lock()
    assert not open_vault.is_unlocked
    assert is_free(vaults, folder)
    with pytest.raises(RuntimeError):
        _ = open_vault.session
    with pytest.raises(RuntimeError):
        open_vault.query(Session.info, screen.hear)


def test_lock_lets_commands_finish_and_drops_their_results(
    qtbot: QtBot, open_vault: VaultRunner, screen: Screen, vaults: Vaults, folder: Path
) -> None:
    gate = Gate()

    def job(session: Session) -> Changed[Person]:
        gate.pass_through()
        return add_person(session)

    open_vault.command(job, screen.hear)
    gate.wait_for_job()
    gate.open()
    with qtbot.assertNotEmitted(open_vault.changed, wait=50):
        open_vault.lock()
    assert screen.heard == []
    session = vaults.unlock(folder, Passphrase(PASSPHRASE))
    assert session.info().person_count == 1
    session.lock()


def test_lock_cancels_long_work_and_waits_for_it(open_vault: VaultRunner) -> None:
    gate = Gate()
    progress = open_vault.work("Making", _work_until_cancelled(gate))
    gate.wait_for_job()
    open_vault.lock()
    assert progress.is_cancelled
    assert gate.ended.is_set()


def test_a_vault_that_opens_after_lock_does_not_stay_open(
    qtbot: QtBot,
    runner: VaultRunner,
    screen: Screen,
    vaults: Vaults,
    folder: Path,
    words: RecoveryWords,
) -> None:
    del words
    gate = Gate()

    def job() -> Session:
        gate.pass_through()
        return vaults.unlock(folder, Passphrase(PASSPHRASE))

    runner.open(job, screen.hear, screen.hear_error)
    gate.wait_for_job()
    # The job goes on while the GUI thread waits in lock, as it does in the app.
    threading.Timer(0.05, gate.open).start()
    runner.lock()
    assert is_free(vaults, folder)
    runner.open(lambda: vaults.unlock(folder, Passphrase(PASSPHRASE)), screen.hear, screen.hear)
    qtbot.waitUntil(lambda: bool(screen.heard))
    assert len(screen.heard) == 1
    assert isinstance(screen.heard[0], Session)


def test_a_vault_that_opened_and_was_not_heard_of_yet_is_closed_too(
    runner: VaultRunner, screen: Screen, vaults: Vaults, folder: Path, words: RecoveryWords
) -> None:
    del words
    gate = Gate()
    gate.open()

    def job() -> Session:
        session = vaults.unlock(folder, Passphrase(PASSPHRASE))
        gate.pass_through()
        return session

    runner.open(job, screen.hear, screen.hear_error)
    gate.wait_for_job()
    runner.stop()
    assert is_free(vaults, folder)
    assert screen.heard == []


def test_opening_another_vault_closes_the_one_before(
    qtbot: QtBot, open_vault: VaultRunner, screen: Screen, vaults: Vaults, folder: Path
) -> None:
    other = folder.with_name("other")
    open_vault.open(lambda: vaults.create(other, PASSPHRASE), screen.hear, screen.hear_error)
    qtbot.waitUntil(lambda: bool(screen.heard))
    made = screen.heard[0]
    assert isinstance(made, NewVault)
    assert open_vault.session is made.session
    assert is_free(vaults, folder)
    assert not is_free(vaults, other)


def test_a_wrong_passphrase_leaves_everything_locked(
    qtbot: QtBot,
    runner: VaultRunner,
    screen: Screen,
    vaults: Vaults,
    folder: Path,
    words: RecoveryWords,
) -> None:
    del words
    runner.open(lambda: vaults.unlock(folder, Passphrase("no")), screen.hear, screen.hear_error)
    qtbot.waitUntil(lambda: bool(screen.errors))
    assert isinstance(screen.errors[0], WrongPassphrase)
    assert not runner.is_unlocked
    assert is_free(vaults, folder)


def test_after_stop_nothing_runs_and_nothing_raises(
    qtbot: QtBot, runner: VaultRunner, screen: Screen, vaults: Vaults, folder: Path
) -> None:
    runner.stop()
    with qtbot.assertNotEmitted(runner.locked):
        runner.stop()
        runner.lock()
    runner.open(lambda: vaults.create(folder, PASSPHRASE), screen.hear, screen.hear_error)
    progress = runner.work("Making", lambda _progress: "made", screen.hear)
    assert progress.is_cancelled
    assert not folder.exists()
