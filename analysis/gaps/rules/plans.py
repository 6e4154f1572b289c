"""Plans: none, or without one of their parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.casebook import MAPPA_TYPES, PAUSED
from analysis.gaps.happenings import ADDRESS, CHILD, ORDER, PARTNER, REPORT, WORK, happenings
from analysis.gaps.shaping import (
    SETTLED,
    behind,
    c,
    due,
    having,
    lacking,
    latest,
    only_in_part,
    state_of,
    surest,
    told,
    words,
)

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits

PARTS = {
    "supervision": "supervision",
    "monitoring_control": "monitoring and control",
    "interventions_treatment": "interventions and treatment",
    "victim_safety": "victim safety",
    "contingency": "contingency",
    "licence_conditions": "licence conditions",
}


def no_plan(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-19."""
    cases = book.among(*MAPPA_TYPES)
    if book.leaves(cases):
        return cases
    plans = latest(book.of("Plan", "PLANNED_IN"), "agreed_on")
    none = lacking(cases, plans).with_columns(
        words("no risk management plan recorded"), behind("record"), severity=pl.lit("critical")
    )
    on_licence = cases.filter(c("licence_until_z") >= book.on, c("mode") != "custody").select(
        "person", licensed=c("licence_until_a") >= book.on
    )
    plans = having(plans, cases).join(on_licence, on="person", how="left", maintain_order="left")
    thin = _thin(plans)
    past = plans.filter(c("next_review_on_z") < book.on).with_columns(
        words("the plan agreed {} was to be reviewed {}", "agreed_on", "next_review_on"),
        behind("record"),
        severity=pl.lit(None, dtype=pl.String()),
        unsure=pl.lit("cannot be decided: whether it still stands is not recorded"),
    )
    past = lacking(past, _reviewed_since(book, past))
    none_unsure = pl.lit(None, dtype=pl.String()).alias("unsure")
    kept = ("person", "words", "evidence", "severity", "unsure")
    return pl.concat([none.with_columns(none_unsure).select(kept), thin.select(kept), past.select(kept)])


def _thin(plans: pl.DataFrame) -> pl.DataFrame:
    """Plans that lack one of their parts; licence conditions are asked for where there is a licence, or may be one."""
    bare = {part: c(part).is_null() & state_of(part).fill_null("").is_in(SETTLED).not_() for part in PARTS}
    for column, licensed in (("sure", c("licensed").fill_null(value=False)), ("lacks", c("licensed").is_not_null())):
        lacks = pl.concat_list(
            pl.when(lack & (licensed if part == "licence_conditions" else pl.lit(value=True))).then(
                pl.format("{} ({})", pl.lit(PARTS[part]), told(part))
            )
            for part, lack in bare.items()
        )
        plans = plans.with_columns(lacks.list.drop_nulls().alias(column))
    certain = c("sure").list.len() > 0
    named = pl.when(certain).then(c("sure")).otherwise(c("lacks"))
    return plans.filter(c("lacks").list.len() > 0).with_columns(
        words("the plan agreed {} lacks {}", "agreed_on", named.list.join(", ")),
        behind("record"),
        severity=pl.lit(None, dtype=pl.String()),
        unsure=only_in_part(certain),
    )


def _reviewed_since(book: Casebook, past: pl.DataFrame) -> pl.DataFrame:
    reviews = book.of("Review", "REVIEWED_IN").filter(c("kind") == "plan").select("person", "made_on_z")
    return (
        past.select("person", "next_review_on_a")
        .join(reviews, on="person")
        .filter(c("made_on_z") >= c("next_review_on_a"))
    )


def plan_unchanged(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-20."""
    cases = book.cases.filter(c("mode").is_in(PAUSED).not_())
    plans = latest(having(book.of("Plan", "PLANNED_IN"), cases), "agreed_on").drop_nulls("agreed_on_z")
    if book.leaves(plans):
        return plans
    of_plans = book.of("Review", "REVIEWED_IN").filter(c("kind") == "plan").group_by("person")
    reviews = of_plans.agg(reviewed_a=c("made_on_a").max(), reviewed_z=c("made_on_z").max())
    plans = plans.join(reviews, on="person", how="left").select(
        "person",
        "agreed_on",
        *(pl.max_horizontal(f"agreed_on_{end}", f"reviewed_{end}").alias(f"taken_in_{end}") for end in ("a", "z")),
        plan="record",
    )
    events = happenings(book, plans, ADDRESS, PARTNER, CHILD, WORK, REPORT, ORDER).join(plans, on="person")
    new = events.filter(c("day_z") > c("taken_in_a")).with_columns(unsure=only_in_part(c("day_a") > c("taken_in_z")))
    new = due(new, "day", limits["days"]).filter(c("due_a") < book.on)
    folded = (
        surest(new, "person")
        .sort("day_a", "what", "other")
        .group_by("person", "agreed_on", maintain_order=True)
        .agg(
            c("due_a").min(),
            c("due_z").min(),
            c("what").unique(maintain_order=True),
            c("day_a").first(),
            c("unsure").first(),
            c("other").unique(maintain_order=True).alias("also"),
            pl.concat([c("plan").first(), c("record")]).unique(maintain_order=True).alias("evidence"),
        )
    )
    said = words("plan agreed {}; since {} there is {}", "agreed_on", "day_a", c("what").list.join(", "))
    return folded.with_columns(said)


CONDITIONS = {"GR-19": no_plan, "GR-20": plan_unchanged}
