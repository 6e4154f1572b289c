"""Pairs of managed people with one thing in common, at the same time or one after the other; the smaller id first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.casebook import fold
from analysis.gaps.shaping import c, first_of, having

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook

PLACES = ("home", "second", "family", "visited", "suspected")
NOT_HOMES = (
    "prison",
    "hostel",
    "hospital",
    "approved_premises",
    "workplace",
    "school",
    "police_station",
    "court",
    "shop",
)
"""Where people meet who have nothing to do with each other."""
PAIR = 2
NO_PAIRS = pl.DataFrame(
    schema={"person": pl.String, "other": pl.String, "record": pl.String, "how": pl.String, "sure": pl.Boolean}
)


def managed_pairs(book: Casebook, pairs: pl.DataFrame) -> pl.DataFrame:
    """The pairs of which both are managed."""
    managed = book.cases.select("person")
    return having(pairs, managed).join(managed.rename({"person": "other"}), on="other", how="semi")


@fold
def sharing(book: Casebook) -> pl.DataFrame:
    """Pairs of managed people who share an address, phone, vehicle, account, victim or employer: `how`, and `sure`."""
    frames = [
        _paired(_places(book), "share an address"),
        *(
            _paired(_used(book, link), f"share {what}")
            for link, what in (
                ("USES_PHONE", "a phone"),
                ("USES_VEHICLE", "a vehicle"),
                ("USES_ACCOUNT", "an account"),
            )
        ),
        _paired(_victims(book), "have a victim in common"),
        _paired(_employers(book), "share an employer"),
    ]
    return pl.concat(frames)


def _paired(links: pl.DataFrame, how: str) -> pl.DataFrame:
    if len(links) < PAIR:
        return NO_PAIRS
    left = links.select("person", "thing", "record").unique()
    right = left.select(other="person", thing="thing", second="record")
    pairs = left.join(right, on="thing").filter(c("person") < c("other"))
    both = pl.concat([pairs.select("person", "other", "record"), pairs.select("person", "other", record="second")])
    return both.unique().with_columns(how=pl.lit(how), sure=pl.lit(value=True))


def _places(book: Casebook) -> pl.DataFrame:
    """Addresses under one property reference are one place."""
    stays = book.own_residences.filter(c("kind").is_null() | c("kind").is_in(PLACES))
    kinds = c("kind").fill_null("").str.to_lowercase()
    public = book.records("Address").filter(kinds.is_in(NOT_HOMES)).select(address="about")
    stays = stays.join(public, on="address", how="anti")
    known = book.records("Address").select("record", address="about", uprn="uprn").drop_nulls()
    known = first_of(known, "address").drop("record")
    placed = stays.join(known, on="address", how="left")
    return placed.select("person", "record", thing=pl.coalesce("uprn", "address"))


def _used(book: Casebook, link: str) -> pl.DataFrame:
    links = having(book.links(link).rename({"start": "person"}), book.cases)
    return links.filter(c("strength").fill_null("") != "refuted").select("person", "record", thing="end")


def _victims(book: Casebook) -> pl.DataFrame:
    """Victims of offences that a person is charged with or convicted of, by their pseudonym alone."""
    parts = having(book.of("Involvement", "INVOLVED_IN"), book.cases).filter(c("tie").is_in(["charged", "convicted"]))
    harmed = book.links("VICTIM_OF").select(thing="start", other="end")
    return parts.join(harmed, on="other").select("person", "record", "thing")


def _employers(book: Casebook) -> pl.DataFrame:
    employers = book.records("Organisation").filter(c("kind").str.contains("(?i)employ")).select(other="about")
    held = having(book.of("Membership", "MEMBER_OF"), book.cases)
    held = held.filter(c("strength").fill_null("") != "refuted")
    return held.join(employers.unique(), on="other", how="semi").select("person", "record", thing="other")
