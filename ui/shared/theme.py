"""How everything looks: one palette and one style sheet made from the tokens.

Widgets never set colours or fonts themselves. They say what they are with the dynamic property
`role` (the classes of text.py and buttons.py do), or ask `current_theme()` when they paint.
"""

from dataclasses import dataclass
from pathlib import Path
from weakref import WeakSet

import shiboken6
from PySide6.QtCore import QDir, QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from core.preferences import Appearance, Preferences
from ui.shared.stylesheet import stylesheet
from ui.shared.tokens import DARK, LIGHT, Tokens, high_contrast

GRID = 8
"""Pixels between things; half of it inside controls."""

BODY_PT, SECTION_PT, TITLE_PT, SMALL_PT = 10.5, 13.0, 18.0, 9.5

_RESOURCE_PREFIX = "hollyhock"


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours and the scale in use."""

    tokens: Tokens = LIGHT
    text_percent: int = 100

    def px(self, pixels: float) -> int:
        """Scale a measure that has to grow with the text."""
        return round(pixels * self.text_percent / 100)

    def pt(self, points: float) -> float:
        """Scale a text size."""
        return points * self.text_percent / 100

    def color(self, token: str) -> QColor:
        """Return a token's colour by the name of its field."""
        return QColor(getattr(self.tokens, token))


class ThemeKeeper(QObject):
    """Applies the person's preferences to the application, and follows the system's scheme.

    The style sheet belongs to the windows that are dressed, never to the application: there, Qt
    would style every part of a screen again each time that it is put into another, and making one
    took six times as long. Dialogs and menus take it from the window that they belong to.

    `changed()`: colours or sizes are different now; who paints by hand paints again.
    """

    changed = Signal()

    latest: "ThemeKeeper | None" = None
    """See `theme_keeper`. What paints asks for it so often that looking it up took a while."""

    def __init__(self, application: QApplication, resources: Path) -> None:
        super().__init__(application)
        ThemeKeeper.latest = self
        QDir.setSearchPaths(_RESOURCE_PREFIX, [str(resources)])
        self.application = application
        self._resources = resources
        self._system_accent = application.palette().color(QPalette.ColorRole.Accent)
        self._preferences = Preferences()
        self.theme = Theme()
        self.sheet = ""
        """What dressed windows wear."""
        self._dressed: WeakSet[QWidget] = WeakSet()
        application.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._show()

    def apply(self, preferences: Preferences) -> None:
        """Look as the preferences say, at once and everywhere."""
        self._preferences = preferences
        theme = Theme(self._tokens(preferences.appearance), preferences.text_percent)
        if theme != self.theme:
            self.theme = theme
            self._show()

    def dress(self, window: QWidget) -> None:
        """Let a window and all that is in it, and belongs to it, look like the app from now on."""
        self._dressed.add(window)
        self._clothe(window)

    def _show(self) -> None:
        font = QFont(self.application.font())
        font.setPointSizeF(self.theme.pt(BODY_PT))
        self.application.setFont(font)
        self.application.setPalette(_palette(self.theme.tokens))
        marks = resource(f"style/{self.theme.tokens.name}")
        self.sheet = stylesheet(self._resources, self.theme.tokens, self.theme.text_percent, marks)
        for window in filter(shiboken6.isValid, tuple(self._dressed)):
            self._clothe(window)
        self.changed.emit()

    def _clothe(self, window: QWidget) -> None:
        # The font first: the application's own reaches the window only with the next events, and
        # the sheet would hold on to the old one.
        window.setFont(self.application.font())
        window.setStyleSheet(self.sheet)

    @Slot()
    def _system_changed(self) -> None:
        if self._preferences.appearance is Appearance.SYSTEM:
            self.apply(self._preferences)

    def _tokens(self, appearance: Appearance) -> Tokens:
        if appearance is Appearance.HIGH_CONTRAST:
            return high_contrast(self._system_accent)
        if appearance is Appearance.SYSTEM:
            scheme = self.application.styleHints().colorScheme()
            return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
        return DARK if appearance is Appearance.DARK else LIGHT


def theme_keeper() -> ThemeKeeper | None:
    """Return the application's keeper; None before one was made."""
    keeper = ThemeKeeper.latest
    return keeper if keeper is not None and shiboken6.isValid(keeper) else None


def current_theme() -> Theme:
    """Return what is in use now, for who paints or measures by hand. Never keep it."""
    keeper = theme_keeper()
    return keeper.theme if keeper else Theme()


def resource(path: str) -> str:
    """Return the name under which Qt finds a file of the resources folder."""
    return f"{_RESOURCE_PREFIX}:{path}"


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for roles, colour in (
        ((role.Window,), tokens.paper),
        ((role.Base, role.ToolTipBase), tokens.card),
        ((role.AlternateBase, role.Button), tokens.panel),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), tokens.ink),
        ((role.PlaceholderText,), tokens.soft),
        ((role.Highlight, role.Accent, role.Link, role.LinkVisited), tokens.accent),
        ((role.HighlightedText, role.BrightText), tokens.on_accent),
        ((role.Mid, role.Dark, role.Midlight), tokens.line),
        ((role.Light,), tokens.card),
        ((role.Shadow,), tokens.hairline),
    ):
        for each in roles:
            palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(tokens.disabled))
    return palette
