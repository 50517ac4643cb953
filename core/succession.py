"""A fresh process in place of this one: whoever held the key does not outlive the lock."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a fresh window needs to stand where the last one stood. Nothing of it is secret."""

    folder: Path | None = None
    """The vault that the window is about; None: as the person started the app."""
    place: bytes = b""
    """Where the window stands, as the toolkit writes it; empty: anywhere."""
    is_minimised: bool = False
    takes_keyboard: bool = True
    """Whether the window may come to the front: not when another program's window was there."""
    has_new_key: bool = False
    """Whether the vault was locked because it was given another key, which is to be said."""


class Successor(Protocol):
    """The way to the process that comes after this one, and to what is outside its confines."""

    def beginning(self) -> Beginning | None:
        """Wait until this process is wanted; None: it never will be, and is to end."""
        ...

    def prepare(self) -> None:
        """Let the next process load what it needs, so that it is there sooner. Never fails."""
        ...

    def follow(self, beginning: Beginning) -> None:
        """Have another process begin as soon as this one has ended, which is to be soon.

        Never fails; when nobody is there to see to it, this process ends and none begins.
        """
        ...

    def open_in_front(self, thing: Path) -> None:
        """Have a program or document opened, with all rights that this process gave up.

        Nobody hears of it when that fails.
        """
        ...
