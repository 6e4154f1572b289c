"""Children and households: stays that were not notified, and new partners of whose children nothing is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.clocks.notification import Event
from analysis.gaps.shaping import behind, c, credible, due, having, only_in_part, surely_holds, unanswered, words
from analysis.gaps.timelines import notifications, notifying

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits

STAYS = ("home", "second", "family", "visited", "suspected", "approved_premises")
OVERNIGHT = ("home", "second", "family", "approved_premises")


def child_household(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-07."""
    cases = notifying(book).filter(c("mode").fill_null("active").is_in(["custody", "hospital", "abroad"]).not_())
    stays = having(book.own_residences.filter(c("kind").is_in(STAYS), c("current"), credible()), cases)
    children = book.child_homes.select("to_latest", child="start", address="end", lives="record")
    children = children.sort("to_latest", "lives").unique(["child", "address"], keep="first", maintain_order=True)
    shared = stays.join(children, on="address")
    told = notifications(book).filter(c("what") == Event.CHILD_HOUSEHOLD.value)
    shared = shared.with_columns(still=only_in_part(surely_holds(book.on)))
    frame = due(unanswered(shared, told, "valid_from", "made_on"), "valid_from", limits["days"] - 1)
    long = (
        c("kind").is_in(OVERNIGHT) | (c("valid_to_a") > c("valid_from_z")) | (c("confirmed_on_a") > c("valid_from_z"))
    )
    unsure = (
        pl.when(long.fill_null(value=False))
        .then(None)
        .otherwise(pl.lit(f"cannot be decided: whether a stay lasted {limits['hours']} hours is not recorded"))
    )
    folded = (
        frame.with_columns(unsure=pl.coalesce(unsure, "vague", "still", only_in_part(c("to_latest") == "")))
        .sort("unsure", "valid_from_z", "record", "child", nulls_last=False)
        .group_by("person", "address", maintain_order=True)
        .agg(c("due_a", "due_z", "unsure", "kind", "valid_from").first(), c("child"), c("record").first(), c("lives"))
    )
    return folded.with_columns(
        words("{} from {} at an address where a child lives; no child household notified", "kind", "valid_from"),
        others=pl.concat_list("address"),
        also="child",
        evidence=pl.concat_list(pl.concat_list("record"), "lives").list.unique(maintain_order=True),
    )


def new_partner(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-56."""
    partners = book.own_associations.filter(c("kind") == "partner", c("current"), credible())
    partners = partners.with_columns(
        met_a=pl.coalesce("valid_from_a", "recorded_on"), met_z=pl.coalesce("valid_from_z", "recorded_on")
    )
    ties = book.links("CHILD_TIE").filter(c("strength") != "refuted").select(other="end")
    asked = book.of("Contact", "SUBJECT_OF_CONTACT").filter(c("about_said").str.contains("(?i)child"))
    open_ = partners.join(ties.unique(), on="other", how="anti").with_columns(tied=pl.concat_str("person", "record"))
    open_ = unanswered(open_, asked, "met", "made_on", key="tied")
    frame = due(
        open_.sort("vague", "met_z", "record", nulls_last=False).unique(
            ["person", "other"], keep="first", maintain_order=True
        ),
        "met",
        limits["days"],
    )
    return frame.with_columns(
        words("partner recorded from {}; nothing recorded of the partner's children", "met_z"),
        behind("record"),
        others=pl.concat_list("other"),
        unsure="vague",
    )


CONDITIONS = {"GR-07": child_household, "GR-56": new_partner}
