"""What every tie of a table is worth, and every step: the same numbers as `Weights` gives, a column at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.network.weights import DAYS_OF_A_YEAR, LARGEST, LEAST
from graph.links import LINK_TYPES

if TYPE_CHECKING:
    from datetime import date

    from analysis.network.weights import Weights

PEOPLE_ALONE = [name for name, each in LINK_TYPES.items() if each.end == "Person"]


def worth_of_ties(ties: pl.DataFrame, weights: Weights, today: date) -> pl.Series:
    """What each assertion is worth, none of them being refuted."""
    recorded = pl.from_epoch("recorded", time_unit="ms").dt.date()
    ended = pl.coalesce(pl.col("to_latest").str.to_date("%Y-%m-%d"), recorded)
    years = (pl.lit(today) - pl.min_horizontal(ended, pl.lit(today))).dt.total_days() / DAYS_OF_A_YEAR
    fresh = pl.lit(0.5).pow(years / weights.half_life_years)
    sorts = ties.select("type", "kind", "grade", "strength").unique()
    known = [weights.of_sort(*row) for row in sorts.iter_rows()]
    by_sort = sorts.with_columns(pl.Series("of_sort", known, dtype=pl.Float64))
    joined = ties.join(by_sort, on=["type", "kind", "grade", "strength"], how="left", maintain_order="left")
    return joined.select((pl.col("of_sort") * fresh).alias("worth"))["worth"]


def steps_of(ties: pl.DataFrame) -> pl.DataFrame:
    """One row for each two ends that ties join, in the order of the ends.

    Args:
        ties: Ties with their `worth`, and with their ends in order as `one` and `other`.

    Returns:
        `one`, `other`, the `type`, `start` and `end` of the first tie, `joins_people`, and the `weight`.
    """
    by_origin = ties.group_by("one", "other", "origin").agg(pl.col("worth").max())
    is_known = pl.col("origin") != ""
    together = by_origin.group_by("one", "other").agg(
        known=1 - (1 - pl.col("worth").filter(is_known)).product(), unknown=pl.col("worth").filter(~is_known).max()
    )
    first = ties.unique(["one", "other"], keep="first", maintain_order=True).select(
        "one", "other", "type", "start", "end"
    )
    steps = first.join(together, on=["one", "other"]).with_columns(joins_people=pl.col("type").is_in(PEOPLE_ALONE))
    sharers = pl.when("joins_people").then(2).otherwise(pl.len().over("end"))
    share = (2 / pl.max_horizontal(sharers, 2)).pow(0.25)
    raw = pl.max_horizontal("known", pl.col("unknown").fill_null(0.0)) * share
    weight = pl.when(raw > 0).then(raw.clip(LEAST, LARGEST)).otherwise(0.0)
    return steps.with_columns(weight=weight).filter(pl.col("weight") > 0).sort("one", "other").drop("known", "unknown")
