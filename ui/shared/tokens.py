"""The colours, by what they are for. Contrasts are held by tests/ui/test_frame_theme.py."""

from dataclasses import dataclass, replace

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class Tokens:
    """One palette; every value is `#RRGGBB`. `name` is its folder in resources/style."""

    name: str
    paper: str
    """Ground of the window."""
    panel: str
    """Ground of the rail and of bars."""
    card: str
    """Ground of fields and of what is read or written."""
    ink: str
    soft: str
    """Secondary text."""
    line: str
    """Borders that carry meaning, at least 3:1."""
    hairline: str
    """Borders that only decorate."""
    disabled: str
    """Text of what cannot be used now, about 3:1."""
    hover: str
    selected: str
    """Ground of the chosen row; its text is `on_selected`."""
    on_selected: str
    accent: str
    """The one primary action of a screen."""
    on_accent: str
    care: str
    care_ground: str
    stop: str
    """Destructive actions only."""
    focus: str


LIGHT = Tokens(
    name="light",
    paper="#FAF9F6",
    panel="#F1EFEA",
    card="#FFFFFF",
    ink="#1F2A30",
    soft="#55626A",
    line="#8A9298",
    hairline="#DFDBD3",
    disabled="#8A9298",
    hover="#E9E6DF",
    selected="#DCE9E4",
    on_selected="#1F2A30",
    accent="#1F6A5C",
    on_accent="#FFFFFF",
    care="#8A4B08",
    care_ground="#FFF3E0",
    stop="#A12622",
    focus="#0B57D0",
)

DARK = Tokens(
    name="dark",
    paper="#161B1E",
    panel="#1E2529",
    card="#232B30",
    ink="#E9EDEC",
    soft="#A9B4B6",
    line="#6F7B80",
    hairline="#333D42",
    disabled="#6F7B80",
    hover="#2B353A",
    selected="#27433C",
    on_selected="#E9EDEC",
    accent="#7CC7B3",
    on_accent="#0E1F1A",
    care="#F0B46A",
    care_ground="#33281A",
    stop="#F29B94",
    focus="#8AB4F8",
)

_HIGH_CONTRAST = Tokens(
    name="high_contrast",
    paper="#000000",
    panel="#000000",
    card="#000000",
    ink="#FFFFFF",
    soft="#FFFFFF",
    line="#FFFFFF",
    hairline="#FFFFFF",
    disabled="#8C8C8C",
    hover="#333333",
    selected="#FFFFFF",
    on_selected="#000000",
    accent="#FFFFFF",
    on_accent="#000000",
    care="#FFFFFF",
    care_ground="#000000",
    stop="#FFFFFF",
    focus="#FFFF00",
)

_ACCENT_CONTRAST = 7.0


def high_contrast(system_accent: QColor) -> Tokens:
    """Return black and white with the system's accent, made light enough to read on black."""
    accent = QColor(system_accent)
    while contrast(accent.name(), _HIGH_CONTRAST.paper) < _ACCENT_CONTRAST:
        lightness = min(accent.lightnessF() + 0.05, 1.0)
        accent.setHslF(max(accent.hslHueF(), 0.0), accent.hslSaturationF(), lightness)
    return replace(_HIGH_CONTRAST, accent=accent.name())


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    rgb = QColor(colour)
    return (
        0.2126 * _linear(rgb.redF())
        + 0.7152 * _linear(rgb.greenF())
        + 0.0722 * _linear(rgb.blueF())
    )


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
