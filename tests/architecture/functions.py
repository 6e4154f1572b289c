"""How large one function is: the lines of its body, its parameters, and how deep it nests."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, NamedTuple

from tests.architecture.source_tree import place, tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_BLOCKS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.TryStar, ast.Match)
_OWN_SCOPE = (*_FUNCTIONS, ast.ClassDef, ast.Lambda)


class Function(NamedTuple):
    """One function of the tree, measured."""

    where: str
    name: str
    body_lines: int
    positional: int
    parameters: int
    depth: int

    def __str__(self) -> str:
        return f"{self.where} {self.name}"


def functions_of(modules: list[Path]) -> list[Function]:
    """Every function and method, nested ones too."""
    return [
        _measured(node, place(path, node.lineno))
        for path in modules
        for node in ast.walk(tree_of(path))
        if isinstance(node, _FUNCTIONS)
    ]


def depth_of(node: ast.AST) -> int:
    """How many blocks stand inside one another below this node; an `elif` stands beside its `if`."""
    return max((_steps(child) for child in _below(node)), default=0)


def _steps(node: ast.AST) -> int:
    return depth_of(node) + isinstance(node, _BLOCKS)


def _below(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, _OWN_SCOPE):
            continue
        if isinstance(node, ast.If) and isinstance(child, ast.If) and node.orelse == [child]:
            yield from _below(child)
        else:
            yield child


def _measured(node: ast.FunctionDef | ast.AsyncFunctionDef, where: str) -> Function:
    given = [argument for argument in (*node.args.posonlyargs, *node.args.args) if argument.arg not in {"self", "cls"}]
    body = node.body[1:] if ast.get_docstring(node, clean=False) is not None else node.body
    lines = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
    return Function(where, node.name, lines, len(given), len(given) + len(node.args.kwonlyargs), depth_of(node))
