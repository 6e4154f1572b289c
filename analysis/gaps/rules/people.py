"""Who manages a person, and whether other systems and the record itself say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.casebook import MAPPA_TYPES, NOTIFYING
from analysis.gaps.shaping import behind, c, due, having, lacking, latest, only_in_part, told, words

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits

LOCAL = r"(?i)^\s*(local|force|niche|athena|connect)"
"""What a force's own intelligence system is called."""
NEWS = (
    ("Visit", "VISITED_IN", "visited_at"),
    ("Notification", "NOTIFIED_IN", "made_on"),
    ("Contact", "SUBJECT_OF_CONTACT", "made_on"),
    ("Check", "CHECKED_IN", "checked_on"),
    ("Assessment", "ASSESSED_IN", "assessed_on"),
    ("Plan", "PLANNED_IN", "agreed_on"),
    ("Review", "REVIEWED_IN", "made_on"),
    ("Decision", "DECIDED_IN", "made_on"),
    ("Meeting", "DISCUSSED_AT", "held_on"),
    ("Order", "SUBJECT_TO", "made_on"),
    ("Briefing", "BRIEFED_ON", "briefed_on"),
)


def no_manager(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-12."""
    cases = book.among(*NOTIFYING, "RVO", "PDP").filter(c("officer").is_null())
    return cases.with_columns(words("no offender manager named"), behind("record"))


def no_flag(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-13."""
    flags = book.records("SystemFlag").rename({"about": "person"})
    flags = having(flags.filter(c("system").str.contains(LOCAL)), book.cases).sort("set_on_a", "record")
    none = lacking(book.cases, flags).with_columns(words("no flag on local intelligence"), behind("record"))
    live = flags.filter(c("trigger_set_on").is_not_null())
    mute = lacking(flags, live).unique("person", keep="last", maintain_order=True)
    mute = mute.with_columns(words("flag on local intelligence set {}; it has no trigger", "set_on"), behind("record"))
    review = latest(book.of("Review", "REVIEWED_IN").filter(c("kind") == "supervisor"), "made_on")
    review = review.select("person", "made_on", "made_on_a", "made_on_z", review="record")
    reviewed = latest(live, "verified_on").join(review, on="person")
    first, last = (c(f"made_on_{end}") - pl.duration(days=limits["days"]) for end in ("a", "z"))
    never = c("verified_on").is_null()
    unverified = reviewed.filter(never | (c("verified_on_a") < last)).with_columns(
        words("reviewed {}; trigger verified {}", "made_on", told("verified_on")),
        behind("record", "review"),
        unsure=only_in_part(never | (c("verified_on_z") < first)),
    )
    sure = pl.lit(None, dtype=pl.String()).alias("unsure")
    frames = (none.with_columns(sure), mute.with_columns(sure), unverified)
    return pl.concat([frame.select("person", "words", "evidence", "unsure") for frame in frames])


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
    if book.leaves(cases):
        return cases
    last = _news(book, cases).filter(c("day_a") <= book.on).sort("person", "day_z", "record")
    last = last.with_columns(c("day_a").max().over("person"))
    last = last.unique("person", keep="last", maintain_order=True)
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


def _news(book: Casebook, cases: pl.DataFrame) -> pl.DataFrame:
    """The day of everything that was learnt or done about people, whatever it is."""
    kept = ("person", "record", "day_a", "day_z")
    frames = []
    for model, link, day in NEWS:
        dated = book.records(model).select("record", day_a=f"{day}_a", day_z=f"{day}_z")
        frames.append(book.tied(dated, link).select(kept))
    for model, day in (("Photo", "taken_on"), ("Custody", "from_on")):
        frames.append(
            book.records(model).select(c("about").alias("person"), "record", day_a=f"{day}_a", day_z=f"{day}_z")
        )
    homes = book.own_residences
    frames += [
        homes.select("person", "record", day_a=f"{name}_a", day_z=f"{name}_z")
        for name in ("valid_from", "confirmed_on")
    ]
    ties = book.own_associations.select("person", "record", day_a="valid_from_a", day_z="valid_from_z")
    mentions = having(book.links("MENTIONS").select("record", person="end", report="start"), cases)
    reports = book.records("Report").select(
        "about", day_a=pl.coalesce("submitted_at_a", "recorded_on"), day_z=pl.coalesce("submitted_at_z", "recorded_on")
    )
    said = mentions.join(reports, left_on="report", right_on="about").select(kept)
    return having(pl.concat([*frames, ties, said]), cases).drop_nulls("day_a")


CONDITIONS = {"GR-12": no_manager, "GR-13": no_flag, "GR-34": no_category, "GR-51": nothing_new}
