"""Ties of everybody as one table, a row for each assertion, as one viewer may see them: no object for each tie.

Texts that a source leaves blank are empty in it, and days that are not recorded are null.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from analysis.network.brokers import is_low
from analysis.network.ties import Tie
from graph.drafts import Bounds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ASSERTED = ("id", "type", "kind", "start", "end", "record", "recorded", "strength", "grade", "report", "origin")
DAYS = Bounds._fields
_TEXT = pl.String()


class Sources(NamedTuple):
    """What ties rest on, as far as it may be seen: records of reports and of items, and which item is whose."""

    reports: pl.DataFrame
    items: pl.DataFrame
    item_of: pl.DataFrame


def tie_table(links: Mapping[str, pl.DataFrame], sources: Sources) -> pl.DataFrame:
    """Links of every type in one table, with the grading and origin of the report or item where they have none."""
    parts = [table.with_columns(type=pl.lit(name)).select(_from_links()) for name, table in links.items()]
    ties = pl.concat(parts) if parts else pl.DataFrame(schema=dict.fromkeys((*ASSERTED[:-1], *DAYS), _TEXT))
    known = ties.join(_grades(sources), on="report", how="left", maintain_order="left")
    known = known.join(_origins(sources), on="report", how="left", maintain_order="left")
    own = pl.col("grade").replace("", None)
    return known.with_columns(
        grade=pl.coalesce(own, pl.col("cited"), pl.lit("")), origin=pl.col("origin").fill_null("")
    ).select(*ASSERTED, *DAYS)


def ties_of(table: pl.DataFrame) -> Iterator[Tie]:
    """Some rows as ties."""
    for row in table.select(*ASSERTED, *DAYS).iter_rows():
        yield Tie._make((*row[: len(ASSERTED)], Bounds(*row[len(ASSERTED) :])))


def well_graded(ties: pl.DataFrame) -> pl.DataFrame:
    """Those that are not of low grading: source 3 or information D or E; what has no grading stays."""
    low = [grade for grade in ties["grade"].unique() if is_low(grade)]
    return ties.filter(~pl.col("grade").is_in(low))


def touched(before: pl.DataFrame, after: pl.DataFrame) -> frozenset[str]:
    """Everybody whose ties differ between two tables, and everybody who shares something of which a tie differs."""
    ids = ["id"]
    differ = pl.concat((before.join(after, on=ids, how="anti"), after.join(before, on=ids, how="anti")))
    ends = pl.concat((differ["start"], differ["end"])).unique()
    sharing = pl.concat((before, after)).filter(pl.col("end").is_in(ends.implode()))["start"]
    return frozenset(pl.concat((ends, sharing)).unique())


def _from_links() -> list[pl.Expr]:
    texts = [pl.col(name).cast(_TEXT).fill_null("") for name in ASSERTED if name not in {"recorded", "origin"}]
    days = [pl.col(name).cast(_TEXT).replace("", None) for name in DAYS]
    return [*texts, pl.col("recorded").cast(pl.Int64), *days]


def _grades(sources: Sources) -> pl.DataFrame:
    """The grading of each report and item, the one recorded last; an item's where both have the same id."""
    parts = [
        records.select(
            report="about",
            cited=pl.concat_str("f_source_grade", "f_info_grade", pl.col("f_handling_code").fill_null("")),
        )
        for records in (sources.reports, sources.items)
    ]
    return pl.concat(parts).filter(pl.col("cited").str.len_chars() > 1).unique("report", keep="last")


def _origins(sources: Sources) -> pl.DataFrame:
    """Where the information of each report first came from; an item has its report's."""
    said = pl.col("f_origin_id").fill_null("") != ""
    of_reports = sources.reports.filter(said).select(report="about", origin="f_origin_id").unique("report", keep="last")
    items = sources.item_of.unique("start", keep="last").select(item="start", report="end")
    of_items = items.join(of_reports, on="report").select(report="item", origin="origin")
    return pl.concat((of_reports, of_items)).unique("report", keep="last")
