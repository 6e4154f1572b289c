"""Brokers: people who alone stand between groups of associates, by ties that few items or one origin support."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from analysis.gaps.shaping import c, having, lacking, only_in_part, plural, surely_holds, words

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits

TWO = 2
_LOOKED_AT = ("person", "other", "record", "report", "grade")
CROWDED = "cannot be decided: one of the associates is tied to more people than are looked through"


def thin_broker(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-62."""
    ties = book.associations.filter(c("current"), c("person") != c("other")).select(
        *_LOOKED_AT, sure=surely_holds(book.on)
    )
    if book.leaves(ties):
        return ties
    # A tie that may have ended parts groups, or joins them: both are asked, with it and without.
    may = sure = _brokers(book, ties, limits)
    if not ties["sure"].all():
        sure = _brokers(book, ties.filter("sure"), limits)
    every = pl.concat([may, lacking(sure, may)]).sort("person")
    certain = having(may, sure).select("person", certain=pl.lit(value=True))
    told = every.join(certain, on="person", how="left", maintain_order="left")
    return told.with_columns(
        words("between {} groups of associates whom nobody else ties; thin towards {} of them: {}", "groups", "thin",
              "behind"),
        unsure=pl.coalesce(pl.when(c("crowded")).then(pl.lit(CROWDED)), only_in_part(c("certain"))),
    )  # fmt: skip


def _brokers(book: Casebook, ties: pl.DataFrame, limits: Limits) -> pl.DataFrame:
    """Who stands between groups by these ties, one of them held by thin evidence, and that evidence."""
    pairs = ties.select("person", "other").unique()
    near = having(pairs, _asked(book, ties, pairs))
    held = having(ties, near).join(_grouped(near, pairs, limits), on=["person", "other"]).sort("record")
    large = held.filter((c("people") >= limits["group"]) | c("crowded"))
    groups = large.group_by("person", "group").agg(c("crowded").any(), *_evidence(book))
    thin = ~c("own") & ((c("items") <= limits["items"]) | c("one_origin"))
    origin = pl.when(c("one_origin")).then(pl.lit(" of one origin")).otherwise(pl.lit(""))
    between = groups.sort("person", "group").group_by("person", maintain_order=True)
    found = between.agg(
        c("crowded").any(),
        pl.len().alias("groups"),
        thin.sum().alias("thin"),
        pl.format("{} graded item{}{}", "items", plural("items"), origin).filter(thin).str.join(", ").alias("behind"),
        *(c(name).filter(thin).explode().unique(maintain_order=True) for name in ("evidence", "also")),
    )
    return found.filter(c("groups") >= TWO, c("thin") > 0)


def _asked(book: Casebook, ties: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """Who is managed, and to whom two managed people are tied; who can be no broker on thin evidence is left out."""
    managed = having(pairs, book.cases.select(other="person"), "other")
    between = managed.group_by("person").len().filter(c("len") >= TWO)
    every = lacking(pl.concat([book.cases.select("person"), between.select("person")]).unique(), book.dead)
    told = having(every, ties.filter(c("report").is_not_null() | c("grade").is_not_null()))
    several = having(pairs, told).group_by("person").len().filter(c("len") >= TWO)
    return several.select("person")


def _grouped(near: pl.DataFrame, pairs: pl.DataFrame, limits: Limits) -> pl.DataFrame:
    """Each person's associates with the group in which each is once the person is left out, and its people.

    A group is whom ties join among the associates and theirs, and no one further away: that far somebody who knows
    the person can be asked. Nobody is gone through who knows too many; a group with one of them is `crowded`.
    """
    beside = pairs.rename({"person": "other", "other": "far"})
    first = _through(having(beside, near, "other"), limits)
    far = near.join(first, on="other").filter(c("far") != c("person")).select("person", other="far")
    nodes = pl.concat([near, far]).unique().sort("person", "other").with_row_index("node")
    every = having(beside, nodes, "other")
    through = _through(every, limits)
    ends = nodes.rename({"other": "far", "node": "end"})
    drawn = nodes.join(through, on="other").join(ends, on=["person", "far"]).select("node", "end")
    web = coo_array((np.ones(len(drawn), dtype=np.int8), drawn.to_numpy().T), shape=(len(nodes), len(nodes)))
    named = nodes.with_columns(pl.Series("group", connected_components(web, directed=False)[1]))
    crowded = lacking(named, through, "other")
    people = named.group_by("group").len("people")
    known = people.with_columns(crowded=c("group").is_in(crowded["group"].unique().implode()))
    return near.join(named, on=["person", "other"]).join(known, on="group").drop("node")


def _through(pairs: pl.DataFrame, limits: Limits) -> pl.DataFrame:
    """The pairs of those who know no more people than are looked through."""
    few = pairs.group_by("other").len().filter(c("len") <= limits["through"])
    return having(pairs, few, "other")


def _evidence(book: Casebook) -> list[pl.Expr]:
    """What the ties to one group rest on; a row with neither report nor grading is the force's own record."""
    origins = book.records("Report").select("about", "origin_id").unique("about", keep="last", maintain_order=True)
    origin = c("report").replace_strict(origins["about"], origins["origin_id"], default=None, return_dtype=pl.String)
    item = pl.when(c("grade").is_not_null()).then(pl.coalesce("report", "record"))
    return [
        (c("report").is_null() & c("grade").is_null()).any().alias("own"),
        item.drop_nulls().n_unique().alias("items"),
        (origin.is_not_null().all() & (origin.n_unique() == 1)).alias("one_origin"),
        c("record").unique(maintain_order=True).alias("evidence"),
        c("other").unique(maintain_order=True).alias("also"),
    ]


CONDITIONS = {"GR-62": thin_broker}
