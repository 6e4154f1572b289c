"""Addresses of managed people: whether they can be found, who lives there, and what lies near."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.casebook import NOTIFYING, PAUSED
from analysis.gaps.places import metres, near
from analysis.gaps.shaping import SETTLED, behind, c, due, having, no_days, state_of, told, unanswered, words
from analysis.gaps.timelines import in_force

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits

LIVED_IN = ("home", "second", "approved_premises")
SETTINGS = r"(?i)school|nursery|playground|child|youth|park\b|college"
WEIGHED = r"(?i)proximity|near|vicinity|school|nursery|playground|child setting|address assess|suitab"


def unplaced(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-54."""
    lived = _lived_in(book)
    if book.leaves(lived):
        return lived
    places = book.records("Address").rename({"about": "address", "record": "place"})
    both = lived.join(places.select("address", "place", "uprn", "latitude", "longitude", "states"), on="address")
    lacks = pl.concat_list(
        pl.when(c("uprn").is_null() & _open("uprn")).then(pl.format("property reference ({})", told("uprn"))),
        pl.when(c("latitude").is_null() | c("longitude").is_null()).then(pl.lit("place on the map")),
    ).list.drop_nulls()
    bare = both.with_columns(lacks=lacks).filter(c("lacks").list.len() > 0)
    bare = bare.with_columns(
        words("not recorded: {}", c("lacks").list.join(", ")), behind("record", "place"), *no_days()
    )
    seen = _seen_at(book)
    known = lived.join(seen, on=["person", "address"], how="left").with_columns(
        pl.max_horizontal(f"confirmed_on_{end}", f"seen_{end}", f"valid_from_{end}").alias(f"last_{end}")
        for end in ("a", "z")
    )
    stale = due(known, "last", limits["days"]).with_columns(
        words("who lives there was last confirmed {}", "last_z"),
        behind("record"),
        question=pl.lit("Who lives there now? What is on record was last confirmed long ago."),
        unsure=pl.when(c("confirmed_on_a").is_null()).then(
            pl.lit("cannot be decided: who lives there was never said to be confirmed")
        ),
    )
    there = pl.concat_list("address").alias("others")
    kept = ("person", "words", "evidence", "due_a", "due_z", "unsure", "question", there)
    blank = [pl.lit(None, dtype=pl.String()).alias(name) for name in ("unsure", "question")]
    return pl.concat([bare.with_columns(*blank).select(kept), stale.select(kept)])


def _open(name: str) -> pl.Expr:
    return state_of(name).fill_null("").is_in(SETTLED).not_()


def _lived_in(book: Casebook) -> pl.DataFrame:
    """The current addresses at which managed people in the community live."""
    cases = book.cases.filter(c("mode").is_in(PAUSED).not_())
    lived = having(book.own_residences.filter(c("current"), c("kind").is_in(LIVED_IN)), cases)
    ordered = lived.sort("confirmed_on_z", "valid_from_a", "valid_from_z", "record", nulls_last=False)
    return ordered.unique(["person", "address"], keep="last", maintain_order=True)


def _seen_at(book: Casebook) -> pl.DataFrame:
    """When each person was last met at each address."""
    met = book.visits.filter(c("outcome") == "seen_in").join(
        book.links("VISIT_AT").select("record", address="end"), on="record"
    )
    return met.group_by("person", "address").agg(seen_a=c("visited_at_a").max(), seen_z=c("visited_at_z").max())


def near_by(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-55."""
    places = book.records("Address").select(address="about", latitude="latitude", longitude="longitude", what="kind")
    homes = (
        _lived_in(book)
        .select("person", "address", "record", "valid_from_a", "valid_from_z")
        .join(places.drop("what"), on="address")
    )
    if book.leaves(homes):
        return homes
    settings = places.filter(c("what").str.contains(SETTINGS)).select(
        other="address", latitude="latitude", longitude="longitude", how=pl.format("a {}", "what"), who=pl.lit("")
    )
    notifying = having(homes, book.among(*NOTIFYING))
    others = notifying.select(
        c("address").alias("other"), "latitude", "longitude", how=pl.lit("another managed offender"), who="person"
    )
    close = near(homes, pl.concat([settings, others]), limits["metres"])
    close = close.filter(c("address") != c("other"), c("person") != c("who"))
    found = pl.concat(
        [
            close.select("person", "address", "record", "valid_from_a", "valid_from_z", "other", "how", "who"),
            _by_a_zone(book, homes, limits),
        ]
    )
    found = found.with_columns(home=pl.concat_str("person", "address"))
    found = unanswered(found, _weighed(book), "valid_from", "on", key="home").sort("person", "address", "other")
    return found.unique(["person", "address", "other"], keep="first", maintain_order=True).with_columns(
        words("within {} metres of the address: {}; not recorded as assessed", pl.lit(limits["metres"]), "how"),
        behind("record"),
        others=pl.concat_list("address", "other", pl.when(c("who") != "").then(c("who"))).list.drop_nulls(),
        unsure="vague",
    )


def _by_a_zone(book: Casebook, homes: pl.DataFrame, limits: Limits) -> pl.DataFrame:
    """Addresses outside an exclusion zone of their own person and no further than the limit from its edge."""
    orders = in_force(book).select("person", "order")
    zones = book.records("Condition").filter(c("kind").str.contains("(?i)exclusion"), c("radius_m").is_not_null())
    zones = zones.join(book.links("CONDITION_OF").select("record", order="end"), on="record").join(orders, on="order")
    zones = zones.select("person", "radius_m", other="about", zone_lat="latitude", zone_lon="longitude").drop_nulls()
    apart = metres(("latitude", "longitude"), ("zone_lat", "zone_lon"))
    both = homes.join(zones, on="person").with_columns(apart=apart)
    edge = both.filter(c("apart") > c("radius_m"), c("apart") <= c("radius_m") + limits["metres"])
    return edge.select(
        "person",
        "address",
        "record",
        "valid_from_a",
        "valid_from_z",
        "other",
        how=pl.lit("an exclusion zone"),
        who=pl.lit(""),
    )


def _weighed(book: Casebook) -> pl.DataFrame:
    """The days of decisions, reviews and plans that speak of what lies near an address."""
    dated = (
        ("Decision", "DECIDED_IN", "made_on", ("about_said", "rationale")),
        ("Review", "REVIEWED_IN", "made_on", ("rationale", "decision")),
        ("Plan", "PLANNED_IN", "agreed_on", ("rationale", "supervision", "monitoring_control", "contingency")),
    )
    frames = []
    for model, link, day, texts in dated:
        said = pl.concat_str(*texts, separator=" ", ignore_nulls=True)
        frames.append(
            book.of(model, link).filter(said.str.contains(WEIGHED)).select("person", on_a=f"{day}_a", on_z=f"{day}_z")
        )
    return pl.concat(frames)


CONDITIONS = {"GR-54": unplaced, "GR-55": near_by}
