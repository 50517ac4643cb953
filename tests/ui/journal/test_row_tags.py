"""Tags in a row of the list: as many as fit, and how many there are besides."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from ui.journal.find.row_tags import draw_tags

LINE = QRect(20, 4, 160, 24)
TAGS = ("court", "at work", "police", "the garden")
OUTLINE = 1
"""Half of its width is outside of what it is drawn around."""
DIRECTIONS = (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft)


def drawn(tags: tuple[str, ...], direction: Qt.LayoutDirection, line: QRect = LINE) -> QImage:
    image = QImage(900, 32, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw_tags(painter, direction, line, tags)
    painter.end()
    return image


def inked(image: QImage) -> tuple[int, int]:
    """Return the first and the last column in which something was drawn."""
    white = QImage(1, image.height(), image.format())
    white.fill(Qt.GlobalColor.white)
    columns = [
        x for x in range(image.width()) if image.copy(QRect(x, 0, 1, image.height())) != white
    ]
    return columns[0], columns[-1]


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_what_does_not_fit_is_counted_and_nothing_leaves_the_line(
    direction: Qt.LayoutDirection,
) -> None:
    first, last = inked(drawn(TAGS, direction))
    assert LINE.left() - OUTLINE <= first < last <= LINE.right() + OUTLINE
    # The two that fit look the same; what stands behind them says how many there are besides.
    some = [drawn(TAGS[:count], direction) for count in (2, 3, 4)]
    assert some[0] != some[1] != some[2] != some[0]


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_where_there_is_room_all_are_drawn_from_the_leading_side(
    direction: Qt.LayoutDirection,
) -> None:
    wide = QRect(20, 4, 860, 24)
    first, last = inked(drawn(TAGS, direction, wide))
    beginning, end = first - wide.left(), wide.right() - last
    if direction is Qt.LayoutDirection.RightToLeft:
        beginning, end = end, beginning
    assert abs(beginning) <= OUTLINE
    assert end > 100


def test_a_line_too_narrow_for_any_only_counts() -> None:
    first, last = inked(drawn(TAGS, Qt.LayoutDirection.LeftToRight, QRect(20, 4, 40, 24)))
    assert 20 <= first < last < 60
