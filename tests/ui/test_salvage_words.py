"""What a salvage brought, in words."""

from dataclasses import replace

import pytest

from core.backups.rest import RestReport
from core.backups.salvage import NotesFrom, SalvageReport
from ui.salvage_words import report_words

WHOLE = SalvageReport(
    notes_from=NotesFrom.VAULT,
    header_from_backup=False,
    notes=7,
    notes_read_singly=0,
    notes_from_earlier=0,
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
        (replace(WHOLE, notes_from=NotesFrom.NOWHERE), "What could be read: 7 notes."),
        (replace(WHOLE, notes=1), "The database was whole: 1 note."),
        (replace(WHOLE, notes_read_singly=1), "1 of them was read by itself"),
        (replace(WHOLE, notes_from_earlier=1), "1 of them is only in an earlier copy"),
        (replace(WHOLE, notes_read_singly=2), "2 of them were read one by one"),
        (replace(WHOLE, notes_from_earlier=3), "3 of them are only in an earlier copy"),
        (replace(WHOLE, header_from_backup=True), "The vault's key file was gone"),
        (replace(WHOLE, files_from_backup=1), "1 file came from the backup."),
        (replace(WHOLE, files_without_note=2), "2 files belong to no note"),
        (WHOLE, "No file that a note names is missing."),
        (replace(WHOLE, lost=("a.txt",)), "- a.txt"),
        (replace(WHOLE, lost=("x\u202egpj.exe",)), "⟨U+202E⟩"),
        (replace(WHOLE, lost=("a",) * 53), "and 3 more"),
    ],
)
def test_the_report_says_what_came_from_where(report: SalvageReport, says: str) -> None:
    assert says in report_words(report)


REST = RestReport(
    notes=4,
    notes_before=9,
    is_complete=False,
    do_seals_fit=True,
    files=2,
    files_without_note=0,
    lost=(),
)


@pytest.mark.parametrize(
    ("rest", "says", "unsaid"),
    [
        (REST, "damaged, too. 4 of 9 notes in it could be read. Parts of them", "All notes"),
        (REST, "No file that its notes name is missing in it.", "not whole:"),
        (replace(REST, notes_before=None), "nothing tells any more how many", "of 9"),
        (replace(REST, is_complete=True), "All notes in it could be read.", "Parts of them"),
        (replace(REST, lost=("x\u202egpj.exe",)), "not whole:\n- x⟨U+202E⟩gpj.exe", "\u202e"),
        (replace(REST, lost=("a",) * 53), "and 3 more", "No file that its notes"),
    ],
)
def test_it_is_said_what_a_damaged_backup_file_gave(
    rest: RestReport, says: str, unsaid: str
) -> None:
    words = report_words(replace(WHOLE, backup_rest=rest))
    assert words.startswith(report_words(WHOLE))
    assert says in words
    assert unsaid not in words


@pytest.mark.parametrize(
    ("report", "is_lacking"),
    [
        (WHOLE, False),
        (replace(WHOLE, lost=("a.txt",)), True),
        (replace(WHOLE, backup_rest=REST), False),  # the vault had all notes itself
        (replace(WHOLE, notes_from=NotesFrom.BACKUP, backup_rest=REST), True),
        (
            replace(
                WHOLE, notes_from=NotesFrom.BACKUP, backup_rest=replace(REST, is_complete=True)
            ),
            False,
        ),
    ],
)
def test_what_lacks_nothing_is_told_from_what_may(report: SalvageReport, is_lacking: bool) -> None:
    assert report.is_lacking == is_lacking
