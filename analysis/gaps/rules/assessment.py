"""Assessments and reviews: ARMS late or missing, OSP missing, no supervisor's review."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.casebook import HELD, NOTIFYING
from analysis.gaps.clocks.years import ADULT, years_after
from analysis.gaps.happenings import ADDRESS, CHILD, OFFENCE, PARTNER, RELEASE, happenings
from analysis.gaps.shaping import (
    PART_OF_A_DATE,
    behind,
    c,
    due,
    having,
    lacking,
    latest,
    no_days,
    only_in_part,
    surest,
    unanswered,
    words,
)

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits

BANDS = ("low", "medium", "high", "very_high")
TWO = 2
OBSOLETE = ("OSP_C", "OSP_I")
"""Names that OSP had before it was renamed: its band must be scored again with the tool in use."""
NEIGHBOURS = {
    "low": "low to medium",
    "medium": "low to high",
    "high": "medium to very high",
    "very_high": "high to very high",
}
"""An unknown stranger victim counts 2 of 64 points, no 0 and yes 4: enough for the next band and no further."""


def no_osp(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-15."""
    cases = _grown(book, book.among(*NOTIFYING))
    if book.leaves(cases):
        return cases
    every = book.assessments.filter(c("scale") == "OSP")
    osp = every.filter(c("tool").str.to_uppercase().str.replace("/", "_").is_in(OBSOLETE).not_())
    old_tool = latest(lacking(every, osp), "assessed_on").select("person", "tool")
    none = (
        lacking(cases, osp)
        .join(old_tool, on="person", how="left")
        .with_columns(words("no OSP recorded with a tool that is in use; latest tool {}", "tool"), behind("record"))
    )
    old = latest(osp, "assessed_on").join(_newest_sanction(book, cases), on="person")
    old = old.filter(c("assessed_on_a") < c("sanction_z")).with_columns(
        words("latest OSP of {} is older than the newest sanction, of {}", "assessed_on", "sanction_a"),
        behind("record", "part"),
        older=only_in_part(c("assessed_on_z") < c("sanction_a")),
        question=pl.lit("What does OSP give after the newest sanction, and who scores it again?"),
    )
    old = having(old, cases).join(cases.select("person", "young"), on="person")
    first = none.with_columns(older=pl.lit(None, dtype=pl.String()), question=pl.lit(None, dtype=pl.String()))
    kept = ("person", "words", "evidence", "question", pl.coalesce("young", "older").alias("unsure"))
    return pl.concat([frame.select(kept) for frame in (first, old)])


def _grown(book: Casebook, cases: pl.DataFrame) -> pl.DataFrame:
    """Leave out people who are certainly under 18, and say in `young` who may be: OSP is made for adults."""
    adult = years_after(book.on, -ADULT)
    born = book.records("Person").filter(c("dob_z") > adult).group_by(person="about").agg(c("dob_a").min())
    may = born.select("person", young=pl.lit(PART_OF_A_DATE))
    return lacking(cases, born.filter(c("dob_a") > adult)).join(may, on="person", how="left", maintain_order="left")


def _newest_sanction(book: Casebook, cases: pl.DataFrame) -> pl.DataFrame:
    """The day of conviction or caution, or of the report of the newest offence with a conviction."""
    told = book.records("Offence").select("about", sanction_a="reported_on_a", sanction_z="reported_on_z")
    convicted = book.of("Involvement", "INVOLVED_IN").filter(c("tie") == "convicted")
    offences = convicted.join(told, left_on="other", right_on="about")
    relevant = book.managed.filter(c("type").is_in(NOTIFYING))
    relevant = relevant.with_columns(sanction_a="relevant_on_a", sanction_z="relevant_on_z")
    kept = ("person", "sanction_a", "sanction_z", c("record").alias("part"))
    every = pl.concat([offences.select(kept), relevant.select(kept)]).drop_nulls("sanction_a")
    every = having(every, cases).with_columns(c("sanction_a").max().over("person")).sort("sanction_z", "part")
    return every.unique("person", keep="last", maintain_order=True)


