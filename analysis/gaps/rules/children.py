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
    if book.leaves(stays):
        return stays
    told = notifications(book).filter(c("what") == Event.CHILD_HOUSEHOLD.value)
    shared = _with_children(book, stays)
    if book.leaves(shared):
        return shared
    frame = due(unanswered(shared, told, "began", "made_on", key="pair"), "began", limits["days"] - 1)
    long = (
        c("kind").is_in(OVERNIGHT) | (c("valid_to_a") > c("valid_from_z")) | (c("confirmed_on_a") > c("valid_from_z"))
    )
    unsure = (
        pl.when(long.fill_null(value=False))
        .then(None)
        .otherwise(pl.lit(f"cannot be decided: whether a stay lasted {limits['hours']} hours is not recorded"))
    )
    folded = (
        frame.with_columns(unsure=pl.coalesce(unsure, "vague", "still"))
        .sort("unsure", "began_z", "record", "child", "lives", nulls_last=False)
        .group_by("person", "address", maintain_order=True)
        .agg(
            c("due_a", "due_z", "unsure", "kind", "valid_from", "lives_from", "record").first(),
            c("child").unique(maintain_order=True),
            c("lives").unique(maintain_order=True),
        )
    )
    return folded.with_columns(
        words(
            "{} from {} at an address where a child lives{}; no child household notified",
            "kind",
            "valid_from",
            "lives_from",
        ),
        others=pl.concat_list("address"),
        also="child",
        evidence=pl.concat_list(pl.concat_list("record"), "lives").list.unique(maintain_order=True),
    )


def _with_children(book: Casebook, stays: pl.DataFrame) -> pl.DataFrame:
    """Stays with each child who may live there too: from when both were there, and whether they `still` are."""
    children = book.child_homes.select(
        "from_latest", child="start", address="end", lives="record",
        child_from_a="valid_from_a", child_from_z="valid_from_z", stays_on=surely_holds(book.on),
    )  # fmt: skip
    later = (c("child_from_a") > c("valid_from_a")).fill_null(value=False)
    return stays.join(children, on="address").with_columns(
        began_a=pl.max_horizontal("valid_from_a", "child_from_a"),
        began_z=pl.max_horizontal("valid_from_z", "child_from_z"),
        pair=pl.concat_str("record", "lives"),
        still=only_in_part(surely_holds(book.on) & c("stays_on")),
        lives_from=pl.when(later).then(pl.format(", since {} at the latest", "from_latest")).otherwise(pl.lit("")),
    )


def new_partner(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-56."""
    partners = book.own_associations.filter(c("kind") == "partner", c("current"), credible())
    if book.leaves(partners):
        return partners
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
