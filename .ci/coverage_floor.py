"""Hold every file to the coverage of its room: `coverage_floor.py coverage.json`.

What counts is the share of lines and branches that the tests went through, in per cent, a file at
a time: an average would let one file hide behind another. Exceptions stand with their reason in
pyproject.toml, [tool.hollyhock.coverage]: `"path" = { floor = 70, reason = "…" }`.
"""

import json
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
FLOORS = {"core": 95, "storage": 95, "ui": 85, "main.py": 85}


def complaints(measured: Mapping[str, float], exceptions: Mapping[str, Any]) -> Iterator[str]:
    """Yield a line for each file under its floor, and for each exception that has no use."""
    for path, percent in sorted(measured.items()):
        usual = FLOORS[path.split("/")[0]]
        floor = exceptions.get(path, {}).get("floor", usual)
        if percent < floor:
            yield f"{path:<50} {percent:6.1f} %  under {floor} %"
    for path, exception in sorted(exceptions.items()):
        if path not in measured or not exception["reason"].strip():
            yield f"{path:<50} has an exception without a file or a reason"


def main(report: Path) -> int:
    """Print the complaints as a table; return 1 when there are any."""
    files = json.loads(report.read_text(encoding="utf-8"))["files"]
    measured = {
        Path(path).as_posix(): each["summary"]["percent_covered"] for path, each in files.items()
    }
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    found = list(complaints(measured, project["tool"]["hollyhock"]["coverage"]))
    for line in found:
        print(line)
    if not found:
        print(f"Coverage: each of {len(measured)} files is above its floor.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
