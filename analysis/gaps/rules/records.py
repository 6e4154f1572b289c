"""The record itself: what retention asks, and what cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.shaping import behind, c, having, latest, words

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits

KINDS_OF_NOTHING = {
    "asked_not_known": "asked, not known: ask again, or ask another source",
    "never_asked": "never asked: ask",
    "refused": "asked, refused to say: the refusal is information; ask who else knows",
    "withheld": "withheld by the agency that holds it: ask that agency under its agreement",
    "unreadable": "recorded, but cannot be read: correct it from the source",
}


def not_known(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-81."""
    rows = having(book.records("Person").rename({"about": "person"}), book.cases).select("person", "record", "states")
    each = (
        rows.explode("states")
        .drop_nulls("states")
        .with_columns(field=c("states").str.split("=").list.first(), state=c("states").str.split("=").list.last())
    )
    open_ = each.filter(c("state").is_in(list(KINDS_OF_NOTHING)))
    said = c("state").replace_strict(list(KINDS_OF_NOTHING), list(KINDS_OF_NOTHING.values()), default=None)
    return (
        open_.sort("person", "field", "record")
        .with_columns(words("{}: {}", c("field").str.replace_all("_", " "), said), behind("record"))
        .select("person", "words", "evidence", item="field")
    )


def agreement_review(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-84."""
    agreements = book.records("Agreement").filter(c("review_on_a").is_not_null())
    return agreements.select(
        c("about").alias("subject"),
        words("sharing agreement due for review {}", "review_on"),
        behind("record"),
        due_a="review_on_a",
        due_z="review_on_z",
    )


def retention_due(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-70."""
    made = latest(book.of("Review", "REVIEWED_IN").filter(c("kind") == "retention"), "made_on")
    none = [pl.lit(None, dtype=pl.Date()).alias(f"due_{end}") for end in ("a", "z")]
    bare = made.filter(c("decision").is_null()).with_columns(
        words("retention reviewed {}; no decision recorded", "made_on"), behind("record"), *none
    )
    again = made.filter(c("decision").is_not_null(), c("next_on_a").is_not_null()).with_columns(
        words("retention review due {}", "next_on"), behind("record"), due_a="next_on_a", due_z="next_on_z"
    )
    kept = ("person", "words", "evidence", "due_a", "due_z")
    return pl.concat([frame.select(kept) for frame in (bare, again)])


CONDITIONS = {"GR-70": retention_due, "GR-81": not_known, "GR-84": agreement_review}
