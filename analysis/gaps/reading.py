"""Reads a casebook through a reader: only what its viewer may see, all as at one sequence number."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from analysis.gaps.casebook import Casebook
from analysis.gaps.columns_read import READ_MODELS, read_fields, read_provenance
from graph.asking.columns import columns_for
from graph.asking.offence_links import offence_judgements
from graph.links import LINK_TYPES

if TYPE_CHECKING:
    from datetime import date

    import polars as pl

    from analysis.gaps.frames import Given
    from analysis.gaps.near import Seen
    from graph.model.judgement import Judgement
    from graph.projection.snapshot import Snapshot
    from graph.reader import Reader


def read_casebook(reader: Reader, on: date) -> Casebook:
    """What the reader's viewer may see, as the rules look at it on a day; read when it is first looked at.

    It comes from the columns beside the data. Where a reader has none, each table is read from the database by itself,
    and a load that is published between two of these reads shows in the second.

    Args:
        reader: Who reads, why, and as at when.
        on: The day.
    """
    seen, decided = snapshot_of(reader), reader.ask(offence_judgements())
    if seen is not None:
        return casebook_of(seen, on, decided=decided)
    records = _Asked(
        READ_MODELS, lambda model: reader.records_as_columns(model, read_fields(model), read_provenance(model))
    )
    return Casebook(on, records, _Asked(tuple(LINK_TYPES), reader.links_as_columns), decided=decided)


def snapshot_of(reader: Reader) -> Snapshot | None:
    """Everything that the reader's viewer may see, as at one sequence number; None where there are no columns."""
    return None if reader.kept is None else reader.ask(columns_for("gap rules", reader.kept))


def casebook_of(
    seen: Seen,
    on: date,
    *,
    near: pl.Series | None = None,
    whole: Collection[str] = frozenset(),
    decided: tuple[Judgement, ...] = (),
) -> Casebook:
    """The casebook of what somebody may see, each table read when a rule first looks at it.

    Args:
        seen: What may be seen.
        on: The day.
        near: Only records about these things and links between them; None for everything.
        whole: Models of which every record is wanted all the same.
        decided: What people decided on pairs of offences.
    """

    def records(model: str) -> pl.DataFrame:
        return seen.records(model, read_fields(model), read_provenance(model), about=None if model in whole else near)

    links = _Asked(tuple(LINK_TYPES), lambda name: seen.links(name, within=near))
    return Casebook(on, _Asked(READ_MODELS, records), links, decided=decided)


class _Asked(Mapping[str, "Given"]):
    """Tables by name, each read when somebody asks for it; a casebook asks once."""

    def __init__(self, names: tuple[str, ...], read: Callable[[str], Given]) -> None:
        self._names = names
        self._read = read

    def __getitem__(self, name: str) -> Given:
        if name not in self._names:
            raise KeyError(name)
        return self._read(name)

    def __contains__(self, name: object) -> bool:
        # What a mapping does of itself would read the whole table to say that it is there.
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
