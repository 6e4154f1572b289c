"""Reads a casebook through a reader: whole columns, only what its viewer may see, and only what a rule asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from analysis.gaps.casebook import PROVENANCE, READ_MODELS, Casebook, read_fields
from graph.links import LINK_TYPES
from graph.reading.columns import Columns

if TYPE_CHECKING:
    from datetime import date

    from graph.reader import Reader


def read_casebook(reader: Reader, on: date) -> Casebook:
    """Everything that the reader's viewer may see, as the rules look at it on a day; read when it is first looked at.

    A load that is published between two of these reads shows in the second: ask a reader at a moment or at a sequence
    number where that matters.
    """
    records = _Asked(READ_MODELS, lambda model: reader.records_as_columns(model, read_fields(model), PROVENANCE))
    return Casebook(on, records, _Asked(tuple(LINK_TYPES), reader.links_as_columns))


class _Asked(Mapping[str, Columns]):
    """Columns by name, each read once and not before somebody asks for it."""

    def __init__(self, names: tuple[str, ...], read: Callable[[str], Columns]) -> None:
        self._names = names
        self._read = read
        self._kept: dict[str, Columns] = {}

    def __getitem__(self, name: str) -> Columns:
        if name not in self._names:
            raise KeyError(name)
        if name not in self._kept:
            self._kept[name] = self._read(name)
        return self._kept[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
