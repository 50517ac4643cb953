"""Where a file came from, as far as the person knows: taken when, how and by whom.

None of it is a recorded fact (those are in `Exhibit` and `CustodyEvent`) and none replaces one. It
belongs to the content of an incident, so sealing covers it and amendments change it.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from core.errors import InvalidField, Problem
from core.incidents.details import MAX_FIELD_CHARACTERS
from core.moment import Moment

_DIGEST = re.compile("[0-9a-f]{64}")
_TEXTS = ("by", "address", "note")


class Way(StrEnum):
    """How a file was made or got. The values are stored."""

    SCREENSHOT = "screenshot"
    PHOTO = "photo"
    """Of a screen or of a thing."""
    SAVED = "saved"
    """The page, message or mail itself, saved or downloaded."""
    EXPORTED = "exported"
    """By an app or a platform: "download your data"."""
    COPIED = "copied"
    """Copied in one program and pasted here."""
    SENT = "sent"
    """By somebody who had it."""
    RECORDED = "recorded"
    """Sound, a film, or the screen."""
    OTHER = "other"


class Copy(StrEnum):
    """What a file is to the thing itself. The values are stored."""

    ORIGINAL = "original"
    COPY = "copy"


class Online(StrEnum):
    """Whether others can still find it where it was. The values are stored."""

    ONLINE = "online"
    MAY_VANISH = "may_vanish"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Provenance:
    """What is said of one file of an incident. All but `sha256` may stay empty.

    A file is named by its digest, as in the chain: two files with the same bytes share this.
    """

    sha256: str
    captured: Moment | None = None
    way: Way | None = None
    by: str = ""
    copy: Copy | None = None
    online: Online | None = None
    address: str = ""
    """Where it came from: of a page, a post, a channel."""
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said."""
        return self == Provenance(self.sha256)

    def check(self) -> None:
        """Raise InvalidField when it cannot be stored."""
        if not _DIGEST.fullmatch(self.sha256):
            raise InvalidField("provenance", Problem.UNKNOWN)
        if any(len(getattr(self, name)) > MAX_FIELD_CHARACTERS for name in _TEXTS):
            raise InvalidField("provenance", Problem.TOO_LONG)


def fitting(said: Collection[Provenance], digests: Collection[str]) -> tuple[Provenance, ...]:
    """Return what is said of the files with these digests, one for each, in order of digests.

    What says nothing is left out; of two for one file the last is believed.
    """
    by_digest = {each.sha256: each for each in said if each.sha256 in digests}
    return tuple(each for _, each in sorted(by_digest.items()) if not each.is_empty)


def of_file(said: Collection[Provenance], sha256: str) -> Provenance:
    """Return what is said of one file, perhaps nothing."""
    return next((each for each in said if each.sha256 == sha256), Provenance(sha256))


def said_of(prefilled: Provenance, sha256: str) -> Provenance:
    """Return what was known before the file's digest was."""
    return replace(prefilled, sha256=sha256)
