"""A checklist as it is shipped or handed over: what to do, why, how, and what to think of before.

`core/checklists/list_file.py` reads and writes it; `resources/checklists/` holds the shipped ones.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Caution(StrEnum):
    """What to think of before doing an item; the values stand in the files."""

    MAY_NOTICE = "may_notice"
    DOCUMENT_FIRST = "document_first"
    SAFER_DEVICE = "safer_device"
    MAY_ESCALATE = "may_escalate"
    ASK_FOR_HELP = "ask_for_help"


class Phase(StrEnum):
    """Where somebody stands with the person who bothers them; the values stand in the files."""

    UNDER_CONTROL = "under_control"
    LEAVING = "leaving"
    LIVING_APART = "living_apart"


class Circumstance(StrEnum):
    """What somebody's life has in it, as far as it matters here; the values stand in the files."""

    CHILDREN = "children"
    SHARED_HOME = "shared_home"
    SHARED_ACCOUNTS = "shared_accounts"
    WORK = "work"
    YOUNG_PERSON = "young_person"
    ANDROID = "android"
    IPHONE = "iphone"
    WINDOWS = "windows"
    MAC = "mac"
    SMART_HOME = "smart_home"
    CAR = "car"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do. `id` is stored with the person's progress and never changes.

    An empty `phases` fits every phase. An empty `applies_to` fits everybody; else one of its
    circumstances is enough. `repeat` is a recurrence rule (RFC 5545, 3.3.10) without start, or
    empty for once. `capture` is what to save before acting, for an incident of `incident_type` (a
    code, or empty). `consider` is what to think over when they may notice or it may escalate.
    `start_here` offers the item among the first few.
    """

    id: str
    title: str
    what: str = ""
    why: str = ""
    steps: tuple[str, ...] = ()
    cautions: tuple[Caution, ...] = ()
    reversible: bool = True
    phases: tuple[Phase, ...] = ()
    applies_to: tuple[Circumstance, ...] = ()
    repeat: str = ""
    sources: tuple[str, ...] = ()
    start_here: bool = False
    capture: tuple[str, ...] = ()
    incident_type: str = ""
    consider: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A list. `reviewed` is the day its content was last looked over; lists stand by `order`."""

    id: str
    title: str
    introduction: str
    reviewed: date
    items: tuple[Item, ...]
    order: int = 0
