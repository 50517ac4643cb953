"""A folder that may not be listed is told as that in the window: it is not called full."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from core.errors import ReadingRefused
from core.preferences import Preferences, Title
from core.vault.credentials import RecoveryWords
from core.vault.session import Vaults
from tests.nobody import being_nobody, closed
from tests.ui.visitor import ScriptedDialogs, Visitor
from ui.error_messages import message_for
from ui.unlock.place_choice import look_for_place


@pytest.fixture
def refused(visitor: Visitor) -> Iterator[Path]:
    """A closed folder, once everything else is there."""
    visitor.qtbot.waitUntil(lambda: visitor.sees("welcome-step") or visitor.sees("unlock"))
    with being_nobody() as folder:
        yield folder


def new_vault(visitor: Visitor) -> str:
    visitor.click("welcome-step-next")
    visitor.click("new-folder-choose")
    return "folder-step-next"


def restore(visitor: Visitor) -> str:
    visitor.click("welcome-step-back")
    visitor.click("restore")
    visitor.click("restore-folder-choose")
    return "restore-now"


@pytest.mark.parametrize("walk", [new_vault, restore])
def test_no_vault_goes_into_a_folder_that_may_not_be_listed(
    visitor: Visitor, dialogs: ScriptedDialogs, refused: Path, walk: Callable[[Visitor], str]
) -> None:
    dialogs.folder = refused
    with closed(refused):
        button = walk(visitor)
        visitor.qtbot.waitUntil(lambda: visitor.sees("page-caution"))
    assert visitor.reads("page-caution") == " ".join(told(refused))
    assert not visitor.find(QPushButton, button).isEnabled()


def test_nor_does_what_is_saved_of_a_damaged_one(
    words: RecoveryWords, folder: Path, visitor: Visitor, dialogs: ScriptedDialogs, refused: Path
) -> None:
    assert words
    side = visitor.window.locked_side
    assert side is not None
    side.open_folder(folder)
    side._salvage()
    dialogs.folder = refused
    with closed(refused):
        visitor.click("salvage-folder-choose")
        visitor.qtbot.waitUntil(lambda: visitor.sees("page-caution"))
    assert visitor.reads("page-caution") == " ".join(told(refused))


def test_a_vault_that_may_not_be_looked_at_is_not_called_missing(
    visitor: Visitor, refused: Path
) -> None:
    side = visitor.window.locked_side
    assert side is not None
    side.setCurrentIndex(0)
    with closed(refused):
        side.start(refused)
        visitor.qtbot.waitUntil(lambda: visitor.sees("page-caution"))
    assert visitor.reads("page-caution") == " ".join(told(refused))


def test_under_another_name_nothing_is_said_of_it(visitor: Visitor, refused: Path) -> None:
    visitor.window._use(Preferences(title=Title.NOTEBOOK))
    side = visitor.window.locked_side
    assert side is not None
    side.setCurrentIndex(0)
    with closed(refused):
        side.start(refused)
        visitor.qtbot.waitUntil(lambda: visitor.sees("passphrase"))
    assert not visitor.sees("page-caution")


def test_a_folder_whose_files_may_not_be_looked_at_is_free_if_it_is_empty(
    vaults: Vaults, refused: Path
) -> None:
    with closed(refused, 0o400):
        assert look_for_place(vaults, refused).is_free


def told(folder: Path) -> tuple[str, str]:
    message = message_for(ReadingRefused(folder))
    return message.what, message.next_step
