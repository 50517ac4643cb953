"""An error that nobody foresaw tells its type and place, and no value."""

import subprocess
import sys
import threading
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from core.moment import moment_from_local
from ui import crash_hook

ROOT = Path(__file__).resolve().parents[2]
CANARY = "canary-of-a-note"


class _Secretive(Exception):
    def __str__(self) -> str:
        return CANARY


@pytest.fixture(autouse=True)
def _hooks(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name in [(sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")]:
        monkeypatch.setattr(module, name, getattr(module, name))
    crash_hook.install()


def test_type_and_place_are_told_but_no_value(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        moment_from_local(cast("datetime", CANARY), "Europe/Berlin")
    except TypeError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    told = capsys.readouterr().err
    assert told.startswith("hollyhock: unforeseen error: TypeError at core/moment.py:")
    assert CANARY not in told
    assert told.count("\n") == 1


def test_threads_and_destructors_are_answered_for(capsys: pytest.CaptureFixture[str]) -> None:
    def fall() -> None:
        raise _Secretive

    thread = threading.Thread(target=fall, name=CANARY)
    thread.start()
    thread.join()
    sys.unraisablehook(
        cast(
            "Any", SimpleNamespace(exc_type=_Secretive, exc_traceback=None, exc_value=_Secretive())
        )
    )
    assert capsys.readouterr().err == "hollyhock: unforeseen error: _Secretive\n" * 2


def test_a_thread_that_ends_itself_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    thread = threading.Thread(target=sys.exit)
    thread.start()
    thread.join()
    assert capsys.readouterr().err == ""


def test_without_a_console_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    sys.excepthook(_Secretive, _Secretive(), None)


def test_interrupting_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert capsys.readouterr().err == ""


def test_the_process_ends_with_a_status_of_its_own() -> None:
    program = (
        "import sys, main\n"
        f"main.compose = lambda settings: {{}}['{CANARY}']\n"
        "sys.exit(main.main(['info', 'x']))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 70
    assert ended.stderr.startswith("hollyhock: unforeseen error: KeyError at main.py:")
    assert CANARY not in ended.stderr
    assert ended.stdout == ""
