"""What happened in lives that a plan, an assessment or a disclosure must take in: one frame of dated events."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.shaping import c, credible, having, information

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook

ADDRESS, PARTNER, CHILD, WORK = "an address", "a relationship", "a child", "work or membership"
ORDER, REPORT, OFFENCE, RELEASE = "an order", "intelligence graded A to C", "an offence", "a release"
LIVED_IN = ("home", "second", "approved_premises", "no_fixed_abode")
_KEPT = ("person", "what", "other", "day_a", "day_z", "record")


def happenings(book: Casebook, people: pl.DataFrame, *kinds: str) -> pl.DataFrame:
    """What befell managed people by the day: `person`, `what`, `other`, `day_a`, `day_z`, `record`.

    A thing that several records tell of happened once, when the first of them says.
    """
    made = {
        ADDRESS: _addresses,
        PARTNER: _partners,
        CHILD: _children,
        WORK: _work,
        ORDER: _orders,
        REPORT: _reports,
        OFFENCE: _offences,
        RELEASE: _releases,
    }
    told = [having(made[kind](book), people).with_columns(what=pl.lit(kind)).select(_KEPT) for kind in kinds]
    every = pl.concat(told)
    first = every.drop_nulls("day_a").sort("person", "what", "other", "day_a", "record")
    return first.unique(["person", "what", "other"], keep="first", maintain_order=True).filter(c("day_a") <= book.on)


def _begun() -> tuple[pl.Expr, pl.Expr]:
    """When something began, or where that is not said, when it was recorded."""
    first, last = (pl.coalesce(f"valid_from_{end}", "recorded_on").alias(f"day_{end}") for end in ("a", "z"))
    return first, last


def _addresses(book: Casebook) -> pl.DataFrame:
    lived = book.own_residences.filter(c("kind").is_in(LIVED_IN), credible())
    return lived.with_columns(*_begun(), other="address")


def _partners(book: Casebook) -> pl.DataFrame:
    return book.own_associations.filter(c("kind") == "partner", credible()).with_columns(*_begun())


def _children(book: Casebook) -> pl.DataFrame:
    ties = book.links("CHILD_TIE").filter(
        c("kind").is_in(["own", "household", "contact"]), c("strength").fill_null("") != "refuted"
    )
    return ties.select("record", person="end", other="start", day_a="recorded_on", day_z="recorded_on")


def _work(book: Casebook) -> pl.DataFrame:
    return book.of("Membership", "MEMBER_OF").filter(credible()).with_columns(*_begun())


def _orders(book: Casebook) -> pl.DataFrame:
    return book.of("Order", "SUBJECT_TO").with_columns(day_a="made_on_a", day_z="made_on_z")


def _reports(book: Casebook) -> pl.DataFrame:
    graded = book.records("Report").with_columns(info=pl.coalesce("info_grade", information()))
    graded = graded.filter(c("info").is_in(["A", "B", "C"])).select(
        "about",
        day_a=pl.coalesce("submitted_at_a", "recorded_on"),
        day_z=pl.coalesce("submitted_at_z", "recorded_on"),
    )
    mentions = having(book.links("MENTIONS").rename({"end": "person"}), book.cases)
    mentions = mentions.filter(c("kind").fill_null("").is_in(["victim", "witness"]).not_())
    return mentions.select("record", "person", other="start").join(graded, left_on="other", right_on="about")


def _offences(book: Casebook) -> pl.DataFrame:
    told = book.records("Offence").select("about", day_a="reported_on_a", day_z="reported_on_z")
    parts = book.of("Involvement", "INVOLVED_IN").filter(c("tie").is_in(["suspect", "charged", "convicted"]))
    return parts.select("person", "other", "record").join(told, left_on="other", right_on="about")


def _releases(book: Casebook) -> pl.DataFrame:
    out = book.records("Custody").filter(c("release_on_z") <= book.on)
    return out.select("record", person="about", other="record", day_a="release_on_a", day_z="release_on_z")
