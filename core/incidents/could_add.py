"""What would make an incident stronger. Offered, never asked for."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import PurePath

from core.incidents.incident import IncidentContent
from core.incidents.platform import Platform
from core.incidents.provenance import Copy, Online, Provenance, Way


class Gap(StrEnum):
    """Something that is not there yet, the most useful first."""

    WHEN = "when"
    TYPE = "type"
    WHERE = "where"
    PERSON = "person"
    FILE = "file"
    ORIGINAL = "original"
    """There are only pictures or copies of it."""
    VANISHING = "vanishing"
    """It is still online, and there is no saved original."""
    ADDRESS = "address"
    ACCOUNT_ID = "account_id"
    """Names of accounts change, their numbers do not."""
    ZONE = "zone"
    """The time is in UTC because the computer does not know its zone."""
    WITNESS = "witness"


_HAS_ADDRESS = frozenset((Platform.SOCIAL, Platform.FORUM, Platform.WEBSITE, Platform.MARKETPLACE))
_HAS_ACCOUNTS = frozenset(
    (
        Platform.SOCIAL,
        Platform.FORUM,
        Platform.MESSENGER,
        Platform.DATING,
        Platform.GAMING,
        Platform.MARKETPLACE,
    )
)
_HAS_ORIGINAL = frozenset(Platform) - {Platform.IN_PERSON, Platform.CALL}
_PICTURES = frozenset((".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".heic", ".avif"))
_ORIGINALS = frozenset((Way.SAVED, Way.EXPORTED))
_STILL_THERE = frozenset((Online.ONLINE, Online.MAY_VANISH))
_NO_ZONE = frozenset(("UTC", "Etc/UTC"))


def could_add(content: IncidentContent, file_names: Sequence[str]) -> tuple[Gap, ...]:
    """Return what is missing, the most useful first. `file_names`: of all the incident's files."""
    details, platform, said = content.details, content.platform, content.provenance
    has_original = any(each.copy is Copy.ORIGINAL or each.way in _ORIGINALS for each in said)
    only_copies = not has_original and _are_copies(file_names, said)
    missing = {
        Gap.WHEN: content.occurred is None,
        Gap.TYPE: not content.types,
        Gap.WHERE: platform is None,
        Gap.PERSON: not content.people,
        Gap.FILE: not file_names,
        Gap.ORIGINAL: bool(file_names) and only_copies and platform in _HAS_ORIGINAL,
        Gap.VANISHING: not has_original and any(each.online in _STILL_THERE for each in said),
        Gap.ADDRESS: platform in _HAS_ADDRESS and not details.url.strip(),
        Gap.ACCOUNT_ID: platform in _HAS_ACCOUNTS and not details.message_id.strip(),
        Gap.ZONE: content.occurred is not None and content.occurred.zone in _NO_ZONE,
        Gap.WITNESS: platform is Platform.IN_PERSON and not details.witnesses,
    }
    return tuple(gap for gap in Gap if missing[gap])


def _are_copies(file_names: Sequence[str], said: Sequence[Provenance]) -> bool:
    """Tell whether all files are pictures by their names, or all are said to be copies."""
    said_copies = [each for each in said if each.copy is Copy.COPY]
    return len(said_copies) == len(file_names) or all(
        PurePath(name).suffix.lower() in _PICTURES for name in file_names
    )
