"""Orders and their conditions: not monitored, expiring undecided, or in conflict with what is recorded."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.shaping import LOW_GRADES, behind, c, due, having, information, words
from analysis.gaps.timelines import in_force

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits

EARTH_M = 6_371_000


def conditions(book: Casebook) -> pl.DataFrame:
    """Conditions of orders that may be in force, with the person bound and the order's day."""
    orders = having(in_force(book), book.cases).select("person", "order", "made_on_a", "made_on_z", made="record")
    every = book.records("Condition").join(book.links("CONDITION_OF").select("record", order="end"), on="record")
    return every.rename({"about": "condition"}).join(orders, on="order")


def unmonitored(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-30."""
    frame = conditions(book).with_columns(
        last_a=pl.coalesce("monitored_on_a", "made_on_a"), last_z=pl.coalesce("monitored_on_z", "made_on_z")
    )
    frame = due(frame, "last", limits["days"])
    return frame.with_columns(
        words("{} condition, last monitored {}", "kind", "monitored_on"),
        behind("record", "made"),
        subject="condition",
        others=pl.concat_list("person", "order"),
    )


def expiring(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-31."""
    soon = book.on + timedelta(days=limits["days"])
    orders = having(in_force(book), book.cases).filter(c("expires_on_a") <= soon, c("renewal_decided_on").is_null())
    unsure = pl.when(c("expires_on_z") > soon).then(pl.lit("its expiry is known only in part"))
    return orders.with_columns(
        words("{} expires {}; no decision on renewal or variation recorded", "type", "expires_on"),
        behind("record"),
        subject="order",
        others=pl.concat_list("person"),
        unsure=unsure,
    )


def broken(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-32."""
    every = conditions(book)
    return pl.concat([_contact(book, every), _inside(book, every)])


def _contact(book: Casebook, every: pl.DataFrame) -> pl.DataFrame:
    named = every.filter(c("kind").str.contains("(?i)contact|associat")).join(
        book.links("CONDITION_NAMES").select("record", named="end"), on="record"
    )
    kept = book.associations.filter(_good(), c("current"), c("kind").is_in(["victim"]).not_() | c("kind").is_null())
    told = kept.select(
        "person",
        fact="record",
        said="kind",
        named="other",
        from_a="valid_from_a",
        noted="recorded_on",
        ends="valid_to_z",
        grading="grade",
    )
    met = named.join(told, on=["person", "named"]).filter(pl.coalesce("ends", "from_a", "noted") >= c("made_on_a"))
    said = words("a condition forbids contact with this person; recorded as {}, grading {}", "said", "grading")
    return _clash(met, said, "named")


def _inside(book: Casebook, every: pl.DataFrame) -> pl.DataFrame:
    zones = every.filter(
        c("kind").str.contains("(?i)exclusion"),
        c("radius_m").is_not_null(),
        c("latitude").is_not_null(),
        c("longitude").is_not_null(),
    )
    places = book.records("Address").select("about", place_lat="latitude", place_lon="longitude").drop_nulls()
    homes = book.residences.filter(_good(), c("current"), c("kind").is_in(["custody"]).not_() | c("kind").is_null())
    stays = homes.select("person", fact="record", said="kind", address="address", grading="grade").join(
        places, left_on="address", right_on="about"
    )
    near = zones.join(stays, on="person").filter(_metres() <= c("radius_m"))
    said = words("an address recorded as {} lies within the exclusion zone, grading {}", "said", "grading")
    return _clash(near, said, "address")


def _clash(frame: pl.DataFrame, said: pl.Expr, other: str) -> pl.DataFrame:
    shaped = frame.with_columns(said, behind("record", "fact"), others=pl.concat_list("condition", other))
    folded = shaped.sort("fact").unique(["condition", other], keep="first", maintain_order=True)
    return folded.select("person", "words", "evidence", "others")


def _good() -> pl.Expr:
    """Items graded A to C; an ungraded row is the force's own record and counts."""
    return information().fill_null("A").is_in(LOW_GRADES).not_()


def _metres() -> pl.Expr:
    lat, place = c("latitude").radians(), c("place_lat").radians()
    half = ((place - lat) / 2).sin() ** 2 + lat.cos() * place.cos() * (
        (c("place_lon") - c("longitude")).radians() / 2
    ).sin() ** 2
    return 2 * EARTH_M * half.sqrt().arcsin()


CONDITIONS = {"GR-30": unmonitored, "GR-31": expiring, "GR-32": broken}
