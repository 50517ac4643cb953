"""Python's own alarm for network calls: the only one where the kernel keeps no watch for us."""

import errno
import sys

from storage.confinement.network_filter import AF_UNIX

_ASKS_FOR_NAMES = frozenset(
    f"socket.{call}"
    for call in ("getaddrinfo", "getnameinfo", "gethostbyname", "gethostbyaddr", "sethostname")
)
"""Name services ask other computers, even through a local socket."""


def lay() -> None:
    """Let every use of the network by Python code raise PermissionError, until the process ends.

    Code that is not Python's does not touch it.
    """
    sys.addaudithook(_on_event)


def _on_event(event: str, arguments: tuple[object, ...]) -> None:
    if event[:7] != "socket.":  # it is asked about every import and every opened file
        return
    if event in _ASKS_FOR_NAMES or (event == "socket.__new__" and arguments[1] != AF_UNIX):
        raise PermissionError(errno.EPERM, "this app uses no network")
