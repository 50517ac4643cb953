"""What a salvage brought, in words."""

from dataclasses import replace

import pytest

from core.backups.salvage import NotesFrom, SalvageReport
from ui.salvage_words import report_words

WHOLE = SalvageReport(
    notes_from=NotesFrom.VAULT,
    header_from_backup=False,
    notes=7,
    notes_read_singly=0,
    files=3,
    files_from_backup=0,
    files_without_note=0,
    lost=(),
)


@pytest.mark.parametrize(
    ("report", "says"),
    [
        (WHOLE, "The database was whole: 7 notes."),
        (replace(WHOLE, notes_from=NotesFrom.EARLIER), "An earlier copy was used: 7 notes."),
        (replace(WHOLE, notes_from=NotesFrom.BACKUP), "The backup's was used: 7 notes."),
        (replace(WHOLE, notes_from=NotesFrom.NOWHERE), "7 notes could be read."),
        (replace(WHOLE, notes_read_singly=2), "2 of them were read one by one"),
        (replace(WHOLE, header_from_backup=True), "The vault's key file was gone"),
        (replace(WHOLE, files_from_backup=1), "1 file came from the backup drive."),
        (replace(WHOLE, files_without_note=2), "2 files belong to no note"),
        (WHOLE, "No file that a note names is missing."),
        (replace(WHOLE, lost=("a.txt",)), "- a.txt"),
        (replace(WHOLE, lost=("x\u202egpj.exe",)), "⟨U+202E⟩"),
        (replace(WHOLE, lost=("a",) * 53), "and 3 more"),
    ],
)
def test_the_report_says_what_came_from_where(report: SalvageReport, says: str) -> None:
    assert says in report_words(report)
