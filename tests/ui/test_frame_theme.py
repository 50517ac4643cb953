"""Colours, sizes and icons."""

import re
from dataclasses import asdict

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QStackedWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.preferences import Appearance, Preferences
from main import RESOURCES
from ui.shared.buttons import PrimaryButton
from ui.shared.icons import icon
from ui.shared.text import BodyLabel, TitleLabel
from ui.shared.theme import BODY_PT, TITLE_PT, ThemeKeeper, current_theme
from ui.shared.tokens import DARK, LIGHT, Tokens, contrast, high_contrast

_PALETTES = [LIGHT, DARK, high_contrast(QColor("#0000aa")), high_contrast(QColor("black"))]


@pytest.mark.parametrize("tokens", _PALETTES, ids=["light", "dark", "high", "high-from-black"])
def test_contrasts_are_as_the_design_says(tokens: Tokens) -> None:
    grounds = (tokens.paper, tokens.panel, tokens.card)
    for ground in grounds:
        assert contrast(tokens.ink, ground) >= 7
        assert contrast(tokens.soft, ground) >= 4.5
        assert contrast(tokens.stop, ground) >= 4.5
        assert contrast(tokens.focus, ground) >= 3
        assert contrast(tokens.accent, ground) >= 3
    assert contrast(tokens.line, tokens.card) >= 3
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.on_selected, tokens.selected) >= 7
    assert contrast(tokens.care, tokens.care_ground) >= 4.5
    assert contrast(tokens.ink, tokens.hover) >= 7


def test_contrast_of_known_pairs() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("tokens", [LIGHT, DARK, _PALETTES[2]], ids=lambda tokens: tokens.name)
def test_marks_in_controls_have_the_palettes_colours(tokens: Tokens) -> None:
    wanted = {"check": tokens.on_accent, "minus": tokens.on_accent}
    marks = sorted((RESOURCES / "style" / tokens.name).glob("*.svg"))
    assert {each.stem for each in marks} >= {"check", "minus", "chevron-down", "chevron-up"}
    for mark in marks:
        strokes = re.findall(r'stroke="([^"]+)"', mark.read_text())
        assert strokes == [wanted.get(mark.stem, tokens.soft)]


@pytest.mark.parametrize("appearance", list(Appearance))
def test_every_appearance_fills_the_whole_sheet(look: ThemeKeeper, appearance: Appearance) -> None:
    look.apply(Preferences(appearance))
    sheet = look.sheet
    assert current_theme().tokens.ink in sheet
    assert "$" not in sheet
    assert "@" not in sheet


def test_dark_is_dark_everywhere(look: ThemeKeeper) -> None:
    look.apply(Preferences(Appearance.DARK))
    palette = QApplication.palette()
    assert palette.color(QPalette.ColorRole.Window) == QColor(DARK.paper)
    assert palette.color(QPalette.ColorRole.Text) == QColor(DARK.ink)


def test_system_is_light_where_the_system_does_not_say(look: ThemeKeeper) -> None:
    look.apply(Preferences(Appearance.DARK))
    look.apply(Preferences(Appearance.SYSTEM))
    assert look.theme.tokens is LIGHT


def test_follows_the_system_only_when_told_to(look: ThemeKeeper) -> None:
    hints = QApplication.styleHints()
    look.apply(Preferences(Appearance.DARK))
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert look.theme.tokens is DARK
    look._preferences = Preferences(Appearance.SYSTEM)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert look.theme.tokens is LIGHT


def test_text_size_changes_what_is_shown_already(look: ThemeKeeper, qtbot: QtBot) -> None:
    title, body, button = TitleLabel("Title"), BodyLabel("Body"), PrimaryButton("Write", "plus")
    for widget in (title, body, button):
        qtbot.addWidget(widget)
        look.dress(widget)
        widget.show()
    before = button.iconSize()
    look.apply(Preferences(text_percent=200))
    assert title.font().pointSizeF() == pytest.approx(2 * TITLE_PT)
    assert body.font().pointSizeF() == pytest.approx(2 * BODY_PT)
    assert button.font().pointSizeF() == pytest.approx(2 * BODY_PT)
    assert button.iconSize().height() == 2 * before.height()


def test_text_size_changes_what_was_made_and_never_shown(look: ThemeKeeper, qtbot: QtBot) -> None:
    window, page = QStackedWidget(), QWidget()
    label = BodyLabel("Body", page)
    window.addWidget(QWidget())
    window.addWidget(page)
    qtbot.addWidget(window)
    look.dress(window)
    window.show()
    look.apply(Preferences(text_percent=200))
    window.setCurrentWidget(page)
    assert label.font().pointSizeF() == pytest.approx(2 * BODY_PT)


def test_who_is_dressed_late_has_the_text_size_of_now(look: ThemeKeeper, qtbot: QtBot) -> None:
    window = QStackedWidget()
    label = BodyLabel("Body", window)
    window.addWidget(label)
    qtbot.addWidget(window)
    look.apply(Preferences(text_percent=200))
    look.dress(window)
    window.show()
    assert label.font().pointSizeF() == pytest.approx(2 * BODY_PT)


@pytest.mark.parametrize("kind", [QPushButton, QLineEdit, QComboBox, QSpinBox, QCheckBox])
def test_controls_are_high_enough_to_hit(
    look: ThemeKeeper, qtbot: QtBot, kind: type[QWidget]
) -> None:
    control = kind()
    qtbot.addWidget(control)
    look.dress(control)
    control.ensurePolished()
    assert control.sizeHint().height() >= 32


def _colours(picture: QIcon, *, state: QIcon.State = QIcon.State.Off) -> set[str]:
    pixmap = picture.pixmap(QSize(20, 20), QIcon.Mode.Normal, state)
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    found = (image.pixelColor(x, y) for x in range(20) for y in range(20))
    return {each.name() for each in found if each.alpha() > 250}


def test_an_icon_follows_the_theme(look: ThemeKeeper) -> None:
    lock = icon("lock", "accent")
    assert _colours(lock) == {LIGHT.accent.lower()}
    look.apply(Preferences(Appearance.DARK))
    assert _colours(lock) == {DARK.accent.lower()}
    assert _colours(QIcon(lock)) == {DARK.accent.lower()}


def test_an_icon_on_a_chosen_row_has_its_texts_colour(look: ThemeKeeper) -> None:
    look.apply(Preferences(Appearance.HIGH_CONTRAST))
    assert _colours(icon("lock"), state=QIcon.State.On) == {look.theme.tokens.on_selected.lower()}


def test_every_icon_named_in_the_code_is_shipped_and_no_other() -> None:
    shipped = {each.stem for each in (RESOURCES / "icons").glob("*.svg")}
    source = "\n".join(each.read_text() for each in (RESOURCES.parent / "ui").rglob("*.py"))
    unused = {name for name in shipped if f'"{name}"' not in source}
    assert not unused, f"shipped but never shown: {unused}"


def test_a_name_that_is_not_shipped_is_a_bug(look: ThemeKeeper) -> None:  # noqa: ARG001  finds icons
    from ui.shared.icons import _renderer  # noqa: PLC0415  Qt swallows errors of paint

    with pytest.raises(FileNotFoundError):
        _renderer("no-such-icon", "#000000")


def test_tokens_are_colours() -> None:
    for tokens in _PALETTES:
        values = asdict(tokens)
        del values["name"]
        assert all(re.fullmatch("#[0-9A-Fa-f]{6}", each) for each in values.values())
