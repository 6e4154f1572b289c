"""Reactive management: whether its criteria are evidenced, and whether anything since should have ended it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.casebook import NOTIFYING
from analysis.gaps.clocks.years import years_after
from analysis.gaps.happenings import OFFENCE, REPORT, happenings
from analysis.gaps.shaping import behind, c, latest, words

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits


def unevidenced(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-27."""
    cases = book.among(*NOTIFYING).filter(c("mode") == "reactive").rename({"record": "case"})
    reviews = book.of("Review", "REVIEWED_IN").filter(c("kind").is_in(["reactive", "supervisor"]))
    last = latest(reviews, "made_on").select("person", "made_on", "made_on_z", review="record")
    reasoned = latest(reviews.filter(c("kind") == "reactive", c("rationale").is_not_null()), "made_on")
    cases = cases.join(last, on="person", how="left")
    cases = cases.join(reasoned.select("person", reasoned=pl.lit(value=True)), on="person", how="left")
    frames = (_not_low(book, cases, limits), _come_to_notice(book, cases))
    return pl.concat([frame.select("person", "words", "evidence", "also", "item") for frame in frames])


def _not_low(book: Casebook, cases: pl.DataFrame, limits: Limits) -> pl.DataFrame:
    """Priority or ARMS not low now, not low within the years, or nothing that shows them low for so long."""
    begins = years_after(book.on, -limits["years"])
    arms = book.assessments.filter(c("scale") == "ARMS", c("band").is_not_null())
    raised = arms.filter(c("band") != "low").group_by("person").agg(raised=c("assessed_on_a").max())
    quiet = arms.filter(c("band") == "low").join(raised, on="person", how="left")
    quiet = quiet.filter(c("raised").is_null() | (c("assessed_on_a") > c("raised")))
    since = quiet.group_by("person").agg(quiet=c("assessed_on_a").min())
    set_on = book.managed.filter(c("priority") == "low").group_by("person").agg(set_on=c("priority_on_a").min())
    frame = cases.join(raised, on="person", how="left").join(since, on="person", how="left")
    frame = frame.join(set_on, on="person", how="left").with_columns(low=pl.min_horizontal("quiet", "set_on"))
    short = c("low").is_null() & c("reasoned").is_null() | (c("low") > begins).fill_null(value=False)
    bad = (c("band").fill_null("low") != "low") | (c("raised") > begins).fill_null(value=False) | short
    return frame.filter(bad).with_columns(
        words("reactive; priority {}, known as low since {}, ARMS last above low {}", "band", "low", "raised"),
        behind("case", "review"),
        also=pl.lit([], dtype=pl.List(pl.String())),
        item=pl.lit("criteria"),
    )


def _come_to_notice(book: Casebook, cases: pl.DataFrame) -> pl.DataFrame:
    """Intelligence or an offence since the last review of the case."""
    every = happenings(book, REPORT, OFFENCE).join(cases.select("person", "case", "made_on", "made_on_z"), on="person")
    begun = cases.select("person", begun=pl.coalesce("from_on_z", "from_on_a"))
    new = every.join(begun, on="person").filter((c("day_a") > pl.coalesce("made_on_z", "begun")).fill_null(value=True))
    folded = (
        new.sort("day_a", "other")
        .group_by("person", "made_on", maintain_order=True)
        .agg(
            c("day_a").first(),
            c("what").unique(maintain_order=True),
            c("other").unique(maintain_order=True).alias("also"),
            c("record").unique(maintain_order=True).alias("evidence"),
        )
    )
    said = words("reactive; since {} there is {}; last reviewed {}", "day_a", c("what").list.join(", "), "made_on")
    return folded.with_columns(said, item=pl.lit("come to notice"))


CONDITIONS = {"GR-27": unevidenced}
