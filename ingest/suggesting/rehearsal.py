"""The first rows of a file through a mapping, without a database: what would come of each, or why nothing would."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.kinds import MODELS
from graph.links import LINK_TYPES
from graph.model.row import shown
from ingest.mapping.rows import RowMapper, TableOf

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.drafts import Draft
    from ingest.formats.rows import RawRow
    from ingest.mapping.rows import MappedRow
    from ingest.mapping.spec import MappingSpec

SOURCE = "a rehearsal"


class Rehearsed(NamedTuple):
    """What would come of one row.

    Attributes:
        line: The line of the file.
        records: What it would say, each record in words.
        problems: Why it would be refused; values that cannot be read.
        refused: Whether nothing would come of it.
    """

    line: int
    records: tuple[str, ...]
    problems: tuple[str, ...]
    refused: bool


def rehearse(mapping: MappingSpec, headers: tuple[str, ...], rows: Iterable[RawRow]) -> tuple[Rehearsed, ...]:
    """Map rows with the only table of a mapping, or the first that it has."""
    table = TableOf(mapping, next(iter(mapping.tables)))
    mapper = RowMapper(table, headers, source=SOURCE, file="the file")
    return tuple(_rehearsed(row.line, mapper.of(row)) for row in rows)


def _rehearsed(line: int, mapped: MappedRow) -> Rehearsed:
    if mapped.refusal is not None:
        return Rehearsed(line, (), tuple(mapped.refusal.reasons), refused=True)
    unread = (
        f"{name} cannot be read: “{cell}” would be kept as it came."
        for draft in mapped.drafts
        for name, _, cell in (entry.partition("=") for entry in draft.unreadable)
    )
    return Rehearsed(line, tuple(map(_words, mapped.drafts)), tuple(unread), refused=False)


def _words(draft: Draft) -> str:
    model = MODELS[draft.model]
    said = "; ".join(f"{name.replace('_', ' ')} {shown(_plain(value))}" for name, value in draft.values.items())
    ties = ", ".join(dict.fromkeys(LINK_TYPES[link.type].forward for link in draft.links))
    parts = (f"{model.TITLE.capitalize()} {draft.origin.key}", said, f"({ties})" if ties else "")
    return " ".join(part + ("," if place == 0 and said else "") for place, part in enumerate(parts) if part)


def _plain(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value
