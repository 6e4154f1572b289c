"""Gaps in the graph: things without a known user, and managed people who are linked without anybody saying so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.rules.pairs import NOT_HOMES, PLACES, managed_pairs, sharing
from analysis.gaps.shaping import (
    LOW_GRADES,
    c,
    first_of,
    having,
    information,
    lacking,
    only_in_part,
    surely_holds,
    words,
)

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits

PLANNED = (
    "supervision",
    "monitoring_control",
    "interventions_treatment",
    "victim_safety",
    "contingency",
    "rationale",
    "triggers",
)
SPOKEN = r"(?i)associat(ion|es|ed)? (with|of)|linked (to|with|offender)|(another|other|fellow) (offender|RSO|nominal)"


def linked_unplanned(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-53."""
    ties = book.own_associations.filter(c("current")).select(
        "person", "other", "record", how=pl.lit("are associated"), sure=surely_holds(book.on)
    )
    both = managed_pairs(book, pl.concat([ties.filter(c("person") < c("other")), sharing(book)]))
    if book.leaves(both):
        return both
    said = pl.concat_str(*PLANNED, separator=" ", ignore_nulls=True)
    plans = book.of("Plan", "PLANNED_IN").select("person", text=said).drop_nulls()
    names = book.records("Person").select(other="about", surname=c("surname").str.to_lowercase()).drop_nulls().unique()
    turned = both.rename({"person": "other", "other": "person"}).select(both.columns)
    told = pl.concat([both, turned]).select("person", "other").unique().join(plans, on="person")
    told = told.join(names, on="other", how="left")
    plain = c("text").str.to_lowercase()
    by_name = plain.str.contains(pl.format("{}", c("surname").fill_null("\u0000")), literal=True)
    told = told.filter(by_name | c("text").str.contains(SPOKEN))
    spoken = told.select(
        person=pl.min_horizontal("person", "other"), other=pl.max_horizontal("person", "other")
    ).unique()
    silent = both.join(spoken, on=["person", "other"], how="anti")
    children = book.child_ties.select(child=pl.col("end"))["child"].unique().to_list()
    folded = _pairs_folded(silent)
    grave = pl.when(c("person").is_in(children) | c("other").is_in(children)).then(pl.lit("critical"))
    return folded.with_columns(
        words("two managed people {}; neither plan mentions it", "how"),
        others=pl.concat_list("other"),
        severity=grave,
        unsure=only_in_part(c("sure")),
    )


def _pairs_folded(pairs: pl.DataFrame) -> pl.DataFrame:
    folded = pairs.sort("person", "other", "how", "record").group_by("person", "other", maintain_order=True)
    return folded.agg(
        c("how").unique(maintain_order=True).str.join(", "),
        c("record").unique(maintain_order=True).alias("evidence"),
        c("sure").any(),
    )


