"""No field lets a keyboard learn what is typed: all fields of all places."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from core.vault.session import Vaults
from tests.ui.visitor import ScriptedDialogs, Visitor
from ui.shared.private_typing import private_hints
from ui.unlock.setup_wizard import SetupWizard

KINDS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)


def fields(top: QWidget) -> Iterator[QWidget]:
    """Everything into which somebody can type."""
    for kind in KINDS:
        for each in top.findChildren(kind):
            if isinstance(each, QComboBox) and not each.isEditable():
                continue
            if not (isinstance(each, QLineEdit | QPlainTextEdit | QTextEdit) and each.isReadOnly()):
                yield each


def loose(top: QWidget) -> list[str]:
    """Name those that a keyboard may learn from."""
    wanted = private_hints()
    return [
        f"{type(each.parent()).__name__}: {each.objectName()}"
        for each in fields(top)
        if each.inputMethodHints() & wanted != wanted
    ]


def test_the_fields_of_every_place_are_private(resident: Visitor) -> None:
    count = 0
    for place in range(5):
        resident.click(f"rail-{place}")
        resident.window.keys.new_wanted.emit()
        side = resident.window.unlocked_side
        assert side is not None
        assert loose(side) == []
        count = len(list(fields(side)))
    assert count > 60


@pytest.mark.parametrize("way", ["use-words", "make-new", "restore", "salvage"])
@pytest.mark.usefixtures("words")
def test_so_are_those_before_a_vault_is_open(
    visitor: Visitor, way: str, vaults: Vaults, dialogs: ScriptedDialogs
) -> None:
    visitor.find(QWidget, "passphrase")
    if way == "salvage":
        visitor.window.locked_side.unlock_page.salvage_wanted.emit()  # type: ignore[union-attr]  # it is locked
    else:
        visitor.click(way)
    assert len(list(fields(visitor.window))) > 1
    assert loose(visitor.window) == []
    wizard = SetupWizard(vaults, visitor.window.runner, dialogs, visitor.window.sides.folder)
    visitor.qtbot.addWidget(wizard)
    assert loose(wizard) == []


def test_a_field_that_may_be_learned_from_is_found(visitor: Visitor) -> None:
    top = QWidget()
    visitor.qtbot.addWidget(top)
    field = QLineEdit(top)
    field.setObjectName("field")
    field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
    assert loose(top) == ["QWidget: field"]
