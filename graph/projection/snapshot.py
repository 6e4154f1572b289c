"""What one viewer may see of the projection at one published number: the only way by which its columns get out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from graph.errors import DatabaseError
from graph.projection.standing import stands
from graph.projection.tables import Table
from graph.reading.columns import LINK_COLUMNS, RECORD_COLUMNS, TIE_COLUMNS, check_link_type, check_record_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.projection.folder import ProjectionFolder
    from graph.reading.frame import Frame

PATIENCE = 10
"""How often a table is looked up again because whoever follows the graph has just put another file in its place."""


class Snapshot:
    """Frames of one viewer, each read when it is asked for, all as at the same number.

    The projection may follow the graph meanwhile: it keeps what was, so the same number gives the same answer. What is
    erased is gone from every frame that is read after that.
    """

    def __init__(self, folder: ProjectionFolder, frame: Frame, graph: str) -> None:
        self._folder = folder
        self._frame = frame
        self._graph = graph

    @property
    def published(self) -> int:
        """The sequence number that all frames stand at."""
        return self._frame.pub

    def records(
        self, model: str, fields: Sequence[str], provenance: Sequence[str] = (), *, about: pl.Series | None = None
    ) -> pl.DataFrame:
        """Fields (as `f_<field>`) and provenance of the records of a model that the viewer may see: all, or about some.

        Raises:
            ValueError: If the model is masked, or has no such field, or none that the projection keeps.
        """
        check_record_columns(model, fields, provenance)
        columns = (*RECORD_COLUMNS, *provenance, *(f"f_{name}" for name in fields))
        return self._read(Table("records", model), columns, _among(about, "about"))

    def links(
        self,
        link_type: str,
        *,
        provenance: bool = False,
        touching: pl.Series | None = None,
        within: pl.Series | None = None,
    ) -> pl.DataFrame:
        """The links of a type that the viewer may see; of a social one with period and provenance if wanted.

        Args:
            link_type: The type.
            provenance: Whether period and provenance are wanted.
            touching: Only links of which one end is among these.
            within: Only links of which both ends are.

        Raises:
            ValueError: If provenance is asked of links that tie nobody to anybody.
        """
        check_link_type(link_type, provenance=provenance)
        either = _among(touching, "start") | _among(touching, "end")
        both = _among(within, "start") & _among(within, "end")
        return self._read(Table("links", link_type), TIE_COLUMNS if provenance else LINK_COLUMNS, either & both)

    def _read(self, table: Table, columns: Sequence[str], kept: pl.Expr) -> pl.DataFrame:
        if unknown := sorted(set(columns) - set(table.schema)):
            message = f"the projection keeps no {', '.join(unknown)} of {table.name}"
            raise ValueError(message)
        for _ in range(PATIENCE):
            listed = self._folder.listed()
            if listed is None or listed.graph != self._graph:
                break
            try:
                rows = self._folder.scan(listed.tables[table.key])
                return rows.filter(stands(self._frame), kept).select(columns).collect()
            except FileNotFoundError:
                continue
        raise DatabaseError("The columns beside the data are being made anew: ask again.")


def _among(ids: pl.Series | None, column: str) -> pl.Expr:
    return pl.lit(value=True) if ids is None else pl.col(column).is_in(ids.implode())