def shared_unlinked(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-93."""
    ties = book.own_associations.select(
        person=pl.min_horizontal("person", "other"), other=pl.max_horizontal("person", "other")
    )
    open_ = managed_pairs(book, sharing(book)).join(ties.unique(), on=["person", "other"], how="anti")
    if book.leaves(open_):
        return open_
    return _pairs_folded(open_).with_columns(
        words("two managed people {}; no association recorded", "how"), others=pl.concat_list("other")
    )


def managed_elsewhere(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-94."""
    cases = book.cases.select("person", "unit", "officer")
    current = book.own_associations.filter(c("current")).select("person", "other", "record", sure=surely_holds(book.on))
    ties = current.filter(c("person") < c("other"))
    both = ties.join(cases, on="person").join(cases.rename({"person": "other"}), on="other", suffix="_other")
    apart = both.filter(c("unit") != c("unit_other"))
    gone = book.managements.filter(c("mode") == "transferred").select(other="person")
    away = current.join(gone.unique(), on="other", how="semi")
    frames = (
        apart.select("person", "other", "record", "sure", unit="unit", there="unit_other"),
        away.join(cases, on="person").select(
            "person", "other", "record", "sure", "unit", there=pl.lit("another force")
        ),
    )
    every = pl.concat(frames).sort("person", "other", "record")
    folded = every.group_by("person", "other", maintain_order=True).agg(
        c("unit", "there").first(), c("record").unique(maintain_order=True).alias("evidence"), c("sure").any()
    )
    return folded.with_columns(
        words("managed by {}; the associate by {}", "unit", "there"),
        others=pl.concat_list("other"),
        unsure=only_in_part(c("sure")),
    )


def thin_bridge(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-95."""
    managed = book.cases.select(managed="person")
    ties = book.associations.filter(c("current"), c("person") != c("other")).rename({"other": "managed"})
    ties = having(ties, managed, "managed")
    if book.leaves(ties):
        return ties
    # A tie that may have ended bridges nothing, or thickens another: both are asked, with it and without.
    may, sure = _bridges(book, ties, limits), _bridges(book, ties.filter(surely_holds(book.on)), limits)
    keys = ["person", "managed", "managed_2"]
    every = pl.concat([may, sure.join(may, on=keys, how="anti")])
    certain = may.join(sure, on=keys, how="semi").select(*keys, certain=pl.lit(value=True))
    bridges = every.join(certain, on=keys, how="left").sort(keys)
    return bridges.with_columns(
        words=pl.lit("alone between two managed people, and one side rests on one origin or on doubtful items"),
        others=pl.concat_list("managed", "managed_2"),
        unsure=only_in_part(c("certain")),
    )


def _bridges(book: Casebook, ties: pl.DataFrame, limits: Limits) -> pl.DataFrame:
    """Who alone is between two managed people by these ties, one side of them thin, and the evidence."""
    origins = book.records("Report").select(report="about", origin="origin_id")
    low = information().is_in(LOW_GRADES).fill_null(value=False)
    folded = (
        ties.join(origins, on="report", how="left")
        .sort("record")
        .group_by("person", "managed")
        .agg(
            (c("report").is_null() & c("grade").is_null()).any().alias("own"),
            c("origin").drop_nulls().n_unique().alias("origins"),
            low.all().alias("doubtful"),
            c("record").unique(maintain_order=True).alias("evidence"),
        )
    )
    thin = ~c("own") & ((c("origins") <= limits["origins"]) | c("doubtful"))
    sides = folded.with_columns(thin=thin)
    pairs = sides.join(sides, on="person", suffix="_2").filter(c("managed") < c("managed_2"), c("thin") | c("thin_2"))
    known = book.own_associations.select(managed="person", managed_2="other").unique()
    apart = pairs.join(known, on=["managed", "managed_2"], how="anti")
    others = sides.select("managed", middle="person")
    through = apart.select("managed", "managed_2").unique().join(others, on="managed")
    through = through.join(others.rename({"managed": "managed_2"}), on=["managed_2", "middle"])
    alone = through.group_by("managed", "managed_2").agg(pl.len().alias("ways")).filter(c("ways") == 1)
    bridges = apart.join(alone, on=["managed", "managed_2"], how="semi")
    both = pl.concat_list("evidence", "evidence_2").list.unique(maintain_order=True)
    return bridges.select("person", "managed", "managed_2", evidence=both)


def unused(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-82."""
    frames = []
    for model, link, name in (
        ("Phone", "USES_PHONE", "phone"),
        ("Vehicle", "USES_VEHICLE", "vehicle"),
        ("OnlineAccount", "USES_ACCOUNT", "online account"),
    ):
        users = book.links(link).filter(c("strength").fill_null("") != "refuted").select(about="end")
        none = lacking(book.records(model), users, "about").with_columns(words=pl.lit(f"{name} with no known user"))
        frames.append(none.select("about", "record", "words"))
    free = pl.concat(frames)
    return free if book.leaves(free) else _with_mentioned(book, free)


def nobody_home(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-91."""
    places = book.records("Address").filter(c("kind").fill_null("").str.to_lowercase().is_in(NOT_HOMES).not_())
    lived = book.residences.filter(c("current"), c("kind").is_null() | c("kind").is_in(PLACES))
    homes = (
        lived.select(about="address", sure=surely_holds(book.on)),
        book.child_homes.select(about="end", sure=surely_holds(book.on)),
    )
    occupied = having(pl.concat(homes).rename({"about": "place"}), places.select(place="about"), "place")
    looked_at = pl.concat(
        [
            book.links("VISIT_AT").select(about="end"),
            book.links("MENTIONS").filter(c("end").str.starts_with("address-")).select(about="end"),
        ]
    )
    perhaps = occupied.group_by(about="place").agg(c("sure").any())
    empty = having(places, looked_at, "about").join(perhaps, on="about", how="left")
    if book.leaves(empty):
        return empty
    empty = empty.filter(c("sure").is_null() | ~c("sure"))
    frame = empty.with_columns(
        words=pl.lit("address that came to notice, with no known occupant"), unsure=only_in_part(c("sure").is_null())
    )
    return _with_mentioned(book, frame.select("about", "record", "words", "unsure"))


def _with_mentioned(book: Casebook, frame: pl.DataFrame) -> pl.DataFrame:
    """Things as subjects, with the people whom the same reports mention beside them."""
    mentions = book.links("MENTIONS").select("start", "end")
    told = having(mentions.rename({"end": "about"}), frame, "about")
    people = having(mentions, told, "start").filter(c("end").str.starts_with("person-")).rename({"end": "person"})
    near = told.join(people, on="start").group_by("about").agg(c("person").unique().sort().alias("also"))
    every = frame.unique("about", keep="first", maintain_order=True).join(near, on="about", how="left")
    said = [name for name in ("words", "unsure") if name in every.columns]
    return every.select(*said, subject="about", also="also", evidence=pl.concat_list("record"))


def near_a_child(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-92."""
    seen = book.records("Unidentified").select(subject="about", record="record")
    seen = first_of(seen.join(book.records("Person").select(subject="about"), on="subject", how="anti"), "subject")
    if book.leaves(seen):
        return seen
    tied = book.child_ties.select(subject="end", child="start", tie="record")
    homes = book.child_homes.select("end", child="start", tie="record")
    placed = book.links("AT_ADDRESS").select("end", subject="start")
    mentions = book.links("MENTIONS").select("start", "end")
    together = mentions.rename({"end": "subject"}).join(mentions, on="start").select("end", "subject")
    at_home = pl.concat([placed.select("end", "subject"), together]).join(homes, on="end")
    close = pl.concat([tied, at_home.select(tied.columns)])
    both = seen.join(close, on="subject").sort("subject", "child", "tie")
    folded = both.group_by("subject", maintain_order=True).agg(
        c("child").unique(maintain_order=True).alias("also"),
        pl.concat([c("record").first(), c("tie")]).unique(maintain_order=True).alias("evidence"),
    )
    return folded.with_columns(words=pl.lit("not identified, and seen where a child lives or with a child"))


CONDITIONS = {
    "GR-53": linked_unplanned,
    "GR-82": unused,
    "GR-91": nobody_home,
    "GR-92": near_a_child,
    "GR-93": shared_unlinked,
    "GR-94": managed_elsewhere,
    "GR-95": thin_bridge,
}
