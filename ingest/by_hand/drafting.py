"""From entered rows to drafts, through the mapping of the extract layout like the rows of anybody's files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.keys import BY_HAND, is_node_id, line_id
from ingest.by_hand.kinds import columns_of, table_of
from ingest.formats.rows import RawRow
from ingest.mapping.rows import RowMapper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.drafts import Draft
    from ingest.by_hand.rows import HandRow

FILE = "entered by hand"


def drafts_of(rows: Sequence[HandRow]) -> list[Draft]:
    """The drafts of a form's rows.

    Raises:
        InputError: If a row cannot be used. A file's cell would be kept unread; a person is asked to write it anew.
    """
    return [draft for number, row in enumerate(rows, 1) for draft in _drafts(row, number)]


def _drafts(row: HandRow, number: int) -> list[Draft]:
    headers = tuple(row.cells)
    mapper = RowMapper(table_of(row.table), headers, source=BY_HAND, file=FILE)
    if mapper.unknown:
        known = ", ".join(columns_of(row.table))
        raise InputError(f"No field is called {', '.join(mapper.unknown)}: use {known}.")
    mapped = mapper.of(RawRow(number, tuple(row.cells.values())))
    if mapped.refusal is not None:
        raise InputError(" ".join(mapped.refusal.reasons))
    return [_own(draft, row) for draft in mapped.drafts]


def _own(draft: Draft, row: HandRow) -> Draft:
    if draft.unreadable:
        fields = ", ".join(entry.partition("=")[0] for entry in draft.unreadable)
        raise InputError(f"{fields} cannot be read: write dates as 2026-03-05 and codes as the layout lists them.")
    origin = draft.origin
    if origin.report_ref and any(is_node_id(kind, origin.report_ref) for kind in ("Report", "ReportItem")):
        origin = replace(origin, report_ref=None)
    if not row.key:
        return replace(draft, origin=origin)
    # Two officers may state the same; what each of them states is a row of its own.
    origin = replace(origin, key=row.key)
    return replace(draft, line=line_id(BY_HAND, row.table, row.key), origin=origin)
