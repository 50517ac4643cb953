"""Every error has words of its own, and they keep to the voice of the app."""

import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from core import errors
from core.errors import (
    HollyhockError,
    InvalidField,
    ListProblem,
    MistypedRecoveryWords,
    Problem,
)
from ui.error_messages import message_for

FAMILIES = {
    errors.HollyhockError,
    errors.ExpectedError,
    errors.IntegrityError,
    errors.KeyringProblem,
    errors.CouldNotRead,
}
HARMFUL = "\u202egpj.exe\x1b[2J"
BLAMING = re.compile(
    r"\b(invalid|illegal|fatal|abort|failed|wrong|you (must|should|forgot))\b", re.IGNORECASE
)
SAFE = re.compile(
    r"nothing (was|is)|is safe|unchanged|taken back|not (saved|stored)|can be read|new vault",
    re.IGNORECASE,
)


def _all_classes(base: type[HollyhockError] = HollyhockError) -> Iterator[type[HollyhockError]]:
    for each in base.__subclasses__():
        if each.__module__.startswith(f"{errors.__name__}."):
            yield each
            yield from _all_classes(each)


CLASSES = [each for each in _all_classes() if each not in FAMILIES]


def _example(kind: type[HollyhockError]) -> HollyhockError:
    """Make an error of the class, every text in it made to do harm."""
    hints = get_type_hints(kind)
    fields: dict[str, object] = getattr(kind, "__dataclass_fields__", {})
    return kind(**{name: _value(hints[name]) for name in fields})


def _value(kind: Any) -> object:
    if kind is Path:
        return Path("/home") / HARMFUL
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    return {int: 12, str: HARMFUL, tuple[int, ...]: (3, 7)}[kind]


@pytest.mark.parametrize("kind", CLASSES)
def test_every_error_has_words_of_its_own(kind: type[HollyhockError]) -> None:
    general = message_for(HollyhockError())
    message = message_for(_example(kind))
    assert message != general
    assert message.what.endswith(".")
    assert message.next_step.endswith(".")


@pytest.mark.parametrize("kind", CLASSES)
def test_messages_are_calm_and_say_what_is_safe(kind: type[HollyhockError]) -> None:
    message = message_for(_example(kind))
    whole = f"{message.what} {message.next_step}"
    assert not BLAMING.search(whole)
    assert "!" not in whole
    assert "{" not in whole
    if kind not in {errors.NotAVault, errors.NotABackup, errors.SourceChanged}:
        assert SAFE.search(whole), whole


@pytest.mark.parametrize("kind", CLASSES)
def test_names_from_outside_cannot_act(kind: type[HollyhockError]) -> None:
    message = message_for(_example(kind))
    whole = f"{message.what} {message.next_step}"
    assert "\u202e" not in whole
    assert "\x1b" not in whole


def test_a_name_is_shown_with_its_hidden_characters() -> None:
    what = message_for(errors.NotReadable(Path("/home") / HARMFUL)).what
    assert "⟨U+202E⟩gpj.exe␛[2J" in what


@pytest.mark.parametrize("problem", list(Problem))
@pytest.mark.parametrize(
    "field", ["text", "occurred", "zone", "name", "a field of a later version"]
)
def test_every_problem_of_a_field_has_words(field: str, problem: Problem) -> None:
    message = message_for(InvalidField(field, problem))
    assert message.what.endswith(".")
    assert "{" not in message.what


def test_mistyped_words_tell_which() -> None:
    assert "3, 7" in message_for(MistypedRecoveryWords(12, (3, 7))).what
    assert "12" in message_for(MistypedRecoveryWords(12, ())).next_step


def test_an_error_from_elsewhere_gets_general_words() -> None:
    class Unknown(HollyhockError):
        pass

    assert message_for(Unknown()) == message_for(HollyhockError())


@pytest.mark.parametrize("problem", list(ListProblem))
def test_a_checklist_that_cannot_be_read_says_where_and_what_to_do(problem: ListProblem) -> None:
    somewhere = message_for(errors.UnreadableChecklist(problem, HARMFUL, 12))
    at_the_top = message_for(errors.UnreadableChecklist(problem, HARMFUL, 0))
    assert "\u202e" not in somewhere.what
    assert "Nothing was changed." in somewhere.next_step
    whole_file = {ListProblem.NOT_TOML, ListProblem.TOO_LARGE, ListProblem.TOO_NEW}
    assert ("Item 12" in somewhere.what) is (problem not in whole_file)
    assert "12" not in at_the_top.what
