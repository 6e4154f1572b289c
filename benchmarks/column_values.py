"""Columns filled for tables of the projection: ids from numbers, one value for every row, and what nobody names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.projection.tables import Table


def ids(kind: str, numbers: pl.Series) -> pl.Series:
    """The id of each number."""
    found: pl.Series = f"{kind}-" + numbers.cast(pl.String).str.zfill(16)
    return found


def one_list(*words: str) -> pl.Series:
    """One list, for every row."""
    return pl.Series([list(words)])


def filled(table: Table, given: Mapping[str, object], count: int) -> pl.DataFrame:
    """Every column of a table: given, made, or repeated as often as there are rows; nothing where it is not named."""
    columns = []
    for name, dtype in table.schema.items():
        value = given.get(name)
        made = value(count) if callable(value) else value
        column = made if isinstance(made, pl.Series) else pl.Series([made], dtype=dtype)
        column = column.new_from_index(0, count) if len(column) == 1 else column
        columns.append(column.cast(dtype).alias(name))
    return pl.DataFrame(columns)
