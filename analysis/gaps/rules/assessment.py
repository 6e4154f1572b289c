"""Assessments and reviews: ARMS late or missing, OSP missing, no supervisor's review."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.casebook import HELD, NOTIFYING
from analysis.gaps.shaping import behind, c, due, having, lacking, latest, words

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits


def no_osp(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-15."""
    cases = book.among(*NOTIFYING)
    osp = book.assessments.filter(c("scale") == "OSP")
    none = lacking(cases, osp).with_columns(words("no OSP recorded"), behind("record"))
    convicted = (
        book.of("Involvement", "INVOLVED_IN")
        .filter(c("tie") == "convicted")
        .select("person", offence="other", part="record")
    )
    told = book.records("Offence").select("about", sanction="reported_on_a")
    newest = (
        convicted.join(told, left_on="offence", right_on="about")
        .drop_nulls("sanction")
        .sort("sanction", "part")
        .unique("person", keep="last", maintain_order=True)
    )
    old = latest(osp, "assessed_on").join(newest, on="person").filter(c("assessed_on_z") < c("sanction"))
    old = having(old, cases).with_columns(
        words("latest OSP of {} is older than the newest sanction, reported {}", "assessed_on", "sanction"),
        behind("record", "part"),
    )
    return pl.concat([frame.select("person", "words", "evidence") for frame in (none, old)])


def unknown_input(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-16."""
    osp = book.assessments.filter(c("scale") == "OSP").sort("assessed_on_z", "recorded_on", "record")
    osp = having(osp.unique(["person", "tool"], keep="last", maintain_order=True), book.cases)
    return osp.filter(c("inputs_unknown").is_not_null()).with_columns(
        words("{} of {} was scored without knowing: {}", "tool", "assessed_on", "inputs_unknown"),
        behind("record"),
        others=pl.concat_list("other"),
    )


def arms_late(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-17."""
    cases = book.among(*NOTIFYING).filter(c("mode").is_in(HELD)).rename({"record": "case"})
    arms = latest(book.assessments.filter(c("scale") == "ARMS"), "assessed_on")
    none = lacking(cases, arms).with_columns(words("no ARMS assessment recorded"), behind("case"))
    frame = due(having(arms, cases), "assessed_on", limits["days"])
    late = frame.with_columns(words("latest ARMS of {}; due by {}", "assessed_on", "due_z"), behind("record"))
    return pl.concat(
        [
            none.select("person", "words", "evidence", *_undated()),
            late.select("person", "words", "evidence", "due_a", "due_z"),
        ]
    )


def no_review(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-29."""
    cases = book.cases.rename({"record": "case"}).with_columns(
        reach=pl.when(c("high")).then(pl.lit(limits["high_days"])).otherwise(pl.lit(limits["days"]))
    )
    made = book.of("Review", "REVIEWED_IN").filter(
        c("kind").is_in(["supervisor", "reactive"]), c("rationale").is_not_null(), c("made_on_z").is_not_null()
    )
    last = latest(made, "made_on").select("person", "made_on", "made_on_a", "made_on_z", "record")
    frame = cases.join(last, on="person", how="left")
    reach = pl.duration(days=c("reach"))
    frame = frame.with_columns(
        due_a=pl.coalesce("made_on_a", "from_on_a") + reach, due_z=pl.coalesce("made_on_z", "from_on_z") + reach
    )
    return frame.with_columns(
        words("last supervisor review with a rationale {}; due by {}", "made_on", "due_z"), behind("case", "record")
    )


def _undated() -> list[pl.Expr]:
    return [pl.lit(None, dtype=pl.Date()).alias(name) for name in ("due_a", "due_z")]


CONDITIONS = {"GR-15": no_osp, "GR-16": unknown_input, "GR-17": arms_late, "GR-29": no_review}
