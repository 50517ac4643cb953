"""Fills resources/style/window.qss with the colours and the scale in use."""

import re
from dataclasses import asdict
from functools import cache
from pathlib import Path
from string import Template

from ui.shared.tokens import Tokens

_SCALED = re.compile(r"@([\d.]+)(px|pt)")


def stylesheet(resources: Path, tokens: Tokens, text_percent: int, marks: str) -> str:
    """Return the whole style sheet. `marks` is the folder of the palette's marks, as Qt finds it.

    Raises KeyError when the sheet names a token that is not there: shipped data, so a bug.
    """

    def scaled(measure: re.Match[str]) -> str:
        value = float(measure[1]) * text_percent / 100
        return f"{round(value)}px" if measure[2] == "px" else f"{value:.2f}pt"

    filled = Template(_sheet(resources)).substitute(asdict(tokens), marks=marks)
    return _SCALED.sub(scaled, filled)


@cache
def _sheet(resources: Path) -> str:
    text = (resources / "style" / "window.qss").read_text(encoding="utf-8")
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
