"""Facts on record that an order's condition forbids, with the gradings of both side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.places import metres, within_polygon
from analysis.gaps.rules.orders import conditions
from analysis.gaps.shaping import c, first_of, graded_well, having, only_in_part, words

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits

CHILDREN = r"(?i)child|under (the age of )?1[68]"
CLASH = ("person", "condition", "order", "grade", "other", "fact", "grading", "how", "unsure")


def broken(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-32."""
    every = conditions(book)
    if book.leaves(every):
        return every
    clashes = (
        _contact(book, every),
        _together(book, every),
        _inside(book, every),
        _children(book, every),
        _devices(book, every),
    )
    record = first_of(every.select("condition", "vague", made_record="record"), "condition", "made_record")
    found = pl.concat([frame.select(CLASH) for frame in clashes]).join(record, on="condition")
    found = found.with_columns(unsure=pl.coalesce("unsure", "vague")).sort("unsure", "fact", nulls_last=False)
    found = found.unique(["condition", "other"], keep="first", maintain_order=True)
    # What order the two gradings stand in is part of the answer: the condition's first.
    gradings = words("{}; grading of the condition {}, of the fact {}", "how", "grade", "grading")
    return found.sort("person", "condition", "other").with_columns(
        gradings,
        evidence=pl.concat_list("made_record", "fact"),
        others=pl.concat_list("order", "condition", "other"),
    )


def _contact(book: Casebook, every: pl.DataFrame) -> pl.DataFrame:
    """An association with somebody whom a no-contact condition names, that lasted into the order's time."""
    met = _named(book, every).join(_stated(book.associations), on=["person", "other"])
    known = pl.coalesce("ends", pl.max_horizontal("from_z", "noted"))
    met = met.filter(known >= c("made_on_a"))
    begun = pl.coalesce("ends_a", "from_a", "noted") >= c("made_on_z")
    old = pl.lit("cannot be decided: it began before the order, and whether it goes on is not recorded")
    return met.with_columns(
        how=pl.format(
            "a condition forbids contact with this person; recorded as {}", c("said").fill_null("associated")
        ),
        unsure=pl.when(~begun).then(old),
    )


def _together(book: Casebook, every: pl.DataFrame) -> pl.DataFrame:
    """A current address shared with somebody whom a no-contact condition names."""
    homes = book.residences.filter(graded_well(), c("current"), c("kind").is_in(["home", "second", "family"]))
    named = _named(book, every)
    own = having(homes, named).select("person", "address", fact="record", grading="grade")
    theirs = having(homes.select("address", other="person"), named, "other")
    shared = named.join(own, on="person").join(theirs, on=["address", "other"])
    return shared.with_columns(
        how=pl.lit("a condition forbids contact with this person; both are recorded at one address"),
        unsure=pl.lit(None, dtype=pl.String()),
    )


def _named(book: Casebook, every: pl.DataFrame) -> pl.DataFrame:
    names = book.links("CONDITION_NAMES").select("record", other="end")
    return every.filter(c("kind").str.contains("(?i)contact|associat|approach")).join(names, on="record")


def _stated(ties: pl.DataFrame) -> pl.DataFrame:
    kept = ties.filter(graded_well(), c("current"))
    return kept.select(
        "person",
        "other",
        fact="record",
        said="kind",
        from_a="valid_from_a",
        from_z="valid_from_z",
        noted="recorded_on",
        ends="valid_to_z",
        ends_a="valid_to_a",
        grading="grade",
    )


def _inside(book: Casebook, every: pl.DataFrame) -> pl.DataFrame:
    """A current address, or a sighting since the order, within an exclusion zone."""
    zones = every.filter(c("kind").str.contains("(?i)exclusion"))
    places = book.records("Address").select(other="about", place_lat="latitude", place_lon="longitude").drop_nulls()
    homes = book.residences.filter(graded_well(), c("current"), c("kind").fill_null("") != "custody")
    day = pl.lit(None, dtype=pl.Date())
    stays = homes.select("person", other="address", fact="record", grading="grade", said="kind", day=day, day_z=day)
    every_fact = pl.concat([having(stays, zones), _sightings(book, zones)]).join(places, on="other")
    both = zones.join(every_fact, on="person").filter(c("day").is_null() | (c("day_z") >= c("made_on_a")))
    apart = metres(("latitude", "longitude"), ("place_lat", "place_lon"))
    shapes = both.select("polygon", "place_lat", "place_lon").iter_rows()
    drawn = pl.Series("drawn", [within_polygon(*row) for row in shapes], dtype=pl.Boolean())
    near = both.with_columns(drawn).filter(c("drawn") | (apart <= c("radius_m")).fill_null(value=False))
    how = pl.format("an address recorded as {} lies within the exclusion zone", c("said").fill_null("used"))
    return near.with_columns(how=how, unsure=only_in_part(c("day").is_null() | (c("day") >= c("made_on_z"))))


