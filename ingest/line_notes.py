"""What a person should look at in a file, line by line: the first lines of each kind, and how many more there are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SHOWN = 3
CHANGED_AGAIN = (
    "a row of the same key came before in this load and says something else: this one stands, as the later version"
)
MOST_KINDS = 40
"""Reasons that quote a line are all different; the summary is no place for a million of them."""


class LineNotes:
    """Collects what was refused or unreadable in one file; it holds columns and reasons, and never a value."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._lines: dict[str, list[int]] = {}

    def unreadable(self, line: int, columns: Iterable[str]) -> None:
        """Note cells of a line that cannot be read."""
        for column in columns:
            self._note(line, f"{column} cannot be read and was kept as it came")

    def numbered(self, line: int, columns: Iterable[str]) -> None:
        """Note cells of a line that held a sheet's number for a day."""
        for column in columns:
            self._note(line, f"{column} holds the number that a sheet keeps for a day and was read as that day")

    def changed_again(self, line: int) -> None:
        """Note a line whose key came before in this load."""
        self._note(line, CHANGED_AGAIN)

    def refused(self, line: int, reasons: Iterable[str]) -> None:
        """Note why a line was refused."""
        for reason in reasons:
            self._note(line, f"refused: {reason}")

    @property
    def sentences(self) -> tuple[str, ...]:
        """One sentence for each kind, those of the earliest lines first."""
        ordered = sorted(self._lines.items(), key=lambda entry: entry[1])
        return tuple(f"{_places(lines, self._counts[text])}: {text}" for text, lines in ordered)

    def _note(self, line: int, text: str) -> None:
        if text not in self._lines and len(self._lines) >= MOST_KINDS:
            return
        self._counts[text] += 1
        lines = self._lines.setdefault(text, [])
        if len(lines) < SHOWN:
            lines.append(line)


def _places(lines: list[int], count: int) -> str:
    words = ", ".join(map(str, lines))
    more = f" and {count - len(lines):,} more" if count > len(lines) else ""
    return f"line {words}{more}" if count == 1 else f"lines {words}{more}"
