"""What a command tells the rest of the app: its result, and which kinds of data it changed."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Generic, TypeVar

T = TypeVar("T")


class Kind(Enum):
    """Kinds of data that screens show and may have to ask for again."""

    INCIDENTS = auto()
    PEOPLE = auto()
    TASKS = auto()
    BACKUPS = auto()


@dataclass(frozen=True, slots=True)
class Changed(Generic[T]):
    """The result of a command and the kinds of data that are different now."""

    value: T
    kinds: frozenset[Kind]
