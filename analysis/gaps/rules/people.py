"""Who manages a person, and whether other systems and the record itself say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.gaps.casebook import MAPPA_TYPES, NOTIFYING
from analysis.gaps.shaping import behind, c, due, having, lacking, latest, words

if TYPE_CHECKING:
    import polars as pl

    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits


def no_manager(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-12."""
    cases = book.among(*NOTIFYING, "RVO", "PDP").filter(c("officer").is_null())
    return cases.with_columns(words("no offender manager named"), behind("record"))


def no_flag(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-13."""
    flags = book.records("SystemFlag").rename({"about": "person"}).filter(c("system").str.to_lowercase() == "local")
    none = lacking(book.cases, flags).with_columns(words("no flag on local intelligence"), behind("record"))
    mute = (
        having(flags, book.cases)
        .filter(c("trigger_set_on").is_null())
        .with_columns(words("flag on local intelligence set {}; it has no trigger", "set_on"), behind("record"))
    )
    review = latest(book.of("Review", "REVIEWED_IN").filter(c("kind") == "supervisor"), "made_on")
    due_ = (
        having(flags, book.cases)
        .filter(c("trigger_set_on").is_not_null())
        .join(review.select("person", "made_on", "made_on_a", review="record"), on="person")
    )
    unverified = due_.filter(c("verified_on").is_null() | (c("verified_on_z") < c("made_on_a"))).with_columns(
        words("reviewed {}; trigger verified {}", "made_on", "verified_on"), behind("record", "review")
    )
    frames = [frame.select("person", "words", "evidence") for frame in (none, mute, unverified)]
    return frames[0].vstack(frames[1]).vstack(frames[2])


def no_category(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-34."""
    cases = book.among(*MAPPA_TYPES)
    bare = c("mappa_category").fill_null(0) == 0, c("mappa_level").fill_null(0) == 0, c("lead_agency").is_null()
    return cases.filter(bare[0] | bare[1] | bare[2]).with_columns(
        words("category {}, level {}, lead agency {}", "mappa_category", "mappa_level", "lead_agency"), behind("record")
    )


def nothing_new(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-51."""
    cases = book.cases.filter(c("mode") == "active").rename({"record": "case"})
    visits = book.visits.filter(c("visited_at").is_not_null()).select(
        "person", "record", day_a="visited_at_a", day_z="visited_at_z"
    )
    told = book.of("Notification", "NOTIFIED_IN").select("person", "record", day_a="made_on_a", day_z="made_on_z")
    asked = book.of("Contact", "SUBJECT_OF_CONTACT").select("person", "record", day_a="made_on_a", day_z="made_on_z")
    mentions = book.links("MENTIONS").select("record", person="end", report="start")
    reports = book.records("Report").select("about", day_a="recorded_on", day_z="recorded_on")
    said = mentions.join(reports, left_on="report", right_on="about").select("person", "record", "day_a", "day_z")
    every = visits.vstack(told).vstack(asked).vstack(said).filter(c("day_a") <= book.on)
    last = every.sort("person", "day_z", "record").unique("person", keep="last", maintain_order=True)
    frame = cases.join(last, on="person", how="left").with_columns(
        last_a=c("day_a").fill_null(c("from_on_a")),
        last_z=c("day_z").fill_null(c("from_on_z")),
        reach=c("band").replace_strict(
            ["very_high", "high", "medium", "low"],
            [limits["high"], limits["high"], limits["medium"], limits["low"]],
            default=limits["low"],
        ),
    )
    return due(frame, "last", c("reach")).with_columns(
        words("no information since {}; this is not the same as no concern", "last_z"), behind("case", "record")
    )


CONDITIONS = {"GR-12": no_manager, "GR-13": no_flag, "GR-34": no_category, "GR-51": nothing_new}
