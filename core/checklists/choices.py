"""What the person said about themself, and how they want to be reminded. All of it can be skipped.

As JSON in the vault: `{"phase": "leaving", "has": {"children": true}, "reminder": "…",
"reminded_on": "2026-03-03"}`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from core.checklists.template import Circumstance, Phase
from core.errors import InvalidField, Problem

MAX_REMINDER_CHARACTERS = 80


@dataclass(frozen=True, slots=True)
class Choices:
    """The answers. What is not answered is not in `has`; `phase` None: not answered."""

    phase: Phase | None = None
    has: Mapping[Circumstance, bool] = field(default_factory=dict)
    reminder: str = ""
    """The words of the desktop's notice, chosen by the person; empty: none is wanted."""
    reminded_on: date | None = None
    """The day of the last such notice, where the person was: one a day is enough."""

    @property
    def is_empty(self) -> bool:
        """Whether no question was answered."""
        return self.phase is None and not self.has

    def check(self) -> None:
        """Raise InvalidField when the words of the reminder cannot be used."""
        if len(self.reminder) > MAX_REMINDER_CHARACTERS:
            raise InvalidField("reminder", Problem.TOO_LONG)
        if not self.reminder.isprintable():
            raise InvalidField("reminder", Problem.UNKNOWN)


def choices_to_json(choices: Choices) -> str:
    """Return the JSON object of the choices."""
    has = {str(each): choices.has[each] for each in choices.has}
    reminded_on = choices.reminded_on.isoformat() if choices.reminded_on else None
    data = {
        "phase": choices.phase,
        "has": has,
        "reminder": choices.reminder,
        "reminded_on": reminded_on,
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def choices_from_json(text: str) -> Choices:
    """Return what `choices_to_json` wrote. Raises ValueError for anything else."""
    try:
        data = json.loads(text)
        has = {Circumstance(name): bool(answer) for name, answer in data["has"].items()}
        phase = None if data["phase"] is None else Phase(data["phase"])
        day = data.get("reminded_on")  # not there in vaults of before
        reminded_on = None if day is None else date.fromisoformat(day)
        return Choices(phase, has, str(data["reminder"]), reminded_on)
    except (TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError("not choices") from error
