"""What an entered row refers to: by an id of Mosaic or a source's own key, and only what whoever enters may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.keys import is_node_id
from graph.kinds import NODE_KINDS
from graph.knowledge import state_of
from ingest.by_hand.kinds import table_of
from ingest.mapping.spec import KindByColumn, ThingSpec

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from graph.reader import Reader
    from ingest.by_hand.rows import HandRow

REPORTING = ("Report", "ReportItem")


def resolved(reader: Reader, row: HandRow, own: Collection[str]) -> HandRow:
    """The row with an id in place of each reference; `own` are the keys of what the same form brings.

    Raises:
        NotOnRecordError: If there is nothing under a reference that may be seen.
        InputError: If a reference names another kind of thing than belongs there.
    """
    cells = dict(row.cells)
    for column, kinds in _references(row):
        text = cells.get(column, "")
        if not text or text in own or state_of(text) is not None:
            continue
        found = text if _is_ours(text, own, cells) else reader.find(text)
        if not any(is_node_id(kind, found) for kind in kinds):
            wanted = " or ".join(dict.fromkeys(NODE_KINDS[kind].title for kind in kinds))
            raise InputError(f"{column} names something else than a {wanted}: look for the right reference.")
        cells[column] = found
    return row._replace(cells=_with_kind(row, cells))


def _is_ours(text: str, own: Collection[str], cells: dict[str, str]) -> bool:
    """Whether it is an item of the very report that is being entered, which nobody can find yet."""
    return is_node_id("ReportItem", text) and cells.get("report_id") == text and text in own


def _references(row: HandRow) -> Iterator[tuple[str, tuple[str, ...]]]:
    table = table_of(row.table)
    for thing in table.spec.things.values():
        if not thing.mint and not thing.shared and len(thing.key) == 1:
            yield thing.key[0], _kinds(thing)
    if row.table != "reports":
        yield "report_id", REPORTING


def _kinds(thing: ThingSpec) -> tuple[str, ...]:
    return tuple(thing.kind.words.values()) if isinstance(thing.kind, KindByColumn) else (thing.kind,)


def _with_kind(row: HandRow, cells: dict[str, str]) -> dict[str, str]:
    """Where a column says what kind of thing is meant, the thing itself says it better."""
    for thing in table_of(row.table).spec.things.values():
        if isinstance(thing.kind, KindByColumn):
            words = (word for word, kind in thing.kind.words.items() if is_node_id(kind, cells.get(thing.key[0], "")))
            cells[thing.kind.column] = next(words, cells.get(thing.kind.column, ""))
    return cells
