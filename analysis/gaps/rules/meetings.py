"""Multi-agency meetings and their actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.shaping import behind, c, due, latest, words

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits

LEVEL_2 = 2


def review_overdue(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-35."""
    cases = book.cases.filter(c("mappa_level") >= LEVEL_2).rename({"record": "case"})
    held = book.of("Meeting", "DISCUSSED_AT").filter(c("kind") == "MAPPA", c("held_on_a") <= book.on)
    last = latest(held, "held_on").select("person", "held_on", "held_on_a", "held_on_z", "record")
    frame = cases.join(last, on="person", how="left").with_columns(
        last_a=pl.coalesce("held_on_a", "from_on_a"),
        last_z=pl.coalesce("held_on_z", "from_on_z"),
        reach=pl.when(c("mappa_level") == LEVEL_2).then(pl.lit(limits["level_2"])).otherwise(pl.lit(limits["level_3"])),
    )
    return due(frame, "last", c("reach")).with_columns(
        words("level {}; last MAPP meeting {}; due by {}", "mappa_level", "held_on", "due_z"), behind("case", "record")
    )


def action_overdue(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-39."""
    actions = book.records("Action").join(
        book.links("ACTION_ABOUT").select("record", person="end"), on="record", how="left"
    )
    open_ = actions.filter(c("done_on").is_null())
    none = [pl.lit(None, dtype=pl.Date()).alias(f"due_{end}") for end in ("a", "z")]
    ownerless = open_.filter(c("owner").is_null(), c("agency").is_null()).with_columns(
        words("action with no owner; due {}", "due_on"), behind("record"), *none
    )
    owned = open_.filter(c("owner").is_not_null() | c("agency").is_not_null())
    late = owned.with_columns(
        words("action due {}; no result recorded", "due_on"), behind("record"), due_a="due_on_a", due_z="due_on_z"
    ).filter(c("due_a").is_not_null())
    kept = ("about", "person", "words", "evidence", "due_a", "due_z")
    both = pl.concat([frame.select(kept) for frame in (ownerless, late)])
    return both.rename({"about": "subject"}).with_columns(about="person")


CONDITIONS = {"GR-35": review_overdue, "GR-39": action_overdue}
