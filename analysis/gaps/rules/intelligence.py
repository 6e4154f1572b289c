"""Intelligence: new reports nobody acknowledged, gradings that are missing, people seen and not named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.shaping import SETTLED, behind, c, due, having, lacking, only_in_part, plural, state_of, told, words
from graph.knowledge import KnowledgeState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits

UNKNOWN = r"(?i)^\s*(unknown|not known|u/?k|unidentified)\b"


def unacknowledged(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-46."""
    mentions = book.links("MENTIONS").select("record", report="start", person="end")
    cases = book.cases.select("person", "high", "from_on_a", "from_on_z")
    mentions = mentions.join(cases, on="person").unique(["report", "person"], keep="first", maintain_order=True)
    if book.leaves(mentions):
        return mentions
    open_ = mentions.join(_read_by_manager(book), on=["report", "person"], how="anti")
    told = book.records("Report").select(
        "about",
        report_record="record",
        got_a=pl.coalesce("submitted_at_a", "recorded_on"),
        got_z=pl.coalesce("submitted_at_z", "recorded_on"),
    )
    frame = open_.join(told, left_on="report", right_on="about").with_columns(
        reach=pl.when(c("high")).then(pl.lit(limits["high_days"])).otherwise(pl.lit(limits["days"]))
    )
    # What came before anybody managed the person was nobody's to acknowledge.
    begun = c("from_on_a").is_null()
    frame = frame.filter(begun | (c("got_z") >= c("from_on_a"))).with_columns(
        unsure=only_in_part(begun | (c("got_a") >= c("from_on_z")))
    )
    return due(frame, "got", c("reach")).with_columns(
        words("report submitted {}; not acknowledged by the offender manager", "got_z"),
        behind("record", "report_record"),
        subject="report",
        about="person",
        others=pl.concat_list("person"),
    )


def _read_by_manager(book: Casebook) -> pl.DataFrame:
    """Reports and the people about whom their manager, or who covers for the manager, acknowledged them."""
    receipts = book.records("Receipt").filter(c("acknowledged_on").is_not_null()).select("record")
    about = book.links("SENT_ABOUT").select("record", report="start", person="end")
    to = book.links("SENT_TO").select("record", officer="end")
    read = receipts.join(about, on="record").join(to, on="record", how="left")
    managers = book.of("Management", "MANAGED_UNDER").select("person", "record")
    managers = managers.join(book.links("MANAGED_BY").select("record", officer="end"), on="record")
    cover = book.links("COVERED_BY").select(officer="start", instead="end")
    covers = managers.join(cover, on="officer").select("person", officer="instead")
    own = pl.concat([managers.select("person", "officer"), covers]).unique()
    unowned = lacking(read, own)
    mine = read.filter(c("officer").is_null()).select("report", "person")
    return pl.concat(
        [mine, unowned.select("report", "person"), read.join(own, on=["person", "officer"]).select("report", "person")]
    ).unique()


