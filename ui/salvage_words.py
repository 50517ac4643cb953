"""What a salvage brought back, in words: for the command line, and the note it leaves."""

from core.backups.salvage import NotesFrom, SalvageReport
from ui.plain_text import visible
from ui.translate import tr, tr_n

_NAMES_SHOWN = 50


def report_words(report: SalvageReport) -> str:
    """Return the report as lines; it says what came from where, and what is missing."""
    lines = [tr("What could be saved of a damaged vault"), "", _notes(report), _files(report)]
    if report.header_from_backup:
        lines.append(tr("The vault's key file was gone; the one on the backup drive opened it."))
    if report.files_from_backup:
        lines.append(
            tr_n(
                "{n} file came from the backup drive.",
                "{n} files came from the backup drive.",
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
    return "\n".join([*lines, *lost_lines(report.lost)])


def _notes(report: SalvageReport) -> str:
    whence = {
        NotesFrom.VAULT: tr("The database was whole: {n} notes."),
        NotesFrom.EARLIER: tr("The database was damaged. An earlier copy was used: {n} notes."),
        NotesFrom.BACKUP: tr("The database was damaged. The backup's was used: {n} notes."),
        NotesFrom.NOWHERE: tr("No database was whole. {n} notes could be read."),
    }[report.notes_from].format(n=report.notes)
    if not report.notes_read_singly:
        return whence
    singly = tr(
        "{n} of them were read one by one from the damaged one: they are no longer sealed, and"
        " who they name is not known."
    ).format(n=report.notes_read_singly)
    return f"{whence} {singly}"


def _files(report: SalvageReport) -> str:
    return tr_n("{n} file is whole.", "{n} files are whole.", report.files).format(n=report.files)


def lost_lines(names: tuple[str, ...]) -> list[str]:
    """Return lines that name the files that are nowhere whole."""
    if not names:
        return [tr("No file that a note names is missing.")]
    lines = [tr("Missing, because no whole copy was found:")]
    lines += [f"- {visible(name)}" for name in names[:_NAMES_SHOWN]]
    more = len(names) - _NAMES_SHOWN
    if more > 0:
        lines.append(tr_n("and {n} more", "and {n} more", more).format(n=more))
    return lines
