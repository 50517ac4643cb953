"""Listens to a Linux desktop through the local sockets of its two buses."""

import os
import select
import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from typing import Any

from jeepney import (  # type: ignore[import-untyped]  # it ships no types
    DBusAddress,
    HeaderFields,
    MatchRule,
    MessageType,
    message_bus,
    new_method_call,
)
from jeepney.io.blocking import (  # type: ignore[import-untyped]  # as above
    open_dbus_connection,
)

from core.preferences import LockTrigger
from ui.lock_triggers.bus_signals import LOGIND, Rule, session_rules, system_rules

_SECONDS = 2.0
_TROUBLE = (LookupError, ValueError, RuntimeError, OSError)
"""What jeepney raises where there is no bus, or one that says something odd."""

Happened = Callable[[LockTrigger], None]


class DesktopBus:
    """Implements TriggerSource."""

    tells = frozenset(LockTrigger) - {LockTrigger.MINIMISED}

    def __init__(self) -> None:
        self._listeners: list[_Listener] = []

    def begin(self, happened: Happened, *, holds_up_sleep: bool) -> None:
        """Listen on both buses."""
        self.end()
        system = _SystemListener(happened, holds_up_sleep=holds_up_sleep)
        self._listeners = [system, _SessionListener(happened)]
        for listener in self._listeners:
            listener.start()

    def end(self) -> None:
        """Let both threads end, in their own time; the computer may sleep at once."""
        listeners, self._listeners = self._listeners, []
        for listener in listeners:
            listener.stop()


class _Listener(threading.Thread):
    """A thread that nobody waits for: a bus that falls silent holds up no lock."""

    bus = ""

    def __init__(self, happened: Happened) -> None:
        super().__init__(daemon=True, name=f"bus {self.bus}")
        self._happened = happened
        self._until, self._let_go = os.pipe()

    def stop(self) -> None:
        """Say nothing any more."""
        os.close(self._let_go)

    def run(self) -> None:
        """Listen until stopped, or until there is no bus."""
        with ExitStack() as stack:
            stack.callback(os.close, self._until)
            with suppress(*_TROUBLE):
                opened = open_dbus_connection(self.bus, enable_fds=True, auth_timeout=_SECONDS)
                self._listen(stack.enter_context(opened), stack)

    def rules(self, connection: Any) -> list[Rule]:
        """Return what to hear."""
        raise NotImplementedError

    def ready(self, connection: Any, stack: ExitStack) -> None:
        """Everything is heard from now on."""

    def _listen(self, connection: Any, stack: ExitStack) -> None:
        meanwhile: deque[Any] = deque()
        with connection.filter(MatchRule(type="signal"), queue=meanwhile):
            rules = self.rules(connection)
            for rule in rules:
                connection.send_and_get_reply(message_bus.AddMatch(_match(rule)), timeout=_SECONDS)
            self.ready(connection, stack)
        for message in meanwhile:
            self._hear(message, rules)
        while True:
            with suppress(TimeoutError):
                while True:
                    self._hear(connection.receive(timeout=0), rules)
            if self._until in select.select([connection.sock, self._until], [], [])[0]:
                return

    def _hear(self, message: Any, rules: Sequence[Rule]) -> None:
        if message.header.message_type is not MessageType.signal:
            return
        fields = message.header.fields
        named = fields.get(HeaderFields.interface), fields.get(HeaderFields.member)
        for rule in rules:
            if named == (rule.interface, rule.member):
                with suppress(LookupError, AttributeError):  # anybody may send anything
                    trigger = rule.meaning(message.body)
                    if trigger is not None:
                        self._happened(trigger)


class _SessionListener(_Listener):
    bus = "SESSION"

    def rules(self, connection: Any) -> list[Rule]:
        del connection
        return session_rules()


class _SystemListener(_Listener):
    bus = "SYSTEM"

    def __init__(self, happened: Happened, *, holds_up_sleep: bool) -> None:
        super().__init__(happened)
        self._holds_up_sleep = holds_up_sleep

    def rules(self, connection: Any) -> list[Rule]:
        return system_rules(_own_session(connection))

    def ready(self, connection: Any, stack: ExitStack) -> None:
        """Hold up sleep until this thread or the process ends, for as long as logind allows."""
        if not self._holds_up_sleep:
            return
        # Everybody on this computer can read these words: they tell nothing.
        body = ("sleep", "Desktop", "Saving", "delay")
        answer = _call(connection, "Inhibit", "ssss", body)
        if answer is not None:
            stack.enter_context(answer)


def _own_session(connection: Any) -> str | None:
    session = os.environ.get("XDG_SESSION_ID")
    return _call(connection, "GetSession", "s", (session,)) if session else None


def _call(connection: Any, method: str, signature: str, body: tuple[str, ...]) -> Any:
    """Return what logind answers, None when it does not."""
    manager = DBusAddress("/org/freedesktop/login1", LOGIND, f"{LOGIND}.Manager")
    call = new_method_call(manager, method, signature, body)
    answer = connection.send_and_get_reply(call, timeout=_SECONDS)
    is_answered = answer.header.message_type is MessageType.method_return
    return answer.body[0] if is_answered else None


def _match(rule: Rule) -> MatchRule:
    return MatchRule(
        type="signal",
        interface=rule.interface,
        member=rule.member,
        sender=rule.sender,
        path=rule.path,
    )
