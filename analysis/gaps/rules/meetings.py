"""Multi-agency meetings and their actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.casebook import PAUSED
from analysis.gaps.shaping import behind, c, due, first_of, lacking, latest, no_days, told, words

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits

LEVEL_2 = 2


def review_overdue(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-35."""
    cases = book.cases.filter(c("mappa_level") >= LEVEL_2, c("mode").is_in(PAUSED).not_()).rename({"record": "case"})
    held = book.of("Meeting", "DISCUSSED_AT").filter(c("kind") == "MAPPA", c("held_on_a") <= book.on)
    last = latest(held, "held_on").select(
        "person", "held_on", "held_on_a", "held_on_z", "record", "next_on", "next_on_a", "next_on_z"
    )
    frame = cases.join(last, on="person", how="left").with_columns(
        last_a=pl.coalesce("held_on_a", "from_on_a"),
        last_z=pl.coalesce("held_on_z", "from_on_z"),
        reach=pl.when(c("mappa_level") == LEVEL_2).then(pl.lit(limits["level_2"])).otherwise(pl.lit(limits["level_3"])),
    )
    # The day that the meeting itself set for the next one counts where it comes sooner.
    frame = due(frame, "last", c("reach")).with_columns(
        due_a=pl.min_horizontal("due_a", "next_on_a"), due_z=pl.min_horizontal("due_z", "next_on_z")
    )
    return frame.with_columns(
        words("level {}; last MAPP meeting {}; due by {}", "mappa_level", "held_on", "due_z"), behind("case", "record")
    )


def action_overdue(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-39."""
    told_of = book.records("Action")
    if book.leaves(told_of):
        return told_of
    about = book.links("ACTION_ABOUT").select("record", person="end")
    asked_at = book.links("ACTION_FROM").select("record", meeting="end")
    discussed = book.links("DISCUSSED_AT").select(meeting="end", spoken_of="start")
    discussed = first_of(discussed, "meeting", "spoken_of")
    actions = told_of.join(about, on="record", how="left").join(asked_at, on="record", how="left")
    actions = actions.join(discussed, on="meeting", how="left").with_columns(person=pl.coalesce("person", "spoken_of"))
    open_ = actions.filter(c("done_on").is_null())
    ownerless = open_.filter(c("owner").is_null()).with_columns(
        words("action with no owner ({}); due {}", told("owner"), "due_on"), behind("record"), *no_days()
    )
    late = lacking(open_, ownerless, "record").with_columns(
        words("action due {}; no result recorded", "due_on"), behind("record"), due_a="due_on_a", due_z="due_on_z"
    )
    late = late.filter(c("due_a").is_not_null())
    others = pl.concat_list("person", "meeting").list.drop_nulls().alias("others")
    kept = ("about", "person", "words", "evidence", "due_a", "due_z", others)
    both = pl.concat([frame.select(kept) for frame in (ownerless, late)])
    return both.rename({"about": "subject"}).with_columns(about="person")


CONDITIONS = {"GR-35": review_overdue, "GR-39": action_overdue}
