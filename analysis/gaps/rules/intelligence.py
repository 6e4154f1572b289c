"""Intelligence: new reports nobody acknowledged, gradings that are missing, people seen and not named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.shaping import behind, c, due, having, words

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits


def unacknowledged(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-46."""
    mentions = book.links("MENTIONS").select("record", report="start", person="end")
    mentions = mentions.join(book.cases.select("person", "high"), on="person").unique(
        ["report", "person"], maintain_order=True
    )
    sent = book.links("SENT_ABOUT").select("record", person="end", report="start")
    read = sent.join(book.records("Receipt").filter(c("acknowledged_on").is_not_null()).select("record"), on="record")
    open_ = mentions.join(read.select("report", "person").unique(), on=["report", "person"], how="anti")
    told = book.records("Report").select(
        "about",
        report_record="record",
        got_a=pl.coalesce("submitted_at_a", "recorded_on"),
        got_z=pl.coalesce("submitted_at_z", "recorded_on"),
    )
    frame = open_.join(told, left_on="report", right_on="about").with_columns(
        reach=pl.when(c("high")).then(pl.lit(limits["high_days"])).otherwise(pl.lit(limits["days"]))
    )
    return due(frame, "got", c("reach")).with_columns(
        words("report submitted {}; not acknowledged by the offender manager", "got_z"),
        behind("record", "report_record"),
        subject="report",
        about="person",
        others=pl.concat_list("person"),
    )


def ungraded(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-47."""
    items = book.links("ITEM_OF").select(item="start", report="end")
    by_item = items.join(
        book.records("ReportItem")
        .filter(c("source_grade").is_not_null(), c("info_grade").is_not_null())
        .select(item="about"),
        on="item",
    )
    reports = book.records("Report")
    bare = reports.filter(c("source_grade").is_null() | c("info_grade").is_null() | c("handling_code").is_null())
    bare = bare.join(by_item.select(about="report").unique(), on="about", how="anti").with_columns(
        words("grading {}{}{}", "source_grade", "info_grade", "handling_code")
    )
    tied = reports.filter(
        c("handling_code") == "C", c("conditions").is_null() | c("action_code").is_null() | c("sanitisation").is_null()
    )
    tied = tied.with_columns(
        words(
            "handling C; instructions {}, action {}, sanitisation {}",
            pl.when(c("conditions").is_not_null()).then(pl.lit("recorded")),
            "action_code",
            "sanitisation",
        )
    )
    return pl.concat([frame.select(c("about").alias("subject"), "words", behind("record")) for frame in (bare, tied)])


def unnamed(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-52."""
    nameless = (
        book.records("Unidentified").select(subject="about", record="record").unique("subject", maintain_order=True)
    )
    ties = book.associations.select("person", "other", "record", "report")
    unnamed_ = book.of("Unidentified", "ASSOCIATED_WITH").select(
        c("other").alias("person"), c("person").alias("other"), "record", "report"
    )
    named = book.links("MENTIONS").select(c("start").alias("report"), c("end").alias("other"), "record")
    every = pl.concat(
        [frame.select(subject="other", record="record", report="report") for frame in (ties, unnamed_, named)]
    )
    seen = every.join(nameless.select("subject"), on="subject", how="semi").unique(["subject", "record"])
    counted = seen.group_by("subject").agg(
        pl.len().alias("items"), c("report").drop_nulls().n_unique().alias("reports"), c("record").alias("evidence")
    )
    often = counted.filter((c("items") >= limits["items"]) | (c("reports") >= limits["sources"])).sort("subject")
    return having(often, nameless, "subject").with_columns(
        words("not identified; {} items from {} reports", "items", "reports")
    )


CONDITIONS = {"GR-46": unacknowledged, "GR-47": ungraded, "GR-52": unnamed}
