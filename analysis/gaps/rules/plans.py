"""Plans: none, or without one of their parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.casebook import MAPPA_TYPES
from analysis.gaps.shaping import behind, c, having, lacking, latest, words

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
    states = c("states").fill_null([]).list.join(";")
    # "None" or "does not apply" is an answer; not known, refused or never asked is not.
    answered = [states.str.contains(f"(^|;){part}=(known_not_to_exist|not_applicable)") for part in PARTS]
    lacks = pl.concat_list(
        pl.when(c(part).is_null() & ~told).then(pl.lit(name))
        for (part, name), told in zip(PARTS.items(), answered, strict=True)
    ).list.drop_nulls()
    thin = having(plans, cases).with_columns(lacks=lacks).filter(c("lacks").list.len() > 0)
    thin = thin.with_columns(
        words("the plan agreed {} lacks {}", "agreed_on", c("lacks").list.join(", ")),
        behind("record"),
        severity=pl.lit(None, dtype=pl.String()),
    )
    return pl.concat([frame.select("person", "words", "evidence", "severity") for frame in (none, thin)])


CONDITIONS = {"GR-19": no_plan}
