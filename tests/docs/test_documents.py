"""What the documents name is there: files, folders, links, and commands."""

import argparse
import re
from io import StringIO
from pathlib import Path

import pytest

from main import RESOURCES
from ui.command_line.parser import build_parser
from ui.command_line.streams import Streams

ROOT = RESOURCES.parent
DOCUMENTS = ["README.md", "CONTRIBUTING.md", *(f"docs/{each.name}" for each in ROOT.glob("docs/*"))]
ROOMS = "core|storage|ui|resources|tests|benchmarks|docs|\\.ci"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_place_that_is_named_is_there(document: str) -> None:
    text = (ROOT / document).read_text()
    named = re.findall(rf"`((?:{ROOMS})/[\w./-]*)`", text)
    missing = [each for each in named if not _is_there(ROOT / each)]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_leads_somewhere(document: str) -> None:
    text = (ROOT / document).read_text()
    links = re.findall(r"\]\(([^)#\s]+)", text)
    inside = [each for each in links if not each.startswith(("http:", "https:", "mailto:"))]
    assert [each for each in inside if not ((ROOT / document).parent / each).exists()] == []


def test_the_readme_names_every_command_and_no_other() -> None:
    text = (ROOT / "README.md").read_text()
    named = set(re.findall(r"^    python main\.py ([a-z-]+) ", text, re.MULTILINE))
    parser = build_parser(Streams(StringIO(), StringIO(), StringIO(), str), ())
    (commands,) = (each for each in parser._actions if isinstance(each, argparse._SubParsersAction))
    assert named == set(commands.choices)


def _is_there(place: Path) -> bool:
    return place.exists() or place.with_name(f"{place.name}.py").exists()
