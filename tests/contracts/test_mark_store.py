"""What every MarkStore does."""

from datetime import timedelta

import pytest

from core.checklists.task import Mark, TaskState
from tests.contracts.conftest import Stores
from tests.contracts.examples import NOON


@pytest.mark.parametrize("state", TaskState)
def test_a_mark_comes_back(stores: Stores, state: TaskState) -> None:
    mark = Mark(state, "changed it at the library", NOON)
    stores.marks.put("accounts", "passwords", mark)
    assert stores.marks.marks("accounts") == {"passwords": mark}


def test_a_mark_takes_the_place_of_the_one_before(stores: Stores) -> None:
    later = Mark(TaskState.DONE, "", NOON + timedelta(days=1))
    stores.marks.put("accounts", "passwords", Mark(TaskState.NOT_NOW, "tomorrow", NOON))
    stores.marks.put("accounts", "passwords", later)
    assert stores.marks.marks("accounts") == {"passwords": later}


def test_lists_are_kept_apart(stores: Stores) -> None:
    mark = Mark(TaskState.DONE, "", NOON)
    stores.marks.put("accounts", "one", mark)
    stores.marks.put("phone", "one", mark)
    stores.marks.put("phone", "two", mark)
    assert set(stores.marks.marks("phone")) == {"one", "two"}
    assert stores.marks.marks("home") == {}
