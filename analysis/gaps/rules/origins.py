"""What a claim rests on: one origin, doubtful gradings, or a chain of reports that all go back to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.casebook import fold
from analysis.gaps.shaping import LOW_GRADES, c, having, information, unanswered, words

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits

RISKY_TIES = ("partner", "child_contact", "co_offender", "online_contact", "controlling")
RISKY_PLACES = ("suspected", "visited", "second")
UNKNOWN_ORIGIN = "not recorded"


def one_origin(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-49."""
    folded = _folded(book)
    thin = folded.filter(c("untold"), (c("origins") <= limits["origins"]) | c("doubtful"))
    if book.leaves(thin):
        return thin
    tasked = book.records("Action").join(book.links("ACTION_ABOUT").select("record", person="end"), on="record")
    days = (pl.coalesce(f"due_on_{end}", "recorded_on").alias(f"asked_{end}") for end in ("a", "z"))
    claim = pl.concat_str("person", "other", "what", separator=" ")
    thin = thin.with_columns(claim=claim, noted_a="noted", noted_z="noted")
    thin = unanswered(thin, tasked.select("person", *days), "noted", "asked", key="claim")
    how = pl.when(c("doubtful")).then(pl.lit(", every item graded D or E")).otherwise(pl.lit(""))
    return thin.with_columns(
        words("{} rests on {} known origin of {} items{}; not tasked", "what", "known", "items", how),
        others=pl.concat_list("other"),
        also="reports",
        unsure="vague",
    )


def chain(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-96."""
    folded = _folded(book).filter(
        c("untold"), c("known") == 1, c("origins") == 1, c("reports").list.len() >= limits["reports"]
    )
    return folded.with_columns(
        words("{}: {} reports, all of one origin", "what", c("reports").list.len()),
        others=pl.concat_list("other"),
        also="reports",
    )


def _claims(book: Casebook) -> pl.DataFrame:
    """What bears on risk and is said of managed people: ties, places and organisations with access to children."""
    managed = book.cases.select("person")
    both = book.associations.join(managed.rename({"person": "other"}), on="other", how="semi")
    risky = book.associations.filter(c("kind").is_in(RISKY_TIES))
    ties = pl.concat([both, risky]).unique(["person", "record"], maintain_order=True)
    places = book.residences.filter(c("kind").is_in(RISKY_PLACES)).rename({"address": "other"})
    open_to = book.records("Organisation").filter(c("child_access")).select(other="about")
    work = book.of("Membership", "MEMBER_OF").join(open_to, on="other", how="semi")
    work = work.filter(c("strength").fill_null("") != "refuted")
    kept = ("person", "other", "record", "report", "grade", "recorded_on", "what")
    frames = (
        ties.with_columns(what=pl.format("the tie ({})", c("kind").fill_null("of no stated kind"))),
        places.with_columns(what=pl.format("the address ({})", "kind")),
        work.with_columns(what=pl.lit("the place with access to children")),
    )
    return having(pl.concat([frame.select(kept) for frame in frames]), managed)


@fold
def _folded(book: Casebook) -> pl.DataFrame:
    """One row for each claim; `untold` where only reports and graded items say so, and no record of the force's own."""
    origins = book.records("Report").select(report="about", origin="origin_id")
    # A report has an item of its own grading; a claim may cite either.
    items = book.links("ITEM_OF").select(report="start", whole="end")
    cited = _claims(book).join(items, on="report", how="left").with_columns(report=pl.coalesce("whole", "report"))
    cited = cited.join(origins, on="report", how="left")
    source = pl.when(c("report").is_not_null()).then(c("origin").fill_null(UNKNOWN_ORIGIN))
    return (
        cited.sort("record")
        .group_by("person", "other", "what")
        .agg(
            (c("report").is_not_null() | c("grade").is_not_null()).all().alias("untold"),
            source.drop_nulls().n_unique().alias("origins"),
            c("origin").drop_nulls().n_unique().alias("known"),
            information().is_in(LOW_GRADES).fill_null(value=False).all().alias("doubtful"),
            c("record").n_unique().alias("items"),
            c("recorded_on").max().alias("noted"),
            c("record").alias("evidence"),
            c("report").drop_nulls().unique().sort().alias("reports"),
        )
        .sort("person", "other", "what")
    )


CONDITIONS = {"GR-49": one_origin, "GR-96": chain}
