"""Casebooks from invented rows, without a database."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import yaml

from analysis.gaps.casebook import PROVENANCE, Casebook, read_fields
from analysis.gaps.catalogue import FOLDER
from graph.keys import node_id, version_id
from graph.kinds import MODELS, NODE_KINDS
from graph.reading.columns import LINK_COLUMNS, RECORD_COLUMNS, Columns
from graph.writing import stored
from tests.builders import LOADED, SOURCE, drafts_of

if TYPE_CHECKING:
    from datetime import date

    from analysis.gaps.rule import Example
    from graph.drafts import Draft
    from tests.builders import Tables

NOW = int(LOADED.timestamp() * 1000)
BASES = yaml.safe_load((FOLDER / "bases.yaml").read_text(encoding="utf-8"))


def book_of(tables: Tables, on: date) -> Casebook:
    """A casebook of these rows as a viewer who may see everything would have it."""
    latest = {draft.line: draft for draft in drafts_of(tables)}
    records: defaultdict[str, list[list[Any]]] = defaultdict(list)
    links: defaultdict[str, list[list[Any]]] = defaultdict(list)
    for draft in latest.values():
        row = _stored(draft)
        if not MODELS[draft.model].MASKED:
            records[draft.model].append(_cells(draft, row))
        for slot, link in enumerate(draft.links):
            found = [
                f"{link.type}:{row['id']}:{slot}",
                link.start,
                link.end,
                link.kind or "",
                row["id"],
                row["recorded"],
            ]
            links[link.type].append([*found, row.get("strength") or ""])
    names = {model: (*RECORD_COLUMNS, *PROVENANCE, *read_fields(model)) for model in records}
    return Casebook(
        on,
        {model: _columns(names[model], rows) for model, rows in records.items()},
        {link: _columns(LINK_COLUMNS, rows) for link, rows in links.items()},
    )


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


def _stored(draft: Draft) -> stored.Properties:
    return stored.record_of(draft, stored.Place(version_id(draft.line, 1), 1, 0, 1, 1, NOW))


def _cells(draft: Draft, row: stored.Properties) -> list[Any]:
    provenance = [row.get(name) for name in (*RECORD_COLUMNS, *PROVENANCE)]
    return [*provenance, *(row.get(f"f_{name}") for name in read_fields(draft.model))]


def _columns(names: tuple[str, ...], rows: list[list[Any]]) -> Columns:
    return Columns(names, tuple(list(column) for column in zip(*rows, strict=True)))
