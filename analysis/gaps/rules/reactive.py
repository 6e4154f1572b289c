"""Reactive management: whether its criteria are evidenced, and whether anything since should have ended it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.casebook import NOTIFYING
from analysis.gaps.clocks.years import years_after
from analysis.gaps.happenings import OFFENCE, REPORT, happenings
from analysis.gaps.shaping import behind, c, latest, only_in_part, surest, words

if TYPE_CHECKING:
    from datetime import date

    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits


def unevidenced(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-27."""
    cases = book.among(*NOTIFYING).filter(c("mode") == "reactive").rename({"record": "case"})
    if book.leaves(cases):
        return cases
    reviews = book.of("Review", "REVIEWED_IN").filter(c("kind").is_in(["reactive", "supervisor"]))
    last = latest(reviews, "made_on").select("person", "made_on", "made_on_a", "made_on_z", review="record")
    reasoned = latest(reviews.filter(c("kind") == "reactive", c("rationale").is_not_null()), "made_on")
    cases = cases.join(last, on="person", how="left")
    cases = cases.join(reasoned.select("person", reasoned=pl.lit(value=True)), on="person", how="left")
    frames = (_not_low(book, cases, limits), _come_to_notice(book, cases))
    kept = ("person", "words", "evidence", "also", "item", "unsure")
    return pl.concat([frame.select(kept) for frame in frames])


def _not_low(book: Casebook, cases: pl.DataFrame, limits: Limits) -> pl.DataFrame:
    """Priority or ARMS not low now, not low within the years, or nothing that shows them low for so long."""
    begins = years_after(book.on, -limits["years"])
    arms = book.assessments.filter(c("scale") == "ARMS", c("band").is_not_null())
    above = arms.filter(c("band") != "low").group_by("person")
    raised = above.agg(raised_a=c("assessed_on_a").max(), raised_z=c("assessed_on_z").max())
    frame = cases.join(raised, on="person", how="left").join(_quiet(arms, raised), on="person", how="left")
    said_low = book.managed.filter(c("priority") == "low").group_by("person")
    set_on = said_low.agg(set_a=c("priority_on_a").min(), set_z=c("priority_on_z").min())
    frame = frame.join(set_on, on="person", how="left").with_columns(
        pl.min_horizontal(f"quiet_{end}", f"set_{end}").alias(f"low_{end}") for end in ("a", "z")
    )
    sure, may = (_bad(begins, end) for end in ("a", "z"))
    return frame.filter(sure | may).with_columns(
        words("reactive; priority {}, known as low since {}, ARMS last above low {}", "band", "low_z", "raised_z"),
        behind("case", "review"),
        also=pl.lit([], dtype=pl.List(pl.String())),
        item=pl.lit("criteria"),
        unsure=only_in_part(sure),
    )


def _bad(begins: date, end: str) -> pl.Expr:
    """Whether the criteria are not met, by the first or by the last day that dates can mean."""
    low, raised = c(f"low_{end}"), c(f"raised_{end}")
    short = low.is_null() & c("reasoned").is_null() | (low > begins).fill_null(value=False)
    return (c("band").fill_null("low") != "low") | (raised > begins).fill_null(value=False) | short


def _quiet(arms: pl.DataFrame, raised: pl.DataFrame) -> pl.DataFrame:
    """Since when ARMS has been low: the first day that it may be, and the first on which it certainly is."""
    quiet = arms.filter(c("band") == "low").join(raised, on="person", how="left")
    quiet = quiet.filter(c("raised_a").is_null() | (c("assessed_on_z") > c("raised_a")))
    sure = c("raised_z").is_null() | (c("assessed_on_a") > c("raised_z"))
    return quiet.group_by("person").agg(quiet_a=c("assessed_on_a").min(), quiet_z=c("assessed_on_z").filter(sure).min())


def _come_to_notice(book: Casebook, cases: pl.DataFrame) -> pl.DataFrame:
    """Intelligence or an offence since the last review of the case."""
    since = (pl.coalesce(f"made_on_{end}", f"from_on_{end}").alias(f"since_{end}") for end in ("a", "z"))
    every = happenings(book, cases, REPORT, OFFENCE).join(cases.select("person", "made_on", *since), on="person")
    new = every.filter((c("day_z") > c("since_a")).fill_null(value=True)).with_columns(
        unsure=only_in_part((c("day_a") > c("since_z")).fill_null(value=True))
    )
    folded = (
        surest(new, "person")
        .sort("day_a", "other")
        .group_by("person", "made_on", maintain_order=True)
        .agg(
            c("day_a").first(),
            c("unsure").first(),
            c("what").unique(maintain_order=True),
            c("other").unique(maintain_order=True).alias("also"),
            c("record").unique(maintain_order=True).alias("evidence"),
        )
    )
    said = words("reactive; since {} there is {}; last reviewed {}", "day_a", c("what").list.join(", "), "made_on")
    return folded.with_columns(said, item=pl.lit("come to notice"))


CONDITIONS = {"GR-27": unevidenced}
