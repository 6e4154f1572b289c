"""What becomes of the rows of one file, counted while it is loaded, and what the summary says of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.drafts import Outcome, Result
from ingest.line_notes import LineNotes
from ingest.mapping.columns import folded_header
from ingest.mapping.known import named_columns
from ingest.summary import FileSummary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.finding import FoundTable

REFUSED_AT_LAST = "refused"
"""How a row ended that waited and was refused when its reference came."""


@dataclass(slots=True)
class FileCounts:
    """The rows of one file so far."""

    rows: int = 0
    unreadable: int = 0
    doubtful: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    waiting: list[tuple[str, ...]] = field(default_factory=list)
    """Of each row that waits, what it waits as: a wide row is through when nothing of it waits any longer."""
    unknown: tuple[str, ...] = ()
    error: str = ""
    notes: LineNotes = field(default_factory=LineNotes)
    lost_rows: bool = False
    """Whether some row could not even be told apart, so that nobody knows which lines the file holds."""


_ORDER = (Outcome.UNCHANGED, Outcome.CREATED, Outcome.SUPERSEDED, Outcome.WAITING, Outcome.REFUSED)


def gravity(result: Result) -> int:
    """A row of several records is as well off as the worst of them."""
    return _ORDER.index(result.outcome)


def settle_row(counts: FileCounts, ends: Sequence[str]) -> None:
    """Count a row that waited anew, given how each of its items ended; blank where it still waits."""
    if REFUSED_AT_LAST not in ends and not all(ends):
        return
    counts.outcomes[Outcome.WAITING] -= 1
    counts.outcomes[Outcome.REFUSED if REFUSED_AT_LAST in ends else Outcome.CREATED] += 1


def file_summary(found: FoundTable, counts: FileCounts) -> FileSummary:
    """What the summary says of one file."""
    refused, waiting = counts.outcomes[Outcome.REFUSED], counts.outcomes[Outcome.WAITING]
    return FileSummary(
        path=str(found.source.path),
        sheet=found.source.sheet,
        mapping=found.table.label,
        rows=counts.rows,
        accepted=counts.rows - refused - waiting,
        refused=refused,
        waiting=waiting,
        unreadable_values=counts.unreadable,
        doubtful_values=counts.doubtful,
        unknown_columns=counts.unknown,
        chosen=found.chosen,
        error=counts.error,
        notes=(*_nothing_in(found, counts), *found.source.notes, *_of_one_table(found), *_lacking(found)),
        lines=counts.notes.sentences,
    )


def _nothing_in(found: FoundTable, counts: FileCounts) -> list[str]:
    """That a file ends with its header, as one that was cut short may: to say nothing would look like a good load."""
    return [] if counts.rows or counts.error else [f"{found.label} has column names and no row below them."]


def _of_one_table(found: FoundTable) -> list[str]:
    """That another file of this load is the same table: parts of one extract, or two extracts that claim one source."""
    if not found.before:
        return []
    more = f" and {len(found.before) - 1} more" if len(found.before) > 1 else ""
    label = found.table.label
    return [f"{found.before[0]}{more} came before it in this load as {label}: of rows of one key the later one stands."]


def _lacking(found: FoundTable) -> list[str]:
    """What the mapping names and the file has not: it may be a slip of either."""
    headers = set(map(folded_header, found.source.headers))
    mapping, table = found.table.mapping, found.table.label
    return [
        f"{found.label} has no column `{name}`, which {table} names{_in_brackets(mapping.place_of(path))}: "
        f"what it would fill is blank."
        for name, path in named_columns(mapping, found.table.table).items()
        if folded_header(name) not in headers
    ]


def _in_brackets(place: str) -> str:
    return f" ({place})" if place else ""
