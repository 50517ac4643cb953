"""Everything about an incident beyond what, when and who. All of it may stay empty."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.errors import InvalidField, Problem
from core.moment import Moment

MAX_FEAR = 3
MAX_FIELD_CHARACTERS = 100_000
MAX_ROWS = 200
_TEXT_FIELDS = (
    "quote",
    "url",
    "message_id",
    "place",
    "attribution",
    "third_parties",
    "device",
    "account",
    "app",
    "way_in",
    "cost",
    "private_note",
)


class Flag(StrEnum):
    """Facts that change how serious an incident is; no scores. The values are stored."""

    THREAT_TO_LIFE = "threat_to_life"
    WEAPON = "weapon"
    KNOWS_WHERE_YOU_ARE = "knows_where_you_are"
    CHILD_INVOLVED = "child_involved"
    ESCALATION = "escalation"
    ORDER_BREACHED = "order_breached"
    STOP_SAID = "stop_said"
    SEXUAL_CONTENT = "sexual_content"
    SENT_TO_WORKPLACE = "sent_to_workplace"


class Harm(StrEnum):
    """What an incident did to the person's life. The values are stored."""

    SLEEP = "sleep"
    WORK = "work"
    MONEY = "money"
    HEALTH = "health"
    MOVED = "moved"
    ROUTINE = "routine"
    FRIENDS = "friends"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Witness:
    """Somebody who saw or heard it; kept apart so that an export can leave them out."""

    name: str
    contact: str = ""
    saw: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A report of the incident to police, a platform, an employer or another body."""

    body: str
    made_on: date | None = None
    reference: str = ""
    officer: str = ""
    badge: str = ""
    outcome: str = ""
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class Details:
    """The folded part of an incident. `private_note` is in no export unless chosen."""

    ended: Moment | None = None
    approximate_minutes: int | None = None
    """How far off `occurred` may be; None: it is exact."""
    discovered: Moment | None = None
    quote: str = ""
    """The exact words used by the other side."""
    flags: tuple[Flag, ...] = ()
    url: str = ""
    message_id: str = ""
    place: str = ""
    attribution: str = ""
    """Why the person thinks that it was them."""
    third_parties: str = ""
    witnesses: tuple[Witness, ...] = ()
    device: str = ""
    account: str = ""
    app: str = ""
    way_in: str = ""
    fear: int | None = None
    """0 not at all to MAX_FEAR; None: not said."""
    harms: tuple[Harm, ...] = ()
    cost: str = ""
    reports: tuple[Report, ...] = ()
    private_note: str = ""

    def check(self) -> None:
        """Raise InvalidField when the details cannot be stored."""
        for name in _TEXT_FIELDS:
            if len(getattr(self, name)) > MAX_FIELD_CHARACTERS:
                raise InvalidField(name, Problem.TOO_LONG)
        if len(self.witnesses) > MAX_ROWS:
            raise InvalidField("witnesses", Problem.TOO_LONG)
        if len(self.reports) > MAX_ROWS:
            raise InvalidField("reports", Problem.TOO_LONG)
        if self.fear is not None and not 0 <= self.fear <= MAX_FEAR:
            raise InvalidField("fear", Problem.UNKNOWN)
        if self.approximate_minutes is not None and self.approximate_minutes <= 0:
            raise InvalidField("approximate", Problem.UNKNOWN)
