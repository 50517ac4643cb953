"""How a backup is described."""

from datetime import datetime
from zoneinfo import ZoneInfo

from core.backups.backup import BackupContents
from ui.journal.words import date_words, files_words, notes_words, size_words, time_words
from ui.translate import tr


def moment_words(made_at: datetime, zone: str) -> str:
    """Return when a backup was made, on the clocks in `zone`."""
    local = made_at.astimezone(ZoneInfo(zone))
    return tr("{date}, {time}").format(date=date_words(local), time=time_words(local))


def contents_words(contents: BackupContents) -> str:
    """Return what is in a backup and how large it is."""
    return tr("{notes}, {files} · {size}").format(
        notes=notes_words(contents.incident_count),
        files=files_words(contents.exhibit_count),
        size=size_words(contents.size_bytes),
    )
