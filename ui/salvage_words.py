"""What a salvage brought back, in words: for the command line, and the note it leaves."""

from core.backups.rest import RestReport
from core.backups.salvage import NotesFrom, SalvageReport
from ui.plain_text import visible
from ui.translate import tr, tr_n

_NAMES_SHOWN = 50


def report_words(report: SalvageReport) -> str:
    """Return the report as lines; it says what came from where, and what is missing."""
    lines = [tr("What could be saved of a damaged vault"), "", _notes(report), _files(report)]
    if report.header_from_backup:
        lines.append(tr("The vault's key file was gone; the one in the backup opened it."))
    if report.files_from_backup:
        lines.append(
            tr_n(
                "{n} file came from the backup.",
                "{n} files came from the backup.",
                report.files_from_backup,
            ).format(n=report.files_from_backup)
        )
    if report.files_without_note:
        lines.append(
            tr_n(
                "{n} file belongs to no note that could be read. It is kept with this note.",
                "{n} files belong to no note that could be read. They are kept with this note.",
                report.files_without_note,
            ).format(n=report.files_without_note)
        )
    lines += lost_lines(report.lost)
    if report.backup_rest is not None:
        lines += ["", *_backup_rest(report.backup_rest)]
    return "\n".join(lines)


def _notes(report: SalvageReport) -> str:
    n = report.notes
    counted = tr_n("{n} note.", "{n} notes.", n).format(n=n)
    sentences = [_whence(report.notes_from), counted]
    if report.notes_read_singly:
        singly = tr_n(
            "{n} of them was read by itself from the damaged one: it is no longer sealed, and who"
            " it names is not known.",
            "{n} of them were read one by one from the damaged one: they are no longer sealed, and"
            " who they name is not known.",
            report.notes_read_singly,
        )
        sentences.append(singly.format(n=report.notes_read_singly))
    if report.notes_from_earlier:
        earlier = tr_n(
            "{n} of them is only in an earlier copy of the database: it is as it was then, no"
            " longer sealed, and who it names is not known.",
            "{n} of them are only in an earlier copy of the database: they are as they were then,"
            " no longer sealed, and who they name is not known.",
            report.notes_from_earlier,
        )
        sentences.append(earlier.format(n=report.notes_from_earlier))
    return " ".join(sentences)


def _whence(notes_from: NotesFrom) -> str:
    return {
        NotesFrom.VAULT: tr("The database was whole:"),
        NotesFrom.EARLIER: tr("The database was damaged. An earlier copy was used:"),
        NotesFrom.BACKUP: tr("The database was damaged. The backup's was used:"),
        NotesFrom.NOWHERE: tr("No database was whole. What could be read:"),
    }[notes_from]


def _backup_rest(rest: RestReport) -> list[str]:
    """Return lines about a backup file that helped although it is damaged itself."""
    if rest.is_complete:
        notes = tr("The backup file is damaged, too. All notes in it could be read.")
    elif rest.notes_before is None:
        notes = tr_n(
            "The backup file is damaged, too. {n} note in it could be read; nothing tells any more"
            " how many there were.",
            "The backup file is damaged, too. {n} notes in it could be read; nothing tells any more"
            " how many there were.",
            rest.notes,
        ).format(n=rest.notes)
    else:
        notes = tr_n(
            "The backup file is damaged, too. {n} of {before} note in it could be read.",
            "The backup file is damaged, too. {n} of {before} notes in it could be read.",
            rest.notes_before,
        ).format(n=rest.notes, before=rest.notes_before)
    gaps = tr("Parts of them may be missing, and people, lists and choices.")
    lines = [notes if rest.is_complete else f"{notes} {gaps}"]
    if not rest.lost:
        return [*lines, tr("No file that its notes name is missing in it.")]
    return [*lines, tr("In the backup file, these are not whole:"), *_listed(rest.lost)]


def _files(report: SalvageReport) -> str:
    return tr_n("{n} file is whole.", "{n} files are whole.", report.files).format(n=report.files)


def lost_lines(names: tuple[str, ...]) -> list[str]:
    """Return lines that name the files that are nowhere whole."""
    if not names:
        return [tr("No file that a note names is missing.")]
    return [tr("Missing, because no whole copy was found:"), *_listed(names)]


def _listed(names: tuple[str, ...]) -> list[str]:
    lines = [f"- {visible(name)}" for name in names[:_NAMES_SHOWN]]
    more = len(names) - _NAMES_SHOWN
    if more > 0:
        lines.append(tr_n("and {n} more", "and {n} more", more).format(n=more))
    return lines
