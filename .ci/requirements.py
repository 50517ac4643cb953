"""Print what pyproject.toml asks for, one requirement a line: `requirements.py [EXTRA …]`.

The app runs from its folder, so only its dependencies are installed, never the app itself.
"""

import sys
import tomllib
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


def requirements(extras: list[str]) -> list[str]:
    """Return the requirements of the app and of the extras named."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    asked: list[str] = list(project["dependencies"])
    for extra in extras:
        asked += project["optional-dependencies"][extra]
    return asked


if __name__ == "__main__":
    sys.stdout.write("\n".join(requirements(sys.argv[1:])) + "\n")
