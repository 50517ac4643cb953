"""The preferences: one small JSON file outside the vault, readable by anybody with the account.

It is the only thing the app keeps outside the vault. No place, name or time of a vault goes in. The
one path in it is that of what the person wants to be seen instead of the app.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from core.preferences import (
    MAX_TEXT_PERCENT,
    MIN_TEXT_PERCENT,
    Appearance,
    LeaveKey,
    LockTrigger,
    Preferences,
    Title,
)
from storage.atomic_file import os_errors, write_atomically

_MAX_SIZE_BYTES = 64 * 1024
_MAX_LOCK_MINUTES = 24 * 60
_DEFAULTS = Preferences()
_APPEARANCES = {each.value: each for each in Appearance}
_LEAVE_KEYS = {each.value: each for each in LeaveKey}
_TITLES = {each.value: each for each in Title}
_TRIGGERS = {each.value: each for each in LockTrigger}
_MAX_PATH_LENGTH = 4096


class PreferencesFile:
    """Implements `core.preferences.PreferenceStore`; `path` None: in the system's own folder."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or _usual_path()

    def load(self) -> Preferences:
        """Return what was kept; each value that is missing or impossible is the default."""
        try:
            with self._path.open("rb") as file:
                kept = json.loads(file.read(_MAX_SIZE_BYTES))
        except (OSError, ValueError, RecursionError):
            return _DEFAULTS
        return _from_json(kept) if isinstance(kept, dict) else _DEFAULTS

    def save(self, preferences: Preferences) -> None:
        """Keep the preferences. Raises NotWritable, DiskFull."""
        kept = asdict(preferences) | {"lock_when": sorted(preferences.lock_when)}
        data = json.dumps(kept, indent=2) + "\n"
        with os_errors(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(self._path, data.encode())


def _usual_path() -> Path:
    import platformdirs  # noqa: PLC0415  brings much of the standard library with it

    return platformdirs.user_config_path("hollyhock", appauthor=False) / "preferences.json"


def _from_json(kept: Mapping[str, object]) -> Preferences:
    return Preferences(
        appearance=_APPEARANCES.get(str(kept.get("appearance")), _DEFAULTS.appearance),
        text_percent=_number(
            kept, "text_percent", MIN_TEXT_PERCENT, MAX_TEXT_PERCENT, _DEFAULTS.text_percent
        ),
        lock_after_minutes=_number(
            kept, "lock_after_minutes", 0, _MAX_LOCK_MINUTES, _DEFAULTS.lock_after_minutes
        ),
        cover_previews=kept.get("cover_previews") is not False,
        leave_key=_LEAVE_KEYS.get(str(kept.get("leave_key")), _DEFAULTS.leave_key),
        title=_TITLES.get(str(kept.get("title")), _DEFAULTS.title),
        show_in_captures=kept.get("show_in_captures") is True,
        lock_when=_triggers(kept.get("lock_when")),
        front=_front(kept.get("front")),
    )


def _triggers(value: object) -> frozenset[LockTrigger]:
    if not isinstance(value, list):
        return _DEFAULTS.lock_when
    return frozenset(_TRIGGERS[each] for each in map(str, value) if each in _TRIGGERS)


def _front(value: object) -> str:
    if isinstance(value, str) and len(value) <= _MAX_PATH_LENGTH and "\0" not in value:
        return value
    return _DEFAULTS.front


def _number(
    kept: Mapping[str, object], name: str, lowest: int, highest: int, otherwise: int
) -> int:
    value = kept.get(name)
    # True and False are integers to Python, but not to a person who edits the file.
    if isinstance(value, int) and not isinstance(value, bool) and lowest <= value <= highest:
        return value
    return otherwise
