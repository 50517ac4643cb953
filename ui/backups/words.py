"""How a backup is described."""

from datetime import datetime
from zoneinfo import ZoneInfo

from core.backups.backup import BackupContents
from core.backups.drive import BackupPart, DriveState, Flaw
from core.backups.standing import Standing
from ui.journal.words import date_words, files_words, notes_words, size_words, time_words
from ui.plain_text import isolated
from ui.translate import tr, tr_n


def moment_words(made_at: datetime, zone: str) -> str:
    """Return when a backup was made, on the clocks in `zone`."""
    local = made_at.astimezone(ZoneInfo(zone))
    return tr("{date}, {time}").format(date=date_words(local), time=time_words(local))


def reminder_words(standing: Standing, zone: str) -> str:
    """Return one quiet sentence for somebody whose last backup is old."""
    if standing.last_made is None:
        return tr("There is no copy of this vault elsewhere yet. “Backup” makes one.")
    when = date_words(standing.last_made.astimezone(ZoneInfo(zone)))
    return tr("The last copy is of {when}. “Backup” makes a new one.").format(when=when)


def standing_words(standing: Standing, zone: str, *, is_old: bool) -> str:
    """Return when the last backup was made and proven, and a hint when it is time for another."""
    if standing.last_made is None:
        return tr("Nothing has been backed up from this vault yet.")
    lines = [tr("Last made: {when}.").format(when=moment_words(standing.last_made, zone))]
    proof = standing.last_proof
    if proof is None:
        lines.append(tr("None was restored on trial yet."))
    else:
        when = moment_words(proof.proven_at, zone)
        lines.append(tr("Last restored on trial: {when}.").format(when=when))
    if is_old:
        lines.append(tr("A new one would be good."))
    return " ".join(lines)


def state_words(state: DriveState) -> str:
    """Return what is in a copy on a drive."""
    whole = tr("{notes}, {files}").format(
        notes=notes_words(state.incident_count), files=files_words(state.exhibit_count)
    )
    if not state.unreadable_count:
        return whole
    missing = tr_n("{n} file missing", "{n} files missing", state.unreadable_count)
    return f"{whole} · {missing.format(n=state.unreadable_count)}"


def flaw_words(flaw: Flaw) -> str:
    """Return what is not as it should be in a backup, as part of a list."""
    what = {
        BackupPart.LIST: tr("the list of one copy"),
        BackupPart.DATABASE: tr("the notes of one copy"),
        BackupPart.HEADER: tr("the key file of one copy"),
        BackupPart.ORIGINAL: tr("the file “{name}”").format(name=isolated(flaw.name)),
    }[flaw.part]
    how = tr("{what} is missing") if flaw.is_missing else tr("{what} is damaged")
    return how.format(what=what)


def contents_words(contents: BackupContents) -> str:
    """Return what is in a backup and how large it is."""
    return tr("{notes}, {files} · {size}").format(
        notes=notes_words(contents.incident_count),
        files=files_words(contents.exhibit_count),
        size=size_words(contents.size_bytes),
    )
