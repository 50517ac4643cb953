"""What can be stored of incidents, people and their identifiers; and that errors tell nothing."""

import inspect
import traceback
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from core import errors
from core.blocklists.person import (
    MAX_NAME_CHARACTERS,
    MAX_NOTES_CHARACTERS,
    MAX_WRITTEN_CHARACTERS,
    IdentifierContent,
    IdentifierKind,
    PersonContent,
)
from core.errors import HollyhockError, InvalidField, Problem
from core.ids import ExhibitId, IncidentId
from core.incidents.evidence import EvidenceReport, Exhibit, FileSource, PastedSource
from core.incidents.incident import MAX_TEXT_CHARACTERS, IncidentContent
from tests.contracts.examples import sealed

EMAIL = IdentifierKind.EMAIL


@pytest.mark.parametrize(
    "content",
    [
        IncidentContent("x"),
        IncidentContent("x" * MAX_TEXT_CHARACTERS),
        PersonContent("x" * MAX_NAME_CHARACTERS, notes="x" * MAX_NOTES_CHARACTERS),
        PersonContent("x", identifiers=(IdentifierContent(EMAIL, "x" * MAX_WRITTEN_CHARACTERS),)),
    ],
    ids=["one letter", "longest text", "longest person", "longest identifier"],
)
def test_what_is_within_the_bounds_can_be_stored(content: IncidentContent | PersonContent) -> None:
    content.check()


@pytest.mark.parametrize(
    ("content", "field", "problem"),
    [
        (IncidentContent(""), "text", Problem.EMPTY),
        (IncidentContent(" \n\t"), "text", Problem.EMPTY),
        (IncidentContent("x" * (MAX_TEXT_CHARACTERS + 1)), "text", Problem.TOO_LONG),
        (PersonContent("  "), "name", Problem.EMPTY),
        (PersonContent("x" * (MAX_NAME_CHARACTERS + 1)), "name", Problem.TOO_LONG),
        (PersonContent("x", notes="x" * (MAX_NOTES_CHARACTERS + 1)), "notes", Problem.TOO_LONG),
        (
            PersonContent("x", identifiers=(IdentifierContent(EMAIL, " "),)),
            "identifier",
            Problem.EMPTY,
        ),
        (
            IdentifierContent(EMAIL, "x" * (MAX_WRITTEN_CHARACTERS + 1)),
            "identifier",
            Problem.TOO_LONG,
        ),
        (
            IdentifierContent(EMAIL, "x", "x" * (MAX_WRITTEN_CHARACTERS + 1)),
            "identifier",
            Problem.TOO_LONG,
        ),
    ],
    ids=lambda value: str(value)[:20] if isinstance(value, str) else "content",
)
def test_what_is_empty_or_too_long_is_refused(
    content: IncidentContent | PersonContent | IdentifierContent, field: str, problem: Problem
) -> None:
    with pytest.raises(InvalidField) as caught:
        content.check()
    assert (caught.value.field, caught.value.problem) == (field, problem)


def test_a_source_has_the_name_of_its_file() -> None:
    assert FileSource(Path("folder") / "Brief.eml").name == "Brief.eml"
    assert "secret" not in repr(PastedSource("clip.png", b"secret"))


def test_a_report_is_whole_when_nothing_is_damaged_or_missing() -> None:
    exhibit = Exhibit(ExhibitId("0" * 32), 1, sealed(), IncidentId("1" * 32))
    assert EvidenceReport(3).is_whole
    assert not EvidenceReport(3, damaged=(exhibit,)).is_whole
    assert not EvidenceReport(3, missing=(exhibit,)).is_whole


ALL_ERRORS = [
    each
    for _, each in inspect.getmembers(errors, inspect.isclass)
    if issubclass(each, HollyhockError)
]


@pytest.mark.parametrize("kind", ALL_ERRORS)
def test_no_error_shows_what_it_carries(kind: type[HollyhockError]) -> None:
    values: list[str] = ["canary"] * len(fields(kind)) if is_dataclass(kind) else []
    error = kind(*values)
    assert str(error) == kind.__name__
    assert "canary" not in "".join(traceback.format_exception(error))
