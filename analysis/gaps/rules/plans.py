"""Plans: none, or without one of their parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.casebook import MAPPA_TYPES, PAUSED
from analysis.gaps.happenings import ADDRESS, CHILD, ORDER, PARTNER, REPORT, WORK, happenings
from analysis.gaps.shaping import SETTLED, behind, c, due, having, lacking, latest, state_of, told, words

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
    plans = latest(book.of("Plan", "PLANNED_IN"), "agreed_on")
    none = lacking(cases, plans).with_columns(
        words("no risk management plan recorded"), behind("record"), severity=pl.lit("critical")
    )
    on_licence = cases.filter(c("licence_until_z") >= book.on, c("mode") != "custody").select(
        "person", licensed=pl.lit(value=True)
    )
    plans = having(plans, cases).join(on_licence, on="person", how="left")
    # Licence conditions are asked for where there is a licence; "none" and "does not apply" are answers.
    asked = {"licence_conditions": c("licensed").fill_null(value=False)}
    lacks = pl.concat_list(
        pl.when(
            c(part).is_null() & state_of(part).fill_null("").is_in(SETTLED).not_() & asked.get(part, pl.lit(value=True))
        ).then(pl.format("{} ({})", pl.lit(name), told(part)))
        for part, name in PARTS.items()
    ).list.drop_nulls()
    thin = plans.with_columns(lacks=lacks).filter(c("lacks").list.len() > 0)
    thin = thin.with_columns(
        words("the plan agreed {} lacks {}", "agreed_on", c("lacks").list.join(", ")),
        behind("record"),
        severity=pl.lit(None, dtype=pl.String()),
    )
    past = plans.filter(c("next_review_on_z") < book.on).with_columns(
        words("the plan agreed {} was to be reviewed {}", "agreed_on", "next_review_on"),
        behind("record"),
        severity=pl.lit(None, dtype=pl.String()),
        unsure=pl.lit("cannot be decided: whether it still stands is not recorded"),
    )
    past = lacking(past, _reviewed_since(book, past))
    none_unsure = pl.lit(None, dtype=pl.String()).alias("unsure")
    kept = ("person", "words", "evidence", "severity", "unsure")
    return pl.concat(
        [none.with_columns(none_unsure).select(kept), thin.with_columns(none_unsure).select(kept), past.select(kept)]
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
    reviews = book.of("Review", "REVIEWED_IN").filter(c("kind") == "plan").group_by("person")
    plans = plans.join(reviews.agg(reviewed=c("made_on_z").max()), on="person", how="left").select(
        "person", "agreed_on", plan="record", taken_in=pl.max_horizontal("agreed_on_z", "reviewed")
    )
    events = happenings(book, ADDRESS, PARTNER, CHILD, WORK, REPORT, ORDER).join(plans, on="person")
    new = due(events.filter(c("day_a") > c("taken_in")), "day", limits["days"]).filter(c("due_a") < book.on)
    folded = (
        new.sort("day_a", "what", "other")
        .group_by("person", "agreed_on", maintain_order=True)
        .agg(
            c("due_a").min(),
            c("due_z").min(),
            c("what").unique(maintain_order=True),
            c("day_a").first(),
            c("other").unique(maintain_order=True).alias("also"),
            pl.concat([c("plan").first(), c("record")]).unique(maintain_order=True).alias("evidence"),
        )
    )
    said = words("plan agreed {}; since {} there is {}", "agreed_on", "day_a", c("what").list.join(", "))
    return folded.with_columns(said)


CONDITIONS = {"GR-19": no_plan, "GR-20": plan_unchanged}
