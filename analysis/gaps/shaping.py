"""What conditions share: the latest of several records, days in words, and who has none of something."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.frames import EARLIEST, LATEST
from graph.knowledge import KnowledgeState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

c = pl.col
GRADED_FALSE = ("E",)
LOW_GRADES = ("D", "E")
SETTLED = (KnowledgeState.KNOWN_NOT_TO_EXIST.value, KnowledgeState.NOT_APPLICABLE.value)
"""Kinds of nothing that are answers: there is none, or there cannot be."""


NOT_KNOWN_WHEN = "cannot be decided: what would answer it is on record, and whether it came after is not"
PART_OF_A_DATE = "cannot be decided: a date is known only in part"


def latest(frame: pl.DataFrame, day: str, by: str = "person") -> pl.DataFrame:
    """The record of each person with the latest possible day; undated ones only where there is no other.

    The earliest day that the latest of them can mean is the latest of their earliest days: of February and the 20th of
    February one is no sooner than the 20th.
    """
    if len(frame) <= 1:
        return frame
    ordered = frame.sort(by, day + LATEST, "recorded_on", "record", nulls_last=False)
    ordered = ordered.with_columns(c(day + EARLIEST).max().over(by))
    return ordered.unique(by, keep="last", maintain_order=True)


def first_of(frame: pl.DataFrame, by: str, record: str = "record") -> pl.DataFrame:
    """One row of each: which one must not hang on the order in which rows are read."""
    return frame if len(frame) <= 1 else frame.sort(by, record).unique(by, keep="first", maintain_order=True)


def unanswered(open_: pl.DataFrame, deeds: pl.DataFrame, since: str, on: str, *, key: str = "record") -> pl.DataFrame:
    """Leave out what a person's deed certainly answers, on the day that it began or later; `vague` where that is open.

    Days are columns with both ends of what a date can mean. What has no known beginning is answered by anything.

    Args:
        open_: What asks for an answer, with a column `key` that tells one from another.
        deeds: What may be an answer.
        since: The day from which an answer counts.
        on: The day of a deed.
        key: What tells one open thing from another.
    """
    kept = open_ if "vague" in open_.columns else open_.with_columns(vague=pl.lit(None, dtype=pl.String()))
    if kept.is_empty() or deeds.is_empty():
        return kept
    begun = kept.select("person", c(key).alias("open_key"), begun_a=c(since + EARLIEST), begun_z=c(since + LATEST))
    done = deeds.select("person", done_a=c(on + EARLIEST), done_z=c(on + LATEST))
    pairs = begun.join(done, on="person")
    nowhen = c("begun_z").is_null()
    sure = pairs.filter(nowhen | (c("done_a") >= c("begun_z")).fill_null(value=False)).select("open_key").unique()
    may = pairs.filter((c("done_z") >= c("begun_a")).fill_null(value=True)).select("open_key").unique()
    left = kept.join(sure, left_on=key, right_on="open_key", how="anti")
    marked = may.with_columns(may=pl.lit(NOT_KNOWN_WHEN))
    left = left.join(marked, left_on=key, right_on="open_key", how="left", maintain_order="left")
    return left.with_columns(vague=pl.coalesce("vague", "may")).drop("may")


def surest(frame: pl.DataFrame, by: str | Sequence[str], unsure: str = "unsure") -> pl.DataFrame:
    """Of several things that give one gap those that are certain, where any is; else those that may."""
    return frame if len(frame) <= 1 else frame.filter(c(unsure).is_null() | c(unsure).is_not_null().all().over(by))


def only_in_part(certain: pl.Expr) -> pl.Expr:
    """What leaves a gap undecided unless something is certain: that a date is known only in part."""
    return pl.when(~certain.fill_null(value=False)).then(pl.lit(PART_OF_A_DATE))


def surely_holds(on: date) -> pl.Expr:
    """Whether a statement with a period holds on a day however its dates are read; without an end it holds."""
    begun = c("valid_from_z").is_null() | (c("valid_from_z") <= on)
    return begun & (c("valid_to_a").is_null() | (c("valid_to_a") >= on))


def lacking(cases: pl.DataFrame, frame: pl.DataFrame, by: str = "person") -> pl.DataFrame:
    """The cases of people of whom there is nothing in a frame."""
    if cases.is_empty() or frame.is_empty():
        return cases
    return cases.join(frame[[by]], on=by, how="anti")


def having(cases: pl.DataFrame, frame: pl.DataFrame, by: str = "person") -> pl.DataFrame:
    """The cases of people of whom there is something in a frame."""
    if cases.is_empty():
        return cases
    return cases.clear() if frame.is_empty() else cases.join(frame[[by]], on=by, how="semi")


def due(frame: pl.DataFrame, day: str, days: int | pl.Expr) -> pl.DataFrame:
    """Put `due_a` and `due_z`, some days after the first and last day that a date can mean; its limit's last day."""
    reach = pl.duration(days=days)
    return frame.with_columns(due_a=c(day + EARLIEST) + reach, due_z=c(day + LATEST) + reach)


