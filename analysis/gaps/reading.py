"""Reads a casebook through a reader: only what its viewer may see, all as at one sequence number."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from analysis.gaps.casebook import PROVENANCE, READ_MODELS, Casebook, read_fields
from analysis.gaps.near import Seen, around, can_be_judged_alone
from graph.asking.columns import columns_for
from graph.links import LINK_TYPES

if TYPE_CHECKING:
    from datetime import date

    from analysis.gaps.frames import Given
    from graph.reader import Reader


def read_casebook(reader: Reader, on: date, *, about: Collection[str] = ()) -> Casebook:
    """What the reader's viewer may see, as the rules look at it on a day; read when it is first looked at.

    It comes from the columns beside the data. Where a reader has none, each table is read from the database by itself,
    and a load that is published between two of these reads shows in the second.

    Args:
        reader: Who reads, why, and as at when.
        on: The day.
        about: People to judge alone: only what the rules need for that is read. Empty for everything.
    """
    if reader.kept is None:
        records = _Asked(READ_MODELS, lambda model: reader.records_as_columns(model, read_fields(model), PROVENANCE))
        return Casebook(on, records, _Asked(tuple(LINK_TYPES), reader.links_as_columns))
    return casebook_of(reader.ask(columns_for("gap rules", reader.kept)), on, about=about)


def casebook_of(seen: Seen, on: date, *, about: Collection[str] = ()) -> Casebook:
    """The casebook of what somebody may see, each table read when a rule first looks at it."""
    near = around(seen, about) if can_be_judged_alone(about) else None
    records = _Asked(READ_MODELS, lambda model: seen.records(model, read_fields(model), PROVENANCE, about=near))
    return Casebook(on, records, _Asked(tuple(LINK_TYPES), lambda name: seen.links(name, within=near)))


class _Asked(Mapping[str, "Given"]):
    """Tables by name, each read when somebody asks for it; a casebook asks once."""

    def __init__(self, names: tuple[str, ...], read: Callable[[str], Given]) -> None:
        self._names = names
        self._read = read

    def __getitem__(self, name: str) -> Given:
        if name not in self._names:
            raise KeyError(name)
        return self._read(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