def ungraded(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-47."""
    reports = book.records("Report")
    if book.leaves(reports):
        return reports
    items = book.records("ReportItem").join(book.links("ITEM_OF").select("record", report="end"), on="record")
    bare_items = items.filter(c("source_grade").is_null() | c("info_grade").is_null()).select(about="report").unique()
    graded = lacking(items.select(about="report").unique(), bare_items, "about")
    bare = reports.filter(c("source_grade").is_null() | c("info_grade").is_null() | c("handling_code").is_null())
    bare = lacking(bare, graded, "about").with_columns(
        words("grading {}{}{}", told("source_grade"), told("info_grade"), told("handling_code"))
    )
    half = having(lacking(reports, bare, "about"), bare_items, "about").with_columns(
        words=pl.lit("an item of the report is not graded")
    )
    coded = c("action_code").is_null() | c("sanitisation").is_null()
    tied = reports.filter(c("handling_code") == "C", c("conditions").is_null() | coded).with_columns(
        words(
            "handling C; instructions {}, action {}, sanitisation {}",
            pl.when(c("conditions").is_not_null()).then(pl.lit("recorded")),
            "action_code",
            "sanitisation",
        )
    )
    tied_items = items.filter(c("handling_code") == "C", coded).select(about="report").unique()
    tied_items = having(reports, lacking(tied_items, tied, "about"), "about").with_columns(
        words=pl.lit("an item with handling C has no action or sanitisation code")
    )
    return about_reports(book, (bare, half, tied, tied_items))


def about_reports(book: Casebook, frames: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """Findings about reports, with the people whom each mentions beside it."""
    every = pl.concat([frame.select("about", "words", behind("record")) for frame in frames])
    people = having(book.links("MENTIONS").select("end", about="start"), every, "about")
    people = people.filter(c("end").str.starts_with("person-")).sort("end")
    named = people.group_by("about").agg(c("end").unique(maintain_order=True).alias("also"))
    every = every.join(named, on="about", how="left").rename({"about": "subject"})
    return every.with_columns(about=c("also").list.first())


def undated(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-48."""
    reports = book.records("Report")
    if book.leaves(reports):
        return reports
    unreadable = state_of("event_on") == KnowledgeState.UNREADABLE.value
    no_day = reports.filter(c("event_on_a").is_null(), state_of("event_on").fill_null("").is_in(SETTLED).not_())
    why = pl.when(unreadable).then(pl.lit("recorded, but cannot be read")).otherwise(told("event_on"))
    no_day = no_day.with_columns(words("day of the event: {}", why))
    unsourced = reports.filter(c("origin_id").is_null(), c("submitted_by").is_null()).with_columns(
        words=pl.lit("neither an origin nor who submitted it is recorded")
    )
    return about_reports(book, (no_day, unsourced))


def unnamed(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-52."""
    nameless = _nameless(book)
    if book.leaves(nameless):
        return nameless
    ties = book.associations.select("other", "record", "report", "person")
    seen_as = book.of("Unidentified", "ASSOCIATED_WITH").select(
        c("person").alias("other"), "record", "report", c("other").alias("person")
    )
    mentions = book.links("MENTIONS").select(
        other="end", record="record", report="start", person=pl.lit(None, dtype=pl.String())
    )
    every = pl.concat([ties, seen_as, mentions]).rename({"other": "subject"})
    seen = every.join(nameless, on="subject", how="semi").unique(["subject", "record"], maintain_order=True)
    origins = book.records("Report").select(report="about", origin="origin_id")
    seen = seen.join(origins, on="report", how="left")
    # A copy says nothing again, and of a blank origin nobody can say that it is another one.
    said = pl.coalesce("origin", "report", "record")
    source = pl.when(c("report").is_not_null()).then(c("origin").fill_null("not recorded"))
    counted = (
        seen.sort("record")
        .group_by("subject")
        .agg(
            said.n_unique().alias("items"),
            source.drop_nulls().n_unique().alias("sources"),
            c("record").alias("evidence"),
            c("person").drop_nulls().unique().sort().alias("also"),
        )
    )
    often = counted.filter((c("items") >= limits["items"]) | (c("sources") >= limits["sources"])).sort("subject")
    return often.with_columns(
        words("not identified; {} items from {} origin{}", "items", "sources", plural("sources")),
        about=c("also").list.first(),
    )


def _nameless(book: Casebook) -> pl.DataFrame:
    """People seen and not named, and phones, accounts and vehicles of which no user is recorded."""
    people = book.records("Person")
    named = people.filter(c("surname").str.contains(UNKNOWN).not_() | c("pnc_id").is_not_null())
    nobody = lacking(people, named, "about").select(subject="about")
    seen = lacking(book.records("Unidentified"), people, "about").select(subject="about")
    frames = [nobody, seen]
    for model, link in (("Phone", "USES_PHONE"), ("OnlineAccount", "USES_ACCOUNT")):
        used = book.links(link).select(about="end")
        frames.append(lacking(book.records(model), used, "about").select(subject="about"))
    return pl.concat(frames).unique(maintain_order=True)


CONDITIONS = {"GR-46": unacknowledged, "GR-47": ungraded, "GR-48": undated, "GR-52": unnamed}
