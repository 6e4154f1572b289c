"""What one viewer may see of the projection at one published number: the only way by which its columns get out."""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from graph.errors import DatabaseError
from graph.projection.standing import stands
from graph.projection.tables import TABLES, Table
from graph.reading.columns import (
    RECORD_COLUMNS,
    TIE_COLUMNS,
    check_link_type,
    check_record_columns,
    columns_of_links,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.projection.folder import Files, Listed, ProjectionFolder
    from graph.reading.frame import Frame

PATIENCE = 10
"""How often a table is looked up again because whoever follows the graph has just put another file in its place."""
FEW = 8
"""Ids are looked up one by one where a table has so many times more rows; else it is read once."""
NOTHING: Mapping[str, pl.Series] = MappingProxyType({})


class Saying(NamedTuple):
    """A column, and the texts of which one is to stand in it."""

    column: str
    texts: pl.Series

    @property
    def holds(self) -> pl.Expr:
        """Whether that is so."""
        return _among(self.texts, self.column)


class Changed(NamedTuple):
    """What is seen now and was not, or no longer: what records of a model are about, the ends of links of a type."""

    about: Mapping[str, pl.Series]
    ends: Mapping[str, pl.DataFrame]


class Snapshot:
    """Frames of one viewer, each read when it is asked for, all as at the same number.

    The projection may follow the graph meanwhile: it keeps what was, so the same number gives the same answer. What is
    erased is gone from every frame that is read after that.
    """

    def __init__(self, folder: ProjectionFolder, frame: Frame, listed: Listed) -> None:
        self._folder = folder
        self._frame = frame
        self._listed = listed

    @property
    def published(self) -> int:
        """The sequence number that all frames stand at."""
        return self._frame.pub

    def records(
        self,
        model: str,
        fields: Sequence[str],
        provenance: Sequence[str] = (),
        *,
        about: pl.Series | None = None,
        where: pl.Expr | Saying | None = None,
    ) -> pl.DataFrame:
        """Fields (as `f_<field>`) and provenance of the records of a model that the viewer may see.

        Args:
            model: The model.
            fields: Which fields.
            provenance: What else a record says of itself.
            about: Only records about some of these.
            where: Only records of which this holds, said in columns that are asked for; those that say one of some
                texts are looked up where the projection keeps where they are.

        Raises:
            ValueError: If the model is masked, or has no such field, or none that the projection keeps.
        """
        check_record_columns(model, fields, provenance)
        columns = (*RECORD_COLUMNS, *provenance, *(f"f_{name}" for name in fields))
        keyed = {} if about is None else {"about": about}
        if isinstance(where, Saying):
            keyed, where = {**keyed, where.column: where.texts}, where.holds
        kept = _among(about, "about") & (pl.lit(value=True) if where is None else where)
        return self._read(Table("records", model), columns, kept, keyed)

    def links(
        self,
        link_type: str,
        *,
        provenance: bool = False,
        touching: pl.Series | None = None,
        within: pl.Series | None = None,
        only: Sequence[str] = (),
    ) -> pl.DataFrame:
        """The links of a type that the viewer may see; of a social one with period and provenance if wanted.

        Args:
            link_type: The type.
            provenance: Whether period and provenance are wanted.
            touching: Only links of which one end is among these.
            within: Only links of which both ends are.
            only: Only these columns; empty for all.

        Raises:
            ValueError: If provenance is asked of links that tie nobody to anybody.
        """
        check_link_type(link_type, provenance=provenance)
        columns = tuple(only) or (TIE_COLUMNS if provenance else columns_of_links(link_type))
        either = _among(touching, "start") | _among(touching, "end")
        both = _among(within, "start") & _among(within, "end")
        keyed = {} if within is None else {"start": within}
        if touching is not None:
            keyed = {"start": touching, "end": touching}
        return self._read(Table("links", link_type), columns, either & both, keyed)

    def changed_since(self, earlier: Snapshot) -> Changed | None:
        """What the viewer sees differently than in an earlier snapshot; None where that can no longer be told.

        It cannot where another graph was looked at, or rows were erased or came into another class since.
        """
        if earlier._listed.graph != self._listed.graph or self._listed.rewritten > earlier.published:
            return None
        differs = stands(self._frame) != stands(earlier._frame)
        about, ends = {}, {}
        for table in TABLES:
            if self._same_files(earlier, table):
                continue
            ids = ("about",) if table.kind == "records" else ("start", "end")
            found = self._came(earlier, table, ids, differs)
            if found is None:
                found = self._read(table, ids, differs)
            if table.kind == "records":
                about[table.name] = found["about"].unique()
            else:
                ends[table.name] = found.unique()
        return Changed(
            {name: ids for name, ids in about.items() if len(ids)},
            {name: both for name, both in ends.items() if len(both)},
        )

    def _came(self, earlier: Snapshot, table: Table, columns: Sequence[str], differs: pl.Expr) -> pl.DataFrame | None:
        """Those columns of the rows of which something holds, where it can hold of rows alone that came since.

        It can of no row of a base that was there before: what changed in one came anew, about the same thing.
        """
        listed, then = self._folder.listed(), earlier._listed
        seen_alike = (earlier._frame.acc, earlier._frame.at) == (self._frame.acc, self._frame.at)
        if listed is None or then.published != earlier.published or not seen_alike:
            return None
        files = listed.tables[table.key]
        if (listed.graph, files.base) != (then.graph, then.tables[table.key].base):
            return None
        try:
            return self._folder.fresh(files, table.schema).filter(differs).select(columns)
        except FileNotFoundError:
            return None

    def _same_files(self, earlier: Snapshot, table: Table) -> bool:
        """Whether nothing came into a table between the numbers of two snapshots, each of which looks at the last."""
        then = earlier._listed
        last = self._listed.published == self.published and then.published == earlier.published
        return last and self._listed.tables[table.key] == then.tables[table.key]

    def _read(
        self, table: Table, columns: Sequence[str], kept: pl.Expr, keyed: Mapping[str, pl.Series] = NOTHING
    ) -> pl.DataFrame:
        if unknown := sorted(set(columns) - set(table.schema)):
            message = f"the projection keeps no {', '.join(unknown)} of {table.name}"
            raise ValueError(message)
        for _ in range(PATIENCE):
            listed = self._folder.listed()
            if listed is None or listed.graph != self._listed.graph:
                break
            try:
                rows = self._rows(listed.tables[table.key], columns, keyed)
                if rows is None:
                    return pl.DataFrame(schema={name: table.schema[name] for name in columns})
                found = rows.filter(self._stands & kept)
                return found[list(columns)] if isinstance(found, pl.DataFrame) else found.select(columns).collect()
            except FileNotFoundError:
                continue
        raise DatabaseError("The columns beside the data are being made anew: ask again.")

    @cached_property
    def _stands(self) -> pl.Expr:
        return stands(self._frame)

    @cached_property
    def _fate(self) -> frozenset[str]:
        """The columns that the predicate looks at."""
        return frozenset(self._stands.meta.root_names())

    def _rows(
        self, files: Files, columns: Sequence[str], keyed: Mapping[str, pl.Series]
    ) -> pl.LazyFrame | pl.DataFrame | None:
        """All rows that count, or those that a few ids lead to; None for none."""
        if not files.rows and not files.fresh:
            return None
        if not keyed or not files.indexes.keys() >= keyed.keys() or sum(map(len, keyed.values())) * FEW > files.rows:
            return self._folder.scan(files)
        return self._folder.some(files, sorted({*columns, *keyed, *self._fate}), keyed)


def _among(ids: pl.Series | None, column: str) -> pl.Expr:
    return pl.lit(value=True) if ids is None else pl.col(column).is_in(ids.implode())
