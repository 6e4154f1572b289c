"""Values that cannot both be so: two current homes, two dates of birth, a sighting during custody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.shaping import c, credible, due, having, only_in_part, surely_holds, words

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits


def conflicting(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-50."""
    sure = surely_holds(book.on).alias("sure")
    homes = (
        book.own_residences.filter(c("current"), c("kind") == "home", credible())
        .with_columns(sure)
        .select("person", "record", "recorded_on", "grade", "sure", value="address", what=pl.lit("current home"))
    )
    partners = (
        book.own_associations.filter(c("current"), c("kind") == "partner", credible())
        .with_columns(sure)
        .select("person", "record", "recorded_on", "grade", "sure", value="other", what=pl.lit("current partner"))
    )
    employed = book.records("Organisation").filter(c("kind").str.contains("(?i)employ")).select(other="about")
    jobs = book.of("Membership", "MEMBER_OF").filter(c("strength").fill_null("") != "refuted", credible(), book.holds)
    jobs = (
        jobs.join(employed.unique(), on="other", how="semi")
        .with_columns(sure)
        .select("person", "record", "recorded_on", "grade", "sure", value="other", what=pl.lit("current job"))
    )
    every = having(pl.concat([homes, partners, jobs, _births(book)]), book.cases).sort("recorded_on", "record")
    every = every.with_columns(c("sure").any().over("person", "what", "value"))
    first = every.unique(["person", "what", "value"], keep="first", maintain_order=True)
    folded = first.group_by("person", "what", maintain_order=True).agg(
        c("value"),
        c("record").alias("evidence"),
        gradings(),
        c("sure").sum(),
        day=c("recorded_on").get(1, null_on_oob=True),
    )
    clash = folded.filter(c("value").list.len() > 1).with_columns(day_a="day", day_z="day")
    return due(clash, "day", limits["days"]).with_columns(
        words("{} recorded for {}; gradings {}", c("value").list.len(), "what", "gradings"),
        also=c("value").list.eval(pl.element().filter(pl.element().str.contains("-"))),
        item="what",
        unsure=only_in_part(c("sure") > 1),
    )


def gradings() -> pl.Expr:
    """The gradings of what is in a group, side by side in its order."""
    return c("grade").fill_null("not recorded").str.join(" against ").alias("gradings")


def _births(book: Casebook) -> pl.DataFrame:
    """Dates of birth of people of whom two records give two that cannot be the same day."""
    born = book.records("Person").select("record", "recorded_on", "grade", "dob_a", "dob_z", person="about")
    born = having(born, book.cases).drop_nulls(["dob_a", "dob_z"])
    pairs = born.join(born.select("person", "dob_a", "dob_z"), on="person", suffix="_other")
    apart = pairs.filter((c("dob_a") > c("dob_z_other")) | (c("dob_z") < c("dob_a_other")))
    apart = apart.unique("record", maintain_order=True)
    sure = pl.lit(value=True).alias("sure")
    # The day itself stays out of the subjects: ids of things alone stand there.
    value = pl.concat_str(pl.lit("born:"), c("dob_a").cast(pl.String).str.replace_all("-", ":"))
    return apart.select("person", "record", "recorded_on", "grade", sure, value=value, what=pl.lit("date of birth"))


def seen_in_custody(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-83."""
    days = ("from_on_a", "from_on_z", "release_on_a", "release_on_z", "release_on")
    held = book.records("Custody").filter(c("from_on_z").is_not_null())
    held = held.select("about", *days, custody="record", custody_grade="grade")
    if book.leaves(held):
        return held
    visits = book.visits.filter(c("outcome").is_in(["seen_in", "seen_out"])).select(
        "person", "record", "grade", day_a="visited_at_a", day_z="visited_at_z", thing="other", how=pl.lit("at a visit")
    )
    visits = pl.concat([visits, _sighted(book)])
    both = visits.join(held, left_on="person", right_on="about")
    open_ = c("release_on_a").is_null() & c("release_on").is_null()
    inside = both.filter(c("day_z") > c("from_on_a"), open_ | (c("day_a") < c("release_on_z"))).with_columns(
        unsure=only_in_part((c("day_a") > c("from_on_z")) & (open_ | (c("day_z") < c("release_on_a"))))
    )
    return (
        having(inside, book.cases)
        .sort("unsure", "record", nulls_last=False)
        .unique(["person", "thing"], keep="first", maintain_order=True)
        .with_columns(
            words(
                "seen {} on {}, yet in custody from {} to {}; grading of the sighting {}, of the custody {}",
                "how",
                "day_a",
                "from_on_z",
                "release_on",
                c("grade").fill_null("not recorded"),
                c("custody_grade").fill_null("not recorded"),
            ),
            evidence=pl.concat_list("record", "custody"),
            others=pl.concat_list("thing"),
        )
    )


def _sighted(book: Casebook) -> pl.DataFrame:
    """Reports not thought false that place a person at an address on a day."""
    told = book.records("Report").filter(c("info_grade").fill_null("") != "E", c("event_on_a").is_not_null())
    told = told.select("about", "grade", day_a="event_on_a", day_z="event_on_z")
    mentions = book.links("MENTIONS").select("start", "end", "record")
    places = mentions.filter(c("end").str.starts_with("address-")).select("start").unique()
    people = mentions.filter(c("end").str.starts_with("person-")).join(places, on="start", how="semi")
    return people.join(told, left_on="start", right_on="about").select(
        c("end").alias("person"), "record", "grade", "day_a", "day_z", thing="start", how=pl.lit("in a report")
    )


CONDITIONS = {"GR-50": conflicting, "GR-83": seen_in_custody}
