"""What is shipped is read from its folder, in a fixed order."""

from pathlib import Path

import pytest

from storage.shipped_content import load_shipped_content

TYPES = """
[[type]]
code = "threat"
title = "Threat"
explanation = "Somebody says that they will do harm."
capture = "The exact words."
"""
LIST = """
schema = 1
id = "{id}"
title = "A list"
introduction = "What it is for."
reviewed = 2026-03-01
order = {order}
[[item]]
id = "one"
title = "One"
why = "Because."
steps = ["Do it."]
reversible = true
"""


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    tmp_path.joinpath("incident_types.toml").write_text(TYPES)
    lists = tmp_path / "checklists"
    lists.mkdir()
    for name, order in (("a-second", 20), ("b-first", 10), ("c-third", 20)):
        lists.joinpath(f"{name}.toml").write_text(LIST.format(id=name, order=order))
    lists.joinpath("README.md").write_text("not a list")
    (tmp_path / "unicode").mkdir()
    (tmp_path / "unicode" / "confusables.txt").write_text("# a; remark\n0031;006C\n")
    return tmp_path


def test_everything_is_read_in_its_order(resources: Path) -> None:
    content = load_shipped_content(resources)
    assert [each.code for each in content.incident_types] == ["threat"]
    assert [each.id for each in content.checklists] == ["b-first", "a-second", "c-third"]
    assert content.prototypes == {ord("1"): "l"}


def test_a_damaged_list_is_a_bug_and_is_said(resources: Path) -> None:
    resources.joinpath("checklists", "b-first.toml").write_text("id = ")
    with pytest.raises(ValueError, match="not toml"):
        load_shipped_content(resources)


def test_an_empty_table_of_looks_is_a_bug_and_is_said(resources: Path) -> None:
    resources.joinpath("unicode", "confusables.txt").write_text("# nothing\n")
    with pytest.raises(ValueError, match="look alike"):
        load_shipped_content(resources)
