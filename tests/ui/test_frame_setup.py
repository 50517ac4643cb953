"""The first start, from nothing to the journal, with every way back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from core.traces.synchronised import synchronised_by
from core.vault.credentials import Passphrase, RecoveryWords
from core.vault.session import Vaults
from tests.ui.visitor import PASSPHRASE, ScriptedDialogs, Visitor
from ui.main_window import MainWindow
from ui.shared.elided_label import ElidedLabel
from ui.unlock.place_choice import PlaceChoice, look_for_place
from ui.unlock.setup_wizard import SetupWizard
from ui.unlock.words_flow import WordsFlow
from ui.unlock.words_sheet import paint_sheet, print_sheet, print_words


def _to_passphrase(visitor: Visitor) -> None:
    visitor.click("welcome-step-next")
    visitor.click("folder-step-next")


def _to_words(visitor: Visitor, passphrase: str = PASSPHRASE) -> list[str]:
    _to_passphrase(visitor)
    visitor.type("new-passphrase", passphrase)
    visitor.type("new-passphrase-again", passphrase)
    visitor.click("passphrase-step-next")
    visitor.qtbot.waitUntil(lambda: visitor.sees("word-grid"))
    return [visitor.find(QLabel, f"word-{place}").text() for place in range(1, 13)]


def _type_back(visitor: Visitor, words: list[str]) -> None:
    visitor.click("words-step-next")
    for place, word in enumerate(words, 1):
        if visitor.sees(f"typed-word-{place}"):
            visitor.type(f"typed-word-{place}", f" {word.upper()} ")


def test_from_nothing_to_the_journal(visitor: Visitor, vaults: Vaults, folder: Path) -> None:
    visitor.qtbot.waitUntil(lambda: visitor.sees("welcome-step"))
    said = visitor.reads("welcome-step")
    assert "key logger" in said
    assert "administrator" in said
    words = _to_words(visitor)
    assert len(set(words)) > 6
    _type_back(visitor, words)
    visitor.click("type-back-step-next")
    visitor.qtbot.waitUntil(lambda: visitor.sees("rail-0"))
    visitor.window.lock()
    vaults.unlock(folder, Passphrase(PASSPHRASE)).lock()
    vaults.unlock(folder, RecoveryWords(tuple(words))).lock()


def test_enter_alone_goes_on_to_the_passphrase(visitor: Visitor) -> None:
    visitor.qtbot.waitUntil(lambda: visitor.sees("welcome-step"))
    visitor.press(Qt.Key.Key_Return)
    visitor.qtbot.waitUntil(visitor.find(QPushButton, "folder-step-next").hasFocus)
    visitor.press(Qt.Key.Key_Return)
    visitor.qtbot.waitUntil(visitor.find(QLineEdit, "new-passphrase").hasFocus)


def test_three_words_are_asked_for_and_a_wrong_one_is_named(visitor: Visitor) -> None:
    words = _to_words(visitor)
    _type_back(visitor, words)
    asked = [place for place in range(1, 13) if visitor.sees(f"typed-word-{place}")]
    assert len(asked) == 3
    visitor.type(f"typed-word-{asked[1]}", "wrong")
    visitor.press(Qt.Key.Key_Return)
    assert f"Word {asked[1]} " in visitor.reads("page-caution")
    assert visitor.find(QLineEdit, f"typed-word-{asked[1]}").hasFocus()
    visitor.click("type-back-step-back")
    assert visitor.sees("word-grid")


def test_going_back_before_the_vault_is_made_keeps_what_was_typed(
    visitor: Visitor, folder: Path
) -> None:
    _to_passphrase(visitor)
    visitor.type("new-passphrase", "half a thought")
    visitor.click("passphrase-step-back")
    visitor.click("folder-step-back")
    visitor.click("welcome-step-next")
    visitor.click("folder-step-next")
    assert visitor.find(QLineEdit, "new-passphrase").text() == "half a thought"
    assert not folder.exists()


def test_going_back_after_the_vault_is_made_can_change_its_passphrase_only(
    visitor: Visitor, vaults: Vaults, folder: Path
) -> None:
    words = _to_words(visitor)
    visitor.click("words-step-back")
    visitor.click("passphrase-step-back")
    assert not visitor.find(QPushButton, "new-folder-choose").isEnabled()
    visitor.click("folder-step-next")
    visitor.click("passphrase-step-next")
    visitor.qtbot.waitUntil(lambda: visitor.sees("word-grid"))
    visitor.click("words-step-back")
    visitor.type("new-passphrase", "meadow copper thunder atlas")
    visitor.type("new-passphrase-again", "meadow copper thunder atlas")
    visitor.click("passphrase-step-next")
    visitor.qtbot.waitUntil(lambda: visitor.sees("word-grid"))
    assert [visitor.find(QLabel, f"word-{n}").text() for n in range(1, 13)] == words
    visitor.window.runner.lock()
    vaults.unlock(folder, Passphrase("meadow copper thunder atlas")).lock()


def test_leaving_at_the_words_leaves_a_vault_that_opens(
    visitor: Visitor, vaults: Vaults, folder: Path
) -> None:
    _to_words(visitor)
    assert "cannot be shown again" in visitor.reads("words-step")
    visitor.window.quick_exit.leave()
    vaults.unlock(folder, Passphrase(PASSPHRASE)).lock()


def test_a_weak_or_differing_passphrase_makes_no_vault(visitor: Visitor, folder: Path) -> None:
    _to_passphrase(visitor)
    button = visitor.find(QPushButton, "passphrase-step-next")
    visitor.type("new-passphrase", "password")
    visitor.type("new-passphrase-again", "password")
    visitor.qtbot.waitUntil(lambda: "Very weak" in visitor.reads("strength-words"))
    assert not button.isEnabled()
    visitor.type("new-passphrase", PASSPHRASE)
    visitor.qtbot.waitUntil(lambda: "Strong" in visitor.reads("strength-words"))
    assert not button.isEnabled()
    assert "not the same" in visitor.reads("passphrase-agreement")
    visitor.press(Qt.Key.Key_Return)
    visitor.press(Qt.Key.Key_Return)
    assert not folder.exists()
    visitor.type("new-passphrase-again", PASSPHRASE)
    assert "Both are the same" in visitor.reads("passphrase-agreement")
    assert button.isEnabled()
    visitor.type("new-passphrase", "x")
    visitor.find(QLineEdit, "new-passphrase").clear()
    assert "Several words" in visitor.reads("strength-words")


def test_a_short_but_random_passphrase_is_told_to_be_longer(visitor: Visitor) -> None:
    _to_passphrase(visitor)
    visitor.type("new-passphrase", "qJ7!zW4")
    visitor.qtbot.waitUntil(lambda: "Too short" in visitor.reads("strength-words"))


def test_a_suggested_passphrase_is_shown_and_taken(visitor: Visitor) -> None:
    _to_passphrase(visitor)
    visitor.click("suggest-passphrase")
    field = visitor.find(QLineEdit, "new-passphrase")
    visitor.qtbot.waitUntil(lambda: bool(field.text()))
    assert field.echoMode() == QLineEdit.EchoMode.Normal
    assert visitor.find(QLineEdit, "new-passphrase-again").text() == field.text()
    visitor.click("passphrase-step-next")
    visitor.qtbot.waitUntil(lambda: visitor.sees("word-grid"))


def test_a_folder_with_other_things_gets_one_of_our_own_within(
    visitor: Visitor, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "letter.txt").write_text("mine")
    dialogs.folder = documents
    visitor.click("welcome-step-next")
    visitor.click("new-folder-choose")
    label = visitor.find(ElidedLabel, "new-folder-path")
    visitor.qtbot.waitUntil(lambda: label.text == str(documents / "Hollyhock"))
    visitor.click("folder-step-next")
    visitor.qtbot.waitUntil(lambda: visitor.sees("passphrase-step"))


def test_a_folder_that_cannot_be_used_says_why(
    visitor: Visitor, dialogs: ScriptedDialogs, vaults: Vaults, tmp_path: Path
) -> None:
    taken, a_file = tmp_path / "taken", tmp_path / "file"
    vaults.create(taken, PASSPHRASE).session.lock()
    a_file.write_text("mine")
    visitor.click("welcome-step-next")
    for place in (taken, a_file):
        dialogs.folder = place
        visitor.click("new-folder-choose")
        visitor.qtbot.waitUntil(lambda: visitor.sees("page-caution"))
        assert not visitor.find(QPushButton, "folder-step-next").isEnabled()
    dialogs.folder = tmp_path / "free"
    visitor.click("new-folder-choose")
    visitor.qtbot.waitUntil(lambda: not visitor.sees("page-caution"))
    visitor.click("folder-step-next")


def test_a_synchronised_folder_is_warned_of_and_still_possible(
    visitor: Visitor, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    dialogs.folder = tmp_path / "Dropbox" / "notes"
    visitor.click("welcome-step-next")
    visitor.click("new-folder-choose")
    visitor.qtbot.waitUntil(lambda: visitor.sees("page-caution"))
    assert "Dropbox" in visitor.reads("page-caution")
    visitor.click("folder-step-next")


@pytest.mark.parametrize(
    ("path", "program"),
    [
        ("/home/a/Dropbox (Work)/notes", "Dropbox"),
        ("/Users/a/Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud"),
        ("/Users/a/OneDrive - Company/x", "OneDrive"),
        ("/home/a/Nextcloud/x", "Nextcloud"),
        ("/home/a/Box/x", "Box"),
        ("/home/a/boxes/x", None),
        ("/home/a/notes", None),
    ],
)
def test_names_of_synchronised_folders(path: str, program: str | None) -> None:
    assert synchronised_by(Path(path), Path.exists) == program


def test_marks_of_synchronised_folders(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    assert synchronised_by(tmp_path / "deep" / "vault", Path.exists) == "Syncthing"


def test_a_disk_that_says_no_is_told_where_the_vault_would_be_made(
    visitor: Visitor, folder: Path
) -> None:
    _to_passphrase(visitor)
    folder.mkdir()
    (folder / "meanwhile.txt").write_text("somebody was quicker")
    visitor.type("new-passphrase", PASSPHRASE)
    visitor.type("new-passphrase-again", PASSPHRASE)
    visitor.click("passphrase-step-next")
    visitor.qtbot.waitUntil(lambda: visitor.sees("page-caution"))
    assert visitor.find(QLineEdit, "new-passphrase").isEnabled()
    assert not visitor.window.runner.is_unlocked


def test_words_are_covered_when_nobody_is_there_and_come_back(visitor: Visitor) -> None:
    words = _to_words(visitor)
    visitor.window.idle_lock.idle.emit()
    visitor.qtbot.waitUntil(lambda: not visitor.sees("word-grid"))
    assert visitor.window.runner.is_unlocked
    visitor.click("show-words")
    assert visitor.find(QLabel, "word-1").text() == words[0]


def test_without_a_printer_it_says_to_write_them_down(visitor: Visitor) -> None:
    _to_words(visitor)
    visitor.click("print-words")
    assert "Write the words down" in visitor.reads("page-caution")


def test_the_sheet_shows_every_word_and_fits(visitor: Visitor) -> None:
    words = RecoveryWords(tuple(f"word{place}" for place in range(12)))
    image = QImage(1240, 1754, QImage.Format.Format_RGB32)  # A4 at 150 dots an inch
    image.setDotsPerMeterX(5906)
    image.setDotsPerMeterY(5906)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_sheet(painter, QRectF(100, 100, 1040, 1554), words)
    painter.end()
    white = 0xFFFFFFFF
    used = [y for y in range(1754) if any(image.pixel(x, y) != white for x in range(0, 1240, 2))]
    assert used[0] >= 100
    assert used[-1] < 900
    assert all(image.pixel(x, y) == white for x in range(100) for y in range(0, 1754, 3))
    del visitor


def test_the_print_dialog_can_be_left_without_printing(visitor: Visitor) -> None:
    _to_words(visitor)
    flow = visitor.find(WordsFlow, "words-flow")

    def leave_it() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintDialog)
        assert not dialog.testOption(QPrintDialog.PrintDialogOption.PrintToFile)
        leave = dialog.findChild(QPushButton, "leave")
        assert leave is not None
        assert leave.isVisible()
        dialog.reject()

    QTimer.singleShot(100, leave_it)
    assert not print_words(visitor.window, flow.show_step._words)


def test_a_printed_sheet_is_one_page(tmp_path: Path, visitor: Visitor) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "sheet.pdf"))
    print_sheet(printer, RecoveryWords(tuple(f"word{place}" for place in range(12))))
    pages = (tmp_path / "sheet.pdf").read_bytes()
    assert pages.count(b"/Type /Page\n") == 1
    del visitor


def test_answers_about_folders_may_come_in_any_order(
    qtbot: QtBot, window: MainWindow, vaults: Vaults, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    choice = PlaceChoice("place", "Place", dialogs, vaults, window.runner)
    qtbot.addWidget(choice)
    choice.look_at(tmp_path / "first")
    late = (1, look_for_place(vaults, tmp_path / "first"))
    choice.look_at(tmp_path / "second")
    qtbot.waitUntil(lambda: choice.place is not None)
    choice._answer(late)
    assert choice.folder == tmp_path / "second"


def test_who_has_a_vault_already_can_say_so(visitor: Visitor, folder: Path) -> None:
    visitor.click("welcome-step-back")
    visitor.find(QLineEdit, "passphrase")
    visitor.click("make-new")
    visitor.qtbot.waitUntil(lambda: visitor.sees("welcome-step"))
    wizard = visitor.find(SetupWizard, "setup-wizard")
    assert wizard.place.folder == folder, "where the app looks first, and nothing is there"
    visitor.click("welcome-step-back")
    visitor.find(QLineEdit, "passphrase")


def test_a_folder_that_is_no_vault_and_not_free_is_said_so(
    visitor: Visitor, tmp_path: Path
) -> None:
    visitor.qtbot.waitUntil(lambda: visitor.sees("welcome-step"))
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")
    side = visitor.window.locked_side
    assert side is not None
    side.setCurrentIndex(0)
    side.start(tmp_path / "full")
    visitor.qtbot.waitUntil(lambda: visitor.sees("page-caution"))


def test_the_folder_gets_the_name_that_is_typed(visitor: Visitor, folder: Path) -> None:
    visitor.click("welcome-step-next")
    assert not visitor.sees("about-other-vaults")
    button = visitor.find(QPushButton, "folder-step-next")
    visitor.qtbot.waitUntil(lambda: visitor.find(QLineEdit, "new-folder-name").text() == "vault")
    visitor.type("new-folder-name", "a/b")
    assert "cannot have this name" in visitor.reads("page-caution")
    assert not button.isEnabled()
    visitor.type("new-folder-name", "seeds 2026")
    visitor.qtbot.waitUntil(button.isEnabled)
    assert not visitor.sees("page-caution")
    assert visitor.find(ElidedLabel, "new-folder-path").text == str(folder.parent / "seeds 2026")
    assert visitor.find(QLineEdit, "new-folder-name").hasFocus()


def test_another_vault_is_made_at_the_page_that_unlocks_and_both_open(
    words: RecoveryWords, visitor: Visitor, vaults: Vaults, folder: Path
) -> None:
    del words
    visitor.click("make-new")
    visitor.click("welcome-step-next")
    assert "cannot hide the first" in visitor.find(QLabel, "about-other-vaults").text()
    visitor.type("new-folder-name", "seeds")
    visitor.click("folder-step-next")
    visitor.type("new-passphrase", "meadow copper thunder atlas")
    visitor.type("new-passphrase-again", "meadow copper thunder atlas")
    visitor.click("passphrase-step-next")
    visitor.qtbot.waitUntil(lambda: visitor.sees("word-grid"))
    visitor.window.quick_exit.leave()
    vaults.unlock(folder, Passphrase(PASSPHRASE)).lock()
    vaults.unlock(folder.with_name("seeds"), Passphrase("meadow copper thunder atlas")).lock()
