"""A day is written so that it is the same day in every region."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QApplication, QDateEdit

from ui.shared.days import brief_day, day_field_pattern, full_day

DAY = date(2026, 3, 4)


@pytest.fixture
def speak() -> Iterator[Callable[[str], None]]:
    """Write days as in a region, for the length of a test."""
    before = QLocale()
    yield lambda name: QLocale.setDefault(QLocale(name))
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("region", "brief", "full", "in_field"),
    [
        ("C", "4 March 2026", "Wednesday, 4 March 2026", "2026-03-04"),
        ("en_GB", "4 March 2026", "Wednesday, 4 March 2026", "04/03/2026"),
        ("en_US", "March 4, 2026", "Wednesday, March 4, 2026", "3/4/2026"),
        ("de_DE", "4. März 2026", "Mittwoch, 4. März 2026", "04.03.2026"),
        ("es_ES", "4 de marzo de 2026", "miércoles, 4 de marzo de 2026", "4/3/2026"),
        ("hu_HU", "2026. március 4.", "2026. március 4., szerda", "2026. 03. 04."),
        ("ja_JP", "2026年3月4日", "2026年3月4日水曜日", "2026/03/04"),
        ("th_TH", "4 มีนาคม 2026", "วันพุธที่ 4 มีนาคม 2026", "4/3/2026"),
        ("ar_EG", "٤ مارس ٢٠٢٦", "الأربعاء، ٤ مارس ٢٠٢٦", None),
    ],
)
def test_a_day_is_written_as_in_the_region(
    qapp: QApplication,
    speak: Callable[[str], None],
    region: str,
    brief: str,
    full: str,
    in_field: str | None,
) -> None:
    assert qapp is not None
    speak(region)
    assert (brief_day(DAY), full_day(DAY)) == (brief, full)
    if in_field is not None:
        field = QDateEdit(QDate(DAY.year, DAY.month, DAY.day))
        field.setDisplayFormat(day_field_pattern())
        assert field.text() == in_field
