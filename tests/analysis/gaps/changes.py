"""Changes to what a viewer sees, by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from tests.analysis.gaps.books import HeldTables

if TYPE_CHECKING:
    from random import Random


def changed(held: HeldTables, random: Random, count: int) -> HeldTables:
    """The same with some records withdrawn, and others that say what another record of their model says."""
    frames = dict(held.frames)
    models = sorted(table for table, rows in frames.items() if table.kind == "records" and len(rows) > 1)
    for _ in range(count):
        table = random.choice(models)
        one, other = random.sample(range(len(frames[table])), 2) if len(frames[table]) > 1 else (0, 0)
        record = frames[table]["id"][one]
        if random.random() < 0.5:
            frames = {each: rows.filter(pl.col(each.of_record) != record) for each, rows in frames.items()}
        else:
            frames[table] = _retold(frames[table], one, other)
    return HeldTables(frames)


def _retold(rows: pl.DataFrame, one: int, other: int) -> pl.DataFrame:
    said = [name for name in rows.columns if name.startswith("f_") or name in {"grade", "states", "valid_from"}]
    places = pl.int_range(len(rows), eager=True)
    places = pl.select(pl.when(places == one).then(other).otherwise(places)).to_series()
    return rows.with_columns(rows[name].gather(places) for name in said)
