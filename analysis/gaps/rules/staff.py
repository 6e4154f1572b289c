"""Officers: caseload, training and vetting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.clocks.years import years_after
from analysis.gaps.shaping import behind, c, words

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits

COURSES = ("ARMS", "MOSOVO", "ViSOR")


def caseload(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-28."""
    held = (
        book.cases.filter(c("officer").is_not_null()).group_by("officer").agg(pl.len().alias("count"), c("high").sum())
    )
    held = held.with_columns(
        many=c("count") > limits["people"], risky=c("high") * 100 > c("count") * limits["high_percent"]
    )
    over = held.filter(c("many") | c("risky")).sort("officer")
    return over.select(
        subject="officer",
        severity=pl.when(c("many") & c("risky")).then(pl.lit("high")).otherwise(pl.lit("medium")),
        words=pl.format("{} people, {} of them of very high or high priority", "count", "high"),
    )


def training(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-73."""
    managers = book.cases.select(about="officer").drop_nulls().unique()
    staff = book.records("Officer").join(managers, on="about", how="semi")
    excused = (
        pl.concat_list(c("trained").fill_null([]), c("grandfathered").fill_null([])).list.join(";").str.to_lowercase()
    )
    lacks = pl.concat_list(
        pl.when(excused.str.contains(course.lower())).then(None).otherwise(pl.lit(f"{course} training"))
        for course in COURSES
    )
    renew = [years_after(day, limits["vetting_years"]) if day else None for day in staff["vetted_on_z"]]
    staff = staff.with_columns(pl.Series("renew", renew, dtype=pl.Date()))
    vetting = pl.when(c("renew").is_null() | (c("renew") < book.on)).then(pl.lit("vetting in date"))
    lacking = staff.with_columns(lacks=pl.concat_list(lacks, pl.concat_list(vetting)).list.drop_nulls()).filter(
        c("lacks").list.len() > 0
    )
    return lacking.select(
        c("about").alias("subject"),
        words("not recorded: {}; vetted {}", c("lacks").list.join(", "), "vetted_on"),
        behind("record"),
    )


CONDITIONS = {"GR-28": caseload, "GR-73": training}
