"""Checklists in files."""

from dataclasses import dataclass
from enum import StrEnum

from core.errors.families import ExpectedError


class ListProblem(StrEnum):
    """What is wrong with a checklist in a file."""

    NOT_TOML = "not toml"
    TOO_LARGE = "too large"
    TOO_NEW = "too new"
    MISSING = "missing"
    UNKNOWN_FIELD = "unknown field"
    UNKNOWN_VALUE = "unknown value"
    WRONG_KIND = "wrong kind"
    TOO_LONG = "too long"
    TOO_MANY = "too many"
    TWICE = "twice"


@dataclass(eq=False)
class UnreadableChecklist(ExpectedError):
    """A file holds no checklist, or one that is not as it has to be."""

    problem: ListProblem
    field: str
    """As the file names it; empty when it is about the whole file."""
    item: int
    """Which item of the list, counted from 1; 0 when it is about none."""
