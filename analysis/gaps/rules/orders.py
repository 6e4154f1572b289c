"""Orders and their conditions: not monitored, expiring undecided, or in conflict with what is recorded."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.casebook import PAUSED, fold
from analysis.gaps.shaping import behind, c, due, having, only_in_part, told, words
from analysis.gaps.timelines import in_force

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits


@fold
def conditions(book: Casebook) -> pl.DataFrame:
    """Conditions of orders that may be in force, with the person bound and the order's day."""
    orders = having(in_force(book), book.cases)
    orders = orders.select("person", "order", "made_on_a", "made_on_z", "vague", made="record")
    every = book.records("Condition").join(book.links("CONDITION_OF").select("record", order="end"), on="record")
    return every.rename({"about": "condition"}).join(orders, on="order")


def unmonitored(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-30."""
    bound = having(conditions(book), book.cases.filter(c("mode").is_in(PAUSED).not_()))
    if book.leaves(bound):
        return bound
    frame = bound.with_columns(
        last_a=pl.coalesce("monitored_on_a", "made_on_a"), last_z=pl.coalesce("monitored_on_z", "made_on_z")
    )
    frame = due(frame, "last", limits["days"])
    return frame.with_columns(
        words("{} condition, last monitored {}", "kind", told("monitored_on")),
        behind("record", "made"),
        subject="condition",
        others=pl.concat_list("person", "order"),
        unsure="vague",
    )


def expiring(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-31."""
    soon = book.on + timedelta(days=limits["days"])
    orders = having(in_force(book), book.cases).filter(c("expires_on_a") <= soon, c("renewal_decided_on").is_null())
    # A licence ends with the sentence: nobody renews it.
    orders = orders.filter(c("type").str.contains("(?i)licence").fill_null(value=False).not_())
    if book.leaves(orders):
        return orders
    return orders.with_columns(
        words("{} expires {}; no decision on renewal or variation recorded", "type", "expires_on"),
        behind("record"),
        subject="order",
        others=pl.concat_list("person"),
        unsure=pl.coalesce("vague", only_in_part(c("expires_on_z") <= soon)),
    )


CONDITIONS = {"GR-30": unmonitored, "GR-31": expiring}