def words(text: str, *values: str | pl.Expr) -> pl.Expr:
    """A sentence with values in it; a value that is not recorded is called so."""
    said = (value if isinstance(value, pl.Expr) else c(value) for value in values)
    return pl.format(text, *(each.cast(pl.String).fill_null("nothing recorded") for each in said)).alias("words")


def plural(number: str) -> pl.Expr:
    """The letter that makes a word plural beside a number of another size than one."""
    return pl.when(c(number) == 1).then(pl.lit("")).otherwise(pl.lit("s"))


def behind(*columns: str) -> pl.Expr:
    """The records that were compared."""
    return pl.concat_list([c(name) for name in columns]).list.drop_nulls().alias("evidence")


def information(grade: str = "grade") -> pl.Expr:
    """The information grade of a 3x5x2 grading, A to E; null where there is none."""
    return c(grade).str.to_uppercase().str.extract(r"^\s*\[?\s*\d[\s/\-]*([A-E])", 1)


def graded_well(grade: str = "grade") -> pl.Expr:
    """Whether an item is graded A to C; an ungraded row is the force's own record and counts."""
    return information(grade).fill_null("A").is_in(LOW_GRADES).not_()


def state_of(name: str) -> pl.Expr:
    """The state of knowledge that a record states of a field; null where the field holds a value or says nothing."""
    return c("states").fill_null([]).list.join(";").str.extract(rf"(?:^|;){name}=([a-z_]+)", 1)


def told(name: str) -> pl.Expr:
    """A field as words: its value, else the kind of nothing that its record states, else that nothing is recorded."""
    kinds = list(KnowledgeState)
    said = state_of(name).replace_strict(
        [kind.value for kind in kinds], [kind.words for kind in kinds], default=None, return_dtype=pl.String()
    )
    return pl.coalesce(c(name).cast(pl.String), said, pl.lit("nothing recorded"))


def no_days() -> list[pl.Expr]:
    """The days of a limit for what is a gap whatever the day."""
    return [pl.lit(None, dtype=pl.Date()).alias(name) for name in ("due_a", "due_z")]


def credible(grade: str = "grade") -> pl.Expr:
    """Whether an item is not suspected to be false; ungraded items count."""
    return information(grade).fill_null("?").is_in(GRADED_FALSE).not_()


def mapped(
    frame: pl.DataFrame, column: str, made: Callable[[dict[str, object]], date | None], reads: Sequence[str]
) -> pl.DataFrame:
    """Put a day that a clock works out of the columns it reads, row by row: clocks are for people, not for columns."""
    days = [made(row) for row in frame.select(reads).iter_rows(named=True)]
    return frame.with_columns(pl.Series(column, days, dtype=pl.Date()))


def link_day(bound: str) -> pl.Expr:
    """A bound of a link's period as a day; blank where it is not recorded."""
    return pl.col(bound).replace("", None).str.to_date("%Y-%m-%d")


def gravest(name: str) -> pl.Expr:
    """The highest of several bands; null where none is one."""
    order = ["very_high", "high", "medium", "low"]
    rank = pl.col(name).replace_strict(order, list(range(len(order))), default=None, return_dtype=pl.Int64())
    return rank.min().replace_strict(list(range(len(order))), order, default=None).alias(name)
