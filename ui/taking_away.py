"""Answers as files that somebody takes away: nothing is given out before it stands on the audit record."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, NamedTuple

from graph.asking.taken_away import taken_away
from ui.terminal import MARKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from graph.reader import Reader

FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Parcel(NamedTuple):
    """What is taken away.

    Attributes:
        what: Which answer, in words without names.
        about: The ids of the things in it.
        text: The file.
    """

    what: str
    about: tuple[str, ...]
    text: str


def as_csv(table: Sequence[Mapping[str, object]], head: Sequence[str]) -> str:
    """A table with its marking and what it is above it; a cell that a spreadsheet would compute stays text.

    >>> print(as_csv([{"Who": "=1+1", "Ties": 3}], ["Data loaded today."]).replace(chr(13), ""), end="")
    # OFFICIAL-SENSITIVE
    # Data loaded today.
    Who,Ties
    '=1+1,3
    """
    written = io.StringIO()
    rows = csv.writer(written)
    written.writelines(f"# {' '.join(line.split())}\r\n" for line in (MARKING, *head))
    rows.writerow(table[0] if table else ())
    rows.writerows([_cell(value) for value in row.values()] for row in table)
    return written.getvalue()


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA) else text


def released(reader: Reader, parcel: Parcel) -> Callable[[], str]:
    """Gives the file out when it is asked for, once the audit record says so."""

    def give() -> str:
        reader.ask(taken_away(parcel.what, parcel.about))
        return parcel.text

    return give
