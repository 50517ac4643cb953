"""A page whose content grows after it was shown."""

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.dressed import dress
from ui.shared.buttons import PlainButton
from ui.shared.centred import CentredPage
from ui.shared.text import PlainLabel


def test_what_appears_below_the_edge_can_be_scrolled_to(qtbot: QtBot) -> None:
    content = QWidget()
    column = QVBoxLayout(content)
    column.addWidget(PlainLabel("Words that wrap, as on every page"))
    buttons = [PlainButton(f"Button {number}") for number in range(12)]
    for button in buttons:
        column.addWidget(button)
        button.hide()
    buttons[0].show()
    page = CentredPage(content, 400)
    qtbot.addWidget(page)
    dress(page)
    page.resize(500, 200)
    with qtbot.waitExposed(page):
        page.show()
    for button in buttons:
        button.show()
        QApplication.processEvents()  # each growth is told by itself, as it is while somebody types
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    page.ensureWidgetVisible(buttons[-1])
    at = buttons[-1].mapTo(page.viewport(), buttons[-1].rect().bottomLeft())
    assert page.viewport().rect().contains(at)
