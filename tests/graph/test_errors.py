"""The error tree is drawn where it is made, and the drawing is kept true."""

from __future__ import annotations

import inspect
import re

from graph import errors


def drawn() -> list[tuple[int, str]]:
    """Read each class with its depth from the module's docstring."""
    lines = (errors.__doc__ or "").splitlines()
    found = (re.match(r"([│├└─ ]*)(\w+Error)\b", line) for line in lines)
    return [(len(match[1]) // 4, match[2]) for match in found if match]


def test_every_error_is_drawn_under_its_parent() -> None:
    parents: dict[str, str] = {}
    path: list[str] = []
    for depth, name in drawn():
        path[depth:] = [name]
        parents[name] = path[depth - 1] if depth else "Exception"
    made = {name: kind.__bases__[0].__name__ for name, kind in inspect.getmembers(errors, inspect.isclass)}
    assert parents == {name: parent for name, parent in made.items() if name.endswith("Error")}
