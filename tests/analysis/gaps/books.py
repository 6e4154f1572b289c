"""Casebooks from invented rows, without a database."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import polars as pl
import yaml

from analysis.gaps.catalogue import FOLDER
from analysis.gaps.reading import casebook_of
from graph.keys import node_id, version_id
from graph.kinds import MODELS, NODE_KINDS
from graph.projection.snapshot import Changed, Saying
from graph.projection.tables import Table
from graph.reading.columns import RECORD_COLUMNS, columns_of_links
from graph.writing import stored
from tests.builders import LOADED, SOURCE, drafts_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Example
    from graph.drafts import Draft
    from tests.builders import Tables

NOW = int(LOADED.timestamp() * 1000)
BASES = yaml.safe_load((FOLDER / "bases.yaml").read_text(encoding="utf-8"))


class HeldTables:
    """Invented rows as a snapshot gives them to a viewer who may see everything."""

    def __init__(self, frames: Mapping[Table, pl.DataFrame]) -> None:
        self.frames = frames

    def records(
        self,
        model: str,
        fields: Sequence[str],
        provenance: Sequence[str] = (),
        *,
        about: pl.Series | None = None,
        where: pl.Expr | Saying | None = None,
    ) -> pl.DataFrame:
        frame = self._frame("records", model).select(*RECORD_COLUMNS, *provenance, *(f"f_{name}" for name in fields))
        frame = frame if about is None else frame.filter(pl.col("about").is_in(about.implode()))
        if isinstance(where, Saying):
            where = where.holds
        return frame if where is None else frame.filter(where)

    def links(
        self,
        link_type: str,
        *,
        touching: pl.Series | None = None,
        within: pl.Series | None = None,
        only: Sequence[str] = (),
    ) -> pl.DataFrame:
        frame = self._frame("links", link_type).select(only or columns_of_links(link_type))
        ends = pl.col("start", "end")
        if touching is not None:
            return frame.filter(pl.any_horizontal(ends.is_in(touching.implode())))
        return frame if within is None else frame.filter(pl.all_horizontal(ends.is_in(within.implode())))

    def changed_since(self, earlier: HeldTables) -> Changed:
        both = self.frames.keys() | earlier.frames.keys()
        changed = {table: self._differing(earlier, table) for table in both}
        return Changed(
            {table.name: rows["about"] for table, rows in changed.items() if table.kind == "records" and len(rows)},
            {table.name: rows for table, rows in changed.items() if table.kind == "links" and len(rows)},
        )

    def _differing(self, earlier: HeldTables, table: Table) -> pl.DataFrame:
        own = ["about"] if table.kind == "records" else ["start", "end"]
        now, then = (
            dict(zip(map(repr, frame.rows()), frame.select(own).rows(), strict=True))
            for frame in (self._frame(table.kind, table.name), earlier._frame(table.kind, table.name))
        )
        rows = [row for said, row in (now | then).items() if (said in now) != (said in then)]
        return pl.DataFrame(rows, schema=own, orient="row").cast(pl.String)

    def _frame(self, kind: str, name: str) -> pl.DataFrame:
        table = Table(kind, name)
        return self.frames[table] if table in self.frames else pl.DataFrame(schema=table.schema)


def held_tables(tables: Tables, *, spoilt: bool = False) -> HeldTables:
    """The rows of an extract; a row with the same key replaces one that stands before it."""
    return held_of(drafts_of(tables, spoilt=spoilt))


def held_of(drafts: Sequence[Draft]) -> HeldTables:
    """The same of what rows say."""
    latest = {draft.line: draft for draft in drafts}
    rows: defaultdict[Table, list[stored.Properties]] = defaultdict(list)
    for draft in latest.values():
        place = stored.Place(version_id(draft.line, 1), 1, 0, 1, 1, NOW)
        table = Table("records", draft.model)
        if not MODELS[draft.model].MASKED:
            rows[table].append(_of(table, stored.record_of(draft, place)))
        for link in stored.links_of(draft, place):
            blank = {"kind": "", "strength": "", "to_latest": ""}
            hot = {**blank, **link.hot, "start": link.start, "end": link.end}
            rows[Table("links", link.type)].append(_of(Table("links", link.type), hot))
    return HeldTables({table: pl.DataFrame(held, schema=table.schema, strict=False) for table, held in rows.items()})


def book_of(tables: Tables, on: date) -> Casebook:
    """A casebook of these rows as a viewer who may see everything would have it."""
    return casebook_of(held_tables(tables), on)


def tables_of(example: Example) -> Tables:
    """The rows of an example after those of its bases; a row with the same key replaces one that stands before it."""
    tables: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for rows in (*(BASES[name] for name in example.base), example.tables):
        for table, more in rows.items():
            tables[table] += more
    return tables


def ids_of(key: str) -> set[str]:
    """Every id that something which a source calls so may have."""
    return {node_id(kind, SOURCE, key) for kind in NODE_KINDS}


def _of(table: Table, given: stored.Properties) -> stored.Properties:
    return {name: given.get(name) for name in table.schema}