def unknown_input(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-16."""
    osp = book.assessments.filter(c("scale") == "OSP").sort("assessed_on_z", "recorded_on", "record")
    if book.leaves(osp):
        return osp
    images = c("tool").str.to_uppercase().str.contains(r"OSP[_/ ]?I|^II_")
    first = c("assessed_on_a")
    second = first.sort(descending=True, nulls_last=True).get(1, null_on_oob=True)
    # The latest that any other certainly is.
    newest = pl.when(first == first.max()).then(second).otherwise(first.max()).over("person", "images")
    number = pl.int_range(pl.len(), 0, -1).over("person", "images")
    # The last in order, and whatever may be newer than any other that is dated.
    osp = osp.with_columns(images=images).filter((number == 1) | (c("assessed_on_z") > newest).fill_null(value=False))
    osp = osp.with_columns(unsure=only_in_part(pl.len().over("person", "images") == 1))
    bands = list(NEIGHBOURS)
    reach = c("band").replace_strict(bands, list(NEIGHBOURS.values()), default="no band", return_dtype=pl.String())
    return (
        having(osp, book.cases)
        .filter(c("inputs_unknown").is_not_null())
        .with_columns(
            words(
                "{} of {}, band {}, was scored without knowing: {}; with the answer it may be {}",
                "tool",
                "assessed_on",
                "band",
                "inputs_unknown",
                reach,
            ),
            behind("record"),
            others=pl.concat_list("other"),
        )
    )


def arms_late(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-17."""
    cases = book.among(*NOTIFYING).filter(c("mode").is_in(HELD)).rename({"record": "case"})
    if book.leaves(cases):
        return cases
    arms = latest(book.assessments.filter(c("scale") == "ARMS"), "assessed_on")
    none = lacking(cases, arms).with_columns(words("no ARMS assessment recorded"), behind("case"))
    frame = due(having(arms, cases), "assessed_on", limits["days"])
    # The assessor's own day for the next one counts where it comes sooner.
    frame = frame.with_columns(
        due_a=pl.min_horizontal("due_a", "next_due_on_a"), due_z=pl.min_horizontal("due_z", "next_due_on_z")
    )
    late = frame.with_columns(
        words("latest ARMS of {}; due by {}", "assessed_on", "due_z"),
        behind("record"),
        question=pl.lit("Does the latest ARMS still say how this person is, and when is it made again?"),
    )
    kept = ("person", "words", "evidence", "due_a", "due_z", "question", "unsure")
    moved = _changed_since(book, having(arms, cases), limits)
    blank = [pl.lit(None, dtype=pl.String()).alias(name) for name in ("question", "unsure")]
    first = none.with_columns(*blank, *no_days())
    return pl.concat([first.select(kept), late.with_columns(blank[1]).select(kept), moved.select(kept)])


def _changed_since(book: Casebook, arms: pl.DataFrame, limits: Limits) -> pl.DataFrame:
    """People in whose lives something significant happened after their latest ARMS."""
    arms = arms.select("person", "assessed_on", "assessed_on_a", "assessed_on_z", assessment="record")
    events = happenings(book, arms, ADDRESS, PARTNER, CHILD, OFFENCE, RELEASE).join(arms, on="person")
    new = events.filter(c("day_z") > c("assessed_on_a")).with_columns(
        unsure=only_in_part(c("day_a") > c("assessed_on_z"))
    )
    new = surest(new, "person").sort("day_z", "what", "record")
    first = due(new.unique("person", keep="first", maintain_order=True), "day", limits["event_days"])
    return first.with_columns(
        words("latest ARMS of {}; since {} there is {}", "assessed_on", "day_a", "what"),
        behind("assessment", "record"),
        question=pl.lit("What does this change in the assessment, and when is ARMS made again?"),
    )


def scales_apart(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-18."""
    scored = book.assessments.filter(c("scale") != "other", c("band").is_in(BANDS))
    last = scored.sort("assessed_on_z", "recorded_on", "record").unique(
        ["person", "tool"], keep="last", maintain_order=True
    )
    kept = last.select("person", "scale", "band", "record", day_a="assessed_on_a", day_z="assessed_on_z")
    blank = [pl.lit(None, dtype=pl.Date()).alias(name) for name in ("day_a", "day_z")]
    priorities = book.cases.filter(c("priority").is_not_null()).select(
        "person", "record", *blank, scale=pl.lit("priority"), band="priority"
    )
    every = having(pl.concat([kept, priorities.select(kept.columns)]), book.cases)
    place = c("band").replace_strict(list(BANDS), list(range(len(BANDS))), default=None, return_dtype=pl.Int64())
    # Of several tools on one scale the highest band counts: a low band for images says nothing of contact.
    ordered = every.with_columns(place=place).sort("person", "scale", "place", "record")
    top = ordered.unique(["person", "scale"], keep="last", maintain_order=True)
    apart = top.group_by("person", maintain_order=True).agg(
        (c("place").max() - c("place").min()).alias("apart"),
        pl.format("{} {}", "scale", "band").str.join(", ").alias("bands"),
        c("day_a").max(),
        c("day_z").max(),
        c("record").alias("evidence"),
    )
    apart = apart.filter(c("apart") >= limits["bands"])
    if book.leaves(apart):
        return apart
    apart = unanswered(apart, _reasons(book), "day", "said_on", key="person")
    return apart.with_columns(words("{}; no rationale names them", "bands"), unsure="vague")


def _reasons(book: Casebook) -> pl.DataFrame:
    """The rationales that name two of the scales, or say that they differ."""
    dated = (
        ("Decision", "DECIDED_IN", "made_on"),
        ("Review", "REVIEWED_IN", "made_on"),
        ("Plan", "PLANNED_IN", "agreed_on"),
    )
    reasons = pl.concat(
        [
            book.of(model, link).select("person", "rationale", said_on_a=f"{day}_a", said_on_z=f"{day}_z")
            for model, link, day in dated
        ]
    )
    named = pl.sum_horizontal(
        c("rationale").str.contains(f"(?i){scale}").fill_null(value=False).cast(pl.Int64())
        for scale in ("OSP", "ARMS", "RoSH", "priority")
    )
    differ = c("rationale").str.contains("(?i)diverg|differ|discrepan|overrid|override")
    return reasons.filter((named >= TWO) | differ.fill_null(value=False))


def no_review(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-29."""
    cases = book.cases.rename({"record": "case"}).with_columns(
        reach=pl.when(c("high")).then(pl.lit(limits["high_days"])).otherwise(pl.lit(limits["days"]))
    )
    made = book.of("Review", "REVIEWED_IN").filter(
        c("kind").is_in(["supervisor", "reactive"]), c("rationale").is_not_null(), c("made_on_z").is_not_null()
    )
    last = latest(made, "made_on").select("person", "made_on", "made_on_a", "made_on_z", "record")
    frame = cases.join(last, on="person", how="left")
    reach = pl.duration(days=c("reach"))
    frame = frame.with_columns(
        due_a=pl.coalesce("made_on_a", "from_on_a") + reach, due_z=pl.coalesce("made_on_z", "from_on_z") + reach
    )
    return frame.with_columns(
        words("last supervisor review with a rationale {}; due by {}", "made_on", "due_z"), behind("case", "record")
    )


CONDITIONS = {"GR-15": no_osp, "GR-16": unknown_input, "GR-17": arms_late, "GR-18": scales_apart, "GR-29": no_review}
