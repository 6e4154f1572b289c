"""Gaps in the graph: things without a known user, and managed people who are linked without anybody saying so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.shaping import c, having, words

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits

SHARED = ("AT_ADDRESS", "USES_PHONE", "USES_VEHICLE")
PLACES = ("home", "second", "family", "visited", "suspected")


def linked_unplanned(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-53."""
    ties = book.associations.select("person", "other", "record", how=pl.lit("are associated"))
    tied = ties.select(one=pl.min_horizontal("person", "other"), two=pl.max_horizontal("person", "other"))
    pairs = [
        ties,
        *(
            _sharing(book, link).join(tied.unique(), left_on=["person", "other"], right_on=["one", "two"], how="anti")
            for link in SHARED
        ),
    ]
    both = pl.concat(pairs).filter(c("person") < c("other"))
    managed = book.cases.select("person")
    both = having(both, managed).join(managed.rename({"person": "other"}), on="other", how="semi")
    planned = book.of("Plan", "PLANNED_IN").select(
        "person",
        text=pl.concat_str(
            "supervision", "monitoring_control", "rationale", "triggers", separator=" ", ignore_nulls=True
        ),
    )
    mentions = planned.filter(c("text").str.contains("(?i)associat|linked")).select("person").unique()
    silent = both.join(mentions, on="person", how="anti").join(
        mentions.rename({"person": "other"}), on="other", how="anti"
    )
    folded = silent.group_by("person", "other", maintain_order=True).agg(
        c("how").unique(maintain_order=True).str.join(", "), c("record").unique(maintain_order=True).alias("evidence")
    )
    return folded.sort("person", "other").with_columns(
        words("two managed people {}; neither plan mentions it", "how"), others=pl.concat_list("other")
    )


def _sharing(book: Casebook, link: str) -> pl.DataFrame:
    """Pairs of managed people with one thing, at the same time or one after the other; the smaller id first."""
    links = having(book.links(link).rename({"start": "person"}), book.cases)
    links = links.filter(c("strength").fill_null("") != "refuted")
    if link == "AT_ADDRESS":
        # Prisons, hostels and workplaces are shared by people who have nothing to do with each other.
        links = links.filter(c("kind").is_null() | c("kind").is_in(PLACES))
    left = links.select("person", "end", "record")
    pairs = left.join(left.rename({"person": "other", "record": "second"}), on="end").filter(c("person") < c("other"))
    return pairs.select("person", "other", "record", how=pl.lit("share " + link.split("_")[1].lower()))


def unused(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-82."""
    frames = []
    for model, link, name in (
        ("Phone", "USES_PHONE", "phone"),
        ("Vehicle", "USES_VEHICLE", "vehicle"),
        ("OnlineAccount", "USES_ACCOUNT", "online account"),
    ):
        held = book.records(model)
        free = held.join(book.links(link).select(about="end").unique(), on="about", how="anti")
        frames.append(
            free.select(subject="about", evidence=pl.concat_list("record"), words=pl.lit(f"{name} with no known user"))
        )
    return pl.concat(frames)


CONDITIONS = {"GR-53": linked_unplanned, "GR-82": unused}
