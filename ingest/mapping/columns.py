"""Where the columns of a mapping stand in the rows of one file, and what kind each of them is."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from ingest.mapping.cells import ReadCell

Cells: TypeAlias = Sequence[str]
"""The cells of a row, stripped, with a blank one at the end that stands for every column the file lacks."""

MISSING = -1
MAY_BE_BLANK = " or blank"


def folded_header(name: str) -> str:
    """A column's name whatever its letter case."""
    return name.strip().casefold()


class KeyPart(NamedTuple):
    """One column of a key.

    Attributes:
        column: Its name in the mapping.
        place: Where it stands in the row, `MISSING` where the file lacks it.
        may_be_blank: Whether a row may leave it out.
        canonical: What reads it, where one content has several spellings (a date, a code); None for text.
    """

    column: str
    place: int
    may_be_blank: bool
    canonical: ReadCell | None

    def of(self, cells: Cells) -> str:
        """The part of the key in one row."""
        cell = cells[self.place]
        if not cell or self.canonical is None:
            return cell
        return self.canonical(cell).canonical


class Columns:
    """The columns of one file as one record of a mapping sees them."""

    def __init__(self, headers: Sequence[str], readers: Mapping[str, ReadCell]) -> None:
        self.headers = tuple(headers)
        self._places = {folded_header(name): place for place, name in enumerate(headers)}
        self._readers = {folded_header(column): read for column, read in readers.items()}

    def place_of(self, column: str) -> int:
        """Where a column stands; `MISSING` where the file lacks it."""
        return self._places.get(folded_header(column), MISSING) if column else MISSING

    def present(self, columns: Collection[str]) -> tuple[int, ...]:
        """Where those of these columns stand that the file has."""
        return tuple(place for place in map(self.place_of, columns) if place != MISSING)

    def cell(self, cells: Cells, column: str) -> str:
        """The cell of a column in one row."""
        return cells[self.place_of(column)]

    def key_part(self, entry: str) -> KeyPart:
        """A column of a key, written `column`, or `column or blank` where it may be blank."""
        column = entry.removesuffix(MAY_BE_BLANK)
        read = self._readers.get(folded_header(column))
        return KeyPart(column, self.place_of(column), entry.endswith(MAY_BE_BLANK), read)

    def other_than(self, known: Collection[str]) -> tuple[int, ...]:
        """Where the columns stand that nobody names, in the order of their names."""
        names = {folded_header(column) for column in known}
        return tuple(place for name, place in sorted(self._places.items()) if name not in names)
