"""Answers for people on the command line: what was loaded by strangers can neither style nor steer the terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import BaseModel

PIPED_WIDTH = 160
MARKING = "OFFICIAL-SENSITIVE"


def plain(text: object) -> Text:
    """A value as text on one line: line breaks and control signs become spaces, markup stays as it was written."""
    return Text("".join(sign if sign.isprintable() else " " for sign in str(text)))


def lines(console: Console, entries: Iterable[str], *, indent: int = 2) -> None:
    """Print entries one below the other, each on as many lines as it needs."""
    for entry in entries:
        line = plain(" " * indent + entry)
        console.print(line, soft_wrap=not console.is_terminal)


def to_people() -> Console:
    """The console for answers, on standard output."""
    width = None if sys.stdout.isatty() else PIPED_WIDTH
    return Console(width=width, highlight=False, markup=False, emoji=False)


def write_json(answer: BaseModel) -> None:
    """Write an answer as one JSON object on one line, and nothing else, to standard output."""
    sys.stdout.write(answer.model_dump_json() + "\n")