def _sightings(book: Casebook, whom: pl.DataFrame) -> pl.DataFrame:
    """Reports graded A to C that mention one of these people and an address."""
    graded = book.records("Report").filter(c("info_grade").fill_null("A").is_in(["D", "E"]).not_())
    graded = graded.select(start="about", day="event_on_a", day_z="event_on_z", grading="grade", fact="record")
    mentions = book.links("MENTIONS").select("start", "end")
    people = having(mentions.rename({"end": "person"}), whom)
    places = mentions.filter(c("end").str.starts_with("address-")).rename({"end": "other"})
    seen = people.join(places, on="start").join(graded, on="start").drop_nulls("day")
    said = pl.lit("seen at in a report").alias("said")
    return seen.select("person", "other", "fact", "grading", said, "day", "day_z")


def _children(book: Casebook, every: pl.DataFrame) -> pl.DataFrame:
    """A household with a child, or a tie to one, against a condition about children."""
    about = c("kind").str.contains(CHILDREN) | c("limit").str.contains(CHILDREN)
    bound = every.filter(about.fill_null(value=False))
    homes = book.residences.filter(graded_well(), c("current"), c("kind").is_in(["home", "second", "family"]))
    lives = book.child_homes.select(other="start", address="end")
    shared = homes.select("person", "address", fact="record", grading="grade").join(lives, on="address")
    ties = book.child_ties.filter(c("kind").is_in(["household", "contact"]))
    tied = ties.select(person="end", other="start", fact="record", grading=pl.lit(None, dtype=pl.String()))
    both = pl.concat([shared.drop("address").select(tied.columns), tied])
    return bound.join(both, on="person").with_columns(
        how=pl.lit("a condition forbids this with children; a child of the household or in contact is recorded"),
        unsure=pl.lit(None, dtype=pl.String()),
    )


def _devices(book: Casebook, every: pl.DataFrame) -> pl.DataFrame:
    """A device that is not permitted, more devices than the limit, or an account where there may be none."""
    bound = every.filter(c("kind").str.contains("(?i)device|internet|online|comput"))
    held = book.of("Device", "HAS_DEVICE").sort("record")
    held = held.select("person", "other", "permitted", fact="record", grading="grade")
    counted = held.with_columns(number=pl.int_range(1, pl.len() + 1).over("person"))
    most = c("limit").str.extract(r"(\d+)", 1).cast(pl.Int64())
    devices = bound.join(counted, on="person").filter(
        c("permitted").not_().fill_null(value=False) | (c("number") > most).fill_null(value=False)
    )
    devices = devices.with_columns(how=pl.format("a device is recorded beyond the condition (limit {})", _limit()))
    none = c("limit").str.contains(r"(?i)\bno\b.*(account|social|internet|online|access)")
    accounts = book.links("USES_ACCOUNT").filter(c("strength").fill_null("") != "refuted")
    used = accounts.select(person="start", other="end", fact="record").join(
        book.records("Use").filter(graded_well()).select(fact="record", grading="grade"), on="fact"
    )
    online = bound.filter(none.fill_null(value=False)).join(used, on="person")
    online = online.with_columns(how=pl.format("an account is recorded against the condition (limit {})", _limit()))
    kept = [name for name in CLASH if name != "unsure"]
    both = pl.concat([devices.select(kept), online.select(kept)])
    return both.with_columns(unsure=pl.lit(None, dtype=pl.String()))


def _limit() -> pl.Expr:
    return c("limit").fill_null("not recorded")


CONDITIONS = {"GR-32": broken}
