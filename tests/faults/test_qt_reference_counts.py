"""Qt for Python has to keep count of None: 6.12.0 on Python 3.11 does not, and then aborts.

There every call that returns None takes one reference away from it. After some ten thousand calls,
a thousand letters typed into a note, Python ends the process: "none_dealloc". Since Python 3.12
None is not counted.
"""

import sys

import pytest
from PySide6.QtWidgets import QApplication, QLabel

CALLS = 1000


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal here")
def test_calls_that_return_none_leave_it_alone(qapp: QApplication) -> None:
    assert qapp is not None
    label = QLabel()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        label.setText("")
    assert sys.getrefcount(None) > before - CALLS // 2
