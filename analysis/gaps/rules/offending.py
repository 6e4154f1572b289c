"""Offences: index offences of which the method is not known, and allegations that nobody put side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.shaping import behind, c, first_of, having, lacking, words

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits

METHOD = {
    "approach": r"approach",
    "control": r"control|weapon",
    "behaviours": r"behaviour|speech",
    "victim selection": r"victim|selection|target",
    "location type": r"location",
    "time": r"time",
    "precautions": r"precaution",
    "stranger or known": r"relationship|stranger",
}
"""What eight things of an offence are asked for, and the dimensions of coded behaviour that answer them."""
HARM = r"(?i)sex|rape|indecen|domestic|\bDA\b|stalk|harass|coerci|controlling|voyeur|expos|groom|assault by penetration"
PROVEN = r"(?i)^\s*(convict|caution|guilty|found guilty)"
PDP = r"(?i)\bPDP\b|potentially dangerous"


def method_unknown(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-59."""
    parts = having(book.of("Involvement", "INVOLVED_IN").filter(c("is_index")), book.cases)
    parts = parts.sort("record").select("person", part="record", offence="other")
    if book.leaves(parts):
        return parts
    offences = book.records("Offence").select(
        "location_type", "from_at", "stranger_victim", offence="about", about_record="record"
    )
    coded = book.of("MoBehaviour", "CODED_WITH").filter(c("state").fill_null("present") != "unknown")
    known = coded.group_by(offence="person").agg(c("dimension").drop_nulls().str.join(" ").alias("dimensions"))
    frame = parts.join(first_of(offences, "offence", "about_record"), on="offence").join(
        known, on="offence", how="left"
    )
    elsewhere = {
        "location type": c("location_type").is_not_null(),
        "time": c("from_at").str.contains(":").fill_null(value=False),
        "stranger or known": c("stranger_victim").is_not_null(),
    }
    lacks = pl.concat_list(
        pl.when(c("dimensions").fill_null("").str.contains(shape) | elsewhere.get(name, pl.lit(value=False)))
        .then(None)
        .otherwise(pl.lit(name))
        for name, shape in METHOD.items()
    ).list.drop_nulls()
    thin = frame.with_columns(lacks=lacks).filter(c("lacks").list.len() >= limits["fields"])
    return thin.unique(["offence", "person"], keep="first", maintain_order=True).with_columns(
        words("{} of eight not coded: {}", c("lacks").list.len(), c("lacks").list.join(", ")),
        behind("part", "about_record"),
        subject="offence",
        about="person",
        others=pl.concat_list("person"),
    )


def never_considered(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-68."""
    offences = book.records("Offence")
    kind = pl.concat_str("category", "title", separator=" ", ignore_nulls=True)
    unproven = offences.filter(kind.str.contains(HARM), c("outcome").fill_null("").str.contains(PROVEN).not_())
    parts = book.of("Involvement", "INVOLVED_IN")
    convicted = parts.filter(c("tie") == "convicted").select("person", "other")
    accused = parts.filter(c("tie").is_in(["suspect", "charged", "co_accused"])).join(
        convicted, on=["person", "other"], how="anti"
    )
    accused = accused.join(unproven.select(other="about"), on="other", how="semi")
    if book.leaves(accused):
        return accused
    managed = pl.concat([book.links("MANAGED_UNDER").select(person="start"), _considered(book)])
    free = lacking(lacking(accused, managed), book.dead)
    by = free.join(book.links("VICTIM_OF").select(victim="start", other="end"), on="other", how="left")
    counted = (
        by.sort("record")
        .group_by("person")
        .agg(
            c("other").n_unique().alias("allegations"),
            c("victim").drop_nulls().n_unique().alias("complainants"),
            c("victim").is_null().sum().alias("unknown"),
            c("record").unique(maintain_order=True).alias("evidence"),
        )
    )
    enough = counted.filter(c("allegations") >= limits["allegations"]).sort("person")
    open_ = (c("complainants") < limits["allegations"]) & (c("unknown") > 0)
    enough = enough.filter((c("complainants") >= limits["allegations"]) | open_)
    return enough.with_columns(
        words("{} unproven allegations by {} complainants; PDP never considered", "allegations", "complainants"),
        unsure=pl.when(open_).then(pl.lit("cannot be decided: of some the complainant is not recorded")),
    )


def _considered(book: Casebook) -> pl.DataFrame:
    said = pl.concat_str("about_said", "rationale", separator=" ", ignore_nulls=True)
    return book.of("Decision", "DECIDED_IN").filter(said.str.contains(PDP)).select("person")


CONDITIONS = {"GR-59": method_unknown, "GR-68": never_considered}
