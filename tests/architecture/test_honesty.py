"""What makes tests prove less than they say, or errors say less than they know."""

from __future__ import annotations

import ast
import re

import pytest

from tests.architecture.source_tree import calls, comments, dotted, modules_of_tests, place, product_modules, tree_of

BROAD = {"", "Exception", "BaseException"}
# Real things stand in for ours nowhere; the environment may be set, since that is what a user does too.
DOUBLES = {"monkeypatch.setattr", "monkeypatch.setitem", "mock.patch", "patch", "Mock", "MagicMock", "mocker.patch"}
WAITING = {"time.sleep", "sleep", "asyncio.sleep"}
DOUBT = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b(?! #?\d+| \(?issue \d+)")


def test_no_error_is_caught_without_saying_which() -> None:
    handlers = [
        (path, node)
        for path in (*product_modules(), *modules_of_tests())
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ExceptHandler)
    ]
    broad = [place(path, node.lineno) for path, node in handlers if _caught(node) & BROAD]
    assert broad == []


def test_doubt_carries_the_number_of_its_issue() -> None:
    every = [(path, *found) for path in (*product_modules(), *modules_of_tests()) for found in comments(path)]
    assert [place(path, line) for path, comment, line in every if DOUBT.search(comment)] == []


@pytest.mark.parametrize(("comment", "found"), [("# TODO tidy", True), ("# TODO 12 tidy", False), ("# FIXME", True)])
def test_a_doubt_is_told_from_an_issue(comment: str, *, found: bool) -> None:
    assert bool(DOUBT.search(comment)) == found


def test_tests_use_the_real_thing_and_wait_for_conditions() -> None:
    avoided = [
        f"{place(path, line)} {name}"
        for path in modules_of_tests()
        for name, line in calls(path)
        if name in DOUBLES | WAITING or name.startswith(("mock.", "unittest.mock."))
    ]
    assert avoided == []


def _caught(handler: ast.ExceptHandler) -> set[str]:
    if handler.type is None:
        return {""}
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return {dotted(kind) or "?" for kind in kinds}
