"""Preferences survive, and whatever is in their file never hurts."""

import json
from pathlib import Path

import pytest

from core.errors import NotWritable
from core.preferences import Appearance, LeaveKey, LockTrigger, Preferences, Title
from storage.preferences_file import PreferencesFile

CHOSEN = Preferences(
    Appearance.DARK,
    text_percent=150,
    lock_after_minutes=0,
    cover_previews=False,
    leave_key=LeaveKey.CTRL_Q,
    title=Title.GARDEN_LOG,
    show_in_captures=True,
    lock_when=frozenset({LockTrigger.LID, LockTrigger.MINIMISED}),
    front="/home/someone/recipe \udcff.pdf",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "preferences.json"


def _loaded(path: Path, content: bytes) -> Preferences:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return PreferencesFile(path).load()


def test_what_was_saved_is_loaded(path: Path) -> None:
    PreferencesFile(path).save(Preferences())
    PreferencesFile(path).save(CHOSEN)
    assert PreferencesFile(path).load() == CHOSEN
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_without_a_path_it_is_in_the_persons_own_settings(home: Path) -> None:
    PreferencesFile().save(CHOSEN)
    assert PreferencesFile().load() == CHOSEN
    assert [each.name for each in home.parent.rglob("*.json")] == ["preferences.json"]


def test_the_file_tells_nothing_but_the_look(path: Path) -> None:
    PreferencesFile(path).save(CHOSEN)
    assert json.loads(path.read_bytes()) == {
        "appearance": "dark",
        "text_percent": 150,
        "lock_after_minutes": 0,
        "cover_previews": False,
        "leave_key": "Ctrl+Q",
        "title": "garden-log",
        "show_in_captures": True,
        "lock_when": ["lid", "minimised"],
        "front": "/home/someone/recipe \udcff.pdf",
    }


def test_a_missing_file_or_a_folder_in_its_place_means_defaults(path: Path) -> None:
    assert PreferencesFile(path).load() == Preferences()
    path.mkdir(parents=True)
    assert PreferencesFile(path).load() == Preferences()


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"[]", b"null", b'{"appearance"', b"[" * 60_000, b" " * 70_000 + b"{}"],
)
def test_a_file_that_is_none_means_defaults(path: Path, content: bytes) -> None:
    assert _loaded(path, content) == Preferences()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("appearance", "sepia"),
        ("appearance", []),
        ("lock_when", "lid"),
        ("lock_when", {"lid": True}),
        ("front", 7),
        ("front", "a\0b"),
        ("front", "x" * 4097),
        ("appearance", None),
        ("text_percent", 89),
        ("text_percent", 201),
        ("text_percent", True),
        ("text_percent", 1e400),
        ("text_percent", "150"),
        ("lock_after_minutes", -1),
        ("lock_after_minutes", True),
        ("lock_after_minutes", 10**20),
        ("leave_key", "A"),
        ("leave_key", {}),
        ("title", "Somebody's diary"),
        ("title", 3),
        ("show_in_captures", "yes"),
    ],
)
def test_an_impossible_value_spares_the_others(path: Path, field: str, value: object) -> None:
    kept = {"appearance": "dark", "text_percent": 150, "lock_after_minutes": 0, "later": [1]}
    loaded = _loaded(path, json.dumps(kept | {field: value}).encode())
    assert getattr(loaded, field) == getattr(Preferences(), field)
    others = {"appearance", "text_percent", "lock_after_minutes"} - {field}
    assert all(getattr(loaded, other) == getattr(CHOSEN, other) for other in others)


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    tmp_path.joinpath("settings").write_text("a file where a folder should be")
    with pytest.raises(NotWritable):
        PreferencesFile(tmp_path / "settings" / "preferences.json").save(CHOSEN)


def test_triggers_that_nobody_knows_are_left_out(path: Path) -> None:
    content = b'{"lock_when": ["lid", "earthquake", 7, ["lid"]]}'
    assert _loaded(path, content).lock_when == {LockTrigger.LID}
    assert _loaded(path, b'{"lock_when": []}').lock_when == frozenset()
