"""A quarantined row mapped once more, as it came or with some of its cells said anew."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import InputError
from ingest.formats.rows import RawRow
from ingest.mapping.columns import folded_header
from ingest.mapping.known import known_columns
from ingest.mapping.read import shipped
from ingest.mapping.rows import WHOLE_ROW, RowMapper, TableOf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.drafts import Draft
    from graph.reading.quarantine import QuarantinedRow
    from ingest.mapping.spec import MappingSpec

SEPARATOR = "/"


class Again(NamedTuple):
    """What becomes of the row now: its drafts, or why it still cannot be used."""

    drafts: tuple[Draft, ...]
    problems: tuple[str, ...]


def cells_of(row: QuarantinedRow) -> dict[str, str]:
    """The cells of a row by column, as they came; none where it could not be told apart into cells."""
    raw = json.loads(row.raw) if row.raw.startswith("{") else {}
    return {str(name): str(cell) for name, cell in raw.items() if name != WHOLE_ROW}


def columns_of(row: QuarantinedRow, mapping: MappingSpec | None = None) -> tuple[str, ...]:
    """The columns that the row may fill: its own, then those that its mapping knows besides."""
    table = table_of(row, mapping)
    own = tuple(cells_of(row))
    folded = set(map(folded_header, own))
    return (*own, *sorted(known_columns(table.mapping, table.table).every - folded))


def table_of(row: QuarantinedRow, mapping: MappingSpec | None = None) -> TableOf:
    """The table of the mapping that read the row; `mapping` where it is none of those that ship with Mosaic.

    Raises:
        InputError: If the mapping is not at hand, or has no such table.
    """
    name, _, table = (row.mapping or "").partition(SEPARATOR)
    spec = mapping or shipped().get(name)
    if spec is None:
        raise InputError(f"This row was read by the mapping `{name}`, which does not ship with Mosaic: name its file.")
    if table not in spec.tables:
        raise InputError(f"The mapping `{spec.mapping}` has no table `{table}`: name the mapping that read this row.")
    return TableOf(spec, table)


def mapped_again(row: QuarantinedRow, told: Mapping[str, str], mapping: MappingSpec | None = None) -> Again:
    """Map the row with these cells said anew; columns may be in any letter case, and a blank one says nothing.

    Raises:
        InputError: If its mapping is not at hand, or knows no such column.
    """
    cells = _said_anew(row, told, mapping)
    table = table_of(row, mapping)
    mapper = RowMapper(table, tuple(cells), source=row.source, file=row.file or "")
    mapped = mapper.of(RawRow(row.line_no or 0, tuple(cells.values())))
    if mapped.refusal is not None:
        return Again((), mapped.refusal.reasons)
    return Again(mapped.drafts, ())


def _said_anew(row: QuarantinedRow, told: Mapping[str, str], mapping: MappingSpec | None) -> dict[str, str]:
    cells = cells_of(row)
    names = {folded_header(name): name for name in reversed(columns_of(row, mapping))}
    unknown = [name for name in told if folded_header(name) not in names]
    if unknown:
        raise InputError(f"This row has no column {', '.join(unknown)}: use one of {', '.join(names.values())}.")
    return cells | {names[folded_header(name)]: cell.strip() for name, cell in told.items()}
