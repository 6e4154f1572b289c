"""What is wrong in a mapping file, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

Path = tuple[str | int, ...]
"""Where in a mapping something stands: the names of the entries on the way to it."""


class Problem(NamedTuple):
    """One thing to correct and where it stands in the mapping."""

    path: Path
    text: str


class LineProblem(NamedTuple):
    """One thing to correct and the line of the file that it stands in."""

    line: int
    text: str


class MappingError(InputError):
    """A mapping file cannot be used; the message names each line to correct."""

    def __init__(self, file: str, problems: Sequence[LineProblem]) -> None:
        self.file = file
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(f"{file}, line {line}: {text}" for line, text in self.problems))
