"""A vault as a test may look into it while its window is at work."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any, cast

from core.vault.session import Session
from ui.vault_runner import VaultRunner

_PATIENCE_SECONDS = 60


def behind(runner: VaultRunner) -> Session:
    """Return the runner's vault; all that is called of it runs on the vault thread, in its turn.

    The database belongs to that thread: a test that touched it while the window was still asking
    something was refused, once in many runs. Waits without letting the window go on. Raises
    RuntimeError while locked.
    """
    return cast("Session", _Behind(runner, runner.session))


class _Behind:
    """A part of the vault: its methods run on the vault thread, its parts come wrapped as well."""

    def __init__(self, runner: VaultRunner, part: object) -> None:
        self._runner, self._part = runner, part

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._part, name)
        if callable(found):
            return partial(_on_vault_thread, self._runner, found)
        is_part = type(found).__module__.partition(".")[0] in {"core", "storage"}
        return _Behind(self._runner, found) if is_part else found


def _on_vault_thread(
    runner: VaultRunner,
    method: Callable[..., object],
    *arguments: object,
    **named: object,
) -> object:
    if threading.current_thread().name.startswith("vault"):
        return method(*arguments, **named)
    answer: Future[object] = Future()
    runner.prepare(partial(_answer, answer, partial(method, *arguments, **named)))
    return answer.result(_PATIENCE_SECONDS)


def _answer(answer: "Future[object]", job: Callable[[], object]) -> None:
    try:
        answer.set_result(job())
    except BaseException as error:  # noqa: BLE001  the test hears of it, whatever it is
        answer.set_exception(error)
