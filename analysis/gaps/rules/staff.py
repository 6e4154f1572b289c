"""Officers: caseload, training and vetting."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.casebook import fold
from analysis.gaps.clocks.years import years_after
from analysis.gaps.shaping import behind, c, only_in_part, told, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits

COURSES = ("ARMS", "MOSOVO", "ViSOR")
SOURCE_COURSES = {
    "PIP level 1": r"pip",
    "MOSOVO": r"mosovo",
    "ARMS": r"arms",
    "OSP": r"osp",
    "MAPPA": r"mappa",
    "ViSOR": r"visor",
    "Child Sex Offender Disclosure Scheme": r"csods|disclosure scheme",
}


def caseload(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-28."""
    held = (
        book.cases.filter(c("officer").is_not_null())
        .group_by("officer")
        .agg(pl.len().alias("count"), c("high").sum(), c("record").sort().alias("evidence"))
    )
    held = held.with_columns(
        many=c("count") > limits["people"], risky=c("high") * 100 > c("count") * limits["high_percent"]
    )
    over = held.filter(c("many") | c("risky")).sort("officer")
    return over.select(
        subject="officer",
        evidence="evidence",
        severity=pl.when(c("many") & c("risky")).then(pl.lit("high")).otherwise(pl.lit("medium")),
        words=pl.format("{} people, {} of them of very high or high priority", "count", "high"),
    )


def training(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-73."""
    staff = _managers(book)
    if book.leaves(staff):
        return staff
    lacks = _courses_lacking({name: name.lower() for name in COURSES})
    for end in ("a", "z"):
        renew = [years_after(day, limits["vetting_years"]) if day else None for day in staff[f"vetted_on_{end}"]]
        over = pl.Series("over", renew, dtype=pl.Date()).fill_null(date.min) < book.on
        staff = staff.with_columns(over.alias(f"over_{end}"))
    vetting = pl.when(c("over_a")).then(pl.lit("vetting in date"))
    staff = staff.with_columns(lacks=pl.concat_list(lacks, pl.concat_list(vetting)).list.drop_nulls())
    certain = c("over_z") | (c("lacks").list.len() > 1) | ~c("over_a")
    return staff.filter(c("lacks").list.len() > 0).select(
        c("about").alias("subject"),
        words("not recorded: {}; vetted {}", c("lacks").list.join(", "), told("vetted_on")),
        behind("record"),
        unsure=only_in_part(certain),
        question=pl.when(c("vetted_on_z").is_not_null(), c("lacks").list.len() == 1, c("over_a")).then(
            pl.lit("When is this officer vetted again, and who manages these people until then?")
        ),
    )


@fold
def _managers(book: Casebook) -> pl.DataFrame:
    """The officers who manage anybody."""
    managers = book.cases.select(about="officer").drop_nulls().unique()
    return book.records("Officer").join(managers, on="about", how="semi")


def _courses_lacking(courses: Mapping[str, str]) -> pl.Expr:
    """Courses that are neither done nor, for MOSOVO alone, excused by grandfather rights."""
    done = c("trained").fill_null([]).list.join(";").str.to_lowercase()
    excused = c("grandfathered").fill_null([]).list.join(";").str.to_lowercase().str.contains("mosovo")
    return pl.concat_list(
        pl.when(done.str.contains(shape) | (excused & pl.lit(name == "MOSOVO")))
        .then(None)
        .otherwise(pl.lit(f"{name} training"))
        for name, shape in courses.items()
    )


def source_courses(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-86."""
    level = c("vetting").str.to_uppercase().str.extract(r"NPPV\s*(\d)", 1).cast(pl.Int64())
    vetted = c("vetting").is_not_null() & (level >= limits["vetting_level"]).fill_null(value=True)
    vetting = pl.when(vetted).then(None).otherwise(pl.format("vetting to NPPV{}", pl.lit(limits["vetting_level"])))
    lacks = pl.concat_list(_courses_lacking(SOURCE_COURSES), pl.concat_list(vetting)).list.drop_nulls()
    bare = _managers(book).with_columns(lacks=lacks).filter(c("lacks").list.len() > 0)
    said = words("not recorded: {}; vetting {}", c("lacks").list.join(", "), told("vetting"))
    return bare.select(c("about").alias("subject"), said, behind("record"))


def counselling(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-88."""
    offered = _managers(book).with_columns(
        due_a=c("counselling_offered_on_a") + pl.duration(days=limits["days"]),
        due_z=c("counselling_offered_on_z") + pl.duration(days=limits["days"]),
    )
    return offered.select(
        c("about").alias("subject"),
        words("last offered {}", told("counselling_offered_on")),
        behind("record"),
        "due_a",
        "due_z",
    )


CONDITIONS = {"GR-28": caseload, "GR-73": training, "GR-86": source_courses, "GR-88": counselling}
