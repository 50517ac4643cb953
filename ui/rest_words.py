"""What came back of a backup whose notes were damaged, in words; also for the note it leaves."""

from core.backups.rest import RestReport
from ui.salvage_words import lost_lines
from ui.translate import tr, tr_n


def rest_words(report: RestReport) -> str:
    """Return the report as lines, the first a title; it says what came back, and what did not."""
    lines = [tr("What could be saved of a damaged backup"), "", _notes(report), _files(report)]
    if report.files_without_note:
        lines.append(
            tr_n(
                "{n} of them belongs to no note that came back. It is in a note of its own, with"
                " these words. It is as it was put into the backup; nothing more is known of it.",
                "{n} of them belong to no note that came back. They are in a note of their own,"
                " with these words. They are as they were put into the backup; nothing more is"
                " known of them.",
                report.files_without_note,
            ).format(n=report.files_without_note)
        )
    if not report.do_seals_fit:
        lines.append(
            tr(
                "Not all sealed notes are as they were sealed: parts are missing. The settings,"
                " under sealed notes, say which."
            )
        )
    return "\n".join([*lines, *lost_lines(report.lost)])


def _notes(report: RestReport) -> str:
    if report.is_complete:
        return tr_n(
            "Your notes stand in the file twice, and only one of the two was damaged. All of it"
            " came back: {n} note, and all people, lists and choices.",
            "Your notes stand in the file twice, and only one of the two was damaged. All of it"
            " came back: {n} notes, and all people, lists and choices.",
            report.notes,
        ).format(n=report.notes)
    if report.notes_before is None:
        came = tr_n(
            "{n} note came back. Nothing tells any more how many there were.",
            "{n} notes came back. Nothing tells any more how many there were.",
            report.notes,
        ).format(n=report.notes)
    else:
        came = tr_n(
            "{n} of {before} note came back.",
            "{n} of {before} notes came back.",
            report.notes_before,
        ).format(n=report.notes, before=report.notes_before)
    return came + " " + tr("Parts of them may be missing, and people, lists and choices.")


def _files(report: RestReport) -> str:
    return tr_n("{n} file is whole.", "{n} files are whole.", report.files).format(n=report.files)
