"""What the person typed."""

from dataclasses import dataclass
from enum import StrEnum

from core.errors.families import ExpectedError


class Problem(StrEnum):
    """What is wrong with one field."""

    EMPTY = "empty"
    TOO_LONG = "too long"
    UNKNOWN = "unknown"
    NO_SUCH_TIME = "no such local time"
    TAKEN = "there already"


@dataclass(eq=False)
class InvalidField(ExpectedError):
    """One field cannot be stored as it is."""

    field: str
    problem: Problem
