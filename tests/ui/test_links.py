"""An address is text everywhere: nothing in the window renders, follows or opens one."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLabel,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.blocklists.person import PersonContent
from core.incidents.incident import IncidentContent
from core.incidents.preview import FileFacts
from core.vault.credentials import RecoveryWords
from tests.ui.visitor import Visitor
from ui.journal.evidence.file_text import FileText
from ui.journal.evidence.seeing import Seen

LINK = '<a href="https://example.org/x">https://example.org/x</a>'
FOLLOWED = (
    Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
)


def _that_could_follow(root: QWidget) -> Iterator[str]:
    for each in root.findChildren(QWidget):
        name = f"{type(each).__name__} {each.objectName()}"
        if each.inherits("QTextBrowser"):
            yield f"{name} opens links"
        if isinstance(each, QTextEdit) and each.acceptRichText():
            yield f"{name} takes markup"
        # In plain text there are no links, whatever a label would let be done with one.
        if isinstance(each, QLabel) and each.textFormat() is not Qt.TextFormat.PlainText:
            yield f"{name} may render markup: {each.text()[:40]}"
        if isinstance(each, QLabel) and each.openExternalLinks():
            yield f"{name} opens links by itself"
        if isinstance(each, QPlainTextEdit | QTextEdit) and _follows(each):
            yield f"{name} lets links be followed"
        if "<" in each.toolTip():
            yield f"{name} has a tool tip of markup"


def _follows(text: QPlainTextEdit | QTextEdit) -> bool:
    return bool(text.textInteractionFlags() & FOLLOWED)


def test_no_screen_has_anything_that_follows_a_link(resident: Visitor) -> None:
    window = resident.window
    window.runner.command(lambda session: session.blocklist.add(PersonContent(LINK, notes=LINK)))
    window.runner.command(lambda session: session.journal.record(IncidentContent(LINK)))
    side = window.unlocked_side
    assert side is not None
    resident.qtbot.waitUntil(lambda: len(side.screens) == 5)
    for number, screen in enumerate(side.screens):
        side.go(number)
        resident.qtbot.waitUntil(screen.isVisible)
        assert list(_that_could_follow(screen)) == []
    resident.click("traces-open")
    resident.press(Qt.Key.Key_F1)
    assert list(_that_could_follow(window)) == []


def test_nothing_before_a_vault_is_open_does(words: RecoveryWords, visitor: Visitor) -> None:
    del words
    for way in ("use-words", "restore", "make-new"):
        visitor.qtbot.waitUntil(lambda: visitor.sees("unlock"))
        visitor.click(way)
        assert list(_that_could_follow(visitor.window)) == []
        side = visitor.window.locked_side
        assert side is not None
        side.show_unlock()


def test_addresses_in_the_text_of_a_file_are_words_with_a_caution(qtbot: QtBot) -> None:
    shown = FileText()
    qtbot.addWidget(shown)
    shown.show()
    caution = shown.findChild(QLabel, "evidence-text-addresses")
    assert isinstance(caution, QLabel)
    shown.show_text(_seen("Look at HTTPS://example.org/x."), covered=False)
    assert caution.isVisible()
    assert "may be seen" in caution.text()
    shown.show_text(_seen("Look at HTTPS://example.org/x."), covered=True)
    assert not caution.isVisible()
    shown.show_text(_seen("Look at me."), covered=False)
    assert not caution.isVisible()
    assert list(_that_could_follow(shown)) == []


def _seen(text: str) -> Seen:
    return Seen(FileFacts("text/plain"), None, text=text)
