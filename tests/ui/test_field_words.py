"""Every field that can be refused has words of its own: the code itself tells which there are."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import core
import ui
from core.errors import InvalidField, Problem
from ui.error_messages import message_for
from ui.error_messages.field_names import field_name

Function = ast.FunctionDef | ast.AsyncFunctionDef
Call = tuple[ast.Call, Function, ast.Module]
SAFE = re.compile(r"Nothing was (saved|changed)")


def _sources() -> Iterator[str]:
    for folder in core.__path__:
        yield from (each.read_text(encoding="utf-8") for each in Path(folder).rglob("*.py"))
    for folder in ui.__path__:
        for each in Path(folder).rglob("*.py"):
            source = each.read_text(encoding="utf-8")
            if "InvalidField(" in source:
                yield source


def _all_calls() -> dict[str, list[Call]]:
    """Return the calls of each function that stand in a function, by its name."""
    calls: dict[str, list[Call]] = {}
    for tree in map(ast.parse, _sources()):
        for function in ast.walk(tree):
            if isinstance(function, Function):
                for node in ast.walk(function):
                    if isinstance(node, ast.Call):
                        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                        calls.setdefault(name, []).append((node, function, tree))
    return calls


CALLS = _all_calls()


def _passed(name: str, place: int, home: ast.Module) -> Iterator[str]:
    """Yield the field names that calls of a function pass at a place, followed to where they are.

    A private one is called in its own module only: others may have one of the same name.
    Raises for one that cannot be followed: then this test has to learn how.
    """
    for call, function, tree in CALLS.get(name, ()):
        if tree is home or not name.startswith("_"):
            yield from _texts(call.args[place], function, tree)


def _texts(given: ast.expr, function: Function, tree: ast.Module) -> Iterator[str]:
    if isinstance(given, ast.Constant):
        yield str(given.value)
        return
    assert isinstance(given, ast.Name), ast.dump(given)
    parameters = [each.arg for each in function.args.args]
    if given.id in parameters:
        yield from _passed(function.name, parameters.index(given.id), tree)
        return
    (loop,) = (
        node
        for node in ast.walk(function)
        if isinstance(node, ast.For) and getattr(node.target, "id", None) == given.id
    )
    row = loop.iter
    if isinstance(row, ast.Name):
        row = next(
            node.value
            for node in tree.body
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", None) == row.id
        )
    yield from ast.literal_eval(row)


def _refusals() -> Iterator[tuple[str, Problem]]:
    for call, function, tree in CALLS["InvalidField"]:
        problem = call.args[1]
        assert isinstance(problem, ast.Attribute), ast.dump(problem)
        for field in _texts(call.args[0], function, tree):
            yield field, Problem[problem.attr]


REFUSALS = sorted(set(_refusals()))


def test_the_fields_are_found_in_every_way_that_the_code_names_them() -> None:
    fields = {field for field, _ in REFUSALS}
    written, in_a_table, in_a_loop, passed_on = "acts_for", "way_in", "weekly", "introduction"
    assert {written, in_a_table, in_a_loop, passed_on} <= fields


@pytest.mark.parametrize(("field", "problem"), REFUSALS)
def test_every_refusal_says_which_field_it_is_about(field: str, problem: Problem) -> None:
    message = message_for(InvalidField(field, problem))
    assert not message.what.startswith(field_name("of a later version"))
    assert message.what.endswith(".")
    assert "{" not in message.what
    assert SAFE.search(message.next_step)
