"""Columns for analyses of networks and patterns: from the files beside the data, all as at one sequence number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.asking.columns import columns_for
from graph.reading.columns import Columns

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import polars as pl

    from graph.reader import Reader

FIELD = "f_"


class ColumnsRead:
    """Tables that a viewer may see, for one analysis; where a reader has no files beside the data, the database's."""

    def __init__(self, reader: Reader, analysis: str) -> None:
        self._reader = reader
        self._seen = None if reader.kept is None else reader.ask(columns_for(analysis, reader.kept))

    def records(self, model: str, fields: Sequence[str], *, about: Collection[str] | None = None) -> Columns:
        """Fields of the records of a model, all or about some things; in rising order of when they were recorded."""
        if self._seen is not None:
            return _columns(self._seen.records(model, fields, about=_series(about)).sort("recorded", "id"))
        return _chosen(self._reader.records_as_columns(model, fields), ("about",), about)

    def record_frame(self, model: str, fields: Sequence[str]) -> pl.DataFrame:
        """Fields of all records of a model as a frame, fields as `f_<field>`; the one recorded last stands last."""
        if self._seen is not None:
            return self._seen.records(model, fields).sort("recorded", "id")
        return _frame(self._reader.records_as_columns(model, fields), frozenset(fields)).sort("recorded", "id")

    def link_frame(self, link_type: str, *, provenance: bool = False) -> pl.DataFrame:
        """All links of a type as a frame."""
        if self._seen is not None:
            return self._seen.links(link_type, provenance=provenance)
        return _frame(self._reader.links_as_columns(link_type, provenance=provenance), frozenset())

    def links(self, link_type: str, *, provenance: bool = False, touching: Collection[str] | None = None) -> Columns:
        """The links of a type, all or those with an end among some things."""
        if self._seen is not None:
            return _columns(self._seen.links(link_type, provenance=provenance, touching=_series(touching)))
        found = self._reader.links_as_columns(link_type, provenance=provenance)
        return _chosen(found, ("start", "end"), touching)


def _series(ids: Collection[str] | None) -> pl.Series | None:
    import polars as pl  # noqa: PLC0415 - loaded with the files that need it

    return None if ids is None else pl.Series(sorted(ids), dtype=pl.String)


def _columns(frame: pl.DataFrame) -> Columns:
    """A frame as lists, fields by their own names."""
    names = tuple(name.removeprefix(FIELD) for name in frame.columns)
    return Columns(names, tuple(series.to_list() for series in frame.iter_columns()))


def _frame(columns: Columns, fields: frozenset[str]) -> pl.DataFrame:
    import polars as pl  # noqa: PLC0415

    names = [f"{FIELD}{name}" if name in fields else name for name in columns.names]
    kinds = {name: pl.Int64() if name == "recorded" else pl.String() for name in names}
    return pl.DataFrame(dict(zip(names, columns.data, strict=True)), schema=kinds, strict=False)


def _chosen(columns: Columns, by: Sequence[str], ids: Collection[str] | None) -> Columns:
    if ids is None:
        return columns
    among = set(ids)
    ends = zip(*(columns.column(name) for name in by), strict=True)
    kept = [place for place, row in enumerate(ends) if not among.isdisjoint(row)]
    return Columns(columns.names, tuple([values[place] for place in kept] for values in columns.data))
