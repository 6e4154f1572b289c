"""The tables of the projection: one for each model of a record and each type of link, with the type of every column."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from graph.kinds import MODELS
from graph.model.row import FieldKind, fields_of
from graph.neo4j import cypher_projection as cypher
from graph.projection.index import keyed_columns, signature

if TYPE_CHECKING:
    from collections.abc import Mapping

CUTS = pl.List(pl.Struct({"seq": pl.Int64, "at": pl.Int64}))
FATE: Mapping[str, pl.DataType] = {
    "acc": pl.Int64(), "seq": pl.Int64(), "superseded": pl.Int64(), "replaced": pl.Int64(), "cuts": CUTS
}  # fmt: skip
"""When a row stands, and for whom: what `standing.stands` looks at, and what no answer ever holds."""
DTYPES: Mapping[FieldKind, pl.DataType] = {
    FieldKind.TEXT: pl.String(),
    FieldKind.OUTCOME: pl.String(),
    FieldKind.CODE: pl.String(),
    FieldKind.DATE: pl.String(),
    FieldKind.MOMENT: pl.String(),
    FieldKind.NUMBER: pl.Float64(),
    FieldKind.WHOLE: pl.Int64(),
    FieldKind.FLAG: pl.Boolean(),
    FieldKind.TEXTS: pl.List(pl.String()),
}
_OTHER: Mapping[str, pl.DataType] = {
    "recorded": pl.Int64(), "states": pl.List(pl.String()), "unreadable": pl.List(pl.String()), **FATE
}  # fmt: skip


class Table(NamedTuple):
    """One table: `records` of a model, or `links` of a type."""

    kind: str
    name: str

    @property
    def key(self) -> str:
        """Its name in the list of files, and the beginning of its files' names."""
        return f"{self.kind}-{self.name}"

    @property
    def of_record(self) -> str:
        """The column that holds the id of the record that says so."""
        return "id" if self.kind == "records" else "record"

    @property
    def schema(self) -> dict[str, pl.DataType]:
        """Its columns with their types, in the order in which the database gives them."""
        if self.kind == "links":
            return {name: _OTHER.get(name, pl.String()) for name in cypher.columns_of_links(self.name)}
        fields = {f"f_{name}": DTYPES[spec.kind] for name, spec in fields_of(MODELS[self.name]).items()}
        return {
            name: fields.get(name) or _OTHER.get(name, pl.String()) for name in cypher.columns_of_records(self.name)
        }


TABLES = (
    *(Table("records", model) for model in cypher.RECORDS),
    *(Table("links", link_type) for link_type in cypher.LINKS),
)


def kept_fields(model: str) -> tuple[str, ...]:
    """The fields of a model that are kept as columns: all but long texts."""
    return cypher.stored_fields(model)


def form() -> str:
    """What all tables look like, in a few letters: files of another form are made anew."""
    described = "\n".join((signature(), *(f"{table.key} {table.schema} {keyed_columns(table)}" for table in TABLES)))
    return blake2b(described.encode(), digest_size=8).hexdigest()
