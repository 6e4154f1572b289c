"""Values that cannot both be so: two current homes, two dates of birth, a sighting during custody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.shaping import c, credible, due, having, words

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits


def conflicting(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-50."""
    homes = book.residences.filter(c("current"), c("kind") == "home", credible()).select(
        "person", "record", "recorded_on", value="address", what=pl.lit("current home")
    )
    partners = book.associations.filter(c("current"), c("kind") == "partner", credible()).select(
        "person", "record", "recorded_on", value="other", what=pl.lit("current partner")
    )
    every = having(pl.concat([homes, partners]), book.cases).sort("recorded_on", "record")
    first = every.unique(["person", "what", "value"], keep="first", maintain_order=True)
    folded = first.group_by("person", "what", maintain_order=True).agg(
        c("value"), c("record").alias("evidence"), day=c("recorded_on").get(1, null_on_oob=True)
    )
    clash = folded.filter(c("value").list.len() > 1).with_columns(day_a="day", day_z="day")
    return due(clash, "day", limits["days"]).with_columns(
        words("{} recorded for {}", c("value").list.len(), "what"), others="value"
    )


def seen_in_custody(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-83."""
    held = (
        book.records("Custody")
        .filter(c("from_on_z").is_not_null())
        .select("about", "from_on_z", "release_on_a", "release_on", custody="record")
    )
    visits = book.visits.filter(c("outcome").is_in(["seen_in", "seen_out"])).select(
        "person", "record", day_a="visited_at_a", day_z="visited_at_z"
    )
    both = visits.join(held, left_on="person", right_on="about")
    inside = both.filter(
        c("day_a") > c("from_on_z"),
        c("release_on_a").is_null() & c("release_on").is_null() | (c("day_z") < c("release_on_a")),
    )
    return (
        having(inside, book.cases)
        .sort("record")
        .with_columns(
            words("seen at a visit on {}, yet in custody from {} to {}", "day_a", "from_on_z", "release_on"),
            evidence=pl.concat_list("record", "custody"),
        )
    )


CONDITIONS = {"GR-50": conflicting, "GR-83": seen_in_custody}
